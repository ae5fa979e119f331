package performance

import (
	"fmt"
	"math"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// chain is the product of all %CA step by step, as lines of at most so many columns: "?" where a step
// has none, "!" behind one that the room did not agree on.
func chain(v *model.ValueStream, rolled *float64, width int) []string {
	if rolled == nil {
		return []string{"no step has one yet: the %CA estimates ask for it"}
	}
	var lines []string
	line := ""
	add := func(word string) {
		if line != "" && ui.Width(line)+1+ui.Width(word) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	for i, step := range v.Steps {
		word := factor(step.CA)
		if i > 0 {
			word = "× " + word
		}
		add(word)
	}
	add("= " + percent(*rolled) + " of 100 items")
	return append(lines, line)
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

// rolledWords say what rolled %CA means, what is missing in it, and what it takes for granted.
func (f content) rolledWords() string {
	text := "need no fix at any hand-over"
	if f.m.Estimated < f.m.Steps {
		text += fmt.Sprintf("; %d of %d estimated", f.m.Estimated, f.m.Steps)
	} else if n := disputed(f.v); n > 0 {
		text += fmt.Sprintf("; ! %d disputed", n)
	}
	if f.brief {
		return text
	}
	return text + "; if no fault causes another"
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

// drawBar shows rolled %CA of 100, and below it where it might lie.
func drawBar(c *ui.Canvas, y, width int, rolled float64, r spread) {
	cells := width - left - 8
	end := c.Put(left, y, ui.Work, ui.Bar(rolled, 100, cells))
	c.Fill(ui.Rect{X: end, Y: y, W: left + cells - end, H: 1}, ui.Quiet, "─")
	c.Put(left+cells+2, y, ui.Plain|ui.Bold, percent(rolled)+" %")
	if !r.known {
		return
	}
	from := left + int(math.Round(r.low*float64(cells-1)/100))
	to := left + int(math.Round(r.high*float64(cells-1)/100))
	if from == to {
		c.Put(from, y+1, ui.Plain, "│")
	} else {
		c.Put(from, y+1, ui.Plain, "├"+strings.Repeat("─", to-from-1)+"┤")
	}
	label := percent(r.low) + " to " + percent(r.high)
	const why, short = " by the spread of the room's answers", " by the room's answers"
	switch {
	case to+2+ui.Width(label+why) <= width:
		c.Put(to+2, y+1, ui.Plain, label+why)
	case from-1-ui.Width(label+why) >= left:
		c.Right(from-1, y+1, ui.Plain, label+why)
	case to+2+ui.Width(label+short) <= width:
		c.Put(to+2, y+1, ui.Plain, label+short)
	case to+2+ui.Width(label) <= width:
		c.Put(to+2, y+1, ui.Plain, label)
	default:
		c.Right(from-1, y+1, ui.Plain, label)
	}
}
