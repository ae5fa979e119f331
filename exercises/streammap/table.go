package streammap

import (
	"slices"
	"strconv"

	"flipchart/model"
	"flipchart/tui/ui"
)

// wideFrom is the width from which all columns stand beside the bars.
const wideFrom = 118

// Draw shows the map in the view that is chosen.
func (s *screen) Draw(c *ui.Canvas) {
	s.width = c.W
	f := s.newFrame()
	f.headline(c)
	switch {
	case len(f.rows) == 0:
		drawEmpty(c, s.backwards)
	case s.view == boxView:
		s.drawBoxes(c, f)
	default:
		s.drawTable(c, f)
	}
}

// frame is what one Draw knows of the stream.
type frame struct {
	stream   *model.ValueStream
	calendar model.Calendar
	metrics  model.Metrics
	words    map[model.ID][]string // the candidates, in words
	longest  float64               // of the LTs: the scale of the bars
	rows     []row
	at       int // the row that is selected or typed
}

// row is a step as it is shown: where a carried one would be dropped, and with the one being typed.
type row struct {
	model.Step
	place int  // in the stream; -1 for a new one
	above bool // the step below is in one group with it
}

func (s *screen) newFrame() *frame {
	v, c := s.stream(), s.desk.Calendar()
	f := &frame{stream: v, calendar: c, metrics: v.Metrics(c)}
	f.words = f.candidates()
	lists := s.lists()
	selected := s.board.Selected(lists)
	places := make(map[model.ID]int, len(v.Steps))
	for i, step := range v.Steps {
		places[step.ID] = i
		lt, _ := step.LT(c)
		pt, _ := step.PT(c)
		f.longest = max(f.longest, float64(lt), float64(pt))
	}
	for i, id := range s.board.Lists(lists)[0] {
		f.rows = append(f.rows, row{Step: v.Steps[places[id]], place: places[id]})
		if id == selected {
			f.at = i
		}
	}
	if t := s.typing; t != nil && t.draft() {
		f.at = min(t.place, len(f.rows))
		f.rows = slices.Insert(f.rows, f.at, row{place: -1})
	}
	for i := range f.rows[:max(len(f.rows)-1, 0)] {
		f.rows[i].above = f.rows[i+1].Parallel
	}
	return f
}

// candidates are the words at the bars' ends. The only figure there is would be no extreme.
func (f *frame) candidates() map[model.ID][]string {
	words := map[model.ID][]string{}
	for _, found := range f.stream.Candidates(f.calendar) {
		word, of := "", f.metrics.WithLead
		switch found.Rule {
		case model.LongestWait:
			word = "longest wait"
		case model.LowestCA:
			word, of = "lowest %CA", f.metrics.Estimated
		case model.LargestShare:
			word = "longest LT"
		}
		if of < 2 {
			continue
		}
		for _, id := range append([]model.ID{found.Step}, found.Ties...) {
			words[id] = append(words[id], word)
		}
	}
	return words
}

func drawEmpty(c *ui.Canvas, backwards bool) {
	first := "Nothing here yet: press a and type the first step."
	if backwards {
		first = "Nothing here yet: press a and type the last step, the one that serves the customer."
	}
	for i, line := range []string{
		first, "",
		"Enter asks for the next step, and an empty enter ends.",
		"A list that is pasted becomes steps, a line each.", "",
		"r   begin at the customer and walk backwards",
		"E   say what one item is, where it starts and who gets it",
	} {
		c.Put(4, 3+i, ui.Plain, ui.Fit(line, c.W-5))
	}
}

// column is a field with its place in the frame.
type column struct {
	field
	x, w int
}

// grid is where the table's columns and bars stand.
type grid struct {
	columns []column
	bar     int // the column where bars begin; the frame's width where there are none
	w       int
}

// newGrid gives the words what figures and bars leave.
func (s *screen) newGrid(f *frame, width int) grid {
	g := grid{bar: width, w: width}
	spare := max(0, min(width-wideFrom, 70))
	if !s.wide() {
		spare = max(0, min(width-80, 20))
	}
	x := f.digits() + 3
	for i, field := range s.fields() {
		w, gap := field.width(f), 1
		switch field {
		case nameField:
			w += spare / 4
		case ownerField:
			w += spare / 6
		}
		switch {
		case i == 0:
			gap = 0
		case !field.figure():
			gap = 2
		case s.fields()[i-1] == processField:
			gap = 3 // an "m" for machine stands behind a PT
		}
		g.columns = append(g.columns, column{field, x + gap, w})
		x += gap + w
	}
	if s.view == mapView {
		g.bar = x + 3
	}
	return g
}

