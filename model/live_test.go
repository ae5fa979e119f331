package model_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flipchart/model"
	"flipchart/model/modeltest"
)

var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func text(s string) model.Text { return model.MustClean(s) }

// shelf is a store: it holds what was saved.
type shelf struct {
	head      model.Head
	documents map[string][]byte
	records   map[int][]byte
}

func (s *shelf) write(save model.Save) {
	s.head = save.Head
	maps.Copy(s.documents, save.Documents)
	if save.DropFrom > 0 {
		maps.DeleteFunc(s.records, func(n int, _ []byte) bool { return n >= save.DropFrom })
	}
	maps.Copy(s.records, save.Records)
}

func (s *shelf) open(t fataler) *model.Live {
	live, err := model.Open(s.head, maps.Clone(s.documents), func(n int) (model.Record, error) {
		b, ok := s.records[n]
		if !ok {
			return model.Record{}, fmt.Errorf("record %d is not there", n)
		}
		var record model.Record
		err := json.Unmarshal(b, &record)
		return record, err
	})
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return live
}

type fataler interface {
	Fatalf(string, ...any)
	Helper()
}

// newShelf holds a session with cards on its wall and nothing else.
func newShelf(t fataler, limit, cards int) *shelf {
	t.Helper()
	s := model.NewSession(text("Claims team"), monday)
	s.Wall.Limit = limit
	s.Wall.Days = []model.Day{{Title: text("Day one"), Starts: 9 * 60}}
	for i := range cards {
		s.Wall.Todo = append(s.Wall.Todo, model.Card{
			ID: model.ID(fmt.Sprintf("n%d", i+1)), Title: text(fmt.Sprintf("Card %d", i+1)), Kind: model.TalkCard, Day: 1, Planned: 15,
		})
	}
	head := model.Head{ID: "s1", Name: s.Name, LastID: s.HighestID()}
	head.Describe(s)
	return &shelf{head: head, documents: encode(t, s), records: map[int][]byte{}}
}

func encode(t fataler, s model.Session) map[string][]byte {
	t.Helper()
	encoded, err := model.EncodeDocuments(s)
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	return encoded
}

// undoable is the part of the documents that undo brings back.
func undoable(encoded map[string][]byte) map[string][]byte {
	part := maps.Clone(encoded)
	delete(part, "clock")
	delete(part, "place")
	return part
}

// ids are those of all items of a session, found by the name of the field.
func ids(s model.Session) []model.ID {
	var found []model.ID
	modeltest.Walk(reflect.ValueOf(s), func(v reflect.Value, field string) bool {
		if id, ok := v.Interface().(model.ID); ok && strings.HasSuffix(field, ".ID") {
			found = append(found, id)
		}
		return true
	})
	return found
}

