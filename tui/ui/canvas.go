package ui

import (
	"strings"
	"unicode/utf8"

	"flipchart/model"
)

// Rect is a rectangle of cells, its corner counted from the canvas it is used on.
type Rect struct{ X, Y, W, H int }

// Contains is true for a cell inside the rectangle.
func (r Rect) Contains(x, y int) bool { return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H }

// Inset is the rectangle without a border of dx columns and dy rows.
func (r Rect) Inset(dx, dy int) Rect {
	return Rect{r.X + dx, r.Y + dy, max(0, r.W-2*dx), max(0, r.H-2*dy)}
}

// intersect is the part that two rectangles share; the zero Rect where they share none.
func (r Rect) intersect(o Rect) Rect {
	x, y := max(r.X, o.X), max(r.Y, o.Y)
	w, h := min(r.X+r.W, o.X+o.W)-x, min(r.Y+r.H, o.Y+o.H)-y
	if w <= 0 || h <= 0 {
		return Rect{}
	}
	return Rect{x, y, w, h}
}

// Canvas is a grid of cells to draw on. Whatever is drawn outside it is cut, so that no screen can
// draw outside its window. A Canvas made by In shares the cells of the one it is a part of.
type Canvas struct {
	W, H int

	sheet *sheet
	x, y  int  // its corner, in the sheet's cells
	clip  Rect // what may be drawn on, in the sheet's cells
}

type sheet struct {
	w        int
	cells    []cell
	hits     []hit
	cursor   *Point
	paged    bool
	rendered int // bytes of the frame before, which the next one will need too
}

// cell is one grapheme; a wide one is followed by a cell of width 0.
type cell struct {
	text  string
	ink   Ink
	width uint8
}

// Point is a cell's place in the window.
type Point struct{ X, Y int }

type hit struct {
	rect Rect
	id   any
}

// NewCanvas is an empty canvas.
func NewCanvas(w, h int) *Canvas {
	c := &Canvas{sheet: &sheet{}}
	c.Reset(w, h)
	return c
}

// Reset clears the canvas for the next frame and gives it its size; the memory is used again.
func (c *Canvas) Reset(w, h int) {
	w, h = max(w, 0), max(h, 0)
	s := c.sheet
	if cap(s.cells) < w*h {
		s.cells = make([]cell, w*h)
	}
	s.cells = s.cells[:w*h]
	for i := range s.cells {
		s.cells[i] = cell{" ", Plain, 1}
	}
	s.w, s.hits, s.cursor, s.paged = w, s.hits[:0], nil, false
	c.W, c.H, c.x, c.y, c.clip = w, h, 0, 0, Rect{0, 0, w, h}
}

// In is the part of the canvas that a rectangle covers, with the rectangle's corner as 0, 0 and its
// size. What of it lies outside the canvas is cut.
func (c *Canvas) In(r Rect) *Canvas {
	r = Rect{c.x + r.X, c.y + r.Y, max(0, r.W), max(0, r.H)}
	return &Canvas{r.W, r.H, c.sheet, r.X, r.Y, r.intersect(c.clip)}
}

// Put writes text from a cell to the right, cuts what does not fit, and returns the column after it.
func (c *Canvas) Put(x, y int, ink Ink, text string) int {
	if y += c.y; y < c.clip.Y || y >= c.clip.Y+c.clip.H {
		return x + Width(text)
	}
	for text != "" {
		size, width := first(text)
		if width > 0 {
			c.set(c.x+x, y, cell{drawn(text[:size], width), ink, uint8(width)})
			x += width
		}
		text = text[size:]
	}
	return x
}

const joiner = "\u200d"

// drawn is a grapheme as it may reach the terminal, wherever it comes from: in a file's name, say, which passed no
// gate, marks can be piled up and tags hidden.
func drawn(grapheme string, width int) string {
	if _, size := utf8.DecodeRuneInString(grapheme); size == len(grapheme) {
		return grapheme
	}
	clean, _ := model.Clean(grapheme, len(grapheme))
	// A joiner at the end would draw the next cell into this one.
	if alone := strings.TrimSuffix(clean.String(), joiner); Width(alone) == width {
		return alone
	}
	return strings.Repeat(" ", width)
}

// set writes one cell of the sheet, or leaves it where it is outside the clip. Of a wide character that
// is cut in two a blank remains.
func (c *Canvas) set(x, y int, cl cell) {
	left, right := c.clip.X, c.clip.X+c.clip.W
	if cl.width == 2 && x == left-1 {
		x, cl = left, cell{" ", cl.ink, 1}
	}
	if x < left || x >= right {
		return
	}
	if cl.width == 2 && x == right-1 {
		cl = cell{" ", cl.ink, 1}
	}
	i := y*c.sheet.w + x
	c.split(i)
	c.sheet.cells[i] = cl
	if cl.width == 2 {
		c.split(i + 1)
		c.sheet.cells[i+1] = cell{"", cl.ink, 0}
	}
}

// split blanks the other half of a wide character when one half is drawn over.
func (c *Canvas) split(i int) {
	cells := c.sheet.cells
	if cells[i].width == 0 && i > 0 {
		cells[i-1] = cell{" ", cells[i-1].ink, 1}
	}
	if cells[i].width == 2 && i+1 < len(cells) {
		cells[i+1] = cell{" ", cells[i+1].ink, 1}
	}
}

