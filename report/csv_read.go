package report

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"flipchart/model"
	"flipchart/model/findings"
)

// ReadCSV makes steps of a table from a spreadsheet; docs/formats.md says what it may look like. The steps
// have no ids. The error lists all findings, one a line with line and column, and then there are no steps.
func ReadCSV(filename string, data []byte, calendar model.Calendar) ([]model.Step, error) {
	r := &tableReader{found: &found{file: findings.File(filename)}, calendar: calendar}
	r.read(data)
	if err := r.Err(); err != nil {
		return nil, err
	}
	return r.steps, nil
}

type tableReader struct {
	*found
	calendar model.Calendar
	header   []string // the columns' names; "" for one without a name
	steps    []model.Step
	lines    []int // where each step stands
}

func (r *tableReader) read(data []byte) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !bytes.Contains(data, []byte("\n")) { // lines as old Macs end them
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	if bad := notUTF8(data); bad >= 0 {
		r.say(lineAt(data, bad), "", "this is not UTF-8: save the table as “CSV UTF-8”")
		return
	}
	in := csv.NewReader(bytes.NewReader(data))
	in.Comma = separator(data)
	in.FieldsPerRecord = -1
	in.TrimLeadingSpace = in.Comma != '\t' // which is space itself
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.broken(err)
			continue
		}
		line, _ := in.FieldPos(0)
		if r.header == nil {
			if !r.readHeader(line, cells) {
				return
			}
			continue
		}
		if len(r.steps) == model.MaxItems {
			r.say(line, "", "there are more than "+strconv.Itoa(model.MaxItems)+" steps: a session holds no more")
			return
		}
		r.readRow(line, cells)
	}
	switch {
	case len(r.Lines()) > 0:
	case r.header == nil:
		r.say(1, "", "the file is empty; its first line names the columns: "+strings.Join(columns, ","))
	case len(r.steps) == 0:
		r.say(1, "", "there are no steps below the first line")
	}
	r.check()
}

// separator is what the first line has most of: a semicolon in the tables of countries with a decimal comma,
// a tab in what was copied out of a spreadsheet.
func separator(data []byte) rune {
	first, _, _ := bytes.Cut(bytes.TrimLeft(data, "\r\n"), []byte("\n"))
	most := ','
	for _, mark := range ";\t" {
		if bytes.Count(first, []byte(string(mark))) > bytes.Count(first, []byte(string(most))) {
			most = mark
		}
	}
	return most
}

// say adds a finding at a line and, where there is one, a column.
func (r *tableReader) say(line int, column, sentence string) {
	where := ":" + strconv.Itoa(line)
	if column != "" {
		where += ": " + column
	}
	r.add(where, "%s", sentence)
}

func (r *tableReader) broken(err error) {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		r.add("", "%s", err)
		return
	}
	sentence := "a quotation mark stands where none can: double it inside a quoted cell"
	if parse.StartLine != parse.Line {
		sentence = "a quoted cell begins here and does not end"
	}
	r.say(parse.StartLine, "", sentence)
}

// readHeader is false where nothing below the header could be understood.
func (r *tableReader) readHeader(line int, cells []string) bool {
	before := len(r.Lines())
	for _, cell := range cells {
		name := strings.ToLower(strings.TrimSpace(cell))
		switch {
		case name == "":
		case name != "wait" && !slices.Contains(columns, name):
			r.say(line, findings.Shown(cell, 40), "there is no such column; the columns are "+strings.Join(columns, ", ")+", and wait in place of lt")
		case slices.Contains(r.header, name):
			r.say(line, name, "this column is there twice")
		}
		r.header = append(r.header, name)
	}
	if !slices.Contains(r.header, "step") {
		r.say(line, "step", "this column is missing, and it is the one that is needed; the first line names the columns: "+strings.Join(columns, ","))
	}
	if slices.Contains(r.header, "lt") && slices.Contains(r.header, "wait") {
		r.say(line, "wait", "give lt or wait, not both: LT is PT and wait together")
	}
	return len(r.Lines()) == before
}

func (r *tableReader) readRow(line int, cells []string) {
	if !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
		return
	}
	var step model.Step
	for i, cell := range cells {
		cell = restore(strings.TrimSpace(cell))
		column := ""
		if i < len(r.header) {
			column = r.header[i]
		}
		if err := r.readCell(&step, column, cell); err != nil {
			r.say(line, column, err.Error())
		}
	}
	r.steps = append(r.steps, step)
	r.lines = append(r.lines, line)
}

func (r *tableReader) readCell(step *model.Step, column, cell string) (err error) {
	switch column {
	case "step":
		step.Name, err = model.Clean(cell, model.NameLimit)
	case "cycle":
		step.Cycle, err = readCycle(cell)
	case "owner":
		step.Owner, err = model.Clean(cell, model.NameLimit)
	case "pt":
		step.Process, err = model.ParseFigure(cell, model.Figure{})
	case "lt":
		step.Lead, err = model.ParseFigure(cell, model.Figure{})
	case "wait":
		step.Wait, err = model.ParseFigure(cell, model.Figure{})
	case "ca":
		step.CA, err = model.ParseEstimate(cell, model.Estimate{})
	case "parallel":
		step.Parallel, err = readYes(cell)
	default:
		if cell != "" {
			err = errors.New(findings.Quoted(cell) + " stands in a column without a name")
		}
	}
	return err
}

func readCycle(cell string) (model.Cycle, error) {
	if cell == "" {
		return "", nil
	}
	for _, cycle := range model.Cycles {
		if strings.EqualFold(cell, string(cycle)) {
			return cycle, nil
		}
	}
	return "", errors.New(findings.Quoted(cell) + " is no cycle: Build, Test, Release and Transition are, or an empty cell")
}

func readYes(cell string) (bool, error) {
	switch strings.ToLower(cell) {
	case "yes":
		return true, nil
	case "no", "":
		return false, nil
	}
	return false, errors.New(findings.Quoted(cell) + " is neither yes nor no")
}

// check adds what the rules of a value stream say, but nothing about a cell that has a finding already.
func (r *tableReader) check() {
	told := slices.Clone(r.Lines())
	stream := model.ValueStream{Steps: r.steps}
	for _, fault := range stream.Faults(r.calendar) {
		column := string(fault.Field)
		if fault.Field == model.NameField {
			column = "step"
		}
		line := r.lines[fault.Step]
		if !startsAny(told, r.file+":"+strconv.Itoa(line)+": "+column+":") {
			r.say(line, column, fault.Sentence)
		}
	}
}
