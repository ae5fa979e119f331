package tui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// courseFlow shows the wall's own flow: cycle time a card, throughput, and the cards in Doing over time.
type courseFlow struct {
	desk *Desk
	page int
	last int // the last page, when it was drawn last
}

func (w *wall) showFlow(string) tea.Cmd {
	w.flow = &courseFlow{desk: w.desk}
	return nil
}

func (w *wall) flowActions() []Action {
	back := func(string) tea.Cmd { w.flow = nil; return nil }
	return []Action{
		{Keys: []string{"v", "esc"}, Label: "the board", Help: "Go back to the board.", Footer: true, Do: back},
		{Keys: []string{"down", "up", "j", "k"}, Shown: "↑ ↓", Label: "page", Help: "Turn the list's pages.", Footer: true, Do: func(key string) tea.Cmd {
			w.flow.turn(key == "down" || key == "j")
			return nil
		}},
	}
}

func (f *courseFlow) turn(forward bool) {
	if forward {
		f.page = min(f.page+1, f.last)
	} else {
		f.page = max(f.page-1, 0)
	}
}

// factWidth is the column of names at the left.
const factWidth = 14

func (f *courseFlow) draw(c *ui.Canvas) {
	session, now := f.desk.Session(), f.desk.Now()
	flow := session.CourseFlow(now)
	wall := session.Wall
	c.Put(2, 0, ui.Plain|ui.Bold, "How did our own course flow?")
	c.Right(c.W-2, 0, ui.Quiet, fmt.Sprintf("%d of %s done", len(wall.Done), ui.Count(wall.Total(), "card")))
	c = c.In(ui.Rect{X: 2, Y: 2, W: min(c.W-4, 100), H: c.H - 2})
	for y, fact := range [][2]string{
		{"cycle time", cycleWords(flow)},
		{"throughput", throughputWords(flow)},
		{"minutes", fmt.Sprintf("%d spent, %d planned for all cards", int(flow.Actual.Minutes()), int(flow.Planned.Minutes()))},
	} {
		c.Put(0, y, ui.Quiet, fact[0])
		c.Put(factWidth, y, ui.Plain|ui.Bold, ui.Fit(fact[1], c.W-factWidth))
	}
	used := drawWIP(c.In(ui.Rect{X: 0, Y: 4, W: c.W, H: c.H - 4}), flow.WIP, wall.Limit, now)
	f.drawCards(c.In(ui.Rect{X: 0, Y: 5 + used, W: min(c.W, 76), H: c.H - 5 - used}), flow)
}

func cycleWords(flow model.CourseFlow) string {
	if flow.Cycled == 0 {
		return "no card has gone from Doing to Done yet"
	}
	return fmt.Sprintf("%s from Doing to Done (median of %s)", elapsed(flow.MedianCycle), ui.Count(flow.Cycled, "card"))
}

func throughputWords(flow model.CourseFlow) string {
	if len(flow.Throughput) == 0 {
		return "no card is done yet"
	}
	var days []string
	for _, day := range flow.Throughput {
		days = append(days, fmt.Sprintf("%s on %s", ui.Count(day.Cards, "card"), day.Day.Format("Mon 2 Jan")))
	}
	return strings.Join(days, ", ")
}

// stretch is the part of a day in which cards moved.
type stretch struct{ from, to time.Time }

// stretches are the days on which cards moved, each from its first move to its last; today goes on until
// now while a card is in Doing. Nights are left out.
func stretches(levels []model.Level, now time.Time) []stretch {
	var days []stretch
	sameDay := func(a, b time.Time) bool { return a.YearDay() == b.YearDay() && a.Year() == b.Year() }
	for _, level := range levels {
		at := level.From.In(now.Location())
		if last := len(days) - 1; last >= 0 && sameDay(days[last].from, at) {
			days[last].to = at
		} else {
			days = append(days, stretch{at, at})
		}
	}
	if last := len(days) - 1; last >= 0 && levels[len(levels)-1].Cards > 0 && sameDay(days[last].from, now) {
		days[last].to = now
	}
	return days
}

// most is the largest number of cards that were in Doing between two moments.
func most(levels []model.Level, from, to time.Time) int {
	n := 0
	for i, level := range levels {
		if !level.From.Before(to) {
			break
		}
		if i+1 == len(levels) || levels[i+1].From.After(from) {
			n = max(n, level.Cards)
		}
	}
	return n
}

var risers = []string{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}

// drawWIP draws the cards in Doing over time, a panel for each of the newest days, and returns the rows
// that it took.
func drawWIP(c *ui.Canvas, levels []model.Level, limit int, now time.Time) int {
	days := stretches(levels, now)
	c.Put(0, 0, ui.Quiet, "in Doing")
	if len(days) == 0 {
		c.Put(factWidth, 0, ui.Plain|ui.Bold, "no card was there yet")
		return 1
	}
	const narrowest = 18 // room for a day and a time below it
	space := c.W - factWidth
	days = days[max(0, len(days)-max(space/narrowest, 1)):]
	height := min(limit, 4)
	c.Right(factWidth-1, 0, ui.Quiet, fmt.Sprint(limit))
	width := min(space/len(days)-2, 48)
	for i, day := range days {
		x := factWidth + i*(width+2)
		part := day.to.Sub(day.from) / time.Duration(width)
		for dx := range width {
			from := day.from.Add(time.Duration(dx) * part)
			eighths := most(levels, from, from.Add(max(part, 1))) * height * 8 / limit
			for row := range height {
				c.Put(x+dx, height-1-row, ui.Work, risers[min(max(eighths-8*row, 0), 8)])
			}
		}
		c.Fill(ui.Rect{X: x, Y: height, W: width, H: 1}, ui.Rule, "─")
		c.Put(x, height+1, ui.Quiet, day.from.Format("Mon 15:04"))
		c.Right(x+width, height+1, ui.Quiet, day.to.Format("15:04"))
	}
	return height + 2
}

// drawCards is the table of all cards, a page at a time.
func (f *courseFlow) drawCards(c *ui.Canvas, flow model.CourseFlow) {
	rows := max(c.H-1, 1)
	f.last = (len(flow.Cards) - 1) / rows
	f.page = min(f.page, f.last)
	first, last, label := ui.Page(len(flow.Cards), f.page*rows, rows)
	columns := [3]int{c.W - 28, c.W - 15, c.W}
	at := c.Put(0, 0, ui.Accent|ui.Bold, "CARDS")
	c.Put(at+2, 0, ui.Accent|ui.Bold, label)
	for i, word := range []string{"planned", "actual", "cycle time"} {
		c.Right(columns[i], 0, ui.Quiet, word)
	}
	signs := map[model.Column]string{model.Todo: "· ", model.Doing: "→ ", model.Done: "✓ "}
	for i, card := range flow.Cards[first:last] {
		x := c.Put(0, 1+i, ui.Good, signs[card.Column])
		c.Put(x, 1+i, ui.Plain, ui.Fit(card.Card.Title.String(), columns[0]-x-9))
		cycle := columnNames[card.Column]
		switch {
		case card.Known:
			cycle = elapsed(card.Cycle)
		case card.Column == model.Done:
			cycle = "never in Doing"
		}
		for j, text := range []string{elapsed(card.Planned), elapsed(card.Actual), cycle} {
			c.Right(columns[j], 1+i, ui.Plain, text)
		}
	}
}
