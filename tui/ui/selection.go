package ui

// SelectRow shows that a row is selected: reversed, with "▌" in the column before it. It returns the ink
// for what stands in the row.
func (c *Canvas) SelectRow(r Rect) Ink {
	c.Fill(Rect{r.X - 1, r.Y, 1, r.H}, Accent|Bold, "▌")
	c.Fill(r, Selected, " ")
	return Selected
}