// drawEdit makes any edit of the session, sensible or not: ids of other kinds and places outside the
// lists among them.
func drawEdit(t *rapid.T, s model.Session) model.Edit {
	id := rapid.SampledFrom(append(ids(s), "n999999"))
	place := rapid.IntRange(-1, 12)
	words := rapid.Custom(func(t *rapid.T) model.Text {
		return text(rapid.SampledFrom([]string{"Flaky tests", "flaky tests.", "Ärzte", "a < b & c", "👩\u200d👩\u200d👧", "x"}).Draw(t, "words"))
	})
	quadrant := rapid.SampledFrom(model.Quadrants)
	value := rapid.SampledFrom(model.Values)
	edits := map[string]func() model.Edit{
		"move card": func() model.Edit {
			return model.MoveCard(id.Draw(t, "id"), rapid.SampledFrom(model.Columns).Draw(t, "to"), place.Draw(t, "place"))
		},
		"pull card": func() model.Edit { return model.MoveCard(id.Draw(t, "id"), model.Doing, 0) },
		"add card": func() model.Edit {
			return model.AddCard(model.Card{Title: words.Draw(t, "title"), Planned: 10}, place.Draw(t, "place"))
		},
		"block card": func() model.Edit {
			reason := words.Draw(t, "reason")
			return model.ChangeCard(id.Draw(t, "id"), func(c *model.Card) { c.Blocked, c.ID, c.Moves = reason, "n1", nil })
		},
		"say an own figure": func() model.Edit {
			own := rapid.SampledFrom(model.Owns).Draw(t, "own")
			return model.TypeOwn(own, rapid.SampledFrom([]string{"", "~3d", "4h", "2/week", "15", "15 %"}).Draw(t, "typed"))
		},
		"say who knows a figure": func() model.Edit {
			who := words.Draw(t, "who")
			return model.KnowOwn(rapid.SampledFrom(model.Owns).Draw(t, "own"), func(s *model.Source) { s.Who = who })
		},
		"change the ladder": func() model.Edit {
			return drawLadderEdit(t, id.Draw(t, "id"), words.Draw(t, "name"), place.Draw(t, "place"))
		},
		"say what a member of the army meets": func() model.Edit {
			survives := rapid.SampledFrom(append([]model.Survival{"", "perhaps"}, model.Survivals...)).Draw(t, "survives")
			finds := words.Draw(t, "finds")
			return model.ChangeMember(rapid.SampledFrom([]string{"chaos", "doctor", ""}).Draw(t, "member"), func(m *model.Member) { m.Survives, m.Finds = survives, finds })
		},
		"choose what to break": func() model.Edit {
			stop, date := words.Draw(t, "stop"), rapid.SampledFrom([]model.Date{"", "2026-12-01", "soon"}).Draw(t, "date")
			return model.ChangeTrial(func(b *model.BreakTrial) { b.Member, b.Stop, b.Date = "chaos", stop, date })
		},
		"begin to match the army": func() model.Edit { return model.ArmyQuiz.Begin([]string{"chaos", "doctor"}) },
		"begin a quiz":            func() model.Edit { return model.AgileOrDevOpsQuiz.Begin([]string{"upstream", "lean"}) },
		"answer a quiz": func() model.Edit {
			side := rapid.SampledFrom([]string{model.LeftSide, model.BothSides, model.RightSide, "nowhere"}).Draw(t, "side")
			return model.AgileOrDevOpsQuiz.Answer(id.Draw(t, "id"), rapid.SampledFrom([]string{"upstream", "lean"}).Draw(t, "question"), side)
		},
		"delete a quiz's round": func() model.Edit { return model.AgileOrDevOpsQuiz.Delete(id.Draw(t, "id")) },
		"say what is under version control": func() model.Edit {
			held := rapid.SampledFrom(append([]model.Held{"", "perhaps"}, model.HeldAnswers...)).Draw(t, "held")
			where := words.Draw(t, "where")
			return model.ChangeAsset(rapid.SampledFrom([]string{"tests", "rollback", ""}).Draw(t, "kind"), func(a *model.Asset) { a.Held, a.Where = held, where })
		},
		"rate a pattern": func() model.Edit {
			extent := rapid.SampledFrom(append([]model.Extent{"", "perhaps"}, model.Extents...)).Draw(t, "extent")
			return model.RatePattern(rapid.SampledFrom([]string{"build", "verify", ""}).Draw(t, "step"), rapid.SampledFrom([]string{"rollback", "sessions", ""}).Draw(t, "pattern"), extent)
		},
		"say who practises": func() model.Edit {
			who := words.Draw(t, "who")
			return model.ChangePractice("build", func(p *model.StepPractice) { p.Who, p.Step = who, "verify" })
		},
		"match step": func() model.Edit {
			return model.MatchStep(id.Draw(t, "id"), rapid.SampledFrom([]string{"", "build"}).Draw(t, "pipeline"))
		},
		"unmatch step": func() model.Edit { return model.UnmatchStep(id.Draw(t, "id")) },
		"add to a way": func() model.Edit {
			return model.AddWayPractices(rapid.SampledFrom(model.Ways).Draw(t, "way"), rapid.SliceOfN(words, 0, 2).Draw(t, "texts"), place.Draw(t, "place"))
		},
		"change a way's practice": func() model.Edit {
			strength := rapid.SampledFrom(append([]model.Strength{"so-so"}, model.WayStrengths...)).Draw(t, "strength")
			return model.ChangeWayPractice(id.Draw(t, "id"), func(p *model.WayPractice) { p.Strength, p.ID = strength, "n1" })
		},
		"move to a way": func() model.Edit {
			return model.MoveWayPractice(id.Draw(t, "id"), rapid.SampledFrom(append(model.Ways, "fourth")).Draw(t, "way"), place.Draw(t, "place"))
		},
		"delete a way's practice": func() model.Edit { return model.DeleteWayPractice(id.Draw(t, "id")) },
		"watch outcomes":          func() model.Edit { return model.SetOutcomes(words.Draw(t, "outcomes")) },
		"overrule the gate":       func() model.Edit { return model.OverruleGate(words.Draw(t, "reason")) },
		"obey the gate":           func() model.Edit { return model.ObeyGate() },
		"add hypotheses": func() model.Edit {
			return model.AddHypotheses(rapid.SliceOfN(words, 0, 2).Draw(t, "beliefs"), place.Draw(t, "place"))
		},
		"decide a hypothesis": func() model.Edit {
			verdict, learnt := rapid.SampledFrom(append([]model.Verdict{""}, model.Verdicts...)).Draw(t, "verdict"), words.Draw(t, "learnt")
			due := rapid.SampledFrom([]model.Date{"", "2026-12-01", "2026-02-30"}).Draw(t, "due")
			return model.ChangeHypothesis(id.Draw(t, "id"), func(h *model.Hypothesis) { h.Verdict, h.Learnt, h.Due = verdict, learnt, due })
		},
		"move hypothesis":   func() model.Edit { return model.MoveHypothesis(id.Draw(t, "id"), place.Draw(t, "place")) },
		"delete hypothesis": func() model.Edit { return model.DeleteHypothesis(id.Draw(t, "id")) },
		"add phrases": func() model.Edit {
			return model.AddPhrases(rapid.SliceOfN(words, 1, 3).Draw(t, "texts"), words.Draw(t, "group"), place.Draw(t, "place"))
		},
		"move phrase": func() model.Edit {
			return model.MovePhrase(id.Draw(t, "id"), rapid.SampledFrom([]model.Text{{}, text("x"), text("Ops")}).Draw(t, "group"), place.Draw(t, "place"))
		},
		"change phrase": func() model.Edit { return model.ChangePhrase(id.Draw(t, "id"), words.Draw(t, "text")) },
		"merge phrases": func() model.Edit { return model.MergePhrases(id.Draw(t, "into"), id.Draw(t, "from")) },
		"delete phrase": func() model.Edit { return model.DeletePhrase(id.Draw(t, "id")) },
		"vote on phrase": func() model.Edit {
			return model.VotePhrase(id.Draw(t, "id"), rapid.IntRange(-1, 2).Draw(t, "by"))
		},
		"phrase dots":  func() model.Edit { return model.SetPhraseDots(rapid.IntRange(0, 3).Draw(t, "people"), 2) },
		"sort phrases": func() model.Edit { return model.SortPhrases() },
		"rename group": func() model.Edit { return model.RenameGroup(words.Draw(t, "from"), words.Draw(t, "to")) },
		"define":       func() model.Edit { return model.Define(words.Draw(t, "sentence")) },
		"say missing":  func() model.Edit { return model.SayMissing(words.Draw(t, "missing")) },
		"say world":    func() model.Edit { return model.SayWorld(words.Draw(t, "world")) },
		"reveal definitions": func() model.Edit {
			return model.RevealDefinitions(rapid.Bool().Draw(t, "revealed"))
		},
		"add measures": func() model.Edit {
			return model.AddMeasures(rapid.SliceOfN(words, 1, 3).Draw(t, "texts"), place.Draw(t, "place"))
		},
		"change measure": func() model.Edit { return model.ChangeMeasure(id.Draw(t, "id"), words.Draw(t, "text")) },
		"move measure":   func() model.Edit { return model.MoveMeasure(id.Draw(t, "id"), place.Draw(t, "place")) },
		"delete measure": func() model.Edit { return model.DeleteMeasure(id.Draw(t, "id")) },
		"change objective": func() model.Edit {
			wish := rapid.IntRange(-1, model.MostWish+1).Draw(t, "wish")
			return model.ChangeObjective(rapid.SampledFrom([]string{"stages", "roles", ""}).Draw(t, "key"), func(o *model.Objective) { o.Wish = wish })
		},
		"delete card": func() model.Edit { return model.DeleteCard(id.Draw(t, "id")) },
		"add notes": func() model.Edit {
			return model.AddNotes(quadrant.Draw(t, "q"), rapid.SliceOfN(words, 1, 3).Draw(t, "texts"), place.Draw(t, "place"))
		},
		"change note": func() model.Edit {
			about := id.Draw(t, "about")
			return model.ChangeNote(id.Draw(t, "id"), func(n *model.Note) { n.About, n.Votes, n.ID = about, 99, "n1" })
		},
		"move note": func() model.Edit {
			return model.MoveNote(id.Draw(t, "id"), quadrant.Draw(t, "q"), place.Draw(t, "place"))
		},
		"merge notes": func() model.Edit { return model.MergeNotes(id.Draw(t, "into"), id.Draw(t, "from")) },
		"delete note": func() model.Edit { return model.DeleteNote(id.Draw(t, "id")) },
		"vote":        func() model.Edit { return model.Vote(id.Draw(t, "id"), rapid.IntRange(-1, 2).Draw(t, "by")) },
		"set dots":    func() model.Edit { return model.SetDots(rapid.IntRange(0, 3).Draw(t, "people"), model.DefaultDots) },
		"sort":        func() model.Edit { return model.SortByVotes(quadrant.Draw(t, "q")) },
		"add order": func() model.Edit {
			return model.AddOrder(rapid.SampledFrom([]model.Text{{}, text("Ops")}).Draw(t, "by"))
		},
		"place value": func() model.Edit {
			return model.PlaceValue(id.Draw(t, "id"), value.Draw(t, "value"), place.Draw(t, "place"))
		},
		"take value":   func() model.Edit { return model.TakeValue(id.Draw(t, "id"), value.Draw(t, "value")) },
		"rename order": func() model.Edit { return model.RenameOrder(id.Draw(t, "id"), words.Draw(t, "by")) },
		"delete order": func() model.Edit { return model.DeleteOrder(id.Draw(t, "id")) },
		"reveal":       func() model.Edit { return model.Reveal(rapid.Bool().Draw(t, "revealed")) },
		"park":         func() model.Edit { return model.ParkPoint(words.Draw(t, "text"), text("swot")) },
		"change point": func() model.Edit { return model.ChangePoint(id.Draw(t, "id"), words.Draw(t, "text")) },
		"delete point": func() model.Edit { return model.DeletePoint(id.Draw(t, "id")) },
		"add step": func() model.Edit {
			return model.AddStep(model.Step{Name: words.Draw(t, "name")}, place.Draw(t, "place"))
		},
		"delete step":    func() model.Edit { return model.DeleteStep(id.Draw(t, "id")) },
		"duplicate step": func() model.Edit { return model.DuplicateStep(id.Draw(t, "id")) },
		"move step":      func() model.Edit { return model.MoveStep(id.Draw(t, "id"), place.Draw(t, "place")) },
		"estimate": func() model.Edit {
			return model.CommitEstimate(id.Draw(t, "id"), rapid.Float64Range(-1, 101).Draw(t, "percent"), model.Source{})
		},
		"raise hands": func() model.Edit {
			return model.RaiseHands(id.Draw(t, "id"), model.LowestCA, rapid.IntRange(-1, 3).Draw(t, "hands"))
		},
		"decide": func() model.Edit {
			return model.Decide(id.Draw(t, "id"), model.RoomsChoice, words.Draw(t, "reason"), model.PolicyConstraint)
		},
		"confirm":          func() model.Edit { return model.ConfirmDecision() },
		"object":           func() model.Edit { return model.Object(words.Draw(t, "text")) },
		"delete objection": func() model.Edit { return model.DeleteObjection(id.Draw(t, "id")) },
		"shorten": func() model.Edit {
			return model.Shorten(id.Draw(t, "id"), rapid.IntRange(-1, 20).Draw(t, "minutes"))
		},
		"bring back": func() model.Edit { return model.BringBack(id.Draw(t, "id"), place.Draw(t, "place")) },
		"change length": func() model.Edit {
			length := rapid.IntRange(-1, 24*60+1).Draw(t, "minutes")
			return model.ChangeCard(id.Draw(t, "id"), func(c *model.Card) { c.Planned = length })
		},
		"describe group": func() model.Edit {
			return model.ChangeGroup(func(g *model.Group) { g.Pipeline = words.Draw(t, "pipeline") })
		},
		"open card":   func() model.Edit { return model.OpenCard(id.Draw(t, "id")) },
		"timer":       func() model.Edit { return model.SwitchTimer(id.Draw(t, "id")) },
		"shift timer": func() model.Edit { return model.ShiftTimer(id.Draw(t, "id"), time.Minute) },
		"close clock": func() model.Edit { return model.CloseClock(monday.Add(time.Hour)) },
		"several": func() model.Edit {
			return model.Several(model.DeleteCard(id.Draw(t, "id")), model.MoveCard(id.Draw(t, "id"), model.Doing, 0))
		},
	}
	return edits[rapid.SampledFrom(slices.Sorted(maps.Keys(edits))).Draw(t, "edit")]()
}

