// Package swot is the SWOT of the deployment pipeline: four quadrants of notes that the room fills, sorts
// out and votes on with dots.
package swot

import (
	tea "charm.land/bubbletea/v2"
	_ "embed"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// screen is the board of four quadrants. The notes are in the session; it keeps what is selected, typed
// and carried.
type screen struct {
	desk    *tui.Desk
	board   ui.Board
	typing  *typing  // nil while nothing is typed
	merging model.ID // the note that is to become one with another; empty otherwise

	width, height int                 // of the frame drawn last: keys act on what is seen
	tops          [len(quadrants)]int // the first note shown of each quadrant
}

// quadrant is one of the four as the screen calls it.
type quadrant struct {
	model.Quadrant
	name string
	side string // inside or outside the pipeline's reach
	does string // to our way to production
	one  string // a note of it, in the label of an edit
	asks string // what the room answers in it
}

// In the order of the board, two in a row.
var quadrants = [...]quadrant{
	{model.Strengths, "STRENGTHS", "inside", "helps", "strength", "What do we do well?"},
	{model.Weaknesses, "WEAKNESSES", "inside", "hurts", "weakness", "What slows or breaks us?"},
	{model.Opportunities, "OPPORTUNITIES", "outside", "helps", "opportunity", "What is coming that helps?"},
	{model.Threats, "THREATS", "outside", "hurts", "threat", "What could stop us?"},
}

//go:embed guide.md
var guide string

// Exercise is its entry in the catalogue.
var Exercise = tui.Exercise{
	Key: "swot", Name: "SWOT of the pipeline",
	About: "Strengths, weaknesses, opportunities and threats; votes by dots; the heaviest notes.",
	Guide: model.ReadGuide(guide), New: newScreen,
}

// newScreen is the screen, on the note that was selected last.
func newScreen(d *tui.Desk) tui.Screen {
	s := &screen{desk: d, width: 80, height: 20}
	s.board.Across = 2
	s.board.Select(d.Remembered())
	return s
}

// Selected is the note that is remembered when the screen is left.
func (s *screen) Selected() model.ID { return s.board.Selected(s.lists()) }

// CapturesText is true while a note is typed.
func (s *screen) CapturesText() bool { return s.typing != nil }

func (s *screen) swot() *model.Swot { return s.desk.Session().Swot }

// lists are the notes' ids as the board takes them.
func (s *screen) lists() [][]model.ID {
	lists := make([][]model.ID, len(quadrants))
	for i, q := range quadrants {
		notes := s.swot().Quadrant(q.Quadrant)
		lists[i] = make([]model.ID, len(notes))
		for j, note := range notes {
			lists[i][j] = note.ID
		}
	}
	return lists
}

// note is the selected one; a zero Note in an empty quadrant.
func (s *screen) note() model.Note { return s.swot().Note(s.Selected()) }

// quadrant is the one that the selection is in.
func (s *screen) quadrant() quadrant { return quadrants[s.board.Spot(s.lists()).List] }

// Update takes what is typed and pasted, the mouse, and pages.
func (s *screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		s.paste(msg)
	case tea.KeyPressMsg:
		if s.typing != nil {
			s.typing.Update(msg)
		}
	case tui.Turn:
		s.turn(msg.Forward)
	case tui.Click:
		s.click(msg)
	case tui.Drop:
		s.dropped(msg)
	}
	return nil
}

// short is a note's text for a label, a title or a toast.
func short(note model.Note) string { return "“" + ui.Fit(note.Text.String(), 40) + "”" }
