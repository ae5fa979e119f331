package estimates

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// askSource asks how the step's %CA is known, and from whom.
func (s *screen) askSource(string) tea.Cmd {
	s.sure = "" // another source is another thing to be sure of
	step, _, _ := s.current()
	name := ui.Fit(step.Name.String(), longestName)
	s.desk.Ask(&tui.Prompt{
		Title:  fmt.Sprintf("%%CA of %s is %s. Who says so?", name, step.CA),
		Fields: tui.SourceFields(step.CA.Source),
		Then: func(values []model.Text) error {
			said := tui.TypedSource(values)
			return s.desk.Edit("say who gave %CA of "+name, model.ChangeStep(step.ID, func(step *model.Step) { step.CA.Source = said }))
		},
	})
	return nil
}

func (s *screen) whyNoFigure() string {
	if step, _, _ := s.current(); step.CA.Percent == nil {
		return "the step has no %CA yet: type answers, or a figure with e"
	}
	return ""
}

// told is how the figure is known and from whom, as it goes on after it: ", seen in real work, by Tom".
func told(ca model.Estimate) string {
	if toldByRounds(ca) {
		return ""
	}
	if ca.Source.How == "" && ca.Source.Who.Empty() {
		return ", typed directly"
	}
	text, from := "", ", from "
	switch how := ca.Source.How; how {
	case "":
	case model.Seen:
		text, from = ", seen in real work", ", by "
	default:
		text = ", " + string(how)
	}
	if who := ca.Source.Who; !who.Empty() {
		text += from + who.String()
	}
	return text
}
