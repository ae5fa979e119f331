// Package sheet is a table that the room fills on a screen: its rows are things of one kind, its columns what
// is said of each of them. An exercise says what stands in it and which edits it makes; selecting, typing,
// choosing, moving, pages and the mouse are done here.
package sheet

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// Table is what stands in a sheet. An exercise makes it anew whenever it is asked. Its functions make the
// edits; their errors are sentences.
type Table struct {
	Thing   string   // what a row is, in sentences: "practice"
	Empty   string   // what the room is asked for while there is no row
	Groups  []Group  // where rows stand under given headings, one may be empty; nil for a table without them
	Rows    []Row    // those of a group below each other
	Columns []Column // the first one has the row's name

	// Add puts new rows at a spot, whose list is the group; nil where the rows are given.
	Add func(names []model.Text, to ui.Spot) error
	// Delete and Move of a row; nil where that cannot be done.
	Delete func(id model.ID) error
	Move   func(id model.ID, to ui.Spot) error
}

// Group has a heading of its own, whether rows stand under it or not.
type Group struct {
	Heading string
	Empty   string           // stands there while it has no row
	Bar     func(*ui.Canvas) // draws a line above the heading; nil for none
}

// Row is one thing.
type Row struct {
	ID      model.ID
	Group   int    // its place among the table's groups
	Heading string // stands above the row, where the table has no groups; empty for none
}

// Column is what is said of each row.
type Column struct {
	Head  string
	Least int  // columns that it needs
	Share int  // of those that are left, in proportion
	Right bool // figures stand at their right edge
	First bool // is selected when the sheet opens; else the first column that the room fills is

	Text func(id model.ID) string
	Ink  func(id model.ID) ui.Ink // nil for plain

	// Choices are what a digit chooses, in their order; Choose gets the choice, counted from 1, or 0 to take
	// it back.
	Choices []string
	Choose  func(id model.ID, choice int) error

	// Type takes what was typed; nil where nothing is typed. Typed is what the field opens with; nil takes
	// Text. Takes says what belongs there.
	Type  func(id model.ID, typed string) error
	Typed func(id model.ID) string
	Takes string
	// Figure is true where a digit begins to type.
	Figure bool
}

// Sheet is the screen's part that shows a Table. It is embedded in a screen, which draws what stands around it.
type Sheet struct {
	desk   *tui.Desk
	table  func() Table
	board  ui.Board
	column int
	typing *typing
	page   int // rows on the page drawn last
}

// New is a sheet of the table that table makes, with the row selected that was when the screen was left.
func New(desk *tui.Desk, table func() Table) *Sheet {
	s := &Sheet{desk: desk, table: table, page: 1}
	s.board.Select(desk.Remembered())
	columns := table().Columns
	if s.column = slices.IndexFunc(columns, func(c Column) bool { return c.First }); s.column < 0 {
		s.column = slices.IndexFunc(columns, Column.filled)
	}
	return s
}

// filled is true for a column that the room fills.
func (c Column) filled() bool { return c.Type != nil || c.Choose != nil }

// Selected is the selected row; empty where there is none.
func (s *Sheet) Selected() model.ID { return s.board.Selected(s.lists()) }

// Select puts the selection on a row.
func (s *Sheet) Select(id model.ID) { s.board.Select(id) }

// CapturesText is true while a cell is typed.
func (s *Sheet) CapturesText() bool { return s.typing != nil }

// Update takes what is typed and pasted, the mouse, and pages.
func (s *Sheet) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		s.paste(msg)
	case tea.KeyPressMsg:
		if s.typing != nil {
			s.typing.Update(msg)
		}
	case tui.Turn:
		s.turn(msg.Forward)
	case tui.Click:
		s.click(msg)
	case tui.Drop:
		s.dropped(msg)
	}
	return nil
}

// lists are the rows' ids as the board takes them: a list for each group, or one.
func (s *Sheet) lists() [][]model.ID { return s.table().lists() }

func (t Table) lists() [][]model.ID {
	lists := make([][]model.ID, max(len(t.Groups), 1))
	for _, row := range t.Rows {
		lists[row.Group] = append(lists[row.Group], row.ID)
	}
	return lists
}

// Group is the selected group's place.
func (s *Sheet) Group() int { return s.board.Spot(s.lists()).List }

// end is the spot behind the last row of the selected group.
func (s *Sheet) end() ui.Spot {
	lists := s.lists()
	group := s.board.Spot(lists).List
	return ui.Spot{List: group, Place: len(lists[group])}
}

// here is the selected column.
func (s *Sheet) here(t Table) Column {
	s.column = min(max(s.column, 0), len(t.Columns)-1)
	return t.Columns[s.column]
}

// name of a row, short enough for a sentence.
func (t Table) name(id model.ID) string {
	return "“" + ui.Fit(strings.TrimSpace(t.Columns[0].Text(id)), 30) + "”"
}

// opened is what a cell's field opens with.
func (c Column) opened(id model.ID) string {
	if c.Typed != nil {
		return c.Typed(id)
	}
	return c.Text(id)
}
