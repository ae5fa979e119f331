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

// WithGuides is a wall made from this course whose file left the guides out, as the demo's does: every
// card without a guide gets that of the course's card of the same day and title.
func (c Course) WithGuides(w *model.Wall) *model.Wall {
	guided := *w
	for _, column := range []*[]model.Card{&guided.Todo, &guided.Doing, &guided.Done} {
		*column = slices.Clone(*column)
		for i := range *column {
			card := &(*column)[i]
			if card.Guide == (model.Guide{}) {
				card.Guide = c.guide(card.Day, card.Title)
			}
		}
	}
	return &guided
}

func (c Course) guide(day int, title model.Text) model.Guide {
	for _, card := range c.Cards {
		if card.Day == day && card.Title.Equal(title) {
			return card.Guide
		}
	}
	return model.Guide{}
}
