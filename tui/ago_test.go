package tui

import (
	"testing"
	"time"

	"flipchart/tui/ui"
	"pgregory.net/rapid"
)

func TestAgo(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 25, 14, 30, 0, 0, zone)
	night := time.Date(2026, 11, 25, 1, 0, 0, 0, zone)
	for _, test := range []struct {
		name string
		now  time.Time
		past time.Duration
		want string
	}{
		{"this moment", now, 0, "just now"},
		{"a minute less a second", now, time.Minute - time.Second, "just now"},
		{"a minute", now, time.Minute, "1 min ago"},
		{"minutes", now, 5*time.Minute + 40*time.Second, "5 min ago"},
		{"an hour less a second", now, time.Hour - time.Second, "59 min ago"},
		{"an hour", now, time.Hour, "1 h ago"},
		{"hours", now, 2*time.Hour + 59*time.Minute, "2 h ago"},
		{"this morning, just", now, 14 * time.Hour, "14 h ago"},
		{"yesterday, late", now, 15 * time.Hour, "yesterday"},
		{"yesterday, early", now, 38 * time.Hour, "yesterday"},
		{"an evening across midnight", night, 2 * time.Hour, "2 h ago"},
		{"the evening before", night, 7 * time.Hour, "yesterday"},
		{"days", now, 3 * 24 * time.Hour, "3 days ago"},
		{"almost a week", now, 6 * 24 * time.Hour, "6 days ago"},
		{"a week", now, 7 * 24 * time.Hour, "18 Nov 2026"},
		{"across the change of the hour", now, 31 * 24 * time.Hour, "25 Oct 2026"},
		{"yesterday, which had 23 hours", time.Date(2026, 3, 30, 14, 0, 0, 0, zone), 37 * time.Hour, "yesterday"},
		{"before the day that had 23 hours", time.Date(2026, 3, 30, 14, 0, 0, 0, zone), 38 * time.Hour, "2 days ago"},
		{"yesterday, which had 25 hours", time.Date(2026, 10, 26, 23, 45, 0, 0, zone), 48*time.Hour + 30*time.Minute, "yesterday"},
		{"years", now, 3 * 366 * 24 * time.Hour, "23 Nov 2023"},
		{"a clock that runs a little slow", now, -30 * time.Second, "just now"},
		{"a clock set back this day", now, -3 * time.Hour, "today 17:30"},
		{"a clock set back a year", now, -365 * 24 * time.Hour, "25 Nov 2027"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := ago(test.now.Add(-test.past).UTC(), test.now); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestAgoIsNarrow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := time.Date(2026, 11, 25, rapid.IntRange(0, 23).Draw(t, "hour"), 30, 0, 0, time.UTC)
		past := time.Duration(rapid.Int64Range(-int64(20*365*24*time.Hour), int64(20*365*24*time.Hour)).Draw(t, "past"))
		if got := ago(now.Add(-past), now); ui.Width(got) > agoWidth {
			t.Fatalf("%q is wider than its column", got)
		}
	})
}
