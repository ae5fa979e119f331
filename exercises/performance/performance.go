// Package performance is the screen on which the room reads what its value stream says (activity ratio,
// rolled %CA) and chooses the constraint. The figures put steps forward; nothing is chosen until the
// room has.
package performance

import (
	_ "embed"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

type screen struct {
	desk   *tui.Desk
	chosen choice   // what the room is about to choose; the zero choice is nothing
	own    model.ID // a step that the room put forward itself
	page   int      // of the decision, where it does not fit
	pages  int
	spread spread
}

// choice is a step with the rule by which it stands out.
type choice struct {
	rule model.Rule
	step model.ID
}

// spread keeps the range of rolled %CA, which takes longer than a frame may, until the stream changes. It is
// known where its ends differ as they are read.
type spread struct {
	of        *model.ValueStream
	low, high float64
	known     bool
	why       [2]string // by what it comes about, in full and briefly
}

func (r *spread) read(v *model.ValueStream) {
	if r.of != v {
		low, high, ok := v.RolledRange()
		*r = spread{v, low, high, ok && model.Percent(low) != model.Percent(high), drawnFrom(v)}
	}
}

// drawnFrom says whose answers make the range: all the steps', or those of a few beside which the others count
// with one figure.
func drawnFrom(v *model.ValueStream) [2]string {
	from := v.RangeFrom()
	estimated := 0
	for _, step := range v.Steps {
		if step.CA.Percent != nil {
			estimated++
		}
	}
	switch n := len(from); {
	case n == estimated:
		return [2]string{" by the spread of the room's answers", " by the room's answers"}
	case n == 1:
		return [2]string{" by the answers on " + ui.Fit(from[0].Name.String(), 20) + "; the others are one figure each", " by 1 step's answers"}
	default:
		return [2]string{fmt.Sprintf(" by the answers on %d steps; the others are one figure each", n), fmt.Sprintf(" by %d steps' answers", n)}
	}
}

func (r spread) words() string { return model.Percent(r.low) + " to " + model.Percent(r.high) }

//go:embed guide.md
var guide string

// Exercise is its entry in the catalogue.
var Exercise = tui.Exercise{
	Key: "workflowPerformance", Name: "Workflow performance",
	About: "Total times, activity ratio, rolled %CA, work in progress, the constraint.",
	Guide: model.ReadGuide(guide), New: newScreen,
}

// newScreen is the screen, with nothing chosen.
func newScreen(desk *tui.Desk) tui.Screen { return &screen{desk: desk} }

// GlobalKeys are those that the footer shows: the guide says how the room chooses.
func (s *screen) GlobalKeys() []string { return []string{"g"} }

func (s *screen) stream() *model.ValueStream { return s.desk.Session().Stream }

// rowHit is a candidate's row under the mouse.
type rowHit int

// Update takes clicks, pages, and esc, which leaves what is chosen but not decided.
func (s *screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if msg.String() == "esc" {
			s.chosen, s.own = choice{}, ""
		}
	case tui.Click:
		if row, ok := msg.ID.(rowHit); ok {
			s.chooseRow(int(row))
		}
	case tui.Turn:
		if msg.Forward {
			s.page = min(s.page+1, max(s.pages-1, 0))
		} else {
			s.page = max(s.page-1, 0)
		}
	}
	return nil
}
