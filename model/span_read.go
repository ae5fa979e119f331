package model

import (
	"strings"
	"unicode"
)

// Compact writes a time as typed, with its mark of a guess or its range, in the one way in which all are
// read: "1,5 hours" is "1.5h", and "1d4h" is "1d 4h".
func Compact(typed string) string {
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

// Derived writes a time that follows from figures: with "~", as a guess, where one of them is guessed.
func Derived(time Milliseconds, c Calendar, from ...Figure) string {
	for _, figure := range from {
		if figure.guessed() {
			return "~" + time.In(c)
		}
	}
	return time.In(c)
}
