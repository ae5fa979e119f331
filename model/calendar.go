package model

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Calendar turns days and weeks into working hours. Hours a day are 1 to 24, days a week 1 to 7.
type Calendar struct {
	HoursPerDay float64 `json:"hoursPerDay"`
	DaysPerWeek float64 `json:"daysPerWeek"`
}

// aroundTheClock is the calendar of the longest days and weeks.
var aroundTheClock = Calendar{HoursPerDay: 24, DaysPerWeek: 7}

// DefaultCalendar is a working day of eight hours and a week of five of them.
var DefaultCalendar = Calendar{HoursPerDay: 8, DaysPerWeek: 5}

// String is the rule as it stands beside every total.
func (c Calendar) String() string {
	return fmt.Sprintf("1 d = %s h, 1 w = %s d", Number(c.HoursPerDay), Number(c.DaysPerWeek))
}

// Validate refuses days and weeks that no calendar has.
func (c Calendar) Validate() error {
	if !(c.HoursPerDay >= 1 && c.HoursPerDay <= 24) {
		return fmt.Errorf("a working day has 1 to 24 hours, not %s", Number(c.HoursPerDay))
	}
	if !(c.DaysPerWeek >= 1 && c.DaysPerWeek <= 7) {
		return fmt.Errorf("a working week has 1 to 7 days, not %s", Number(c.DaysPerWeek))
	}
	return nil
}

// unit is the length of a unit in milliseconds; 0 for a word that is no unit.
func (c Calendar) unit(word string) float64 {
	const second, minute, hour = 1e3, 60e3, 3600e3
	switch word {
	case "s", "sec", "second", "seconds":
		return second
	case "m", "min", "minute", "minutes":
		return minute
	case "h", "hr", "hour", "hours":
		return hour
	case "d", "day", "days":
		return c.HoursPerDay * hour
	case "w", "week", "weeks":
		return c.DaysPerWeek * c.HoursPerDay * hour
	}
	return 0
}

// tenYears of the calendar's working time: no time of a pipeline is longer.
func (c Calendar) tenYears() Milliseconds {
	return Milliseconds(math.Round(520 * c.unit("w")))
}

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
	s = strings.TrimSpace(s)
	f, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || strings.Trim(s, "-0123456789.,") != "" {
		return 0, errors.New("write a number like 8 or 7.5")
	}
	return f, nil
}

// SetCalendar sets the working hours of a day and days of a week. It is refused where a step's times, on
// another table's map too, would break a rule, as LT below PT.
func SetCalendar(c Calendar) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		if err := c.Validate(); err != nil {
			return s, err
		}
		if faults := s.Stream.Faults(c); len(faults) > 0 {
			return s, fmt.Errorf("with %s: %w", c, faults[0])
		}
		for _, other := range s.Stream.Other {
			if faults := (&ValueStream{Steps: other.Steps}).Faults(c); len(faults) > 0 {
				return s, fmt.Errorf("with %s, on the map of %s: %w", c, quote(other.Group.s), faults[0])
			}
		}
		g := *s.Group
		g.Calendar = c
		s.Group = &g
		return s, nil
	}
}