// An edit that is not drawn is one whose undo nobody tries: each document needs its own in drawEdit.
func TestDrawnEditsChangeEveryDocument(t *testing.T) {
	fields := reflect.VisibleFields(reflect.TypeFor[model.Session]())
	changed := map[string]bool{}
	edits := rapid.Custom(func(t *rapid.T) model.Session {
		live := newShelf(t, 2, 3).open(t)
		for range 20 {
			before := live.Session()
			if live.Edit("change", "", monday, drawEdit(t, before)) != nil {
				continue
			}
			for _, field := range fields {
				old, now := reflect.ValueOf(before).FieldByIndex(field.Index), reflect.ValueOf(live.Session()).FieldByIndex(field.Index)
				changed[field.Name] = changed[field.Name] || old.Interface() != now.Interface()
			}
		}
		return live.Session()
	})
	for seed := range 50 {
		edits.Example(seed)
	}
	for _, field := range fields {
		if tag, ok := field.Tag.Lookup("document"); ok && !strings.HasSuffix(tag, ",kept") && !changed[field.Name] {
			t.Errorf("no drawn edit changes the document %q: draw its edits in drawEdit", tag)
		}
	}
}

// memory is what a session must be: the undoable documents after each edit, and how many are in force.
type memory struct {
	states   []map[string][]byte
	position int
}

