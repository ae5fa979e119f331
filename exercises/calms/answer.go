package calms

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// The columns of the answer.
const (
	roomColumn   = 6
	movesColumn  = 31
	courseColumn = 47
	answerWidth  = 78

	reasonRows = 3 // the value and two lines
	airyRows   = 32
	tallRows   = 50
)

// drawAnswer shows the room's order and the course's place by place, and the reason for the selected one.
func (s *screen) drawAnswer(c *ui.Canvas) {
	calms := s.calms()
	a := calms.Agreement()
	y := s.drawOrders(c, calms, a) + 1
	found := findings(calms, a)
	below := y + len(found) + 1
	wide := c.W >= 2*answerWidth
	s.whole = wide || c.H-below >= 4*len(parts)+3
	switch {
	case wide:
		s.drawReason(c.In(ui.Rect{X: answerWidth + 4, Y: headRow(c.H), W: answerWidth - 4, H: c.H - headRow(c.H)}), a)
	case c.H-below >= reasonRows:
		s.drawReason(c.In(ui.Rect{X: 0, Y: below, W: min(c.W, answerWidth), H: c.H - below}), a)
	default: // too low a window for both: the reason goes first
		y--
		y += s.drawReason(c.In(ui.Rect{X: 0, Y: y, W: min(c.W, answerWidth), H: c.H - y}), a)
	}
	for i, line := range found {
		c.Put(2, y+i, ui.Plain, ui.Fit(line, c.W-4))
	}
}

// drawOrders shows the two orders beside each other; values with equal points share a place. It returns
// the row after them.
func (s *screen) drawOrders(c *ui.Canvas, calms *model.Calms, a model.Agreement) int {
	headline, room := groupsOrdered(calms, a)
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(headline, c.W-4))
	if a.Orders > 1 {
		c.Put(2, 1, ui.Quiet, ui.Fit(ui.Count(a.Orders, "group")+" have ordered.  "+agreement(a), c.W-4))
	}
	top, pitch := headRow(c.H), 1
	switch {
	case c.H >= tallRows:
		pitch = 4
	case c.H >= airyRows:
		pitch = 2
	}
	c.Put(roomColumn+4, top, ui.Quiet, ui.Fit(room, movesColumn-roomColumn-5))
	c.Put(courseColumn+3, top, ui.Quiet, "the course")
	for i, x := range a.Standings {
		y := top + 1 + i*pitch
		c.Right(roomColumn+2, y, ui.Plain, strconv.Itoa(x.Place))
		if x.Tied {
			c.Put(roomColumn+2, y, ui.Plain, "=")
		}
		c.Put(roomColumn+4, y, ui.Plain, string(x.Value))
		if a.Orders > 1 {
			c.Right(roomColumn+20, y, ui.Plain, strconv.Itoa(x.Points))
		}
		c.Put(movesColumn, y, ui.Plain, moves(x))
	}
	for i, r := range reasons() {
		y := top + 1 + i*pitch
		ink := ui.Plain
		if i == s.place {
			c.Put(courseColumn-1, y, ui.Accent|ui.Bold, "▌")
			ink = ui.Selected
		}
		c.Put(courseColumn, y, ink, fmt.Sprintf("%d  %-12s", i+1, r.Value))
		c.Hit(ui.Rect{X: 0, Y: y, W: c.W, H: 1}, reasonHit(i))
	}
	return top + 1 + len(reasons())*pitch
}

// headRow is the row of the columns' heads: with a blank one above it where rows allow.
func headRow(height int) int {
	if height >= 20 {
		return 3
	}
	return 2
}

// groupsOrdered is the headline, and the head of the room's column: one order alone is set beside the
// course's under its own name.
func groupsOrdered(calms *model.Calms, a model.Agreement) (headline, room string) {
	switch a.Orders {
	case 0:
		return "The course's order; nobody's is complete", ""
	case 1:
		by := calms.Complete()[0].By.String()
		return "One order beside the course's: what is different, and why?", by
	}
	return farthest(a), "the room (points)"
}

// farthest is the value that the course puts farthest from the room's place, the first of them.
func farthest(a model.Agreement) string {
	far := slices.MaxFunc(a.Standings, func(x, y model.Standing) int {
		return cmp.Compare(moved(x), moved(y))
	})
	if moved(far) == 0 {
		return "The room's order is the course's."
	}
	return fmt.Sprintf("%s: the room %s, the course %s", far.Value, ordinals[far.Place-1], ordinals[far.CoursePlace-1])
}

// moved is by how many places the course puts a value elsewhere.
func moved(x model.Standing) int { return max(x.CoursePlace-x.Place, x.Place-x.CoursePlace) }

// moves says how far the course puts a value behind or before its place in the room's order.
func moves(x model.Standing) string {
	switch by := x.CoursePlace - x.Place; {
	case by > 0:
		return "▼ " + strconv.Itoa(by) + " later"
	case by < 0:
		return "▲ " + strconv.Itoa(-by) + " earlier"
	}
	return "= same"
}

// findings are what the orders say together, a sentence a line.
func findings(calms *model.Calms, a model.Agreement) []string {
	var lines []string
	if a.Orders > 0 {
		lines = append(lines, fmt.Sprintf("%d of %d pairs are the other way round.", a.Distance, a.Pairs))
	}
	if said := apart(a); said != "" {
		lines = append(lines, ui.Wrap(said, answerWidth-2)...)
	}
	if open := openOrders(calms); open != "" {
		lines = append(lines, open)
	}
	return lines
}

// drawReason shows what the course says of the selected value, one part of it or all where there is room,
// and returns the row after it.
func (s *screen) drawReason(c *ui.Canvas, a model.Agreement) int {
	r := reasons()[s.place]
	x := c.Put(4, 0, ui.Plain|ui.Bold, fmt.Sprintf("%d  %s", s.place+1, strings.ToUpper(string(r.Value))))
	y := 1
	if s.whole {
		for _, part := range parts {
			c.Put(7, y+1, ui.Quiet, part.name)
			y = drawLines(c, y+2, part.text(r))
		}
	} else {
		x += 3
		for i, part := range parts {
			ink := ui.Quiet
			if i == s.part {
				ink = ui.Accent | ui.Bold | ui.Underline
			}
			x = c.Put(x, 0, ink, part.name) + 2
		}
		y = drawLines(c, y, parts[s.part].text(r))
	}
	for _, x := range a.Standings {
		if place, alone := x.Outlier(); alone && x.Value == r.Value {
			y = drawLines(c, y+1, "One group put it "+places[place-1]+". Ask it first.")
		}
	}
	return y
}

// drawLines wraps a text below the reason's head and returns the row after it.
func drawLines(c *ui.Canvas, y int, text string) int {
	for _, line := range ui.Wrap(text, min(c.W-9, 72)) {
		c.Put(7, y, ui.Plain, line)
		y++
	}
	return y
}
