package streammap

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
)

// maxPaste is the most bytes that are looked at: a session holds far fewer steps.
const maxPaste = 1 << 20

// paste takes text from the clipboard. One line goes into the cell that is typed; several lines, or the
// cells of a spreadsheet, are figures from the selected cell on, or new steps.
func (s *screen) paste(text string) {
	if s.typing != nil {
		if !strings.ContainsAny(strings.TrimSpace(text), "\r\n\t") {
			s.typing.Update(tea.PasteMsg{Content: text})
			return
		}
		if s.typing.draft() {
			text = s.typing.Value() + text
		} else if !s.typing.field.figure() && !s.keep() {
			return
		}
	}
	if err := s.pasteBlock(text); err != nil {
		if s.typing != nil {
			s.typing.Refuse(err)
		} else {
			s.desk.Warn(err.Error())
		}
	}
}

func (s *screen) pasteBlock(text string) error {
	if len(text) > maxPaste {
		return fmt.Errorf("that is %d MB of text: paste up to 1 MB, a step a line", len(text)>>20)
	}
	rows, err := readRows(text)
	if err != nil || len(rows) == 0 {
		return err
	}
	if _, place, ok := s.selected(); ok && s.here().figure() && s.view != boxView && !isHeader(rows[0]) {
		return s.fill(rows, place)
	}
	return s.addRows(rows)
}

// readRows divides a text into lines and these into cells: at tabs, at semicolons where each line has
// one, or at commas below a line that names the columns.
func readRows(text string) ([][]string, error) {
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
	lines = slices.DeleteFunc(lines, func(line string) bool { return strings.TrimSpace(line) == "" })
	if len(lines) == 0 {
		return nil, nil
	}
	comma := '\x00'
	switch {
	case strings.ContainsRune(text, '\t'):
		comma = '\t'
	case !slices.ContainsFunc(lines, func(line string) bool { return !strings.ContainsRune(line, ';') }):
		comma = ';'
	case isHeader(strings.Split(lines[0], ",")):
		comma = ','
	}
	rows := make([][]string, len(lines))
	for i, line := range lines {
		rows[i] = []string{line}
		if comma == 0 {
			continue
		}
		reader := csv.NewReader(strings.NewReader(line))
		reader.Comma, reader.LazyQuotes = comma, true
		cells, err := reader.Read()
		if err != nil {
			return nil, fmt.Errorf("line %d cannot be read: %w", i+1, err)
		}
		rows[i] = cells
	}
	return rows, nil
}

// headings are what a table's first line may call its columns.
var headings = map[string]field{
	"step": nameField, "name": nameField, "cycle": cycleField, "owner": ownerField, "who": ownerField, "who does it": ownerField,
	"pt": processField, "wait": waitField, "lt": leadField, "ca": caField, "%ca": caField, "%c&a": caField,
}

func heading(cell string) (field, bool) {
	f, ok := headings[strings.ToLower(strings.TrimSpace(cell))]
	return f, ok
}

// isHeader is true for a line that names the columns, the steps' among them.
func isHeader(cells []string) bool {
	return len(cells) > 1 && slices.ContainsFunc(cells, func(cell string) bool {
		f, ok := heading(cell)
		return ok && f == nameField
	})
}

// columnsOf says which field each cell of a row is: as the first line names them, or as the map shows them.
func columnsOf(rows [][]string) (fields []field, body [][]string, err error) {
	if !isHeader(rows[0]) {
		return mapFields, rows, nil
	}
	for _, cell := range rows[0] {
		f, ok := heading(cell)
		if !ok {
			return nil, nil, fmt.Errorf("“%s” is no column: step, cycle, owner, pt, wait or lt, and ca are", model.MustClean(clip(cell)))
		}
		fields = append(fields, f)
	}
	return fields, rows[1:], nil
}

// clip shortens a cell for a sentence.
func clip(cell string) string { return cell[:min(len(cell), 30)] }

// addRows makes a new step of each row, as one edit.
func (s *screen) addRows(rows [][]string) error {
	fields, rows, err := columnsOf(rows)
	if err != nil {
		return err
	}
	place := s.pasteAt()
	steps := make([]model.Step, len(rows))
	for i, row := range rows {
		if steps[i], err = s.readStep(fields, row); err != nil {
			return fmt.Errorf("line %d: %w", i+1, err)
		}
	}
	if err := s.desk.Edit("add "+model.Count(len(steps), "step"), model.AddSteps(steps, place)); err != nil {
		return err
	}
	last := place + len(steps) - 1
	s.board.Select(s.stream().Steps[last].ID)
	if s.typing != nil {
		s.start(last + 1)
		return nil
	}
	s.desk.Toast(model.Count(len(steps), "step") + " added.")
	return nil
}

// pasteAt is the place at which new steps go in: where a new one is typed, or behind the selected one.
func (s *screen) pasteAt() int {
	if s.typing != nil && s.typing.draft() {
		return s.typing.place
	}
	_, place, ok := s.selected()
	if ok && !s.backwards {
		place++
	}
	return place
}

func (s *screen) readStep(fields []field, row []string) (model.Step, error) {
	var step model.Step
	if len(row) > len(fields) {
		return step, fmt.Errorf("%d cells for %d columns: put a first line on top that names them, like step, pt, lt, ca", len(row), len(fields))
	}
	for i, cell := range row {
		change, err := fields[i].read(cell, step)
		if err != nil {
			return step, err
		}
		change(&step)
	}
	return step, nil
}

// fill puts rows of figures into the cells from the selected one down and to the right, as one edit.
func (s *screen) fill(rows [][]string, place int) error {
	steps, fields := s.stream().Steps, s.fields()[s.column():]
	if len(rows) > len(steps)-place {
		return fmt.Errorf("%d lines of figures for %d steps from here on: select the step that they begin with", len(rows), len(steps)-place)
	}
	var edits []model.Edit
	for i, row := range rows {
		if len(row) > len(fields) {
			return fmt.Errorf("line %d has %d cells, and there are %d columns from here on", i+1, len(row), len(fields))
		}
		step := steps[place+i]
		for j, cell := range row {
			change, err := fields[j].read(cell, step)
			if err != nil {
				return fmt.Errorf("line %d: %w", i+1, err)
			}
			edits = append(edits, model.ChangeStep(step.ID, change))
		}
	}
	if err := s.desk.Edit("paste "+model.Count(len(rows), "line")+" of figures", model.Several(edits...)); err != nil {
		return err
	}
	s.typing = nil
	s.desk.Toast(model.Count(len(rows), "line") + " of figures pasted.")
	return nil
}
