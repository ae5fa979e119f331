package tui_test

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the days on which the hour changes, on systems that do not know them

	"flipchart/model"
	"flipchart/tui/tuitest"
)

// clockAt is the right end of the header.
func clockAt(s *tuitest.Stage) string {
	line, _ := header(s)
	_, clock, _ := strings.Cut(line, "✓ saved")
	return strings.TrimSpace(clock)
}

// A room is 10 minutes into a time box of 30 when something happens to the clock. Ahead, it may be the lid that
// was shut: the time box ends at the time that was said, and what nobody was there for is not booked. Back, it
// is the clock alone: no card gets more time from it.
func TestTrustTheClockMayJump(t *testing.T) {
	const day = 24 * time.Hour
	for _, test := range []struct {
		name    string
		jump    time.Duration
		header  string // right after it
		spent   time.Duration
		warning bool
	}{
		{"the lid is shut for two minutes", 2 * time.Minute, "09:42, until 10:00", 12 * time.Minute, false},
		{"the lid is shut for five minutes", 5 * time.Minute, "09:45, until 10:00", 10 * time.Minute, false},
		{"the lid is shut into the last minute", 19*time.Minute + 15*time.Second, "09:59  ! 45 s left", 10 * time.Minute, false},
		{"the lid is shut beyond the end", 32 * time.Minute, "10:12  ! 12 min over", 10 * time.Minute, false},
		{"an hour ahead", time.Hour, "10:40  ! 40 min over", 10 * time.Minute, false},
		{"the lid is shut for the night", 14 * time.Hour, "23:40  ! time is up", 10 * time.Minute, false},
		{"a day ahead", day, "09:40  ! time is up", 10 * time.Minute, false},
		{"twenty years ahead", 20 * 365 * day, "09:40  ! time is up", 10 * time.Minute, false},
		{"the network corrects it by two seconds", -2 * time.Second, "09:39, until 10:00", 10*time.Minute - 2*time.Second, false},
		{"an hour back", -time.Hour, "08:40, until 09:00", 10 * time.Minute, true},
		{"a day back", -day, "09:40, until 10:00", 10 * time.Minute, true},
		{"to the year 2000", -27 * 365 * day, "09:40, until 10:00", 10 * time.Minute, true},
	} {
		for how, wake := range map[string]func(*tuitest.Stage){
			"a tick comes first": func(s *tuitest.Stage) { s.Tick() },
			"a key comes first":  func(s *tuitest.Stage) { s.Press("down") },
		} {
			t.Run(test.name+", "+how, func(t *testing.T) {
				s := tuitest.New(t, opened(t, "n4")) // 30 minutes
				session := s.Session()
				before := session.Spent("n4", s.Now)
				s.Press("T").Later(10 * time.Minute)
				s.Now = s.Now.Add(test.jump)
				wake(s)
				if got := clockAt(s); got != test.header {
					t.Errorf("the header says %q, want %q", got, test.header)
				}
				if got := s.Session().Spent("n4", s.Now) - before; got != test.spent {
					t.Errorf("%v are spent on the card, want %v", got, test.spent)
				}
				if said := strings.Contains(s.Text(), "The clock was set back by"); said != test.warning {
					t.Errorf("that the clock was set back is said: %v", said)
				}
				if faults := model.Validate(s.Session()); len(faults) > 0 {
					t.Error(faults)
				}
				// Whatever it was, the minutes count from then on.
				s.Later(7 * time.Minute)
				if got := s.Session().Spent("n4", s.Now) - before; got != test.spent+7*time.Minute {
					t.Errorf("7 minutes later %v are spent", got)
				}
			})
		}
	}
}

