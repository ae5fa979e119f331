package threeways_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flipchart/exercises/threeways"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

// with is the exercise opened on a session that holds these ways.
func with(w *model.ThreeWays) tuitest.Options {
	s := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	card := model.Card{ID: "n9001", Title: model.MustClean("The Three Ways"), Kind: model.ExerciseCard, Exercise: "threeWays", Planned: 25}
	s.Wall = &model.Wall{Limit: 2, Doing: []model.Card{card}}
	s.Place = &model.Place{Card: card.ID}
	if w != nil {
		s.ThreeWays = w
	}
	return tuitest.Options{Session: &s, Exercises: []tui.Exercise{threeways.Exercise}}
}

func TestAWayIsFilledMarkedAndUndone(t *testing.T) {
	s := tuitest.New(t, with(nil))
	s.See("What do we really do", "1 Flow · deployment lead time: not known", "2 Feedback · mean", "3 Continuous learning · experiments decided: 0 of 0",
		"nothing yet: a adds, such as work made visible", "✗ GATE SHUT: 0 of 0 strong, lead time unknown", "The gate is open once all of flow is strong")
	s.Press("3").See("there is no practice here yet: a adds one")
	s.Press("a").Type("Trunk builds every commit").Press("enter").Type("Small batches").Press("enter", "enter")
	s.Press("2", "up", "1").See("✓ strong", "~ weak", "1 of 2 strong")
	s.Press("down", "down", "a").Type("Alerts reach us").Press("enter", "enter", "3").See("! absent") // into the empty way
	s.Restart()
	s.See("Alerts reach us", "! absent", "1 of 2 strong")
	if p := s.Session().ThreeWays.Of(model.FeedbackWay); len(p) != 1 || p[0].Strength != "absent" {
		t.Errorf("feedback has %v", p)
	}
	s.Press("u").See("Undone: mark practice").NotSee("! absent")
	s.Press("ctrl+r").See("! absent")
}

func TestAPracticeGoesToAnotherWay(t *testing.T) {
	s := tuitest.New(t, with(modeltest.Claims().ThreeWays))
	s.Press("shift+down", "shift+down", "shift+down") // below the last one of flow is the first place of feedback
	if p := s.Session().ThreeWays.Of(model.FeedbackWay); len(p) != 3 || p[0].Text.String() != "Trunk builds every commit" {
		t.Fatalf("feedback has %v\n%s", p, s.Text())
	}
	s.Press("m", "up", "enter")
	if p := s.Session().ThreeWays.Of(model.FlowWay); len(p) != 3 || p[2].Text.String() != "Trunk builds every commit" {
		t.Fatalf("flow has %v\n%s", p, s.Text())
	}
}

func TestTheMouseFindsAnEmptyWay(t *testing.T) {
	s := tuitest.New(t, with(nil))
	s.Click(s.Find("everyone hears")).Press("a").Type("Alerts reach us").Press("enter", "enter")
	if p := s.Session().ThreeWays.Of(model.FeedbackWay); len(p) != 1 {
		t.Fatalf("feedback has %v\n%s", p, s.Text())
	}
	x, y := s.Find("Alerts reach us")
	toX, toY := s.Find("safe to take a risk")
	s.Drag(x, y, toX, toY)
	if p := s.Session().ThreeWays.Of(model.LearningWay); len(p) != 1 {
		t.Fatalf("learning has %v\n%s", p, s.Text())
	}
	s.See("nothing yet: a adds, such as everyone hears")
}

func TestTheGateOpensByItsRuleAndByTheRoomsWord(t *testing.T) {
	w := modeltest.Claims().ThreeWays
	w.Overruling = nil
	s := tuitest.New(t, with(w))
	s.See("gate shut", "✗ GATE SHUT: 1 of 3 strong, lead time unknown")
	s.Press("r").See("Open the gate against its rule?", "not the second way before the first is done", "open once all of flow")
	s.Press("enter").See("only with a reason").Type("alerts cannot wait").Press("enter")
	s.See("gate open", "✓ GATE OPEN, overruled: 1 of 3 strong", "Overruled: alerts cannot wait").NotSee("Decided on other marks")
	s.Press("down", "1").See("Decided on other marks: 1 of 3 strong")
	s.Press("r", "down", "enter", "enter").See("Overruled: alerts cannot wait").NotSee("Decided on other marks") // said anew
	s.Press("r", "enter").See("The gate goes by its rule again", "✗ GATE SHUT: 2 of 3 strong")
	s.Press("down", "1", "=").Type("~3w").Press("enter").Type("4h").Press("enter").Type("claims settled").Press("enter")
	s.See("deployment lead time: ~3w", "mean time to resolve: 4h", "business outcomes: claims settled", "✓ GATE OPEN: 3 of 3 strong, lead time known").NotSee("overruled")
	if got := s.Session().WhyBother.Lead.String(); got != "~3w" {
		t.Errorf("the room's own lead time is %q", got)
	}
	s.Press("u").See("Undone: measure the ways", "✗ GATE SHUT")
	s.Press("=").Type("soon").Press("enter").See("soon").Press("esc")
}

