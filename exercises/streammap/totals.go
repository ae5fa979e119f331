package streammap

import (
	"fmt"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// drawTotal is the sum of each column of times, and what it makes of both.
func (f *frame) drawTotal(c *ui.Canvas, g grid, y int) {
	c.Put(g.columns[0].x, y, ui.Plain|ui.Bold, "total")
	work, lead := f.sums()
	for _, col := range g.columns {
		sum := map[field]string{processField: work, waitField: f.waits(), leadField: lead}[col.field]
		c.Right(col.x+col.w, y, ui.Plain|ui.Bold, sum)
	}
	x, w := g.free(g.columns[0].x+len("total  "), processField)
	putFitting(c, x, y, w, f.ratio()...)
}

// sums are Total PT and Total LT, said as in the headline; empty where nothing of it is known.
func (f *frame) sums() (work, lead string) {
	m := f.metrics
	if m.Process != nil && m.Lead != nil {
		return f.comparable(*m.Process, *m.Lead)
	}
	if m.Process != nil {
		work = m.Process.Short(f.calendar)
	}
	if m.Lead != nil {
		lead = m.Lead.Short(f.calendar)
	}
	return work, lead
}

// waits is the sum of the waits; empty where those of parallel steps make it another time than the totals
// beside it leave.
func (f *frame) waits() string {
	m := f.metrics
	if m.Waiting == nil || m.Process == nil || m.Lead == nil || *m.Waiting != *m.Lead-*m.Process {
		return ""
	}
	switch _, lead := f.sums(); {
	case strings.HasSuffix(lead, "d"): // in the unit of the sum beside it
		return tenths(*m.Waiting, f.calendar.HoursPerDay*hour) + "d"
	case strings.HasSuffix(lead, "h"):
		return tenths(*m.Waiting, hour) + "h"
	}
	return m.Waiting.Short(f.calendar)
}

// free is the room for words beside the sums: under the bars, or before a column where there are none.
func (g grid) free(from int, until field) (x, w int) {
	if g.bar < g.w {
		return g.bar, g.end - g.bar
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

// ratio is the activity ratio, with both totals in hours where they stand in different units, or the figures that it lacks.
func (f *frame) ratio() []string {
	m := f.metrics
	if m.ActivityRatio != nil {
		ratio := "activity ratio " + model.Percent(*m.ActivityRatio*100) + " %"
		if work, lead := f.sums(); work[len(work)-1] == lead[len(lead)-1] {
			return []string{ratio} // the totals beside it divide as they are
		}
		return []string{fmt.Sprintf("%s in %s: %s", m.Process.Hours(), m.Lead.Hours(), ratio), ratio}
	}
	if m.WithProcess+m.WithLead == 0 || m.WithProcess+m.WithLead == 2*m.Steps {
		return nil
	}
	return []string{fmt.Sprintf("PT of %d, LT of %d of %d steps", m.WithProcess, m.WithLead, m.Steps)}
}

// drawRolled is the product of the %CA, and the first note beside it.
func (f *frame) drawRolled(c *ui.Canvas, g grid, y int) {
	m := f.metrics
	ca := g.columns[len(g.columns)-1]
	if m.Rolled != nil {
		rolled := "rolled %CA " + model.Percent(*m.Rolled)
		if m.Estimated < m.Steps {
			rolled = fmt.Sprintf("%d of %d estimated: ", m.Estimated, m.Steps) + rolled
		}
		c.Right(ca.x+ca.w, y, ui.Plain|ui.Bold, rolled)
	}
	if notes := f.notes(); len(notes) > 0 {
		f.drawNote(c, g, y, notes[0])
	}
}

// drawNote stands where the ratio does.
func (f *frame) drawNote(c *ui.Canvas, g grid, y int, note string) {
	x, w := g.free(g.columns[0].x, ownerField)
	c.Put(x, y, ui.Plain, ui.Fit(note, w))
}

// notes are the labour, where parallel steps make it more than the total PT, and how many figures are guesses.
func (f *frame) notes() []string {
	m := f.metrics
	var notes []string
	if m.LabourApart() {
		notes = append(notes, "labour "+m.Labour.Hours()+" with parallel steps")
	}
	switch m.Guesses {
	case 0:
	case 1:
		notes = append(notes, fmt.Sprintf("1 of %d figures is a guess", m.Figures))
	default:
		notes = append(notes, fmt.Sprintf("%d of %d figures are guesses", m.Guesses, m.Figures))
	}
	return notes
}
