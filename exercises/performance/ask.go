package performance

import (
	"cmp"
	"fmt"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// decide asks for the kind of the constraint, then for the reason, and makes both one edit.
func (s *screen) decide(string) tea.Cmd {
	chosen := s.chosen
	menu := &tui.Menu{Title: "What keeps " + ui.Fit(s.nameOf(chosen.step), 30) + " slow?"}
	for _, kind := range kinds {
		menu.Items = append(menu.Items, tui.MenuItem{Label: kindLabel(kind), Do: func() tea.Cmd {
			s.askReason(chosen, kind)
			return nil
		}})
	}
	s.desk.Ask(menu)
	return nil
}

func kindLabel(kind model.ConstraintKind) string {
	if kind == "" {
		return "not said yet"
	}
	return kind.Words()
}

func (s *screen) nameOf(id model.ID) string {
	step, _, _ := s.stream().Step(id)
	return step.Name.String()
}

func (s *screen) askReason(chosen choice, kind model.ConstraintKind) {
	var before model.Text
	if d := s.stream().Decision; d != nil && chosen.step == d.Step {
		before = d.Reason
	}
	prompt := tui.AskFor("The constraint: "+ui.Fit(s.nameOf(chosen.step), 30), "because", before, model.ReasonLimit, func(reason model.Text) error {
		if err := s.desk.Edit("choose the constraint", model.Decide(chosen.step, chosen.rule, reason, kind)); err != nil {
			return err
		}
		s.chosen, s.own, s.page = choice{}, "", 0
		return nil
	})
	prompt.Note = "The reason in the room's words. It may be empty."
	if chosen.rule == model.RoomsChoice {
		prompt.Note = "No figure puts this step forward, so the room says why."
	}
	s.desk.Ask(prompt)
}

// askHands asks for the count of the chosen candidate, or of all where none is.
func (s *screen) askHands(string) tea.Cmd {
	var fields []tui.PromptField
	var asked []row
	for _, r := range s.rows() {
		if r.step == "" || s.chosen != (choice{}) && !r.is(s.chosen) {
			continue
		}
		field := tui.CountField(r.digit()+" "+ui.Fit(r.name, 30), cmp.Or(r.hands(s.stream()), tui.NoCount))
		field.Optional = true
		asked, fields = append(asked, r), append(fields, field)
	}
	if len(asked) == 0 {
		s.desk.Warn("There is no candidate yet: a puts a step forward.")
		return nil
	}
	s.desk.Ask(tui.AskCounts("How many hands?", fields, func(counts []int) error { return s.raise(asked, counts) }))
	return nil
}

func (s *screen) raise(asked []row, counts []int) error {
	var edits []model.Edit
	people := s.desk.Session().Swot.People
	for i, r := range asked {
		if people > 0 && counts[i] > people {
			s.desk.Warn(fmt.Sprintf("%d hands are more than the %d people who vote in the SWOT.", counts[i], people))
		}
		edits = append(edits, r.raise(s.stream(), counts[i]))
	}
	return s.desk.Edit("count hands", model.Several(edits...))
}

// askWords offers what can be written down about the choice.
func (s *screen) askWords(string) tea.Cmd {
	menu := &tui.Menu{Title: "What did the room say?", Items: []tui.MenuItem{
		{Label: "an objection, in the objector's words", Do: s.askObjection},
		{Label: "the reason for the choice", Why: s.whyNoWords(), Do: func() tea.Cmd {
			d := s.stream().Decision
			s.askReason(choice{d.Rule, d.Step}, d.Kind)
			return nil
		}},
		{Label: "the kind of constraint", Why: s.whyNoWords(), Do: s.askKind},
	}}
	for _, o := range s.stream().Objections {
		menu.Items = append(menu.Items, tui.MenuItem{Label: "change “" + o.Text.String() + "”", Do: func() tea.Cmd {
			s.changeObjection(o)
			return nil
		}})
	}
	s.desk.Ask(menu)
	return nil
}

// whyNoWords keeps a reason from confirming old figures unseen.
func (s *screen) whyNoWords() string {
	if s.stale() {
		return "confirm the choice first, or choose again"
	}
	return s.whyUndecided()
}

func (s *screen) askKind() tea.Cmd {
	d := s.stream().Decision
	menu := &tui.Menu{Title: "What keeps " + ui.Fit(s.nameOf(d.Step), 30) + " slow?"}
	for _, kind := range kinds {
		menu.Items = append(menu.Items, tui.MenuItem{Label: kindLabel(kind), Do: func() tea.Cmd {
			s.desk.Try("name the kind of constraint", model.Decide(d.Step, d.Rule, d.Reason, kind))
			return nil
		}})
	}
	s.desk.Ask(menu)
	return nil
}

func (s *screen) askObjection() tea.Cmd {
	s.desk.Ask(tui.AskFor("An objection", "says", model.Text{}, model.NoteLimit, func(text model.Text) error {
		return s.desk.Edit("note an objection", model.Object(text))
	}))
	return nil
}

func (s *screen) changeObjection(o model.Objection) {
	prompt := tui.AskFor("An objection", "says", o.Text, model.NoteLimit, func(text model.Text) error {
		if text.Empty() {
			return s.desk.Edit("delete an objection", model.DeleteObjection(o.ID))
		}
		return s.desk.Edit("change an objection", model.Several(model.DeleteObjection(o.ID), model.Object(text)))
	})
	prompt.Note = "Empty it to delete it."
	s.desk.Ask(prompt)
}

// upper begins a sentence.
func upper(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
