package tui_test

import (
	"testing"
	"time"

	"flipchart/model"
	"flipchart/tui/tuitest"
)

// opened is the workshop with a card open: n5 is a talk with a long guide, n6 is lunch.
func opened(t *testing.T, card model.ID) tuitest.Options {
	t.Helper()
	options := wallOptions(t)
	options.Session.Place = &model.Place{Card: card}
	return options
}

func TestTalkFrames(t *testing.T) {
	for name, card := range map[string]model.ID{"talk": "n5", "break": "n6", "talk without a guide": "n7"} {
		options := opened(t, card)
		running, err := model.SwitchTimer(card)(*options.Session, model.Stamp{At: tuitest.Start})
		if err != nil {
			t.Fatal(err)
		}
		options.Session = &running
		t.Run(name, func(t *testing.T) {
			tuitest.Golden(t, options, func(s *tuitest.Stage) { s.Now = s.Now.Add(4 * time.Minute) })
		})
	}
}

func TestTalkPagesItsGuide(t *testing.T) {
	s := tuitest.New(t, opened(t, "n5"))
	s.See("Which do we do?", "page 1 of 3", "PageUp PageDown page").NotSee("The end.")
	s.Press("pgdown", "pgdown", "pgdown").See("The end.", "page 3 of 3")
	s.Press("pgup").See("page 2 of 3").NotSee("secret")
	s.Press("G").See("the room will see them").Press("enter").See("The secret answers.").Press("esc").See("page 2 of 3")
}

func TestTalkAndBreakAreDoneWithEnter(t *testing.T) {
	for card, title := range map[model.ID]string{"n5": "Pipeline practices", "n6": "Lunch"} {
		s := tuitest.New(t, opened(t, card))
		s.See("enter done").Press("T", "enter").See("TO DO")
		wants(t, s, model.Done, "Welcome, Our definition, Morning break, "+title)
		if s.Session().Timer(card).Running() {
			t.Errorf("the timer of %s still runs", title)
		}
		s.Press("u").See("Undone: move " + title + " to Done, on the wall.")
		wants(t, s, model.Done, "Welcome, Our definition, Morning break")
	}
}

func TestAfterATalkTheWallSelectsWhatComesNext(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("down", "enter", "enter").See("▌Value stream map")
}

func TestBreakSaysWhenItGoesOnAndWithWhat(t *testing.T) {
	s := tuitest.New(t, opened(t, "n6"))
	s.See("T starts the break: 45 min, for “Value stream map”", "Ask over lunch: what would you skip?").NotSee("And why?")
	s.Press("T")
	s.Now = s.Now.Add(33 * time.Minute)
	s.See("back in 12 min, for", "10:03, until 10:15", "━━")
	s.Press("T").See("|| paused, 12 min left, for").Press("T")
	s.Now = s.Now.Add(11*time.Minute + 30*time.Second)
	s.See("! back in 30 s", "! 30 s left")
	s.Now = s.Now.Add(2 * time.Minute)
	s.See("! 2 min over, for")
}

func TestDoneCardsAreOnlyLeft(t *testing.T) {
	s := tuitest.New(t, opened(t, "n1"))
	s.See("enter to the wall").Press("enter").See("TO DO")
	wants(t, s, model.Done, "Welcome, Our definition, Morning break")
}
