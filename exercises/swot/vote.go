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
	prompt := tui.AskCounts("Dots for the room", []tui.PromptField{people, tui.CountField("dots each", sw.Dots())}, func(counts []int) error {
		return s.desk.Edit("set the dots", model.SetDots(counts[0], counts[1]))
	})
	prompt.Note = "People times dots is what the room may place. Without a number of people there is no limit."
	s.desk.Ask(prompt)
	return nil
}

// budget is what the headline says about dots, and what a line below it adds: the quota of each person, or
// the key that mends what is missing.
func budget(sw *model.Swot) (said string, ink ui.Ink, key, more string) {
	placed, quota := sw.Placed(), sw.Quota()
	each := model.Count(sw.Dots(), "dot") + " each"
	switch {
	case quota == 0 && placed == 0:
		return each, ui.Plain, "D", " how many are we?"
	case quota == 0:
		return model.Count(placed, "dot") + " placed", ui.Plain, "D", " how many are we?"
	case placed > quota:
		return "! " + model.Count(placed-quota, "dot") + " too many", ui.Warn | ui.Bold, "-", " takes one back"
	case placed == quota:
		return fmt.Sprintf("✓ all %d dots placed", quota), ui.Good | ui.Bold, "", each
	}
	return fmt.Sprintf("%d of %d dots placed", placed, quota), ui.Accent | ui.Bold, "", each
}

// drawBudget writes it at the right, and returns the column where it begins.
func drawBudget(c *ui.Canvas, sw *model.Swot) int {
	said, ink, key, more := budget(sw)
	at := c.W - 1 - ui.Width(key+more)
	c.Put(c.Put(at, 1, ui.Accent|ui.Bold, key), 1, ui.Quiet, more)
	c.Right(c.W-1, 0, ink, said)
	return c.W - 1 - ui.Width(said)
}
