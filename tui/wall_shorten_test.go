package tui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"flipchart/model"
	"flipchart/tui/tuitest"
	"flipchart/tui/ui"
)

// lateOptions is the workshop on a day that ends an hour late.
func lateOptions(t testing.TB) tuitest.Options {
	options := wallOptions(t)
	options.Session.Wall.Todo[1].Shorten = model.MustClean("Show the bars, ask for the one surprise, park the rest.")
	options.Session.Wall.Days[0].Starts = 7 * 60
	return options
}

func TestShorteningFrames(t *testing.T) {
	choose := func(s *tuitest.Stage) { s.Press("D", "down", "space", "down", "+", "up") }
	t.Run("typical", func(t *testing.T) { tuitest.Golden(t, lateOptions(t), choose) })
	t.Run("full", func(t *testing.T) {
		options := lateOptions(t)
		for i := range 80 {
			options.Session.Wall.Todo = append(options.Session.Wall.Todo, model.Card{
				ID: model.ID(fmt.Sprintf("n%d", 100+i)), Title: model.MustClean(fmt.Sprintf("A card with a rather long title, number %d", i)),
				Kind: model.TalkCard, Day: 1, Planned: 5 * i,
			})
		}
		tuitest.Golden(t, options, func(s *tuitest.Stage) { s.Press("D").See("1 of ").Press("pgdown", "space") })
	})
}

func TestALateDayIsCutAsOneEdit(t *testing.T) {
	s := tuitest.New(t, lateOptions(t))
	s.See("Day 1 ends 10:36, 1 h 01 min late, if we go on now.  D drop or shorten")
	s.Press("D").See("What can go", "Break it on purpose", "drop 20 min", "no gain", "leaves it out already", "Day 1 ends 10:36, 1 h 01 min late, if we go on now.")
	s.Press("space").See("Day 1 would end 10:36, 1 h 01 min late, if we go on now.") // it was in no end before
	s.Press("down").See("20 to 15 min", "5 min earlier", "Shorter: Show the bars")
	s.Press("enter").See("Day 1 would end 10:31, 56 min late, if we go on now.")
	s.Press("down").See("45 to 30 min", "15 min earlier", "names no shorter way")
	s.Press("+").See("45 to 35 min", "Day 1 would end 10:21, 46 min late, if we go on now.")
	s.Press("ctrl+s").NotSee("What can go").See("Day 1 is cut as chosen")
	wants(t, s, model.Todo, "Lunch, First totals, Where we are, Performance, Close")
	if got := titles(s.Session().Wall.Dropped); got != "Break it on purpose" {
		t.Errorf("dropped are %q", got)
	}
	for id, minutes := range map[model.ID]int{"n6": 35, "n7": 15} {
		if got := s.Session().Wall.Card(id).Planned; got != minutes {
			t.Errorf("%s has %d minutes, want %d", id, got, minutes)
		}
	}
	s.Restart()
	s.See("Day 1 ends 10:21, 46 min late, if we go on now.")
	s.Press("u").See("Undone: drop 1 card and shorten 2 of day 1", "Day 1 ends 10:36, 1 h 01 min late, if we go on now.")
	wants(t, s, model.Todo, "Lunch, First totals, Break it on purpose, Where we are, Performance, Close")
	if wall := s.Session().Wall; len(wall.Dropped) > 0 || wall.Card("n6").Planned != 45 {
		t.Errorf("undo left %+v", wall.Card("n6"))
	}
	s.Press("ctrl+r").See("Day 1 ends 10:21, 46 min late, if we go on now.")
}

func TestMinutesOfACardAreChosenInSteps(t *testing.T) {
	s := tuitest.New(t, lateOptions(t))
	s.Press("D", "down", "down")
	for _, step := range []struct{ key, dot, want string }{
		{"-", "●", "45 to 25 min"}, {"+", "●", "45 to 30 min"}, {"+", "●", "45 to 35 min"}, {"+", "●", "45 to 40 min"},
		{"+", "○", "45 to 30 min"}, // all of its minutes: it stays as it is
		{"space", "●", "45 to 30 min"}, {"space", "○", "45 to 30 min"},
	} {
		s.Press(step.key).See("▌"+step.dot+" Lunch", step.want)
	}
	for range 8 {
		s.Press("-")
	}
	s.See("▌● Lunch", "drop 45 min", "45 min earlier", "done: drop 1 card of day 1").Press("+").See("45 to 5 min")
}

