package streammap

import (
	"slices"
	"strconv"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// sentence is what is said about the selected cell, in at most two lines.
type sentence struct {
	ink   ui.Ink
	lines []string
}

// said is a refusal, the hint for what is typed, or what the table does not show of the selected step.
func (s *screen) said(f *frame, g grid) sentence {
	wrap := func(ink ui.Ink, text string) sentence {
		if text == "" {
			return sentence{}
		}
		return sentence{ink, twoLines(text, g.w-4)}
	}
	t := s.typing
	if t == nil {
		return wrap(ui.Quiet, s.details(f, g, f.rows[f.at]))
	}
	if message, ink := t.Message(); message != "" {
		return wrap(ink, message)
	}
	if t.draft() {
		return wrap(ui.Quiet, "enter adds the step and asks for the next; several lines can be pasted")
	}
	takes := wording[t.field].takes
	if t.Offers() {
		takes = "what you type replaces it: " + takes
	}
	return wrap(ui.Quiet, takes)
}

// details are what the table does not show of a step, or cuts.
func (s *screen) details(f *frame, g grid, r row) string {
	var parts []string
	at := s.here()
	for _, hidden := range []field{cycleField, ownerField, waitField} {
		if at.figure() && !hidden.figure() {
			continue // asked about a figure, the step's own words would only be in the way
		}
		text := f.shown(hidden, r.Step)
		if text == "" || g.shows(hidden, text) {
			continue
		}
		switch hidden {
		case cycleField:
			text += " cycle"
		case waitField:
			text = "wait " + text
		}
		parts = append(parts, text)
	}
	if r.Machine {
		parts = append(parts, "a machine's run")
	}
	if r.Parallel {
		parts = append(parts, "parallel to step "+strconv.Itoa(f.at)) // the step above
	}
	if at.figure() {
		said := known(typedOf(at, r.Step), r.Step)
		if said == "" {
			said = wording[at].means
		}
		parts = append(parts, at.head()+" "+said)
	}
	name := r.Name.String()
	if len(parts) == 0 && g.shows(nameField, name) {
		return ""
	}
	return strings.TrimSuffix(name+": "+strings.Join(parts, ", "), ": ")
}

// shows is true where the field has a column, and the text fits into it.
func (g grid) shows(f field, text string) bool {
	i := slices.IndexFunc(g.columns, func(col column) bool { return col.field == f })
	return i >= 0 && ui.Width(text) <= g.columns[i].w
}

// known says how a figure is known, from whom, and its range.
func known(f field, step model.Step) string {
	figure := f.of(step)
	if f == caField {
		figure.Source = step.CA.Source
	}
	var parts []string
	if limits := figure.Range(); limits != "" {
		parts = append(parts, model.Compact(limits))
	}
	if figure.Source.How != "" {
		parts = append(parts, string(figure.Source.How))
	}
	if !figure.Source.Who.Empty() {
		parts = append(parts, "told by "+figure.Source.Who.String())
	}
	return strings.Join(parts, ", ")
}
