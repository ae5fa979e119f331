package model_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flipchart/model"
)

var quiz = model.AgileOrDevOpsQuiz

// stampAt gives ids from n1 on.
func stampAt(at time.Time) model.Stamp { return model.Stamp{At: at, NewID: model.Counter(0)} }

// keys are some questions, no two alike.
func keys(t *rapid.T) []string {
	return rapid.SliceOfNDistinct(rapid.StringMatching(`[a-zA-Z]{1,20}`), 1, 40, rapid.ID[string]).Draw(t, "keys")
}

func begun(t fataler, questions []string, at time.Time) model.Session {
	s, err := quiz.Begin(questions)(model.NewSession(text("Claims team"), at), stampAt(at))
	if err != nil {
		t.Fatalf("begin: %v", err)
	}
	return s
}

// A round asks each question once, in an order that follows from its moment and its id.
func TestRoundIsAPermutation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		questions, at := keys(t), time.Unix(0, rapid.Int64Range(1e18, 4e18).Draw(t, "at"))
		given := slices.Clone(questions)
		asked := quiz.Rounds(begun(t, questions, at))[0].Questions
		if diff := cmp.Diff(given, questions); diff != "" {
			t.Fatalf("what was given is changed:\n%s", diff)
		}
		if again := quiz.Rounds(begun(t, questions, at))[0].Questions; !slices.Equal(asked, again) {
			t.Fatal("the same moment drew another order")
		}
		if diff := cmp.Diff(slices.Sorted(slices.Values(given)), slices.Sorted(slices.Values(asked))); diff != "" {
			t.Fatalf("not a permutation:\n%s", diff)
		}
	})
}

// Every question comes first now and then, and a second round at the same moment has an order of its own.
func TestOrderIsDrawn(t *testing.T) {
	questions := []string{"a", "b", "c", "d", "e", "f"}
	first := map[string]int{}
	for i := range 600 {
		first[quiz.Rounds(begun(t, questions, monday.Add(time.Duration(i)*time.Second)))[0].Questions[0]]++
	}
	for _, question := range questions {
		if n := first[question]; n < 60 || n > 140 {
			t.Errorf("%s came first %d times of 600", question, n)
		}
	}
	s := begun(t, questions, monday)
	s, err := quiz.Begin(questions)(answered(t, s, func(string) string { return model.BothSides }), model.Stamp{At: monday, NewID: model.Counter(1)})
	if err != nil {
		t.Fatal(err)
	}
	if rounds := quiz.Rounds(s); slices.Equal(rounds[0].Questions, rounds[1].Questions) {
		t.Error("both rounds have the same order")
	}
}

// answered is the session with each question of the newest round answered.
func answered(t fataler, s model.Session, answer func(question string) string) model.Session {
	for {
		rounds := quiz.Rounds(s)
		r := rounds[len(rounds)-1]
		if r.Over() {
			return s
		}
		question := r.Questions[len(r.Answers)]
		var err error
		if s, err = quiz.Answer(r.ID, question, answer(question))(s, stampAt(monday)); err != nil {
			t.Fatalf("answer %s: %v", question, err)
		}
	}
}

// Whatever the room answers: what is right and what is wrong are together what was answered.
func TestScoreAndWrongAreWhatWasAnswered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		questions := keys(t)
		side := rapid.SampledFrom(model.Sides)
		course, given := map[string]string{}, map[string]string{}
		s := answered(t, begun(t, questions, monday), func(question string) string {
			course[question], given[question] = side.Draw(t, "course"), side.Draw(t, "room")
			return given[question]
		})
		r := quiz.Rounds(s)[0]
		right := 0
		for _, question := range questions {
			if r.Answer(question) != given[question] {
				t.Fatalf("%s was answered with %s, and %s is kept", question, given[question], r.Answer(question))
			}
			wrong := slices.Contains(r.Wrong(func(q string) string { return course[q] }), question)
			if wrong == (given[question] == course[question]) {
				t.Fatalf("%s is told wrongly", question)
			}
			if !wrong {
				right++
			}
		}
		if got := r.Score(func(q string) string { return course[q] }); got != right {
			t.Fatalf("%d right answers are counted as %d", right, got)
		}
	})
}

