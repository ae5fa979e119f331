package model_test

import (
	"testing"
	"time"

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
