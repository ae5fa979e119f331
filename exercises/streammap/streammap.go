// Package streammap is the value stream map: a table that is filled as fast as a spreadsheet, and bars
// beside it that show to scale where an item is worked on and where it waits.
package streammap

import (
	_ "embed"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// screen is the map in one of its views. The steps are in the session; it keeps what is selected and
// typed.
type screen struct {
	desk      *tui.Desk
	board     ui.Board
	field     field // the selected column
	view      view
	backwards bool // the room walks from the customer back: a adds in front
	typing    *typing

	width int // of the frame drawn last: keys act on what is seen
	page  int // steps on it
	boxes int // boxes in a row
	row   int // of the frame, in which the selected step stands
	top   int // of a table: the row of its first step
	below int // and the one behind its last
}

//go:embed guide.md
var guide string

// Exercise is its entry in the catalogue.
var Exercise = tui.Exercise{
	Key: "valueStreamMap", Name: "Value stream map",
	About: "Steps with process time, lead time, wait and %CA; who does them; what hurts.",
	Guide: model.ReadGuide(guide), New: newScreen,
}

// newScreen is the screen of the exercise.
func newScreen(d *tui.Desk) tui.Screen {
	s := &screen{desk: d, page: 1, boxes: 1}
	s.board.Select(d.Remembered())
	return s
}

// Init asks what the map is about, where nothing is there yet.
func (s *screen) Init() tea.Cmd {
	if v := s.stream(); len(v.Steps) == 0 && nothingSaid(v) {
		s.askHead()
	}
	return nil
}

// Selected is the step that is remembered when the screen is left.
func (s *screen) Selected() model.ID { return s.board.Selected(s.lists()) }

// CapturesText is true while a cell is typed.
func (s *screen) CapturesText() bool { return s.typing != nil }

func (s *screen) stream() *model.ValueStream { return s.desk.Session().Stream }

// lists are the steps' ids as the board takes them: one list.
func (s *screen) lists() [][]model.ID {
	steps := s.stream().Steps
	ids := make([]model.ID, len(steps))
	for i, step := range steps {
		ids[i] = step.ID
	}
	return [][]model.ID{ids}
}

// selected is the selected step and its place; ok is false on an empty map.
func (s *screen) selected() (step model.Step, place int, ok bool) {
	return s.stream().Step(s.Selected())
}

// Update takes what is typed and pasted, the mouse, and pages.
func (s *screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		s.paste(msg.Content)
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

// short is a name for a label, which stands in a toast.
func short(name model.Text) string { return ui.Fit(name.String(), 30) }
