package sheet

import (
	"flipchart/model"
	"flipchart/tui/ui"
)

// gap is between two columns, textAt the first column of the first one.
const gap, textAt = 2, 2

// mostExtra is how much wider than it needs a column gets.
const mostExtra = 36

// line is a row of the canvas: a heading, a row of the table, or the one that is typed anew.
type line struct {
	heading string
	row     model.ID
	draft   bool
}

// Draw shows the table on a canvas, and below it what there is to say on the selected cell.
func (s *Sheet) Draw(c *ui.Canvas) {
	t := s.table()
	s.here(t)
	widths := t.widths(c.W)
	lines, at := s.lines(t)
	if len(lines) == 0 {
		c.Put(textAt, 1, ui.Plain, ui.Fit(t.Empty, c.W-textAt-1))
		if t.Add != nil {
			c.Put(c.Put(textAt, 3, ui.Accent|ui.Bold, "a"), 3, ui.Plain, " adds the first one; pasted lines are one each")
		}
		return
	}
	said := s.said(t, widths, at)
	height := max(c.H-2-len(said), 1)
	first, last, page := ui.Page(len(lines), at, height)
	s.page = max(1, last-first)
	spacing := 1
	if 2*len(lines) <= height && page == "" {
		spacing = 2
	}
	s.drawHead(c, t, widths, page)
	y := 1
	if (last-first)*spacing < height {
		y++
	}
	for i := first; i < last; i++ {
		s.drawLine(c, t, lines[i], widths, y, i == at)
		y += spacing
	}
	y++
	for i, text := range said {
		ink := ui.Plain
		if s.typing != nil {
			_, ink = s.typing.Message()
		}
		c.Put(textAt, max(y, c.H-len(said))+i, ink, text)
	}
}

// lines are the rows with their headings; at is the one that has to be seen.
func (s *Sheet) lines(t Table) (lines []line, at int) {
	selected := s.board.Selected(t.lists())
	rows := s.board.Lists(t.lists())[0]
	headings := map[model.ID]string{}
	for _, row := range t.Rows {
		headings[row.ID] = row.Heading
	}
	draft := func() {
		at = len(lines)
		lines = append(lines, line{draft: true})
	}
	typed := s.typing != nil && s.typing.draft()
	for place, id := range rows {
		if typed && s.typing.place == place {
			draft()
		}
		if headings[id] != "" {
			lines = append(lines, line{heading: headings[id]})
		}
		if id == selected && !typed {
			at = len(lines)
		}
		lines = append(lines, line{row: id})
	}
	if typed && s.typing.place >= len(rows) {
		draft()
	}
	return lines, at
}

// widths of the columns: what each needs at least, and its share of what is left.
func (t Table) widths(width int) []int {
	left, shares := width-textAt-1, 0
	for _, c := range t.Columns {
		left -= max(c.Least, ui.Width(c.Head)) + gap
		shares += c.Share
	}
	widths := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = max(c.Least, ui.Width(c.Head))
		if shares > 0 && left > 0 {
			widths[i] += min(left*c.Share/shares, mostExtra) // further apart, the eye loses the row
		}
	}
	return widths
}

func (s *Sheet) drawHead(c *ui.Canvas, t Table, widths []int, page string) {
	x := textAt
	for i, column := range t.Columns {
		if column.Right {
			c.Right(x+widths[i], 0, ui.Quiet, column.Head)
		} else {
			c.Put(x, 0, ui.Quiet, column.Head)
		}
		x += widths[i] + gap
	}
	if page != "" {
		c.Put(textAt+ui.Width(t.Columns[0].Head)+2, 0, ui.Accent|ui.Bold, "page "+page)
		c.ShowPaged()
	}
}

func (s *Sheet) drawLine(c *ui.Canvas, t Table, l line, widths []int, y int, here bool) {
	if l.heading != "" {
		c.Put(textAt, y, ui.Plain|ui.Bold, ui.Fit(l.heading, c.W-textAt))
		return
	}
	carried, _ := s.board.Carried()
	if here {
		c.Put(0, y, ui.Accent|ui.Bold, "▌")
	}
	x := textAt
	for i, column := range t.Columns {
		at := ui.Rect{X: x, Y: y, W: widths[i], H: 1}
		x += widths[i] + gap
		switch {
		case here && s.typing != nil && s.column == i:
			s.typing.Field.Draw(c, at.X, y, at.W, ui.Accent|ui.Bold)
			continue
		case l.draft:
			continue
		}
		c.Hit(at, cell{l.row, i})
		ink := ui.Plain
		if column.Ink != nil {
			ink = column.Ink(l.row)
		}
		switch {
		case here && carried != "":
			ink = ui.Accent | ui.Bold | ui.Reverse
			c.Fill(at, ink, " ")
		case here && s.column == i:
			ink = ui.Selected
			c.Fill(at, ink, " ")
		case here:
			ink |= ui.Bold
		}
		text := ui.Fit(column.Text(l.row), at.W)
		if column.Right {
			c.Right(at.X+at.W, y, ink, text)
		} else {
			c.Put(at.X, y, ink, text)
		}
	}
}

// said is what there is to say on the selected cell: why what is typed was refused, what belongs there, or the
// text that its column cuts.
func (s *Sheet) said(t Table, widths []int, at int) []string {
	const most = 3
	width := textAt
	for _, w := range widths {
		width += w + gap
	}
	text := ""
	switch id := s.board.Selected(t.lists()); {
	case s.typing != nil:
		text, _ = s.typing.Message()
		if text == "" {
			text = s.here(t).Takes
		}
	case id == "":
	default:
		if whole := s.here(t).Text(id); ui.Width(whole) > widths[s.column] {
			text = whole
		}
	}
	if text == "" {
		return nil
	}
	return ui.FitLines(text, width-textAt-gap, most)
}
