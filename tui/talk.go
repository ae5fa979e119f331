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

// Actions of a talk: it is done, and what came of it is noted.
func (t *talk) Actions() []Action {
	label := "done"
	if column, _, ok := t.desk.Session().Wall.Find(t.desk.Card()); !ok || column == model.Done {
		label = "to the wall"
	}
	actions := []Action{
		{Keys: []string{"enter"}, Label: label, Help: "Move the card to Done and go back to the wall.", Footer: true, Do: t.done},
	}
	if card := t.card(); card.ID != "" && card.Kind != model.BreakCard {
		actions = append(actions, Action{Keys: []string{"a", "e"}, Label: "note a result", Help: "Note what the room decided: it waits in the parking lot, with this card's title.", Footer: true, Do: t.note})
	}
	return actions
}

// note asks for what came of the talk. It is kept with the parked points, since a talk has no board.
func (t *talk) note(string) tea.Cmd {
	title := t.card().Title
	t.desk.Ask(&Prompt{
		Title:  title.String() + ": what did we decide?",
		Note:   "It goes to the parking lot (ctrl+p) and into the report, with this card's title.",
		Fields: []PromptField{{Label: "result", Field: ui.NewField("", model.NoteLimit)}},
		Stays:  true,
		ThenAll: func(results []model.Text) error {
			var edits []model.Edit
			for _, result := range results {
				edits = append(edits, model.ParkPoint(result, title))
			}
			return t.desk.Edit("note a result", model.Several(edits...))
		},
	})
	return nil
}

// notes says how many points came up here; empty where none did.
func (t *talk) notes() string {
	n := 0
	for _, point := range t.desk.Session().Park.Points {
		if point.Exercise == t.card().Title {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return "✓ " + model.Count(n, "note") + " taken here"
}

// GlobalKeys are shown in the footer: pages where there are some, and the timer, with which a break begins.
func (t *talk) GlobalKeys() []string {
	switch {
	case t.card().Kind == model.BreakCard && !t.desk.Session().Timer(t.card().ID).Running():
		return []string{"T", "", "g", ">"}
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

// Draw shows the guide, and the time left: in block digits where there is room below it, else in words at
// the foot.
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
	end := t.drawGuide(c.In(ui.Rect{W: min(c.W, talkWidth), H: c.H}), card)
	notes, x, foot := t.notes(), 2, c.H
	if notes != "" {
		foot -= 2 // with a blank row above them
	}
	if foot-end > ui.BigHeight {
		drawTimer(c.In(ui.Rect{X: 2, Y: end + 1, W: c.W - 4, H: foot - end - 1}), at)
	} else {
		x = c.Put(2, c.H-1, at.ink()|ui.Bold, at.short()) + 3
	}
	c.Put(x, c.H-1, ui.Good|ui.Bold, notes)
}

// talkWidth is the guide's part of a talk.
const talkWidth = 80

// drawGuide shows the card's guide and returns the row from which on the canvas is free.
func (t *talk) drawGuide(c *ui.Canvas, card model.Card) int {
	if room := card.Guide.Room.String(); room != "" {
		return drawGuide(c, room, &t.guide)
	}
	y := 0
	for _, line := range ui.Wrap(card.Title.String(), c.W-4) {
		c.Put(2, y, ui.Plain|ui.Bold, line)
		y++
	}
	for _, line := range ui.Wrap(withoutGuide(card), c.W-4) {
		y++
		c.Put(2, y, ui.Plain, line)
	}
	return y + 1
}

func withoutGuide(card model.Card) string {
	if card.Kind == model.ExerciseCard {
		return fmt.Sprintf("This program does not know the exercise %s, so it is a talk here.", card.Exercise)
	}
	return "This card has no guide."
}

// timerAir are blank rows above the time, where there is room for them.
const timerAir = 3

// drawTimer draws the minutes and seconds with their unit, in at most half of the rows and twice as large as
// the block font at most: the question above comes first.
func drawTimer(c *ui.Canvas, at countdown) {
	digits, unit := at.digits(), at.unit()
	if ui.BigWidth(digits)+1+ui.Width(unit) > c.W { // a hundred minutes and more
		digits, _, _ = strings.Cut(digits, ":")
	}
	scale := bigScale(c.In(ui.Rect{W: c.W - 1 - ui.Width(unit), H: c.H / 2}), digits, 2)
	y := min(timerAir, c.H-ui.BigHeight*scale)
	x := ui.BigTimes(c, 0, y, at.ink()&^ui.Bold, digits, scale)
	c.Put(x+1, y+ui.BigHeight*scale-1, at.ink()|ui.Bold, unit)
}

// bigScale is the largest scale, of at least 1 and at most so many, at which big text fits on a canvas.
func bigScale(c *ui.Canvas, text string, most int) int {
	return min(max(min(c.W/ui.BigWidth(text), c.H/ui.BigHeight), 1), most)
}
