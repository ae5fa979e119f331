package swot

import (
	"fmt"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

const question = "What helps and what hurts our way to production?"

// Draw shows the question, the four quadrants and what is to be said on the selected note.
func (s *screen) Draw(c *ui.Canvas) {
	s.width, s.height = c.W, c.H
	l := s.layout()
	dots, ink := budget(s.swot())
	c.Right(c.W-1, 0, ink, dots)
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(question, c.W-ui.Width(dots)-5))
	drawCross(c, l)
	spot := s.focus()
	for i := range l.panes {
		p := &l.panes[i]
		s.tops[i] = p.starts[p.page]
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
	p.drawHeading(c, quadrants[quadrant], focus)
	if len(p.items) == 0 {
		drawEmpty(c.In(ui.Rect{X: 0, Y: 1 + p.gap, W: c.W, H: 2}), quadrants[quadrant], focus)
		return
	}
	first, last := p.shown()
	y := 1
	for i := first; i < last; i++ {
		y += p.gap
		s.drawItem(c.In(ui.Rect{X: 0, Y: y, W: c.W, H: p.items[i].height}), l, p, p.items[i], focus && i == selected)
		y += p.items[i].height
	}
}

// drawHeading draws a quadrant's name and page, with as much of what the name means as fits between.
func (p *pane) drawHeading(c *ui.Canvas, q quadrant, focus bool) {
	ink := ui.Plain | ui.Bold
	if focus {
		ink = ui.Accent | ui.Bold
	}
	page := ""
	if len(p.starts) > 1 {
		page = fmt.Sprintf("page %d of %d", p.page+1, len(p.starts))
	}
	x := c.Put(2, 0, ink, q.name) + 2
	for _, means := range []string{q.side + ", " + q.does, q.side} {
		if x+ui.Width(means)+2+ui.Width(page) <= c.W-1 {
			c.Put(x, 0, ui.Quiet, means)
			break
		}
	}
	c.Right(c.W-1, 0, ui.Accent|ui.Bold, page)
}

// drawEmpty says what belongs into a quadrant, and how it gets there.
func drawEmpty(c *ui.Canvas, q quadrant, focus bool) {
	if !focus {
		c.Put(dotsAt, 0, ui.Plain, q.asks)
		return
	}
	c.Put(0, 0, ui.Accent|ui.Bold, "▌")
	c.Fill(ui.Rect{X: 1, Y: 0, W: c.W - 2, H: 1}, ui.Selected, " ")
	c.Put(dotsAt, 0, ui.Selected, q.asks)
	c.Put(c.Put(dotsAt, 1, ui.Accent|ui.Bold, "a"), 1, ui.Plain, " adds the first note")
}

func (s *screen) drawItem(c *ui.Canvas, l *layout, p *pane, it item, selected bool) {
	note := it.note
	if note.ID != "" {
		c.Hit(ui.Rect{X: 0, Y: 0, W: c.W, H: c.H}, noteHit(note.ID))
	}
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
		c.Fill(ui.Rect{X: textAt - 1, Y: 0, W: c.W - textAt, H: c.H}, ink, " ")
	}
	c.Put(dotsAt, 0, dotInk, l.dots(note.Votes))
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

// dots are a note's votes one by one or, where they are many, as a number.
func (l *layout) dots(votes int) string {
	switch {
	case votes == 0:
		return "·"
	case l.digits > 0:
		return fmt.Sprintf("● %*d", l.digits, votes)
	}
	return strings.Repeat("●", votes)
}

// line is one line of what is said below the quadrants.
type line struct {
	text string
	ink  ui.Ink
}

// say is what is to be said on the item in question: what it is about, and its words where the quadrant
// has no room for all of them.
func (s *screen) say(p pane, place int) []line {
	width := min(s.width-3, longLine)
	switch {
	case s.typing != nil:
		return s.sayTyped(p, width)
	case s.merging != "":
		marked := s.swot().Note(s.merging).Text.String()
		return wrapped("→ “"+marked+"” becomes one with the note that you choose, which stays", width, ui.Accent|ui.Bold)
	case place >= len(p.items):
		return nil
	}
	it := p.items[place]
	if carried, _ := s.board.Carried(); carried != "" {
		return []line{{"→ carried, not dropped yet", ui.Accent | ui.Bold}}
	}
	remarks := s.remarks(it.note)
	if remarks == "" && !it.cut {
		return []line{{"w names the step or cycle that it is about", ui.Quiet}}
	}
	return wrapped("“"+it.note.Text.String()+"”"+remarks, width, ui.Plain)
}

func (s *screen) sayTyped(p pane, width int) []line {
	message, ink := s.typing.Message()
	switch value := s.typing.Value(); {
	case message != "":
		return wrapped(message, width, ink)
	case s.typing.note == "" && value == "":
		return []line{{"Pasted lines become notes of their own.", ui.Quiet}}
	case ui.Width(value) >= p.textWidth():
		return wrapped(value, width, ui.Plain)
	}
	return nil
}

func wrapped(text string, width int, ink ui.Ink) []line {
	var lines []line
	for _, part := range ui.Wrap(text, width) {
		lines = append(lines, line{part, ink})
	}
	return lines
}

// remarks end a sentence that begins with the note: what it is about, and the table that it came from.
func (s *screen) remarks(note model.Note) string {
	var said []string
	if about := s.about(note); about != "" {
		said = append(said, "about "+about)
	}
	if !note.Group.Empty() {
		said = append(said, "from "+note.Group.String())
	}
	if len(said) == 0 {
		return ""
	}
	return " is " + strings.Join(said, ", ")
}

// drawSaid draws the lines below the quadrants.
func drawSaid(c *ui.Canvas, l layout) {
	rows := c.H - l.saidAt
	said := l.said
	if len(said) > rows && rows > 0 {
		said = said[:rows]
		said[rows-1].text += " …"
	}
	for i, line := range said {
		c.Put(2, l.saidAt+i, line.ink, ui.Fit(line.text, c.W-3))
	}
}
