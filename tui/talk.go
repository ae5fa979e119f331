package tui

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/tui/ui"
)

// talk shows a talk or break card.
type talk struct{ desk *Desk }

func newTalk(d *Desk) Screen { return &talk{desk: d} }

// Init does nothing.
func (w *talk) Init() tea.Cmd { return nil }

// Update does nothing.
func (w *talk) Update(tea.Msg) tea.Cmd { return nil }

// Draw shows the columns.
func (w *talk) Draw(c *ui.Canvas) {
	for i, card := range w.desk.Session().Wall.Cards() {
		c.Put(2, 1+i, ui.Plain, card.Title.String())
	}
}

// Title of the wall.
func (w *talk) Title() string { return w.desk.Session().Wall.Card(w.desk.Card()).Title.String() }

// Actions of the wall.
func (w *talk) Actions() []Action { return nil }

// CapturesText is false.
func (w *talk) CapturesText() bool { return false }
