package ui

import "strings"

// ThickBox draws a frame of heavy lines along the inside of a rectangle: for what the room is to look at
// before anything else.
func (c *Canvas) ThickBox(r Rect, ink Ink) {
	if r.W < 2 || r.H < 2 {
		return
	}
	right, bottom := r.X+r.W-1, r.Y+r.H-1
	line := strings.Repeat("━", r.W-2)
	c.Put(r.X, r.Y, ink, "┏"+line+"┓")
	c.Put(r.X, bottom, ink, "┗"+line+"┛")
	c.Fill(Rect{r.X, r.Y + 1, 1, r.H - 2}, ink, "┃")
	c.Fill(Rect{right, r.Y + 1, 1, r.H - 2}, ink, "┃")
}
