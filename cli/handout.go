package cli

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"flipchart/exercises/course"
	"flipchart/model"
	"flipchart/tui"
)

// handout is the course on paper, in Markdown: every card with its time by the clock and both parts of
// its guide.
func handout(c course.Course, catalogue []tui.Exercise) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n", c.Title)
	day, clock := 0, 0
	for _, card := range c.Cards {
		if card.Day != day {
			day = card.Day
			clock = c.Days[day-1].Starts
			fmt.Fprintf(&b, "\n## %s\n", c.Days[day-1].Title)
		}
		fmt.Fprintf(&b, "\n### %s %s (%d min%s)\n", model.TimeOfDay(clock), card.Title, card.Planned, ifTime(card))
		if !card.Optional { // the core alone fills the day
			clock += card.Planned
		}
		guide := card.Guide
		if i := slices.IndexFunc(catalogue, func(e tui.Exercise) bool { return e.Key == card.Exercise }); i >= 0 {
			guide = catalogue[i].Guide()
		}
		for _, part := range []struct {
			heading string
			text    model.Prose
		}{{"For the room", guide.Room}, {"For the facilitator", guide.Facilitator}} {
			if part.text.String() != "" {
				fmt.Fprintf(&b, "\n**%s**\n\n%s\n", part.heading, demoted(part.text.String()))
			}
		}
	}
	return b.Bytes()
}

// demoted puts a guide's own headings below the card's.
func demoted(guide string) string {
	lines := strings.Split(guide, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "#") {
			lines[i] = "###" + line
		}
	}
	return strings.Join(lines, "\n")
}

func ifTime(card model.Card) string {
	if card.Optional {
		return ", if time allows"
	}
	return ""
}
