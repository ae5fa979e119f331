// Package threeways is the exercise in which the room says what it really does for flow, feedback and continuous
// learning, whether the second way may begin, and what it wants to find out by which day.
package threeways

import (
	_ "embed"

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
	Key: "threeWays", Name: "The Three Ways",
	About: "What we do for flow, feedback and learning, the gate behind flow, and hypotheses with a date.",
	Guide: model.ReadGuide(guide), New: newScreen,
}

// screen shows the ways or the hypotheses, each in a sheet of its own.
type screen struct {
	*sheet.Sheet // the one that is shown
	desk         *tui.Desk
	ways, cards  *sheet.Sheet
}

func newScreen(d *tui.Desk) tui.Screen {
	s := &screen{desk: d}
	s.ways, s.cards = sheet.New(d, s.wayTable), sheet.New(d, s.cardTable)
	s.Sheet = s.ways
	if _, card := s.document().Hypothesis(d.Remembered()); card {
		s.Sheet = s.cards
	}
	return s
}

func (s *screen) document() *model.ThreeWays { return s.desk.Session().ThreeWays }

// Actions are those of the view that is shown.
func (s *screen) Actions() []tui.Action {
	if s.Sheet == s.cards {
		return s.ActionsWith(s.cardActions()...)
	}
	return s.ActionsWith(s.wayActions()...)
}

// viewAction goes to the other view.
func (s *screen) viewAction() tui.Action {
	other, word := s.cards, "hypotheses"
	if s.Sheet == s.cards {
		other, word = s.ways, "the ways"
	}
	return tui.Action{Keys: []string{"v"}, Label: word, Help: "Go from the ways to the hypotheses, or back.", Footer: true,
		Do: func(string) tea.Cmd {
			s.Sheet = other
			return nil
		}}
}

// Draw shows the view: its question, and its table.
func (s *screen) Draw(c *ui.Canvas) {
	if s.Sheet == s.cards {
		s.drawCards(c)
	} else {
		s.drawWays(c)
	}
}

// head puts the question at the left and what came of it at the right.
func head(c *ui.Canvas, question, said string) {
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(question, c.W-ui.Width(said)-5))
	c.Right(c.W-1, 0, ui.Accent|ui.Bold, said)
}
