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
		{Keys: []string{"v", "esc"}, Label: "the wall", Help: "Go back to the wall.", Footer: true, Do: back},
		{Keys: []string{"down", "up", "j", "k"}, Shown: "↑ ↓", Label: "page", Help: "Turn the list's pages.", Footer: w.flow.last > 0, Do: func(key string) tea.Cmd {
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

// factWidth is the column of names at the left, cardsWidth that of the cards, flowColumns the window's width
// from which they stand beside the facts.
const factWidth, cardsWidth, flowColumns = 14, 76, 160

func (f *courseFlow) draw(c *ui.Canvas) {
	session, now := f.desk.Session(), f.desk.Now()
	flow := session.CourseFlow(now)
	wall := session.Wall
	c.Put(2, 0, ui.Plain|ui.Bold, "How did our own course flow?")
	c.Right(c.W-2, 0, ui.Quiet, fmt.Sprintf("%d of %s done", len(wall.Done), ui.Count(wall.Total(), "card")))
	body := c.In(ui.Rect{X: 2, Y: 2, W: c.W - 4, H: c.H - 2})
	if c.W < flowColumns {
		used := drawFacts(body, flow, now) + 1
		f.drawCards(body.In(ui.Rect{Y: used, W: min(body.W, cardsWidth), H: body.H - used}), flow)
		return
	}
	left := body.W - cardsWidth - 6
	drawFacts(body.In(ui.Rect{W: left, H: body.H}), flow, now)
	f.drawCards(body.In(ui.Rect{X: left + 6, W: cardsWidth, H: body.H}), flow)
}

// drawFacts draws what can be said of all cards, and returns the rows that it took.
func drawFacts(c *ui.Canvas, flow model.CourseFlow, now time.Time) int {
	for y, fact := range [][2]string{
		{"cycle time", cycleWords(flow)},
		{"throughput", throughputWords(flow)},
		{"minutes", fmt.Sprintf("%d spent, %d planned for all cards", int(flow.Actual.Minutes()), int(flow.Planned.Minutes()))},
	} {
		c.Put(0, y, ui.Quiet, fact[0])
		c.Put(factWidth, y, ui.Plain|ui.Bold, ui.Fit(fact[1], c.W-factWidth))
	}
	return 4 + drawWIP(c.In(ui.Rect{Y: 4, W: c.W, H: c.H - 4}), flow.WIP, now)
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

// wipRows are the cards in Doing that are told apart.
const wipRows = 4

// drawWIP draws the cards in Doing over time, a line for each and a panel for each of the newest days, and
// returns the rows that it took.
func drawWIP(c *ui.Canvas, levels []model.Level, now time.Time) int {
	days := stretches(levels, now)
	if len(days) == 0 {
		c.Put(0, 0, ui.Quiet, "in Doing")
		c.Put(factWidth, 0, ui.Plain|ui.Bold, "no card was there yet")
		return 1
	}
	const narrowest = 18 // room for a day and a time below it
	space := c.W - factWidth
	days = days[max(0, len(days)-max(space/narrowest, 1)):]
	highest := most(levels, days[0].from, now.Add(1))
	height := min(max(highest, 1), wipRows)
	for n := 1; n <= height; n++ {
		label := fmt.Sprintf("%d in Doing", n)
		if n < highest && n == height {
			label = fmt.Sprintf("%d+ in Doing", n)
		}
		c.Put(0, height-n, ui.Quiet, label)
	}
	width := space/len(days) - 2
	for i, day := range days {
		x := factWidth + i*(width+2)
		part := day.to.Sub(day.from) / time.Duration(width)
		for dx := range width {
			from := day.from.Add(time.Duration(dx) * part)
			for n := range min(most(levels, from, from.Add(max(part, 1))), height) {
				c.Put(x+dx, height-1-n, ui.Work, "▄")
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
	at := c.Put(0, 0, ui.Accent|ui.Bold, "CARDS")
	if label != "" {
		c.Put(at+2, 0, ui.Accent|ui.Bold, "page "+label)
	}
	planned, actual, over := c.W-36, c.W-28, c.W-27 // where two columns end and the third begins
	c.Right(planned, 0, ui.Quiet, "planned")
	c.Right(actual, 0, ui.Quiet, "actual")
	c.Right(c.W, 0, ui.Quiet, "cycle time")
	signs := map[model.Column]string{model.Todo: "· ", model.Doing: "→ ", model.Done: "✓ "}
	for i, card := range flow.Cards[first:last] {
		y := 1 + i
		x := c.Put(0, y, ui.Good, signs[card.Column])
		c.Put(x, y, ui.Plain, ui.Fit(card.Card.Title.String(), planned-x-8))
		c.Right(planned, y, ui.Plain, minutes(card.Planned))
		if card.Actual == 0 {
			c.Right(actual, y, ui.Plain, "–")
		} else {
			c.Right(actual, y, ui.Plain, minutes(card.Actual))
		}
		if late := card.Actual - card.Planned; late >= time.Minute {
			c.Put(over, y, ui.Warn|ui.Bold, "! "+minutes(late)+" over")
		}
		cycle := columnNames[card.Column]
		switch {
		case card.Known:
			cycle = elapsed(card.Cycle)
		case card.Column == model.Done:
			cycle = "not in Doing"
		}
		c.Right(c.W, y, ui.Plain, cycle)
	}
}