func TestADialogWithoutAChoiceChangesNothing(t *testing.T) {
	s := tuitest.New(t, lateOptions(t))
	before := s.Session().Wall
	s.Press("D", "ctrl+s").See("! choose a card first").Press("down").NotSee("choose a card first")
	s.Press("down", "down", "enter").See("! choose a card first")
	s.Press("up", "space", "esc").NotSee("What can go").See("1 h 01 min late")
	if after := s.Session().Wall; titles(after.Todo) != titles(before.Todo) || after.Card("n6").Planned != 45 {
		t.Errorf("To do is %q", titles(after.Todo))
	}
	x, y := s.Press("D").Find("First totals")
	s.Click(x, y).See("Day 1 would end 10:31")
	x, y = s.Find("done")
	s.Click(x, y).NotSee("What can go").Press("u").See("Undone: shorten 1 card of day 1")
}

func TestADroppedCardIsAddedAgain(t *testing.T) {
	s := tuitest.New(t, lateOptions(t))
	s.Press("D", "space", "ctrl+s", "left", "a").See("the dropped card Break it on purpose").Type("dropped").Press("enter")
	wants(t, s, model.Todo, "Lunch, Break it on purpose, First totals, Where we are, Performance, Close")
	s.See("▌Break it on purpose").Press("u").See("Undone: bring back Break it on purpose")
	if got := titles(s.Session().Wall.Dropped); got != "Break it on purpose" {
		t.Errorf("dropped are %q", got)
	}
}

func TestSaysWhyNothingCanBeShortened(t *testing.T) {
	nothingToDo := func(o *tuitest.Options) {
		wall := o.Session.Wall
		wall.Todo = wall.Todo[3:] // those of day two
	}
	noDays := func(o *tuitest.Options) {
		s := model.NewSession(model.MustClean("Claims"), tuitest.Start)
		o.Session = &s
	}
	for _, c := range []struct {
		name   string
		change func(*tuitest.Options)
		later  time.Duration
		want   string
	}{
		{"nothing to do", nothingToDo, 0, "no card of day 1 is left in To do"},
		{"no days", noDays, 0, "the course has no days"},
		{"not begun", func(*tuitest.Options) {}, 24 * time.Hour, "no card of day 1 was moved today"},
	} {
		t.Run(c.name, func(t *testing.T) {
			options := lateOptions(t)
			c.change(&options)
			s := tuitest.New(t, options)
			s.Now = s.Now.Add(c.later)
			s.NotSee("D drop or shorten").Press("D").See(c.want).NotSee("What can go")
		})
	}
}

// Any keys at any size: no panic, no line wider than the window, and no card lost.
func TestAnyKeysOnTheShorteningAtAnySize(t *testing.T) {
	keys := strings.Fields("up down j k tab space enter + - + - ctrl+s esc D D pgup pgdown u ctrl+r x 5")
	options := lateOptions(t)
	rapid.Check(t, func(r *rapid.T) {
		s := tuitest.New(t, options)
		width, height := rapid.IntRange(1, 210).Draw(r, "width"), rapid.IntRange(1, 70).Draw(r, "height")
		s.Resize(width, height)
		s.Press("D")
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 30).Draw(r, "keys") {
			s.Press(key)
			for _, line := range strings.Split(s.Text(), "\n") {
				if ui.Width(line) > width {
					r.Fatalf("after %q a line is wider than %d: %q", key, width, line)
				}
			}
			if wall := s.Session().Wall; wall.Total()+len(wall.Dropped) != 11 {
				r.Fatalf("after %q there are %d cards and %d dropped", key, wall.Total(), len(wall.Dropped))
			}
		}
	})
}
