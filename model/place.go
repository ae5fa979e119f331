package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Place is where the facilitator stopped: it brings the same screen back on the next start.
type Place struct {
	Card      ID            `json:"card,omitzero"`     // the open card; empty on the wall
	Selected  map[string]ID `json:"selected,omitzero"` // by screen, the item that was selected
	Volunteer bool          `json:"volunteer,omitzero"`
}

func (p *Place) validate(v *validator) {
	for _, screen := range slices.Sorted(maps.Keys(p.Selected)) {
		if !plain(screen) {
			v.say(fmt.Errorf("no screen is called %s", quote(screen)), "place.selected")
			continue
		}
		if id := p.Selected[screen]; id != "" && !givenRow(id) {
			v.say(checkID(id), "place.selected.%s", screen)
		}
	}
}

// givenRow is true for what can be the key of a row that the course gives: letters only, as no item's id is.
func givenRow(id ID) bool {
	return len(id) <= NameLimit && strings.IndexFunc(string(id), func(r rune) bool { return notInKey(r) || !unicode.IsLetter(r) }) < 0
}

// Remember keeps which item of a screen was selected.
func Remember(screen string, id ID) Edit {
	return changePlace(func(p *Place) {
		p.Selected = maps.Clone(p.Selected)
		if p.Selected == nil {
			p.Selected = map[string]ID{}
		}
		p.Selected[screen] = id
	})
}

// StopAt keeps which card is open, so that the next start opens it again; empty is the wall.
func StopAt(card ID) Edit { return changePlace(func(p *Place) { p.Card = card }) }

// HandOver keeps whether the keyboard is with the room.
func HandOver(volunteer bool) Edit { return changePlace(func(p *Place) { p.Volunteer = volunteer }) }

func changePlace(change func(*Place)) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		p := *s.Place
		change(&p)
		s.Place = &p
		return s, nil
	}
}
