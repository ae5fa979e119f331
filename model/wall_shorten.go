package model

import (
	"cmp"
	"fmt"
	"slices"
)

// ToShorten are the cards that a day can do without or with less of, in the order in which to think of
// them: those for "if time allows", those that name how to do them in less time, then the others. Only
// cards in To do that have minutes are among them.
func (w *Wall) ToShorten(day int) []Card {
	cards := slices.Clone(w.Todo)
	cards = slices.DeleteFunc(cards, func(c Card) bool { return c.Day != day || c.Planned == 0 })
	slices.SortStableFunc(cards, func(a, b Card) int { return cmp.Compare(a.need(), b.need()) })
	return cards
}

// need is how much a day needs a card, 0 being the least.
func (c Card) need() int {
	switch {
	case c.Optional:
		return 0
	case !c.Shorten.Empty():
		return 1
	}
	return 2
}

// Shorter is what to propose for a card that is to take less time, in minutes: 0, which drops it, for "if
// time allows"; for any other about two thirds of what is planned, in steps of five minutes.
func (c Card) Shorter() int {
	if c.Optional {
		return 0
	}
	const step = 5
	twoThirds := (2*c.Planned/3 + step/2) / step * step
	return min(twoThirds, max(c.Planned-step, 0))
}

// Shorten leaves a card of To do so many minutes, fewer than it has; none at all drops it from the wall.
// The plan of the day remembers what was planned before, and what the card's exercise holds stays.
func Shorten(id ID, minutes int) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		column, index, ok := s.Wall.Find(id)
		if !ok {
			return s, errNoCard
		}
		card := s.Wall.Column(column)[index]
		switch title := quote(card.Title.String()); {
		case column != Todo:
			return s, fmt.Errorf("%s was begun: only cards in To do are dropped or shortened", title)
		case minutes < 0 || minutes >= card.Planned && card.Planned > 0:
			return s, fmt.Errorf("%s has %d minutes: leave it fewer, or 0 to drop it", title, card.Planned)
		case minutes > 0:
			return ChangeCard(id, func(c *Card) { c.Planned, c.Cut = minutes, c.Cut+c.Planned-minutes })(s, stamp)
		}
		w := *s.Wall
		w.Todo = slices.Delete(slices.Clone(w.Todo), index, index+1)
		w.Dropped = append(slices.Clone(w.Dropped), card)
		s.Wall = &w
		return s, nil
	}
}

// BringBack puts a dropped card back into To do at a place, 0 being the top.
func BringBack(id ID, place int) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		index := indexOf(s.Wall.Dropped, id)
		if index < 0 {
			return s, errNoCard
		}
		w := *s.Wall
		card := w.Dropped[index]
		w.Dropped = slices.Delete(slices.Clone(w.Dropped), index, index+1)
		w.Todo = slices.Insert(slices.Clone(w.Todo), min(max(place, 0), len(w.Todo)), card)
		s.Wall = &w
		return s, nil
	}
}
