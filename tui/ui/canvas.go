package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Rect is a rectangle of cells, its corner counted from the canvas it is used on.
type Rect struct{ X, Y, W, H int }

// Contains is true for a cell inside the rectangle.
func (r Rect) Contains(x, y int) bool { return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H }

// Inset is the rectangle without a border of dx columns and dy rows.
func (r Rect) Inset(dx, dy int) Rect {
	return Rect{r.X + dx, r.Y + dy, max(0, r.W-2*dx), max(0, r.H-2*dy)}
}

// intersect is the part that two rectangles share.
func (r Rect) intersect(o Rect) Rect {
	x, y := max(r.X, o.X), max(r.Y, o.Y)
	return Rect{x, y, max(0, min(r.X+r.W, o.X+o.W)-x), max(0, min(r.Y+r.H, o.Y+o.H)-y)}
}

// Canvas is a grid of cells to draw on. Whatever is drawn outside it is cut, so that no screen can
// draw outside its window. A Canvas made by In shares the cells of the one it is a part of.
type Canvas struct {
	W, H int

	sheet *sheet
	at    Rect // in the sheet's cells
}

type sheet struct {
	w, h   int
	cells  []cell
	hits   []hit
	cursor *Point
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
	s.w, s.h, s.hits, s.cursor = w, h, s.hits[:0], nil
	c.W, c.H, c.at = w, h, Rect{0, 0, w, h}
}

// In is the part of the canvas that a rectangle covers, with its own corner as 0, 0.
func (c *Canvas) In(r Rect) *Canvas {
	r.W, r.H = max(0, r.W), max(0, r.H)
	return &Canvas{r.W, r.H, c.sheet, Rect{c.at.X + r.X, c.at.Y + r.Y, r.W, r.H}.intersect(c.at).from(c.at.X+r.X, c.at.Y+r.Y)}
}

// from keeps a part's own corner when a piece of its left or top is cut off by the whole.
func (r Rect) from(x, y int) Rect {
	if r.X != x || r.Y != y {
		return Rect{x, y, 0, 0}
	}
	return r
}

// Put writes text from a cell to the right, cuts what does not fit, and returns the column after it.
func (c *Canvas) Put(x, y int, ink Ink, text string) int {
	if y < 0 || y >= c.at.H {
		return x + Width(text)
	}
	for text != "" {
		var grapheme string
		width := 1
		if b := text[0]; b >= ' ' && b < 0x7f && (len(text) == 1 || text[1] < 0x80) {
			grapheme = text[:1]
		} else {
			grapheme, width = ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
		}
		text = text[len(grapheme):]
		if width > 0 && grapheme[0] >= ' ' {
			c.set(x, y, cell{grapheme, ink, uint8(width)})
			x += width
		}
	}
	return x
}

func (c *Canvas) set(x, y int, cl cell) {
	if x < 0 || x >= c.at.W {
		return
	}
	if x+int(cl.width) > c.at.W {
		cl = cell{" ", cl.ink, 1} // half of a wide character
	}
	i := (c.at.Y+y)*c.sheet.w + c.at.X + x
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

// Fill covers a rectangle with one single-width character.
func (c *Canvas) Fill(r Rect, ink Ink, character string) {
	for y := max(r.Y, 0); y < min(r.Y+r.H, c.at.H); y++ {
		for x := max(r.X, 0); x < min(r.X+r.W, c.at.W); x++ {
			c.set(x, y, cell{character, ink, 1})
		}
	}
}

// Clear empties a rectangle, so that a dialog can be drawn on it.
func (c *Canvas) Clear(r Rect) { c.Fill(r, Plain, " ") }

// Box draws a frame with rounded corners along the inside of a rectangle.
func (c *Canvas) Box(r Rect, ink Ink) {
	if r.W < 2 || r.H < 2 {
		return
	}
	right, bottom := r.X+r.W-1, r.Y+r.H-1
	line := strings.Repeat("─", r.W-2)
	c.Put(r.X, r.Y, ink, "╭"+line+"╮")
	c.Put(r.X, bottom, ink, "╰"+line+"╯")
	for y := r.Y + 1; y < bottom; y++ {
		c.Put(r.X, y, ink, "│")
		c.Put(right, y, ink, "│")
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
	r.X, r.Y = r.X+c.at.X, r.Y+c.at.Y
	c.sheet.hits = append(c.sheet.hits, hit{r.intersect(c.at), id})
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
	if x < 0 || x >= c.at.W || y < 0 || y >= c.at.H {
		return
	}
	c.sheet.cursor = &Point{c.at.X + x, c.at.Y + y}
}

// Cursor is where the terminal's cursor is to stand, in the window's cells, or nil.
func (c *Canvas) Cursor() *Point { return c.sheet.cursor }

// String is the canvas as plain text, one line a row without trailing blanks: what tests compare.
func (c *Canvas) String() string {
	var b strings.Builder
	for y := range c.at.H {
		row := ""
		for _, cl := range c.row(y) {
			row += cl.text
		}
		b.WriteString(strings.TrimRight(row, " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// Render is the canvas with a theme's colours, as a terminal takes it.
func (c *Canvas) Render(theme *Theme) string {
	var b strings.Builder
	b.Grow(c.at.W * c.at.H * 2)
	for y := range c.at.H {
		if y > 0 {
			b.WriteByte('\n')
		}
		last := Ink(0xff)
		for _, cl := range c.row(y) {
			if cl.ink != last {
				b.WriteString(theme.codes[cl.ink])
				last = cl.ink
			}
			b.WriteString(cl.text)
		}
		b.WriteString("\x1b[0m")
	}
	return b.String()
}

func (c *Canvas) row(y int) []cell {
	start := (c.at.Y+y)*c.sheet.w + c.at.X
	return c.sheet.cells[start : start+c.at.W]
}