func (m memory) clone() memory { return memory{slices.Clone(m.states), m.position} }

// workshop is a session at work, its store, and what both must be.
type workshop struct {
	draw  func(*rapid.T, model.Session) model.Edit
	live  *model.Live
	shelf *shelf
	now   time.Time
	want  memory

	inHand     *model.Save // taken, and not settled
	handMemory memory      // what was wanted when it was taken
	kept       memory      // what the shelf must come back as
}

func newWorkshop(t *rapid.T, draw func(*rapid.T, model.Session) model.Edit) *workshop {
	w := &workshop{draw: draw, shelf: newShelf(t, rapid.IntRange(1, 3).Draw(t, "limit"), rapid.IntRange(0, 5).Draw(t, "cards")), now: monday}
	w.live = w.shelf.open(t)
	w.want = memory{states: []map[string][]byte{undoable(encode(t, w.live.Session()))}}
	w.kept = w.want.clone()
	return w
}

func (w *workshop) edit(t *rapid.T) {
	before, head := w.live.Session(), w.live.Head()
	bytesBefore := encode(t, before)
	w.now = w.now.Add(time.Duration(rapid.IntRange(-60, 600).Draw(t, "seconds")) * time.Second)
	err := w.live.Edit("change", "swot", w.now, w.draw(t, before))
	if diff := cmp.Diff(bytesBefore, encode(t, before)); diff != "" {
		t.Fatalf("the edit changed a document in place:\n%s", diff)
	}
	after := undoable(encode(t, w.live.Session()))
	switch unchanged := cmp.Equal(after, undoable(bytesBefore)); {
	case err != nil && (!unchanged || w.live.Head() != head):
		t.Fatalf("a refused edit left a trace: %v", err)
	case err == nil && !unchanged:
		w.want.position++
		w.want.states = append(w.want.states[:w.want.position:w.want.position], after)
	}
	old := ids(before)
	for _, id := range ids(w.live.Session()) {
		var n int
		fmt.Sscanf(string(id), "n%d", &n)
		if !slices.Contains(old, id) && n <= head.LastID {
			t.Fatalf("id %s was given twice", id)
		}
	}
}

