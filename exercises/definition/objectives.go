package definition

import (
	"errors"
	"fmt"
	"strings"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui/sheet"
	"flipchart/tui/ui"
)

// world is the row that is no measure: what it means here that software eats the world.
const world model.ID = "world"

// measures is the table of what would be noticed, and below it what the room is asked on the world.
func (s *screen) measures() sheet.Table {
	d := s.document()
	text := func(id model.ID) model.Text {
		if id == world {
			return d.World
		}
		for _, m := range d.Measures {
			if m.ID == id {
				return m.Text
			}
		}
		return model.Text{}
	}
	title, _ := facts.World()
	t := sheet.Table{
		Thing: "measure",
		Groups: []sheet.Group{
			{Heading: "MEASURES", Empty: "nothing yet: a adds a measure"},
			{Heading: "“" + strings.ToUpper(title) + "”: WHAT DOES IT MEAN FOR US?"},
		},
		Columns: []sheet.Column{{
			Least: 60, Share: 1, Takes: "One a line, so that somebody could look it up.",
			Text: func(id model.ID) string {
				if id == world && d.World.Empty() {
					return "nothing yet: e types it"
				}
				return text(id).String()
			},
			Ink: func(id model.ID) ui.Ink {
				if text(id).Empty() {
					return ui.Quiet
				}
				return ui.Plain
			},
			Typed: func(id model.ID) string { return text(id).String() },
			Type:  s.typeMeasure,
		}},
		Add: func(texts []model.Text, to ui.Spot) error {
			place := to.Place
			if to.List > 0 {
				place = len(d.Measures)
			}
			return s.desk.Edit("add measure", model.AddMeasures(texts, place))
		},
		Delete: func(id model.ID) error {
			if id == world {
				return s.desk.Edit("take back what the world means", model.SayWorld(model.Text{}))
			}
			return s.desk.Edit("delete measure", model.DeleteMeasure(id))
		},
		Move: func(id model.ID, to ui.Spot) error {
			place := to.Place
			switch {
			case id == world:
				return errors.New("this is no measure: it stays below them")
			case to.List > 0:
				place = len(d.Measures)
			}
			return s.desk.Edit("move measure", model.MoveMeasure(id, place))
		},
	}
	for _, m := range d.Measures {
		t.Rows = append(t.Rows, sheet.Row{ID: m.ID})
	}
	t.Rows = append(t.Rows, sheet.Row{ID: world, Group: 1})
	return t
}

func (s *screen) typeMeasure(id model.ID, typed string) error {
	text, err := model.Clean(typed, model.NoteLimit)
	switch {
	case err != nil:
		return err
	case id == world:
		return s.desk.Edit("say what the world means", model.SayWorld(text))
	}
	return s.desk.Edit("change measure", model.ChangeMeasure(id, text))
}

func (s *screen) drawMeasures(c *ui.Canvas) {
	s.drawHead(c, s.view().question, model.Count(len(s.document().Measures), "measure"))
	foot := 0
	if _, asks := facts.World(); s.view().sheet.Selected() == world {
		foot = len(asks) + 1
		for i, ask := range asks {
			c.Put(2, c.H-len(asks)+i, ui.Plain, ui.Fit(ask, c.W-3))
		}
	}
	s.view().sheet.Draw(below(c, foot))
}

// objectives is the table of the nine: the wish of day one, the tick and the remark of day two.
func (s *screen) objectives() sheet.Table {
	d := s.document()
	objective := func(id model.ID) model.Objective { return d.Objective(string(id)) }
	t := sheet.Table{Thing: "objective", Columns: []sheet.Column{
		{Head: "after two days we can …", Least: 37, Text: objectiveName},
		{
			Head: "wish", Least: model.MostWish, Choices: []string{"●", "●●", "●●●", "●●●●", "●●●●●"},
			Text: func(id model.ID) string { return ui.Dots(objective(id).Wish, model.MostWish) },
			Ink:  func(id model.ID) ui.Ink { return dotInk(objective(id).Wish) },
			Choose: func(id model.ID, choice int) error {
				return s.desk.Edit("wish for an objective", model.ChangeObjective(string(id), func(o *model.Objective) { o.Wish = choice }))
			},
		},
		{
			Head: "reached", Least: 7, Choices: []string{"reached"},
			Text: func(id model.ID) string {
				if objective(id).Reached {
					return "✓ yes"
				}
				return "·"
			},
			Choose: func(id model.ID, choice int) error {
				return s.desk.Edit("tick an objective", model.ChangeObjective(string(id), func(o *model.Objective) { o.Reached = choice > 0 }))
			},
		},
		{
			Head: "remark", Least: 20, Share: 1, Takes: "what helped, or what is still to come",
			Text: func(id model.ID) string { return objective(id).Remark.String() },
			Type: sheet.Words(model.NoteLimit, func(id model.ID, text model.Text) error {
				return s.desk.Edit("remark on an objective", model.ChangeObjective(string(id), func(o *model.Objective) { o.Remark = text }))
			}),
		},
	}}
	for _, o := range facts.Objectives() {
		t.Rows = append(t.Rows, sheet.Row{ID: model.ID(o.Key)})
	}
	return t
}

func objectiveName(id model.ID) string { return facts.ObjectiveNamed(string(id)).Name }

func (s *screen) drawObjectives(c *ui.Canvas) {
	reached := 0
	for _, o := range facts.Objectives() {
		if s.document().Objective(o.Key).Reached {
			reached++
		}
	}
	said := ""
	if reached > 0 {
		said = fmt.Sprintf("✓ %d of %d reached", reached, len(facts.Objectives()))
	}
	s.drawHead(c, s.view().question, said)
	s.view().sheet.Draw(below(c, 0))
}
