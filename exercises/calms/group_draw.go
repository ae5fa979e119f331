package calms

import (
	"fmt"
	"strconv"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// groupLayout is where the cards of a group lie: places at the left, cards without one at the right.
type groupLayout struct {
	width, right int // of a card, and the column where those without a place begin
	pitch        int // rows from one card to the next
	height       int // of a card: 1 without a frame, an odd number with one
}

// tallestCard is as high as a card is drawn where there is room.
const tallestCard = 5

func layOut(c *ui.Canvas) groupLayout {
	l := groupLayout{width: min((c.W-10)/2, 32), pitch: min(max((c.H-4)/len(model.Values), 1), tallestCard+1)}
	gap := 4
	if c.W >= 120 {
		gap = c.W / 12
		l.width = (c.W - 10 - gap) / 2
	}
	l.height = max((l.pitch-1)/2*2+1, 1)
	l.right = 5 + l.width + gap
	return l
}

// card is where a card lies.
func (l groupLayout) card(at ui.Spot) ui.Rect {
	r := ui.Rect{X: 5, Y: 3 + at.Place*l.pitch, W: l.width, H: l.height}
	if at.List == unplaced {
		r.X = l.right
	}
	return r
}

// drawGroup shows the cards of one group, and nothing of any other, so that no order leads the next.
func (s *screen) drawGroup(c *ui.Canvas) {
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(question, c.W-4))
	l := layOut(c)
	selected := model.ID(s.card())
	carried, _ := s.cards.Carried()
	lists := s.cards.Lists(s.lists())
	order, index, ok := s.order()

	if ok {
		of := fmt.Sprintf("  %d of %d", index+1, len(s.calms().Orders))
		at := c.Put(5, 2, ui.Accent|ui.Bold, ui.Fit(order.By.String(), l.width-len(of)))
		c.Put(at, 2, ui.Quiet, of)
	}
	c.Hit(ui.Rect{X: 0, Y: 3, W: l.right - 1, H: c.H - 3}, cardHit{placed, len(lists[placed])})
	c.Hit(ui.Rect{X: l.right, Y: 3, W: l.width, H: c.H - 3}, cardHit{unplaced, len(lists[unplaced])})
	for place := range model.Values {
		at := ui.Spot{List: placed, Place: place}
		if place >= len(lists[placed]) {
			l.drawFree(c, at)
		}
	}
	for list, ids := range lists {
		for place, id := range ids {
			at := ui.Spot{List: list, Place: place}
			l.drawCard(c, at, model.Value(id), id == selected && ok, id == carried)
		}
	}
	s.drawBeside(c, l, len(lists[unplaced]), ok)
	if len(s.calms().Orders) > 0 {
		c.Put(5, min(4+len(model.Values)*l.pitch, c.H-1), ui.Quiet, ui.Fit(completeOrders(s.calms()), c.W-7))
	}
}

// drawBeside says at the right what there is to do.
func (s *screen) drawBeside(c *ui.Canvas, l groupLayout, cards int, begun bool) {
	width := c.W - l.right - 2
	switch {
	case !begun:
		x := c.Put(l.right, 2, ui.Plain, "press ")
		x = c.Put(x, 2, ui.Accent|ui.Bold, "n")
		c.Put(x, 2, ui.Plain, " for the first group")
		return
	case cards > 0:
		c.Put(l.right, 2, ui.Plain, ui.Fit("not placed yet", width))
		return
	}
	c.Put(l.right, 2, ui.Good|ui.Bold, ui.Fit("✓ all five are in place", width))
	y := 4
	if n := len(s.calms().Orders); n > 1 && n == len(s.calms().Complete()) {
		c.Put(l.right, y, ui.Plain|ui.Bold, ui.Fit(fmt.Sprintf("All %d groups are done:", n), width))
		y++
	}
	for _, line := range s.nextSteps() {
		x := c.Put(l.right, y, ui.Accent|ui.Bold, line.key)
		c.Put(x, y, ui.Plain, ui.Fit(" "+line.does, width-ui.Width(line.key)))
		y++
	}
}

// nextStep is a key with what it does for the room.
type nextStep struct{ key, does string }

// nextSteps are what there is to do behind a complete order; the answer comes first once all are complete.
func (s *screen) nextSteps() []nextStep {
	orders := s.calms().Orders
	next, compare, answer := nextStep{"n", s.nextGroup()}, nextStep{"v", "compare groups"}, nextStep{"r", "course's order"}
	if len(orders) > 1 && len(s.calms().Complete()) == len(orders) {
		return []nextStep{answer, compare, next}
	}
	return []nextStep{next, compare, answer}
}

// drawFree shows a place that has no card.
func (l groupLayout) drawFree(c *ui.Canvas, at ui.Spot) {
	r := l.card(at)
	words := map[int]string{0: "first: where we begin", len(model.Values) - 1: "last"}
	l.number(c, r, at.Place, ui.Quiet)
	c.Hit(r, cardHit(at))
	if l.height > 1 {
		c.Box(r, ui.Rule)
		r = r.Inset(2, l.height/2)
	}
	c.Put(r.X, r.Y, ui.Quiet, ui.Fit(words[at.Place], r.W))
}

func (l groupLayout) number(c *ui.Canvas, r ui.Rect, place int, ink ui.Ink) {
	c.Put(r.X-3, r.Y+r.H/2, ink, strconv.Itoa(place+1))
}

func (l groupLayout) drawCard(c *ui.Canvas, at ui.Spot, value model.Value, selected, carried bool) {
	r := l.card(at)
	ink, frame := ui.Plain|ui.Bold, ui.Plain
	if selected || carried {
		frame = ui.Accent | ui.Bold
	}
	if at.List == placed {
		l.number(c, r, at.Place, ui.Plain|ui.Bold)
	}
	c.Hit(r, cardHit(at))
	if l.height > 1 {
		c.Box(r, frame)
		r = r.Inset(1, 1)
	}
	line := ui.Rect{X: r.X + 1, Y: r.Y + r.H/2, W: r.W - 1, H: 1}
	if selected || carried {
		ink = c.SelectRow(line)
	}
	if carried {
		c.Put(line.X-1, line.Y, frame, "↕")
	}
	c.Put(line.X, line.Y, ink, strings.ToUpper(string(value)))
}
