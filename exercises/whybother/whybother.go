// Package whybother is the exercise in which the room says why it would change anything: its own figures beside what
// others tell of theirs, and what a defect costs where it is found.
package whybother

import (
	_ "embed"
	"slices"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/sheet"
	"flipchart/tui/ui"
)

//go:embed guide.md
var guide string

// Exercise is its entry in the catalogue.
var Exercise = tui.Exercise{
	Key: "whyBother", Name: "Why bother",
	About: "Benefits of others, our own figures, and the ladder of what a defect costs where it is found.",
	Guide: model.ReadGuide(guide), New: newScreen,
}

type screen struct {
	*sheet.Sheet // of the view that is shown
	desk         *tui.Desk
	figures      *sheet.Sheet
	ladder       *sheet.Sheet
}

// newScreen is the screen in the view whose row was selected when it was left.
func newScreen(d *tui.Desk) tui.Screen {
	s := &screen{desk: d}
	s.figures, s.ladder = sheet.New(d, s.ownTable), sheet.New(d, s.ladderTable)
	s.Sheet = s.figures
	if slices.ContainsFunc(s.rungs().Rungs, func(r model.Rung) bool { return r.ID == d.Remembered() }) {
		s.Sheet = s.ladder
	}
	return s
}

func (s *screen) document() *model.WhyBother { return s.desk.Session().WhyBother }

// Actions are those of the view, while nothing is typed, and of the table.
func (s *screen) Actions() []tui.Action {
	actions := s.Sheet.Actions()
	switch {
	case s.Busy():
		return actions
	case s.Sheet == s.figures:
		return append([]tui.Action{{Keys: []string{"v"}, Label: "what a defect costs", Footer: true,
			Help: "Show the ladder of what a defect costs where it is found.", Do: s.turnTo(s.ladder)}}, actions...)
	}
	view := tui.Action{Keys: []string{"v"}, Label: "our figures", Footer: true,
		Help: "Show our own figures, and what others tell of theirs.", Do: s.turnTo(s.figures)}
	return append(append([]tui.Action{view}, s.ladderActions()...), actions...)
}

func (s *screen) turnTo(view *sheet.Sheet) func(string) tea.Cmd {
	return func(string) tea.Cmd {
		s.Sheet = view
		return nil
	}
}

// Draw shows the view.
func (s *screen) Draw(c *ui.Canvas) {
	if s.Sheet == s.figures {
		s.drawFigures(c)
		return
	}
	s.drawLadder(c)
}
