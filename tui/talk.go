package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// talk shows a talk card, a break, or an exercise that this program does not know: the room's part of
// its guide and the time left.
type talk struct {
	desk  *Desk
	guide guide
}

func newTalk(d *Desk) Screen { return &talk{desk: d} }

// Title is the card's.
func (t *talk) Title() string { return t.card().Title.String() }

func (t *talk) card() model.Card { return t.desk.Session().Wall.Card(t.desk.Card()) }

// Update turns the guide's pages.
func (t *talk) Update(msg tea.Msg) tea.Cmd {
	if turn, ok := msg.(Turn); ok {
		t.guide.turn(turn.Forward)
	}
	return nil
}

// Actions of a talk: it has one.
func (t *talk) Actions() []Action {
	label := "done"
	if column, _, ok := t.desk.Session().Wall.Find(t.desk.Card()); !ok || column == model.Done {
		label = "to the wall"
	}
	return []Action{
		{Keys: []string{"enter"}, Label: label, Help: "Move the card to Done and go back to the wall.", Footer: true, Do: t.done},
	}
}

// GlobalKeys are shown in the footer: pages where there are some, and the timer.
func (t *talk) GlobalKeys() []string {
	switch {
	case t.card().Kind == model.BreakCard:
		return []string{"g", "T", ">"}
	case t.guide.pages > 1:
		return []string{"pgdown", "T", ">"}
	}
	return []string{"T", ">"}
}

// done moves the card to Done, behind the others, and ends what counts for it.
func (t *talk) done(string) tea.Cmd {
	wall, card := t.desk.Session().Wall, t.card()
	if column, _, ok := wall.Find(card.ID); ok && column != model.Done {
		if !t.desk.Try("move "+card.Title.String()+" to Done", model.MoveCard(card.ID, model.Done, len(wall.Done))) {
			return nil
		}
		t.desk.stage.rest(card.ID)
	}
	return t.desk.Back()
}

// Draw shows the guide, and the time left in block digits where there is room beside it or below it.
func (t *talk) Draw(c *ui.Canvas) {
	card := t.card()
	switch {
	case card.Kind == model.BreakCard:
		t.drawBreak(c, card)
		return
	case card.ID == "":
		c.Put(2, 0, ui.Plain|ui.Bold, "This card is not on the wall any more.")
		c.Put(2, 2, ui.Plain, "u brings it back if it was deleted just now.")
		return
	}
	at := countdownOf(t.desk.Session(), card.ID, t.desk.Now())
	switch {
	case c.W >= sideTimer:
		drawTimer(c.In(ui.Rect{X: 80 + 2, Y: 0, W: timerWidth, H: c.H}), at)
		c = c.In(ui.Rect{X: 0, Y: 0, W: 80, H: c.H})
	case c.H >= tallTimer:
		drawTimer(c.In(ui.Rect{X: 2, Y: c.H - timerHeight, W: c.W - 4, H: timerHeight}), at)
		c = c.In(ui.Rect{X: 0, Y: 0, W: c.W, H: c.H - timerHeight - 1})
	}
	if card.Guide.Room.String() != "" {
		drawGuide(c, card.Guide, &t.guide)
		return
	}
	lines := ui.Wrap(card.Title.String(), c.W-4)
	for i, line := range lines {
		c.Put(2, i, ui.Plain|ui.Bold, line)
	}
	for i, line := range ui.Wrap(withoutGuide(card), c.W-4) {
		c.Put(2, len(lines)+1+i, ui.Plain, line)
	}
}

func withoutGuide(card model.Card) string {
	if card.Kind == model.ExerciseCard {
		return fmt.Sprintf("This program does not know the exercise %s, so it is a talk here.", card.Exercise)
	}
	return "This card has no guide."
}

// The timer's size, and the screen's from which there is room for it: beside a guide of full width, or
// below one of twenty rows. Below that the header's has to do.
const (
	timerWidth, timerHeight = 37, ui.BigHeight + 2 // "+12:34"
	sideTimer               = 80 + 2 + timerWidth + 1
	tallTimer               = 20 + timerHeight + 1
)

func drawTimer(c *ui.Canvas, at countdown) {
	digits := at.digits()
	if ui.BigWidth(digits) > c.W { // a hundred minutes and more
		digits, _, _ = strings.Cut(digits, ":")
	}
	ui.Big(c, 0, 0, at.ink()&^ui.Bold, digits)
	c.Put(0, ui.BigHeight+1, at.ink(), at.words())
}
