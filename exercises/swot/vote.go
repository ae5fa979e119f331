package swot

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
)

// vote puts a dot on the selected note, or takes one off.
func (s *screen) vote(key string) tea.Cmd {
	label, by := "add a dot", 1
	if key == "-" {
		label, by = "take a dot off", -1
	}
	s.desk.Try(label, model.Vote(s.Selected(), by))
	return nil
}

// countDots asks how many dots the selected note has.
func (s *screen) countDots(key string) tea.Cmd {
	note := s.note()
	s.desk.Ask(tui.AskVotes(short(note), key, func(count int) error {
		return s.desk.Edit("count dots", model.SetVotes(note.ID, count))
	}))
	return nil
}

// askDots asks for the two figures that make the quota.
func (s *screen) askDots(string) tea.Cmd {
	s.desk.Ask(tui.AskDots(s.swot().Ballot, func(people, each int) error {
		return s.desk.Edit("set the dots", model.SetDots(people, each))
	}))
	return nil
}
