// Package heat is a map of things in groups, each with a name over a band that says how it stands: by its words,
// its filling and its colour. An exercise says what the things are; selecting, pages and the mouse are done here.
package heat

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// Group stands as a column, with its name at the top.
type Group struct {
	Name  string
	Cells []Cell
}

// Cell is one thing.
type Cell struct {
	ID    model.ID
	Name  string
	Band  Band
	Lines []string // more about it, where there are rows for it
}

// Band says how a thing stands, with a symbol and a word: "! absent".
type Band struct {
	Words string
	Ink   ui.Ink // a reversed one fills the band
	Fill  string // one character that fills the rest of the band; empty for none
}

// Map shows groups. Groups makes them anew whenever it is asked.
type Map struct {
	groups func() []Group
	board  ui.Board
	page   int // cells of a group on the page drawn last
}

// New is a map of groups with the cell selected that was when the screen was left.
func New(desk *tui.Desk, groups func() []Group) *Map {
	m := &Map{groups: groups, page: 1}
	m.board.Select(desk.Remembered())
	return m
}

// Selected is the selected cell; empty where there is none.
func (m *Map) Selected() model.ID { return m.board.Selected(m.lists()) }

// Select puts the selection on a cell.
func (m *Map) Select(id model.ID) { m.board.Select(id) }

// lists are the cells' ids as the board takes them: a list for each group, all in one row.
func (m *Map) lists() [][]model.ID {
	groups := m.groups()
	m.board.Across = len(groups)
	lists := make([][]model.ID, len(groups))
	for i, group := range groups {
		for _, cell := range group.Cells {
			lists[i] = append(lists[i], cell.ID)
		}
	}
	return lists
}

// Arrows is the action that moves the selection.
func (m *Map) Arrows() tui.Action {
	return tui.Action{
		Keys: ui.ArrowKeys, Shown: "arrows", Label: "select", Help: "Move the selection; Home and End go to the ends of a column.",
		Do: func(key string) tea.Cmd {
			m.board.Arrow(key, m.lists())
			return nil
		},
	}
}

// hit is a cell as the mouse finds it.
type hit model.ID

// Update takes the mouse and pages. It is true when a cell was pressed twice, which opens it.
func (m *Map) Update(msg tea.Msg) (opened bool) {
	switch msg := msg.(type) {
	case tui.Turn:
		key := "up"
		if msg.Forward {
			key = "down"
		}
		for range m.page {
			m.board.Arrow(key, m.lists())
		}
	case tui.Click:
		if at, ok := msg.ID.(hit); ok {
			m.board.Select(model.ID(at))
			return msg.Double
		}
	}
	return false
}
