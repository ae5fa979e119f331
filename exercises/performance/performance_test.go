package performance_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flipchart/exercises/performance"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

var exercises = []tui.Exercise{performance.Exercise}

// opened is a session whose card with the performance is open.
func opened(s model.Session) tuitest.Options {
	card := model.Card{ID: "n9001", Title: model.MustClean("Workflow performance"), Kind: model.ExerciseCard, Exercise: "workflowPerformance", Planned: 30}
	s.Wall = &model.Wall{Limit: 2, Doing: []model.Card{card}}
	s.Clock = &model.Clock{}
	s.Place = &model.Place{Card: card.ID}
	return tuitest.Options{Session: &s, Exercises: exercises}
}

func empty() model.Session { return model.NewSession(model.MustClean("Claims team"), tuitest.Start) }

// undecided is the claims pipeline with its figures, before the room chose.
func undecided() model.Session { return changed(func(*model.ValueStream) {}) }

// changed is the undecided pipeline with other figures.
func changed(change func(*model.ValueStream)) model.Session {
	s := modeltest.Claims()
	v := *s.Stream
	v.Steps = append([]model.Step(nil), v.Steps...)
	v.Decision, v.Hands, v.Objections = nil, nil, nil
	change(&v)
	s.Stream = &v
	return s
}

