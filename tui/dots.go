package tui

import (
	"cmp"
	"fmt"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// AskDots asks for the two figures that make a room's quota of dots.
func AskDots(b model.Ballot, then func(people, each int) error) *Prompt {
	people := CountField("people who vote", cmp.Or(b.People, NoCount))
	people.Optional = true
	each := CountField("dots each", b.Dots())
	prompt := AskCounts("Dots for the room", []PromptField{people, each}, func(counts []int) error { return then(counts[0], counts[1]) })
	prompt.Note = "People times dots is what the room may place. Without a number of people there is no limit."
	return prompt
}

// AskVotes asks how many dots a thing has; a digit that asked is typed already.
func AskVotes(thing, key string, then func(count int) error) *Prompt {
	return AskCount("How many dots for "+thing+"?", "dots", strings.Trim(key, "="), then)
}

// DrawBudget writes the question, and at its right how many dots are placed of those that the room has: below the
// question where both have no room on one line.
func DrawBudget(c *ui.Canvas, question string, b model.Ballot, placed int) {
	said, ink := budget(b, placed)
	end, y := c.W-1-ui.Width(said), 0
	if end < 2+ui.Width(question)+2 {
		said, end, y = ui.Fit(said, c.W-2), c.W, 1
	}
	c.Right(c.W-1, y, ink, said)
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(question, end-4))
}

// budget is what is said about dots.
func budget(b model.Ballot, placed int) (said string, ink ui.Ink) {
	quota := b.Quota()
	switch {
	case quota == 0 && placed == 0:
		return model.Count(b.Dots(), "dot") + " each", ui.Plain
	case quota == 0:
		return model.Count(placed, "dot") + " placed", ui.Plain
	case placed > quota:
		return fmt.Sprintf("! %s placed, %d allowed: take %d back", model.Count(placed, "dot"), quota, placed-quota), ui.Warn | ui.Bold
	case placed == quota:
		return fmt.Sprintf("✓ all %d dots placed", quota), ui.Good | ui.Bold
	}
	return fmt.Sprintf("%d of %d dots, %d each", placed, quota, b.Dots()), ui.Accent | ui.Bold
}
