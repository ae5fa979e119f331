package model_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flipchart/model"
)

func minute(n int) time.Time { return monday.Add(time.Duration(n) * time.Minute) }

func TestTheCoursesOwnFlow(t *testing.T) {
	d := newDesk(t)
	d.at(0).do(model.MoveCard("n1", model.Doing, 0), model.OpenCard("n1"))
	d.at(10).do(model.MoveCard("n2", model.Doing, 0))
	d.at(20).do(model.MoveCard("n1", model.Done, 0), model.MoveCard("n3", model.Doing, 0), model.OpenCard("n2"))
	d.at(30).do(model.MoveCard("n2", model.Todo, 0), model.CloseClock(d.now))
	d.at(40).do(model.MoveCard("n4", model.Done, 0))         // never in Doing: no cycle time
	d.at(24 * 60).do(model.MoveCard("n3", model.Done, 0))    // overnight counts: it is by the calendar
	d.at(24*60 + 5).do(model.MoveCard("n1", model.Doing, 0)) // taken up again
	d.at(24*60 + 15).do(model.MoveCard("n1", model.Done, 0)) // first Doing to last Done
	f := d.session.CourseFlow(d.now)

	cycles := map[model.ID]time.Duration{}
	for _, c := range f.Cards {
		if c.Known {
			cycles[c.Card.ID] = c.Cycle
		}
		if c.Planned != 15*time.Minute {
			t.Errorf("%s is planned for %v", c.Card.Title, c.Planned)
		}
	}
	if diff := cmp.Diff(map[model.ID]time.Duration{"n1": 24*time.Hour + 15*time.Minute, "n3": 24*time.Hour - 20*time.Minute}, cycles); diff != "" {
		t.Errorf("cycle times: %s", diff)
	}
	if f.Cycled != 2 || f.MedianCycle != 24*time.Hour-150*time.Second {
		t.Errorf("median %v of %d", f.MedianCycle, f.Cycled)
	}
	if f.Planned != 75*time.Minute || f.Actual != 30*time.Minute {
		t.Errorf("planned %v, actual %v", f.Planned, f.Actual)
	}
	today, tomorrow := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	if diff := cmp.Diff([]model.DayCount{{Day: today, Cards: 1}, {Day: tomorrow, Cards: 2}}, f.Throughput); diff != "" {
		t.Errorf("throughput: %s", diff)
	}
	want := []model.Level{
		{From: minute(0), Cards: 1}, {From: minute(10), Cards: 2}, {From: minute(20), Cards: 2}, {From: minute(30), Cards: 1},
		{From: minute(24 * 60), Cards: 0}, {From: minute(24*60 + 5), Cards: 1}, {From: minute(24*60 + 15), Cards: 0},
	}
	if diff := cmp.Diff(want, f.WIP); diff != "" {
		t.Errorf("WIP: %s", diff)
	}
}

func TestDaysOfTheFlowBeginAtMidnightWhereTheRoomIs(t *testing.T) {
	d := newDesk(t)
	d.now = time.Date(2026, 11, 23, 23, 30, 0, 0, time.UTC)
	d.do(model.MoveCard("n1", model.Done, 0))
	tokyo := time.FixedZone("Tokyo", 9*3600)
	got := d.session.CourseFlow(d.now.In(tokyo)).Throughput
	if len(got) != 1 || !got[0].Day.Equal(time.Date(2026, 11, 24, 0, 0, 0, 0, tokyo)) {
		t.Errorf("got %v", got)
	}
}

func TestNoCardLeavesDoingBeforeItComes(t *testing.T) {
	d := newDesk(t)
	d.at(10).do(model.MoveCard("n1", model.Doing, 0))
	d.at(-50).do(model.MoveCard("n1", model.Done, 0)) // the laptop's clock was set back
	f := d.session.CourseFlow(d.now)
	for _, level := range f.WIP {
		if level.Cards < 0 {
			t.Errorf("WIP is %v", f.WIP)
		}
	}
	if f.Cards[0].Cycle != 0 {
		t.Errorf("cycle time %v", f.Cards[0].Cycle)
	}
}

func TestAFlowOfNothingIsEmpty(t *testing.T) {
	f := newDesk(t).session.CourseFlow(monday)
	if f.Cycled != 0 || f.Throughput != nil || f.WIP != nil || len(f.Cards) != 5 {
		t.Errorf("%+v", f)
	}
}

