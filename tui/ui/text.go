package ui

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Width is the number of cells a text takes.
func Width(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return lipgloss.Width(s)
		}
	}
	return len(s)
}

// Fit cuts a text to a width; what is cut shows as "…".
func Fit(s string, width int) string {
	if width <= 0 {
		return ""
	}
	if Width(s) <= width {
		return s
	}
	return ansi.Truncate(s, width, "…")
}

// Wrap breaks a text at blanks into lines of at most width cells; a longer word is broken too. It
// returns at least one line.
func Wrap(s string, width int) []string {
	if width <= 0 {
		return []string{""}
	}
	lines := strings.Split(ansi.Wrap(s, width, " "), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// Count writes a number with its noun: "1 card", "3 cards". The plural of the noun is the noun with
// an s.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Page is the part of a long list that shows the selected item: the items from first up to last, and
// "2 of 3" where there is more than one page (empty where all fit).
func Page(count, selected, height int) (first, last int, label string) {
	height = max(height, 1)
	if count <= height {
		return 0, count, ""
	}
	page := min(max(selected, 0), count-1) / height
	first = page * height
	return first, min(first+height, count), fmt.Sprintf("%d of %d", page+1, (count+height-1)/height)
}
