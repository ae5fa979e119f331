package swot

import (
	"errors"
	"fmt"
	"strconv"

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

// countHands asks how many hands were raised for the selected note.
func (s *screen) countHands(string) tea.Cmd {
	note := s.note()
	s.desk.Ask(&tui.Prompt{
		Title:  "How many hands for " + short(note) + "?",
		Fields: []tui.PromptField{{Label: "hands", Field: ui.NewNumber("")}},
		Then: func(values []model.Text) error {
			count, err := ui.ParseNumber(values[0])
			if err != nil {
				return err
			}
			if values[0].Empty() {
				return errors.New("type how many hands you counted")
			}
			return s.desk.Edit("count hands", model.SetVotes(note.ID, count))
		},
	})
	return nil
}

// askDots asks for the two figures that make the quota.
func (s *screen) askDots(string) tea.Cmd {
	sw := s.swot()
	people := ""
	if sw.People > 0 {
		people = strconv.Itoa(sw.People)
	}
	s.desk.Ask(&tui.Prompt{
		Title: "Dots for the room",
		Note:  "People times dots is what the room may place. Without a number of people there is no limit.",
		Fields: []tui.PromptField{
			{Label: "people who vote", Optional: true, Field: ui.NewNumber(people)},
			{Label: "dots each", Field: ui.NewNumber(strconv.Itoa(sw.Dots()))},
		},
		Then: func(values []model.Text) error {
			people, err := ui.ParseNumber(values[0])
			if err != nil {
				return err
			}
			each, err := ui.ParseNumber(values[1])
			if err != nil {
				return err
			}
			return s.desk.Edit("set the dots", model.SetDots(people, each))
		},
	})
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
