// Package onmap is what exercises share that work on the steps of the value stream map without making them.
package onmap

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/exercises/streammap"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// Open is the action that opens the map, where the steps and their figures are made.
func Open(desk *tui.Desk) tui.Action {
	return tui.Action{Keys: []string{"o"}, Label: "open the map", Help: "Open the value stream map, where the steps are made.",
		Do: func(string) tea.Cmd { return desk.OpenExercise(streammap.Exercise.Key) }}
}

// OpenEmpty is Open while the map has no step: there is nothing else to do.
func OpenEmpty(desk *tui.Desk) tui.Action {
	open := Open(desk)
	open.Keys, open.Footer = []string{"enter", "o"}, true
	return open
}

// DrawEmpty shows the exercise's question over a map without steps, and what is missing: "so there is no
// step to ask about". In a tall window that stands in its middle.
func DrawEmpty(c *ui.Canvas, question, missing string) {
	const open = "enter opens the value stream map"
	missing = "There is no map yet, " + missing + "."
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(question, c.W-4))
	if c.H >= tall {
		c.Center(c.H/2-2, ui.Plain|ui.Bold, missing)
		c.Center(c.H/2+1, ui.Accent|ui.Bold, open)
		return
	}
	c.Put(2, 3, ui.Plain, ui.Fit(missing, c.W-4))
	c.Put(2, 5, ui.Accent|ui.Bold, open)
}

// tall is from how many rows on a window is a tall one.
const tall = 32
