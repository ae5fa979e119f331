package ui

import (
	"fmt"
	"strconv"
	"strings"

	"flipchart/model"
)

// NewNumber is a field for a count. What it begins with is an offer: the first key typed takes its place. It
// keeps whatever is typed, since a figure of which a part was dropped is another figure; ParseNumber refuses
// what is none.
func NewNumber(offer string) Field {
	f := NewField(offer, model.NameLimit)
	f.Offer()
	return f
}

// Offer makes what stands in the field an offer: the first text typed takes its place.
func (f *Field) Offer() { f.offer = true }

// Offers is true while an offer stands in the field.
func (f *Field) Offers() bool { return f.offer && !f.Empty() }

// mostCount is more than any count that a room can have.
const mostCount = 999_999

// ParseNumber reads a count; empty is 0. The error says what is no count.
func ParseNumber(text model.Text) (int, error) {
	typed := text.String()
	if below := strings.TrimLeft(typed, "-\u2212"); below != typed && below != "" && strings.Trim(below, "0123456789") == "" {
		return 0, fmt.Errorf("“%s” is below 0, and no count is: type digits only", typed)
	}
	if strings.Trim(typed, "0123456789") != "" {
		return 0, fmt.Errorf("“%s” is no whole number: type digits only", typed)
	}
	if typed == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n > mostCount {
		return 0, fmt.Errorf("%s is more than any room has", typed)
	}
	return n, nil
}
