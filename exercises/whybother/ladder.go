package whybother

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/sheet"
	"flipchart/tui/ui"
)

// courseLadder is the course's ladder as a document. Its rungs keep their keys as ids.
func courseLadder() model.CostLadder {
	course := facts.CourseLadder()
	ladder := model.CostLadder{Currency: model.MustClean(course.Currency)}
	for _, r := range course.Rungs {
		cost := model.Cents(100 * r.Cost)
		ladder.Rungs = append(ladder.Rungs, model.Rung{ID: model.ID(r.Key), Name: model.MustClean(r.Name), Cost: &cost})
	}
	return ladder
}

// rungs are the room's ladder, or the course's.
func (s *screen) rungs() model.CostLadder { return s.document().LadderOr(courseLadder()) }

// edit changes the ladder.
func (s *screen) edit(label string, change func(*model.CostLadder) error) error {
	return s.desk.Edit(label, model.ChangeLadder(courseLadder(), func(l *model.CostLadder, _ func() model.ID) error { return change(l) }))
}

// ladderTable has the rungs, the earliest first.
func (s *screen) ladderTable() sheet.Table {
	ladder := s.rungs()
	name := func(id model.ID) string { return ladder.Rung(id).Name.String() }
	t := sheet.Table{
		Thing: "rung", Empty: "Where do we find our defects?",
		Add: func(names []model.Text, to ui.Spot) error {
			return s.desk.Edit("add "+model.Count(len(names), "rung"), model.ChangeLadder(courseLadder(), func(l *model.CostLadder, newID func() model.ID) error {
				return l.Add(names, to.Place, newID)
			}))
		},
		Delete: func(id model.ID) error {
			return s.edit("delete "+name(id), func(l *model.CostLadder) error { return l.Delete(id) })
		},
		Move: func(id model.ID, to ui.Spot) error {
			return s.edit("move "+name(id), func(l *model.CostLadder) error { return l.Move(id, to.Place) })
		},
	}
	t.Columns = []sheet.Column{
		{
			Head: "found", Least: 20, Share: 3, Takes: "where defects are found, the earliest first",
			Text: name,
			Type: sheet.Words(model.NameLimit, func(id model.ID, text model.Text) error {
				return s.edit("rename "+name(id), func(l *model.CostLadder) error {
					return l.Change(id, func(r *model.Rung) { r.Name = text })
				})
			}),
		},
		s.costColumn(ladder, name), s.todayColumn(ladder, name), s.targetColumn(ladder, name),
		costsColumn(ladder, "costs today", func(today, _ model.Cents) model.Cents { return today }),
		costsColumn(ladder, "costs then", func(_, then model.Cents) model.Cents { return then }),
	}
	for _, r := range ladder.Rungs {
		t.Rows = append(t.Rows, sheet.Row{ID: r.ID})
	}
	return t
}

// The columns that what one defect costs needs, and what a year's do: wider ones are told in millions.
const costWidth, costsWidth = 9, 11

// costColumn has what one defect costs.
func (s *screen) costColumn(ladder model.CostLadder, name func(model.ID) string) sheet.Column {
	said := func(id model.ID, says func(model.Cents) string, unknown string) string {
		if cost := ladder.Rung(id).Cost; cost != nil {
			return says(*cost)
		}
		return unknown
	}
	return sheet.Column{
		Head: "one costs", Least: costWidth, Share: 1, Right: true, Figure: true, Takes: "what one defect costs that is found here; $ changes the currency",
		Text: func(id model.ID) string {
			return said(id, func(c model.Cents) string { return ladder.Briefly(c, costWidth) }, "·")
		},
		Typed: func(id model.ID) string { return said(id, model.Cents.String, "") },
		Type: func(id model.ID, typed string) error {
			cost, err := model.ParseCents(typed)
			if err != nil {
				return err
			}
			return s.edit("say what one costs "+name(id), func(l *model.CostLadder) error {
				return l.Change(id, func(r *model.Rung) { r.Cost = cost })
			})
		},
	}
}

// todayColumn has how many are found today.
func (s *screen) todayColumn(ladder model.CostLadder, name func(model.ID) string) sheet.Column {
	return sheet.Column{
		Head: "a year", First: true, Least: 6, Share: 1, Right: true, Figure: true, Takes: "how many a year are found here today; empty is not known",
		Text: func(id model.ID) string {
			if today := ladder.Rung(id).Today; today != nil {
				return model.Thousands(int64(*today))
			}
			return "·"
		},
		Typed: func(id model.ID) string {
			if today := ladder.Rung(id).Today; today != nil {
				return strconv.Itoa(*today)
			}
			return ""
		},
		Type: func(id model.ID, typed string) error {
			found, err := model.ParseFound(typed)
			if err != nil {
				return err
			}
			return s.edit("count those found "+name(id), func(l *model.CostLadder) error { return l.Count(id, found) })
		},
	}
}

// targetColumn has how many could be found.
func (s *screen) targetColumn(ladder model.CostLadder, name func(model.ID) string) sheet.Column {
	return sheet.Column{
		Head: "could be", Least: 8, Share: 1, Right: true, Figure: true, Takes: "how many a year could be found here; the others move a rung earlier",
		Text: func(id model.ID) string {
			if r := ladder.Rung(id); r.Today != nil || r.Then > 0 {
				return model.Thousands(int64(r.Then))
			}
			return "·"
		},
		Typed: func(id model.ID) string { return strconv.Itoa(ladder.Rung(id).Then) },
		Type: func(id model.ID, typed string) error {
			found, err := model.ParseFound(typed)
			if err != nil || found == nil {
				return err
			}
			return s.edit("say how many could be found "+name(id), func(l *model.CostLadder) error { return l.Target(id, *found) })
		},
		Ink: func(id model.ID) ui.Ink {
			if r := ladder.Rung(id); r.Today != nil && r.Then != *r.Today {
				return ui.Accent | ui.Bold
			}
			return ui.Plain
		},
	}
}

// costsColumn has what a rung's defects cost in a year.
func costsColumn(ladder model.CostLadder, head string, which func(today, then model.Cents) model.Cents) sheet.Column {
	return sheet.Column{Head: head, Least: costsWidth, Share: 1, Right: true, Text: func(id model.ID) string {
		today, then, known := ladder.Rung(id).Costs()
		if !known {
			return "·"
		}
		return ladder.Briefly(which(today, then), costsWidth)
	}}
}

// ladderActions are those that concern the whole ladder.
func (s *screen) ladderActions() []tui.Action {
	fewer := !s.rungs().Fewer
	label, help := "fewer arise", "Say that fewer defects arise: then fewer could be found than are found today."
	if !fewer {
		label, help = "as many arise", "Say that as many defects arise as today: those that did not are found on the first rung."
	}
	return []tui.Action{
		{Keys: []string{"n"}, Label: label, Help: help, Footer: true, Do: func(string) tea.Cmd {
			if err := s.edit("say that "+label, func(l *model.CostLadder) error { l.SayFewer(fewer); return nil }); err != nil {
				s.desk.Warn(err.Error())
			}
			return nil
		}},
		{Keys: []string{"$"}, Label: "currency", Help: "Change the currency.", Do: s.askCurrency},
	}
}

func (s *screen) askCurrency(string) tea.Cmd {
	s.desk.Ask(tui.AskFor("In what do we count?", "currency", s.rungs().Currency, model.NameLimit, func(text model.Text) error {
		return s.edit("change the currency", func(l *model.CostLadder) error { l.Currency = text; return nil })
	}))
	return nil
}
