package model

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Milliseconds of working time: exact sums whatever unit was typed.
type Milliseconds int64

// Seconds is the same time in seconds, exact to the millisecond.
func (m Milliseconds) Seconds() float64 { return float64(m) / 1000 }

// units from the largest to the smallest.
var units = []string{"w", "d", "h", "m", "s"}

// whole is the time in the largest unit that says it exactly without decimals and below a hundred.
func (m Milliseconds) whole(c Calendar) (string, bool) {
	for _, name := range units {
		amount := math.Round(float64(m) / c.unit(name))
		if amount >= 1 && amount < 100 && math.Round(amount*c.unit(name)) == float64(m) {
			return Number(amount) + name, true
		}
	}
	return "", false
}

// In writes a time as people say it: "6d" or "7w" where one unit says it exactly, else in the two
// largest units of the calendar ("2w 3d", "1d 4.5h"), rounded to a tenth of the smaller of them. It is
// for reading only: sums are made of milliseconds.
func (m Milliseconds) In(c Calendar) string {
	if m < 0 {
		return "-" + (-m).In(c)
	}
	if said, ok := m.whole(c); ok {
		return said
	}
	i := 0
	for i < len(units)-1 && float64(m) < c.unit(units[i]) {
		i++
	}
	if i == len(units)-1 {
		return Number(math.Round(float64(m)/100)/10) + "s"
	}
	size, smaller := c.unit(units[i]), c.unit(units[i+1])
	whole := math.Floor(float64(m) / size)
	rest := math.Round((float64(m)-whole*size)/smaller*10) / 10
	if rest*smaller >= size {
		whole, rest = whole+1, 0
	}
	if i > 0 && whole*size >= c.unit(units[i-1]) {
		return Milliseconds(whole * size).In(c) // rounded up to the next larger unit
	}
	if rest == 0 {
		return Number(whole) + units[i]
	}
	return Number(whole) + units[i] + " " + Number(rest) + units[i+1]
}

// Short writes a time in its largest unit, to a tenth ("4.4w", "12.5h"), where there is no room for two.
func (m Milliseconds) Short(c Calendar) string {
	if said, ok := m.whole(c); ok {
		return said
	}
	for _, name := range units {
		if size := c.unit(name); float64(m) >= size {
			return Number(math.Round(float64(m)/size*10)/10) + name
		}
	}
	return m.In(c)
}

// Hours writes a time in hours with at most one decimal ("48 h"), as totals are compared.
func (m Milliseconds) Hours() string {
	return Number(math.Round(float64(m)/360e3)/10) + " h"
}

// Span is a time as somebody typed it ("1.5h", "1d 4h"). Its length follows from the session's
// calendar, so that changing the hours of a day changes the span. The zero Span is not known.
type Span struct{ entered string }

// spanLimit is the most characters of a time: "1w 2d 3h 30m" has room to spare.
const spanLimit = 40

// ParseSpan reads a time: amounts with at most three decimals, point or comma, each with its unit
// (s, m, h, d, w), each unit once. Empty is not known. The error is a sentence that says what was expected. A time that
// is over ten years even around the clock is refused here; one that is by the session's own calendar is
// a fault of its step.
func ParseSpan(s string) (Span, error) {
	if len(s) > 64*spanLimit {
		return Span{}, fmt.Errorf("%s is too long for a time: %w", quote(s), errNoAmount)
	}
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > spanLimit {
		return Span{}, fmt.Errorf("%s is too long for a time: %w", quote(s), errNoAmount)
	}
	if s == "" || s == "0" {
		return Span{s}, nil
	}
	span := Span{s}
	ms, err := span.measure(aroundTheClock)
	if err != nil {
		return Span{}, err
	}
	if ms > aroundTheClock.tenYears() {
		return Span{}, fmt.Errorf("%s is over ten years: no step takes that long", quote(s))
	}
	return span, nil
}

