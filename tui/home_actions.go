package tui

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// Actions of the list, of the trash, or of the filter while it is typed.
func (h *home) Actions() []Action {
	if h.typing {
		return []Action{
			{Keys: []string{"enter"}, Label: "back to the list", Footer: true, Do: h.endTyping},
			{Keys: []string{"down", "up"}, Shown: "↑ ↓", Label: "select", Footer: true, Do: h.move},
			{Keys: []string{"esc"}, Label: "clear the filter", Footer: true, Do: h.leave},
		}
	}
	actions := h.sessionActions()
	if h.trash {
		actions = h.trashActions()
	}
	actions = append(actions,
		Action{Keys: []string{"/"}, Label: "filter", Help: "Show the sessions whose name, organisation or pipeline holds what you type.", Footer: len(h.heads) > 0, Do: h.startTyping},
		Action{Keys: []string{"down", "up", "j", "k", "home", "end"}, Shown: "↑ ↓", Label: "select", Help: "Select a session; Home and End go to the first and the last.", Do: h.move})
	if h.trash || !h.filter.Empty() {
		actions = append(actions, Action{Keys: []string{"esc"}, Label: "all sessions", Help: "Clear the filter, or go back from the trash to the sessions.", Do: h.leave})
	}
	return actions
}

func (h *home) sessionActions() []Action {
	return []Action{
		{Keys: []string{"enter"}, Label: "open", Looks: true, Help: "Open the session where it was left.", Footer: len(h.heads) > 0, Why: h.nothing, Do: h.enter},
		{Keys: []string{"a"}, Label: "new", Help: "Make a new session and open it.", Footer: true, Do: h.create},
		{Keys: []string{"d"}, Label: "delete", Help: "Put the session into the trash; u brings it back.", Footer: len(h.heads) > 0 && len(h.shown) <= h.rows, Why: h.nothing, Do: h.delete},
		{Keys: []string{"e"}, Label: "rename", Help: "Give the session another name.", Why: h.nothing, Do: h.rename},
		{Keys: []string{"c"}, Label: "duplicate", Help: "Make a copy of the session under another name.", Why: h.nothing, Do: h.duplicate},
		{Keys: []string{"v"}, Label: "trash", Help: "Show the deleted sessions, to bring one back.", Footer: h.deleted > 0, Do: h.switchTrash},
	}
}

func (h *home) trashActions() []Action {
	restoreFirst := func() string { return "it is in the trash: enter brings it back first" }
	return []Action{
		{Keys: []string{"enter"}, Label: "bring back", Help: "Take the session out of the trash.", Footer: len(h.heads) > 0, Why: h.nothing, Do: h.enter},
		{Keys: []string{"v"}, Label: "sessions", Help: "Go back to the sessions.", Footer: true, Do: h.switchTrash},
		{Keys: []string{"e"}, Label: "rename", Help: "Give it another name, where a session has taken its name meanwhile.", Footer: len(h.heads) > 0, Why: h.nothing, Do: h.rename},
		{Keys: []string{"c"}, Label: "duplicate", Help: "Make a copy of the session under another name.", Why: restoreFirst, Do: h.duplicate},
		{Keys: []string{"d"}, Label: "delete", Help: "Put the session into the trash.", Why: func() string { return "it is in the trash already, and goes for good after 30 days" }},
		{Keys: []string{"a"}, Label: "new", Help: "Make a new session and open it.", Do: h.create},
	}
}

// nothing says why there is no session to do something with.
func (h *home) nothing() string {
	switch {
	case h.selected != "":
		return ""
	case !h.filter.Empty():
		return "no session holds what the filter asks for: esc clears it"
	case h.trash:
		return "the trash is empty: v goes back to the sessions"
	}
	if h.deleted > 0 {
		return h.allDeleted()
	}
	return "there is no session yet: a makes one"
}

// allDeleted says where the sessions are, when all of them are in the trash.
func (h *home) allDeleted() string {
	are := "are"
	if h.deleted == 1 {
		are = "is"
	}
	return "nothing here; " + model.Count(h.deleted, "session") + " " + are + " in the trash: v"
}

