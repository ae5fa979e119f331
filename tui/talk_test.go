package tui_test

import (
	"strings"
	"testing"
	"time"

	"flipchart/model"
	"flipchart/tui/tuitest"
	"flipchart/tui/ui"
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
	s.See("Which do we do?", "page 1 of 3", "PgUp PgDn page").NotSee("The end.")
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
	s.See("   Lunch", "min", "back at 10:15 if we start now, for “Value stream map”", "Ask over lunch: what would you skip?", " T start   enter done").NotSee("And why?", "░", "back in")
	seeBig(t, s, "45")
	s.Press("T").See("back in 45 min, for “Value stream map”", "T pause").NotSee("if we")
	s.Resize(60, 16)
	s.See("back at", "back in 45 min", "Ask over lunch").Resize(80, 24)
	s.Now = s.Now.Add(33 * time.Minute)
	s.See("back in 12 min, for “Value stream map”", "10:03, until 10:15", "░░")
	seeBig(t, s, "10:15")
	s.Press("T").See("Lunch, paused. Left:", "back at 10:15 if we go on now, for “Value", " T go on")
	seeBig(t, s, "12")
	s.Press("T")
	s.Now = s.Now.Add(11*time.Minute + 30*time.Second)
	s.See("! back in 30 s")
	s.Now = s.Now.Add(2 * time.Minute)
	s.See("back at", "! 2 min over").NotSee("░")
	s.Press("T").See("now", "! time is up").NotSee("back at")
	seeBig(t, s, "10:16")
}

// seeBig fails the test unless a text is shown in block digits: at the scale 2, that of 80 columns.
func seeBig(t *testing.T, s *tuitest.Stage, text string) {
	t.Helper()
	c := ui.NewCanvas(ui.BigWidth(text)*2, ui.BigHeight*2)
	ui.BigTimes(c, 0, 0, ui.Plain, text, 2)
	for line := range strings.Lines(c.String()) {
		s.See(strings.TrimRight(line, " \n"))
	}
}

func TestTalkShowsItsTimeAtEverySize(t *testing.T) {
	s := tuitest.New(t, opened(t, "n5")) // 10 minutes
	for _, size := range [][2]int{{60, 16}, {80, 24}, {80, 40}, {120, 40}, {200, 60}} {
		s.Resize(size[0], size[1])
		s.See(" planned").NotSee("left")
	}
	s.Press("T")
	s.Now = s.Now.Add(9*time.Minute + 20*time.Second)
	s.Resize(80, 24)
	s.See("  ! 40 s left      ").Resize(200, 60)
	s.See("! min left")
	s.Now = s.Now.Add(time.Minute)
	s.See("! min over").NotSee("0:00").Resize(80, 24)
	s.See("  ! 20 s over      ")
}

func TestDoneCardsAreOnlyLeft(t *testing.T) {
	s := tuitest.New(t, opened(t, "n1"))
	s.See("enter to the wall").Press("enter").See("TO DO")
	wants(t, s, model.Done, "Welcome, Our definition, Morning break")
}

func TestATalksResultsAreNoted(t *testing.T) {
	s := tuitest.New(t, opened(t, "n5"))
	s.See("a note a result").NotSee("taken here").Press("a").See("Pipeline practices: what did we decide?")
	s.Paste("We deploy on Tuesdays\nAna asks ops\n").See("2 added").Press("esc").See("✓ 2 notes taken here")
	s.Press("e").Type("No freeze").Press("enter", "enter").See("✓ 3 notes taken here")
	for _, point := range s.Session().Park.Points {
		if point.Exercise.String() != "Pipeline practices" {
			t.Errorf("%q came up in %q", point.Text, point.Exercise)
		}
	}
	s.Resize(200, 60)
	s.See("min planned", "✓ 3 notes taken here").Resize(60, 16)
	s.See("10 min planned   ✓ 3 notes taken here").Resize(80, 24)
	parkingLot(s).See("No freeze  (Pipeline practices, just now)").Press("esc")
	s.Press("u", "u").See("Undone: note a result, on the wall.")
	if n := len(s.Session().Park.Points); n != 0 {
		t.Errorf("%d notes are left", n)
	}
}

func TestPagesOfAGuideThatHasOne(t *testing.T) {
	s := tuitest.New(t, opened(t, "n7"))
	before := s.Text()
	if after := s.Press("pgdown", "pgup").Text(); after != before {
		t.Errorf("the frame became\n%s", after)
	}
}

func TestABreakHasNoResult(t *testing.T) {
	tuitest.New(t, opened(t, "n6")).NotSee("note a result").Press("a").NotSee("what did we decide")
}

func TestTheHeaderNamesTheDayOfTheOpenCard(t *testing.T) {
	s := tuitest.New(t, opened(t, "n9"))
	s.See("Claims team, day 2 › Where we are").Press("q").See("Claims team, day 1 › The wall")
}
