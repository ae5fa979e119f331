package streammap

import (
	"math"
	"strings"

	"flipchart/model"
)

// hour in milliseconds.
const hour = 3600e3

// shown is what a cell of the map shows. Times that follow from others are all in hours, or in days where
// the map has long ones: they are compared one above the other, and 79h would look longer than 10d.
func (f *frame) shown(of field, step model.Step) string {
	said := of.shown(step, f.calendar)
	time, ok := of.follows(step, f.calendar)
	if !ok {
		return said
	}
	unit, name := float64(hour), "h"
	if f.longest >= 100*hour {
		unit, name = f.calendar.HoursPerDay*hour, "d"
	}
	amount := tenths(time, unit)
	switch {
	case amount == "0" && time > 0:
		return said
	case strings.HasPrefix(said, "~"):
		return "~" + amount + name
	}
	return amount + name
}

// follows is a wait or an LT that follows from the step's other times; ok is false for what was typed or
// is not known.
func (f field) follows(step model.Step, c model.Calendar) (time model.Milliseconds, ok bool) {
	switch {
	case f == waitField && !step.Wait.Known():
		return step.WaitTime(c)
	case f == leadField && !step.Lead.Known():
		return step.LT(c)
	}
	return 0, false
}

// tenths is a time in a unit of so many milliseconds, rounded to a tenth.
func tenths(time model.Milliseconds, unit float64) string {
	return model.Number(math.Round(float64(time)/unit*10) / 10)
}
