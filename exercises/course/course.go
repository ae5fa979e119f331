// Package course is the agenda of a session: cards with time boxes and guides, read from a YAML file,
// and the course that is built in.
package course

import (
	_ "embed"
	"fmt"
	"slices"

	"flipchart/model"
)

// Course is an agenda. A session copies its cards when it is made and never looks at the file again.
type Course struct {
	Title    model.Text
	Language string // of its texts, as in "en" or "pt-BR"
	WIPLimit int    // how many cards may be in Doing, 1 to 9
	Days     []model.Day
	// Cards of all days in their order, without ids. Card.Day counts from 1.
	Cards []model.Card
}

//go:embed devops.yaml
var source []byte

// Source is the built-in course's file as it is.
func Source() []byte { return slices.Clone(source) }

// BuiltIn is the course "DevOps for the Agile Enterprise": two days.
func BuiltIn() Course {
	c, err := Parse("devops.yaml", source)
	if err != nil {
		panic(fmt.Sprintf("the built-in course cannot be read:\n%s", err)) // a test reads it
	}
	return c
}

// Wall is the wall of a new session: a copy of every card in To do, each with an id of its own.
func (c Course) Wall(newID func() model.ID) *model.Wall {
	cards := slices.Clone(c.Cards)
	for i := range cards {
		cards[i].ID = newID()
	}
	return &model.Wall{Course: c.Title, Days: slices.Clone(c.Days), Limit: c.WIPLimit, Todo: cards}
}

// Complete is a wall whose file says only what happened to the cards, as the demo's does: every card gets
// the rest from the course's card of the same day and title, less what was cut, and cards that were neither
// on the wall nor dropped from it stand at the end of To do.
func (c Course) Complete(w *model.Wall, newID func() model.ID) *model.Wall {
	complete := *w
	missing := slices.Clone(c.Cards)
	for _, column := range []*[]model.Card{&complete.Todo, &complete.Doing, &complete.Done, &complete.Dropped} {
		*column = slices.Clone(*column)
		for i, kept := range *column {
			at := slices.IndexFunc(missing, func(card model.Card) bool {
				return card.Day == kept.Day && card.Title.Equal(kept.Title)
			})
			if at < 0 {
				continue
			}
			card := missing[at]
			card.ID, card.Moves, card.Blocked = kept.ID, kept.Moves, kept.Blocked
			card.Cut = min(kept.Cut, card.Planned)
			card.Planned -= card.Cut
			(*column)[i] = card
			missing = slices.Delete(missing, at, at+1)
		}
	}
	for _, card := range missing {
		card.ID = newID()
		complete.Todo = append(complete.Todo, card)
	}
	return &complete
}
