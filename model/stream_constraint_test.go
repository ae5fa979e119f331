package model

import (
	"math"
	"testing"
)

func TestTheClaimsLinesCandidates(t *testing.T) {
	r := claimsLine(t)
	found := r.Stream.Candidates(DefaultCalendar)
	for i, want := range []struct {
		rule  Rule
		name  string
		value float64
		share float64
	}{
		{LongestWait, "Change board", float64(79 * hour), 34},
		{LowestCA, "Integration test", 70, 0},
		{LargestShare, "Regression test", float64(88 * hour), 31},
	} {
		f := found[i]
		if f.Rule != want.rule || f.Step != r.id(want.name) || f.Name.String() != want.name || f.Value != want.value || math.Round(f.Share*100) != want.share || f.Ties != nil {
			t.Errorf("candidate %d is %+v, want %+v", i+1, f, want)
		}
	}
	if len(found) != 3 {
		t.Errorf("there are %d candidates", len(found))
	}
}

func TestTiesStandInLineOrder(t *testing.T) {
	r := newRoom()
	r.must(t,
		AddStep(stepOf(t, "A", "1h", "2h", 90), 9), AddStep(stepOf(t, "B", "1h", "3d", 80), 9),
		AddStep(stepOf(t, "C", "0m", "1h", 80), 9), AddStep(stepOf(t, "D", "1h", "24h", 80), 9),
	)
	for _, f := range r.Stream.Candidates(DefaultCalendar) {
		want := []ID{r.id("D")}
		if f.Rule == LowestCA {
			want = []ID{r.id("C"), r.id("D")}
		}
		if f.Step != r.id("B") || len(f.Ties) != len(want) || f.Ties[0] != want[0] || f.Ties[len(want)-1] != r.id("D") {
			t.Errorf("%s: %v with %v, want B with %v", f.Rule, f.Name, f.Ties, want)
		}
	}
	r.must(t, Decide(r.id("D"), LongestWait, Text{}, ""))
	r.must(t, ChangeStep(r.id("A"), func(s *Step) { s.CA.Percent = new(80.0) }))
	changes := r.Stream.DecidedOnOtherFigures(DefaultCalendar)
	if len(changes) != 1 || changes[0].Now.Step != r.id("A") || len(changes[0].Now.Ties) != 3 {
		t.Errorf("one more step with the lowest %%CA changes %+v", changes)
	}
	r.must(t, ConfirmDecision(), ChangeStep(r.id("C"), func(s *Step) { s.CA.Percent = new(90.0) }))
	if changes := r.Stream.DecidedOnOtherFigures(DefaultCalendar); len(changes) != 1 || len(changes[0].Now.Ties) != 2 {
		t.Errorf("one step less among equals changes %+v", changes)
	}
}

func TestWhereNothingStandsOutThereIsNoCandidate(t *testing.T) {
	r := newRoom()
	r.must(t, AddStep(stepOf(t, "A", "0m", "0m", 100), 0), AddStep(Step{Name: MustClean("B")}, 1))
	if found := r.Stream.Candidates(DefaultCalendar); len(found) > 0 {
		t.Errorf("candidates are %v", found)
	}
	waits := newRoom()
	waits.must(t, AddStep(Step{Name: MustClean("A"), Wait: figureOf(t, "2d")}, 0))
	if found := waits.Stream.Candidates(DefaultCalendar); len(found) != 1 || found[0].Rule != LongestWait || found[0].Share != 1 {
		t.Errorf("of a wait alone the candidates are %v", found)
	}
}

func TestTheRoomDecides(t *testing.T) {
	r := claimsLine(t)
	board, verify := r.id("Change board"), r.id("Verify")
	r.refuse(t, "“Verify” does not have the longest wait", Decide(verify, LongestWait, MustClean("why not"), ""))
	r.refuse(t, "“Change board” does not have the least capacity", Decide(board, LeastCapacity, Text{}, ""))
	r.refuse(t, "“Verify” is the room's own choice: say why", Decide(verify, RoomsChoice, Text{}, ""))
	r.refuse(t, "“dice” is no rule", Decide(board, "dice", Text{}, ""))
	r.refuse(t, "capacity, policy or demand, not “people”", Decide(board, LongestWait, Text{}, "people"))
	r.refuse(t, "not on the map", Decide("n77", RoomsChoice, MustClean("why"), ""))
	r.refuse(t, "has not chosen", ConfirmDecision())

	r.must(t, Decide(board, LongestWait, Text{}, PolicyConstraint))
	d := r.Stream.Decision
	if d.Step != board || d.Kind != PolicyConstraint || !d.At.Equal(r.now) || len(d.Seen) != 3 {
		t.Errorf("the decision is %+v", d)
	}
	r.must(t, Decide(verify, RoomsChoice, MustClean("nobody may verify at night"), ""), Undecide())
	if r.Stream.Decision != nil {
		t.Error("the choice is not open again")
	}
}

