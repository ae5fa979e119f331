package report

import (
	"fmt"
	"strings"

	"flipchart/model"
)

// flowchart is a Mermaid diagram that is being written. Its nodes have ids of ours, n1, n2 and so on.
type flowchart struct {
	b     strings.Builder
	nodes int
}

// mermaid draws a value stream: one box a step with its PT and %CA, the wait for it on the arrow. Steps
// of a parallel group stand side by side.
func mermaid(v *model.ValueStream, c model.Calendar) string {
	f, waits := &flowchart{}, waitsOf(v, c)
	f.b.WriteString("flowchart TD\n")
	from := []string{f.node("([", label(orElse(v.Trigger, "start")), "])")}
	place := 0
	for _, group := range v.Groups() {
		if len(group) > 1 && len(from) > 1 {
			from = []string{f.join(from)}
		}
		var ids []string
		for _, step := range group {
			id := f.node("[", stepLabel(v, place), "]")
			if d := v.Decision; d != nil && d.Step == step.ID {
				fmt.Fprintf(&f.b, "  style %s stroke-width:4px\n", id)
			}
			for _, before := range from {
				f.arrow(before, id, waitLabel(step, waits))
			}
			ids = append(ids, id)
			place++
		}
		from = ids
	}
	end := f.node("([", label(orElse(v.Customer, "customer")), "])")
	for _, before := range from {
		f.arrow(before, end, "")
	}
	return f.b.String()
}

func orElse(t model.Text, other string) string {
	if t.Empty() {
		return other
	}
	return t.String()
}

func (f *flowchart) node(open, text, shut string) string {
	f.nodes++
	id := fmt.Sprintf("n%d", f.nodes)
	fmt.Fprintf(&f.b, "  %s%s\"%s\"%s\n", id, open, text, shut)
	return id
}

// join is a point where several arrows meet, so that two groups in a row need no arrow for each pair.
func (f *flowchart) join(from []string) string {
	id := f.node("((", " ", "))")
	for _, before := range from {
		f.arrow(before, id, "")
	}
	return id
}

func (f *flowchart) arrow(from, to, text string) {
	if text == "" {
		fmt.Fprintf(&f.b, "  %s --> %s\n", from, to)
		return
	}
	fmt.Fprintf(&f.b, "  %s -->|\"%s\"| %s\n", from, text, to)
}

func stepLabel(v *model.ValueStream, place int) string {
	step := v.Steps[place]
	said := fmt.Sprintf("%d  %s", place+1, label(step.Name.String()))
	var figures []string
	if step.Process.Known() {
		figures = append(figures, "PT "+label(model.Compact(step.Process.String())))
	}
	if step.CA.Percent != nil {
		figures = append(figures, "%CA "+model.GivenPercent(*step.CA.Percent))
	}
	if len(figures) > 0 {
		said += "<br/>" + strings.Join(figures, ", ")
	}
	if d := v.Decision; d != nil && d.Step == step.ID {
		said += "<br/>the constraint"
	}
	return said
}

func waitLabel(s model.Step, w waits) string {
	if length, known := s.WaitTime(w.calendar); known && length > 0 {
		return "wait " + label(w.of(s))
	}
	return ""
}
