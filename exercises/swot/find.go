package swot

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/tui"
)

// find goes to a note by its words, whatever page it is on.
func (s *screen) find(string) tea.Cmd {
	menu := &tui.Menu{Title: "Go to which note?"}
	for _, q := range quadrants {
		for _, note := range s.swot().Quadrant(q.Quadrant) {
			menu.Items = append(menu.Items, tui.MenuItem{
				Key: q.name[:1], Label: note.Text.String(),
				Do: func() tea.Cmd { s.board.Select(note.ID); return nil },
			})
		}
	}
	s.desk.Ask(menu)
	return nil
}

func (s *screen) whyNothingToFind() string {
	if len(s.swot().Notes()) == 0 {
		return "there is no note yet: a adds one"
	}
	return ""
}
