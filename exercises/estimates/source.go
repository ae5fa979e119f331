package estimates

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

var evidence = []string{string(model.Guessed), string(model.Seen), string(model.Measured)}

// askSource asks how the step's %CA is known, and from whom.
func (s *screen) askSource(string) tea.Cmd {
	step, _, _ := s.current()
	name, source := ui.Fit(step.Name.String(), longestName), step.CA.Source
	s.desk.Ask(&tui.Prompt{
		Title: fmt.Sprintf("%%CA of %s is %s. Who says so?", name, step.CA),
		Fields: []tui.PromptField{
			{Label: "how it is known", Choices: evidence, Field: ui.NewField(string(source.How), model.NameLimit)},
			{Label: "from whom, which system", Optional: true, Field: ui.NewField(source.Who.String(), model.NameLimit)},
		},
		Then: func(values []model.Text) error {
			said := model.Source{How: model.Evidence(values[0].String()), Who: values[1]}
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

// told is how the figure is known and from whom, as it goes on after it: ", measured, from Jira".
func told(ca model.Estimate) string {
	if toldByRounds(ca) {
		return ""
	}
	if ca.Source.How == "" && ca.Source.Who.Empty() {
		return ", typed directly"
	}
	text := ""
	if how := ca.Source.How; how != "" {
		text = ", " + string(how)
	}
	if who := ca.Source.Who; !who.Empty() {
		text += ", from " + who.String()
	}
	return text
}
