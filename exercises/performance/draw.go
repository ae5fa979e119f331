package performance

import (
	"fmt"

	"flipchart/model"
	"flipchart/tui/ui"
)

// How far a line goes, whatever the window; from twoColumns on, candidates and decision stand at the
// right.
const widest, twoColumns = 100, 170

// figureRows are those of the ratio in block digits, fewRows those of a window that has no room for
// them. Blanks are the empty rows between the parts, where there is room.
const figureRows, fewRows, blanks = ui.BigHeight, 2, 3

// pageLabel is kept free at the right for "1 of 2".
const pageLabel = 8

// Draw shows the figures, the product, the candidates and the decision.
func (s *screen) Draw(c *ui.Canvas) {
	v := s.stream()
	if len(v.Steps) == 0 {
		drawEmpty(c)
		return
	}
	s.spread.read(v)
	s.pages = 1
	m := v.Metrics(s.desk.Calendar())
	if c.W >= twoColumns {
		s.drawBeside(c, v, m)
	} else {
		s.drawBelow(c, v, m)
	}
}

func drawEmpty(c *ui.Canvas) {
	c.Put(2, 0, ui.Plain|ui.Bold, "What holds our line back the most?")
	c.Put(2, 3, ui.Plain, "There is no map yet, so there are no figures to read.")
	c.Put(2, 5, ui.Accent|ui.Bold, "enter opens the value stream map")
}

// drawBelow draws all parts one below the other. Where rows are short the blank ones go first, then the
// product pages, then the decision.
func (s *screen) drawBelow(c *ui.Canvas, v *model.ValueStream, m model.Metrics) {
	width := min(c.W-2, widest)
	rows := s.rows()
	product := chain(v, m.Rolled, width-left-pageLabel)
	lines := s.decision(width - 2 - pageLabel)

	figures := figureRows
	if c.H < figureRows+s.barRows(m)+len(rows)+4 {
		figures = fewRows
	}
	room := c.H - figures - s.barRows(m) - 1 - len(rows)
	productRows := min(len(product), max(1, room-len(lines)))
	spare := min(max(room-productRows-len(lines), 0), blanks)
	blank := func(y int) int {
		if spare > 0 {
			spare--
			return y + 1
		}
		return y
	}
	drawFigures(c.In(ui.Rect{X: 0, Y: 0, W: c.W, H: figures}), width, v, m, s.desk.Calendar())
	y := s.drawProduct(c, blank(figures), width, productRows, product, v, m)
	y = blank(y)
	s.drawCandidates(c, y, width, rows)
	y = blank(y + 1 + len(rows))
	s.drawPaged(c.In(ui.Rect{X: 2, Y: y, W: width - 2, H: c.H - y}), lines)
}

// drawBeside draws what is known at the left, and what the room makes of it at the right.
func (s *screen) drawBeside(c *ui.Canvas, v *model.ValueStream, m model.Metrics) {
	half := (c.W - 1) / 2
	width := min(half-2, widest)
	drawFigures(c, width, v, m, s.desk.Calendar())
	product := chain(v, m.Rolled, width-left-pageLabel)
	productRows := min(len(product), max(1, c.H-figureRows-1-s.barRows(m)))
	s.drawProduct(c, figureRows+1, width, productRows, product, v, m)

	c.Fill(ui.Rect{X: half, Y: 0, W: 1, H: c.H}, ui.Rule, "│")
	right := c.In(ui.Rect{X: half + 1, Y: 0, W: c.W - half - 1, H: c.H})
	rows := s.rows()
	width = min(right.W-2, widest)
	s.drawCandidates(right, 0, width, rows)
	y := len(rows) + 2
	s.drawPaged(right.In(ui.Rect{X: 2, Y: y, W: width - 2, H: c.H - y}), s.decision(width-2-pageLabel))
}

// barRows are those below the product: what it means, the bar, and the range where it is known.
func (s *screen) barRows(m model.Metrics) int {
	switch {
	case m.Rolled == nil:
		return 0
	case s.spread.known:
		return 3
	}
	return 2
}

// drawProduct shows how rolled %CA comes about, and returns the row below it.
func (s *screen) drawProduct(c *ui.Canvas, y, width, rows int, product []string, v *model.ValueStream, m model.Metrics) int {
	c.Put(2, y, ui.Plain|ui.Bold, "%CA")
	s.drawPaged(c.In(ui.Rect{X: left, Y: y, W: width - left, H: rows}), inInk(ui.Plain|ui.Bold, product))
	y += rows
	if m.Rolled != nil {
		c.Put(left, y, ui.Plain, ui.Fit(rolledWords(v, m), width-left))
		drawBar(c, y+1, width, *m.Rolled, s.spread)
	}
	return y + s.barRows(m)
}

func inInk(ink ui.Ink, texts []string) []said {
	lines := make([]said, len(texts))
	for i, text := range texts {
		lines[i] = said{ink, text}
	}
	return lines
}

// drawPaged shows the page of the lines that PageUp and PageDown chose; which one stands at the right.
func (s *screen) drawPaged(c *ui.Canvas, lines []said) {
	height := max(c.H, 1)
	pages := (len(lines) + height - 1) / height
	s.pages = max(s.pages, pages)
	page := min(s.page, pages-1)
	first := page * height
	for i, line := range lines[first:min(first+height, len(lines))] {
		c.Put(0, i, line.ink, line.text)
	}
	if pages > 1 {
		c.Right(c.W, 0, ui.Accent|ui.Bold, fmt.Sprintf("%d of %d", page+1, pages))
	}
}
