package swot

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// typing is a note being typed where it stands on the board.
type typing struct {
	ui.Entry
	note  model.ID // the one being changed; empty for a new one
	list  int
	place int
}

func (s *screen) typingActions() []tui.Action {
	leave := tui.Action{Keys: []string{"esc"}, Label: "cancel", Footer: true, Do: s.leaveTyping}
	if s.typing.note != "" {
		return []tui.Action{{Keys: []string{"enter"}, Label: "done", Footer: true, Do: s.enter}, leave}
	}
	return []tui.Action{
		{Keys: []string{"enter"}, Label: "add, an empty one ends", Footer: true, Do: s.enter},
		{Keys: []string{"tab", "shift+tab"}, Label: "next quadrant", Footer: true, Do: s.otherQuadrant},
		leave,
	}
}

// add begins new notes at the end of the quadrant.
func (s *screen) add(string) tea.Cmd {
	s.typing = &typing{list: s.board.Spot(s.lists()).List, place: len(s.swot().Quadrant(s.quadrant().Quadrant))}
	s.bringBack("")
	return nil
}

// addBefore begins new notes in front of the selected one.
func (s *screen) addBefore(string) tea.Cmd {
	spot := s.board.Spot(s.lists())
	s.typing = &typing{list: spot.List, place: spot.Place}
	s.bringBack("")
	return nil
}

// bringBack gives what is typed the words that were left by esc, where there are some.
func (s *screen) bringBack(words string) {
	if left := s.desk.TakeDraft(string(s.typing.note)); left != "" {
		words = left
	}
	s.typing.Field = ui.NewField(words, model.NoteLimit)
}

// otherQuadrant takes the new note to the end of the next quadrant, or the one before.
func (s *screen) otherQuadrant(key string) tea.Cmd {
	by := 1
	if key == "shift+tab" {
		by = len(quadrants) - 1
	}
	s.typing.list = (s.typing.list + by) % len(quadrants)
	s.typing.place = len(s.swot().Quadrant(quadrants[s.typing.list].Quadrant))
	return nil
}

// edit opens the selected note's words.
func (s *screen) edit(string) tea.Cmd {
	spot, note := s.board.Spot(s.lists()), s.note()
	s.typing = &typing{note: note.ID, list: spot.List, place: spot.Place}
	s.bringBack(note.Text.String())
	return nil
}

// refuse says why below the quadrants, where no older sentence may lie over it.
func (s *screen) refuse(err error) {
	s.typing.Refuse(err)
	s.desk.Toast("")
}

// leaveTyping keeps the words for the next time: a presenter's clicker sends esc, too.
func (s *screen) leaveTyping(string) tea.Cmd {
	t := s.typing
	s.typing = nil
	switch {
	case t.note == "":
		s.desk.LeaveDraft("", t.Value(), "a")
	case t.Value() != s.swot().Note(t.note).Text.String():
		s.desk.LeaveDraft(string(t.note), t.Value(), "e")
	}
	return nil
}

// enter keeps what was typed: a new note makes room for the next one, and an empty one ends.
func (s *screen) enter(string) tea.Cmd {
	t := s.typing
	text, err := t.Text()
	switch {
	case err != nil:
		s.refuse(err)
	case t.note != "":
		s.change(text)
	case text.Empty():
		s.typing = nil
	default:
		if err := s.addNotes(text); err != nil {
			s.refuse(err)
		}
	}
	return nil
}

func (s *screen) change(text model.Text) {
	t := s.typing
	err := s.desk.Edit("change "+quadrants[t.list].one, model.ChangeNote(t.note, func(n *model.Note) { n.Text = text }))
	if err != nil {
		s.refuse(err)
		return
	}
	s.typing = nil
}

// addNotes adds notes as one edit and selects the last of them.
func (s *screen) addNotes(texts ...model.Text) error {
	t := s.typing
	q := quadrants[t.list]
	label := "add " + q.one
	if len(texts) > 1 {
		label = fmt.Sprintf("add %d %s", len(texts), q.Quadrant)
	}
	if err := s.desk.Edit(label, model.AddNotes(q.Quadrant, texts, t.place)); err != nil {
		return err
	}
	t.place += len(texts)
	t.Take("")
	s.board.Select(s.swot().Quadrant(q.Quadrant)[t.place-1].ID)
	return nil
}
