package whybother_test

import (
	"fmt"
	"testing"

	"flipchart/exercises/whybother"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

// opened is a session whose card is open, with what the room said.
func opened(w *model.WhyBother) tuitest.Options {
	s := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	card := model.Card{ID: "n9001", Title: model.MustClean("Why bother"), Kind: model.ExerciseCard, Exercise: "whyBother", Planned: 25}
	s.Wall = &model.Wall{Limit: 2, Doing: []model.Card{card}}
	s.Place = &model.Place{Card: card.ID}
	s.WhyBother = w
	return tuitest.Options{Session: &s, Exercises: []tui.Exercise{whybother.Exercise}}
}

func nothing() *model.WhyBother { return &model.WhyBother{} }

// full is a ladder of as many rungs as there can be.
func full() *model.WhyBother {
	w := *modeltest.Claims().WhyBother
	ladder := *w.Ladder
	ladder.Rungs = nil
	for i := range model.MaxRungs {
		cost, today := model.MostCents, model.MostFound
		ladder.Rungs = append(ladder.Rungs, model.Rung{
			ID: model.ID(fmt.Sprintf("n%d", 100+i)), Name: model.MustClean(fmt.Sprintf("In a place with a long name, the %d. of them", i+1)),
			Cost: &cost, Today: &today, Then: today,
		})
	}
	w.Ladder = &ladder
	return &w
}

func TestFrames(t *testing.T) {
	for name, shown := range map[string]struct {
		why  *model.WhyBother
		keys []string
	}{
		"figures empty":   {nothing(), nil},
		"figures typical": {modeltest.Claims().WhyBother, nil},
		"ladder empty":    {nothing(), []string{"v"}},
		"ladder typical":  {modeltest.Claims().WhyBother, []string{"v"}},
		"ladder full":     {full(), []string{"v", "end"}},
	} {
		t.Run(name, func(t *testing.T) {
			tuitest.Golden(t, opened(shown.why), func(s *tuitest.Stage) { s.Press(shown.keys...) })
		})
	}
}

// The journey: the room's figures and its ladder from the keyboard, with a crash in the middle and an undo.
func TestFiguresAndLadderFromTheKeyboard(t *testing.T) {
	s := tuitest.New(t, opened(nothing()))
	s.See("How often do we deliver", "0 of 4 known", "2,500 times faster to market", "2,555 times shorter lead time", "A ratio does")
	s.Press("~").Type("15").Press("enter").See("~15 %", "guessed", "1 of 4 known")
	s.Press("4").Type("h").Press("enter").See("4h")
	s.Press("1").Type("/quarter").Press("enter").See("1 a quarter", "3 of 4 known")
	s.Press("7").Press("enter").See("“7” has no unit").Type("w 4..12w").Press("enter").See("7w", "4 of 4 known")
	s.Press("right", "3").See("measured").Press("right", "e").Type("Jira").Press("enter").See("Jira")

	s.Press("v").See("What would it save us", "$5,000", "0 of 3 rungs counted", "Nothing counted yet", "Assumed: as many defects arise")
	for _, n := range []string{"200", "60", "15"} {
		s.Press(n[:1]).Type(n[1:]).Press("enter")
	}
	s.See("$115,000", "type how many could be found").NotSee("rungs counted")
	s.Press("right", "5", "enter").See("$70,000", "$45,000", "saved a year")
	s.Press("q").Restart()
	s.Press(":").Type("open Why").Press("enter").See("What would it save us", "$45,000")
	s.Press("n").See("fewer defects may arise; so far it is none fewer")
	s.Press("right", "up", "up", "1").Type("90").Press("enter").See("265 instead of 275 a year", "$45,500")
	s.Press("u").See("Undone: say how many could be found", "none fewer").Press("n").See("as many defects arise")
	s.Press("$").Press("ctrl+u").Type("CHF").Press("enter").See("CHF 45,000")
	if found := s.Session().WhyBother.Ladder.Sum(); found.Found != 275 || found.Then != 275 {
		t.Errorf("the ladder lost defects: %+v", found)
	}
}

func TestRungsAreTheRooms(t *testing.T) {
	s := tuitest.New(t, opened(nothing()))
	s.Press("v", "a").Type("In staging").Press("enter", "esc").See("In staging", "0 of 4 rungs counted")
	s.Press("right", "right", "4", "enter").See("No saving yet: what does one cost that is found In staging?")
	s.Press("up", "left", "1").Type(",000.50").Press("enter").See("$1,000.50", "$4,002")
	s.Press("end", "d").See("In production").NotSee("$5,000").Press("d", "d", "d").See("Where do we find our defects?", "a adds the first one")
	s.Press("a").Type("In review").Press("enter", "enter").See("In review")
	for range 30 {
		s.Press("u")
	}
	if s.Session().WhyBother.Ladder != nil {
		t.Error("undo does not lead back to the course's ladder")
	}
	s.See("In regression", "$500")
}

func TestWhatCannotBeIsRefused(t *testing.T) {
	s := tuitest.New(t, opened(modeltest.Claims().WhyBother))
	s.Press("v", "right", "9").Type("99").Press("enter").See("275 defects are found a year in all").Press("esc", "esc")
	s.Press("left", "left", "5").Type("x").Press("enter").See("is no amount").Press("esc", "esc")
	s.Press("left", "e", "ctrl+u", "enter").See("a rung needs a name").Press("esc", "esc").See("In code")
}

// A hundred rungs page, and what is dear or many is never cut.
func TestAHundredRungs(t *testing.T) {
	s := tuitest.New(t, opened(full()))
	s.Press("v", "end").See("page 10 of 10", "$10M", "99,999", "$999,990M")
	s.Press("a").Type("One more").Press("enter").See("a ladder has at most 100 rungs")
}
