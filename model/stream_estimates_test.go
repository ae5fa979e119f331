package model

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestSpreadIsASpreadsheetsQuartiles(t *testing.T) {
	for _, test := range []struct {
		answers []float64
		want    Spread
	}{
		{nil, Spread{}},
		{[]float64{80}, Spread{1, 80, 80, 80, 80, 80}},
		{[]float64{90, 70}, Spread{2, 70, 75, 80, 85, 90}},
		{[]float64{80, 70, 90, 85}, Spread{4, 70, 77.5, 82.5, 86.25, 90}},
		{[]float64{90, 70, 80, 75, 70}, Spread{5, 70, 70, 75, 80, 90}},
		{[]float64{1, 2, 4, 7, 8, 9, 10, 12}, Spread{8, 1, 3.5, 7.5, 9.25, 12}},
	} {
		if got := SpreadOf(test.answers); got != test.want {
			t.Errorf("the spread of %v is %+v, want %+v", test.answers, got, test.want)
		}
	}
}

func TestSpreadIsInOrderWhateverTheAnswers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		answers := rapid.SliceOfN(rapid.Float64Range(0, 100), 1, 40).Draw(t, "answers")
		before := slices.Clone(answers)
		s := SpreadOf(answers)
		if !slices.IsSorted([]float64{s.Lowest, s.Q1, s.Median, s.Q3, s.Highest}) || s.Count != len(answers) {
			t.Fatalf("%v gives %+v", answers, s)
		}
		if !slices.Equal(answers, before) {
			t.Fatal("the answers were put in order where they lie")
		}
		slices.Reverse(answers)
		if SpreadOf(answers) != s {
			t.Fatal("the order of answers matters")
		}
		shifted := SpreadOf(append(slices.Clone(answers), s.Median, s.Median))
		if math.Abs(shifted.Median-s.Median) > 1e-9 {
			t.Fatalf("two more answers at the median %v moved it to %v", s.Median, shifted.Median)
		}
	})
}

func TestBelowFiveAnswersOnlyTheMedianShows(t *testing.T) {
	four, five, same := SpreadOf([]float64{10, 20, 30, 90}), SpreadOf([]float64{10, 20, 30, 40, 90}), SpreadOf([]float64{5, 5, 5, 5, 5})
	if !four.MedianOnly() || four.ExtremesSpeak() {
		t.Error("four answers show more than the median")
	}
	if five.MedianOnly() || !five.ExtremesSpeak() {
		t.Error("five answers show only the median")
	}
	if same.ExtremesSpeak() {
		t.Error("nobody is to say why all said the same")
	}
}

func TestStopRule(t *testing.T) {
	wide := func(median float64) []float64 {
		return []float64{median - 30, median - 20, median, median + 20, median + 30}
	}
	for _, test := range []struct {
		name     string
		rounds   [][]float64
		stop     Stop
		disputed bool
	}{
		{"no round", nil, GoOn, false},
		{"wide at first", [][]float64{wide(50)}, GoOn, true},
		{"half within 10 points", [][]float64{{70, 70, 75, 80, 90}}, StopAgreed, false},
		{"half just outside", [][]float64{{69.9, 69.9, 75, 80, 90}}, GoOn, true},
		{"the median moved by 5", [][]float64{wide(50), wide(55)}, GoOn, true},
		{"the median moved by less", [][]float64{wide(50), wide(54.9)}, StopSettled, true},
		{"it moved down by less", [][]float64{wide(50), wide(45.1)}, StopSettled, true},
		{"three rounds", [][]float64{wide(30), wide(40), wide(50)}, StopLastHeld, true},
		{"settled in the third", [][]float64{wide(30), wide(40), wide(41)}, StopSettled, true},
		{"agreed in the third", [][]float64{wide(30), wide(40), {50, 50, 50}}, StopAgreed, false},
	} {
		r := claimsLine(t)
		id := r.id("Regression test")
		for _, answers := range test.rounds {
			r.must(t, AddRound(id, answers))
		}
		e := r.step("Regression test").CA
		if got := e.Stop(); got != test.stop {
			t.Errorf("%s: stopped by %q, want %q", test.name, got, test.stop)
		}
		if got := e.NotAgreed(); got != test.disputed {
			t.Errorf("%s: not agreed is %v", test.name, got)
		}
		r.must(t, CommitEstimate(id, 75, Source{How: Guessed}))
		if got := r.step("Regression test").CA; got.Disputed != test.disputed || len(got.Rounds) != len(test.rounds) {
			t.Errorf("%s: kept as %+v", test.name, got)
		}
	}
}