// SpanOf is the span that says a number of milliseconds, 0 or more, exactly: in the largest unit that
// does so without decimals, or else with at most three.
func SpanOf(m Milliseconds, c Calendar) Span {
	if said, ok := m.whole(c); ok {
		return Span{said}
	}
	for _, name := range units {
		amount := float64(m) / c.unit(name)
		if m != 0 && amount < 1 && name != "s" {
			continue
		}
		span := Span{Number(math.Round(amount*1000)/1000) + name}
		if span.Length(c) == m && (m != 0 || name == "m") {
			return span
		}
	}
	return Span{strconv.FormatFloat(float64(m)/1000, 'f', -1, 64) + "s"}
}

// Known is false for an empty span: 0 is a figure, empty is not.
func (s Span) Known() bool { return s.entered != "" }

// String is the span as it was typed.
func (s Span) String() string { return s.entered }

// Equal is true for two spans typed alike.
func (s Span) Equal(other Span) bool { return s == other }

// Length is the span in milliseconds of working time; 0 where it is not known.
func (s Span) Length(c Calendar) Milliseconds {
	ms, err := s.measure(c)
	if err != nil {
		return 0 // cannot happen: a Span is made by ParseSpan
	}
	return ms
}

// MarshalText writes the span as typed.
func (s Span) MarshalText() ([]byte, error) { return []byte(s.entered), nil }

// UnmarshalText reads what MarshalText wrote and refuses anything that is no time.
func (s *Span) UnmarshalText(b []byte) error {
	span, err := ParseSpan(string(b))
	if err != nil {
		return err
	}
	*s = span
	return nil
}

func (s Span) measure(c Calendar) (Milliseconds, error) {
	if s.entered == "" || s.entered == "0" {
		return 0, nil
	}
	total, seen := 0.0, ""
	rest := strings.ToLower(s.entered)
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		amount, after, err := leadingAmount(rest)
		if err != nil {
			return 0, fmt.Errorf("%s is no time: %w", quote(s.entered), err)
		}
		after = strings.TrimLeft(after, " ")
		end := strings.IndexFunc(after, func(r rune) bool { return r < 'a' || r > 'z' })
		if end < 0 {
			end = len(after)
		}
		word := after[:end]
		switch {
		case word == "" && strings.Trim(after[:min(1, len(after))], "0123456789") != "":
			return 0, fmt.Errorf("%s is no time: %w", quote(s.entered), errNoAmount) // 1/2h lacks no unit
		case word == "":
			return 0, fmt.Errorf("%s has no unit: %sm is minutes, %sh hours, %sd days, %sw weeks",
				quote(s.entered), Number(amount), Number(amount), Number(amount), Number(amount))
		}
		size := c.unit(word)
		if size == 0 {
			return 0, fmt.Errorf("%s is no time: %s is no unit; s, m, h, d and w are", quote(s.entered), quote(word))
		}
		if strings.Contains(seen, word[:1]) { // a unit's first letter says it
			return 0, fmt.Errorf("%s is no time: %s stands there twice", quote(s.entered), word[:1])
		}
		seen += word[:1]
		total += amount * size
		rest = after[end:]
	}
	return Milliseconds(math.Round(total)), nil
}

var errNoAmount = errors.New("write it like 45m, 1.5h, 3d or 2w")

// leadingAmount takes a decimal number off the front of s.
func leadingAmount(s string) (amount float64, rest string, err error) {
	if strings.HasPrefix(s, "-") || strings.HasPrefix(s, "\u2212") {
		return 0, "", errors.New("a time is never below zero")
	}
	end := strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != ',' })
	if end < 0 {
		end = len(s)
	}
	digits := strings.Replace(s[:end], ",", ".", 1)
	whole, decimals, _ := strings.Cut(digits, ".")
	if whole+decimals == "" || strings.ContainsAny(decimals, ".,") || len(whole) > 9 {
		return 0, "", errNoAmount
	}
	if len(decimals) > 3 {
		return 0, "", errors.New("three decimals are enough")
	}
	amount, err = strconv.ParseFloat("0"+whole+"."+decimals+"0", 64)
	if err != nil {
		return 0, "", errNoAmount
	}
	return amount, s[end:], nil
}
