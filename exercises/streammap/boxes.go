package streammap

import (
	"slices"
	"strconv"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// The measures of a box: its frame, two lines of the name and two of figures; a large one has a line for
// who does it, and air. Its bar stands below, the arrow to the next one beside it.
const (
	leastBox, mostBox   = 16, 60
	boxHeight, largeBox = 6, 8
	boxArrow            = 2
	fewAcross, boxesTop = 4, 2
	mostBoxAir          = 4
	pageRoom            = len("  page 99 of 99") // beside the headline
)

// boxGrid is where the boxes of a page stand.
type boxGrid struct {
	across, w, h int
	top, pitch   int // of the first line of boxes, and from line to line
	first, last  int // the lines on the page
	label        string
	stacked      bool // %CA stands above its figure, since no line has room for both
}

// layBoxes fills the frame: wide boxes where few do, narrow ones where that saves turning a page.
func layBoxes(f *frame, width, height int) boxGrid {
	most := max(1, (width-1-boxArrow)/(leastBox+boxArrow))
	room := height - boxesTop - sumRows(height) - 1 // one stays free
	g := boxGrid{across: min(fewAcross, most), h: boxHeight}
	lines := func() int { return (len(f.rows) + g.across - 1) / g.across }
	for g.across < most && lines()*(boxHeight+2) > room {
		g.across++
	}
	g.w = min(mostBox, (width-1-boxArrow)/g.across-boxArrow)
	g.stacked = slices.ContainsFunc(f.rows, func(r row) bool {
		return ui.Width(f.boxPT(r)+" %CA "+shownOr(r.CA.String())) > g.w-4
	})
	g.first, g.last, g.label = ui.Page(lines(), f.at/g.across, room/(boxHeight+1))
	shown := max(1, g.last-g.first)
	if g.label != "" {
		shown = max(1, room/(boxHeight+1)) // the last page is laid out as the others
	}
	if shown*(largeBox+3) <= room {
		g.h = largeBox
	}
	spare := max(0, room-shown*(g.h+1))
	air := min((spare+shown/2)/shown, spare/max(1, shown-1), mostBoxAir)
	g.pitch = g.h + 1 + air
	g.top = boxesTop + (spare-air*(shown-1)+2)/3
	return g
}

// drawBoxes shows the steps as boxes with arrows, row below row, each with its wait and work to scale.
func (s *screen) drawBoxes(c *ui.Canvas, f *frame) {
	g := layBoxes(f, c.W, c.H)
	s.boxes, s.page = g.across, g.across*max(1, g.last-g.first)
	s.top, s.below = c.H, 0 // no table
	for i := g.first * g.across; i < min(g.last*g.across, len(f.rows)); i++ {
		s.drawBox(c, f, g, i)
	}
	if g.label != "" {
		c.Right(c.W-2, 0, ui.Accent|ui.Bold, "page "+g.label)
		c.ShowPaged()
	}
	legend(c, c.W-2-legendWidth, 1)
	end := g.top + (g.last-g.first-1)*g.pitch + g.h + 1
	f.drawSums(c, min(c.H-sumRows(c.H), end+2))
}

func (s *screen) drawBox(c *ui.Canvas, f *frame, g boxGrid, i int) {
	r, here := f.rows[i], i == f.at
	at := ui.Rect{X: boxArrow + i%g.across*(g.w+boxArrow), Y: g.top + (i/g.across-g.first)*g.pitch, W: g.w, H: g.h}
	frame := ui.Rule
	if here {
		frame = ui.Plain | ui.Bold
		s.row = at.Y + 1
	}
	c.Box(at, frame)
	c.Hit(at, cell{r.ID, s.field})
	onFrame(c, at, at.Y, strings.Join(f.words[r.ID], ", "))
	onFrame(c, at, at.Y+at.H-1, f.doubts(r))
	f.drawInside(c.In(ui.Rect{X: at.X + 1, Y: at.Y + 1, W: at.W - 2, H: at.H - 2}), r, i+1, here, g.stacked)
	if i > 0 {
		c.Put(at.X-boxArrow, at.Y+2, ui.Quiet, arrow(r.Parallel))
	}
	if i+1 < len(f.rows) && (i+1)%g.across == 0 {
		c.Put(at.X+at.W, at.Y+2, ui.Quiet, arrow(f.rows[i+1].Parallel))
	}
	f.bar(c, at.X+1, at.Y+at.H, r.Step, at.W-2)
}

// onFrame writes a remark into a line of a box's frame, which is nearer to it than any line below.
func onFrame(c *ui.Canvas, box ui.Rect, y int, remark string) {
	if remark != "" {
		c.Put(box.X+1, y, ui.Accent|ui.Bold, " "+ui.Fit(remark, box.W-4)+" ")
	}
}

// drawInside writes the name at the top and the figures at the bottom of a box.
func (f *frame) drawInside(c *ui.Canvas, r row, number int, here, stacked bool) {
	ink := ui.Plain
	for y, text := range twoLines(strconv.Itoa(number)+" "+r.Name.String(), c.W-2) {
		if here {
			ink = c.SelectRow(ui.Rect{X: 1, Y: y, W: c.W - 2, H: 1})
		}
		c.Put(1, y, ink, text)
	}
	if c.H > boxHeight-2 {
		c.Put(1, 2, ui.Quiet, ui.Fit(r.Owner.String(), c.W-2))
	}
	ca, y := shownOr(r.CA.String()), c.H-2
	caAt, caEnd := y, c.W-2-ui.Width(ca)
	if stacked {
		caAt, caEnd = y+1, c.W-1
	}
	c.Put(1, y, ui.Plain, ui.Fit(f.boxPT(r), caEnd-5))
	c.Right(caEnd, y, ui.Quiet, "%CA")
	c.Put(1, y+1, ui.Plain, ui.Fit("LT "+shownOr(f.shown(leadField, r.Step)), c.W-ui.Width(ca)-3))
	c.Right(c.W-1, caAt, ui.Plain, ca)
}

func (f *frame) boxPT(r row) string { return "PT " + shownOr(f.shown(processField, r.Step)) }

// twoLines wraps a text and cuts what is beyond the second line.
func twoLines(text string, width int) []string {
	lines := ui.Wrap(text, width)
	if len(lines) > 2 {
		lines = []string{lines[0], ui.Fit(lines[1]+" "+lines[2], width)}
	}
	return lines
}

// arrow leads to a step, or says that it goes on at the same time.
func arrow(parallel bool) string {
	if parallel {
		return " ‖"
	}
	return "─►"
}

// shownOr is a figure, or a dot where it is not known.
func shownOr(figure string) string {
	if figure == "" {
		return "·"
	}
	return figure
}

// sumRows are the lines of sums below the boxes.
func sumRows(height int) int {
	if height < lowFrame {
		return 1
	}
	return 2
}

// drawSums writes the totals, and below them the product and what the bars and figures mean: as much as
// fits, so that boxes keep the rows.
func (f *frame) drawSums(c *ui.Canvas, y int) {
	m, sums := f.metrics, []string{"total"}
	work, lead := f.sums()
	if work != "" {
		sums = append(sums, "PT "+work)
	}
	if lead != "" {
		sums = append(sums, "LT "+lead)
	}
	if len(sums) > 1 {
		at := c.Put(boxArrow, y, ui.Plain|ui.Bold, strings.Join(sums, "  ")) + 3
		putFitting(c, at, y, c.W-2-at, f.ratio()...)
	}
	at := boxArrow
	if m.Rolled != nil {
		at = c.Put(at, y+1, ui.Plain|ui.Bold, "rolled %CA "+model.Percent(*m.Rolled)) + 3
	}
	more := []string{f.calendar.String(), "LT includes PT"}
	if f.metrics.Guesses > 0 {
		more = slices.Insert(more, 0, guessMeans)
	}
	if slices.ContainsFunc(f.rows, func(r row) bool { return r.Parallel }) {
		more = slices.Insert(more, 0, "‖ parallel")
	}
	for _, words := range more {
		if at+ui.Width(words) < c.W {
			at = c.Put(at, y+1, ui.Quiet, words) + 3
		}
	}
}
