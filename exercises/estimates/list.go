package estimates

import (
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// airyRows is from how many rows on blank ones may stand between the steps, airyPitch how far apart the steps
// then are at most.
const airyRows, airyPitch = 32, 3

// columns of the list of all steps, as far apart as the width allows.
type columns struct{ step, receiver, ca, about int }

func columnsFor(width int) columns {
	name := min(max((width-8-6-24)/2, 10), 30)
	return columns{step: 7, receiver: 7 + name + 1, ca: 7 + 2*name + 3, about: 7 + 2*name + 9}
}

// drawList shows every step: who is asked, the figure, and what is to be known about it. It is faded, but
// for the mark of the selected step, where the keys act on what stands beside it.
func (s *screen) drawList(c *ui.Canvas, v *model.ValueStream, place int, acts bool) {
	c.Put(2, 0, ui.Plain|ui.Bold, "Which steps have their %CA?")
	c.Put(2, 1, ui.Plain, progress(v))
	at := columnsFor(c.W)
	top, pitch := 4, 1
	if c.H >= airyRows {
		top = 5
		pitch = min(max((c.H-top)/len(v.Steps), 1), airyPitch)
	}
	first, last, page := ui.Page(len(v.Steps), place, (c.H-top)/pitch)
	if page != "" {
		c.Right(c.W-2, 0, ui.Quiet, "page "+page)
		if acts {
			c.ShowPaged()
		}
	}
	c.Put(at.step, 3, ui.Quiet, "step")
	c.Put(at.receiver, 3, ui.Quiet, "receiver asked")
	c.Put(at.ca, 3, ui.Quiet, " %CA")
	c.Put(at.about, 3, ui.Quiet, ui.Fit("remarks", c.W-at.about-1))
	for i := first; i < last; i++ {
		y := top + (i-first)*pitch
		mark, symbol := markOf(v, i)
		ink := ui.Plain
		if i == place && acts {
			ink = c.SelectRow(ui.Rect{X: 1, Y: y, W: c.W - 2, H: 1})
			mark = ink
		}
		c.Hit(ui.Rect{X: 0, Y: y, W: c.W, H: 1}, stepHit(v.Steps[i].ID))
		c.Put(5, y, mark, symbol)
		c.Put(at.about, y, mark, ui.Fit(about(v, i), c.W-at.about-1))
		at.draw(c, y, ink, v, i)
	}
	if y := top + (place-first)*pitch; !acts {
		c.Fade()
		c.Put(0, y, ui.Accent|ui.Bold, "▌")
		at.draw(c, y, ui.Plain|ui.Bold, v, place)
	}
}

// draw shows a step's number, name, receivers and figure.
func (at columns) draw(c *ui.Canvas, y int, ink ui.Ink, v *model.ValueStream, place int) {
	step := v.Steps[place]
	c.Right(4, y, ink, model.Number(float64(place+1)))
	c.Put(at.step, y, ink, ui.Fit(step.Name.String(), at.receiver-at.step-1))
	c.Put(at.receiver, y, ink, ui.Fit(receivers(v, place), at.ca-at.receiver-1))
	c.Right(at.ca+4, y, ink|ui.Bold, ui.Fit(orDot(step.CA.String()), 5))
}

func orDot(s string) string {
	if s == "" {
		return "·"
	}
	return s
}

// about is what is to be known about a step's figure, in a few words.
func about(v *model.ValueStream, place int) string {
	ca := v.Steps[place].CA
	var words []string
	if ca.Disputed {
		words = append(words, "disputed")
	}
	if asked, ok := v.AskedElsewhere(place); ok {
		words = append(words, "asked of "+asked.String())
	}
	switch ca.Source.How { // a guess has its "~"
	case model.Seen:
		words = append(words, "figure seen")
	case model.Measured:
		words = append(words, "measured")
	}
	if n := len(ca.Rounds); n > 0 {
		words = append(words, model.Count(n, "round"))
	}
	return strings.Join(words, ", ")
}
