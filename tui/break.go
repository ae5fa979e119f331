package tui

import (
	"strings"
	"time"

	"flipchart/model"
	"flipchart/tui/ui"
)

// drawBreak shows what the room needs in a break: the time of day, when it goes on and with what, and
// one thing to talk about.
func (t *talk) drawBreak(c *ui.Canvas, card model.Card) {
	session, now := t.desk.Session(), t.desk.Now()
	at := countdownOf(session, card.ID, now)
	clock := now.Format("15:04")
	top := max((c.H-14)/2, 0)
	ui.Big(c, (c.W-ui.BigWidth(clock))/2, top, ui.Accent, clock)
	ink := at.ink()
	if ink == ui.Quiet {
		ink = ui.Plain
	}
	c.Center(top+6, ink|ui.Bold, ui.Fit(breakWords(at)+next(session.Wall, card.ID), c.W-4))
	drawProgress(c, top+8, at, time.Duration(card.Planned)*time.Minute)
	lines := ui.Wrap(prompt(card.Guide), min(c.W-8, 72))
	y := max(c.H-2-len(lines), top+10)
	for i, line := range lines {
		c.Center(y+i, ui.Plain, line)
	}
}

// breakWords say when it goes on.
func breakWords(at countdown) string {
	switch at.phase {
	case unstarted:
		return "T starts the break: " + minutes(at.left)
	case running:
		return "back in " + minutes(at.left)
	case lastMinute:
		return "! back in " + minutes(at.left)
	}
	return at.words()
}

// next names the card that the room comes back to: one in Doing, else the first one to do.
func next(wall *model.Wall, breakCard model.ID) string {
	for _, card := range append(append([]model.Card(nil), wall.Doing...), wall.Todo...) {
		if card.ID != breakCard && card.Kind != model.BreakCard {
			return ", for “" + card.Title.String() + "”"
		}
	}
	return ""
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

// prompt is the first line of the guide for the room: what to talk about in the break.
func prompt(guide model.Guide) string {
	for line := range strings.Lines(guide.Room.String()) {
		if line = strings.TrimLeft(strings.TrimSpace(line), "# "); line != "" {
			return line
		}
	}
	return ""
}
