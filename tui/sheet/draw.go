package sheet

import (
	"flipchart/model"
	"flipchart/tui/ui"
)

// gap is between two columns, textAt the first column of the first one.
const gap, textAt = 2, 2

// mostExtra is how much wider than it needs a column gets.
const mostExtra = 36

// line is a row of the canvas: one of what it has.
type line struct {
	bar     func(*ui.Canvas) // above a group
	heading string
	empty   string   // what stands in a group without a row
	row     model.ID // of the table
	draft   bool     // the row that is typed anew
	group   int
}

// Draw shows the table on a canvas, and below it what there is to say on the selected cell.
func (s *Sheet) Draw(c *ui.Canvas) {
	t := s.table()
	s.here(t)
	widths := t.widths(c.W)
	lines, at := s.lines(t, c.W)
	if len(lines) == 0 {
		c.Put(textAt, 1, ui.Plain, ui.Fit(t.Empty, c.W-textAt-1))
		if t.Add != nil {
			c.Put(c.Put(textAt, 3, ui.Accent|ui.Bold, "a"), 3, ui.Plain, " adds the first one; pasted lines are one each")
		}
		return
	}
	said := s.said(t, widths, at)
	height := max(c.H-2-len(said), 1)
	spacing := 1
	if 2*len(lines) <= height {
		spacing = 2
	}
	if airy, there := apart(lines, at); len(airy)*spacing < height {
		lines, at = airy, there
	}
	first, last, page := ui.Page(len(lines), at, height)
	s.page = max(1, last-first)
	if page != "" {
		page = t.page(page, lines[first])
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
func (s *Sheet) lines(t Table, width int) (lines []line, at int) {
	lists := s.board.Lists(t.lists())
	selected, here := s.board.Selected(t.lists()), s.board.Spot(t.lists()).List
	headings := map[model.ID]string{}
	for _, row := range t.Rows {
		headings[row.ID] = row.Heading
	}
	typed := s.typing != nil && s.typing.draft()
	for group, rows := range lists {
		put := func(l line) {
			l.group = group
			lines = append(lines, l)
		}
		drafted := typed && s.typing.to.List == group
		if len(t.Groups) > 0 {
			if bar := t.Groups[group].Bar; bar != nil {
				put(line{bar: bar})
			}
			for _, text := range twoLines(t.Groups[group].Heading, width-textAt-1) {
				put(line{heading: text})
			}
		}
		for place, id := range rows {
			if drafted && s.typing.to.Place == place {
				at = len(lines)
				put(line{draft: true})
			}
			if headings[id] != "" {
				put(line{heading: headings[id]})
			}
			if id == selected && !typed {
				at = len(lines)
			}
			put(line{row: id})
		}
		switch {
		case drafted && s.typing.to.Place >= len(rows):
			at = len(lines)
			put(line{draft: true})
		case len(rows) == 0 && len(t.Groups) > 0:
			if group == here && !typed {
				at = len(lines)
			}
			for _, text := range twoLines(t.Groups[group].Empty, width-textAt-1) {
				put(line{empty: text})
			}
		}
	}
	return lines, at
}

// twoLines of a text at most.
func twoLines(text string, width int) []string {
	return ui.FitLines(text, width, min(len(ui.Wrap(text, width)), 2))
}

// apart puts a blank line above each group but the first.
func apart(lines []line, at int) (airy []line, there int) {
	for i, l := range lines {
		if i > 0 && l.group != lines[i-1].group {
			airy = append(airy, line{group: l.group})
		}
		if i == at {
			there = len(airy)
		}
		airy = append(airy, l)
	}
	return airy, there
}

// page says which page is shown and, where it begins inside a group, of which.
func (t Table) page(label string, first line) string {
	if len(t.Groups) == 0 || first.heading != "" || first.bar != nil {
		return label
	}
	return label + ", " + t.Groups[first.group].Heading
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
		x := textAt + ui.Width(t.Columns[0].Head) + 2
		c.Put(x, 0, ui.Accent|ui.Bold, ui.Fit("page "+page, widths[0]+textAt-x))
		c.ShowPaged()
	}
}

func (s *Sheet) drawLine(c *ui.Canvas, t Table, l line, widths []int, y int, here bool) {
	switch {
	case l.bar != nil:
		l.bar(c.In(ui.Rect{X: 0, Y: y, W: min(c.W, widthOf(widths)), H: 1}))
		return
	case l.heading != "":
		c.Put(textAt, y, ui.Plain|ui.Bold, ui.Fit(l.heading, c.W-textAt))
		return
	case l.row == "" && l.empty == "" && !l.draft:
		return // the blank line above a group
	}
	carried, _ := s.board.Carried()
	if here {
		c.Put(0, y, ui.Accent|ui.Bold, "▌")
	}
	if l.empty != "" {
		c.Put(textAt, y, ui.Quiet, ui.Fit(l.empty, c.W-textAt))
		c.Hit(ui.Rect{X: 0, Y: y, W: c.W, H: 1}, emptyGroup(l.group))
		return
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
	return ui.FitLines(text, widthOf(widths)-textAt-gap, most)
}

// widthOf a table with its margins.
func widthOf(columns []int) int {
	width := textAt
	for _, w := range columns {
		width += w + gap
	}
	return width
}
