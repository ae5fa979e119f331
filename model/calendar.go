package model

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// ParseCalendar reads hours a day and days a week as typed, with a point or a comma.
func ParseCalendar(hoursPerDay, daysPerWeek string) (Calendar, error) {
	hours, err := decimal(hoursPerDay)
	if err != nil {
		return Calendar{}, fmt.Errorf("the hours of a working day: %w", err)
	}
	days, err := decimal(daysPerWeek)
	if err != nil {
		return Calendar{}, fmt.Errorf("the days of a working week: %w", err)
	}
	calendar := Calendar{HoursPerDay: hours, DaysPerWeek: days}
	return calendar, calendar.Validate()
}

func decimal(s string) (float64, error) {
	f, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(s), ",", ".", 1), 64)
	if err != nil {
		return 0, errors.New("write a number like 8 or 7.5")
	}
	return f, nil
}

// Number writes a figure without needless decimals.
func Number(f float64) string { return number(f) }

// Counter gives ids from the one after a number on.
func Counter(last int) func() ID {
	return func() ID {
		last++
		return ID(fmt.Sprintf("n%d", last))
	}
}