func (w *workshop) undo(t *rapid.T) {
	_, err := w.live.Undo(w.now)
	if w.want.position == 0 {
		if !errors.Is(err, model.ErrNothingToUndo) {
			t.Fatalf("undo at the beginning: %v", err)
		}
		return
	}
	if err != nil {
		t.Fatalf("undo: %v", err)
	}
	w.want.position--
}

func (w *workshop) redo(t *rapid.T) {
	_, err := w.live.Redo(w.now)
	if w.want.position == len(w.want.states)-1 {
		if !errors.Is(err, model.ErrNothingToRedo) {
			t.Fatalf("redo at the end: %v", err)
		}
		return
	}
	if err != nil {
		t.Fatalf("redo: %v", err)
	}
	w.want.position++
}

func (w *workshop) take(t *rapid.T) {
	save, ok := w.live.TakeSave()
	if ok && w.inHand != nil {
		t.Fatalf("two saves are out at once")
	}
	if ok {
		w.inHand, w.handMemory = &save, w.want.clone()
	}
}

// settle ends the save that is out, in one of the three ways that a disk has.
func (w *workshop) settle(written, said bool) {
	if w.inHand == nil {
		return
	}
	if written {
		w.shelf.write(*w.inHand)
		w.kept = w.handMemory
	}
	if said {
		w.live.Saved()
	} else {
		w.live.NotSaved()
	}
	w.inHand = nil
}

