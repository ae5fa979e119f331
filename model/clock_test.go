package model_test

import (
	"slices"
	"testing"
	"time"
	_ "time/tzdata" // the days on which the hour changes, on systems that do not know them

	"pgregory.net/rapid"

	"flipchart/model"
)

// at sets the desk's clock to so many minutes after nine.
func (d *desk) at(minutes int) *desk {
	d.now = monday.Add(time.Duration(minutes) * time.Minute)
	return d
}

// restart goes through the file and back.
func (d *desk) restart() *desk {
	d.t.Helper()
	session, err := model.DecodeDocuments(d.session.Name, encode(d.t, d.session))
	if err != nil {
		d.t.Fatal(err)
	}
	d.session = session
	return d
}

func (d *desk) wantLeft(want time.Duration) {
	d.t.Helper()
	if got := d.session.Timer("n1").Remaining(d.now); got != want {
		d.t.Errorf("%v left at %s, want %v", got, d.now.Format("15:04"), want)
	}
}

func (d *desk) wantSpent(card model.ID, want time.Duration) {
	d.t.Helper()
	if got := d.session.Spent(card, d.now); got != want {
		d.t.Errorf("%v spent on %s at %s, want %v", got, card, d.now.Format("15:04"), want)
	}
}

func TestATimerCountsDownOverPausesAndRestartsIntoOvertime(t *testing.T) {
	d := newDesk(t)
	d.wantLeft(15 * time.Minute) // never started: the whole time box
	d.do(model.SwitchTimer("n1"))
	d.at(5).wantLeft(10 * time.Minute)
	d.restart().wantLeft(10 * time.Minute)
	d.do(model.SwitchTimer("n1")) // pause
	d.at(25).restart().wantLeft(10 * time.Minute)
	d.do(model.SwitchTimer("n1")) // and on
	d.at(38).wantLeft(-3 * time.Minute)
	d.do(model.SwitchTimer("n1"))
	d.at(60).restart().wantLeft(-3 * time.Minute)
	d.do(model.SwitchTimer("n1"))
	d.at(61).wantLeft(-4 * time.Minute)
}

func TestMinutesAreGivenAndTaken(t *testing.T) {
	d := newDesk(t)
	d.do(model.ShiftTimer("n1", time.Minute))
	d.wantLeft(16 * time.Minute)
	d.do(model.SwitchTimer("n1"), model.ShiftTimer("n1", -6*time.Minute))
	d.at(5).wantLeft(5 * time.Minute)
	d.do(model.ShiftTimer("n1", -time.Hour)) // taking time ends the box, and is no overtime
	d.wantLeft(0)
	d.at(8).do(model.ShiftTimer("n1", -time.Minute))
	d.wantLeft(-3 * time.Minute)
	d.do(model.ShiftTimer("n1", 5*time.Minute))
	d.wantLeft(2 * time.Minute)
	d.refused(model.ShiftTimer("n99", time.Minute), "not on the wall")
	d.refused(model.SwitchTimer("n99"), "not on the wall")
}

func TestATimerThatRanOutLongAgoShowsAsEnded(t *testing.T) {
	for name, c := range map[string]struct {
		minutes int
		left    time.Duration
		running bool
	}{
		"still in time":          {10, 5 * time.Minute, true},
		"an hour over":           {75, -time.Hour, true},
		"more than an hour over": {76, 0, false},
		"the next morning":       {24 * 60, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.do(model.SwitchTimer("n1"))
			d.restart().at(c.minutes).do(model.SettleTimers())
			d.wantLeft(c.left)
			if d.session.Timer("n1").Running() != c.running {
				t.Errorf("running is %t", !c.running)
			}
		})
	}
}

func TestMinutesGoToTheCardOpenedLastWhileTheSessionIsOpen(t *testing.T) {
	d := newDesk(t)
	d.do(model.OpenCard("n1"))
	d.at(10).do(model.OpenCard("n1")) // opened again: the stretch goes on
	d.at(20).do(model.OpenCard("n2"))
	d.at(25).wantSpent("n1", 20*time.Minute)
	d.wantSpent("n2", 5*time.Minute)
	d.do(model.CloseClock(d.now))
	d.restart().at(24*60).wantSpent("n2", 5*time.Minute) // overnight nothing counts
	d.do(model.OpenCard("n2"))
	d.at(24*60+7).wantSpent("n2", 12*time.Minute)
	d.do(model.MoveCard("n2", model.Done, 0))
	d.wantSpent("n2", 12*time.Minute)
	d.refused(model.OpenCard("n99"), "not on the wall")
}