func TestQuizRefuses(t *testing.T) {
	s := begun(t, []string{"upstream", "lean"}, monday)
	r := quiz.Rounds(s)[0]
	for _, try := range []struct {
		what string
		edit model.Edit
		says string
	}{
		{"a second round meanwhile", quiz.Begin([]string{"lean"}), "the round before is not over: go on with it, or delete it"},
		{"an answer that is none", quiz.Answer(r.ID, r.Questions[0], "up"), "“up” is no side: left, both and right are"},
		{"a question that is not the next", quiz.Answer(r.ID, r.Questions[1], model.LeftSide), "that question is not the next one"},
		{"an answer to a round that is gone", quiz.Answer("n9", r.Questions[0], model.LeftSide), "that round is not there any more"},
		{"to delete it twice", quiz.Delete("n9"), "that round is not there any more"},
	} {
		after, err := try.edit(s, stampAt(monday))
		if err == nil || err.Error() != try.says {
			t.Errorf("%s: %v", try.what, err)
		}
		if len(quiz.Rounds(after)) != 1 || len(quiz.Rounds(after)[0].Answers) != 0 {
			t.Errorf("%s changed something", try.what)
		}
	}
	for _, questions := range [][]string{nil, {"lean", "lean"}, {"a b"}, {""}, make([]string, 101)} {
		if _, err := quiz.Begin(questions)(model.NewSession(text("x"), monday), stampAt(monday)); err == nil {
			t.Errorf("a round of %d questions was begun: %q", len(questions), questions)
		}
	}
}

// A second round needs no reset of the first, and deleting it leaves the first as it was.
func TestRoundsAreKept(t *testing.T) {
	s := answered(t, begun(t, []string{"upstream", "lean"}, monday), func(string) string { return model.LeftSide })
	first := quiz.Rounds(s)[0]
	s, err := quiz.Begin([]string{"upstream", "lean"})(s, model.Stamp{At: monday, NewID: model.Counter(1)})
	if err != nil {
		t.Fatal(err)
	}
	s = answered(t, s, func(string) string { return model.RightSide })
	if diff := cmp.Diff(first, quiz.Rounds(s)[0]); diff != "" {
		t.Errorf("the second round changed the first:\n%s", diff)
	}
	s, err = quiz.Delete("n2")(s, stampAt(monday))
	if err != nil || len(quiz.Rounds(s)) != 1 || !quiz.Rounds(s)[0].Over() {
		t.Errorf("the first round is %v after the second was deleted: %v", quiz.Rounds(s), err)
	}
}

func TestRoundsFromOutsideAreChecked(t *testing.T) {
	whole := model.Round{ID: "n1", Questions: []string{"upstream", "lean"}, Answers: []string{"left", "both"}}
	for _, try := range []struct {
		rounds []model.Round
		says   string
	}{
		{[]model.Round{whole}, ""},
		{[]model.Round{{ID: "n1", Questions: []string{"lean"}}, {ID: "n2", Questions: []string{"lean"}}}, "agileOrDevOps.rounds[0]: it is not over, though another round follows"},
		{[]model.Round{{ID: "n1", Questions: []string{"lean"}, Answers: []string{"left", "both"}}}, "agileOrDevOps.rounds[0]: 2 answers to 1 question are too many"},
		{[]model.Round{{ID: "n1", Questions: []string{"lean"}, Answers: []string{"middle"}}}, "agileOrDevOps.rounds[0]: “middle” is no side: left, both and right are"},
		{[]model.Round{{ID: "n1"}}, "agileOrDevOps.rounds[0]: a round needs questions"},
		{[]model.Round{whole, whole}, "agileOrDevOps.rounds[1].id: “n1” is the id of agileOrDevOps.rounds[0] too: each item needs its own"},
	} {
		s := model.NewSession(text("Claims team"), monday)
		s.AgileOrDevOps = &model.AgileOrDevOps{Rounds: try.rounds}
		says := ""
		if err := errors.Join(model.Validate(s)...); err != nil {
			says = fmt.Sprint(err)
		}
		if says != try.says {
			t.Errorf("%v: %s", try.rounds, says)
		}
	}
}