func TestRounds(t *testing.T) {
	r := claimsLine(t)
	id := r.id("Verify")
	answers := []float64{80, 70}
	r.must(t, AddRound(id, answers))
	answers[0] = 0
	if got := r.step("Verify").CA.Rounds[0][0]; got != 80 {
		t.Errorf("the round kept follows the caller's list: %v", got)
	}
	r.must(t, AddRound(id, []float64{60}), AddRound(id, []float64{50}))
	r.refuse(t, "3 rounds are held", AddRound(id, []float64{40}))
	r.refuse(t, "round 1 is 0 to 100, not 101", ReplaceRound(id, 0, []float64{50, 101}))
	r.refuse(t, "round 2 has 1 to 500 answers, not 0", ReplaceRound(id, 1, nil))
	r.refuse(t, "not there any more", ReplaceRound(id, 3, []float64{50}))
	r.refuse(t, "not there any more", DeleteRound(id, 3))
	r.refuse(t, "not on the map", AddRound("n77", []float64{50}))
	r.refuse(t, "not on the map", CommitEstimate("n77", 50, Source{}))
	r.refuse(t, "0 to 100, not 100.5", CommitEstimate(id, 100.5, Source{}))
	r.must(t, ReplaceRound(id, 2, []float64{55}), DeleteRound(id, 0))
	e := r.step("Verify").CA
	if len(e.Rounds) != 2 || e.Rounds[0][0] != 60 || e.Rounds[1][0] != 55 || *e.Percent != 95 {
		t.Errorf("the rounds are %v and the figure %v", e.Rounds, *e.Percent)
	}
}

func TestReceiversAreTheNextStepOrGroup(t *testing.T) {
	r := line(t, "A B+C D+E F")
	for i, want := range []string{"B C", "D E", "D E", "F", "F", ""} {
		var names []string
		for _, step := range r.Stream.Receivers(i) {
			names = append(names, step.Name.String())
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("step %d hands on to %q, want %q", i+1, got, want)
		}
	}
}

func TestAFigureTypedWhenNobodyCameNextWasToldByNobody(t *testing.T) {
	r := line(t, "A")
	r.must(t, ChangeStep(r.id("A"), func(s *Step) { s.CA.Percent = new(70.0) }))
	r.must(t, AddStep(Step{Name: MustClean("B")}, 1))
	for _, answers := range [][]float64{{70}, {70, 75, 80}} {
		if asked, elsewhere := r.Stream.AskedElsewhere(0); elsewhere {
			t.Errorf("it is marked as asked of %s", asked)
		}
		r.must(t, AddRound(r.id("A"), answers))
	}
	if asked, elsewhere := r.Stream.AskedElsewhere(0); elsewhere {
		t.Errorf("with rounds that nobody kept it is marked as asked of %s", asked)
	}
}

func TestAnEstimateRemembersWhoWasAsked(t *testing.T) {
	r := line(t, "A B C")
	asked := func(name, want string) {
		t.Helper()
		_, place, _ := r.Stream.Step(r.id(name))
		if got, elsewhere := r.Stream.AskedElsewhere(place); got.String() != want || elsewhere != (want != "") {
			t.Errorf("the %%CA of %s is marked as asked of %q (%v), want %q", name, got, elsewhere, want)
		}
	}
	asked("A", "")
	r.must(t, AddRound(r.id("C"), []float64{70, 80, 90}))
	for _, name := range []string{"A", "B", "C"} {
		r.must(t, CommitEstimate(r.id(name), 80, Source{Who: MustClean("3 answers")}))
		asked(name, "")
	}
	if got := r.step("A").CA; got.Receiver != r.id("B") || !got.Source.At.Equal(r.now.Add(-2*time.Minute)) {
		t.Errorf("A keeps %+v", got)
	}
	r.must(t, MoveStep(r.id("B"), 2)) // A C B
	asked("A", "B")
	asked("B", "C")
	asked("C", "the customer")
	r.must(t, DescribeStream(func(v *ValueStream) { v.Customer = MustClean("claims clerk") }))
	asked("C", "claims clerk")
	r.must(t, ChangeStep(r.id("B"), func(s *Step) { s.Parallel = true })) // A C+B: B is among those asked
	asked("A", "")
	r.must(t, MoveStep(r.id("B"), 0), ChangeStep(r.id("A"), func(s *Step) { s.CA.Percent = new(70.0) })) // B A C
	asked("A", "")
	if got := r.step("A").CA.Receiver; got != r.id("C") {
		t.Errorf("a new figure of A is told by %q", got)
	}
	r.must(t, CommitEstimate(r.id("B"), 80, Source{}))
	asked("B", "")
	r.must(t, DeleteStep(r.id("A")))
	asked("B", "A")
	r.must(t, CommitEstimate(r.id("B"), 80, Source{}))
	asked("B", "")
}