// crash loses what is not on the shelf.
func (w *workshop) crash(t *rapid.T) {
	w.inHand = nil
	w.live = w.shelf.open(t)
	w.want = w.kept.clone()
}

func (w *workshop) flush(t *rapid.T) {
	w.settle(true, false)
	for w.live.Unsaved() {
		w.take(t)
		w.settle(true, true)
	}
	if diff := cmp.Diff(encode(t, w.live.Session()), w.shelf.documents); diff != "" {
		t.Fatalf("the store is not the session (-session +store):\n%s", diff)
	}
	if diff := cmp.Diff(w.live.Head(), w.shelf.head, cmp.AllowUnexported(model.Text{})); diff != "" {
		t.Fatalf("the store's head differs (-session +store):\n%s", diff)
	}
	numbers := slices.Sorted(maps.Keys(w.shelf.records))
	for i, n := range numbers {
		if n != i+1 {
			t.Fatalf("the store has records %v", numbers)
		}
	}
	if len(numbers) != w.live.Head().Newest {
		t.Fatalf("the store has %d records, want %d", len(numbers), w.live.Head().Newest)
	}
}

func (w *workshop) check(t *rapid.T) {
	s := w.live.Session()
	if len(s.Wall.Doing) > s.Wall.Limit {
		t.Fatalf("%d cards in Doing, whose limit is %d", len(s.Wall.Doing), s.Wall.Limit)
	}
	if faults := model.Validate(s); len(faults) > 0 {
		t.Fatalf("edits made what an import would refuse: %v", faults)
	}
	encoded := encode(t, s)
	if diff := cmp.Diff(w.want.states[w.want.position], undoable(encoded)); diff != "" {
		t.Fatalf("not the session that it was (-want +got):\n%s", diff)
	}
	head := w.live.Head()
	if head.Position != w.want.position || head.Newest != len(w.want.states)-1 {
		t.Fatalf("edit %d of %d is in force, want %d of %d", head.Position, head.Newest, w.want.position, len(w.want.states)-1)
	}
	if s.HighestID() > head.LastID {
		t.Fatalf("id n%d is there, and the last one given was n%d", s.HighestID(), head.LastID)
	}
	for _, c := range s.Wall.Cards() {
		if s.Spent(c.ID, w.now) < 0 {
			t.Fatalf("negative time was spent on %s", c.Title)
		}
	}
}

