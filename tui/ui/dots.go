package ui

import (
	"fmt"
	"strconv"
	"strings"
)

// MostDots are shown one by one as long as they can be counted at a glance.
const MostDots = 7

// Dots are a thing's votes one by one; as a number, where the most that a thing of its list has are more than can be
// counted at a glance.
func Dots(votes, most int) string {
	switch {
	case votes <= 0:
		return "·"
	case most > MostDots:
		return fmt.Sprintf("● %*d", len(strconv.Itoa(most)), votes)
	}
	return strings.Repeat("●", votes)
}
