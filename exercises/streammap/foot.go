package streammap

import (
	"fmt"
	"slices"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// foot is what stands below the table, line by line.
type foot []footLine

// footLine is one of them; without draw it is air.
type footLine struct {
	draw  func(y int)
	extra bool // only where rows are to spare
}

func (l footLine) air() bool { return l.draw == nil }

// needed is true for a line that stays however few rows there are.
func (l footLine) needed() bool { return !l.air() && !l.extra }

// count says how many lines of one kind there are.
func (ft foot) count(kind func(footLine) bool) int {
	n := 0
	for _, line := range ft {
		if kind(line) {
			n++
		}
	}
	return n
}

// least is the number of rows that the lines take without air and extras.
func (ft foot) least() int { return ft.count(footLine.needed) }

// draw gives spare rows, but one above the footer, to the air first and then to extras.
func (ft foot) draw(y, end int) {
	spare := end - y - ft.least()
	if spare > 2 {
		spare--
	}
	air := min(spare, ft.count(footLine.air))
	extras := spare - air
	for _, line := range ft {
		switch {
		case line.air():
			if air > 0 {
				air--
				y++
			}
			continue
		case line.extra:
			if extras <= 0 {
				continue
			}
			extras--
		}
		line.draw(y)
		y++
	}
}

// lowFrame is the height below which only the totals and the sentence have room beside the steps.
const lowFrame = 16

// What the columns and the product mean, where nothing else needs the line.
const (
	columnsMean = "PT: work on one item.  LT: arrival to hand-over.  %CA: usable as handed on."
	rolledMeans = "Rolled %CA: how many of 100 items need no fix, if faults are independent."
)

func (s *screen) foot(f *frame, g grid, c *ui.Canvas, said sentence) foot {
	text := func(ink ui.Ink, text string) footLine {
		return footLine{draw: func(y int) { c.Put(2, y, ink, ui.Fit(text, c.W-3)) }}
	}
	extra := func(said string) footLine {
		line := text(ui.Quiet, said)
		line.extra = true
		return line
	}
	total := footLine{draw: func(y int) { f.drawTotal(c, g, y) }}
	var sentence foot
	for _, line := range said.lines {
		sentence = append(sentence, text(said.ink, line))
	}
	if c.H < lowFrame {
		return append(foot{total}, sentence...)
	}
	air := footLine{}
	lines := foot{air, total, {draw: func(y int) { f.drawRolled(c, g, y) }}}
	if notes := f.notes(); len(notes) > 1 {
		lines = append(lines, footLine{draw: func(y int) { f.drawNote(c, g, y, notes[1]) }})
	}
	lines = append(lines, air)
	for _, line := range ui.Wrap(f.cycles(), c.W-4) {
		if line != "" {
			lines = append(lines, text(ui.Quiet, line))
		}
	}
	lines = append(lines, footLine{draw: func(y int) { f.drawRules(c, g, y) }})
	switch said, far := f.little(); {
	case far && s.typing == nil: // a line that is being written is too short yet
		for _, line := range ui.Wrap(said, c.W-4) {
			lines = append(lines, text(ui.Warn|ui.Bold, line))
		}
	case !far && said != "":
		lines = append(lines, extra(said))
	}
	if len(sentence) > 0 {
		lines = append(append(lines, air), sentence...)
	}
	lines = append(lines, extra(columnsMean))
	if f.metrics.Rolled != nil {
		lines = append(lines, extra(rolledMeans))
	}
	return lines
}

// drawRules says what the marks and the figures mean; where marks need the room, columnsMean and the help
// have to say what LT is.
func (f *frame) drawRules(c *ui.Canvas, g grid, y int) {
	marks, rules := f.marks(), f.calendar.String()
	if said := "LT includes PT, " + rules; ui.Width(marks)+ui.Width(said) <= g.end-3 {
		rules = said
	}
	x := g.bar
	if x+ui.Width(rules) > g.end || x < 2+ui.Width(marks)+2 {
		x = g.end - ui.Width(rules)
	}
	c.Put(x, y, ui.Quiet, rules)
	c.Put(2, y, ui.Quiet, ui.Fit(marks, x-3))
}

// guessMeans explains "~", which a time also has that follows from a guess.
const guessMeans = "~ guess, or from one"

// marks explains those that the table has beside its figures.
func (f *frame) marks() string {
	var parts []string
	if slices.ContainsFunc(f.stream.Steps, func(step model.Step) bool { return step.Machine }) {
		parts = append(parts, machineMark+" machine")
	}
	if slices.ContainsFunc(f.stream.Steps, func(step model.Step) bool { return step.Parallel }) {
		parts = append(parts, "┌└ in parallel")
	}
	if f.metrics.Guesses > 0 {
		parts = append(parts, guessMeans)
	}
	return strings.Join(parts, " · ")
}

// cycles says which steps each cycle has: "BUILD 1-3     TEST 4-5".
func (f *frame) cycles() string {
	var parts []string
	for _, cycle := range model.Cycles {
		var runs []string
		for first := 0; first < len(f.rows); first++ {
			if f.rows[first].Cycle != cycle {
				continue
			}
			last := first
			for last+1 < len(f.rows) && f.rows[last+1].Cycle == cycle {
				last++
			}
			run := fmt.Sprint(first + 1)
			if last > first {
				run += fmt.Sprintf("-%d", last+1)
			}
			runs = append(runs, run)
			first = last
		}
		if runs != nil {
			parts = append(parts, strings.ToUpper(string(cycle))+" "+strings.Join(runs, ","))
		}
	}
	return strings.Join(parts, "     ")
}

// little compares the map with items in progress and finished a week; far where they do not fit.
func (f *frame) little() (said string, far bool) {
	law, ok := f.stream.LittlesLaw(f.calendar)
	if !ok {
		return "", false
	}
	unit, name := f.unit(min(law.Implied, law.Mapped))
	said = fmt.Sprintf("%s items ÷ %s a week = %s; the map says %s.",
		rateText(f.stream.ItemsInProgress), rateText(f.stream.ItemsPerWeek), inWords(tenths(law.Implied, unit)+name), tenths(law.Mapped, unit))
	if law.Far() {
		return "! " + said + " Same boundaries?", true
	}
	return "Check: " + said, false
}

// unit is the largest that a time has one of, so that others can be told in it too.
func (f *frame) unit(time model.Milliseconds) (unit float64, name string) {
	day := f.calendar.HoursPerDay * hour
	switch week := day * f.calendar.DaysPerWeek; {
	case float64(time) >= week:
		return week, "w"
	case float64(time) >= day:
		return day, "d"
	}
	return hour, "h"
}