func TestASessionIsWhatItsEditsMadeWhateverHappensToItsSaves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorkshop(t, drawEdit)
		t.Repeat(map[string]func(*rapid.T){
			"edit": w.edit, "edit again": w.edit, "and again": w.edit,
			"undo": w.undo, "undo more": w.undo, "redo": w.redo,
			"take":    w.take,
			"written": func(*rapid.T) { w.settle(true, true) },
			"failed":  func(*rapid.T) { w.settle(false, false) },
			"unknown": func(*rapid.T) { w.settle(true, false) },
			"crash":   w.crash,
			"flush":   w.flush,
			"":        w.check,
		})
		w.flush(t)
		// All the way back, and all the way forth, from the store alone.
		w.crash(t)
		for w.want.position > 0 {
			w.undo(t)
			w.check(t)
		}
		for w.want.position < len(w.want.states)-1 {
			w.redo(t)
			w.check(t)
		}
	})
}

// Edits that are never refused make long histories, with many saves in the middle of them.
func TestSavesThatFailNeverTwistTheHistory(t *testing.T) {
	park := func(*rapid.T, model.Session) model.Edit { return model.ParkPoint(text("x"), model.Text{}) }
	rapid.Check(t, func(t *rapid.T) {
		w := newWorkshop(t, park)
		actions := map[string]func(){
			"edit":    func() { w.edit(t) },
			"undo":    func() { w.undo(t) },
			"redo":    func() { w.redo(t) },
			"take":    func() { w.take(t) },
			"written": func() { w.settle(true, true) },
			"failed":  func() { w.settle(false, false) },
			"unknown": func() { w.settle(true, false) },
		}
		often := []string{"edit", "edit", "edit", "undo", "undo", "undo", "redo", "take", "take", "written", "failed", "unknown"}
		for _, name := range rapid.SliceOfN(rapid.SampledFrom(often), 40, 60).Draw(t, "actions") {
			actions[name]()
			w.check(t)
		}
		w.flush(t)
	})
}

func TestAnEditThatChangesNothingIsNoStepOfUndo(t *testing.T) {
	live := newShelf(t, 2, 2).open(t)
	if err := live.Edit("move", "", monday, model.MoveCard("n1", model.Todo, 0)); err != nil {
		t.Fatal(err)
	}
	if live.Unsaved() || live.Head().Newest != 0 {
		t.Error("a card that stayed where it was is an edit")
	}
}

func TestTimersAreSavedAndAreNoStepOfUndo(t *testing.T) {
	live := newShelf(t, 2, 2).open(t)
	edits := []model.Edit{model.MoveCard("n1", model.Doing, 0), model.SwitchTimer("n1")}
	for _, edit := range edits {
		if err := live.Edit("change", "", monday, edit); err != nil {
			t.Fatal(err)
		}
	}
	save, _ := live.TakeSave()
	if save.Documents["clock"] == nil || len(save.Records) != 1 {
		t.Errorf("the save has documents %v and %d records", slices.Collect(maps.Keys(save.Documents)), len(save.Records))
	}
	if _, err := live.Undo(monday); err != nil {
		t.Fatal(err)
	}
	if s := live.Session(); !s.Timer("n1").Running() || len(s.Wall.Doing) != 0 {
		t.Error("undo stopped the timer, or left the card")
	}
}

