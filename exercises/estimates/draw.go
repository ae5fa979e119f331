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
	case s.typing != nil && s.typing.blind:
		s.drawBlind(c, v, place)
	case c.W >= twoColumns:
		s.drawBoth(c, v, step, place)
	case s.listActs():
		s.drawList(c, v, place, true)
	default:
		s.drawStep(c, v, step, place)
		drawStrip(c, c.H-1, v, place)
	}
}

// drawBoth shows the step and the list; the half that the keys do not act on is faded.
func (s *screen) drawBoth(c *ui.Canvas, v *model.ValueStream, step model.Step, place int) {
	left := c.W - listWidth - 2
	half := c.In(ui.Rect{X: 0, Y: 0, W: left, H: c.H})
	s.drawStep(half, v, step, place)
	if s.listActs() {
		half.Fade()
	}
	c.Fill(ui.Rect{X: left, Y: 0, W: 1, H: c.H}, ui.Rule, "│")
	s.drawList(c.In(ui.Rect{X: left + 1, Y: 0, W: listWidth + 1, H: c.H}), v, place, s.listActs())
}

// listActs is true while the keys act on the list, not on the step.
func (s *screen) listActs() bool { return s.overview && s.typing == nil }

// From twoColumns on, the list stands beside the step.
const twoColumns, listWidth = 180, 74

func (s *screen) drawStep(c *ui.Canvas, v *model.ValueStream, step model.Step, place int) {
	y := drawQuestion(c, v, place)
	bottom := c.H - 2 // the row below the last one that the answers may take
	if s.typing != nil {
		bottom = c.H - 3 - max(len(s.typing.below(c.W)), 1)
		s.typing.draw(c, bottom+1)
	}
	if len(step.CA.Rounds) == 0 {
		s.drawUnasked(c, y+1, v, place)
		return
	}
	kept := s.kept(step, place)
	lines := wrapped(append(verdict(step, kept), s.keptLine(v, place)), c.W)
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
			c.Put(3, y, line.ink, line.text)
		}
		y++
	}
	if kept && y+figureRows <= bottom {
		x := ui.Big(c, 4, y+2, lines[len(lines)-1].ink, model.Number(*step.CA.Percent))
		c.Put(x+1, y+1+ui.BigHeight, ui.Plain|ui.Bold, "of 100")
	}
}

// largest is the scale of block digits that have the room to themselves; figureRows are those of the kept
// figure below the answers, where it stays less loud than they are.
const (
	largest    = 3
	figureRows = ui.BigHeight + 2
)

// drawQuestion shows what is asked, and returns the row below it.
func drawQuestion(c *ui.Canvas, v *model.ValueStream, place int) int {
	lines := question(v, place, min(c.W-4, 100))
	for y, line := range lines {
		c.Put(2, y, ui.Plain|ui.Bold, line)
	}
	return len(lines)
}

// drawBlind shows a round being typed without anything that was said before: no figure may lead the room.
func (s *screen) drawBlind(c *ui.Canvas, v *model.ValueStream, place int) {
	air := 1
	if c.H >= airyRows {
		air = largest
	}
	y := drawHowTo(c, drawQuestion(c, v, place)+1+air, air)
	y = s.typing.draw(c, y+2*air)
	if coming := s.typing.coming(); coming != "" {
		c.Put(3, y+air, ui.Plain|ui.Bold, coming)
	}
}

// drawHowTo says how a blind round goes, and returns the row below it.
func drawHowTo(c *ui.Canvas, y, air int) int {
	for _, line := range wrapped([]said{
		{ui.Plain, "Everybody who receives this work writes a figure on a card, unseen."},
		{ui.Plain, "All cards up at once; then read them out."},
	}, c.W) {
		c.Put(3, y, line.ink, line.text)
		y += air
	}
	return y - air + 1
}

// drawUnasked shows how to begin, or the figure that was typed without a round.
func (s *screen) drawUnasked(c *ui.Canvas, y int, v *model.ValueStream, place int) {
	air := 1
	if c.H >= airyRows {
		air = largest
	}
	if percent := v.Steps[place].CA.Percent; percent != nil {
		kept := s.keptLine(v, place)
		x := ui.BigTimes(c, 3, y+air, kept.ink, model.Number(*percent), air) + 2
		c.Put(x, y+air, ui.Plain, "of 100 items need no correcting,")
		c.Put(x, y+air+1, ui.Plain, "no completing and no asking.")
		for i, line := range wrapped([]said{kept}, c.W) {
			c.Put(3, y+2*air+air*ui.BigHeight+i, line.ink, line.text)
		}
		return
	}
	y = drawHowTo(c, y+air, air)
	if s.typing == nil {
		c.Put(3, y+2*air-1, ui.Accent|ui.Bold, "enter, and type them as they are read:  80 70 90 85")
		c.Put(3, y+3*air-1, ui.Plain, "e types a single figure without a round")
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

// progress is how many steps have a figure, and the rolled %CA of these.
func progress(v *model.ValueStream) string {
	m := v.Metrics(model.DefaultCalendar) // %CA knows no calendar
	text := fmt.Sprintf("%d of %d estimated", m.Estimated, m.Steps)
	if m.Rolled == nil {
		return text
	}
	if m.Estimated < m.Steps {
		return text + "; rolled %CA so far " + model.Percent(*m.Rolled)
	}
	return text + "; rolled %CA " + model.Percent(*m.Rolled)
}
