package calms

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// example is the order of the word: any other one would give an answer away.
const example = "calms"

// entry is one order that was typed.
type entry struct {
	by    model.Text // empty takes the next free "Group 1"
	order []model.Value
}

// parseEntries reads orders by their initials, any number in a line; a name may stand before each, with a
// colon: "calms clams Window: malcs". The initials of one may stand apart: "c a l m s".
func parseEntries(line string) ([]entry, error) {
	var entries []entry
	var name model.Text
	for words := divided(line); len(words) > 0; {
		colon := slices.IndexFunc(words, func(word string) bool { return strings.HasSuffix(word, ":") })
		apart := slices.IndexFunc(words[:min(len(words), len(model.Values))], func(word string) bool { return len(word) > 1 })
		if apart < 0 {
			apart = min(len(words), len(model.Values))
		}
		used := max(apart, 1)
		order, err := parseInitials(strings.Join(words[:used], ""))
		if err != nil {
			if colon < 0 || !name.Empty() {
				return nil, err
			}
			if name, err = model.Clean(strings.TrimSuffix(strings.Join(words[:colon+1], " "), ":"), model.NameLimit); err != nil {
				return nil, err
			}
			words = words[colon+1:]
			continue
		}
		entries = append(entries, entry{name, order})
		name, words = model.Text{}, words[used:]
	}
	if !name.Empty() || len(entries) == 0 {
		return nil, errors.New("an order is missing: type its five initials, as in " + example)
	}
	return entries, nil
}

// divided are the words of a line. Commas and semicolons divide where only initials stand around them;
// those of a name stay.
func divided(line string) []string {
	var words []string
	for _, word := range strings.Fields(line) {
		if strings.Trim(strings.ToLower(word), "calms,;") != "" {
			words = append(words, word)
			continue
		}
		words = append(words, strings.FieldsFunc(word, func(r rune) bool { return r == ',' || r == ';' })...)
	}
	return words
}

// parseInitials reads one order, first place first.
func parseInitials(word string) ([]model.Value, error) {
	var order []model.Value
	for _, letter := range strings.ToUpper(word) {
		at := slices.IndexFunc(model.Values, func(v model.Value) bool { return strings.HasPrefix(string(v), string(letter)) })
		if at < 0 {
			return nil, fmt.Errorf("“%s” is no order: type the five initials in one word, first to last, as in %s", ui.Fit(word, 20), example)
		}
		if slices.Contains(order, model.Values[at]) {
			return nil, fmt.Errorf("“%s” has %s twice: each of the five has one place", ui.Fit(word, 20), model.Values[at])
		}
		order = append(order, model.Values[at])
	}
	if missing := (model.Order{Order: order}).Unplaced(); len(missing) > 0 {
		return nil, fmt.Errorf("“%s” has no place for %s: type all five initials", ui.Fit(word, 20), missing[0])
	}
	return order, nil
}

// initials is an order as it is typed.
func initials(order []model.Value) string {
	var b strings.Builder
	for _, v := range order {
		b.WriteString(strings.ToLower(string(v)[:1]))
	}
	return b.String()
}
