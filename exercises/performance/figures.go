package performance

import (
	"fmt"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// drawFigures shows the activity ratio and what it says, or what it waits for.
func drawFigures(c *ui.Canvas, width, scale int, f content) {
	if f.m.ActivityRatio == nil {
		drawTotals(c, width, f.v, f.m, f.cal)
		return
	}
	ratio := *f.m.ActivityRatio * 100
	times := fmt.Sprintf("work %s  ·  elapsed %s  ·  %s", f.m.Process.Hours(), f.m.Lead.Hours(), calendarWords(f.cal))
	if scale == 0 || model.Percent(ratio) != model.Number(model.Rounded(ratio)) { // block letters have only digits
		c.Put(2, 0, ui.Accent|ui.Bold, ui.Fit(model.Percent(ratio)+" % activity ratio. "+waits(ratio), width-2))
		c.Put(2, 1, ui.Plain, ui.Fit(times, width-2))
		return
	}
	x := ui.BigTimes(c, 4, 0, ui.Accent|ui.Bold, model.Percent(ratio)+"%", scale) + 2*scale
	y := (c.H - ui.BigHeight) / 2
	lines := ui.Wrap("of the time something is done to the item (activity ratio). "+waits(ratio), min(width-x, 50))
	for i, line := range lines[:min(len(lines), 3)] {
		c.Put(x, y+i, ui.Plain|ui.Bold, line)
	}
	c.Put(x, y+3, ui.Plain, ui.Fit(times, width-x))
	c.Put(x, y+4, ui.Plain, ui.Fit(behind(f.m, width-x), width-x))
}

func waits(ratio float64) string {
	if ratio >= 99.5 {
		return "It never waits."
	}
	return "The other " + model.Number(100-model.Rounded(ratio)) + " % it waits." // both parts add up as they are read
}

func calendarWords(c model.Calendar) string {
	return strings.SplitN(c.String(), ",", 2)[0]
}

// behind is what stands behind the totals: all the work where steps run beside each other, the guesses,
// and where there is room that the totals are those of a first pass.
func behind(m model.Metrics, width int) string {
	var parts []string
	if m.LabourApart() {
		parts = append(parts, "all steps "+m.Labour.Hours())
	}
	if g := guesses(m); g != "" {
		parts = append(parts, g)
	}
	said := strings.Join(append(parts, "no rework counted"), "  ·  ")
	if ui.Width(said) > width {
		return strings.Join(parts, "  ·  ")
	}
	return said
}

func guesses(m model.Metrics) string {
	switch m.Guesses {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("1 of %d figures is a guess", m.Figures)
	}
	return fmt.Sprintf("%d of %d figures are guesses", m.Guesses, m.Figures)
}

// drawTotals shows what is known of the totals, and names what is missing.
func drawTotals(c *ui.Canvas, width int, v *model.ValueStream, m model.Metrics, cal model.Calendar) {
	c.Put(2, 0, ui.Plain|ui.Bold, "No activity ratio yet: every step needs a PT and an LT.")
	c.Put(2, 1, ui.Plain, ui.Fit(total("Total PT", m.Process, m.WithProcess, m.Steps)+"  ·  "+
		total("Total LT", m.Lead, m.WithLead, m.Steps)+"  ·  "+calendarWords(cal), width-2))
	lines := missing(v, cal)
	for i, line := range lines {
		c.Put(2, 2+i, ui.Warn|ui.Bold, ui.Fit(line, width-2))
	}
	c.Put(2, 2+len(lines), ui.Plain, guesses(m))
}

func total(what string, sum *model.Milliseconds, known, steps int) string {
	if sum == nil {
		return what + " not known"
	}
	text := what + " " + sum.Hours()
	if known < steps {
		text += fmt.Sprintf(", %d of %d steps", known, steps)
	}
	return text
}

// missing names the steps without a PT and those without an LT.
func missing(v *model.ValueStream, c model.Calendar) []string {
	var pt, lt []string
	for _, step := range v.Steps {
		if _, ok := step.PT(c); !ok {
			pt = append(pt, step.Name.String())
		}
		if _, ok := step.LT(c); !ok {
			lt = append(lt, step.Name.String())
		}
	}
	var lines []string
	if len(pt) > 0 {
		lines = append(lines, "! PT missing: "+listed(pt))
	}
	if len(lt) > 0 {
		lines = append(lines, "! LT missing: "+listed(lt))
	}
	return lines
}

// listed names the first few, and counts the rest.
func listed(names []string) string {
	const named, longest = 3, 18
	var shown []string
	for _, name := range names[:min(len(names), named)] {
		shown = append(shown, ui.Fit(name, longest))
	}
	text := strings.Join(shown, ", ")
	if more := len(names) - len(shown); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
