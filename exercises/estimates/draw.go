package estimates

import (
	"fmt"

	"flipchart/exercises/onmap"
	"flipchart/model"
	"flipchart/tui/ui"
)

// Draw shows the step in question, the list of all steps, or both where the window is wide.
func (s *screen) Draw(c *ui.Canvas) {
	v := s.stream()
	step, place, ok := s.current()
	switch {
	case !ok:
		onmap.DrawEmpty(c, "How many of 100 items can the next step use just as they are?", "so there is no step to ask about")
	case c.W >= twoColumns:
		left := c.W - listWidth - 2
		s.drawStep(c.In(ui.Rect{X: 0, Y: 0, W: left, H: c.H}), v, step, place)
		c.Fill(ui.Rect{X: left, Y: 0, W: 1, H: c.H}, ui.Rule, "│")
		s.drawList(c.In(ui.Rect{X: left + 1, Y: 0, W: listWidth + 1, H: c.H}), v, place, false)
	case s.overview:
		s.drawList(c, v, place, true)
	default:
		s.drawStep(c, v, step, place)
	}
}

// From twoColumns on, the list stands beside the step.
const twoColumns, listWidth = 180, 74

func (s *screen) drawStep(c *ui.Canvas, v *model.ValueStream, step model.Step, place int) {
	y := 0
	for _, line := range question(v, place, min(c.W-4, 100)) {
		c.Put(2, y, ui.Plain|ui.Bold, line)
		y++
	}
	drawStrip(c, c.H-1, v, place)
	bottom := c.H - 2 // the row below the last one that the answers may take
	if s.typing != nil {
		bottom = c.H - 4
		s.typing.draw(c, bottom+1)
	}
	if len(step.CA.Rounds) == 0 {
		s.drawUnasked(c, y+1, v, place)
		return
	}
	lines := append(verdict(step, s.kept(step, place)), keptLine(v, place))
	ch := newChart(step.CA.Rounds, c.W, bottom-y-1-axisRows-1-len(lines))
	spare := bottom - y - ch.rows() - len(lines)
	air := 1 // blank rows above the chart, above each line and, where there are more, above each round
	if c.H >= airyRows {
		air = min(max((spare-figureRows)/(1+len(ch.rounds)+len(lines)), 1), 3)
	}
	if air > 1 {
		ch.gap = air
		spare -= air * len(ch.rounds)
	}
	next := func() {
		blank := min(air, max(spare, 0))
		y, spare = y+blank, spare-blank
	}
	chosen := -1
	if s.round > 0 {
		chosen = s.chosenRound()
	}
	next()
	ch.draw(c, y, chosen)
	y += ch.rows()
	for _, line := range lines {
		next()
		if y < bottom {
			c.Put(3, y, line.ink, ui.Fit(line.text, c.W-5))
		}
		y++
	}
	if scale := min(air+1, largest); step.CA.Percent != nil && y+2+scale*ui.BigHeight < bottom {
		x := ui.BigTimes(c, 4, y+2, lines[len(lines)-1].ink, model.Number(*step.CA.Percent), scale)
		c.Put(x, y+1+scale*ui.BigHeight, ui.Plain|ui.Bold, "of 100")
	}
}

// largest is the scale of the kept figure's block digits where there is room, figureRows what they then take.
const (
	largest    = 3
	figureRows = largest*ui.BigHeight + 4
)

// drawUnasked shows how to begin, or the figure that was typed without a round.
func (s *screen) drawUnasked(c *ui.Canvas, y int, v *model.ValueStream, place int) {
	air := 1
	if c.H >= airyRows {
		air = largest
	}
	if percent := v.Steps[place].CA.Percent; percent != nil {
		kept := keptLine(v, place)
		x := ui.BigTimes(c, 3, y+air, kept.ink, model.Number(*percent), air) + 2
		c.Put(x, y+air, ui.Plain, "of 100 items need no correcting,")
		c.Put(x, y+air+1, ui.Plain, "no completing and no asking.")
		c.Put(3, y+2*air+air*ui.BigHeight, kept.ink, ui.Fit(kept.text, c.W-5))
		return
	}
	c.Put(3, y+air, ui.Plain, "Everybody who receives this work writes a figure on a card. Nobody shows it.")
	c.Put(3, y+2*air, ui.Plain, "All cards up at once; then read them out.")
	if s.typing == nil {
		c.Put(3, y+4*air, ui.Accent|ui.Bold, "enter, and type them in one go:  80 70 90 85")
		c.Put(3, y+5*air, ui.Plain, "e types a single figure without a round")
	}
}

// drawStrip shows how far the room is: each step's number with its mark, as many around the selected one as
// there is room for.
func drawStrip(c *ui.Canvas, y int, v *model.ValueStream, place int) {
	progress := progress(v)
	width := len(model.Number(float64(len(v.Steps)))) + 2 // a number, its mark, a blank
	room := (c.W - ui.Width(progress) - 13) / width       // beside "steps " and what stands between
	if room < len(v.Steps) {
		room = (c.W - ui.Width(progress) - 17) / width // and "…" at both ends
	}
	first, last, _ := ui.Page(len(v.Steps), place, room)
	x := c.Put(3, y, ui.Quiet, "steps ")
	if first > 0 {
		x = c.Put(x, y, ui.Quiet, "… ")
	}
	for i := first; i < last; i++ {
		ink, mark := markOf(v, i)
		if i == place {
			ink |= ui.Reverse | ui.Bold
		}
		c.Hit(ui.Rect{X: x, Y: y, W: width, H: 1}, stepHit(v.Steps[i].ID))
		x = c.Put(x, y, ink, model.Number(float64(i+1))+mark) + 1
	}
	if last < len(v.Steps) {
		x = c.Put(x, y, ui.Quiet, "… ")
	}
	c.Put(x+3, y, ui.Plain, progress)
}

// markOf is the symbol of how far a step is.
func markOf(v *model.ValueStream, place int) (ui.Ink, string) {
	ca := v.Steps[place].CA
	_, elsewhere := v.AskedElsewhere(place)
	switch {
	case ca.Percent == nil:
		return ui.Plain, "·"
	case ca.Disputed || elsewhere:
		return ui.Warn, "!"
	}
	return ui.Good, "✓"
}

// progress is how many steps have a figure, and what these multiply to.
func progress(v *model.ValueStream) string {
	m := v.Metrics(model.DefaultCalendar) // %CA knows no calendar
	text := fmt.Sprintf("%d of %d estimated", m.Estimated, m.Steps)
	if m.Rolled == nil {
		return text
	}
	if m.Estimated < m.Steps {
		return text + "; multiplied so far: " + rounded(*m.Rolled)
	}
	return text + "; all %CA multiplied: " + rounded(*m.Rolled)
}

// rounded is a percentage in whole points, in tenths below one.
func rounded(p float64) string {
	if p > 0 && p < 1 {
		return fmt.Sprintf("%.1f", max(p, 0.1))
	}
	return fmt.Sprintf("%.0f", p)
}
