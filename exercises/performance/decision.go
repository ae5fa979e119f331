package performance

import (
	"fmt"

	"flipchart/model"
	"flipchart/tui/ui"
)

// kinds in the order in which they are offered.
var kinds = []model.ConstraintKind{model.CapacityConstraint, model.PolicyConstraint, model.DemandConstraint}

// said is one line of what the room said.
type said struct {
	ink  ui.Ink
	text string
}

// leadWidth is the columns of what leads in a line that the room said: "objection".
const leadWidth = 11

// decision is what the room chose and why, what is held against it, and what changed since.
func (s *screen) decision(width int) []said {
	v, c := s.stream(), s.desk.Calendar()
	d := v.Decision
	var lines []said
	add := func(ink ui.Ink, text string) {
		for _, line := range ui.Wrap(text, width) {
			lines = append(lines, said{ink, line})
		}
	}
	addTo := func(lead, text string) {
		for _, line := range ui.Wrap(text, width-leadWidth) {
			lines = append(lines, said{ui.Plain, fmt.Sprintf("%-*s%s", leadWidth, lead, line)})
			lead = ""
		}
	}
	if d == nil {
		add(ui.Plain|ui.Bold, "The room decides:  not yet")
	} else {
		step, _, _ := v.Step(d.Step)
		add(ui.Good|ui.Bold|ui.Reverse, "✓ The room decided:  "+ui.Fit(step.Name.String(), 30)+", "+d.Rule.Words())
		for _, change := range v.DecidedOnOtherFigures(c) {
			if len(lines) == 1 {
				add(ui.Warn|ui.Bold, "! Decided on other figures: enter confirms it, or choose again")
			}
			then, now := sides(change)
			add(ui.Warn, change.Rule.Words()+": was "+then+", is "+now)
		}
		if d.Kind != "" {
			addTo("kind", d.Kind.Words())
		}
		if !d.Reason.Empty() {
			addTo("because", "“"+d.Reason.String()+"”")
		}
	}
	for _, o := range v.Objections {
		addTo("objection", "“"+o.Text.String()+"”")
	}
	if little, ok := v.LittlesLaw(c); ok && little.Far() {
		add(ui.Warn, fmt.Sprintf("! %s in progress at %s a week would take %s, the map says %s: same start, end and kind of item?",
			model.Number(*v.ItemsInProgress), model.Number(*v.ItemsPerWeek), little.Implied.In(c), little.Mapped.In(c)))
	}
	return lines
}

// sides are what changed: the step with its figure, and where these look the same, what it is a share of
// and how many other steps have the same figure.
func sides(change model.Change) (then, now string) {
	then, now = side(change.Then), side(change.Now)
	if then == now {
		then, now = more(change.Then, then), more(change.Now, now)
	}
	return then, now
}

// side is one side of a change, or nothing.
func side(f *model.Candidate) string {
	if f == nil {
		return "none"
	}
	figure, _ := words(*f)
	if figure == "" {
		figure = "no LT"
	}
	return ui.Fit(f.Name.String(), 20) + " " + figure
}

func more(f *model.Candidate, said string) string {
	if _, share := words(*f); share != "" {
		said += ", " + share
	}
	if n := len(f.Ties); n > 0 {
		said += ", like " + model.Count(n, "other step")
	}
	return said
}
