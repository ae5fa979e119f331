package streammap

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// askSource asks who says the selected figure. Of LT and wait, it is about the one that was typed.
func (s *screen) askSource(string) tea.Cmd {
	step, place, _ := s.selected()
	f := typedOf(s.here(), step)
	source, limits := step.CA.Source, ""
	if f != caField {
		source, limits = f.of(step).Source, f.of(step).Range()
	}
	prompt := &tui.Prompt{
		Title: fmt.Sprintf("Who says so? %s of %s", f.head(), short(step.Name)),
		Note:  s.sourceNote(step, place, f, source),
		Fields: []tui.PromptField{
			{Label: "guessed, seen or measured", Field: ui.NewField(string(source.How), model.NameLimit)},
			{Label: "from whom, which system", Field: ui.NewField(source.Who.String(), model.NameLimit)},
		},
	}
	if f != caField {
		prompt.Fields = append(prompt.Fields, tui.PromptField{Label: "low and high, like 4..10d", Field: ui.NewField(limits, model.NameLimit)})
	}
	prompt.Then = func(values []model.Text) error {
		how, err := readEvidence(values[0].String())
		if err != nil {
			return err
		}
		source := model.Source{How: how, Who: values[1]}
		change := func(step *model.Step) { step.CA.Source = source }
		if f != caField {
			figure, err := ranged(f.of(step), values[2].String())
			if err != nil {
				return err
			}
			figure.Source = source
			change = func(step *model.Step) { f.set(step, figure) }
		}
		return s.desk.Edit("say who gave "+f.head()+" of "+short(step.Name), model.ChangeStep(step.ID, change))
	}
	s.desk.Ask(prompt)
	return nil
}

// typedOf is the field that holds the figure: wait where LT follows from it, and the other way round.
func typedOf(f field, step model.Step) field {
	switch {
	case f == leadField && !step.Lead.Known() && step.Wait.Known():
		return waitField
	case f == waitField && !step.Wait.Known() && step.Lead.Known():
		return leadField
	}
	return f
}

// ranged is the figure with another range; none where nothing was typed.
func ranged(figure model.Figure, typed string) (model.Figure, error) {
	if typed == "" {
		return model.Figure{Span: figure.Span}, nil
	}
	read, err := model.ParseFigure(typed, figure)
	if err != nil {
		return model.Figure{}, err
	}
	return model.Figure{Span: figure.Span, Low: read.Low, High: read.High}, nil
}

// readEvidence takes guessed, seen or measured, or how it begins.
func readEvidence(typed string) (model.Evidence, error) {
	if typed == "" {
		return "", nil
	}
	for _, how := range []model.Evidence{model.Guessed, model.Seen, model.Measured} {
		if strings.HasPrefix(model.Fold(string(how)), model.Fold(typed)) {
			return how, nil
		}
	}
	return "", errors.New("a figure is guessed, seen or measured: the first letter is enough")
}

// sourceNote is what is known about the figure besides.
func (s *screen) sourceNote(step model.Step, place int, f field, source model.Source) string {
	parts := []string{f.shown(step, s.desk.Calendar())}
	if f == caField {
		parts[0] += " of 100 can be used as they are"
		if asked, elsewhere := s.stream().AskedElsewhere(place); elsewhere {
			parts = append(parts, "asked of "+asked.String())
		}
		if step.CA.Disputed {
			parts = append(parts, "kept although the room did not agree")
		}
	}
	if !source.At.IsZero() {
		parts = append(parts, "since "+source.At.In(s.desk.Now().Location()).Format("2 January, 15:04"))
	}
	return strings.Join(parts, ", ") + "."
}
