package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// Actions are what can be done in the table now.
func (s *Sheet) Actions() []tui.Action { return s.ActionsWith() }

// ActionsWith has the screen's own actions among those of the table: behind adding and choosing, before typing and
// moving, which need a place in the footer less. While something is typed or carried they are left out.
func (s *Sheet) ActionsWith(own ...tui.Action) []tui.Action {
	t := s.table()
	carried, _ := s.board.Carried()
	switch {
	case s.typing != nil:
		return s.typingActions()
	case carried != "":
		return tui.Carrying(t.Thing, &s.board, s.lists, s.move)
	}
	actions := slices.Concat(s.addActions(t), s.choiceActions(t), own, s.typeActions(t), s.rowActions(t))
	return append(actions, tui.Action{Keys: ui.ArrowKeys, Shown: "arrows", Label: "select",
		Help: "Move the selection over rows and columns; Home and End go to the first row and the last.", Do: s.arrow})
}

// Busy is true while something is typed or carried: a screen then leaves its own actions out.
func (s *Sheet) Busy() bool {
	carried, _ := s.board.Carried()
	return s.typing != nil || carried != ""
}

func (s *Sheet) addActions(t Table) []tui.Action {
	if t.Add == nil {
		return nil
	}
	beside := func(by int) func(string) tea.Cmd {
		return func(string) tea.Cmd {
			to := s.board.Spot(s.lists())
			if s.Selected() != "" {
				to.Place += by
			}
			s.start(to)
			return nil
		}
	}
	return []tui.Action{
		{Keys: []string{"a"}, Label: "add", Help: "Add a " + t.Thing + " below the selected one. Enter asks for the next, an empty enter ends; pasted lines are one each.", Footer: true, Do: beside(1)},
		{Keys: []string{"A"}, Label: "add before", Help: "Add a " + t.Thing + " above the selected one.", Do: beside(0)},
	}
}

// choiceActions fill the selected cell by choosing.
func (s *Sheet) choiceActions(t Table) []tui.Action {
	c := s.here(t)
	if len(c.Choices) == 0 {
		return nil
	}
	var keys []string
	for i := range len(c.Choices) + 1 {
		keys = append(keys, strconv.Itoa((i+1)%(len(c.Choices)+1)))
	}
	return []tui.Action{
		{
			Keys: keys, Shown: fmt.Sprintf("1-%d", len(c.Choices)), Label: strings.Join(c.Choices, ", "),
			Help:   "Choose for the selected " + t.Thing + ": " + strings.Join(c.Choices, ", ") + "; 0 takes it back.",
			Footer: s.Selected() != "", Why: s.whyNoRow, Do: s.choose,
		},
		{Keys: []string{"enter"}, Label: "choose", Help: "Choose from a list.", Why: s.whyNoRow, Do: s.askChoice},
	}
}

// typeActions fill the selected cell by typing.
func (s *Sheet) typeActions(t Table) []tui.Action {
	c := s.here(t)
	if c.Type == nil {
		return nil
	}
	var actions []tui.Action
	if c.Figure {
		actions = append(actions, tui.Action{Keys: strings.Split("0 1 2 3 4 5 6 7 8 9 ~", " "), Shown: "0-9", Label: "type a figure",
			Help: "Begin to type a figure in the selected cell.", Why: s.whyNoRow, Do: s.open})
	}
	keys := []string{"e", "enter"}
	if len(c.Choices) > 0 {
		keys = keys[:1]
	}
	return append(actions, tui.Action{Keys: keys, Label: "type", Help: "Type in the selected cell.", Footer: s.Selected() != "", Why: s.whyNoRow,
		Do: func(string) tea.Cmd { return s.open("") }})
}

func (s *Sheet) rowActions(t Table) []tui.Action {
	var actions []tui.Action
	if t.Move != nil {
		actions = append(actions,
			tui.Action{Keys: []string{"m"}, Label: "move", Help: "Pick the " + t.Thing + " up; arrows carry it, enter drops it.", Footer: len(t.Rows) > 1, Why: s.whyNoRow, Do: s.pickUp},
			tui.Action{Keys: ui.ShoveKeys, Shown: "shift+arrows", Label: "move in one go", Help: "Move the " + t.Thing + " one place.", Why: s.whyNoRow, Do: s.shove})
	}
	if t.Delete != nil {
		actions = append(actions, tui.Action{Keys: []string{"d"}, Label: "delete", Help: "Delete the " + t.Thing + ".", Why: s.whyNoRow, Do: s.remove})
	}
	return actions
}

