package agileordevops_test

import (
	"fmt"
	"slices"
	"testing"

	"flipchart/exercises/agileordevops"
	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

// with is the exercise opened on a session that holds these rounds.
func with(rounds ...model.Round) tuitest.Options {
	s := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	card := model.Card{ID: "n9001", Title: model.MustClean("Agile or DevOps"), Kind: model.ExerciseCard, Exercise: "agileOrDevOps", Planned: 15}
	s.Wall = &model.Wall{Limit: 2, Doing: []model.Card{card}}
	s.Place = &model.Place{Card: card.ID}
	s.AgileOrDevOps = &model.AgileOrDevOps{Rounds: rounds}
	return tuitest.Options{Session: &s, Exercises: []tui.Exercise{agileordevops.Exercise}}
}

// round asks the statements in the course's order, and answers the first so many: every third with both.
func round(n, answers int) model.Round {
	r := model.Round{ID: model.ID(fmt.Sprintf("n%d", n))}
	for i, s := range facts.Statements() {
		r.Questions = append(r.Questions, s.Key)
		switch {
		case i >= answers:
		case i%3 == 2:
			r.Answers = append(r.Answers, model.BothSides)
		default:
			r.Answers = append(r.Answers, s.Side)
		}
	}
	return r
}

var keys = map[string]string{model.LeftSide: "left", model.BothSides: "down", model.RightSide: "right"}

func rounds(s *tuitest.Stage) []model.Round { return s.Session().AgileOrDevOps.Rounds }

// next is the statement that the newest round asks now.
func next(t *testing.T, s *tuitest.Stage) facts.Statement {
	t.Helper()
	r := rounds(s)[len(rounds(s))-1]
	for _, statement := range facts.Statements() {
		if statement.Key == r.Questions[len(r.Answers)] {
			return statement
		}
	}
	t.Fatal("a statement is asked that the course has not")
	return facts.Statement{}
}

func TestFrames(t *testing.T) {
	var hundred []model.Round
	for i := range 100 {
		hundred = append(hundred, round(i+1, 13))
	}
	for name, shown := range map[string]struct {
		options tuitest.Options
		keys    []string
	}{
		"empty":            {with(), nil},
		"asked":            {with(round(1, 4)), nil},
		"answered as it":   {with(round(1, 4)), []string{"left"}},
		"answered another": {with(round(1, 4)), []string{"right"}},
		"result":           {with(round(1, 13), round(2, 7)), []string{"r"}},
		"hundred rounds":   {with(hundred...), nil},
	} {
		t.Run(name, func(t *testing.T) {
			tuitest.Golden(t, shown.options, func(s *tuitest.Stage) { s.Press(shown.keys...) })
		})
	}
}

// The journey: two rounds from the keyboard, with a crash in the first and an undo in the second.
func TestRoundsFromTheKeyboard(t *testing.T) {
	s := tuitest.New(t, with())
	s.See("13 statements, one at a time").Press("enter")
	for i := range 5 {
		asked := next(t, s)
		s.See(asked.Text, fmt.Sprintf("%d of 13", i+1)).NotSee(asked.Reason[:20])
		s.Press(keys[asked.Side]).See("✓ As the course has it", asked.Reason[:20])
		s.Press("left").See("As the course has it") // answers nothing more
		if n := len(rounds(s)[0].Answers); n != i+1 {
			t.Fatalf("%d answers are kept after %d", n, i+1)
		}
		s.Press("enter")
	}
	asked := next(t, s)
	s.Press("q").Restart()
	s.Press(":").Type("open Agile").Press("enter").See(asked.Text, "6 of 13", "5 as the course has it")
	s.Press(keys[other(asked.Side)]).See("! The room: ", "The course: ", "5 as the course has it").Press("enter")
	for range 7 {
		s.Press(keys[next(t, s).Side], "enter")
	}
	s.Press("u").See("Undone: answer “", "13 of 13").NotSee("Where do we see it otherwise").Press("ctrl+r", "enter")
	s.See("Where do we see it otherwise", "of 13 statements as the course has it", "! "+asked.Text, asked.Reason[:20])
	first := rounds(s)[0]
	if right := first.Score(side); right != 12 || !slices.Equal(first.Wrong(side), []string{asked.Key}) {
		t.Fatalf("%d are right, wrong are %v", right, first.Wrong(side))
	}

	s.Press("n").See("round 2, 1 of 13")
	asked = next(t, s)
	s.Press("down").See("course").Press("u").See("Undone: answer “", asked.Text, "round 2, 1 of 13").NotSee(asked.Reason[:20])
	s.Press("ctrl+r").See(asked.Reason[:20])
	s.Press("r").See("This is round 1 of 2").Press("r").See("round 2, 2 of 13")
	if got := rounds(s); len(got) != 2 || !slices.Equal(got[0].Answers, first.Answers) || len(got[1].Answers) != 1 {
		t.Fatalf("the rounds are %v", got)
	}
	s.Press("d").See("The answers of round 2 are deleted", "of 13 statements").Press("u").See("round 2, 2 of 13")
}

// One more round while the newest one goes on is refused where its key is shown.
func TestNoRoundMeanwhile(t *testing.T) {
	s := tuitest.New(t, with(round(1, 13), round(2, 3)))
	s.Press("r", "n").See("the newest round is not over: r goes to it")
	if n := len(rounds(s)); n != 2 {
		t.Errorf("there are %d rounds", n)
	}
}

// The mouse answers, and shows another reason in the result.
func TestMouse(t *testing.T) {
	s := tuitest.New(t, with(round(1, 12)))
	s.Click(s.Find("Code to Cash"))
	s.See("The room: Code to Cash. The course: both").Press("enter")
	s.Click(s.Find("Downstream"))
	s.See("Finished code comes in here")
}

// A clicker goes on, and does not answer.
func TestClicker(t *testing.T) {
	s := tuitest.New(t, with(round(1, 2)))
	s.Press("pgdown").See("3 of 13").Press("left").See("next, 10 to go").Press("pgdown").See("4 of 13")
	if n := len(rounds(s)[0].Answers); n != 3 {
		t.Errorf("there are %d answers", n)
	}
}

// A statement of another course shows its key, and harms nothing.
func TestUnknownStatement(t *testing.T) {
	s := tuitest.New(t, with(model.Round{ID: "n1", Questions: []string{"of-another_course", "lean"}}))
	s.See("of-another_course").Press("left", "enter", "down", "enter").See("of 2 statements")
}

func side(key string) string {
	i := slices.IndexFunc(facts.Statements(), func(s facts.Statement) bool { return s.Key == key })
	return facts.Statements()[i].Side
}

// other is a side that the course does not see.
func other(side string) string {
	if side == model.LeftSide {
		return model.RightSide
	}
	return model.LeftSide
}
