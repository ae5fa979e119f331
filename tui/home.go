package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// home is the list of sessions, and of those in the trash.
type home struct {
	stage   *Stage
	trash   bool         // the trash is shown
	heads   []model.Head // all of the list
	trouble string       // why the list may not be complete; empty while all is well
	longest [3]int       // cells of the list's longest name, organisation and pipeline, or of their headings
	deleted int          // sessions in the trash, where there is no other

	filter ui.Field
	typing bool         // into the filter
	shown  []model.Head // what the filter leaves of the list

	selected model.SessionID
	place    int // of the selected session in shown; the next one takes it when a session goes
	rows     int // of the list, as they were drawn last: a page
}

func newHome(s *Stage) *home {
	h := &home{stage: s, rows: 1}
	if s.config.Open == "" { // the list is read when somebody comes to it
		h.reload("")
	}
	return h
}

// reload reads the list again and puts the selection on a session; "" leaves it where it is.
func (h *home) reload(selected model.SessionID) {
	list := h.stage.config.Sessions.Heads
	if h.trash {
		list = h.stage.config.Sessions.Trash
	}
	heads, err := list()
	h.heads, h.trouble = heads, ""
	if err != nil {
		h.trouble = sentence(err)
	}
	if selected != "" {
		h.selected = selected
	}
	h.measure()
	h.sift()
}

// measure takes note of what the list needs to be drawn.
func (h *home) measure() {
	for i := range h.longest {
		h.longest[i] = ui.Width(homeHeadings[i])
	}
	for _, head := range h.heads {
		for i, text := range []model.Text{head.Name, head.Organisation, head.Pipeline} {
			h.longest[i] = max(h.longest[i], ui.Width(text.String()))
		}
	}
	h.deleted = 0
	if len(h.heads) == 0 && !h.trash {
		deleted, _ := h.stage.config.Sessions.Trash() // v says what is wrong with it
		h.deleted = len(deleted)
	}
}

// sift shows what the filter leaves, and finds the selected session again.
func (h *home) sift() {
	h.shown = h.heads
	if words := strings.Fields(model.Fold(h.filter.Value())); len(words) > 0 {
		h.shown = slices.DeleteFunc(slices.Clone(h.heads), func(head model.Head) bool {
			return !holds(head.Name.String()+"\n"+head.Organisation.String()+"\n"+head.Pipeline.String(), words)
		})
	}
	if at := slices.IndexFunc(h.shown, func(head model.Head) bool { return head.ID == h.selected }); at >= 0 {
		h.place = at
		return
	}
	h.selectAt(h.place)
}

// selectAt selects the session at a place of the list, or the nearest there is.
func (h *home) selectAt(place int) {
	h.place, h.selected = max(0, min(place, len(h.shown)-1)), ""
	if len(h.shown) > 0 {
		h.selected = h.shown[h.place].ID
	}
}

// head is the selected session's; ok is false on an empty list.
func (h *home) head() (head model.Head, ok bool) {
	if h.selected == "" {
		return model.Head{}, false
	}
	return h.shown[h.place], true
}

// undone tells what was taken back or done again, and selects the session that came with it.
func (h *home) undone(what, label string, err error) tea.Cmd {
	if err != nil {
		h.stage.notUndone(err)
		return nil
	}
	before := map[model.SessionID]bool{}
	for _, head := range h.heads {
		before[head.ID] = true
	}
	h.reload("")
	said := what + label + "."
	if !h.trash && len(h.heads) < len(before) {
		said += " It is in the trash: v shows it."
	}
	h.stage.say(said, false)
	for place, head := range h.shown {
		if !before[head.ID] {
			h.selectAt(place)
			break
		}
	}
	return nil
}

// show goes to the sessions or to the trash.
func (h *home) show(trash bool, selected model.SessionID) {
	h.trash, h.typing, h.place = trash, false, 0
	h.filter.Clear()
	h.reload(selected)
}

// handedOver is the session in which the room has the keyboard; empty where it has it in none.
func (h *home) handedOver() model.SessionID {
	for _, head := range h.heads {
		if head.Volunteer {
			return head.ID
		}
	}
	return ""
}

// Update takes what is typed into the filter, and the mouse.
func (h *home) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case Click:
		id, ok := msg.ID.(model.SessionID)
		if !ok {
			return nil
		}
		h.selected = id
		h.sift()
		if msg.Double {
			return h.enter("")
		}
		return nil
	case Turn:
		by := -h.rows
		if msg.Forward {
			by = h.rows
		}
		h.selectAt(h.place + by)
		return nil
	}
	if h.typing && h.filter.Update(msg) {
		h.place = 0
		h.sift()
	}
	return nil
}

// Title of the list.
func (h *home) Title() string {
	if h.trash {
		return "Trash"
	}
	return "Sessions"
}

// CapturesText is true while the filter is typed.
func (h *home) CapturesText() bool { return h.typing }
