package streammap

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
)

func (s *screen) duplicate(string) tea.Cmd {
	step, place, _ := s.selected()
	if s.desk.Try("copy "+short(step.Name), model.DuplicateStep(step.ID)) {
		s.board.Select(s.stream().Steps[place+1].ID)
	}
	return nil
}

// delete asks first where something else of the session points at the step.
func (s *screen) delete(string) tea.Cmd {
	step, _, _ := s.selected()
	gone := func() tea.Cmd {
		if s.desk.Try("delete "+short(step.Name), model.DeleteStep(step.ID)) {
			s.desk.Toast(short(step.Name) + " is deleted; u brings it back.")
		}
		return nil
	}
	depends := model.DependsOnStep(s.desk.Session(), step.ID)
	if len(depends) == 0 {
		return gone()
	}
	s.desk.Ask(&tui.Question{
		Title: "Delete a step",
		Body:  fmt.Sprintf("What points at “%s” loses its step: %s.", step.Name, strings.Join(depends, ", ")),
		Yes:   "delete",
		Then:  gone,
	})
	return nil
}

// change edits the selected step.
func (s *screen) change(label string, change func(*model.Step)) {
	step, _, _ := s.selected()
	s.desk.Try(label+" "+short(step.Name), model.ChangeStep(step.ID, change))
}

func (s *screen) switchParallel(string) tea.Cmd {
	s.change("change what is parallel to", func(step *model.Step) { step.Parallel = !step.Parallel })
	return nil
}

func (s *screen) switchMachine(string) tea.Cmd {
	s.change("change who works on", func(step *model.Step) { step.Machine = !step.Machine })
	return nil
}

func (s *screen) setCycle(key string) tea.Cmd {
	cycle := model.Cycle("")
	if n := int(key[0] - '0'); n > 0 {
		cycle = model.Cycles[n-1]
	}
	s.change("change cycle of", func(step *model.Step) { step.Cycle = cycle })
	return nil
}
