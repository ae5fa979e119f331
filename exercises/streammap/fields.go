package streammap

import (
	"errors"
	"fmt"
	"strings"

	"flipchart/model"
)

// field is one column of the table.
type field int

const (
	nameField field = iota
	cycleField
	ownerField
	processField
	waitField
	leadField
	caField
)

// allFields stand in the table of all columns, mapFields beside the bars at 80 columns.
var (
	allFields = []field{nameField, cycleField, ownerField, processField, waitField, leadField, caField}
	mapFields = []field{nameField, processField, leadField, caField}
)

// aTime is what every cell of a time takes.
const aTime = "45m, 1.5h, 3d, 2w; ~3d a guess; 4..10d a range"

// wording of each column: above it and in sentences, what a cell takes while it is typed, and, of a figure,
// what it means.
var wording = [...]struct{ head, takes, means string }{
	nameField:  {head: "step", takes: "what is done here, best with a verb"},
	cycleField: {head: "cycle", takes: "Build, Test, Release, Transition, or nothing; the first letters do"},
	ownerField: {head: "who does it", takes: "a role or a team"},
	processField: {
		"PT", "time worked on one item: " + aTime,
		"is the time worked on one item",
	},
	waitField: {
		"wait", "time nobody works on it: " + aTime,
		"is the time nobody works on it",
	},
	leadField: {
		"LT", "from arrival to hand-over: " + aTime,
		"is the time from arrival to hand-over, PT included",
	},
	caField: {
		"%CA", "of 100 items handed on, how many can be used as they are; ~80 a guess",
		"says how many of 100 items handed on can be used as they are",
	},
}

// head is the word above the column, and in labels and sentences.
func (f field) head() string { return wording[f].head }

// label begins what a change of the field is called, before the step's name.
func (f field) label() string {
	if f == nameField {
		return "rename "
	}
	return "change " + f.head() + " of "
}

// figure is true for a column of numbers, which a digit begins to type in.
func (f field) figure() bool { return f >= processField }

// shown is what the cell shows. Of LT and wait, the one that was not typed follows from the other.
func (f field) shown(step model.Step, c model.Calendar) string {
	switch f {
	case nameField:
		return step.Name.String()
	case cycleField:
		return string(step.Cycle)
	case ownerField:
		return step.Owner.String()
	case caField:
		return step.CA.String()
	case waitField:
		if wait, ok := step.WaitTime(c); ok && !step.Wait.Known() {
			return model.Derived(wait, c, step.Lead, step.Process)
		}
	case leadField:
		if lead, ok := step.LT(c); ok && !step.Lead.Known() {
			return model.Derived(lead, c, step.Wait, step.Process)
		}
	}
	return model.Compact(f.of(step).String())
}

// of is the field's own figure of a step; the zero Figure where the field is no time.
func (f field) of(step model.Step) model.Figure {
	switch f {
	case processField:
		return step.Process
	case waitField:
		return step.Wait
	case leadField:
		return step.Lead
	}
	return model.Figure{}
}

// typed is what the cell holds when it is opened: as shown, with a figure's range.
func (f field) typed(step model.Step, c model.Calendar) string {
	if figure := f.of(step); figure != (model.Figure{}) {
		return figure.Typed()
	}
	if f == caField {
		return step.CA.Typed()
	}
	return f.shown(step, c)
}

// read makes a change of a step from what was typed. The error is a sentence.
func (f field) read(typed string, before model.Step) (func(*model.Step), error) {
	switch f {
	case nameField, ownerField:
		text, err := model.Clean(typed, model.NameLimit)
		return func(s *model.Step) {
			if f == nameField {
				s.Name = text
			} else {
				s.Owner = text
			}
		}, err
	case cycleField:
		cycle, err := readCycle(typed)
		return func(s *model.Step) { s.Cycle = cycle }, err
	case caField:
		ca, err := model.TypedEstimate(typed, before.CA)
		return func(s *model.Step) { s.CA = ca }, err
	}
	figure, err := model.ParseFigure(typed, f.of(before))
	return func(s *model.Step) { f.set(s, figure) }, err
}

// set puts a time into its field. LT and wait follow from each other, so emptying one empties both.
func (f field) set(s *model.Step, figure model.Figure) {
	switch {
	case f == processField:
		s.Process = figure
	case figure == model.Figure{}:
		s.Lead, s.Wait = figure, figure
	case f == waitField:
		s.Wait = figure
	default:
		s.Lead = figure
	}
}

// readCycle takes a cycle's name or how it begins, in any case.
func readCycle(typed string) (model.Cycle, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return "", nil
	}
	var found []model.Cycle
	for _, cycle := range model.Cycles {
		if strings.HasPrefix(model.Fold(string(cycle)), model.Fold(typed)) {
			found = append(found, cycle)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return "", errors.New("there is no such cycle: Build, Test, Release and Transition are")
	}
	return "", fmt.Errorf("%s or %s? type a letter more", found[0], found[1])
}
