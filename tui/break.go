package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"flipchart/model"
	"flipchart/tui/ui"
)

// drawBreak shows what the room needs in a break: when to be back, in the largest digits, for what, and one
// thing to talk about.
func (t *talk) drawBreak(c *ui.Canvas, card model.Card) {
	session, now := t.desk.Session(), t.desk.Now()
	at := countdownOf(session, card.ID, now)
	clock := now.Add(at.left).Format("15:04")
	if at.phase == ended {
		clock = now.Format("15:04")
	}
	question := ui.Balance(talkingPoint(card.Guide), min(c.W-8, 100))
	rest, gap := breakRows+len(question), 1
	if c.H < rest+ui.BigHeight {
		rest, gap = rest-breakGaps, 0
	}
	scale := bigScale(c.In(ui.Rect{W: c.W - 8, H: c.H - rest}), clock, 3)
	y := max((c.H-rest-ui.BigHeight*scale)/2, 0)
	c.Center(y, ui.Plain|ui.Bold, ui.Fit(breakHeading(card, at), c.W-4))
	ui.BigTimes(c, (c.W-ui.BigWidth(clock)*scale)/2, y+1, ui.Accent, clock, scale)
	y += 1 + ui.BigHeight*scale + gap
	c.Center(y, at.ink()|ui.Bold, ui.Fit(goesOn(session.Wall, card.ID, at), c.W-4))
	if at.phase != unstarted {
		drawProgress(c, y+1+gap, at, time.Duration(card.Planned)*time.Minute)
	}
	for i, line := range question {
		c.Center(y+2+2*gap+i, ui.Plain, line)
	}
}

// breakRows are those of a break's screen besides the digits and the question: what the digits are, when it
// goes on, and the bar, and breakGaps blank ones, which a low window goes without.
const breakRows, breakGaps = 6, 3

// breakHeading says what the digits are: when to be back, or the time of day once nothing is left.
func breakHeading(card model.Card, at countdown) string {
	switch at.phase {
	case unstarted:
		return fmt.Sprintf("%s, %s: back at", card.Title, minutes(at.left))
	case ended:
		return "now"
	}
	return "back at"
}

// goesOn says how long it takes until it goes on, and with what.
func goesOn(wall *model.Wall, breakCard model.ID, at countdown) string {
	var words string
	switch at.phase {
	case unstarted:
	case running:
		words = "back in " + minutes(at.left) + ", "
	case lastMinute:
		words = "! back in " + minutes(at.left) + ", "
	default:
		words = at.short() + ", "
	}
	if card, ok := comesNext(wall, breakCard); ok {
		words += "for “" + card.Title.String() + "”"
	}
	return strings.TrimSuffix(words, ", ")
}

// comesNext is the card that the room comes back to: one in Doing, else the first one to do.
func comesNext(wall *model.Wall, breakCard model.ID) (card model.Card, ok bool) {
	for _, card := range slices.Concat(wall.Doing, wall.Todo) {
		if card.ID != breakCard && card.Kind != model.BreakCard {
			return card, true
		}
	}
	return model.Card{}, false
}

// drawProgress is a line: heavy for what has passed of the break, light for what is left.
func drawProgress(c *ui.Canvas, y int, at countdown, planned time.Duration) {
	width := min(c.W-8, 42)
	passed := width
	if planned > 0 {
		passed = int(float64(width) * float64(planned-at.left) / float64(planned))
	}
	passed = min(max(passed, 0), width)
	x := c.Put((c.W-width)/2, y, ui.Accent, strings.Repeat("━", passed))
	c.Put(x, y, ui.Rule, strings.Repeat("─", width-passed))
}

// talkingPoint is the first line of the guide for the room: what to talk about in the break.
func talkingPoint(guide model.Guide) string {
	for line := range strings.Lines(guide.Room.String()) {
		if line = strings.TrimLeft(strings.TrimSpace(line), "# "); line != "" {
			return line
		}
	}
	return ""
}
