package swot

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
)

// startMerge marks the selected note; the one that is chosen next takes it in.
func (s *screen) startMerge(string) tea.Cmd {
	s.merging = s.Selected()
	return nil
}

func (s *screen) leaveMerge(string) tea.Cmd {
	s.merging = ""
	return nil
}

func (s *screen) whyNotMerged() string {
	if selected := s.Selected(); selected == s.merging || selected == "" {
		return "arrows choose the other note first"
	}
	return ""
}

// merge makes one note of the marked one and the selected one, which stays.
func (s *screen) merge(string) tea.Cmd {
	if s.desk.Try("make one note of two", model.MergeNotes(s.Selected(), s.merging)) {
		s.merging = ""
	}
	return nil
}

// twins are notes of one quadrant that say the same.
type twins struct {
	in  quadrant
	ids []model.ID
}

func (s *screen) duplicates() []twins {
	var found []twins
	for _, q := range quadrants {
		for _, ids := range s.swot().Duplicates(q.Quadrant) {
			found = append(found, twins{q, ids})
		}
	}
	return found
}

func (s *screen) whyNoDuplicates() string {
	if len(s.duplicates()) == 0 {
		return "no two notes of a quadrant say the same: M makes one of any two"
	}
	return ""
}

// edit makes one note of all, in the place of the first.
func (t twins) edit() model.Edit {
	var edits []model.Edit
	for _, id := range t.ids[1:] {
		edits = append(edits, model.MergeNotes(t.ids[0], id))
	}
	return model.Several(edits...)
}

// askDuplicates shows the notes that say the same, until there are none or the room has seen enough.
func (s *screen) askDuplicates(string) tea.Cmd {
	found := s.duplicates()
	menu := &tui.Menu{Title: "These say the same: make one note of them?"}
	var all []model.Edit
	for _, t := range found {
		all = append(all, t.edit())
		menu.Items = append(menu.Items, tui.MenuItem{
			Label: fmt.Sprintf("%d times in %s: %s", len(t.ids), t.in.Quadrant, short(s.swot().Note(t.ids[0]))),
			Do: func() tea.Cmd {
				return s.unite("make one note of "+model.Count(len(t.ids), t.in.one), t.ids[0], t.edit())
			},
		})
	}
	if len(found) > 1 {
		menu.Items = append(menu.Items, tui.MenuItem{
			Label: "all of these",
			Do:    func() tea.Cmd { return s.unite("merge the same notes", found[0].ids[0], model.Several(all...)) },
		})
	}
	s.desk.Ask(menu)
	return nil
}

// unite merges, and asks for what is left.
func (s *screen) unite(label string, kept model.ID, edit model.Edit) tea.Cmd {
	if !s.desk.Try(label, edit) {
		return nil
	}
	s.board.Select(kept)
	if len(s.duplicates()) > 0 {
		return s.askDuplicates("")
	}
	return nil
}