func TestAHypothesisIsWrittenAndDecided(t *testing.T) {
	s := tuitest.New(t, with(nil))
	s.Press("v").See("What do we believe, and when do we decide?", "nothing yet: what do we believe", "a adds the first one", "0 of 0 decided")
	s.Press("1").See("there is no hypothesis yet: a adds one")
	s.Press("a").Type("the board prevents nothing").Press("enter", "enter").See("· not complete", "? enter fills it in")
	s.Press("enter", "enter").Type("skip it").Press("enter").Type("nothing breaks").Press("enter").Type("failed changes").Press("enter")
	s.Type("sometime").Press("enter").See("a date is typed like 2026-12-01 or 1 Dec").Press("ctrl+u").Type("1 Dec").Press("enter")
	s.See("1 Dec 2026", "○ open", "skip it", "nothing breaks", "failed changes").NotSee("overdue")
	s.Press("q", "enter").See("What do we believe", "○ open") // the card is remembered
	s.Restart()
	s.See("What do we believe", "○ open")
	s.Now = s.Now.AddDate(0, 0, 8)
	s.Press("v", "v").See("! overdue 2 days", "0 of 1 decided, ! 1 overdue")
	s.Press("2").See("No, it did not hold").Press("enter").See("say what was learnt").Type("two broke").Press("enter")
	s.See("✗ no", "1 of 1 decided", "two broke").NotSee("overdue")
	s.Press("v").See("experiments decided: 1 of 1").Press("v")
	s.Press("0").See("! overdue 2 days").Press("u").See("✗ no")
	s.Press("d").See("is deleted").Press("u").See("✗ no", "two broke")
}

func TestAHundredPracticesAreOnPages(t *testing.T) {
	var lines []string
	for i := range 100 {
		lines = append(lines, fmt.Sprintf("practice %d", i+1))
	}
	s := tuitest.New(t, with(nil))
	s.Press("down").Paste(strings.Join(lines, "\n"))
	s.See("practice 100", "page ", "2 Feedback").NotSee("practice 1 ")
	if n := len(s.Session().ThreeWays.Of(model.FeedbackWay)); n != 100 {
		t.Errorf("feedback has %d practices", n)
	}
	seen := map[string]bool{}
	s.Press("home")
	for range 30 {
		for _, line := range strings.Split(s.Text(), "\n") {
			seen[strings.TrimSpace(strings.TrimRight(strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "▌")), "· "))] = true
		}
		s.Press("pgdown")
	}
	for _, line := range lines {
		if !seen[line] {
			t.Errorf("%q is on no page", line)
		}
	}
}

func TestAnyKeysAtAnySize(t *testing.T) {
	documents := []func() *model.ThreeWays{
		func() *model.ThreeWays { return nil },
		func() *model.ThreeWays { return modeltest.Claims().ThreeWays },
		func() *model.ThreeWays {
			return modeltest.Hostile(strings.Repeat("漢字 👩‍👩‍👧 ", 16)).ThreeWays
		},
	}
	tuitest.AnyKeys(t, tuitest.EveryKey, func(rt *rapid.T) tuitest.Options {
		return with(rapid.SampledFrom(documents).Draw(rt, "document")())
	})
}

func TestScreensLookAsTheyDid(t *testing.T) {
	full := &model.ThreeWays{}
	for i := range 40 {
		full.Practices = append(full.Practices, model.WayPractice{
			ID: model.ID(fmt.Sprintf("n%d", i+1)), Way: model.Ways[i%3], Text: model.MustClean(fmt.Sprintf("practice %d", i+1)), Strength: model.WayStrengths[i%2],
		})
		full.Hypotheses = append(full.Hypotheses, model.Hypothesis{
			ID: model.ID(fmt.Sprintf("n%d", i+101)), Believe: model.MustClean(fmt.Sprintf("belief %d", i+1)), Due: model.Date(fmt.Sprintf("2026-11-%02d", i%28+1)),
		})
	}
	for state, w := range map[string]*model.ThreeWays{"empty": {}, "typical": modeltest.Claims().ThreeWays, "full": full} {
		for view, keys := range map[string][]string{"ways": nil, "hypotheses": {"v"}} {
			t.Run(state+" "+view, func(t *testing.T) {
				tuitest.Golden(t, with(w), func(s *tuitest.Stage) { s.Press(keys...) })
			})
		}
	}
}