// The clock goes wrong while the program does not run: a battery died, or two systems share one laptop.
func TestTrustTheClockMayJumpBetweenTwoStarts(t *testing.T) {
	for _, test := range []struct {
		name   string
		jump   time.Duration
		header string
	}{
		{"a minute later", time.Minute, "09:41, until 10:00"},
		{"an hour back", -time.Hour, "08:40, until 09:00"},
		{"to the year 2000", -27 * 365 * 24 * time.Hour, "09:40, until 10:00"},
		{"years ahead", 9 * 365 * 24 * time.Hour, "09:40  ! time is up"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := tuitest.New(t, opened(t, "n4"))
			session := s.Session()
			before := session.Spent("n4", s.Now)
			s.Press("T").Later(10 * time.Minute)
			s.Press("p").Type("said now").Press("enter") // the session's last change
			s.Now = s.Now.Add(test.jump)
			s.Restart()
			if got := clockAt(s); got != test.header {
				t.Errorf("the header says %q, want %q", got, test.header)
			}
			if got := s.Session().Spent("n4", s.Now) - before; got != 10*time.Minute {
				t.Errorf("%v are spent on the card", got)
			}
		})
	}
}

// On the nights of the change the time of day leaps and no time passes.
func TestTrustDaylightSaving(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name          string
		start         time.Time
		before, after string
	}{
		{"spring", time.Date(2026, time.March, 29, 1, 45, 0, 0, berlin), "01:55, until 03:15", "03:05, until 03:15"},
		{"autumn", time.Date(2026, time.October, 25, 2, 45, 0, 0, berlin).Add(-time.Hour), "02:55, until 02:15", "02:05, until 02:15"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := tuitest.New(t, opened(t, "n4"))
			s.Now = test.start
			s.Press("q", "enter") // the card is the open one from now on
			session := s.Session()
			spent := session.Spent("n4", s.Now)
			s.Press("T").Later(10 * time.Minute)
			if got := clockAt(s); got != test.before {
				t.Errorf("before the change the header says %q, want %q", got, test.before)
			}
			s.Later(10 * time.Minute)
			if got := clockAt(s); got != test.after {
				t.Errorf("after it the header says %q, want %q", got, test.after)
			}
			if got := s.Session().Spent("n4", s.Now) - spent; got != 20*time.Minute {
				t.Errorf("in 20 minutes %v are spent", got)
			}
		})
	}
}

// What waits stands still while the machine sleeps: after it the time of day is right within ten seconds, and
// a running timer within one.
func TestTrustTheTimeIsRightSoonAfterSleep(t *testing.T) {
	s := tuitest.New(t, opened(t, "n4"))
	if s.Tick(); s.Wait > 10*time.Second {
		t.Errorf("the next tick comes after %v", s.Wait)
	}
	s.Press("T")
	if s.Tick(); s.Wait > time.Second {
		t.Errorf("while a timer runs the next tick comes after %v", s.Wait)
	}
}

// A toast ends, and a double click is one, whatever the clock does.
func TestTrustNothingWaitsForAClockThatWasSetBack(t *testing.T) {
	s := tuitest.New(t, opened(t, "n4"))
	s.Press("p").Type("a point").Press("enter").See("Parked")
	s.Now = s.Now.Add(-5 * time.Hour)
	s.Tick().NotSee("Parked")

	s = tuitest.New(t, wallOptions(t))
	x, y := s.Find("Lunch")
	s.Click(x, y)
	s.Now = s.Now.Add(-5 * time.Hour)
	s.Click(x, y).See("› The wall")
	s.Click(x, y).See("› Lunch")
}

// Edits are taken back in the order in which they were made, whatever the clock said.
func TestTrustHistoryKeepsItsOrder(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	for i, jump := range []time.Duration{0, -time.Hour, 24 * time.Hour, -20 * 365 * 24 * time.Hour, time.Minute} {
		s.Now = s.Now.Add(jump)
		s.Press("p").Type("point " + string(rune('A'+i))).Press("enter")
	}
	s.Restart()
	for last := 5; last > 0; last-- {
		points := s.Session().Park.Points
		if got, want := points[len(points)-1].Text.String(), "point "+string(rune('A'+last-1)); got != want {
			t.Fatalf("the newest point is %q, want %q", got, want)
		}
		s.Press("u")
	}
}