// Five cards of 15 minutes from nine: the day is planned to end at 10:15.
func TestWhenTheDayEnds(t *testing.T) {
	for name, c := range map[string]struct {
		do       func(*desk)
		expected int // minutes after nine
	}{
		"begun on time":    {func(d *desk) { d.do(model.MoveCard("n1", model.Doing, 0), model.OpenCard("n1")) }, 75},
		"begun late":       {func(d *desk) { d.at(20).do(model.MoveCard("n1", model.Doing, 0), model.OpenCard("n1")) }, 95},
		"half of a card":   {func(d *desk) { d.do(model.MoveCard("n1", model.Doing, 0), model.OpenCard("n1")); d.at(7) }, 75},
		"a card runs over": {func(d *desk) { d.do(model.MoveCard("n1", model.Doing, 0), model.OpenCard("n1")); d.at(25) }, 85},
		"more time given": {func(d *desk) {
			d.do(model.MoveCard("n1", model.Doing, 0), model.OpenCard("n1"), model.SwitchTimer("n1"), model.ShiftTimer("n1", 10*time.Minute))
		}, 85},
		"a card done early": {func(d *desk) { d.at(5).do(model.MoveCard("n1", model.Done, 0)) }, 65},
		"a break pulled in": {func(d *desk) {
			d.do(model.MoveCard("n1", model.Doing, 0), model.OpenCard("n1"))
			d.at(10).do(model.MoveCard("n2", model.Doing, 0), model.OpenCard("n2"))
		}, 75},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			c.do(d)
			end, ok := d.session.DayEnd(1, d.now)
			want := model.DayEnd{Planned: minute(75), Expected: minute(c.expected), Late: time.Duration(c.expected-75) * time.Minute}
			if diff := cmp.Diff(want, end); diff != "" || !ok {
				t.Errorf("ok %t %s", ok, diff)
			}
		})
	}
}

func TestTheDaysEndIsToTheMinute(t *testing.T) {
	for after, late := range map[time.Duration]time.Duration{0: 0, 29 * time.Second: 0, 30 * time.Second: time.Minute, 89 * time.Second: time.Minute} {
		d := newDesk(t)
		d.do(model.MoveCard("n1", model.Doing, 0))
		end, _ := d.session.DayEnd(1, d.now.Add(after))
		if !end.Expected.Equal(end.Planned.Add(late)) || end.Late != late {
			t.Errorf("begun %s late: ends %s, %s late; planned %s", after, end.Expected, end.Late, end.Planned)
		}
	}
}

func TestADayThatHasNotBegunHasNoEnd(t *testing.T) {
	d := newDesk(t)
	if _, ok := d.session.DayEnd(1, d.now); ok {
		t.Error("no card was moved")
	}
	d.do(model.MoveCard("n1", model.Doing, 0))
	if _, ok := d.session.DayEnd(1, minute(24*60)); ok {
		t.Error("no card was moved on that date")
	}
	for _, day := range []int{0, 2} {
		if _, ok := d.session.DayEnd(day, d.now); ok {
			t.Errorf("there is no day %d", day)
		}
	}
}

func TestTodayIsTheDayOfTheCardAtHand(t *testing.T) {
	day := func(days ...int) []model.Card {
		var cards []model.Card
		for _, n := range days {
			cards = append(cards, model.Card{Day: n})
		}
		return cards
	}
	for _, c := range []struct {
		wall model.Wall
		want int
	}{
		{model.Wall{}, 0},
		{model.Wall{Todo: day(1, 2)}, 1},
		{model.Wall{Todo: day(2), Doing: day(1), Done: day(1)}, 1},
		{model.Wall{Done: day(1, 2)}, 2},
	} {
		if got := c.wall.Today(); got != c.want {
			t.Errorf("%+v: today is day %d, want %d", c.wall, got, c.want)
		}
	}
}

func TestAWallPreparedBeforeTheDayIsInTime(t *testing.T) {
	early := time.Date(2027, time.March, 2, 7, 0, 0, 0, time.UTC)
	s := model.NewSession(model.MustClean("Claims"), early)
	s.Wall = &model.Wall{Limit: 2, Days: []model.Day{{Title: model.MustClean("Day one"), Starts: 9 * 60}},
		Doing: []model.Card{{ID: "n1", Title: model.MustClean("Welcome"), Kind: model.TalkCard, Day: 1, Planned: 30, Moves: []model.Move{{model.Doing, early}}}},
		Todo:  []model.Card{{ID: "n2", Title: model.MustClean("Map"), Kind: model.TalkCard, Day: 1, Planned: 60}},
	}
	end, ok := s.DayEnd(1, early)
	if !ok || end.Late != 0 || end.Expected.Hour() != 10 || end.Expected.Minute() != 30 {
		t.Errorf("ends %s, %s late (%v); want 10:30 and in time", end.Expected, end.Late, ok)
	}
}