func TestASessionThatWasNotClosedCountsUpToWhenItWasSeenLast(t *testing.T) {
	d := newDesk(t)
	d.do(model.OpenCard("n1"))
	seen := monday.Add(30 * time.Minute)
	d.restart().at(24 * 60).do(model.CloseClock(seen))
	d.wantSpent("n1", 30*time.Minute)
	d.do(model.CloseClock(d.now)) // closing twice books once
	d.wantSpent("n1", 30*time.Minute)
}

func TestAClockSetBackTakesNoTimeAway(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(t)
		spent := map[model.ID]time.Duration{}
		for range rapid.IntRange(1, 20).Draw(rt, "steps") {
			d.at(rapid.IntRange(-600, 600).Draw(rt, "minute"))
			card := rapid.SampledFrom([]model.ID{"n1", "n2"}).Draw(rt, "card")
			d.do(rapid.SampledFrom([]model.Edit{model.OpenCard(card), model.CloseClock(d.now), model.SwitchTimer(card)}).Draw(rt, "edit"))
			for _, card := range []model.ID{"n1", "n2"} {
				booked := d.session.Clock.Spent[card]
				if booked < spent[card] || d.session.Spent(card, d.now) < booked {
					rt.Fatalf("%s had %v, has %v booked and %v spent", card, spent[card], booked, d.session.Spent(card, d.now))
				}
				spent[card] = booked
			}
		}
	})
}

func TestACardsTimeHasAnEnd(t *testing.T) {
	const month = 30 * 24 * time.Hour
	d := newDesk(t)
	d.do(model.OpenCard("n1"))
	d.do(model.SwitchTimer("n1"))
	d.at(40 * 24 * 60) // the laptop was left open
	d.wantSpent("n1", month)
	d.wantLeft(-month)
	d.do(model.SwitchTimer("n1"))
	d.do(model.CloseClock(d.now))
	d.wantSpent("n1", month)
	d.do(model.ShiftTimer("n1", 100*24*time.Hour))
	d.wantLeft(month)
	if faults := model.Validate(d.session); len(faults) > 0 {
		t.Error(faults)
	}
}

// However often the clock is set back and ahead, a card has never more time left than it was given, and never
// less than no time spent.
func TestTrustAClockSetBackGivesNoTime(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := newDesk(t)
		d.do(model.OpenCard("n1"), model.SwitchTimer("n1"))
		minutes, left, spent := 0, 15*time.Minute, time.Duration(0)
		for range rapid.IntRange(1, 20).Draw(rt, "steps") {
			before := d.now
			jump := rapid.IntRange(-10_000_000, 10_000_000).Draw(rt, "minutes")
			d.at(minutes + jump)
			if minutes += jump; jump < 0 {
				d.do(model.SetBack(before))
			}
			now := d.session.Timer("n1").Remaining(d.now)
			if now > left {
				rt.Fatalf("%v were left, now %v", left, now)
			}
			got := d.session.Spent("n1", d.now)
			if got < spent {
				rt.Fatalf("%v were spent, now %v", spent, got)
			}
			left, spent = now, got
		}
		if faults := model.Validate(d.session); len(faults) > 0 {
			rt.Fatal(faults)
		}
	})
}

// On a day of 23 or 25 hours the course begins at its time of day, and ends as much later as it takes.
func TestTrustADayThatChangesTheHourEndsOnTime(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, date := range []time.Time{
		time.Date(2026, time.March, 28, 0, 0, 0, 0, berlin),
		time.Date(2026, time.March, 29, 0, 0, 0, 0, berlin),
		time.Date(2026, time.October, 25, 0, 0, 0, 0, berlin),
	} {
		d := newDesk(t)
		wall := *d.session.Wall
		wall.Days = []model.Day{{Starts: 9 * 60}}
		wall.Todo = slices.Clone(wall.Todo)
		planned := 0
		for i := range wall.Todo {
			wall.Todo[i].Day = 1
			planned += wall.Todo[i].Planned
		}
		d.session.Wall = &wall
		begin := time.Date(date.Year(), date.Month(), date.Day(), 9, 0, 0, 0, berlin)
		d.now = begin
		d.do(model.MoveCard("n1", model.Doing, 0))
		end, ok := d.session.DayEnd(1, d.now)
		want := begin.Add(time.Duration(planned) * time.Minute)
		if !ok || !end.Planned.Equal(want) || !end.Expected.Equal(want) || end.Late != 0 {
			t.Errorf("on %s: %+v, %t; want %v", date.Format("2 Jan"), end, ok, want)
		}
		d.now = begin.Add(-8 * time.Hour) // the clock was set back into the night before the change
		if end, _ := d.session.DayEnd(1, d.now); !end.Expected.Equal(want) {
			t.Errorf("on %s, set back: %+v", date.Format("2 Jan"), end)
		}
	}
}
