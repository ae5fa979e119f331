package ui

import "strings"

var eighths = []string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

// Bar is a solid bar of part of whole, in width cells: its end is exact to an eighth of a cell, and a
// part above zero always leaves a mark.
func Bar(part, whole float64, width int) string {
	if whole <= 0 || part <= 0 || width <= 0 {
		return ""
	}
	n := int(min(part/whole, 1)*float64(width)*8 + 0.5)
	n = max(n, 1)
	return strings.Repeat("█", n/8) + eighths[n%8]
}

// WaitWork draws waiting and work on one line to one scale, waiting first: light for the wait, solid for
// the work. The border between them falls on a whole cell; each part above zero has a mark. It returns
// the column after the bar.
func WaitWork(c *Canvas, x, y int, wait, work, whole float64, width int) int {
	if whole <= 0 || width <= 0 {
		return x
	}
	cells := func(part float64) int {
		n := int(part/whole*float64(width) + 0.5)
		if part > 0 {
			n = max(n, 1)
		}
		return min(n, width)
	}
	border := cells(wait)
	if work > 0 {
		border = min(border, width-1)
	}
	x = c.Put(x, y, Wait, strings.Repeat("░", border))
	// The end of the bar is that of the sum, so that lines with equal sums end alike.
	return c.Put(x, y, Work, Bar(max(wait+work-float64(border)*whole/float64(width), work/1e9), whole, width))
}
