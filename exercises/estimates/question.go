package estimates

import (
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// The longest name in the question, and how many receivers are named.
const longestName, mostNamed = 40, 3

// question is what is asked about the step at a place, in full, as lines.
func question(v *model.ValueStream, place, width int) []string {
	lines := ui.Wrap("Of 100 items that "+strings.ToUpper(ui.Fit(v.Steps[place].Name.String(), longestName))+" hands on,", width)
	return append(lines, ui.Wrap("how many can "+strings.ToUpper(receivers(v, place))+" use just as they are?", width)...)
}

// receivers are the names of who gets what a step hands on.
func receivers(v *model.ValueStream, place int) string {
	next := v.Receivers(place)
	if len(next) == 0 {
		return ui.Fit(v.CustomerName().String(), longestName)
	}
	var names []string
	for _, step := range next[:min(len(next), mostNamed)] {
		names = append(names, ui.Fit(step.Name.String(), longestName))
	}
	if more := len(next) - len(names); more > 0 {
		return strings.Join(names, ", ") + " and " + model.Number(float64(more)) + " more"
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return names[0]
}
