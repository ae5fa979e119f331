package sheet

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// typing is a cell that is typed: of a row, or the name of one that is not there yet.
type typing struct {
	ui.Entry
	row    model.ID // empty for a new one
	to     ui.Spot  // of a new one
	opened string   // what stood there; leaving it so changes nothing
}

func (t *typing) draft() bool { return t.row == "" }

// open begins to type in the selected cell; a digit that opened it takes the place of what stood there.
func (s *Sheet) open(digit string) tea.Cmd {
	t := s.table()
	id := s.board.Selected(t.lists())
	if id == "" || s.here(t).Type == nil {
		return nil
	}
	opened := s.here(t).opened(id)
	s.typing = &typing{Entry: ui.Entry{Field: ui.NewField(opened, model.ReasonLimit)}, row: id, opened: opened}
	if digit != "" {
		s.typing.Clear()
		s.typing.Insert(digit)
	}
	return nil
}

// start begins a new row at a spot.
func (s *Sheet) start(to ui.Spot) {
	s.column = 0
	s.typing = &typing{Entry: ui.Entry{Field: ui.NewField("", model.NoteLimit)}, to: to}
}

// keep puts what was typed into the session. It is false where that was refused: the text stays in the cell
// then, and the sentence below the table.
func (s *Sheet) keep() bool {
	typed, t := s.typing, s.table()
	if typed.Value() == typed.opened {
		return true
	}
	var err error
	if typed.draft() {
		err = s.add(t, []string{typed.Value()}, typed.to)
	} else {
		err = s.here(t).Type(typed.row, typed.Value())
	}
	if err != nil {
		typed.Refuse(err)
	}
	return err == nil
}

// add makes rows of what was typed or pasted, and selects the last one.
func (s *Sheet) add(t Table, lines []string, to ui.Spot) error {
	var names []model.Text
	for _, line := range lines {
		name, err := model.Clean(line, model.NoteLimit)
		if err != nil {
			return err
		}
		if !name.Empty() {
			names = append(names, name)
		}
	}
	if err := t.Add(names, to); err != nil {
		return err
	}
	ids := s.lists()[to.List]
	if last := to.Place + len(names) - 1; last >= 0 && last < len(ids) {
		s.board.Select(ids[last])
	}
	return nil
}

// paste types into the cell that is open; several lines are rows of their own.
func (s *Sheet) paste(msg tea.PasteMsg) {
	t := s.table()
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(msg.Content, "\r", "\n")), "\n")
	switch {
	case s.typing != nil && (!s.typing.draft() || len(lines) == 1):
		s.typing.Update(msg)
	case t.Add == nil:
	case s.typing == nil && len(lines) == 1:
		s.start(s.end())
		s.typing.Update(msg)
	default:
		to := s.end()
		if s.typing != nil {
			to = s.typing.to
		}
		if err := s.add(t, lines, to); err != nil {
			s.desk.Warn(err.Error())
			return
		}
		s.typing = nil
	}
}

// enter keeps the cell and goes to the one below, or asks for the next new row.
func (s *Sheet) enter(string) tea.Cmd {
	typed := s.typing
	switch {
	case typed.draft() && typed.Empty():
		s.typing = nil
	case !s.keep():
	case typed.draft():
		s.start(ui.Spot{List: typed.to.List, Place: typed.to.Place + 1})
	default:
		s.typing = nil
		s.board.Arrow("down", s.lists())
	}
	return nil
}

// tab keeps the cell and opens the next one of its row that is typed.
func (s *Sheet) tab(key string) tea.Cmd {
	if s.typing.draft() && s.typing.Empty() || !s.keep() {
		return nil
	}
	s.typing = nil
	by := 1
	if key == "shift+tab" {
		by = -1
	}
	t := s.table()
	for column := s.column + by; column >= 0 && column < len(t.Columns); column += by {
		if t.Columns[column].Type != nil {
			s.column = column
			return s.open("")
		}
	}
	return nil
}

// leave ends typing and keeps what was typed. What is refused stays open once, with the reason; left again it is
// as it was before.
func (s *Sheet) leave(string) tea.Cmd {
	refused := s.typing.Refused != ""
	if s.typing.draft() && s.typing.Empty() || s.keep() || refused {
		s.typing = nil
	}
	return nil
}

// Words is a column's Type for a text of at most limit graphemes: what was typed is handed on as clean.
func Words(limit int, then func(id model.ID, text model.Text) error) func(id model.ID, typed string) error {
	return func(id model.ID, typed string) error {
		text, err := model.Clean(typed, limit)
		if err != nil {
			return err
		}
		return then(id, text)
	}
}
