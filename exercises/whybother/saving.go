package whybother

import (
	"fmt"

	"flipchart/model"
	"flipchart/tui/ui"
)

const ladderQuestion = "What would it save us to find our defects earlier?"

// Rows below the table: two bars, and the saving in block digits or in one line, each with a blank row above; and what
// is assumed, in the last row.
const barsHeight, smallHeight, bigHeight = 3, 2, ui.BigHeight + 1

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
	rows := len(ladder.Rungs)
	room := c.H - 4 - barsHeight - bigHeight
	saved := bigHeight
	if room < rows+4 || ui.BigWidth(bigSaving(sum)) > c.W/2 {
		room, saved = room+bigHeight-smallHeight, smallHeight
	}
	height := min(room, 2*rows+5)
	s.Sheet.Draw(c.In(ui.Rect{X: 0, Y: 2, W: c.W, H: height}))
	y := 2 + height + 1
	drawBars(c, y, ladder, sum)
	drawSaving(c, y+barsHeight, saved, ladder, sum)
	c.Put(2, c.H-1, ui.Quiet, ui.Fit(ladder.Assumes(), c.W-3))
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
		said, ink = "saved: it costs more a year", ui.Warn|ui.Bold
	}
	if height == smallHeight {
		c.Put(2, y, ink, ladder.Says(sum.Saving)+" "+said)
		return
	}
	x := ui.Big(c, 2, y, ink, bigSaving(sum))
	c.Put(x+1, y+ui.BigHeight-2, ink, ladder.Says(sum.Saving))
	c.Put(x+1, y+ui.BigHeight-1, ui.Plain, said)
}