// Fill covers a rectangle with one single-width character; any other is drawn as a blank.
func (c *Canvas) Fill(r Rect, ink Ink, character string) {
	if Width(character) != 1 {
		character = " "
	}
	r.X, r.Y = c.x+r.X, c.y+r.Y
	r = r.intersect(c.clip)
	for y := r.Y; y < r.Y+r.H; y++ {
		for x := r.X; x < r.X+r.W; x++ {
			c.set(x, y, cell{character, ink, 1})
		}
	}
}

// Clear empties a rectangle, so that a dialog can be drawn on it.
func (c *Canvas) Clear(r Rect) { c.Fill(r, Plain, " ") }

// Fade takes the colours from all that is drawn so far, so that what comes next stands out.
func (c *Canvas) Fade() {
	for y := range c.clip.H {
		row := c.row(y)
		for i := range row {
			row[i].ink = Rule
		}
	}
}

// Box draws a frame with rounded corners along the inside of a rectangle.
func (c *Canvas) Box(r Rect, ink Ink) {
	c.frame(r, ink, border{"╭", "╮", "╰", "╯", "─", "│"})
}

// ThickBox is Box with heavy lines: for what the room is to look at before anything else.
func (c *Canvas) ThickBox(r Rect, ink Ink) {
	c.frame(r, ink, border{"┏", "┓", "┗", "┛", "━", "┃"})
}

// border is what a frame is drawn with.
type border struct{ topLeft, topRight, bottomLeft, bottomRight, across, down string }

func (c *Canvas) frame(r Rect, ink Ink, b border) {
	if r.W < 2 || r.H < 2 {
		return
	}
	right, bottom := r.X+r.W-1, r.Y+r.H-1
	line := strings.Repeat(b.across, r.W-2)
	c.Put(r.X, r.Y, ink, b.topLeft+line+b.topRight)
	c.Put(r.X, bottom, ink, b.bottomLeft+line+b.bottomRight)
	for y := r.Y + 1; y < bottom; y++ {
		c.Put(r.X, y, ink, b.down)
		c.Put(right, y, ink, b.down)
	}
}

// Line draws a horizontal rule over the whole width.
func (c *Canvas) Line(y int) { c.Fill(Rect{0, y, c.W, 1}, Rule, "─") }

// Right writes text so that it ends before a column.
func (c *Canvas) Right(end, y int, ink Ink, text string) { c.Put(end-Width(text), y, ink, text) }

// Center writes text in the middle of the canvas, cut to fit.
func (c *Canvas) Center(y int, ink Ink, text string) {
	text = Fit(text, c.W)
	c.Put((c.W-Width(text))/2, y, ink, text)
}

// Hit makes a rectangle answer to the mouse: a click in it reaches the screen with this id. What is
// drawn later lies on top.
func (c *Canvas) Hit(r Rect, id any) {
	r.X, r.Y = c.x+r.X, c.y+r.Y
	c.sheet.hits = append(c.sheet.hits, hit{r.intersect(c.clip), id})
}

// HitAt is the id that answers at a cell of the window, or nil.
func (c *Canvas) HitAt(x, y int) any {
	for i := len(c.sheet.hits) - 1; i >= 0; i-- {
		if c.sheet.hits[i].rect.Contains(x, y) {
			return c.sheet.hits[i].id
		}
	}
	return nil
}

// ShowCursor puts the terminal's cursor on a cell; outside the canvas it is not shown.
func (c *Canvas) ShowCursor(x, y int) {
	if x, y = c.x+x, c.y+y; c.clip.Contains(x, y) {
		c.sheet.cursor = &Point{x, y}
	}
}

// Cursor is where the terminal's cursor is to stand, in the window's cells, or nil.
func (c *Canvas) Cursor() *Point { return c.sheet.cursor }

// ShowPaged says that what is drawn is a page of more, which the keys for pages turn.
func (c *Canvas) ShowPaged() { c.sheet.paged = true }

// Paged is true when a page of more was drawn.
func (c *Canvas) Paged() bool { return c.sheet.paged }

// String is the canvas as plain text, one line a row without trailing blanks: what tests compare.
func (c *Canvas) String() string {
	var b strings.Builder
	b.Grow(c.clip.W * c.clip.H * 2)
	for y := range c.clip.H {
		blanks := 0
		for _, cl := range c.row(y) {
			if cl.text == " " {
				blanks++
				continue
			}
			for ; blanks > 0; blanks-- {
				b.WriteByte(' ')
			}
			b.WriteString(cl.text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Render is the canvas with a theme's colours, as a terminal takes it.
func (c *Canvas) Render(theme *Theme) string {
	var b strings.Builder
	b.Grow(max(c.sheet.rendered+c.sheet.rendered/8, c.clip.W*c.clip.H*2))
	for y := range c.clip.H {
		if y > 0 {
			b.WriteByte('\n')
		}
		row := c.row(y)
		for i := range row {
			if i == 0 || row[i].ink != row[i-1].ink {
				b.WriteString(theme.codes[row[i].ink])
			}
			b.WriteString(row[i].text)
		}
		b.WriteString("\x1b[0m")
	}
	c.sheet.rendered = b.Len()
	return b.String()
}

// row is what can be seen of a row.
func (c *Canvas) row(y int) []cell {
	start := (c.clip.Y+y)*c.sheet.w + c.clip.X
	return c.sheet.cells[start : start+c.clip.W]
}
