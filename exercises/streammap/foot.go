package streammap

import (
	"fmt"
	"math"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// foot is what stands below the table, line by line; an empty line is air that goes first where rows
// are few.
type foot []func(y int)

// least is the number of rows that the lines take without air.
func (ft foot) least() int {
	n := 0
	for _, line := range ft {
		if line != nil {
			n++
		}
	}
	return n
}

func (ft foot) draw(y, end int) {
	air := end - y - ft.least()
	for _, line := range ft {
		if line != nil {
			line(y)
			y++
		} else if air > 0 {
			air--
			y++
		}
	}
}

// lowFrame is the height below which only the totals and the sentence have room beside the steps.
const lowFrame = 16

func (s *screen) foot(f *frame, g grid, c *ui.Canvas, said sentence) foot {
	total := func(y int) { f.drawTotal(c, g, y) }
	var sentence foot
	for _, line := range said.lines {
		sentence = append(sentence, func(y int) { c.Put(2, y, said.ink, ui.Fit(line, c.W-3)) })
	}
	if c.H < lowFrame {
		return append(foot{total}, sentence...)
	}
	lines := foot{nil, total, func(y int) { f.drawRolled(c, g, y) }, nil}
	for _, line := range ui.Wrap(f.cycles(), c.W-4) {
		if line != "" {
			lines = append(lines, func(y int) { c.Put(2, y, ui.Quiet, line) })
		}
	}
	lines = append(lines, func(y int) { f.drawRules(c, g, y) })
	if sentence, ink := f.little(); sentence != "" {
		lines = append(lines, func(y int) { c.Put(2, y, ink, ui.Fit(sentence, c.W-3)) })
	}
	return append(append(lines, nil), sentence...)
}

// drawRules says what the room chose, and what the figures mean.
func (f *frame) drawRules(c *ui.Canvas, g grid, y int) {
	rules := "LT includes PT, " + f.calendar.String()
	x := g.bar
	if x+ui.Width(rules) > c.W-2 {
		x = c.W - 2 - ui.Width(rules)
	}
	c.Put(x, y, ui.Quiet, rules)
	if d := f.stream.Decision; d != nil {
		step, _, _ := f.stream.Step(d.Step)
		c.Put(2, y, ui.Plain, ui.Fit("constraint: "+step.Name.String(), x-4))
	}
}

// drawTotal is the sum of each column of times, and what it makes of both.
func (f *frame) drawTotal(c *ui.Canvas, g grid, y int) {
	m := f.metrics
	c.Put(g.columns[0].x, y, ui.Plain|ui.Bold, "total")
	for _, col := range g.columns {
		sum := map[field]*model.Milliseconds{processField: m.Process, leadField: m.Lead}[col.field]
		if sum != nil {
			c.Right(col.x+col.w, y, ui.Plain|ui.Bold, sum.In(f.calendar))
		}
	}
	x, w := g.free(g.columns[0].x+len("total  "), processField)
	putFitting(c, x, y, w, f.ratio()...)
}

// free is the room for words beside the sums: under the bars, or before a column where there are none.
func (g grid) free(from int, until field) (x, w int) {
	if g.bar < g.w {
		return g.bar, g.w - 1 - g.bar
	}
	for _, col := range g.columns {
		if col.field == until {
			return from, col.x - 1 - from
		}
	}
	return from, 0
}

// putFitting writes the first wording that fits.
func putFitting(c *ui.Canvas, x, y, w int, wordings ...string) {
	for i, text := range wordings {
		if ui.Width(text) <= w || i == len(wordings)-1 {
			c.Put(x, y, ui.Plain, ui.Fit(text, w))
			return
		}
	}
}

// ratio is the activity ratio with what it is made of, or the figures that it lacks.
func (f *frame) ratio() []string {
	m := f.metrics
	if m.ActivityRatio != nil {
		ratio := "activity ratio " + whole(*m.ActivityRatio*100) + " %"
		return []string{fmt.Sprintf("%s in %s: %s", m.Process.Hours(), m.Lead.Hours(), ratio), ratio}
	}
	if m.WithProcess+m.WithLead == 0 || m.WithProcess+m.WithLead == 2*m.Steps {
		return nil
	}
	return []string{fmt.Sprintf("PT of %d, LT of %d of %d steps", m.WithProcess, m.WithLead, m.Steps)}
}

// drawRolled is the product of the %CA, and how sure the figures are.
func (f *frame) drawRolled(c *ui.Canvas, g grid, y int) {
	m := f.metrics
	ca := g.columns[len(g.columns)-1]
	if m.Rolled != nil {
		rolled := "rolled %CA " + whole(*m.Rolled)
		if m.Estimated < m.Steps {
			rolled = fmt.Sprintf("%d of %d estimated: ", m.Estimated, m.Steps) + rolled
		}
		c.Right(ca.x+ca.w, y, ui.Plain|ui.Bold, rolled)
	}
	var long, short []string
	if m.Labour != nil && (m.Process == nil || *m.Labour != *m.Process) {
		long = append(long, "total labour "+m.Labour.Hours())
		short = append(short, "labour "+m.Labour.Hours())
	}
	if m.Guesses > 0 {
		are := "are guesses"
		if m.Guesses == 1 {
			are = "is a guess"
		}
		long = append(long, fmt.Sprintf("%d of %d figures %s", m.Guesses, m.Figures, are))
		short = append(short, fmt.Sprintf("%d of %d guessed", m.Guesses, m.Figures))
	}
	x, w := g.free(g.columns[0].x, ownerField)
	putFitting(c, x, y, w, strings.Join(long, ", "), strings.Join(short, ", "))
}

// whole rounds for reading; what is above 0 and below 1 does not become 0.
func whole(x float64) string {
	if x > 0 && x < 1 {
		return "below 1"
	}
	return fmt.Sprint(math.Round(x))
}

// cycles says which steps each cycle has: "BUILD 1-3     TEST 4-5".
func (f *frame) cycles() string {
	var parts []string
	for _, cycle := range model.Cycles {
		var runs []string
		for first := 0; first < len(f.rows); first++ {
			if f.rows[first].Cycle != cycle {
				continue
			}
			last := first
			for last+1 < len(f.rows) && f.rows[last+1].Cycle == cycle {
				last++
			}
			run := fmt.Sprint(first + 1)
			if last > first {
				run += fmt.Sprintf("-%d", last+1)
			}
			runs = append(runs, run)
			first = last
		}
		if runs != nil {
			parts = append(parts, strings.ToUpper(string(cycle))+" "+strings.Join(runs, ","))
		}
	}
	return strings.Join(parts, "     ")
}

// little compares the map with items in progress and finished a week.
func (f *frame) little() (string, ui.Ink) {
	law, ok := f.stream.LittlesLaw(f.calendar)
	if !ok {
		return "", ui.Plain
	}
	said := fmt.Sprintf("%s in progress, %s a week: %s each; the map says %s",
		rateText(f.stream.ItemsInProgress), rateText(f.stream.ItemsPerWeek), law.Implied.In(f.calendar), law.Mapped.In(f.calendar))
	if law.Far() {
		return "! " + said + ". Same start and end?", ui.Warn | ui.Bold
	}
	return said + ", which fits", ui.Quiet
}
