// Package definition is the exercise in which the room says what DevOps means for it: phrases, the sentence made of
// them, the measures by which it would be noticed, and what everybody wants of the course.
package definition

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
	Key: "definition", Name: "Our definition",
	About: "What DevOps means here: phrases with dots, one sentence, measures, and the nine objectives of the course.",
	Guide: model.ReadGuide(guide), New: newScreen,
}

// view is one question to the room with its board.
type view struct {
	name     string
	question string
	sheet    *sheet.Sheet // nil for the sentence, which is no table
	own      func() []tui.Action
	draw     func(*ui.Canvas)
}

type screen struct {
	desk   *tui.Desk
	views  []view
	at     int     // of the view that is shown
	typing *typing // the sentence, or what is missing in it; nil while neither is typed
}

func newScreen(d *tui.Desk) tui.Screen {
	s := &screen{desk: d}
	s.views = []view{
		{name: "phrases", question: "What belongs in our definition of DevOps?", sheet: sheet.New(d, s.phrases), own: s.phraseActions, draw: s.drawPhrases},
		{name: "sentence", question: "What does DevOps mean here, in one sentence?", own: s.sentenceActions, draw: s.drawSentence},
		{name: "measures", question: "How would we notice that it works here?", sheet: sheet.New(d, s.measures), draw: s.drawMeasures},
		{name: "objectives", question: "Which of these do we want most, and which did we reach?", sheet: sheet.New(d, s.objectives), draw: s.drawObjectives},
	}
	for i, v := range s.views { // the one that was left
		if left := d.Remembered(); left != "" && v.sheet != nil && v.sheet.Selected() == left {
			s.at = i
		}
	}
	return s
}

func (s *screen) document() *model.Definition { return s.desk.Session().Definition }

func (s *screen) view() view { return s.views[s.at] }

// Selected is the row that is remembered when the screen is left; none of the sentence.
func (s *screen) Selected() model.ID {
	if sheet := s.view().sheet; sheet != nil {
		return sheet.Selected()
	}
	return ""
}

// CapturesText is true while something is typed in place.
func (s *screen) CapturesText() bool {
	if sheet := s.view().sheet; sheet != nil {
		return sheet.CapturesText()
	}
	return s.typing != nil
}

// Update takes what is typed and pasted, the mouse, and pages.
func (s *screen) Update(msg tea.Msg) tea.Cmd {
	if sheet := s.view().sheet; sheet != nil {
		return sheet.Update(msg)
	}
	s.updateSentence(msg)
	return nil
}

// Actions are those of the view and, while nothing is typed or carried, to go to the next one.
func (s *screen) Actions() []tui.Action {
	v := s.view()
	if s.typing != nil {
		return s.typingActions()
	}
	var own, table []tui.Action
	if v.own != nil {
		own = v.own()
	}
	if v.sheet != nil {
		table = v.sheet.Actions()
		if v.sheet.Busy() {
			return table
		}
	}
	next := tui.Action{
		Keys: []string{"v"}, Label: s.views[(s.at+1)%len(s.views)].name, Footer: true,
		Help: "Another view: phrases, sentence, measures, objectives.", Do: s.turnView,
	}
	if slices.ContainsFunc(own, func(a tui.Action) bool { return a.Footer }) {
		return slices.Concat(own, []tui.Action{next}, table)
	}
	return slices.Concat(own, table, []tui.Action{next})
}

func (s *screen) turnView(string) tea.Cmd {
	s.at = (s.at + 1) % len(s.views)
	return nil
}

// Draw shows the question with what there is to say on the whole, and the board.
func (s *screen) Draw(c *ui.Canvas) { s.view().draw(c) }

// drawHead writes the question, and at its right how far the room is.
func (s *screen) drawHead(c *ui.Canvas, question, said string) {
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(question, c.W-ui.Width(said)-5))
	c.Right(c.W-1, 0, ui.Accent|ui.Bold, said)
}

// below is the canvas of the board: what is under the question, but for some rows at the bottom.
func below(c *ui.Canvas, foot int) *ui.Canvas {
	return c.In(ui.Rect{X: 0, Y: 2, W: c.W, H: c.H - 2 - foot})
}
