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
		s.drawList(c.In(ui.Rect{X: left + 1, Y: 0, W: listWidth + 1, H: c.H}), v, place, ui.Plain|ui.Bold)
	case s.overview:
		s.drawList(c, v, place, ui.Selected)
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
	if c.H >= airyRows && bottom-y-ch.rows()-2*len(lines)-2*ui.BigHeight > 2*len(ch.rounds)+4 {
		ch.gap = 2
	}
	chosen := -1
	if s.round > 0 {
		chosen = s.chosenRound()
	}
	spare := bottom - y - ch.rows() - len(lines)
	if spare > 0 {
		y, spare = y+1, spare-1
	}
	ch.draw(c, y, chosen)
	y += ch.rows()
	for _, line := range lines {
		if spare > 0 {
			y, spare = y+1, spare-1
		}
		if y < bottom {
			c.Put(3, y, line.ink, ui.Fit(line.text, c.W-5))
		}
		y++
	}
	if percent := step.CA.Percent; percent != nil && bottom-y > 2*ui.BigHeight+2 {
		x := ui.BigTimes(c, 4, y+2, ui.Good|ui.Bold, model.Number(*percent), 2)
		c.Put(x, y+1+2*ui.BigHeight, ui.Plain|ui.Bold, "of 100")
	}
}

// drawUnasked shows how to begin, or the figure that was typed without a round.
func (s *screen) drawUnasked(c *ui.Canvas, y int, v *model.ValueStream, place int) {
	ca := v.Steps[place].CA
	if ca.Percent != nil {
		x := ui.Big(c, 3, y+1, ui.Accent|ui.Bold, model.Number(*ca.Percent)) + 2
		c.Put(x, y+1, ui.Plain, "of 100 items need no correcting,")
		c.Put(x, y+2, ui.Plain, "no completing and no asking.")
		line := keptLine(v, place)
		c.Put(3, y+2+ui.BigHeight, line.ink, ui.Fit(line.text, c.W-5))
		return
	}
	for i, line := range []string{
		"Everybody who receives this work writes a figure on a card. Nobody shows it.",
		"All cards up at once; then read them out.",
	} {
		c.Put(3, y+1+i, ui.Plain, line)
	}
	if s.typing == nil {
		c.Put(3, y+4, ui.Accent|ui.Bold, "enter, and type them in one go:  80 70 90 85")
		c.Put(3, y+5, ui.Plain, "e types a single figure without a round")
	}
}

// drawStrip shows how far the room is: each step's number with its mark.
func drawStrip(c *ui.Canvas, y int, v *model.ValueStream, place int) {
	progress := progress(v)
	width := len(model.Number(float64(len(v.Steps)))) + 2 // a number, its mark, a blank
	room := (c.W - ui.Width(progress) - 13) / width       // beside "steps " and what stands between
	if room < len(v.Steps) {
		room = (c.W - ui.Width(progress) - 24) / width // and the page
	}
	first, last, page := ui.Page(len(v.Steps), place, room)
	x := c.Put(3, y, ui.Quiet, "steps ")
	for i := first; i < last; i++ {
		ink, mark := markOf(v, i)
		if i == place {
			ink |= ui.Reverse | ui.Bold
		}
		c.Hit(ui.Rect{X: x, Y: y, W: width, H: 1}, stepHit(v.Steps[i].ID))
		x = c.Put(x, y, ink, model.Number(float64(i+1))+mark) + 1
	}
	if page != "" {
		progress = page + "   " + progress
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
	text += "; all %CA multiplied: " + rounded(*m.Rolled)
	if m.Estimated < m.Steps {
		text += " so far"
	}
	return text
}

// rounded is a percentage in whole points, in tenths below one.
func rounded(p float64) string {
	if p > 0 && p < 1 {
		return fmt.Sprintf("%.1f", max(p, 0.1))
	}
	return fmt.Sprintf("%.0f", p)
}
