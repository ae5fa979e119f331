package streammap

import (
	"strconv"

	"flipchart/model"
	"flipchart/tui/ui"
)

// Draw shows the map in the view that is chosen.
func (s *screen) Draw(c *ui.Canvas) {
	s.width = c.W
	f := s.newFrame()
	end := c.W
	if s.view == boxView {
		end -= pageRoom
	}
	f.headline(c, end)
	switch {
	case len(f.rows) == 0:
		drawEmpty(c, s.backwards)
	case s.view == boxView:
		s.drawBoxes(c, f)
	default:
		s.drawTable(c, f)
	}
}

func (s *screen) drawTable(c *ui.Canvas, f *frame) {
	g := s.newGrid(f, c.W)
	said := s.said(f, g)
	foot := s.foot(f, g, c, said)
	// An empty line, and a second one of what is said, are kept free: a refusal does not turn the page.
	height := c.H - headRows - foot.least() - 3 + len(said.lines)
	first, last, label := ui.Page(len(f.rows), f.at, height)
	s.page = max(1, last-first)
	head, spacing := headRows-1, 1
	if height > last-first {
		head++
	}
	if label == "" && c.H >= tallFrom {
		spacing = min(max(1, (height-5)/max(len(f.rows), 1)), mostSpacing)
	}
	g.head(c, head, label)
	bars := f.barWidth(g, f.rows[first:last])
	y := head + min(spacing, 2)
	s.top, s.below = y, y+(last-first-1)*spacing+1
	for i := first; i < last; i++ {
		s.drawRow(c, f, g, i, y, bars)
		y += spacing
	}
	if label != "" {
		y = head + 1 + height // the last page is as high as the others
	}
	foot.draw(y, c.H)
}

// machineMark stands at the PT of a machine's run. A letter would look like a unit.
const machineMark = "*"

// tallFrom is the height from which a short map has air between its steps, up to a step every mostSpacing
// rows.
const tallFrom, mostSpacing = 30, 4

// headRows are those of the headline, the boundaries and the columns' names.
const headRows = 3

// head names the columns; the page stands where the eye looks for a step.
func (g grid) head(c *ui.Canvas, y int, page string) {
	first := g.columns[0]
	c.Right(first.x-2, y, ui.Quiet, "#")
	for _, col := range g.columns {
		if col.figure() {
			c.Right(col.x+col.w, y, ui.Quiet, col.head())
		} else {
			c.Put(col.x, y, ui.Quiet, col.head())
		}
	}
	if page != "" {
		c.Put(first.x+6, y, ui.Accent|ui.Bold, "page "+page)
		c.ShowPaged()
	}
	if g.bar < g.w {
		legend(c, g.end-legendWidth, y)
	}
}

// legend explains the bars. It does not stand where they begin, since its marks would look like one of
// them.
func legend(c *ui.Canvas, x, y int) {
	x = c.Put(x, y, ui.Wait, ui.WaitMark)
	x = c.Put(x, y, ui.Quiet, " wait  ")
	x = c.Put(x, y, ui.Work, ui.WorkMark)
	c.Put(x, y, ui.Quiet, " work")
}

const legendWidth = 14

func (s *screen) drawRow(c *ui.Canvas, f *frame, g grid, i, y, bars int) {
	r := f.rows[i]
	here := i == f.at
	ink := ui.Plain
	if here {
		ink |= ui.Bold
		s.row = y
		mark, ink := "▌", ui.Accent|ui.Bold
		if s.typing != nil && s.typing.Refused != "" {
			mark, ink = "!", ui.Warn|ui.Bold
		}
		c.Put(0, y, ink, mark)
	}
	name := g.columns[0]
	c.Hit(ui.Rect{X: 0, Y: y, W: g.w, H: 1}, cell{r.ID, s.here()})
	c.Right(name.x-2, y, ink, strconv.Itoa(i+1))
	c.Put(name.x-2, y, ui.Quiet, bracket(r))
	for _, col := range g.columns {
		c.Hit(ui.Rect{X: col.x, Y: y, W: col.w, H: 1}, cell{r.ID, col.field})
		switch {
		case here && s.typing != nil && s.typing.field == col.field:
			s.typing.draw(c, col, y)
		case here && col.field == s.here():
			c.Fill(ui.Rect{X: col.x, Y: y, W: col.w, H: 1}, ui.Selected, " ")
			f.put(c, col, y, ui.Selected, r.Step)
		default:
			f.put(c, col, y, ink, r.Step)
		}
		if col.field == processField && r.Machine {
			c.Put(col.x+col.w, y, ui.Quiet, machineMark)
		}
	}
	if g.bar < g.w {
		end := f.bar(c, g.bar, y, r.Step, bars)
		c.Put(end+1, y, ui.Accent, ui.Fit(f.remarks(r), g.end-(end+1)))
	}
}

func (f *frame) put(c *ui.Canvas, col column, y int, ink ui.Ink, step model.Step) {
	text := ui.Fit(f.shown(col.field, step), col.w)
	switch {
	case !col.figure():
		c.Put(col.x, y, ink, text)
	case text == "" && !step.Name.Empty():
		c.Right(col.x+col.w, y, ink, "·")
	default:
		c.Right(col.x+col.w, y, ink, text)
	}
}

// typed is the cell in which keys are text; refused is it while what stands there is not taken.
const (
	typed   = ui.Accent | ui.Bold
	refused = ui.Warn | ui.Bold
)

// draw shows the cell that is typed. A figure stays at the edge of its column, with the cursor behind it.
func (t *typing) draw(c *ui.Canvas, col column, y int) {
	ink := typed
	if t.Refused != "" {
		ink = refused
	}
	if col.figure() {
		col.w++
		c.Fill(ui.Rect{X: col.x, Y: y, W: col.w, H: 1}, ink|ui.Underline, " ")
		free := max(0, col.w-1-ui.Width(t.Value()))
		col.x, col.w = col.x+free, col.w-free
	}
	t.Field.Draw(c, col.x, y, col.w, ink)
}

// bar draws wait and work of a step to scale; where only the LT is known, dots. It returns the column
// after it.
func (f *frame) bar(c *ui.Canvas, x, y int, step model.Step, width int) int {
	pt, worked := step.PT(f.calendar)
	lt, elapsed := step.LT(f.calendar)
	switch {
	case elapsed && !worked:
		for end := x + int(float64(lt)/f.longest*float64(width)+0.5); x < end; x++ {
			c.Put(x, y, ui.Wait, "·")
		}
		return x
	case worked && !elapsed:
		lt = pt
	}
	return ui.WaitWork(c, x, y, float64(lt-pt), float64(pt), f.longest, width)
}
