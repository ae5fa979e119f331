package swot

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
)

// askAbout lets the room name the step or cycle that the selected note is about.
func (s *screen) askAbout(string) tea.Cmd {
	note := s.note()
	menu := &tui.Menu{Title: "What is " + short(note) + " about?"}
	offer := func(kind, name string, step model.ID, cycle model.Cycle) {
		label := fmt.Sprintf("%-9s%s", kind, name)
		if note.About == step && note.Cycle == cycle {
			label += "  ✓"
		}
		menu.Items = append(menu.Items, tui.MenuItem{Label: label, Do: func() tea.Cmd {
			s.desk.Try("say what a note is about", model.ChangeNote(note.ID, func(n *model.Note) {
				n.About, n.Cycle = step, cycle
			}))
			return nil
		}})
	}
	steps := s.desk.Session().Stream.Steps
	for i, step := range steps {
		offer(fmt.Sprintf("step %d", i+1), step.Name.String(), step.ID, "")
	}
	for _, cycle := range model.Cycles {
		offer("cycle", string(cycle), "", cycle)
	}
	offer("all", "the whole pipeline", "", "")
	if len(steps) == 0 {
		menu.Items = append(menu.Items, tui.MenuItem{Label: "step", Why: "the value stream map has none yet"})
	}
	s.desk.Ask(menu)
	return nil
}

// about names what a note is about; empty for the whole pipeline.
func (s *screen) about(note model.Note) string {
	if step, _, ok := s.desk.Session().Stream.Step(note.About); ok {
		return step.Name.String()
	}
	if note.Cycle != "" {
		return "the " + string(note.Cycle) + " cycle"
	}
	return ""
}