func (s *Sheet) typingActions() []tui.Action {
	enter, esc := "done, next row", "keep"
	switch t := s.typing; {
	case t.draft():
		enter = "add, empty ends"
		if t.Empty() {
			esc = "end"
		}
	case t.Refused != "":
		esc = "as it was"
	}
	return []tui.Action{
		{Keys: []string{"enter"}, Label: enter, Footer: true, Do: s.enter},
		{Keys: []string{"tab", "shift+tab"}, Label: "next column", Footer: true, Do: s.tab},
		{Keys: []string{"esc"}, Label: esc, Footer: true, Do: s.leave},
	}
}

func (s *Sheet) whyNoRow() string {
	t := s.table()
	switch {
	case s.Selected() != "":
		return ""
	case t.Add == nil:
		return "there is no " + t.Thing + " here yet"
	}
	return "there is no " + t.Thing + " here yet: a adds one"
}

func (s *Sheet) choose(digit string) tea.Cmd {
	t := s.table()
	choice, err := strconv.Atoi(digit)
	if err == nil {
		err = s.here(t).Choose(s.Selected(), choice)
	}
	if err != nil {
		s.desk.Warn(err.Error())
	}
	return nil
}

func (s *Sheet) askChoice(string) tea.Cmd {
	t := s.table()
	c := s.here(t)
	menu := &tui.Menu{Title: c.Head + ": " + t.name(s.Selected())}
	for i, word := range c.Choices {
		digit := strconv.Itoa(i + 1)
		menu.Items = append(menu.Items, tui.MenuItem{Key: digit, Label: word, Do: func() tea.Cmd { return s.choose(digit) }})
	}
	menu.Items = append(menu.Items, tui.MenuItem{Key: "0", Label: "take it back", Do: func() tea.Cmd { return s.choose("0") }})
	s.desk.Ask(menu)
	return nil
}

func (s *Sheet) remove(string) tea.Cmd {
	t := s.table()
	id := s.Selected()
	name := t.name(id)
	if err := t.Delete(id); err != nil {
		s.desk.Warn(err.Error())
	} else {
		s.desk.Toast(name + " is deleted; u brings it back.")
	}
	return nil
}

func (s *Sheet) pickUp(string) tea.Cmd {
	s.board.Carry(s.lists())
	return nil
}

func (s *Sheet) shove(key string) tea.Cmd {
	if to, ok := s.board.Shove(key, s.lists()); ok {
		s.move(s.Selected(), to)
	}
	return nil
}

func (s *Sheet) move(id model.ID, to ui.Spot) {
	if err := s.table().Move(id, to); err != nil {
		s.desk.Warn(err.Error())
		return
	}
	s.board.Select(id)
}

// arrow moves the selection by a row or a column.
func (s *Sheet) arrow(key string) tea.Cmd {
	switch key {
	case "left", "h":
		s.column = max(s.column-1, 0)
	case "right", "l":
		s.column = min(s.column+1, len(s.table().Columns)-1)
	default:
		s.board.Arrow(key, s.lists())
	}
	return nil
}

// turn shows the next page, or the one before.
func (s *Sheet) turn(forward bool) {
	key := "up"
	if forward {
		key = "down"
	}
	for range s.page {
		s.board.Arrow(key, s.lists())
	}
}

// The hits: a cell, and an empty group.
type (
	cell struct {
		row    model.ID
		column int
	}
	emptyGroup int
)

func (s *Sheet) click(click tui.Click) {
	if s.typing != nil {
		if s.leave(""); s.typing != nil {
			return // a refusal stands beside what was typed
		}
	}
	if carried, _ := s.board.Carried(); carried != "" {
		s.board.PutBack()
		s.dropped(tui.Drop{From: cell{row: carried}, To: click.ID})
		return
	}
	switch at := click.ID.(type) {
	case emptyGroup:
		s.board.SelectList(int(at))
	case cell:
		s.board.Select(at.row)
		s.column = at.column
		if click.Double {
			s.open("")
		}
	}
}

func (s *Sheet) dropped(drop tui.Drop) {
	from, ok := drop.From.(cell)
	t := s.table()
	if !ok || s.typing != nil || t.Move == nil {
		return
	}
	switch to := drop.To.(type) {
	case emptyGroup:
		s.move(from.row, ui.Spot{List: int(to)})
	case cell:
		for group, ids := range t.lists() {
			if place := slices.Index(ids, to.row); place >= 0 && from.row != to.row {
				s.move(from.row, ui.Spot{List: group, Place: place})
			}
		}
	}
}
