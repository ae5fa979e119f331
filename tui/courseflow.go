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
const factWidth, cardsWidth, flowColumns = 19, 76, 160

// lowChart are the rows of the cards in Doing where the cards stand below them.
const lowChart = 6

func (f *courseFlow) draw(c *ui.Canvas) {
	session, now := f.desk.Session(), f.desk.Now()
	flow := session.CourseFlow(now)
	wall := session.Wall
	c.Put(2, 0, ui.Plain|ui.Bold, "How did our own course flow?")
	c.Right(c.W-2, 0, ui.Quiet, fmt.Sprintf("%d of %s done", len(wall.Done), model.Count(wall.Total(), "card")))
	body := c.In(ui.Rect{X: 2, Y: 2, W: c.W - 4, H: c.H - 2})
	if c.W < flowColumns {
		used := drawFacts(body, flow, now, lowChart) + 1
		f.drawCards(body.In(ui.Rect{Y: used, W: min(body.W, cardsWidth), H: body.H - used}), flow)
		return
	}
	left := body.W - cardsWidth - 6
	drawFacts(body.In(ui.Rect{W: left, H: body.H}), flow, now, body.H/2)
	f.drawCards(body.In(ui.Rect{X: left + 6, W: cardsWidth, H: body.H}), flow)
}

// drawFacts draws what can be said of all cards, with at most so many rows for those in Doing, and returns
// the rows that it took.
func drawFacts(c *ui.Canvas, flow model.CourseFlow, now time.Time, chart int) int {
	for y, fact := range [][2]string{
		{"cycle time", cycleWords(flow)},
		{"throughput", throughputWords(flow)},
		{"minutes", minutesWords(flow)},
	} {
		c.Put(0, y, ui.Quiet, fact[0])
		c.Put(factWidth, y, ui.Plain|ui.Bold, ui.Fit(fact[1], c.W-factWidth))
	}
	return 4 + drawWIP(c.In(ui.Rect{Y: 4, W: c.W, H: min(c.H-4, chart)}), flow.WIP, now)
}

// minutesWords compare like with like: the cards that are done, and were open for some time.
func minutesWords(flow model.CourseFlow) string {
	var cards int
	var spent, planned time.Duration
	for _, card := range flow.Cards {
		if card.Column == model.Done && card.Actual > 0 {
			cards, spent, planned = cards+1, spent+card.Actual, planned+card.Planned
		}
	}
	if cards == 0 {
		return "no card that is done has any"
	}
	return fmt.Sprintf("%s done: %d spent, %d planned", model.Count(cards, "card"), int(spent.Minutes()), int(planned.Minutes()))
}

func cycleWords(flow model.CourseFlow) string {
	if flow.Cycled == 0 {
		return "no card has gone from Doing to Done yet"
	}
	return fmt.Sprintf("%s from Doing to Done (median of %s)", elapsed(flow.MedianCycle), model.Count(flow.Cycled, "card"))
}

