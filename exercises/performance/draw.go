package performance

import (
	"fmt"
	"slices"

	"flipchart/exercises/onmap"
	"flipchart/model"
	"flipchart/tui/ui"
)

// widest is how wide the parts are, whatever the window; they stand in its middle, and from tall rows
// on in the middle of its height.
const widest, tall = 140, 32

// mostProduct is how many lines of the product are read; a longer one is cut short.
const mostProduct = 2

// pageLabel is kept free at the right of lines that page, for "page 1 of 2".
const pageLabel = 12

// content is what a frame shows.
type content struct {
	v     *model.ValueStream
	m     model.Metrics
	cal   model.Calendar
	brief bool // the room has decided, which needs the rows of what led to it

	names, nameRows int // columns and rows that a candidate's names may take

	spread  spread
	rows    []row
	product []string
	lines   []said
}

// layout is the rows of the parts, one below the other: figures, product, candidates, decision.
type layout struct {
	scale   int // of the block digits; 0 where there is no room for them
	pitch   int // rows from one candidate to the next
	product int // rows of the product
	top     int
	gaps    [3]int // below figures, product and candidates
}

// Draw shows the figures, the product, the candidates and the decision.
func (s *screen) Draw(c *ui.Canvas) {
	v := s.stream()
	if len(v.Steps) == 0 {
		onmap.DrawEmpty(c, "What holds our line back the most?", "so there are no figures to read")
		return
	}
	width := min(c.W, widest)
	s.draw(c.In(ui.Rect{X: (c.W - width) / 2, Y: 0, W: width, H: c.H}), s.show(v, width, c.H))
}

func (s *screen) show(v *model.ValueStream, width, height int) content {
	s.spread.read(v)
	m := v.Metrics(s.desk.Calendar())
	f := content{
		v: v, m: m, cal: s.desk.Calendar(), brief: v.Decision != nil, spread: s.spread, rows: s.rows(),
		product: chain(v, m.Rolled, width-2-left, mostProduct), lines: s.decision(width - 4),
	}
	f.names, f.nameRows = nameWidth(width-2), 2
	if f.brief || f.candidateRows(1) > height/2 {
		f.nameRows = 1
	}
	if f.brief {
		f.rows = slices.DeleteFunc(f.rows, func(r row) bool { return r.step == "" })
	}
	return f
}

// figureRows are those of the ratio in block digits, of the totals, or of one line for each.
func (f content) figureRows(scale int) int {
	switch {
	case scale == 0:
		return 2
	case f.m.ActivityRatio == nil:
		return ui.BigHeight
	}
	return ui.BigHeight * scale
}

// barRows are those below the product: what it means, the bar, and the range where it is known.
func (f content) barRows() int {
	switch {
	case f.m.Rolled == nil:
		return 0
	case f.spread.known && !f.brief:
		return 3
	}
	return 2
}

// candidateRows are the candidates' rows, so far apart, and the one that says how another step becomes one.
func (f content) candidateRows(pitch int) int {
	rows := 0
	for _, r := range f.rows {
		rows += pitch + f.height(r) - 1
	}
	if !f.brief {
		rows += pitch
	}
	return rows
}

// height is the rows of a candidate: one for each figure, and one more for its names where that is needed
// and there is room.
func (f content) height(r row) int {
	return max(len(r.reasons), len(r.names(f.names, f.nameRows)))
}

// layOut takes the largest digits that leave room for all; where there is none, the product is cut short and
// the decision pages. Blank rows go first, the one above the decision last.
func (f content) layOut(c *ui.Canvas) layout {
	fixed := func(l layout) int { return f.figureRows(l.scale) + f.barRows() + 1 + f.candidateRows(l.pitch) }
	l := layout{product: len(f.product)}
	for _, size := range []struct{ scale, pitch, width int }{{3, 2, widest}, {2, 2, 100}, {2, 1, 100}, {1, 1, 0}, {0, 1, 0}} {
		l.scale, l.pitch = size.scale, size.pitch
		needed := fixed(l) + l.product + len(f.lines) + len(l.gaps)
		if size.scale == 1 && !f.brief {
			needed = fixed(l) + 3 // the rest pages
		}
		if c.W >= size.width && needed <= c.H {
			break
		}
	}
	room := c.H - fixed(l)
	l.product = min(l.product, max(1, room-len(f.lines)))
	free := max(room-l.product-len(f.lines), 0)
	for i := range l.gaps {
		if free > i {
			l.gaps[len(l.gaps)-1-i] = 1 + max(free-len(l.gaps), 0)/5
		}
	}
	if c.H >= tall {
		l.top = max(free-l.gaps[0]-l.gaps[1]-l.gaps[2], 0) / 2
	}
	return l
}

func (s *screen) draw(c *ui.Canvas, f content) {
	l, width := f.layOut(c), c.W-2
	drawFigures(c.In(ui.Rect{X: 0, Y: l.top, W: c.W, H: f.figureRows(l.scale)}), width, l.scale, f)
	y := drawProduct(c, l.top+f.figureRows(l.scale)+l.gaps[0], width, l.product, f) + l.gaps[1]
	s.drawCandidates(c, y, width, l.pitch, f)
	y += 1 + f.candidateRows(l.pitch) + l.gaps[2]
	if len(f.lines) > c.H-y {
		f.lines = s.decision(c.W - 4 - pageLabel)
	}
	s.drawPaged(c.In(ui.Rect{X: 2, Y: y, W: width - 2, H: c.H - y}), f.lines)
}

// drawProduct shows how rolled %CA comes about, and returns the row below it.
func drawProduct(c *ui.Canvas, y, width, rows int, f content) int {
	c.Put(2, y, ui.Plain|ui.Bold, "%CA")
	product := f.product
	if len(product) > rows {
		product = chain(f.v, f.m.Rolled, width-left, rows)
	}
	for i, line := range product {
		c.Put(left, y+i, ui.Plain|ui.Bold, line)
	}
	y += rows
	if f.m.Rolled != nil {
		c.Put(left, y, ui.Plain, ui.Fit(f.rolledWords(width-left), width-left))
		drawBar(c, y+1, width, *f.m.Rolled)
		if f.barRows() > 2 {
			drawSpread(c, y+2, width, *f.m.Rolled, f.spread)
		}
	}
	return y + f.barRows()
}

// drawPaged shows the page of the lines that PageUp and PageDown chose; which one stands at the right.
func (s *screen) drawPaged(c *ui.Canvas, lines []said) {
	height := max(c.H, 1)
	pages := (len(lines) + height - 1) / height
	s.pages = pages
	page := min(s.page, pages-1)
	first := page * height
	for i, line := range lines[first:min(first+height, len(lines))] {
		c.Put(0, i, line.ink, line.text)
	}
	if pages > 1 {
		c.Right(c.W, 0, ui.Quiet, fmt.Sprintf("page %d of %d", page+1, pages))
		c.ShowPaged()
	}
}
