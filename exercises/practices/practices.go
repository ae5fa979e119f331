// Package practices is the exercise in which the room says how widely it does what each step of the deployment
// pipeline asks for, by whom and with what, and where that differs from the map of the value stream.
package practices

import (
	_ "embed"

	tea "charm.land/bubbletea/v2"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/heat"
	"flipchart/tui/sheet"
	"flipchart/tui/ui"
)

//go:embed guide.md
var guide string

// Exercise is its entry in the catalogue.
var Exercise = tui.Exercise{
	Key: "practices", Name: "Pipeline practices",
	About: "The sixteen steps of the pipeline: which patterns we practise, how widely, who and with which tool; a heat map.",
	Guide: model.ReadGuide(guide), New: newScreen,
}

// view is one of the screen's three.
type view int

const (
	overview view = iota // the heat map of all steps
	oneStep
	comparison // with the map of the value stream
)

type screen struct {
	desk    *tui.Desk
	view    view
	heat    *heat.Map
	weakest bool // stands first in the heat map

	patterns *sheet.Sheet // of the step that is open, which is the selected one of the heat map
	helpers  bool         // are shown with them

	comparing *sheet.Sheet // the steps of map and pipeline
}

func newScreen(d *tui.Desk) tui.Screen {
	s := &screen{desk: d}
	s.heat = heat.New(d, s.groups)
	return s
}

func (s *screen) document() *model.Practices { return s.desk.Session().Practices }

// Selected is the step that was looked at last, in whichever view.
func (s *screen) Selected() model.ID { return s.heat.Selected() }

// step is the selected one with its cycle, and what was said of it.
func (s *screen) step() (facts.PipelineStep, facts.Cycle, model.StepPractice) {
	key := string(s.heat.Selected())
	step, cycle, _ := facts.Step(key)
	return step, cycle, s.document().Step(key)
}

// Title names the view.
func (s *screen) Title() string {
	switch s.view {
	case oneStep:
		step, _, _ := s.step()
		return "Practices › " + step.Name
	case comparison:
		return "Practices › beside the map"
	}
	return Exercise.Name
}

// Update takes the mouse and pages; esc goes back to all steps.
func (s *screen) Update(msg tea.Msg) tea.Cmd {
	switch s.view {
	case oneStep:
		return s.patterns.Update(msg)
	case comparison:
		return s.updateComparison(msg)
	}
	if s.heat.Update(msg) {
		return s.open("")
	}
	return nil
}

// Actions are those of the view.
func (s *screen) Actions() []tui.Action {
	switch s.view {
	case oneStep:
		return s.stepActions()
	case comparison:
		return s.comparisonActions()
	}
	return s.overviewActions()
}

// Draw shows the view.
func (s *screen) Draw(c *ui.Canvas) {
	switch s.view {
	case oneStep:
		s.drawStep(c)
	case comparison:
		s.drawComparison(c)
	default:
		s.drawOverview(c)
	}
}

// back is the action that leads to the heat map.
func (s *screen) back() tui.Action {
	return tui.Action{Keys: []string{"esc"}, Label: "all steps", Help: "Go back to the heat map of all steps.", Footer: true, Do: func(string) tea.Cmd {
		s.view = overview
		return nil
	}}
}

// order is that of the steps as the heat map shows them.
func (s *screen) order() []model.PipelineStep {
	if s.weakest {
		return s.document().WeakestFirst(facts.PipelineSteps())
	}
	return facts.PipelineSteps()
}
