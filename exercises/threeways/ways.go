package threeways

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/sheet"
	"flipchart/tui/ui"
)

// wayTable has the room's practices under the three ways.
func (s *screen) wayTable() sheet.Table {
	practice := func(id model.ID) model.WayPractice {
		p, _ := s.document().Practice(id)
		return p
	}
	t := sheet.Table{
		Thing: "practice",
		Add: func(texts []model.Text, to ui.Spot) error {
			return s.desk.Edit("add practice", model.AddWayPractices(model.Ways[to.List], texts, to.Place))
		},
		Delete: func(id model.ID) error { return s.desk.Edit("delete practice", model.DeleteWayPractice(id)) },
		Move: func(id model.ID, to ui.Spot) error {
			return s.desk.Edit("move practice", model.MoveWayPractice(id, model.Ways[to.List], to.Place))
		},
		Columns: []sheet.Column{
			{
				Head: "what we really do", Least: 40, Share: 1, Takes: "one practice, as we do it here",
				Text: func(id model.ID) string { return practice(id).Text.String() },
				Type: sheet.Words(model.NoteLimit, func(id model.ID, text model.Text) error {
					return s.desk.Edit("change practice", model.ChangeWayPractice(id, func(p *model.WayPractice) { p.Text = text }))
				}),
				Choices: strengths(), Choose: s.mark,
			},
			{
				Head: "how it is", Least: 9, Choices: strengths(), Choose: s.mark,
				Text: func(id model.ID) string { return strengthMark(practice(id).Strength) },
				Ink:  func(id model.ID) ui.Ink { return strengthInk(practice(id).Strength) },
			},
		},
	}
	for i, way := range facts.Ways() {
		g := sheet.Group{
			Heading: fmt.Sprintf("%d %s%s", i+1, way.Name, s.measured(way)),
			Empty:   "nothing yet: a adds, such as " + strings.Join(way.Means, ", "),
		}
		if i > 0 && facts.Ways()[i-1].Gate != "" {
			g.Bar = s.drawGate
		}
		t.Groups = append(t.Groups, g)
		for _, p := range s.document().Of(model.Way(way.Key)) {
			t.Rows = append(t.Rows, sheet.Row{ID: p.ID, Group: i})
		}
	}
	return t
}

// mark says how well the selected practice is done.
func (s *screen) mark(id model.ID, choice int) error {
	strength := model.Strength("")
	if choice > 0 {
		strength = model.WayStrengths[choice-1]
	}
	return s.desk.Edit("mark practice", model.ChangeWayPractice(id, func(p *model.WayPractice) { p.Strength = strength }))
}

func strengths() []string {
	var words []string
	for _, s := range model.WayStrengths {
		words = append(words, string(s))
	}
	return words
}

// strengthMark is a strength with a symbol, which the eye finds faster.
func strengthMark(s model.Strength) string {
	if i := slices.Index(model.WayStrengths, s); i >= 0 {
		return []string{"✓ ", "~ ", "! "}[i] + string(s)
	}
	return "·"
}

func strengthInk(s model.Strength) ui.Ink {
	switch s {
	case model.Strong:
		return ui.Good
	case "absent":
		return ui.Warn
	}
	return ui.Plain
}

// measured is a way's measures with today's figures, to stand behind its name.
func (s *screen) measured(way facts.Way) string {
	said := ""
	for _, m := range way.Measures {
		said += " · " + m.Name + ": " + s.figure(m.Key)
	}
	return said
}

// figure is today's figure of a measure, or that nobody knows it.
func (s *screen) figure(measure string) string {
	session := s.desk.Session()
	figure := ""
	switch measure {
	case "deploymentLeadTime":
		figure = session.WhyBother.Lead.String()
	case "timeToResolve":
		figure = session.WhyBother.Recovery.String()
	case "businessOutcomes":
		figure = session.ThreeWays.Outcomes.String()
	case "experimentsDecided":
		decided, _ := session.ThreeWays.Experiments(s.desk.Today())
		figure = fmt.Sprintf("%d of %d", decided, len(session.ThreeWays.Hypotheses))
	}
	return cmp.Or(figure, "not known")
}

func (s *screen) wayActions() []tui.Action {
	return []tui.Action{
		s.viewAction(),
		{Keys: []string{"r"}, Label: "gate", Help: "Show the rule of the gate, and overrule it with a reason; or go back to the rule.", Footer: true, Do: s.askGate},
		{Keys: []string{"="}, Label: "measures", Help: "Type today's figure of each way's measure; what is not known stays empty.", Footer: true, Do: s.askMeasures},
	}
}

// askMeasures asks for the measures that are not counted. The times are the room's own figures, wherever they are
// typed.
func (s *screen) askMeasures(string) tea.Cmd {
	session := s.desk.Session()
	outcomes := tui.PromptField{Label: facts.MeasureNamed("businessOutcomes"), Optional: true, Field: ui.NewField(session.ThreeWays.Outcomes.String(), model.NoteLimit)}
	s.desk.Ask(&tui.Prompt{
		Title: "How do we measure the ways today?",
		Note:  "A time like 45m, 6h, 3d or 7w (" + s.desk.Calendar().String() + "); ~3d is a guess. What nobody knows stays empty. The times are the ones of Why bother.",
		Fields: []tui.PromptField{
			timeField(facts.MeasureNamed("deploymentLeadTime"), session.WhyBother.Lead),
			timeField(facts.MeasureNamed("timeToResolve"), session.WhyBother.Recovery),
			outcomes,
		},
		Then: func(values []model.Text) error {
			return s.desk.Edit("measure the ways", model.Several(
				model.TypeOwn(model.OwnLead, values[0].String()), model.TypeOwn(model.OwnRecovery, values[1].String()), model.SetOutcomes(values[2])))
		},
	})
	return nil
}

// timeField takes a time, and refuses what is none when it is left.
func timeField(label string, now model.Figure) tui.PromptField {
	return tui.PromptField{Label: label, Optional: true, Field: ui.NewField(now.Typed(), model.NameLimit), Check: func(typed model.Text) error {
		_, err := model.ParseFigure(typed.String(), now)
		return err
	}}
}

// drawWays shows the three ways, with the gate between the first and the others, and its rule.
func (s *screen) drawWays(c *ui.Canvas) {
	said := "gate shut"
	if s.desk.Session().GateOpen() {
		said = "gate open"
	}
	head(c, "What do we really do for each of the three ways?", said)
	s.Sheet.Draw(c.In(ui.Rect{X: 0, Y: 2, W: c.W, H: c.H - 3 - s.drawRule(c)}))
}
