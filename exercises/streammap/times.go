package streammap

import (
	"strings"
	"unicode"

	"flipchart/model"
)

// compact writes a time as all are written on the map, whatever way it was typed: "1,5 hours" is "1.5h",
// and "1d4h" is "1d 4h". Guesses and ranges keep their marks.
func compact(typed string) string {
	var b strings.Builder
	var before rune
	for _, r := range strings.ToLower(typed) {
		switch letter := unicode.IsLetter(before); {
		case r == ' ', letter && unicode.IsLetter(r):
			continue // a unit's first letter says it
		case r == ',':
			r = '.'
		case letter && unicode.IsDigit(r):
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// derived is a time that follows from two others: a guess where one of them is.
func derived(time model.Milliseconds, c model.Calendar, from ...model.Figure) string {
	for _, figure := range from {
		if figure.Source.How == model.Guessed {
			return "~" + time.In(c)
		}
	}
	return time.In(c)
}