func throughputWords(flow model.CourseFlow) string {
	if len(flow.Throughput) == 0 {
		return "no card is done yet"
	}
	var days []string
	for _, day := range flow.Throughput {
		days = append(days, fmt.Sprintf("%s on %s", model.Count(day.Cards, "card"), day.Day.Format("Mon 2 Jan")))
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
	if last := len(days) - 1; last >= 0 && levels[len(levels)-1].Cards > 0 && sameDay(days[last].from, now) && now.After(days[last].to) {
		days[last].to = now
	}
	return days
}

// mostInDoing is the largest number of cards that were in Doing between two moments.
func mostInDoing(levels []model.Level, from, to time.Time) int {
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

// clockTime is the time of day of a moment, as a length of time since midnight on the clock.
func clockTime(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
}

// drawWIP draws the cards in Doing over time: the newest days, one below the other on one scale, with a line
// for each card. It returns the rows that it took.
func drawWIP(c *ui.Canvas, levels []model.Level, now time.Time) int {
	days := stretches(levels, now)
	c.Put(0, 0, ui.Quiet, "in Doing")
	if len(days) == 0 {
		c.Put(factWidth, 0, ui.Plain|ui.Bold, "no card was there yet")
		return 1
	}
	heights, rows := make([]int, len(days)), 0
	first := len(days)
	for i := len(days) - 1; i >= 0; i-- {
		heights[i] = min(max(mostInDoing(levels, days[i].from, days[i].to.Add(1)), 1), wipRows)
		if rows += heights[i]; rows+1 > c.H && first < len(days) {
			rows -= heights[i]
			break
		}
		first = i
	}
	scale := min(max((c.H-1)/(rows+len(days)-first), 1), 3) // rows of one card
	axis := axisOf(days[first:], c.W-factWidth)
	axis.drawHours(c)
	y := 1
	for i := first; i < len(days); i++ {
		c.Put(0, y, ui.Plain, days[i].from.Format("Mon 2 Jan"))
		axis.drawDay(c.In(ui.Rect{Y: y, W: c.W, H: heights[i] * scale}), days[i], levels, heights[i], scale)
		if y += heights[i] * scale; scale > 1 {
			y++
		}
	}
	return y
}

// axis is the time of day from left to right: whole hours, so many cells each.
type axis struct {
	from, to time.Duration // on the clock
	width    int           // of all hours
}

// axisOf spans all days, from a full hour to a full hour.
func axisOf(days []stretch, width int) axis {
	a := axis{from: 24 * time.Hour, width: width}
	for _, day := range days {
		a.from = min(a.from, clockTime(day.from).Truncate(time.Hour))
		a.to = max(a.to, (clockTime(day.to) + time.Hour - 1).Truncate(time.Hour))
	}
	a.to = max(a.to, a.from+time.Hour)
	return a
}

// at is the column of a time of day.
func (a axis) at(clock time.Duration) int {
	return factWidth + int(int64(clock-a.from)*int64(a.width)/int64(a.to-a.from))
}

// drawHours draws the hours on a line, as many as there is room for.
func (a axis) drawHours(c *ui.Canvas) {
	c.Fill(ui.Rect{X: factWidth, W: a.width, H: 1}, ui.Rule, "─")
	free := 0
	for clock := a.from; clock < a.to; clock += time.Hour {
		hour := fmt.Sprintf("%d:00", int(clock.Hours()))
		if x := a.at(clock); x >= free && x+ui.Width(hour) <= c.W {
			free = c.Put(x, 0, ui.Quiet, hour) + 1
		}
	}
}

// drawDay draws a line for each card that was in Doing at the same time, so many rows high.
func (a axis) drawDay(c *ui.Canvas, day stretch, levels []model.Level, height, scale int) {
	for n := 1; n <= height; n++ {
		c.Right(factWidth-1, (height-n+1)*scale-1, ui.Quiet, model.Count(n, "card"))
	}
	midnight := day.from.Add(-clockTime(day.from))
	cell := (a.to - a.from) / time.Duration(a.width)
	for x := a.at(clockTime(day.from)); x <= min(a.at(clockTime(day.to)), c.W-1); x++ {
		from := midnight.Add(a.from + time.Duration(x-factWidth)*cell)
		for n := range min(mostInDoing(levels, from, from.Add(max(cell, 1))), height) {
			bottom := (height-n)*scale - 1
			c.Put(x, bottom-scale+1, ui.Work, "▄")
			for y := bottom - scale + 2; y <= bottom; y++ {
				c.Put(x, y, ui.Work, "█")
			}
		}
	}
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
	c.Put(over, 0, ui.Quiet, "over plan")
	c.Right(c.W, 0, ui.Quiet, "cycle, if other")
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
		case card.Known && minutes(card.Cycle) == minutes(card.Actual):
			cycle = ""
		case card.Known:
			cycle = elapsed(card.Cycle)
		case card.Column == model.Done:
			cycle = "not in Doing"
		}
		c.Right(c.W, y, ui.Plain, cycle)
	}
}
