package threeways

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// drawGate is a bar across the board: closed where the gate is shut, and with a gap where it is open.
func (s *screen) drawGate(c *ui.Canvas) {
	session := s.desk.Session()
	said, ink, rail := "✗ GATE SHUT", ui.Warn, "━"
	if session.GateOpen() {
		said, ink, rail = "✓ GATE OPEN", ui.Good, " "
	}
	if session.Overruled() {
		said += ", overruled"
	}
	said = " " + said + ": " + session.Gate().Words() + " "
	const post = 4
	c.Put(2, 0, ui.Rule|ui.Bold, strings.Repeat("━", post)+"┫")
	x := c.Put(2+post+1, 0, ink|ui.Bold, ui.Fit(said, c.W-2*(post+4)))
	end := c.W - 2 - post
	c.Put(x, 0, ui.Rule|ui.Bold, strings.Repeat(rail, max(0, end-1-x))+"┣"+strings.Repeat("━", post))
}

// drawRule shows the gate's rule at the bottom and, where the room spoke against it, why, and what it was decided
// on. It returns the rows that it took.
func (s *screen) drawRule(c *ui.Canvas) int {
	session := s.desk.Session()
	lines := []string{"The gate is " + model.GateRule + "."}
	if session.Overruled() {
		o := session.ThreeWays.Overruling
		reason := "Overruled: " + o.Reason.String()
		lines = append(lines, ui.FitLines(reason, c.W-3, min(len(ui.Wrap(reason, c.W-3)), 2))...)
		if o.Seen != session.Gate() {
			lines = append(lines, "! Decided on other marks: "+o.Seen.Words()+".")
		}
	}
	for i, line := range lines {
		c.Put(2, c.H-len(lines)+i, ui.Quiet, ui.Fit(line, c.W-3))
	}
	return len(lines)
}

// askGate shows the rule and how it stands, and lets the room speak against it.
func (s *screen) askGate(string) tea.Cmd {
	w := s.document()
	if w.Overruling == nil {
		return s.askReason(model.Text{})
	}
	o := *w.Overruling
	menu := &tui.Menu{Title: "The room holds the gate " + gateWord(o.Open) + ": " + o.Reason.String()}
	menu.Items = []tui.MenuItem{
		{Label: "go by the rule again", Help: model.GateRule, Do: func() tea.Cmd {
			if s.desk.Try("go by the gate's rule", model.ObeyGate()) {
				s.desk.Toast("The gate goes by its rule again.")
			}
			return nil
		}},
		{Label: "say it anew, on today's marks", Help: o.Seen.Words() + " then, " + s.desk.Session().Gate().Words() + " now", Do: func() tea.Cmd {
			return s.askReason(o.Reason)
		}},
	}
	s.desk.Ask(menu)
	return nil
}

// askReason asks why the gate is not what the rule says.
func (s *screen) askReason(reason model.Text) tea.Cmd {
	gate := s.desk.Session().Gate()
	open := !gate.Done()
	verb := "Open"
	if !open {
		verb = "Shut"
	}
	prompt := tui.AskFor(verb+" the gate against its rule?", "because", reason, model.ReasonLimit, func(reason model.Text) error {
		return s.desk.Edit("overrule the gate", model.OverruleGate(reason))
	})
	prompt.Note = fmt.Sprintf("The course: %s. The gate is %s. Now: %s.", facts.Ways()[0].Gate, model.GateRule, gate.Words())
	s.desk.Ask(prompt)
	return nil
}

func gateWord(open bool) string {
	if open {
		return "open"
	}
	return "shut"
}
