package streammap

import (
	"fmt"
	"slices"

	"flipchart/tui/ui"
)

// A box with its bar and its words below, and the arrow to the next one.
const (
	boxWidth  = 16
	boxHeight = 6
	boxArrow  = 3
	boxRows   = boxHeight + 2
)

// drawBoxes shows the steps as boxes with arrows, row below row, each with its wait and work to scale.
func (s *screen) drawBoxes(c *ui.Canvas, f *frame) {
	s.boxes = max(1, (c.W-1-boxArrow)/(boxWidth+boxArrow))
	lines := (len(f.rows) + s.boxes - 1) / s.boxes
	first, last, label := ui.Page(lines, f.at/s.boxes, (c.H-3)/boxRows)
	top := 2
	if top+(last-first)*boxRows < c.H-1 {
		top++
	}
	s.page = s.boxes * max(1, last-first)
	for i := first * s.boxes; i < min(last*s.boxes, len(f.rows)); i++ {
		x := boxArrow + i%s.boxes*(boxWidth+boxArrow)
		y := top + (i/s.boxes-first)*boxRows
		s.drawBox(c, f, i, x, y)
	}
	c.Right(c.W-2, 0, ui.Accent|ui.Bold, label)
	f.boxLegend(c, min(c.H-1, top+(last-first)*boxRows))
}

func (s *screen) drawBox(c *ui.Canvas, f *frame, i, x, y int) {
	r := f.rows[i]
	at := ui.Rect{X: x, Y: y, W: boxWidth, H: boxHeight}
	frame, name := ui.Rule, ui.Plain
	if i == f.at {
		frame, name = ui.Plain|ui.Bold, ui.Selected
	}
	c.Box(at, frame)
	c.Hit(at, cell{r.ID, s.field})
	inner := c.In(at.Inset(1, 1))
	for line, text := range twoLines(fmt.Sprintf("%d %s", i+1, r.Name), inner.W) {
		inner.Put(0, line, name, text)
	}
	if i == f.at {
		c.Put(x, y+1, ui.Accent|ui.Bold, "▌")
	}
	inner.Put(0, 2, ui.Plain, "PT "+shownOr(processField.shown(r.Step, f.calendar)))
	inner.Right(inner.W, 2, ui.Quiet, "%CA")
	inner.Put(0, 3, ui.Plain, "LT "+shownOr(leadField.shown(r.Step, f.calendar)))
	inner.Right(inner.W, 3, ui.Plain, shownOr(r.CA.String()))
	if i > 0 {
		c.Put(x-boxArrow, y+2, ui.Quiet, arrow(r.Parallel))
	}
	if i+1 < len(f.rows) && (i+1)%s.boxes == 0 {
		c.Put(x+boxWidth, y+2, ui.Quiet, arrow(f.rows[i+1].Parallel))
	}
	f.bar(c, x, y+boxHeight, r.Step, boxWidth)
	c.Put(x, y+boxHeight+1, ui.Accent, ui.Fit(f.remarks(r), boxWidth+boxArrow-1))
}

// twoLines wraps a text and cuts what is beyond the second line.
func twoLines(text string, width int) []string {
	lines := ui.Wrap(text, width)
	if len(lines) > 2 {
		lines = []string{lines[0], ui.Fit(lines[1]+" "+lines[2], width)}
	}
	return lines
}

// arrow leads to a step, or says that it goes on at the same time.
func arrow(parallel bool) string {
	if parallel {
		return " ‖ "
	}
	return "──►"
}

// shownOr is a figure, or a dot where it is not known.
func shownOr(figure string) string {
	if figure == "" {
		return "·"
	}
	return figure
}

// boxLegend explains the bars, and the mark between parallel steps where there are any.
func (f *frame) boxLegend(c *ui.Canvas, y int) {
	at := c.Put(boxArrow, y, ui.Wait, "░ ")
	at = c.Put(at, y, ui.Quiet, "wait  ")
	at = c.Put(at, y, ui.Work, "█ ")
	at = c.Put(at, y, ui.Quiet, "work   LT includes PT, "+f.calendar.String())
	if slices.ContainsFunc(f.rows, func(r row) bool { return r.Parallel }) {
		c.Put(at, y, ui.Quiet, "   ‖ at the same time")
	}
}
