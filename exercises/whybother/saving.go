package whybother

import (
	"fmt"

	"flipchart/model"
	"flipchart/tui/ui"
)

const ladderQuestion = "What would it save us to find our defects earlier?"

// Rows below the table: two bars with a blank row, and the saving in block digits or in one line; what is assumed stands
// below, in the last row where there is no other. tableRows are what the table takes besides its rungs: its head, and three lines on what is typed.
const barsHeight, smallHeight, tableRows = 3, 1, 6

// drawLadder shows the rungs, the cost today and then to one scale, the saving, and what is assumed.
func (s *screen) drawLadder(c *ui.Canvas) {
	ladder := s.rungs()
	sum := ladder.Sum()
	counted := ""
	if sum.Counted < len(ladder.Rungs) {
		counted = fmt.Sprintf("%d of %s counted", sum.Counted, model.Count(len(ladder.Rungs), "rung"))
	}
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(ladderQuestion, c.W-ui.Width(counted)-5))
	c.Right(c.W-1, 0, ui.Accent|ui.Bold, counted)
	rows, saved := len(ladder.Rungs), ui.BigHeight
	if c.H >= airy {
		saved *= 2
	}
	room := c.H - 3 - barsHeight
	if room-saved < rows+tableRows || ui.BigWidth(bigSaving(sum))*saved/ui.BigHeight > c.W*2/3 {
		saved = smallHeight
	}
	room -= saved
	height := min(room, 2*rows+tableRows)
	s.Sheet.Draw(c.In(ui.Rect{X: 0, Y: 2, W: c.W, H: height}))
	y := 2 + height
	if sum.Found > 0 {
		drawBars(c, y, ladder, sum)
	}
	drawSaving(c, y+barsHeight, saved, ladder, sum)
	c.Put(2, min(y+barsHeight+saved+1, c.H-1), ui.Quiet, ui.Fit(ladder.Assumes(), c.W-3))
}

// barAt is the column at which the bars begin; widest is how long the longest gets.
const barAt, widest = 9, 100

// drawBars draws the cost today and then to one scale.
func drawBars(c *ui.Canvas, y int, ladder model.CostLadder, sum model.LadderSum) {
	whole := max(sum.Today, sum.Target)
	label := max(ui.Width(ladder.Says(sum.Today)), ui.Width(ladder.Says(sum.Target))) + 1
	width := min(c.W-barAt-label-2, widest)
	for i, bar := range []struct {
		name string
		ink  ui.Ink
		cost model.Cents
	}{{"today", ui.Wait, sum.Today}, {"then", ui.Work, sum.Target}} {
		c.Put(2, y+i, ui.Plain, bar.name)
		x := c.Put(barAt, y+i, bar.ink, ui.Bar(float64(bar.cost), float64(whole), width))
		c.Put(x+1, y+i, ui.Plain|ui.Bold, ladder.Says(bar.cost))
	}
}

// bigSaving is the saving in whole units, as block digits have it.
func bigSaving(sum model.LadderSum) string { return (sum.Saving / 100 * 100).String() }

// drawSaving shows what is saved a year, or why that cannot be said.
func drawSaving(c *ui.Canvas, y, height int, ladder model.CostLadder, sum model.LadderSum) {
	why := ""
	switch {
	case sum.Found == 0:
		why = "Nothing counted yet: type how many are found a year, rung by rung."
	case len(sum.Unpriced) > 0:
		why = "No saving yet: what does one cost that is found " + ui.Fit(sum.Unpriced[0].Name.String(), 30) + "?"
	case sum.Saving == 0:
		why = "No saving yet: type how many could be found, from the last rung up."
	}
	if why != "" {
		c.Put(2, y, ui.Accent|ui.Bold, ui.Fit(why, c.W-3))
		return
	}
	said, ink := "saved a year", ui.Good|ui.Bold
	if sum.Saving < 0 {
		said, ink = "saved a year: it costs more", ui.Warn|ui.Bold
	}
	if height == smallHeight {
		c.Put(2, y, ink, ui.Fit(ladder.Says(sum.Saving)+" "+said, c.W-3))
		return
	}
	x := ui.BigTimes(c, 2, y, ink, bigSaving(sum), height/ui.BigHeight)
	c.Put(x+1, y+height-2, ink, ladder.Says(sum.Saving))
	c.Put(x+1, y+height-1, ui.Plain, ui.Fit(said, c.W-x-2))
}
