package swot

import (
	"flipchart/tui"
	"flipchart/tui/ui"
)

const question = "What helps and what hurts our way to production?"

// Draw shows the question, the four quadrants and what is to be said on the selected note.
func (s *screen) Draw(c *ui.Canvas) {
	s.width, s.height = c.W, c.H
	l := s.layout()
	tui.DrawBudget(c, question, s.swot().Ballot, s.swot().Placed())
	drawCross(c, l)
	spot := s.focus()
	for i := range l.panes {
		p := &l.panes[i]
		s.tops[i] = p.starts[p.page]
		if i == spot.List && len(p.starts) > 1 {
			c.ShowPaged()
		}
		c.Hit(p.at, quadrantHit(i))
		s.drawPane(c.In(p.at), &l, i, i == spot.List, spot.Place)
	}
	drawSaid(c, l)
}

// drawCross draws the lines between the quadrants.
func drawCross(c *ui.Canvas, l layout) {
	upper, lower := l.panes[0].at, l.panes[3].at
	x, y := upper.W, lower.Y-1
	c.Fill(ui.Rect{X: x, Y: upper.Y, W: 1, H: lower.Y + lower.H - upper.Y}, ui.Rule, "│")
	c.Fill(ui.Rect{X: 1, Y: y, W: c.W - 2, H: 1}, ui.Rule, "─")
	c.Put(x, y, ui.Rule, "┼")
}

// drawPane draws a quadrant; selected is the place of the note with the focus, where it has it.
func (s *screen) drawPane(c *ui.Canvas, l *layout, quadrant int, focus bool, selected int) {
	p := &l.panes[quadrant]
	p.drawHeading(c, l.headings[quadrant], focus)
	if len(p.items) == 0 {
		drawEmpty(c.In(ui.Rect{X: 0, Y: 1 + p.gap, W: c.W, H: 2}), quadrants[quadrant], focus)
		return
	}
	first, last := p.shown()
	y := 1
	for i := first; i < last; i++ {
		it := p.items[i]
		if it.note.ID != "" {
			c.Hit(ui.Rect{X: 0, Y: y, W: c.W, H: p.gap + it.height}, noteHit(it.note.ID))
		}
		y += p.gap
		s.drawItem(c.In(ui.Rect{X: 0, Y: y, W: c.W, H: it.height}), l, p, it, focus && i == selected)
		y += it.height
	}
}

// drawHeading draws a quadrant's name with what it means, and its page. Where it has no note that could be
// selected, the name is.
func (p *pane) drawHeading(c *ui.Canvas, h heading, focus bool) {
	ink, pageInk := ui.Plain|ui.Bold, ui.Quiet
	switch {
	case focus && len(p.items) == 0:
		c.Put(0, 0, ui.Accent|ui.Bold, "▌")
		ink = ui.Selected
	case focus:
		ink, pageInk = ui.Accent|ui.Bold, ui.Plain
	}
	c.Put(c.Put(2, 0, ink, h.name)+2, 0, ui.Quiet, h.means)
	c.Right(c.W-1, 0, pageInk, h.page)
}

// drawEmpty says what belongs into a quadrant, and how it gets there.
func drawEmpty(c *ui.Canvas, q quadrant, focus bool) {
	c.Put(dotsAt, 0, ui.Plain, q.asks)
	if focus {
		c.Put(c.Put(dotsAt, 1, ui.Accent|ui.Bold, "a"), 1, ui.Plain, " adds the first note")
	}
}

func (s *screen) drawItem(c *ui.Canvas, l *layout, p *pane, it item, selected bool) {
	note := it.note
	ink, dotInk := ui.Plain, ui.Accent
	if note.Votes == 0 {
		dotInk = ui.Quiet
	}
	if selected {
		dotInk |= ui.Bold
		c.Fill(ui.Rect{X: 0, Y: 0, W: 1, H: c.H}, ui.Accent|ui.Bold, "▌")
	}
	if selected && !it.typed {
		ink = ui.Selected
		if carried, _ := s.board.Carried(); carried != "" {
			ink = ui.Accent | ui.Bold | ui.Reverse
		}
		c.Fill(ui.Rect{X: textAt, Y: 0, W: c.W - textAt - 1, H: c.H}, ink, " ")
	}
	c.Put(dotsAt, 0, dotInk, ui.Dots(note.Votes, l.mostDots))
	if note.ID != "" && note.ID == s.merging {
		c.Put(0, 0, ui.Accent|ui.Bold, "→")
		ink |= ui.Underline
	}
	if it.typed {
		s.typing.Draw(c, textAt, 0, p.textWidth(), ui.Plain)
		return
	}
	for y, text := range it.lines(p.textWidth()) {
		c.Put(textAt, y, ink, text)
	}
}

// lines are the note's text in the rows that it has.
func (it item) lines(width int) []string {
	text := it.note.Text.String()
	if it.height == 1 {
		return []string{ui.Fit(text, width)}
	}
	lines := ui.Wrap(text, width)
	if len(lines) > it.height {
		lines = lines[:it.height]
		lines[it.height-1] = ui.Fit(lines[it.height-1]+" …", width)
	}
	return lines
}