func TestAChoiceIsMarkedWhenItsFiguresChange(t *testing.T) {
	r := claimsLine(t)
	board := r.id("Change board")
	changes := func() []Change { return r.Stream.DecidedOnOtherFigures(r.Group.Calendar) }
	if changes() != nil {
		t.Error("no choice, and yet changes")
	}
	r.must(t, Decide(board, LongestWait, Text{}, PolicyConstraint))
	if got := changes(); got != nil {
		t.Errorf("right after the choice there are %v", got)
	}
	r.must(t, ChangeStep(board, func(s *Step) { s.Name, s.Owner = MustClean("CAB"), MustClean("Ops") }))
	if got := changes(); got != nil {
		t.Errorf("a name is no figure: %v", got)
	}

	r.must(t, ChangeStep(board, func(s *Step) { s.Lead.Span = mustSpan(t, "9d") }))
	got := changes()
	if len(got) != 2 || got[0].Rule != LongestWait || got[0].Then.Value != float64(79*hour) || got[0].Now.Value != float64(71*hour) {
		t.Fatalf("the changes are %+v", got)
	}
	if got[1].Rule != LargestShare || got[1].Then.Share != 88.0/280 || got[1].Now.Share != 88.0/272 {
		t.Errorf("the share of the longest LT went from %v to %v", got[1].Then, got[1].Now)
	}
	if d := r.Stream.Decision; d.Step != board || d.Seen[0].Value != float64(79*hour) {
		t.Error("the choice was made anew in silence")
	}
	r.must(t, ConfirmDecision())
	if got := changes(); got != nil || !r.Stream.Decision.At.Equal(r.now) {
		t.Errorf("confirmed, and yet %v", got)
	}

	r.must(t, ChangeStep(board, func(s *Step) { s.Lead.Span = mustSpan(t, "2h") }))
	r.refuse(t, "“CAB” does not have the longest wait", ConfirmDecision())
	r.must(t, Decide(board, RoomsChoice, MustClean("we wait for it at heart"), ""))
	if got := changes(); got != nil {
		t.Errorf("chosen again, and yet %v", got)
	}
	r.must(t, ChangeStep(board, func(s *Step) { s.Lead.Span = mustSpan(t, "3h") }))
	if got := changes(); len(got) == 0 || got[len(got)-1].Rule != RoomsChoice || got[len(got)-1].Now.Value != float64(3*hour) {
		t.Errorf("the LT of the room's own choice changed: %v", got)
	}
	r.must(t, ConfirmDecision(), ChangeStep(r.id("Integration test"), func(s *Step) { s.CA.Percent = nil }))
	if got := changes(); len(got) != 1 || got[0].Rule != LowestCA || got[0].Then.Value != 70 || got[0].Now.Value != 75 {
		t.Errorf("the lowest %%CA went: %v", got)
	}
}

func TestHandsAndObjections(t *testing.T) {
	r := claimsLine(t)
	board, verify := r.id("Change board"), r.id("Verify")
	r.must(t, RaiseHands(board, LongestWait, 9), RaiseHands(verify, RoomsChoice, 2), RaiseHands(board, LongestWait, 7), RaiseHands(board, LowestCA, 0))
	if got := r.Stream.HandsFor(board, LongestWait); got != 7 || len(r.Stream.Hands) != 2 {
		t.Errorf("%d hands, in all %v", got, r.Stream.Hands)
	}
	r.must(t, RaiseHands(board, LongestWait, 0))
	if got := r.Stream.HandsFor(board, LongestWait); got != 0 || len(r.Stream.Hands) != 1 {
		t.Errorf("%d hands, in all %v", got, r.Stream.Hands)
	}
	r.refuse(t, "0 to 1000 hands can be raised, not -1", RaiseHands(board, LongestWait, -1))
	r.refuse(t, "0 to 1000 hands can be raised, not 1001", RaiseHands(board, LongestWait, 1001))
	r.refuse(t, "“dice” is no rule", RaiseHands(board, "dice", 1))
	r.refuse(t, "not on the map", RaiseHands("n77", LongestWait, 1))

	r.must(t, Object(MustClean("the board only meets late because tests end late")), Object(MustClean("no")))
	r.refuse(t, "needs words", Object(Text{}))
	r.must(t, DeleteObjection(r.Stream.Objections[0].ID))
	if got := r.Stream.Objections; len(got) != 1 || got[0].Text.String() != "no" || got[0].ID == "" {
		t.Errorf("the objections are %v", got)
	}
}
