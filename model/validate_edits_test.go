package model_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flipchart/model"
	"flipchart/model/modeltest"
)

// What Validate faults, no edit makes: whatever is done to a sound session, it stays sound.
func TestEditsKeepASessionSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := modeltest.Sessions().Draw(t, "session")
		newID := model.Counter(s.HighestID())
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			draw := rapid.SampledFrom([]func(*rapid.T, model.Session) model.Edit{drawEdit, drawTyped}).Draw(t, "kind")
			after, err := draw(t, s)(s, model.Stamp{At: monday, NewID: newID})
			if err != nil {
				continue
			}
			s = after
			if faults := model.Validate(s); len(faults) > 0 {
				t.Fatalf("an edit made what an import refuses: %v", faults)
			}
		}
	})
}

// anyLength is a text from none to far beyond every limit.
var anyLength = rapid.Custom(func(t *rapid.T) model.Text {
	return text(strings.Repeat("x", rapid.SampledFrom([]int{0, 1, 80, 81, 500, 501, 2000}).Draw(t, "length")))
})

// drawTyped makes an edit of what somebody typed, right or wrong.
func drawTyped(t *rapid.T, s model.Session) model.Edit {
	edits := typed(t, s)
	attempt := edits[rapid.SampledFrom(slices.Sorted(maps.Keys(edits))).Draw(t, "typed")]
	return attempt.edit
}

// attempt is one change, as an edit and as a file would bring it.
type attempt struct {
	edit model.Edit
	file func(*model.Session)
}

func typed(t *rapid.T, s model.Session) map[string]attempt {
	words, other, n := anyLength.Draw(t, "words"), anyLength.Draw(t, "other words"), rapid.SampledFrom([]int{-1, 0, 1, 9, 1000, 1001, 1_000_000}).Draw(t, "n")
	rule := rapid.SampledFrom([]model.Rule{model.LongestWait, model.RoomsChoice, "taste"}).Draw(t, "rule")
	named := words
	if named.Empty() {
		named = text("ops") // the edit finds a name itself where none is typed
	}
	card := model.Card{ID: "n900001", Title: words, Kind: rapid.SampledFrom([]model.CardKind{model.TalkCard, "dance"}).Draw(t, "kind"), Planned: n, Day: n % 3}
	note := model.Note{ID: "n900001", Text: words, Group: other}
	attempts := map[string]attempt{
		"order": {model.AddOrder(named), func(s *model.Session) {
			s.Calms = &model.Calms{Orders: append(slices.Clone(s.Calms.Orders), model.Order{ID: "n900001", By: named})}
		}},
		"point": {model.ParkPoint(words, other), func(s *model.Session) {
			s.Park = &model.ParkingLot{Points: []model.Point{{ID: "n900001", Text: words, Exercise: other, At: monday}}}
		}},
		"card": {model.AddCard(card, 0), func(s *model.Session) { s.Wall.Todo = append(slices.Clone(s.Wall.Todo), card) }},
		"dots": {model.SetDots(n, 1), func(s *model.Session) { s.Swot.People = n }},
		"objection": {model.Object(words), func(s *model.Session) {
			s.Stream.Objections = []model.Objection{{ID: "n900001", Text: words}}
		}},
		"group": {
			model.ChangeGroup(func(g *model.Group) { g.Organisation, g.Pipeline = words, other }),
			func(s *model.Session) { s.Group.Organisation, s.Group.Pipeline = words, other },
		},
		"head of the map": {
			model.DescribeStream(func(v *model.ValueStream) { v.Product, v.LeftOut = words, other }),
			func(s *model.Session) { s.Stream.Product, s.Stream.LeftOut = words, other },
		},
		"calendar": {
			model.SetCalendar(model.Calendar{HoursPerDay: float64(n), DaysPerWeek: 5}),
			func(s *model.Session) { s.Group.Calendar = model.Calendar{HoursPerDay: float64(n), DaysPerWeek: 5} },
		},
	}
	if notes := s.Swot.Notes(); len(notes) > 0 {
		note.ID = notes[0].ID
		attempts["note"] = attempt{
			model.ChangeNote(note.ID, func(n *model.Note) { *n = note }),
			func(s *model.Session) { s.Swot = &model.Swot{Threats: []model.Note{note}} },
		}
	}
	if steps := s.Stream.Steps; len(steps) > 0 && n != 0 { // no hands are no line in a file
		step := steps[len(steps)-1].ID
		attempts["hands"] = attempt{
			model.RaiseHands(step, rule, n),
			func(s *model.Session) { s.Stream.Hands = []model.Hands{{Step: step, Rule: rule, Count: n}} },
		}
	}
	return attempts
}

// What an edit refuses, an import refuses, and the other way round.
func TestAnImportRefusesWhatTheEditDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := modeltest.Sessions().Draw(t, "session")
		for name, attempt := range typed(t, s) {
			_, err := attempt.edit(s, model.Stamp{At: monday, NewID: model.Counter(s.HighestID())})
			imported := apart(s)
			attempt.file(&imported)
			if faults := model.Validate(imported); (err != nil) != (len(faults) > 0) {
				t.Fatalf("%s: the edit says %v, the import %v", name, err, fmt.Sprint(faults))
			}
		}
	})
}

// apart is a session with documents of its own.
func apart(s model.Session) model.Session {
	group, wall, stream, swot := *s.Group, *s.Wall, *s.Stream, *s.Swot
	s.Group, s.Wall, s.Stream, s.Swot = &group, &wall, &stream, &swot
	return s
}
