package ui

import (
	"fmt"
	"strconv"

	"flipchart/model"
)

// numberDigits are more than any count that a room can have.
const numberDigits = 6

// NewNumber is a field for a count. What it begins with is an offer: the first key typed takes its place.
func NewNumber(offer string) Field {
	f := NewField(offer, numberDigits)
	f.Accepts = Digit
	f.Offer()
	return f
}

// Offer makes what stands in the field an offer: the first text typed takes its place.
func (f *Field) Offer() { f.offer = true }

// Offers is true while an offer stands in the field.
func (f *Field) Offers() bool { return f.offer && !f.Empty() }

// Digit is true for 0 to 9, the digits that every keyboard has.
func Digit(r rune) bool { return r >= '0' && r <= '9' }

// ParseNumber reads a count; empty is 0.
func ParseNumber(text model.Text) (int, error) {
	if text.Empty() {
		return 0, nil
	}
	n, err := strconv.Atoi(text.String())
	if err != nil {
		return 0, fmt.Errorf("“%s” is no number: type digits only", text)
	}
	return n, nil
}
