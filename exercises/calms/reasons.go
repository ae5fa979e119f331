package calms

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"flipchart/model"
	"flipchart/tui/ui"
)

//go:embed order.yaml
var orderFile []byte

// reason is what the course says of one value.
type reason struct {
	Value  model.Value
	Reason string // for its place
	Do     string
	Get    string
}

// reasons in the course's order, read when somebody first wants them.
var reasons = sync.OnceValue(func() []reason {
	var found []reason
	if err := yaml.UnmarshalWithOptions(orderFile, &found, yaml.Strict()); err != nil {
		panic(fmt.Sprintf("the reasons for the course's order cannot be read: %v", err)) // a test reads them
	}
	return found
})

// parts are what can be read of a value, one at a time where there is little room.
var parts = []struct {
	name string
	text func(reason) string
}{
	{"why here", func(r reason) string { return r.Reason }},
	{"what to do", func(r reason) string { return r.Do }},
	{"what one gets", func(r reason) string { return r.Get }},
}

// drawReason shows what the course says of the value at a place, one part of it or all where there is
// room, and returns the row after it.
func (s *screen) drawReason(c *ui.Canvas, place int, a model.Agreement) int {
	r := reasons()[place]
	x := c.Put(4, 0, ui.Plain|ui.Bold, fmt.Sprintf("%d  %s", place+1, strings.ToUpper(string(r.Value))))
	if place == s.place {
		c.Put(2, 0, ui.Accent|ui.Bold, "▌")
	}
	y, said := 1, aside(r, a)
	if s.whole {
		for _, part := range parts {
			c.Put(7, y, ui.Quiet, part.name)
			y = drawLines(c, partColumn, y, ui.Plain, part.text(r))
		}
		return drawLines(c, partColumn, y, ui.Plain|ui.Bold, said)
	}
	x += 3
	for i, part := range parts {
		ink := ui.Quiet
		if i == s.part {
			ink = ui.Accent | ui.Bold | ui.Underline
		}
		x = c.Put(x, 0, ink, part.name) + 2
	}
	y = drawLines(c, 7, y, ui.Plain, parts[s.part].text(r))
	if said != "" {
		y = drawLines(c, 7, y+1, ui.Plain|ui.Bold, said)
	}
	return y
}

// partColumn is where the text of a part begins beside its name.
const partColumn = 22

// drawLines wraps a text from a column on and returns the row after it.
func drawLines(c *ui.Canvas, x, y int, ink ui.Ink, text string) int {
	for _, line := range ui.Wrap(text, textWidth(c.W, x)) {
		c.Put(x, y, ink, line)
		y++
	}
	return y
}

func textWidth(width, x int) int { return min(width-x-2, 72) }

// tallest is how many rows the longest reason takes with all of its parts.
func tallest(a model.Agreement, width int) int {
	most := 0
	for _, r := range reasons() {
		rows := 1 + len(ui.Wrap(aside(r, a), textWidth(width, partColumn)))
		for _, part := range parts {
			rows += len(ui.Wrap(part.text(r), textWidth(width, partColumn)))
		}
		most = max(most, rows)
	}
	return most
}

// aside says that one group stands alone with where it put a value, and whether it is the one to ask
// first; empty where none does.
func aside(r reason, a model.Agreement) string {
	far, _ := a.FurthestApart()
	for _, x := range a.Standings {
		place, alone := x.Outlier()
		switch {
		case x.Value != r.Value || !alone:
		case far.Value == r.Value:
			return "One group put it " + places[place-1] + ". Ask it first."
		default:
			return "One group put it " + places[place-1] + "."
		}
	}
	return ""
}
