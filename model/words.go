package model

import (
	"fmt"
	"math"
)

// Count says a number of things: "1 step", "3 steps".
func Count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}

// Rounded is a percentage as it is read: whole points, and tenths below one so that little is never told
// as nothing.
func Rounded(percent float64) float64 {
	if percent > 0 && percent < 1 {
		return max(math.Round(percent*10)/10, 0.1)
	}
	return math.Round(percent)
}
