package tui

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/tui/ui"
)

// wall is the course Kanban.
type wall struct{ desk *Desk }

func newWall(d *Desk) Screen { return &wall{desk: d} }

// Init does nothing.
func (w *wall) Init() tea.Cmd { return nil }

// Update does nothing.
func (w *wall) Update(tea.Msg) tea.Cmd { return nil }

// Draw shows the columns.
func (w *wall) Draw(c *ui.Canvas) {
	for i, card := range w.desk.Session().Wall.Cards() {
		c.Put(2, 1+i, ui.Plain, card.Title.String())
	}
}

// Title of the wall.
func (w *wall) Title() string { return "The wall" }

// Actions of the wall.
func (w *wall) Actions() []Action { return nil }

// CapturesText is false.
func (w *wall) CapturesText() bool { return false }