func span(t testing.TB, typed string) model.Span {
	t.Helper()
	s, err := model.ParseSpan(typed)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func decision(s *tuitest.Stage) *model.Decision { return s.Session().Stream.Decision }

func stepNamed(t *testing.T, s *tuitest.Stage, name string) model.ID {
	t.Helper()
	for _, step := range s.Session().Stream.Steps {
		if step.Name.String() == name {
			return step.ID
		}
	}
	t.Fatalf("no step is called %s", name)
	return ""
}

func TestSaysWhatTheFiguresMean(t *testing.T) {
	s := tuitest.New(t, opened(undecided()))
	s.See("of the time something is done to the item", "(activity ratio). The other 83 % it waits.",
		"work 48 h  ·  elapsed 280 h  ·  1 d = 8 h", "1 of 24 figures is a guess",
		"90 × 80 × 85 × 70! × 75 × 95 × 80 × 95 = rolled %CA 23", "23 of 100 need no fix", "23 %", "14 to 30 by 2 steps' answers",
		"1   longest wait    Change board             79 h, 34 % of all waits",
		"2   lowest %CA      Integration test         70 of 100, 30 need a fix",
		"3   largest LT      Regression test          88 h, 31 % of elapsed",
		"a   another step, as the room's own choice", "The room decides:  not yet")
	s.NotSee("▌", "1 ✓")
}

func TestNamesWhatIsMissing(t *testing.T) {
	session := changed(func(v *model.ValueStream) {
		v.Steps[2].Lead, v.Steps[4].Process, v.Steps[7].CA = model.Figure{}, model.Figure{}, model.Estimate{}
	})
	s := tuitest.New(t, opened(session))
	s.See("No activity ratio yet: every step needs a PT and an LT.", "Total PT 24 h, 7 of 8 steps", "Total LT 272 h, 7 of 8 steps",
		"PT missing: Regression test", "LT missing: Merge to trunk", "7 of 8 estimated", "80 × ? = rolled %CA 24")
	s.NotSee("(activity ratio)")
}

func TestNothingIsKnownYet(t *testing.T) {
	session := changed(func(v *model.ValueStream) {
		for i := range v.Steps {
			v.Steps[i] = model.Step{ID: v.Steps[i].ID, Name: v.Steps[i].Name}
		}
	})
	s := tuitest.New(t, opened(session))
	s.See("Total PT not known", "PT missing: Code and build, Code review, Merge to trunk and 5 more", "no step has one yet", "no wait is known yet", "no %CA below 100 yet")
	s.Press("1").See("Longest wait: no wait is known yet;")
	s.Press("=").See("no candidate yet")
	s.Press("down", "enter")
	if decision(s) != nil {
		t.Error("something is decided")
	}
}

func TestHandsAreCounted(t *testing.T) {
	s := tuitest.New(t, opened(undecided()))
	s.Press("=").Type("9").Press("tab").Type("2").Press("tab").Type("5").Press("enter")
	s.See("34 % of all waits       9", "30 need a fix      2", "31 % of elapsed         5").NotSee("▌")
	s.Press("2", "+", "+", "-").See("30 need a fix      3")
	s.Press("=").See("2 Integration test").NotSee("1 Change board").Press("ctrl+u").Type("12").Press("enter").See("need a fix     12")
	s.Press("=", "ctrl+u").Type("5000").Press("enter").See("0 to 1000 hands can be raised").Press("esc")
	s.Press("u").See("Undone: count hands")
	if got := s.Session().Stream.HandsFor(stepNamed(t, s, "Integration test"), model.LowestCA); got != 3 {
		t.Errorf("%d hands are left after undo", got)
	}
	s.Press("=").Type("1/2").Press("enter").See("“1/2” is no").Press("esc")
	s.Press("esc", "+").See("mark a candidate first, with 1-3")
}

func TestMoreHandsThanPeopleAreAskedAbout(t *testing.T) {
	session := undecided()
	session.Swot.People = 20
	s := tuitest.New(t, opened(session)).Press("=").Type("12").Press("tab").Type("8").Press("ctrl+s").NotSee("of 20 people")
	s.Press("1", "+").See("21 hands of 20 people")
	s.Press("=", "ctrl+u").Type("19").Press("enter").See("27 hands of 20 people")
}

func TestTheRangeSaysWhoseAnswersMakeIt(t *testing.T) {
	for _, c := range []struct {
		rounds []int // steps with a round
		wide   string
	}{
		{[]int{4}, "by the answers on Regression test; the others are one figure each"},
		{[]int{3, 4}, "by the answers on 2 steps; the others are one figure each"},
		{[]int{0, 1, 2, 3, 4, 5, 6, 7}, "by the spread of the room's answers"},
	} {
		options := opened(changed(func(v *model.ValueStream) {
			for i := range v.Steps {
				v.Steps[i].CA.Rounds = nil
			}
			for _, i := range c.rounds {
				percent := *v.Steps[i].CA.Percent
				v.Steps[i].CA.Rounds = [][]float64{{percent - 20, percent - 10, percent, percent, min(percent+10, 100)}}
			}
		}))
		options.Width, options.Height = 200, 60
		tuitest.New(t, options).See(c.wide)
	}
}

func TestTheRoomDecides(t *testing.T) {
	s := tuitest.New(t, opened(undecided()))
	s.Press("1").See("▌ 1   longest wait").Press("esc").NotSee("▌")
	s.Press("1", "enter").See("The constraint: Change board", "because", "○ capacity  ○ policy").Type("It meets every two weeks").Press("enter", "right", "right", "enter")
	s.See("✓ The room decided:  Change board, longest wait", "kind       policy (gate, date, batch): each item sooner, not more of them", "because    “It meets every two weeks”", "1 ✓ longest wait")
	want := model.Decision{
		Step: stepNamed(t, s, "Change board"), Rule: model.LongestWait, Kind: model.PolicyConstraint, At: tuitest.Start,
		Reason: model.MustClean("It meets every two weeks"), Seen: s.Session().Stream.Candidates(model.DefaultCalendar),
	}
	if diff := cmp.Diff(want, *decision(s), cmp.AllowUnexported(model.Text{})); diff != "" {
		t.Error(diff)
	}
	s.Restart()
	s.Press("d").See("The room decides:  not yet").Press("u").See("1 ✓ longest wait")
	s.Press("u")
	if decision(s) != nil {
		t.Error("undo leaves the decision")
	}
}

func TestNothingIsChosenByMistake(t *testing.T) {
	s := tuitest.New(t, opened(undecided()))
	s.Press("enter").See("mark a candidate first, with 1-3")
	s.Press("4").See("no candidate with this number")
	if decision(s) != nil {
		t.Error("something is decided")
	}
}

func TestAnotherStepNeedsAReason(t *testing.T) {
	s := tuitest.New(t, opened(undecided()))
	s.Press("a").Type("review").Press("enter").See("▌ 4   room's choice   Code review              24 h, 9 % of elapsed")
	s.Press("enter").See("the room says why").Press("tab").Type("c").Press("enter").See("say why")
	s.Type("Seniors are one").Press("enter", "enter").See("✓ The room decided:  Code review, the room's own choice", "capacity: the step cannot do more", "4 ✓ room's choice")
	if d := decision(s); d.Rule != model.RoomsChoice || d.Kind != model.CapacityConstraint {
		t.Errorf("decided %+v", d)
	}
}

func TestReasonKindAndObjections(t *testing.T) {
	s := tuitest.New(t, opened(undecided()))
	s.Press("e").See("The reason for a choice is asked with it: mark a candidate")
	s.Type("it is late because tests are").Press("enter").See("objection  “it is late because tests are”")
	s.Press("e").See("the reason for the choice, and its kind (not now: mark one with 1-3").Press("esc")
	s.Press("3", "enter", "enter").Type("c").Press("enter")
	s.Press("e", "down", "enter").See("● capacity").Type("the longest bar").Press("enter", "enter").See("because    “the longest bar”", "capacity: ")
	s.Press("e", "down", "enter", "tab").Type("d").Press("enter").See("demand (every step keeps up)", "because    “the longest bar”")
	s.Press("e", "down", "down", "enter", "ctrl+u").Type("no data").Press("enter").See("“no data”").NotSee("it is late")
	s.Press("e", "down", "down", "enter", "ctrl+u", "enter").NotSee("objection  “")
	s.Press("u", "u").See("Undone: change an objection")
	if got := s.Session().Stream.Objections; len(got) != 1 || got[0].Text.String() != "it is late because tests are" {
		t.Errorf("objections after undo: %v", got)
	}
}

func TestDecidedOnOtherFigures(t *testing.T) {
	decided := func(lead string) tuitest.Options {
		s := modeltest.Claims()
		v := *s.Stream
		v.Steps = append([]model.Step(nil), v.Steps...)
		v.Steps[5].Lead.Span = span(t, lead)
		s.Stream = &v
		return opened(s)
	}
	t.Run("the rule still leads there", func(t *testing.T) {
		s := tuitest.New(t, decided("3w"))
		s.See("! Decided on other figures: enter confirms it", "longest wait: was Change board 79 h, is Change board 119 h",
			"largest share of LT: was Regression test 88 h, is Change board 120 h", "e why, against", "enter confirm", "because    “The board meets")
		s.Press("e").See("the reason for the choice, and its kind (not now: confirm the choice").Press("esc")
		s.Press("enter").NotSee("other figures", "enter confirm")
		s.Press("u").See("Undone: confirm the constraint")
		if len(s.Session().Stream.DecidedOnOtherFigures(model.DefaultCalendar)) == 0 {
			t.Error("undo keeps the confirmation")
		}
	})
	t.Run("the rule leads elsewhere", func(t *testing.T) {
		s := tuitest.New(t, decided("1w"))
		s.See("longest wait: was Change board 79 h, is Regression test 64 h", "3 ✓ longest wait", "no longer so", "was Regression test 88 h, 31 % of elapsed, is")
		s.Press("enter").See("does not have the longest")
		s.Press("1", "enter", "enter", "enter").NotSee("other figures")
		if got := decision(s).Step; got != stepNamed(t, s, "Regression test") {
			t.Errorf("decided %s", got)
		}
	})
}

// both is the undecided pipeline in which one step has the longest wait and the largest share of LT.
func both(t testing.TB) model.Session {
	return changed(func(v *model.ValueStream) { v.Steps[5].Lead.Span = span(t, "3w") })
}

func TestAStepIsOneCandidateByAllThatItStandsOutBy(t *testing.T) {
	s := tuitest.New(t, opened(both(t)))
	s.See("  1   longest wait    Change board            119 h, 44 % of all waits", "\n      largest LT                              120 h, 38 % of elapsed",
		"  2   lowest %CA", "  a   another step", "1-2 mark, enter decides").NotSee("  3   ")
	s.Press("=").Type("9").Press("tab").Type("2").Press("enter").See("44 % of all waits       9").Press("a").Type("board").Press("enter").See("▌ 1   longest wait").NotSee("  3   ")
	s.Press("+", "enter", "enter", "enter").See("1 ✓ longest wait", "waits      10")
	want := []model.Hands{
		{Step: stepNamed(t, s, "Change board"), Rule: model.LongestWait, Count: 10},
		{Step: stepNamed(t, s, "Integration test"), Rule: model.LowestCA, Count: 2},
	}
	if diff := cmp.Diff(want, s.Session().Stream.Hands); diff != "" {
		t.Error(diff)
	}
	if d := decision(s); d.Rule != model.LongestWait || d.Step != want[0].Step {
		t.Errorf("decided %+v", d)
	}
}

func TestHandsThatWereCountedTwiceForAStepAreOne(t *testing.T) {
	session := both(t)
	board := session.Stream.Steps[5].ID
	session.Stream.Hands = []model.Hands{{Step: board, Rule: model.LargestShare, Count: 5}, {Step: board, Rule: model.LongestWait, Count: 4}}
	s := tuitest.New(t, opened(session)).See("44 % of all waits       9").Press("1", "-").See("44 % of all waits       8")
	if diff := cmp.Diff([]model.Hands{{Step: board, Rule: model.LongestWait, Count: 8}}, s.Session().Stream.Hands); diff != "" {
		t.Error(diff)
	}
}

func TestTheRangeStaysOnceTheRoomHasDecided(t *testing.T) {
	options := opened(modeltest.Claims())
	tuitest.New(t, options).See("23 of 100 need no fix; 14 to 30 by 2 steps' answers; ! 1 disputed")
	options.Width, options.Height = 60, 24
	tuitest.New(t, options).See("23 of 100 need no fix (14 to 30); ! 1 disputed")
}

func TestOfEqualStepsTheRoomNamesOne(t *testing.T) {
	session := changed(func(v *model.ValueStream) { v.Steps[0].CA.Percent, v.Steps[1].CA.Percent = new(70.0), new(70.0) })
	s := tuitest.New(t, opened(session))
	s.See("Code and build", "and 2 more")
	s.Press("2").See("3 steps have the lowest %CA, 70 of 100. Which one?").Press("down", "enter", "enter", "enter", "enter")
	s.See("✓ The room decided:  Code review, lowest %CA", "4 ✓ lowest %CA")
	if d := decision(s); d == nil || d.Step != stepNamed(t, s, "Code review") {
		t.Errorf("decided %+v", d)
	}
}

func TestPointsOutThatLittlesLawDisagrees(t *testing.T) {
	session := changed(func(v *model.ValueStream) { v.ItemsInProgress = new(120.0) })
	tuitest.New(t, opened(session)).See("120 in progress at 6 a week would take 20w, the map says 7w")
}

func TestALongProductIsCutShort(t *testing.T) {
	s := tuitest.New(t, opened(modeltest.Full()))
	s.See("60 × 67 × … × 73 (60 steps) = rolled %CA below 0.1", "below 0.1 of 100 need no fix", "below 0.1 %").NotSee(" to below")
}

func TestALongDecisionPages(t *testing.T) {
	options := opened(modeltest.Full())
	session := *options.Session
	stream := *session.Stream
	for i := range 12 {
		stream.Objections = append(stream.Objections, model.Objection{ID: model.ID(fmt.Sprintf("n%d", 8000+i)), Text: model.MustClean(fmt.Sprintf("objection number %d", i+1))})
	}
	session.Stream = &stream
	options.Session = &session
	s := tuitest.New(t, options).See("1 of ")
	seen := ""
	for range 20 {
		seen += s.Text()
		s.Press("pgdown")
	}
	for _, text := range []string{"number 1”", "number 12”"} {
		if !strings.Contains(seen, text) {
			t.Errorf("no page shows %q", text)
		}
	}
}

func TestTheMouseChooses(t *testing.T) {
	s := tuitest.New(t, opened(undecided()))
	x, y := s.Find("Regression test")
	s.Click(x, y).See("▌ 3").Press("down").See("▌ 3").Press("up", "up").See("▌ 1")
}

func TestWithoutAMapItSaysSo(t *testing.T) {
	s := tuitest.New(t, opened(empty()))
	s.See("There is no map yet", "enter open the map")
	s.Press("1", "=", "e", "a", "d", "+", "enter").See("There is no map yet")
}

func TestGoldenEmpty(t *testing.T) { tuitest.Golden(t, opened(empty()), func(*tuitest.Stage) {}) }

func TestGoldenUndecided(t *testing.T) {
	tuitest.Golden(t, opened(undecided()), func(*tuitest.Stage) {})
}

func TestGoldenMissing(t *testing.T) {
	session := changed(func(v *model.ValueStream) { v.Steps[2].Lead, v.Steps[7].CA = model.Figure{}, model.Estimate{} })
	tuitest.Golden(t, opened(session), func(*tuitest.Stage) {})
}

func TestGoldenOneStepTwice(t *testing.T) {
	tuitest.Golden(t, opened(both(t)), func(s *tuitest.Stage) { s.Press("=").Type("9").Press("tab").Type("2").Press("enter", "1") })
}

func TestGoldenDecided(t *testing.T) {
	tuitest.Golden(t, opened(modeltest.Claims()), func(*tuitest.Stage) {})
}

func TestGoldenFull(t *testing.T) {
	tuitest.Golden(t, opened(modeltest.Full()), func(s *tuitest.Stage) { s.Press("2", "enter") })
}

func TestSmallestWindow(t *testing.T) {
	options := opened(modeltest.Claims())
	options.Width, options.Height = 60, 16
	tuitest.New(t, options).See("17 % activity ratio", "longest wait    Change board", "79 h", "70 of 100", "Regression test", "✓ The room decided")
}

// hostile is a session with wide and joined characters everywhere.
func hostile() model.Session {
	return modeltest.Hostile(strings.Repeat("漢字 👩‍👩‍👧 ", 16))
}

func TestAnyKeysAtAnySize(t *testing.T) {
	sessions := []func() model.Session{empty, undecided, modeltest.Claims, modeltest.Full, hostile}
	keys := []string{"enter", "1", "2", "3", "4", "5", "9", "=", "e", "a", "d", "+", "-", "up", "down", "esc", "tab",
		"pgdown", "pgup", "u", "ctrl+r", "space", "z"}
	tuitest.AnyKeys(t, keys, func(rt *rapid.T) tuitest.Options {
		return opened(rapid.SampledFrom(sessions).Draw(rt, "session")())
	})
}

func BenchmarkKey(b *testing.B) {
	options := opened(modeltest.Full())
	options.Width, options.Height = 200, 60
	s := tuitest.New(b, options)
	for b.Loop() {
		s.Press("down")
		_ = s.View()
	}
}
