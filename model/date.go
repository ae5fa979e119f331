package model

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a day of the calendar without a time or a zone, as ISO 8601 writes it ("2026-12-01"), so that an
// earlier one is also less. Empty is not known.
type Date string

// The years of a date, as far as an instant of a session's file goes.
const (
	firstYear = 1970
	lastYear  = 2199
)

// DateOf is the day on which a moment falls, where its zone is.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Known is true where there is a date.
func (d Date) Known() bool { return d != "" }

// String is the date as it is read: "1 Dec 2026"; empty where none is known.
func (d Date) String() string {
	if !d.Known() {
		return ""
	}
	return d.noon().Format("2 Jan 2006")
}

// DaysUntil is the number of days from one known date to another, below 0 where that is earlier.
func (d Date) DaysUntil(other Date) int {
	return int(other.noon().Sub(d.noon()).Hours() / 24)
}

// noon of the day, in UTC, where every day has 24 hours.
func (d Date) noon() time.Time {
	t, _ := time.Parse(time.DateOnly, string(d))
	return t.Add(12 * time.Hour)
}

// check refuses what is no day of the calendar.
func (d Date) check() error {
	if !d.Known() {
		return nil
	}
	t, err := time.Parse(time.DateOnly, string(d))
	switch {
	case err != nil:
		return fmt.Errorf("%s is no date: it is written like 2026-12-01", quote(string(d)))
	case t.Year() < firstYear || t.Year() > lastYear:
		return fmt.Errorf("the year of %s is not %d to %d", quote(string(d)), firstYear, lastYear)
	}
	return nil
}

var errNoDate = errors.New("a date is typed like 2026-12-01 or 1 Dec; empty for not known yet")

// ParseDate reads a date as typed: 2026-12-01, 1 Dec 2026, Dec 1 2026, or 1 Dec, which is the next one to come,
// today included. Empty is not known. The error is a sentence that says what was expected.
func ParseDate(typed string, today Date) (Date, error) {
	words := strings.FieldsFunc(typed, func(r rune) bool { return r == ' ' || r == ',' || r == '.' })
	var date Date
	switch {
	case len(words) == 0:
		return "", nil
	case len(words) == 1:
		date = Date(words[0])
		if date.check() != nil {
			return "", fmt.Errorf("%s: %w", quote(typed), errNoDate)
		}
		return date, nil
	case len(words) > 3:
		return "", fmt.Errorf("%s: %w", quote(typed), errNoDate)
	}
	day, month := words[0], words[1]
	if monthNamed(day) > 0 {
		day, month = month, day
	}
	if len(words) == 3 {
		return dayOf(typed, day, month, words[2])
	}
	year := today.noon().Year()
	const untilLeapDay = 8 // years from one 29 February to the next at most
	for later := range untilLeapDay + 1 {
		found, err := dayOf(typed, day, month, strconv.Itoa(year+later))
		if err == nil && found >= today {
			return found, nil
		}
		if err != nil && later == untilLeapDay {
			return "", err
		}
	}
	return "", fmt.Errorf("%s: %w", quote(typed), errNoDate)
}

// dayOf is the date of a day, a month's name and a year of four digits.
func dayOf(typed, day, month, year string) (Date, error) {
	d, dayErr := strconv.Atoi(strings.TrimRight(strings.ToLower(day), "stndrh"))
	y, yearErr := strconv.Atoi(year)
	m := monthNamed(month)
	if dayErr != nil || yearErr != nil || m == 0 || d < 1 || d > 31 {
		return "", fmt.Errorf("%s: %w", quote(typed), errNoDate)
	}
	date := Date(fmt.Sprintf("%04d-%02d-%02d", y, m, d))
	if date.check() != nil {
		return "", fmt.Errorf("there is no %s: %w", quote(typed), errNoDate)
	}
	return date, nil
}

// monthNamed is a month by its English name or the first three letters or more of it; 0 for none.
func monthNamed(word string) time.Month {
	word = strings.ToLower(word)
	for m := time.January; len(word) >= 3 && m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), word) {
			return m
		}
	}
	return 0
}
