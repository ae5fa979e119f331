package tui

import (
	"slices"
	"strings"
	"time"

	"flipchart/model"
	"flipchart/tui/ui"
)

// drawBreak shows what the room needs in a break: when to be back, in the largest digits, for what, and one
// thing to talk about. While its timer does not run nobody knows when it ends, and the minutes are large.
func (t *talk) drawBreak(c *ui.Canvas, card model.Card) {
	session, now := t.desk.Session(), t.desk.Now()
	at := countdownOf(session, card.ID, now)
	large, unit := now.Add(at.left).Round(time.Minute).Format("15:04"), ""
	switch at.phase {
	case ended:
		large = now.Format("15:04")
	case unstarted, paused:
		large, unit, _ = strings.Cut(minutes(at.left), " ")
		unit = " " + unit
	}
	question := ui.Balance(talkingPoint(card.Guide), min(c.W-8, 100))
	rest, gap := breakRows+len(question), 1
	if c.H < rest+ui.BigHeight {
		rest, gap = rest-breakGaps, 0
	}
	scale := bigScale(c.In(ui.Rect{W: c.W - 8 - ui.Width(unit), H: c.H - rest}), large, 3)
	y := max((c.H-rest-ui.BigHeight*scale)/2, 0)
	c.Center(y, ui.Plain|ui.Bold, ui.Fit(breakHeading(card, at), c.W-4))
	y += 1 + gap
	x := ui.BigTimes(c, (c.W-ui.BigWidth(large)*scale-ui.Width(unit))/2, y, ui.Accent, large, scale)
	y += ui.BigHeight * scale
	c.Put(x, y-1, ui.Accent|ui.Bold, unit)
	y += gap
	c.Center(y, at.ink()|ui.Bold, ui.Fit(goesOn(session.Wall, card.ID, at, now), c.W-4))
	if at.phase != unstarted {
		drawProgress(c, y+1+gap, at, time.Duration(card.Planned)*time.Minute)
	}
	for i, line := range question {
		c.Center(y+2+2*gap+i, ui.Plain, line)
	}
}

// breakRows are those of a break's screen besides the digits and the question: what the digits are, when it
// goes on, and the bar, and breakGaps blank ones, which a low window goes without.
const breakRows, breakGaps = 7, 4

// breakHeading says what the digits are: when to be back, the break's length before that is known, or the
// time of day once nothing is left.
func breakHeading(card model.Card, at countdown) string {
	switch at.phase {
	case unstarted:
		return card.Title.String()
	case paused:
		return card.Title.String() + ", paused. Left:"
	case ended:
		return "now"
	}
	return "back at"
}

// goesOn says how long it takes until it goes on, and with what.
func goesOn(wall *model.Wall, breakCard model.ID, at countdown, now time.Time) string {
	var words string
	switch at.phase {
	case unstarted:
		words = "back at " + now.Add(at.left).Round(time.Minute).Format("15:04") + " if we start now, "
	case paused:
		words = "back at " + now.Add(at.left).Round(time.Minute).Format("15:04") + " if we go on now, "
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

// drawProgress is a bar of what has passed of the break, its track what is left.
func drawProgress(c *ui.Canvas, y int, at countdown, planned time.Duration) {
	width := min(c.W-8, 42)
	bar := ui.Bar(1, 1, width)
	if planned > 0 && at.left > 0 {
		bar = ui.Bar(float64(planned-at.left), float64(planned), width)
	}
	x := (c.W - width) / 2
	c.Fill(ui.Rect{X: x, Y: y, W: width, H: 1}, ui.Rule, "░")
	c.Put(x, y, ui.Accent, bar)
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
