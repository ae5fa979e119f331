package model

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Frequency is how often something is done, as typed. The zero Frequency is not known.
type Frequency struct {
	Times  float64 `json:"times,omitempty"`
	Per    Period  `json:"per,omitempty"`
	Source Source  `json:"source,omitzero"`
}

// Period is what a Frequency is counted in; empty is not known.
type Period string

// Periods from the shortest on. Their first letters say them too.
var Periods = []Period{"day", "week", "month", "quarter", "year"}

var frequencies = regexp.MustCompile(`^([0-9]{1,6}(?:[.,][0-9]{1,3})?) *(?:(?:/|a |an |per ) *([a-z]+))?$`)

// ParseFrequency reads how often: 4 (a month), 2/week, 1 a quarter, ~3 for a guess. Empty clears it. What is known
// about it before stays where it does. The error is a sentence that says what was expected.
func ParseFrequency(input string, before Frequency) (Frequency, error) {
	typed, guessed := cutGuess(input)
	if typed == "" && !guessed {
		return Frequency{}, nil
	}
	found := frequencies.FindStringSubmatch(strings.ToLower(strings.Join(strings.Fields(typed), " ")))
	if found == nil {
		return Frequency{}, fmt.Errorf("%s does not say how often: write it like 4 (a month), 2/week or 1/quarter", quote(input))
	}
	times, err := strconv.ParseFloat(strings.Replace(found[1], ",", ".", 1), 64)
	if err != nil {
		return Frequency{}, errors.New("write it like 4 (a month), 2/week or 1/quarter")
	}
	per := found[2]
	if per == "" {
		per = "month"
	}
	i := slices.IndexFunc(Periods, func(p Period) bool { return string(p) == per || string(p[:1]) == per })
	if i < 0 {
		return Frequency{}, fmt.Errorf("%s is no period: day, week, month, quarter and year are", quote(per))
	}
	frequency := Frequency{Times: times, Per: Periods[i]}
	if frequency.same(before) && guessed == (before.Source.How == Guessed) {
		return before, nil
	}
	if guessed {
		frequency.Source.How = Guessed
	}
	return frequency, nil
}

func (f Frequency) same(other Frequency) bool { return f.Times == other.Times && f.Per == other.Per }

// Known is false for an empty frequency: 0 is a figure, empty is not.
func (f Frequency) Known() bool { return f.Per != "" }

// PerMonth is the frequency in times a month, of which a year has 12, and as many weeks as 52.
func (f Frequency) PerMonth(c Calendar) float64 {
	switch f.Per {
	case "day":
		return f.Times * c.DaysPerWeek * 52 / 12
	case "week":
		return f.Times * 52 / 12
	case "quarter":
		return f.Times / 3
	case "year":
		return f.Times / 12
	}
	return f.Times
}

// String is the frequency as it is read and typed: "2 a week", "~4 a month"; nothing where it is not known.
func (f Frequency) String() string {
	if !f.Known() {
		return ""
	}
	said := Number(f.Times) + " a " + string(f.Per)
	if f.Source.How == Guessed {
		return "~" + said
	}
	return said
}

func (f Frequency) check() error {
	switch {
	case f.Per == "" && f != Frequency{}:
		return errors.New("it does not say in what time: day, week, month, quarter or year")
	case f.Per != "" && !slices.Contains(Periods, f.Per):
		return fmt.Errorf("%s is no period: day, week, month, quarter and year are", quote(string(f.Per)))
	case !(f.Times >= 0 && f.Times < 1e6):
		return errors.New("nobody deploys that often: 0 to 999,999 times are taken")
	}
	return f.Source.check()
}
