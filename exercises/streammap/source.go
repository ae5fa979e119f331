package streammap

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// asked is the figure that can be asked about: the selected one or, of a step's own words and of a box, the
// first that is known.
func (s *screen) asked(step model.Step) (f field, ok bool) {
	fields := []field{processField, leadField, caField}
	if s.here().figure() && s.view != boxView {
		fields = []field{s.here()}
	}
	for _, f := range fields {
		if f.shown(step, s.desk.Calendar()) != "" {
			return f, true
		}
	}
	return fields[0], false
}

// askSource asks who says the figure. Of LT and wait, it is about the one that was typed.
func (s *screen) askSource(string) tea.Cmd {
	step, place, _ := s.selected()
	asked, _ := s.asked(step)
	f := typedOf(asked, step)
	if s.view != boxView { // its cell is the one that stands out
		s.field = asked
		if slices.Contains(s.fields(), f) {
			s.field = f
		}
	}
	source, limits := step.CA.Source, ""
	if f != caField {
		source, limits = f.of(step).Source, f.of(step).Range()
	}
	prompt := &tui.Prompt{
		Title:  fmt.Sprintf("%s of %s is %s. Who says so?", f.head(), short(step.Name), f.shown(step, s.desk.Calendar())),
		Note:   s.sourceNote(step, place, f, source),
		Fields: tui.SourceFields(source),
	}
	if f != caField {
		prompt.Fields = append(prompt.Fields, tui.PromptField{Label: "low and high, like 4..10d", Field: ui.NewField(limits, model.NameLimit)})
	}
	prompt.Then = func(values []model.Text) error {
		source := tui.TypedSource(values)
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
	s.desk.Ask(beside{prompt, s.row, s.top, s.below})
	return nil
}

// beside is a prompt that leaves the row in sight that it asks about.
type beside struct {
	*tui.Prompt
	row, top, end int // of the canvas: the row, the first one with a step, and the one behind the last
}

// besideRows are what the prompt takes.
const besideRows = 10

// Draw shows the prompt below the row, or above it where there is no room; "…" stands for steps that it hides.
func (b beside) Draw(c *ui.Canvas) {
	area := ui.Rect{Y: max(b.row+1, c.H-besideRows-1), W: c.W, H: min(besideRows+1, c.H-b.row-1)}
	edge, hides := area.Y, b.end > area.Y
	if area.H < besideRows {
		area = ui.Rect{W: c.W, H: min(b.row, besideRows+1)}
		edge, hides = area.H-1, b.top < area.H
	}
	c.Clear(area)
	b.Prompt.Draw(c.In(area))
	if hides {
		c.Put(2, edge, ui.Quiet, "…")
	}
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

// sourceNote is what is known about the figure besides.
func (s *screen) sourceNote(step model.Step, place int, f field, source model.Source) string {
	parts := []string{wording[f].means}
	if f == caField {
		if asked, elsewhere := s.stream().AskedElsewhere(place); elsewhere {
			parts = append(parts, "asked of "+asked.String())
		}
		if step.CA.Disputed {
			parts = append(parts, "kept although the room did not agree")
		}
	}
	if !source.At.IsZero() {
		parts = append(parts, "since "+source.At.In(s.desk.Now().Location()).Format("2 January"))
	}
	return f.head() + " " + strings.Join(parts, "; ") + "."
}
