package calms

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"flipchart/model"
	"flipchart/tui/ui"
)

// The columns of the answer.
const (
	roomColumn   = 6
	movesColumn  = 29
	courseColumn = 47
	answerWidth  = 78

	reasonRows = 3 // the value and two lines
	airyRows   = 32
)

// drawAnswer shows the room's order and the course's place by place, and the reason for the selected one;
// in a large window all reasons, the selected one the loudest.
func (s *screen) drawAnswer(c *ui.Canvas) {
	calms := s.calms()
	a := calms.Agreement()
	found := findings(calms, a)
	top := headRow(c.H) + 1
	pitch := 1
	if c.H >= airyRows {
		pitch = 2
	}
	beside := ui.Rect{X: answerWidth + 4, W: min(c.W-answerWidth-6, 100), H: c.H}
	wide := c.W >= 2*answerWidth
	s.whole = wide
	each := min((c.H-top)/len(model.Values), tallest(a, beside.W)+2) // rows from one reason to the next
	s.drawOrders(c, calms, a, top, pitch)
	y := top + len(model.Values)*pitch + 1
	below := y + len(found) + 1
	switch {
	case wide && each > tallest(a, beside.W):
		for place := range model.Values {
			beside.Y, beside.H = top-1+place*each, each
			reason := c.In(beside)
			s.drawReason(reason, place, a)
			if place != s.place {
				reason.Fade()
			}
		}
	case wide:
		beside.Y = top - 1
		s.drawReason(c.In(beside), s.place, a)
	case c.H-below >= reasonRows:
		width := min(c.W, 100)
		s.whole = c.H-below >= tallest(a, width)
		s.drawReason(c.In(ui.Rect{X: 0, Y: below, W: width, H: c.H - below}), s.place, a)
	default: // too low a window for both: the reason goes first
		y--
		y += s.drawReason(c.In(ui.Rect{X: 0, Y: y, W: min(c.W, answerWidth), H: c.H - y}), s.place, a)
	}
	for i, line := range found {
		c.Put(2, y+i, ui.Plain, ui.Fit(line, c.W-4))
	}
}

// drawOrders shows the two orders beside each other; values with equal points share a place.
func (s *screen) drawOrders(c *ui.Canvas, calms *model.Calms, a model.Agreement, top, pitch int) {
	headline, room := groupsOrdered(calms, a)
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(headline, c.W-4))
	if a.Orders > 1 {
		c.Put(2, 1, ui.Quiet, ui.Fit(model.Count(a.Orders, "group")+".  "+agreement(a), c.W-4))
	}
	c.Put(roomColumn+4, top-1, ui.Quiet, ui.Fit(room, movesColumn-roomColumn-5))
	c.Put(movesColumn, top-1, ui.Quiet, "the course puts it")
	c.Put(courseColumn+3, top-1, ui.Quiet, "the course")
	chosen := reasons()[s.place].Value
	for i, x := range a.Standings {
		y, ink := top+i*pitch, ui.Plain
		if x.Value == chosen {
			ink |= ui.Bold
		}
		c.Right(roomColumn+2, y, ui.Plain, strconv.Itoa(x.Place))
		if x.Tied {
			c.Put(roomColumn+2, y, ui.Plain, "=")
		}
		c.Put(roomColumn+4, y, ink, string(x.Value))
		if a.Orders > 1 {
			c.Right(roomColumn+20, y, ui.Plain, strconv.Itoa(x.Points))
		}
		c.Put(movesColumn, y, ink, moves(x))
	}
	for i, r := range reasons() {
		y := top + i*pitch
		ink := ui.Plain
		if i == s.place {
			ink = c.SelectRow(ui.Rect{X: courseColumn, Y: y, W: 15, H: 1})
		}
		c.Put(courseColumn, y, ink, fmt.Sprintf("%d  %-12s", i+1, r.Value))
		c.Hit(ui.Rect{X: 0, Y: y, W: c.W, H: pitch}, reasonHit(i))
	}
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
	headline = farthest(a)
	if a.ByChance() {
		headline += ", but the groups did not agree"
	}
	return headline, "the room (points)"
}

// farthest is the value that the course puts farthest from the room's place, the first of them.
func farthest(a model.Agreement) string {
	far := slices.MaxFunc(a.Standings, func(x, y model.Standing) int {
		return cmp.Compare(moved(x), moved(y))
	})
	if moved(far) == 0 {
		return "The room's order is the course's"
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
	for _, said := range []string{apart(a), openOrders(calms)} {
		if said != "" {
			lines = append(lines, ui.Wrap(said, answerWidth-2)...)
		}
	}
	return lines
}
