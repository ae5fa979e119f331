package swot

import (
	"cmp"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// vote puts a dot on the selected note, or takes one off.
func (s *screen) vote(key string) tea.Cmd {
	label, by := "add a dot", 1
	if key == "-" {
		label, by = "take a dot off", -1
	}
	s.desk.Try(label, model.Vote(s.Selected(), by))
	return nil
}

// countDots asks how many dots the selected note has; a digit that asked is typed already.
func (s *screen) countDots(key string) tea.Cmd {
	note := s.note()
	s.desk.Ask(tui.AskCount("How many dots for "+short(note)+"?", "dots", strings.Trim(key, "="), func(count int) error {
		return s.desk.Edit("count dots", model.SetVotes(note.ID, count))
	}))
	return nil
}

// askDots asks for the two figures that make the quota.
func (s *screen) askDots(string) tea.Cmd {
	sw := s.swot()
	people := tui.CountField("people who vote", cmp.Or(sw.People, tui.NoCount))
	people.Optional = true
	each := tui.CountField("dots each", sw.Dots())
	prompt := tui.AskCounts("Dots for the room", []tui.PromptField{people, each}, func(counts []int) error {
		return s.desk.Edit("set the dots", model.SetDots(counts[0], counts[1]))
	})
	prompt.Note = "People times dots is what the room may place. Without a number of people there is no limit."
	s.desk.Ask(prompt)
	return nil
}

// budget is what is said about dots beside the question, or below it where they are too many.
func budget(sw *model.Swot) (said string, ink ui.Ink) {
	placed, quota := sw.Placed(), sw.Quota()
	switch {
	case quota == 0 && placed == 0:
		return model.Count(sw.Dots(), "dot") + " each", ui.Plain
	case quota == 0:
		return model.Count(placed, "dot") + " placed", ui.Plain
	case placed > quota:
		return fmt.Sprintf("! %s placed, %d allowed: take %d back", model.Count(placed, "dot"), quota, placed-quota), ui.Warn | ui.Bold
	case placed == quota:
		return fmt.Sprintf("✓ all %d dots placed", quota), ui.Good | ui.Bold
	}
	return fmt.Sprintf("%d of %d dots, %d each", placed, quota, sw.Dots()), ui.Accent | ui.Bold
}

// drawBudget writes it at the right, below the question where both have no room on one line, and returns
// the column where the question has to end.
func drawBudget(c *ui.Canvas, sw *model.Swot) int {
	said, ink := budget(sw)
	at := c.W - 1 - ui.Width(said)
	if at < 2+ui.Width(question)+2 {
		c.Right(c.W-1, 1, ink, ui.Fit(said, c.W-2))
		return c.W
	}
	c.Right(c.W-1, 0, ink, said)
	return at
}
