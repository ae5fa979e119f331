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

// decide asks for the reason and the kind of the constraint, and makes both one edit.
func (s *screen) decide(string) tea.Cmd {
	s.askReason(s.chosen)
	return nil
}

func (s *screen) nameOf(id model.ID) string {
	step, _, _ := s.stream().Step(id)
	return step.Name.String()
}

// askReason asks why a step is the constraint, in the room's words, and of which kind it is; of the step that is
// decided on already it offers what was said.
func (s *screen) askReason(chosen choice) {
	var before model.Decision
	if d := s.stream().Decision; d != nil && chosen.step == d.Step {
		before = *d
	}
	why := tui.PromptField{Label: "because", Optional: chosen.rule != model.RoomsChoice, Field: ui.NewField(before.Reason.String(), model.ReasonLimit)}
	kind := tui.PromptField{Label: "kind", Field: ui.NewField(string(before.Kind), model.NameLimit)}
	for _, k := range kinds {
		kind.Choices = append(kind.Choices, string(k))
	}
	prompt := &tui.Prompt{
		Title:  "The constraint: " + ui.Fit(s.nameOf(chosen.step), 30),
		Note:   "The reason in the room's words, then what keeps the step slow. Capacity: it cannot do more. Policy: a gate, a date, a batch. Demand: every step keeps up.",
		Fields: []tui.PromptField{why, kind},
		Then: func(said []model.Text) error {
			kind := model.ConstraintKind(said[1].String())
			if err := s.desk.Edit("choose the constraint", model.Decide(chosen.step, chosen.rule, said[0], kind)); err != nil {
				return err
			}
			s.chosen, s.own, s.page = choice{}, "", 0
			return nil
		},
	}
	if chosen.rule == model.RoomsChoice {
		prompt.Note = "No figure puts this step forward, so the room says why. " + prompt.Note
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
	for i, r := range asked {
		edits = append(edits, r.raise(s.stream(), counts[i]))
	}
	if err := s.desk.Edit("count hands", model.Several(edits...)); err != nil {
		return err
	}
	s.warnOfHands()
	return nil
}

// warnOfHands says that more hands were counted than there are people, where it is known how many these are.
func (s *screen) warnOfHands() {
	hands, people := 0, s.desk.Session().Swot.People
	for _, h := range s.stream().Hands {
		hands += h.Count
	}
	if people > 0 && hands > people {
		s.desk.Warn(fmt.Sprintf("%d hands of %d people: count again?", hands, people))
	}
}

// askWords offers what can be written down about the choice: before there is one, an objection alone.
func (s *screen) askWords(string) tea.Cmd {
	if v := s.stream(); v.Decision == nil && len(v.Objections) == 0 {
		return s.askObjection()
	}
	menu := &tui.Menu{Title: "What did the room say?", Items: []tui.MenuItem{
		{Label: "an objection, in the objector's words", Do: s.askObjection},
		{Label: "the reason for the choice, and its kind", Why: s.whyNoWords(), Do: func() tea.Cmd {
			d := s.stream().Decision
			s.askReason(choice{d.Rule, d.Step})
			return nil
		}},
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

func (s *screen) askObjection() tea.Cmd {
	prompt := tui.AskFor("An objection", "says", model.Text{}, model.NoteLimit, func(text model.Text) error {
		return s.desk.Edit("note an objection", model.Object(text))
	})
	if s.stream().Decision == nil {
		prompt.Note = "The reason for a choice is asked with it: mark a candidate, then enter."
	}
	s.desk.Ask(prompt)
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
