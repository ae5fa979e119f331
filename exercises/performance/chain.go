package performance

import (
	"fmt"
	"math"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// chain is the product of all %CA step by step, as lines of at most so many columns: "?" where a step
// has none, "!" behind one that the room did not agree on. Where it takes more than so many lines, its middle
// is left out.
func chain(v *model.ValueStream, rolled *float64, width, most int) []string {
	if rolled == nil {
		return []string{"no step has one yet: the %CA estimates ask for it"}
	}
	var words []string
	for i, step := range v.Steps {
		word := factor(step.CA)
		if i > 0 {
			word = "× " + word
		}
		words = append(words, word)
	}
	product := "= rolled %CA " + model.Percent(*rolled)
	lines := flow(append(words, product), width)
	if n := len(words); len(lines) > most && n > 3 {
		return flow([]string{words[0], words[1], "× …", words[n-1], fmt.Sprintf("(%d steps)", n), product}, width)
	}
	return lines
}

// flow fills lines with words that are not broken.
func flow(words []string, width int) []string {
	lines := []string{words[0]}
	for _, word := range words[1:] {
		last := &lines[len(lines)-1]
		if ui.Width(*last)+1+ui.Width(word) > width {
			lines = append(lines, word)
		} else {
			*last += " " + word
		}
	}
	return lines
}

func factor(ca model.Estimate) string {
	switch {
	case ca.Percent == nil:
		return "?"
	case ca.Disputed:
		return ca.String() + "!"
	}
	return ca.String()
}

// rolledWords say what rolled %CA means, how far it may be off where that is not drawn below, what is missing in
// it, and where there is room, what it takes for granted.
func (f content) rolledWords(width int) string {
	text, open := model.Percent(*f.m.Rolled)+" of 100 need no fix", ""
	if f.m.Estimated < f.m.Steps {
		open = fmt.Sprintf("; %d of %d estimated", f.m.Estimated, f.m.Steps)
	} else if n := disputed(f.v); n > 0 {
		open = fmt.Sprintf("; ! %d disputed", n)
	}
	if f.brief && f.spread.known {
		between := "; " + f.spread.words() + f.spread.why[1]
		if ui.Width(text+between+open) > width {
			between = " (" + f.spread.words() + ")"
		}
		text += between
	}
	text += open
	if more := "; if no fault causes another"; ui.Width(text+more) <= width {
		text += more
	}
	return text
}

func disputed(v *model.ValueStream) int {
	n := 0
	for _, step := range v.Steps {
		if step.CA.Disputed {
			n++
		}
	}
	return n
}

const left = 7 // column of what stands right of "%CA"

// barCells are the columns of the bar, beside which its figure stands.
func barCells(width int, figure string) int { return width - left - 3 - max(ui.Width(figure), 5) }

// barFigure is rolled %CA as it stands beside its bar.
func barFigure(rolled float64) string { return model.Percent(rolled) + " %" }

// drawBar shows rolled %CA of 100.
func drawBar(c *ui.Canvas, y, width int, rolled float64) {
	figure := barFigure(rolled)
	cells := barCells(width, figure)
	end := c.Put(left, y, ui.Work, ui.Bar(rolled, 100, cells))
	c.Fill(ui.Rect{X: end, Y: y, W: left + cells - end, H: 1}, ui.Quiet, "─")
	c.Put(left+cells+2, y, ui.Plain|ui.Bold, figure)
}

// drawSpread shows where on the bar rolled %CA might lie.
func drawSpread(c *ui.Canvas, y, width int, rolled float64, r spread) {
	cells := barCells(width, barFigure(rolled))
	from := left + int(math.Round(r.low*float64(cells-1)/100))
	to := left + int(math.Round(r.high*float64(cells-1)/100))
	if from == to {
		c.Put(from, y, ui.Plain, "│")
	} else {
		c.Put(from, y, ui.Plain, "├"+strings.Repeat("─", to-from-1)+"┤")
	}
	label := r.words()
	why, short := r.why[0], r.why[1]
	switch {
	case to+2+ui.Width(label+why) <= width:
		c.Put(to+2, y, ui.Plain, label+why)
	case from-1-ui.Width(label+why) >= left:
		c.Right(from-1, y, ui.Plain, label+why)
	case to+2+ui.Width(label+short) <= width:
		c.Put(to+2, y, ui.Plain, label+short)
	case to+2+ui.Width(label) <= width:
		c.Put(to+2, y, ui.Plain, label)
	default:
		c.Right(from-1, y, ui.Plain, label)
	}
}
