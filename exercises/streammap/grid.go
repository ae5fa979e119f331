package streammap

import (
	"strconv"

	"flipchart/tui/ui"
)

// wideFrom is the width from which all columns stand beside the bars.
const wideFrom = 118

// column is a field with its place in the frame.
type column struct {
	field
	x, w int
}

// grid is where the table's columns and bars stand.
type grid struct {
	columns []column
	bar     int // the column where bars begin; the frame's width where there are none
	end     int // the column behind the last one that is written
	w       int
}

// newGrid gives the words what figures and bars leave.
func (s *screen) newGrid(f *frame, width int) grid {
	g := grid{bar: width, end: width - 2, w: width}
	spare := max(0, min(width-wideFrom, 70))
	if !s.wide() {
		spare = max(0, min(width-80, 20))
	}
	x := f.digits() + 3
	for i, field := range s.fields() {
		w, gap := field.width(f), 1
		switch field {
		case nameField:
			w += spare / 4
		case ownerField:
			w += spare / 6
		}
		switch {
		case i == 0:
			gap = 0
		case !field.figure():
			gap = 2
		case s.fields()[i-1] == processField:
			gap = 3 // a mark for a machine stands behind a PT
		}
		g.columns = append(g.columns, column{field, x + gap, w})
		x += gap + w
	}
	if s.view == mapView {
		g.bar = x + 2
	} else {
		g.stretch(ownerField, min(max(g.end-x, 0), 10))
	}
	return g
}

// stretch widens a column; those behind it make room.
func (g grid) stretch(f field, by int) {
	moved := 0
	for i := range g.columns {
		g.columns[i].x += moved
		if g.columns[i].field == f {
			g.columns[i].w += by
			moved = by
		}
	}
}

// width of a field's column: that of its longest figure, within bounds.
func (f field) width(of *frame) int {
	switch f {
	case nameField:
		return 18
	case cycleField:
		return len("Transition")
	case ownerField:
		return 13
	case caField:
		return 4
	}
	w := 5
	for _, r := range of.rows {
		w = max(w, ui.Width(of.shown(f, r.Step)))
	}
	return min(w, 8)
}

// digits of the largest step number, two at least.
func (f *frame) digits() int { return max(2, len(strconv.Itoa(len(f.rows)))) }

// barWidth is that of the longest LT, so that each bar of the page leaves room for its words.
func (f *frame) barWidth(g grid, rows []row) int {
	const least = 8
	room := g.end - g.bar
	width := room
	for _, r := range rows {
		words := f.remarks(r)
		lt, _ := r.LT(f.calendar)
		if words == "" || lt == 0 {
			continue
		}
		// A cell between them, and one that rounding may add.
		width = min(width, int(float64(room-2-min(ui.Width(words), 26))*f.longest/float64(lt)))
	}
	return max(width, least)
}