// nothingToExport is nothing, for the report: what is in the trash has none.
func (h *home) nothingToExport() string {
	if h.trash {
		return "bring the session back first: v shows the sessions, enter takes one out of the trash"
	}
	return h.nothing()
}

func (h *home) move(key string) tea.Cmd {
	switch key {
	case "down", "j":
		h.selectAt(h.place + 1)
	case "up", "k":
		h.selectAt(h.place - 1)
	case "home":
		h.selectAt(0)
	case "end":
		h.selectAt(len(h.shown) - 1)
	}
	return nil
}

func (h *home) startTyping(string) tea.Cmd {
	h.typing = true
	return nil
}

func (h *home) endTyping(string) tea.Cmd {
	h.typing = false
	return nil
}

// leave clears the filter; without one it leaves the trash.
func (h *home) leave(string) tea.Cmd {
	if h.typing = false; !h.filter.Empty() {
		h.filter.Clear()
		h.sift()
		return nil
	}
	h.show(false, "")
	return nil
}

func (h *home) switchTrash(string) tea.Cmd {
	h.show(!h.trash, "")
	return nil
}

// enter opens the selected session, or takes it out of the trash.
func (h *home) enter(string) tea.Cmd {
	head, ok := h.head()
	switch {
	case !ok:
		return nil
	case h.trash:
		return h.restore(head)
	}
	return h.stage.openSession(head.ID)
}

func (h *home) restore(head model.Head) tea.Cmd {
	if err := h.stage.config.Sessions.Undelete(head.ID, h.stage.now()); err != nil {
		h.stage.say(sentence(err), true)
		return nil
	}
	h.show(false, head.ID)
	h.stage.say(quoted(head.Name)+" is back.", false)
	return nil
}

func (h *home) create(string) tea.Cmd {
	var made model.SessionID
	h.stage.ask(&Prompt{
		Title: "A new session",
		Fields: []PromptField{
			{Label: "name", Field: ui.NewField("", model.NameLimit)},
			{Label: "organisation", Optional: true, Field: ui.NewField("", model.NameLimit)},
			{Label: "pipeline", Optional: true, Field: ui.NewField("", model.NameLimit)},
		},
		Then: func(values []model.Text) (err error) {
			made, err = h.stage.newSession(values[0], values[1], values[2])
			return err
		},
		After: func() tea.Cmd {
			h.show(false, made)
			return h.stage.openSession(made)
		},
	})
	return nil
}

func (h *home) rename(string) tea.Cmd {
	head, _ := h.head()
	h.stage.ask(AskFor("Rename "+quoted(head.Name), "name", head.Name, model.NameLimit, func(name model.Text) error {
		if err := h.stage.config.Sessions.Rename(head.ID, name, h.stage.now()); err != nil {
			return err
		}
		h.reload(head.ID)
		return nil
	}))
	return nil
}

func (h *home) duplicate(string) tea.Cmd {
	head, _ := h.head()
	h.stage.ask(AskFor("A copy of "+quoted(head.Name), "name", copyName(head.Name), model.NameLimit, func(name model.Text) error {
		copied, err := h.stage.config.Sessions.Duplicate(head.ID, name, h.stage.now())
		if err != nil {
			return err
		}
		h.reload(copied.ID)
		h.stage.say(quoted(name)+" is a copy of "+quoted(head.Name)+".", false)
		return nil
	}))
	return nil
}

// copyName proposes a name for a copy; a long name gives way to the word that tells the two apart.
func copyName(name model.Text) model.Text {
	for runes := []rune(name.String()); ; runes = runes[:len(runes)-1] {
		if copied, err := model.Clean(string(runes)+" copy", model.NameLimit); err == nil {
			return copied
		}
	}
}

func (h *home) delete(string) tea.Cmd {
	head, _ := h.head()
	if err := h.stage.config.Sessions.Delete(head.ID, h.stage.now()); err != nil {
		h.stage.say(sentence(err), true)
		return nil
	}
	h.reload("")
	h.stage.say(quoted(head.Name)+" is in the trash; u brings it back.", false)
	return nil
}

func quoted(name model.Text) string { return "“" + name.String() + "”" }