func TestUndoNamesTheEditAndItsExercise(t *testing.T) {
	live := newShelf(t, 2, 1).open(t)
	if err := live.Edit("add weakness", "swot", monday, model.AddNotes(model.Weaknesses, []model.Text{text("x")}, 0)); err != nil {
		t.Fatal(err)
	}
	for _, step := range []func(time.Time) (model.Record, error){live.Undo, live.Redo} {
		if record, err := step(monday); err != nil || record.Label != "add weakness" || record.Exercise != "swot" || !record.At.Equal(monday) {
			t.Errorf("got %v, %v", record, err)
		}
	}
}

func TestAHistoryThatDoesNotFitChangesNothing(t *testing.T) {
	for name, patch := range map[string]model.Patch{
		"other bytes":      {Document: "swot", Offset: 0, Old: nil, New: []byte("nonsense")},
		"outside":          {Document: "swot", Offset: 1 << 20, New: []byte("x")},
		"before the start": {Document: "swot", Offset: -1},
		"unknown document": {Document: "horoscope"},
		"broken document":  {Document: "swot", Offset: 0, Old: []byte("x"), New: []byte("{")},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShelf(t, 2, 1)
			s.head.Position, s.head.Newest = 1, 1
			s.records[1], _ = json.Marshal(model.Record{Label: "bad", Patches: []model.Patch{patch}})
			live := s.open(t)
			before := encode(t, live.Session())
			if _, err := live.Undo(monday); err == nil {
				t.Error("taken back")
			}
			if diff := cmp.Diff(before, encode(t, live.Session())); diff != "" || live.Head().Position != 1 || live.Unsaved() {
				t.Errorf("something changed: %s", diff)
			}
		})
	}
}

// A file may have documents written by another version, with spaces or names of its own.
func TestUndoBringsBackTheBytesOfTheFile(t *testing.T) {
	s := newShelf(t, 2, 1)
	s.documents["swot"] = []byte(`{ "people": 3, "later": true }`)
	original := bytes.Clone(s.documents["swot"])
	live := s.open(t)
	if err := live.Edit("add", "swot", monday, model.AddNotes(model.Threats, []model.Text{text("x")}, 0)); err != nil {
		t.Fatal(err)
	}
	if _, err := live.Undo(monday); err != nil {
		t.Fatal(err)
	}
	save, _ := live.TakeSave()
	if got := save.Documents["swot"]; !bytes.Equal(got, original) {
		t.Errorf("got %s, want %s", got, original)
	}
}

func TestSessionsAreListedByTheirLastChangeThenByName(t *testing.T) {
	heads := []model.Head{
		{ID: "1", Name: text("b"), ChangedAt: monday},
		{ID: "2", Name: text("a"), ChangedAt: monday},
		{ID: "3", Name: text("z"), ChangedAt: monday.Add(time.Minute)},
	}
	slices.SortFunc(heads, model.NewestFirst)
	if got := heads[0].ID + heads[1].ID + heads[2].ID; got != "321" {
		t.Errorf("listed %s", got)
	}
}

func TestAGroupIsDescribedWithoutItsCalendarAndTime(t *testing.T) {
	d := newDesk(t)
	before := *d.session.Group
	d.do(model.ChangeGroup(func(g *model.Group) { *g = model.Group{Organisation: text("Insurer"), Pipeline: text("Claims")} }))
	want := before
	want.Organisation, want.Pipeline = text("Insurer"), text("Claims")
	if got := *d.session.Group; got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	d.refused(model.ChangeGroup(func(g *model.Group) { g.Pipeline = text(strings.Repeat("x", 81)) }), "81 characters")
}
