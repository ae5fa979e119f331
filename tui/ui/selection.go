package ui

// SelectRow shows that a row is selected: reversed, with "▌" in the column before it. It returns the ink
// for what stands in the row.
func (c *Canvas) SelectRow(r Rect) Ink {
	c.Put(r.X-1, r.Y, Accent|Bold, "▌")
	c.Fill(r, Selected, " ")
	return Selected
}
