package heat

import "flipchart/tui/ui"

// A cell has its name and its band, and a blank row below where there is one. Wider or higher than the most, the
// eye loses the map.
const leastRows, mostRows, mostWidth = 2, 12, 48

// Draw shows the groups side by side, the name of each at the top.
func (m *Map) Draw(c *ui.Canvas) {
	groups := m.groups()
	if len(groups) == 0 {
		return
	}
	lists := m.lists()
	selected, longest := m.board.Selected(lists), 0
	for _, list := range lists {
		longest = max(longest, len(list))
	}
	rows := min(max((c.H-1)/max(longest, 1), leastRows), mostRows)
	first, last, page := ui.Page(longest, m.board.Spot(lists).Place, max((c.H-1)/rows, 1))
	m.page = max(last-first, 1)
	width := min(c.W/len(groups), mostWidth)
	for i, group := range groups {
		column := c.In(ui.Rect{X: i * width, Y: 0, W: width, H: c.H})
		column.Put(1, 0, ui.Accent|ui.Bold, ui.Fit(group.Name, width-1))
		for place := first; place < min(last, len(group.Cells)); place++ {
			cell := group.Cells[place]
			cell.draw(column.In(ui.Rect{X: 0, Y: 1 + (place-first)*rows, W: width, H: rows}), cell.ID == selected)
		}
	}
	if page != "" {
		c.Right(c.W-1, 0, ui.Accent|ui.Bold, "page "+page)
		c.ShowPaged()
	}
}

// draw shows a cell on its part of the map.
func (cell Cell) draw(c *ui.Canvas, selected bool) {
	c.Hit(ui.Rect{X: 0, Y: 0, W: c.W, H: c.H}, hit(cell.ID))
	text := c.In(ui.Rect{X: 1, Y: 0, W: c.W - 1, H: c.H})
	name := ui.Plain
	if selected {
		name = ui.Selected
		c.Fill(ui.Rect{X: 0, Y: 0, W: 1, H: leastRows}, ui.Accent|ui.Bold, "▌")
		text.Fill(ui.Rect{X: 0, Y: 0, W: text.W, H: 1}, name, " ")
	}
	text.Put(0, 0, name, ui.Fit(cell.Name, text.W))
	cell.Band.draw(text.In(ui.Rect{X: 0, Y: 1, W: text.W - 1, H: 1}))
	for i, line := range cell.Lines[:min(len(cell.Lines), max(c.H-leastRows-1, 0))] {
		text.Put(0, leastRows+i, ui.Quiet, ui.Fit(line, text.W-1))
	}
}

func (b Band) draw(c *ui.Canvas) {
	if b.Fill != "" {
		c.Fill(ui.Rect{X: 0, Y: 0, W: c.W, H: 1}, b.Ink, b.Fill)
	}
	words := ui.Fit(b.Words, c.W)
	if b.Fill != "" {
		words += " "
	}
	c.Put(0, 0, b.Ink|ui.Bold, words)
}
