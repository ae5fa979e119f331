package report

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"flipchart/model"
)

// columns of the CSV that is written, in their order. A file that is read may have wait in place of lt.
var columns = []string{"step", "cycle", "owner", "pt", "lt", "ca", "parallel"}

// CSV is the value stream as a table for a spreadsheet: UTF-8, commas, CRLF, times as typed, with the mark of
// a guess and the range. It leaves out what a table of steps has no place for (the head, who said so); JSON
// keeps everything. An LT that follows from a typed wait is written as their sum, a guess where one of them
// is, or left empty where the PT is not known.
func CSV(s model.Session) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows := [][]string{columns}
	for _, step := range s.Stream.Steps {
		rows = append(rows, csvRow(step, s.Group.Calendar))
	}
	_ = w.WriteAll(rows) // a buffer takes everything
	return b.Bytes()
}

func csvRow(step model.Step, c model.Calendar) []string {
	lead := step.Lead
	if lt, known := step.LT(c); known && !lead.Known() {
		lead.Span = model.SpanOf(lt, c)
		if step.Process.Source.How == model.Guessed || step.Wait.Source.How == model.Guessed {
			lead.Source.How = model.Guessed
		}
	}
	percent, parallel := "", "no"
	if step.CA.Percent != nil {
		percent = strconv.FormatFloat(*step.CA.Percent, 'f', -1, 64)
	}
	if step.Parallel {
		parallel = "yes"
	}
	row := []string{
		step.Name.String(), string(step.Cycle), step.Owner.String(), step.Process.Typed(), lead.Typed(), percent, parallel,
	}
	for i := range row {
		row[i] = defuse(row[i])
	}
	return row
}

// runs is true for what a spreadsheet would take for a formula or a command, full-width signs included,
// and for the same behind apostrophes, so that an apostrophe that somebody typed comes back too.
func runs(cell string) bool {
	cell = strings.TrimLeft(cell, "' \u00a0")
	return cell != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(cell)[0])
}

// defuse puts an apostrophe before a cell that a spreadsheet would run.
func defuse(cell string) string {
	if runs(cell) {
		return "'" + cell
	}
	return cell
}

// restore takes the apostrophe of defuse off again.
func restore(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && runs(rest) {
		return rest
	}
	return cell
}
