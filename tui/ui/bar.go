package ui

import "strings"

var eighths = []string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

// scaled is a part of whole in eighths of a cell, where whole is width cells: at most all of them, and
// at least one for a part above zero.
func scaled(part, whole float64, width int) int {
	if whole <= 0 || part <= 0 || width <= 0 {
		return 0
	}
	return max(1, int(min(part/whole, 1)*float64(width)*8+0.5))
}

func solid(n int) string { return strings.Repeat("█", n/8) + eighths[n%8] }

// Bar is a solid bar of part of whole, in width cells: its end is exact to an eighth of a cell, and a
// part above zero always leaves a mark.
func Bar(part, whole float64, width int) string { return solid(scaled(part, whole, width)) }

// WaitMark and WorkMark are what the two parts of a WaitWork bar are drawn with, for legends.
const WaitMark, WorkMark = "▄", "█"

// WaitWork draws waiting and work on one line to one scale, waiting first: low for the wait, high for the
// work, so that they differ without colour and bars in neighbouring rows stay apart. The border between
// them falls on a whole cell; the end is that of their sum, so that lines with equal sums end alike; and
// from two cells on, each part above zero has a mark. It returns the column after the bar.
func WaitWork(c *Canvas, x, y int, wait, work, whole float64, width int) int {
	if whole <= 0 || width <= 0 {
		return x
	}
	wait, work = max(wait, 0), max(work, 0)
	border := int(min(wait/whole, 1)*float64(width) + 0.5)
	if wait > 0 {
		border = max(border, 1)
	}
	if work == 0 {
		return c.Put(x, y, Wait, strings.Repeat(WaitMark, border))
	}
	end := scaled(wait+work, whole, width)
	if wait > 0 && width > 1 {
		end = max(end, 8+1)
	}
	border = min(border, (end-1)/8)
	x = c.Put(x, y, Wait, strings.Repeat(WaitMark, border))
	return c.Put(x, y, Work, solid(end-8*border))
}
