package report_test

import (
	"maps"
	"testing"
	"time"

	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/report"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// closed is a session as it would be if it had been closed at a moment: the open card's stretch is booked.
func closed(t interface{ Fatal(...any) }, s model.Session, at time.Time) model.Session {
	s, err := model.CloseClock(at)(s, model.Stamp{At: at})
	if err != nil {
		t.Fatal(err)
	}
	clock := *s.Clock
	clock.Spent = maps.Clone(clock.Spent)
	maps.DeleteFunc(clock.Spent, func(_ model.ID, spent time.Duration) bool { return spent == 0 })
	s.Clock = &clock
	return s
}

// differ compares two sessions in all but what is empty in two ways.
func differ(a, b model.Session) string { return cmp.Diff(a, b, cmpopts.EquateEmpty()) }

func TestReadingWhatWasWrittenGivesAnEqualSession(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := modeltest.Sessions().Draw(t, "session")
		for _, fault := range model.Validate(s) {
			t.Fatal("the generator made a session with a fault: ", fault)
		}
		changed := modeltest.Start
		if !s.Clock.Since.IsZero() {
			changed = s.Clock.Since.Add(3*time.Hour + time.Nanosecond)
		}
		data, err := report.JSON(s, changed)
		if err != nil {
			t.Fatal(err)
		}
		back, err := report.ReadJSON("s.json", data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := differ(closed(t, s, changed), back); diff != "" {
			t.Fatal("not equal (-written +read):\n", diff)
		}
	})
}