// width of a field's column: that of its longest figure, within bounds.
func (f field) width(of *frame) int {
	switch f {
	case nameField:
		return 18
	case cycleField:
		return len("Transition")
	case ownerField:
		return 13
	case caField:
		return 4
	}
	w := 5
	for _, r := range of.rows {
		w = max(w, ui.Width(f.shown(r.Step, of.calendar)))
	}
	return min(w, 8)
}

// digits of the largest step number, two at least.
func (f *frame) digits() int { return max(2, len(strconv.Itoa(len(f.rows)))) }

func (s *screen) drawTable(c *ui.Canvas, f *frame) {
	g := s.newGrid(f, c.W)
	said := s.said(f, g)
	foot := s.foot(f, g, c, said)
	// An empty line, and a second one of what is said, are kept free: a refusal does not turn the page.
	height := c.H - headRows - foot.least() - 3 + len(said.lines)
	first, last, label := ui.Page(len(f.rows), f.at, height)
	s.page = max(1, last-first)
	head, spacing := headRows-1, 1
	switch room := height - (last - first); {
	case room > len(f.rows)+4 && c.H >= tallFrom:
		head, spacing = head+1, 2 // a large frame has room for air
	case room > 0:
		head++
	}
	g.head(c, head, label)
	bars := f.barWidth(g, f.rows[first:last])
	y := head + spacing
	for i := first; i < last; i++ {
		s.drawRow(c, f, g, i, y, bars)
		y += spacing
	}
	if label != "" {
		y = head + 1 + height // the last page is as high as the others
	}
	foot.draw(y, c.H)
}

// tallFrom is the height from which a short map has an empty line between its steps.
const tallFrom = 30

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
		c.Put(first.x+6, y, ui.Accent|ui.Bold, page)
	}
	at := c.Put(g.bar, y, ui.Wait, "░ ")
	at = c.Put(at, y, ui.Quiet, "wait  ")
	at = c.Put(at, y, ui.Work, "█ ")
	c.Put(at, y, ui.Quiet, "work")
}

// barWidth is that of the longest LT, so that each bar of the page leaves room for its words.
func (f *frame) barWidth(g grid, rows []row) int {
	const least, most = 8, 60
	room := g.w - 1 - g.bar
	width := min(room, most)
	for _, r := range rows {
		words := f.remarks(r)
		lt, _ := r.LT(f.calendar)
		if words == "" || lt == 0 {
			continue
		}
		// A cell between them, and one that rounding may add.
		width = min(width, int(float64(room-2-min(ui.Width(words), 26))*f.longest/float64(lt)))
	}
	return max(width, least)
}

// remarks are the words at a bar's end.
func (f *frame) remarks(r row) string {
	said := ""
	add := func(word string) {
		if said != "" {
			said += ", "
		}
		said += word
	}
	for _, word := range f.words[r.ID] {
		add(word)
	}
	if r.CA.Disputed {
		add("not agreed")
	}
	if r.place >= 0 {
		if asked, elsewhere := f.stream.AskedElsewhere(r.place); elsewhere {
			add("%CA asked of " + asked.String())
		}
	}
	return said
}

func (s *screen) drawRow(c *ui.Canvas, f *frame, g grid, i, y, bars int) {
	r := f.rows[i]
	here := i == f.at
	ink := ui.Plain
	if here {
		ink |= ui.Bold
		c.Put(0, y, ui.Accent|ui.Bold, "▌")
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
			col.put(c, y, ui.Selected, r.Step, f.calendar)
		default:
			col.put(c, y, ink, r.Step, f.calendar)
		}
		if col.field == processField && r.Machine {
			c.Put(col.x+col.w+1, y, ui.Quiet, "m")
		}
	}
	if g.bar < g.w {
		end := f.bar(c, g.bar, y, r.Step, bars)
		c.Put(end+1, y, ui.Accent, ui.Fit(f.remarks(r), g.w-1-(end+1)))
	}
}

// bracket joins the steps of a parallel group.
func bracket(r row) string {
	switch {
	case r.Parallel && r.above:
		return "├"
	case r.Parallel:
		return "└"
	case r.above:
		return "┌"
	}
	return ""
}

func (col column) put(c *ui.Canvas, y int, ink ui.Ink, step model.Step, calendar model.Calendar) {
	text := ui.Fit(col.shown(step, calendar), col.w)
	switch {
	case !col.figure():
		c.Put(col.x, y, ink, text)
	case text == "" && !step.Name.Empty():
		c.Right(col.x+col.w, y, ink, "·")
	default:
		c.Right(col.x+col.w, y, ink, text)
	}
}

// draw shows the cell that is typed; a figure's has a column more, for the cursor.
func (t *typing) draw(c *ui.Canvas, col column, y int) {
	if col.figure() {
		col.x, col.w = col.x-1, col.w+1
	}
	t.input.Draw(c, col.x, y, col.w, ui.Plain|ui.Bold)
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
