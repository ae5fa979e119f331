package breakit_test

import (
	"fmt"
	"testing"

	"flipchart/exercises/breakit"
	"flipchart/facts"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

// with is the exercise opened on a session that holds this.
func with(b *model.BreakIt) tuitest.Options {
	s := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	card := model.Card{ID: "n9001", Title: model.MustClean("Break it on purpose"), Kind: model.ExerciseCard, Exercise: "breakIt", Planned: 20}
	s.Wall = &model.Wall{Limit: 2, Doing: []model.Card{card}}
	s.Place = &model.Place{Card: card.ID}
	s.BreakIt = b
	return tuitest.Options{Session: &s, Exercises: []tui.Exercise{breakit.Exercise}}
}

// matched is a round in which all is right.
func matched() []model.Round {
	r := model.Round{ID: "n1"}
	for _, m := range facts.Monkeys() {
		r.Questions, r.Answers = append(r.Questions, m.Key), append(r.Answers, m.Key)
	}
	return []model.Round{r}
}

func TestFrames(t *testing.T) {
	half := matched()
	half[0].Answers = half[0].Answers[:3]
	claims := modeltest.Claims().BreakIt
	for name, shown := range map[string]struct {
		breakIt *model.BreakIt
		keys    []string
	}{
		"empty":        {&model.BreakIt{}, nil},
		"asked":        {&model.BreakIt{Rounds: half}, nil},
		"answered":     {&model.BreakIt{Rounds: half}, []string{"1"}},
		"result":       {claims, []string{"v", "v"}},
		"attacks":      {claims, []string{"v", "v", "v"}},
		"inspections":  {claims, nil},
		"experiment":   {claims, []string{"v"}},
		"no answer":    {&model.BreakIt{Rounds: matched()}, nil},
		"nothing told": {&model.BreakIt{}, []string{"v", "v", "v"}},
	} {
		t.Run(name, func(t *testing.T) {
			tuitest.Golden(t, with(shown.breakIt), func(s *tuitest.Stage) { s.Press(shown.keys...) })
		})
	}
}

// The journey: matched, said of each, an experiment chosen; with a crash on the way and an undo.
func TestFromTheKeyboard(t *testing.T) {
	s := tuitest.New(t, with(&model.BreakIt{}))
	document := func() *model.BreakIt { return s.Session().BreakIt }
	s.See("8 members, one at a time").Press("enter")
	for range facts.Monkeys() {
		r := document().Rounds[0]
		for i, m := range facts.Monkeys() {
			if m.Key == r.Questions[len(r.Answers)] {
				s.See(m.Does[:20]).NotSee(m.Why[:20])
				s.Press(fmt.Sprint(i+1)).See("✓ As the course has it: "+m.Name, m.Why[:20]).Press("enter")
				break
			}
		}
	}
	s.See("of 8 members as the course has it", "Those that attack").Press("v")

	s.See("Would our pipeline survive it today?", "nothing answered yet", "Chaos Monkey: Switches off")
	s.Press("2", "down", "3").See("0 of 2 survived", "! no", "~ do not know").Press("u").See("0 of 1 survived").Press("ctrl+r")
	s.Press("right", "e").Type("time limits").Press("enter")
	s.Press("q").Restart()
	s.Press(":").Type("open Break").Press("enter").See("0 of 2 survived", "time limits").Press("v")

	s.See("What would it find today, and who is told?", "0 of 5 answered").Press("e").Type("nine servers").Press("tab").Type("operations").Press("esc")
	s.See("1 of 5 answered", "nine servers", "operations").Press("f")
	s.See("Our experiment is Conformity Monkey", "Still missing: a blast radius").Press("f").Type("Latency").Press("enter").See("Our experiment is Latency Monkey")
	s.Press("e").Type("one test environment").Press("enter", "e").Type("any tester says stop").Press("enter", "e").Type("Bea").Press("enter", "e").Type("soon").Press("enter")
	s.See("a date is typed like").Press("ctrl+u").Type("1 Dec").Press("enter").See("1 Dec 2026", "✓ Ready")
	want := model.BreakTrial{
		Member: "latency", Radius: model.MustClean("one test environment"), Stop: model.MustClean("any tester says stop"),
		Owner: model.MustClean("Bea"), Date: "2026-12-01",
	}
	if got := document(); got.Trial != want || got.Member("latency").First.String() != "time limits" || got.Member("conformity").Told.String() != "operations" {
		t.Errorf("kept is %+v", got)
	}
	s.Press("u").See("Undone: say the experiment's date", "Still missing: a date")
	if document().Trial.Date.Known() {
		t.Error("the date is still kept")
	}
}
