package tui

import (
	"fmt"
	"time"
)

// ago says in words how long a moment is past: "2 h ago", "yesterday", and its date from a week on. A
// moment that is still to come, as after a clock was set back, is named by itself.
func ago(then, now time.Time) string {
	then = then.In(now.Location())
	past := now.Sub(then)
	switch days := daysBetween(then, now); {
	case past <= -time.Minute && days == 0:
		return "today " + then.Format("15:04")
	case past <= -time.Minute:
		return then.Format("2 Jan 2006")
	case past < time.Minute:
		return "just now"
	case past < time.Hour:
		return fmt.Sprintf("%d min ago", int(past.Minutes()))
	case days == 0 || past < sameEvening:
		return fmt.Sprintf("%d h ago", int(past.Hours()))
	case days == 1:
		return "yesterday"
	case days < 7:
		return fmt.Sprintf("%d days ago", days)
	}
	return then.Format("2 Jan 2006")
}

// agoWidth is the number of columns that ago takes at most: "18 Nov 2026".
const agoWidth = 11

// sameEvening is how long hours are counted across midnight before it is "yesterday".
const sameEvening = 6 * time.Hour

// daysBetween counts midnights, on days of 23 and 25 hours too.
func daysBetween(from, to time.Time) int {
	return int(midnight(to).Sub(midnight(from)).Hours()) / 24
}

// midnight is the day's date in a calendar in which every day has 24 hours.
func midnight(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
