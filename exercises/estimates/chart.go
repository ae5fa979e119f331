package estimates

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"flipchart/model"
	"flipchart/tui/ui"
)

// chart shows the rounds as strips of dots over one axis, 0 to 100. Equal answers are stacked; where the
// stacks are higher than the rows allow, a dot stands for several.
type chart struct {
	rounds   [][]float64 // the newest ones, as many as there are rows for
	first    int         // how many older ones are left out
	x, cells int         // the column of 0, and the cells to 100
	perDot   int
	large    bool  // dots of two rows, not of one cell
	gap      int   // blank rows above each round
	heights  []int // rows of each round's stacks
}

const axisRows, leftOfAxis = 2, 14

// wideAxis is the canvas's width from which a point has a cell of its own.
const wideAxis = 118

func newChart(rounds [][]float64, width, rows int) chart {
	first := max(0, len(rounds)-max(rows, 1))
	ch := chart{rounds: rounds[first:], first: first, x: leftOfAxis, cells: 60, perDot: 1}
	switch {
	case width >= wideAxis:
		ch.cells = 100
	case width < leftOfAxis+ch.cells+3:
		ch.cells = 40
	}
	ch.large = width >= wideAxis && ch.apart() > len([]rune(newDot[0]))
	ch.large = ch.large && ch.layOut() <= rows
	for ch.layOut() > rows && ch.perDot < ch.most() {
		ch.perDot++
	}
	return ch
}

// layOut gives each round its height, and says how many rows they take together.
func (ch *chart) layOut() int {
	ch.heights = ch.heights[:0]
	sum := 0
	for _, answers := range ch.rounds {
		height := 1
		if len(answers) >= model.FewAnswers {
			for _, n := range ch.stacks(answers) {
				height = max(height, ch.dots(n)*ch.dotRows())
			}
		}
		ch.heights = append(ch.heights, height)
		sum += height
	}
	return sum
}

// Large dots, the newest round's and the others', a line a row.
var newDot, oldDot = [...]string{"▄▄▄", "▀▀▀"}, [...]string{"╭─╮", "╰─╯"}

// dotRows is how high a dot is.
func (ch *chart) dotRows() int {
	if ch.large {
		return len(newDot)
	}
	return 1
}

// apart is how many columns lie between the nearest answers of a round that are not the same.
func (ch *chart) apart() int {
	nearest := ch.cells
	for _, answers := range ch.rounds {
		columns := slices.Sorted(maps.Keys(ch.stacks(answers)))
		for i := 1; i < len(columns); i++ {
			nearest = min(nearest, columns[i]-columns[i-1])
		}
	}
	return nearest
}

// most is how many answered the largest round.
func (ch *chart) most() int {
	n := 0
	for _, answers := range ch.rounds {
		n = max(n, len(answers))
	}
	return n
}

// stacks counts the answers of each column.
func (ch *chart) stacks(answers []float64) map[int]int {
	stacks := map[int]int{}
	for _, answer := range answers {
		stacks[ch.column(answer)]++
	}
	return stacks
}

func (ch *chart) dots(answers int) int { return (answers + ch.perDot - 1) / ch.perDot }

func (ch *chart) column(percent float64) int {
	return ch.x + int(math.Round(percent*float64(ch.cells)/100))
}

// rows is how many rows the chart takes, the median's included.
func (ch *chart) rows() int {
	sum := axisRows + 1 + ch.gap*len(ch.rounds)
	for _, height := range ch.heights {
		sum += height
	}
	return sum
}

// draw shows the chart and marks the chosen round, if one is.
func (ch *chart) draw(c *ui.Canvas, y, chosen int) {
	ch.drawAxis(c, y)
	y += axisRows
	for i, answers := range ch.rounds {
		y += ch.gap
		base, round, newest := y+ch.heights[i]-1, ch.first+i, i == len(ch.rounds)-1
		ch.drawRound(c, base, round, answers, newest)
		if round == chosen {
			c.Put(1, base, ui.Accent, "▌")
		}
		c.Hit(ui.Rect{X: 0, Y: y, W: c.W, H: ch.heights[i]}, roundHit(round))
		y = base + 1
	}
	if newest := ch.rounds[len(ch.rounds)-1]; len(newest) >= model.FewAnswers {
		ch.drawMedian(c, y, model.SpreadOf(newest).Median, true)
	}
}

func (ch *chart) drawAxis(c *ui.Canvas, y int) {
	step := ch.cells / 10
	for i := 0; i <= 10; i++ {
		label := strconv.Itoa(i * 10)
		c.Put(ch.x+i*step-(len(label)-1)/2, y, ui.Quiet, label)
		tick := "┼"
		switch i {
		case 0:
			tick = "├"
		case 10:
			tick = "┤"
		}
		c.Fill(ui.Rect{X: ch.x + i*step - step + 1, Y: y + 1, W: min(i, 1) * (step - 1), H: 1}, ui.Rule, "─")
		c.Put(ch.x+i*step, y+1, ui.Rule, tick)
	}
	switch {
	case ch.perDot == 2:
		c.Put(2, y, ui.Quiet, "● 1 or 2")
	case ch.perDot > 2:
		c.Put(2, y, ui.Quiet, fmt.Sprintf("● 1 to %d", ch.perDot))
	}
}

// drawRound shows a round's dots; of too few answers only the median.
func (ch *chart) drawRound(c *ui.Canvas, base, round int, answers []float64, newest bool) {
	ink, dot, large := ui.Plain, "○", oldDot
	if newest {
		ink, dot, large = ui.Accent|ui.Bold, "●", newDot
	}
	c.Put(3, base, ui.Plain, fmt.Sprintf("round %d", round+1))
	if len(answers) < model.FewAnswers {
		ch.drawMedian(c, base, model.SpreadOf(answers).Median, newest)
		return
	}
	for column, n := range ch.stacks(answers) {
		for k := range ch.dots(n) {
			if !ch.large {
				c.Put(column, base-k, ink, dot)
				continue
			}
			for row, line := range large {
				c.Put(column-1, base+1-(k+1)*len(large)+row, ink, line)
			}
		}
	}
}

func (ch *chart) drawMedian(c *ui.Canvas, y int, median float64, newest bool) {
	ink := ui.Plain
	if newest {
		ink = ui.Plain | ui.Bold
	}
	at := ch.column(median)
	c.Put(at, y, ink, "▲")
	label := "median " + model.GivenPercent(median)
	if at+2+ui.Width(label) > ch.x+ch.cells+3 {
		c.Right(at-1, y, ink, label)
	} else {
		c.Put(at+2, y, ink, label)
	}
}
