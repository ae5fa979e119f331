package tui

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// add asks what kind of card it is to be: a talk, a break, one that was dropped, or an exercise that has
// no card yet. The card comes after the selected one of To do, or before it where after is 0.
func (w *wall) add(after int) tea.Cmd {
	place, day := w.placeForNew(after)
	item := func(label string, card model.Card) MenuItem {
		card.Day = day
		return MenuItem{Label: label, Do: func() tea.Cmd { w.askNew(card, place); return nil }}
	}
	menu := &Menu{Title: "What kind of card?", Items: []MenuItem{
		item("a talk", model.Card{Kind: model.TalkCard, Planned: 15}),
		item("a break", model.Card{Kind: model.BreakCard, Planned: 15}),
	}}
	dropped := w.wall().Dropped
	for _, card := range dropped {
		menu.Items = append(menu.Items, MenuItem{Label: "the dropped card " + card.Title.String(), Do: func() tea.Cmd {
			w.bringBack(card, place, day)
			return nil
		}})
	}
	for _, exercise := range w.desk.stage.withoutCard() {
		if slices.ContainsFunc(dropped, func(c model.Card) bool { return c.Exercise == exercise.Key }) {
			continue // that card is there already
		}
		title, err := model.Clean(exercise.Name, model.NameLimit)
		if err != nil {
			continue // no exercise of the catalogue has such a name
		}
		card := model.Card{Title: title, Kind: model.ExerciseCard, Exercise: exercise.Key, Planned: 30}
		menu.Items = append(menu.Items, item("the exercise "+exercise.Name, card))
	}
	w.desk.Ask(menu)
	return nil
}

// bringBack puts a dropped card back into To do; it takes the day that it comes into.
func (w *wall) bringBack(card model.Card, place, day int) {
	edit := model.Several(model.BringBack(card.ID, place), model.ChangeCard(card.ID, func(c *model.Card) { c.Day = day }))
	if w.desk.Try("bring back "+card.Title.String(), edit) {
		w.board.Select(card.ID)
	}
}

// placeForNew is where in To do a new card comes, and its day: that of the card beside it.
func (w *wall) placeForNew(after int) (place, day int) {
	wall := w.wall()
	column, index, ok := wall.Find(w.Selected())
	switch {
	case ok && column == model.Todo:
		return index + after, wall.Todo[index].Day
	case len(wall.Days) == 0:
		return 0, 0
	}
	return 0, max(wall.Today(), 1)
}

func (w *wall) askNew(card model.Card, place int) {
	w.desk.Ask(cardPrompt("A new card", card, func(title model.Text, planned int) error {
		card.Title, card.Planned = title, planned
		if err := w.desk.Edit("add "+title.String(), model.AddCard(card, place)); err != nil {
			return err
		}
		w.board.Select(w.wall().Todo[place].ID)
		return nil
	}))
}

func (w *wall) edit(string) tea.Cmd {
	card, _ := w.card()
	w.desk.Ask(cardPrompt("The card", card, func(title model.Text, planned int) error {
		return w.desk.Edit("change "+card.Title.String(), model.ChangeCard(card.ID, func(c *model.Card) {
			c.Title, c.Planned = title, planned
		}))
	}))
	return nil
}

// cardPrompt asks for a card's title and minutes.
func cardPrompt(heading string, card model.Card, then func(title model.Text, planned int) error) *Prompt {
	planned := ui.NewNumber(strconv.Itoa(card.Planned))
	return &Prompt{
		Title: heading,
		Fields: []PromptField{
			{Label: "title", Field: ui.NewField(card.Title.String(), model.NameLimit)},
			{Label: "minutes", Field: planned},
		},
		Then: func(values []model.Text) error {
			planned, err := strconv.Atoi(values[1].String())
			if err != nil {
				return errors.New("how many minutes? Type a whole number; 0 is one too")
			}
			return then(values[0], planned)
		},
	}
}

func (w *wall) delete(string) tea.Cmd {
	card, _ := w.card()
	if w.desk.Try("delete "+card.Title.String(), model.DeleteCard(card.ID)) {
		w.desk.Toast(fmt.Sprintf("%s is off the wall; u brings it back.", card.Title))
	}
	return nil
}

func (w *wall) blockWord() string {
	if card, ok := w.card(); ok && !card.Blocked.Empty() {
		return "unblock"
	}
	return "block"
}

// block asks for the reason, or takes it away.
func (w *wall) block(string) tea.Cmd {
	card, _ := w.card()
	set := func(label string, reason model.Text) error {
		return w.desk.Edit(label+" "+card.Title.String(), model.ChangeCard(card.ID, func(c *model.Card) { c.Blocked = reason }))
	}
	if !card.Blocked.Empty() {
		if err := set("unblock", model.Text{}); err != nil {
			w.desk.Warn(sentence(err))
		}
		return nil
	}
	title := "What does " + quoted(card.Title) + " wait for?"
	w.desk.Ask(AskFor(title, "reason", model.Text{}, model.NoteLimit, func(reason model.Text) error {
		if reason.Empty() {
			return errors.New("a block needs a reason; esc leaves the card as it is")
		}
		return set("block", reason)
	}))
	return nil
}
