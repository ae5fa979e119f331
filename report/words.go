package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"flipchart/model"
)

// rest is what a percentage leaves of 100, so that both add up as they are read.
func rest(p float64) string { return model.Number(100 - model.Rounded(p)) }

// figure writes a number with at most two decimals.
func figure(f float64) string {
	return strconv.FormatFloat(math.Round(f*100)/100, 'f', -1, 64)
}

// both says a time in one of the calendar's units and in hours, as totals are compared: "7w (280h)", or
// "3.8w (151.5h)" where no unit says it exactly.
func both(m model.Milliseconds, c model.Calendar) string {
	said, hours := m.Short(c), strings.ReplaceAll(m.Hours(), " ", "")
	if said == hours {
		return said
	}
	return said + " (" + hours + ")"
}

// clockTime says a duration by the clock on the wall: "3d 4h", "2h 10m", "25m".
func clockTime(d time.Duration) string {
	d = d.Round(time.Minute)
	days, hours, minutes := int(d.Hours())/24, int(d.Hours())%24, int(d.Minutes())%60
	switch {
	case days > 0 && hours > 0:
		return fmt.Sprintf("%dd %dh", days, hours)
	case days > 0:
		return fmt.Sprintf("%dd", days)
	case hours > 0 && minutes > 0:
		return fmt.Sprintf("%dh %dm", hours, minutes)
	case hours > 0:
		return fmt.Sprintf("%dh", hours)
	}
	return fmt.Sprintf("%dm", minutes)
}

// listing joins words for a sentence: "a, b and c".
func listing(words []markdown) markdown {
	if len(words) < 2 {
		return join(words, "")
	}
	return join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
