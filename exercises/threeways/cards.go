package threeways

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/sheet"
	"flipchart/tui/ui"
)

// cardTable has a line for each hypothesis; the selected one stands below it whole.
func (s *screen) cardTable() sheet.Table {
	card := func(id model.ID) model.Hypothesis {
		h, _ := s.document().Hypothesis(id)
		return h
	}
	t := sheet.Table{
		Thing: "hypothesis", Empty: "nothing yet: what do we believe, and could be wrong about?",
		Add: func(beliefs []model.Text, to ui.Spot) error {
			return s.desk.Edit("add hypothesis", model.AddHypotheses(beliefs, to.Place))
		},
		Delete: func(id model.ID) error { return s.desk.Edit("delete hypothesis", model.DeleteHypothesis(id)) },
		Move: func(id model.ID, to ui.Spot) error {
			return s.desk.Edit("move hypothesis", model.MoveHypothesis(id, to.Place))
		},
		Columns: []sheet.Column{
			{Head: "we believe", Least: 36, Share: 1, Text: func(id model.ID) string { return card(id).Believe.String() }},
			{Head: "decided on", Least: 11, Text: func(id model.ID) string {
				if due := card(id).Due; due.Known() {
					return due.String()
				}
				return "·"
			}},
			{
				Head: "result", Least: 18, Text: func(id model.ID) string { return s.result(card(id)) },
				Ink: func(id model.ID) ui.Ink { return s.resultInk(card(id)) },
			},
		},
	}
	for _, h := range s.document().Hypotheses {
		t.Rows = append(t.Rows, sheet.Row{ID: h.ID})
	}
	return t
}

// result is how a hypothesis stands today, with a symbol.
func (s *screen) result(h model.Hypothesis) string {
	days := h.Overdue(s.desk.Today())
	switch {
	case h.Verdict == "yes":
		return "✓ yes"
	case h.Decided():
		return "✗ no"
	case days > 0:
		return "! overdue " + model.Count(days, "day")
	case len(h.Missing()) > 0:
		return "· not complete"
	}
	return "○ open"
}

func (s *screen) resultInk(h model.Hypothesis) ui.Ink {
	switch {
	case h.Verdict == "yes":
		return ui.Good
	case h.Overdue(s.desk.Today()) > 0:
		return ui.Warn | ui.Bold
	}
	return ui.Plain
}

// selected is the selected card; ok is false where there is none.
func (s *screen) selected() (h model.Hypothesis, ok bool) {
	return s.document().Hypothesis(s.Selected())
}

func (s *screen) whyNoCard() string {
	if _, ok := s.selected(); !ok {
		return "there is no hypothesis yet: a adds one"
	}
	return ""
}

func (s *screen) cardActions() []tui.Action {
	some := s.whyNoCard() == ""
	return []tui.Action{
		{Keys: []string{"enter", "e"}, Label: "fill in", Help: "Fill in the selected card: if, then, measured by, decided on.", Footer: some, Why: s.whyNoCard, Do: s.askCard},
		{Keys: []string{"1", "2", "0"}, Shown: "1-2", Label: "decide yes, no", Help: "Decide whether the hypothesis held: 1 yes, 2 no, 0 takes it back.", Footer: some, Why: s.whyNoCard, Do: s.decide},
		s.viewAction(),
	}
}

// askCard asks for everything on the selected card but its result.
func (s *screen) askCard(string) tea.Cmd {
	h, _ := s.selected()
	today := s.desk.Today()
	field := func(label string, text model.Text, optional bool) tui.PromptField {
		return tui.PromptField{Label: label, Optional: optional, Field: ui.NewField(text.String(), model.NoteLimit)}
	}
	s.desk.Ask(&tui.Prompt{
		Title: "Hypothesis",
		Note:  "The date is typed like 2026-12-01 or 1 Dec.",
		Fields: []tui.PromptField{
			field("we believe", h.Believe, false), field("if we", h.If, true), field("then", h.Then, true),
			field("measured by", h.Measure, true), tui.DateField("decided on", h.Due, today),
		},
		Then: func(values []model.Text) error {
			due, err := model.ParseDate(values[4].String(), today)
			if err != nil {
				return err
			}
			return s.desk.Edit("fill in hypothesis", model.ChangeHypothesis(h.ID, func(h *model.Hypothesis) {
				h.Believe, h.If, h.Then, h.Measure, h.Due = values[0], values[1], values[2], values[3], due
			}))
		},
	})
	return nil
}

// decide asks what was learnt, or takes the decision back.
func (s *screen) decide(digit string) tea.Cmd {
	h, _ := s.selected()
	if digit == "0" {
		s.desk.Try("take a decision back", model.ChangeHypothesis(h.ID, func(h *model.Hypothesis) { h.Verdict = "" }))
		return nil
	}
	verdict, title := model.Verdicts[0], "Yes, it held: what did we learn?"
	if digit == "2" {
		verdict, title = model.Verdicts[1], "No, it did not hold: what did we learn?"
	}
	s.desk.Ask(tui.AskFor(title, "learnt", h.Learnt, model.NoteLimit, func(learnt model.Text) error {
		return s.desk.Edit("decide hypothesis", model.ChangeHypothesis(h.ID, func(h *model.Hypothesis) { h.Verdict, h.Learnt = verdict, learnt }))
	}))
	return nil
}

// drawCards shows the list of hypotheses, and the selected one whole.
func (s *screen) drawCards(c *ui.Canvas) {
	decided, overdue := s.document().Experiments(s.desk.Today())
	said := fmt.Sprintf("%d of %d decided", decided, len(s.document().Hypotheses))
	if overdue > 0 {
		said += fmt.Sprintf(", ! %d overdue", overdue)
	}
	head(c, "What do we believe, and when do we decide?", said)
	h, ok := s.selected()
	lines := 0
	if ok && !s.CapturesText() {
		lines = s.drawCard(c, h)
	}
	s.Sheet.Draw(c.In(ui.Rect{X: 0, Y: 2, W: c.W, H: c.H - 2 - lines}))
}

// drawCard shows a card at the bottom as the sentence that it is, and returns the rows that it took.
func (s *screen) drawCard(c *ui.Canvas, h model.Hypothesis) int {
	const label = 14
	width := min(c.W-label-3, 100)
	type part struct{ head, text string }
	parts := []part{
		{"We believe", h.Believe.String()}, {"if we", h.If.String()}, {"then", h.Then.String()}, {"measured by", h.Measure.String()},
	}
	if h.Decided() {
		parts = append(parts, part{"learnt", h.Learnt.String()})
	} else {
		parts = append(parts, part{"decided on", h.Due.String()})
	}
	rows := make([][]string, len(parts))
	total := 0
	for i, p := range parts {
		rows[i] = ui.FitLines(p.text, width, min(len(ui.Wrap(p.text, width)), mostLines(c.H)))
		total += len(rows[i])
	}
	y := c.H - total
	hint := "? enter fills it in" // where it is needed first
	c.Put(0, y-1, ui.Rule, strings.Repeat("─", c.W))
	for i, p := range parts {
		c.Put(2, y, ui.Quiet, p.head)
		for _, line := range rows[i] {
			if p.text == "" {
				c.Put(2+label, y, ui.Warn|ui.Bold, hint)
				hint = "?"
			}
			c.Put(2+label, y, ui.Plain|ui.Bold, line)
			y++
		}
	}
	return total + 2
}

// mostLines of one part of a card.
func mostLines(height int) int {
	if height < 30 {
		return 2
	}
	return 4
}
