package model

import (
	"slices"
	"time"
)

// CourseFlow is the wall's own flow: what the course looks like as a pipeline of cards. Cards that were
// taken off the wall are not in it.
type CourseFlow struct {
	Cards      []CardFlow // every card: done, doing, to do
	Throughput []DayCount // cards done a calendar day, first day first; days without one are left out
	WIP        []Level    // how many cards were in Doing, from each moment on; begins with the first pull
	Planned    time.Duration
	Actual     time.Duration // spent on all cards
	// MedianCycle is the median cycle time of the cards that have one; Cycled counts them.
	MedianCycle time.Duration
	Cycled      int
}

// CardFlow is one card's part in it.
type CardFlow struct {
	Card    Card
	Column  Column
	Planned time.Duration
	Actual  time.Duration // spent on it while it was the open card
	// Cycle is the time by the calendar, nights included, from the first time in Doing to the last time
	// in Done. Known is false for a card that is not done, or that was never in Doing.
	Cycle time.Duration
	Known bool
}

// DayCount is the number of cards that came to Done, for good, on one day.
type DayCount struct {
	Day   time.Time // midnight at its start
	Cards int
}

// Level is a number of cards in Doing, from a moment on.
type Level struct {
	From  time.Time
	Cards int
}

// CourseFlow is the flow up to a moment. Days begin at midnight where that moment is.
func (s Session) CourseFlow(now time.Time) CourseFlow {
	var f CourseFlow
	for _, column := range []Column{Done, Doing, Todo} {
		for _, card := range s.Wall.Column(column) {
			c := CardFlow{Card: card, Column: column, Planned: minutes(card.Planned), Actual: s.Spent(card.ID, now)}
			c.Cycle, c.Known = card.cycle(column)
			f.Cards = append(f.Cards, c)
			f.Planned += c.Planned
			f.Actual += c.Actual
		}
	}
	f.Throughput = throughput(s.Wall.Done, now.Location())
	f.WIP = wip(s.Wall.Cards())
	f.MedianCycle, f.Cycled = medianCycle(f.Cards)
	return f
}

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }

func (c Card) cycle(in Column) (cycle time.Duration, known bool) {
	pulled := slices.IndexFunc(c.Moves, func(m Move) bool { return m.To == Doing })
	done, ok := c.doneAt()
	if in != Done || pulled < 0 || !ok {
		return 0, false
	}
	return max(done.Sub(c.Moves[pulled].At), 0), true
}

// doneAt is when the card came to Done last.
func (c Card) doneAt() (at time.Time, ok bool) {
	for _, m := range c.Moves {
		if m.To == Done {
			at, ok = m.At, true
		}
	}
	return at, ok
}

func throughput(done []Card, where *time.Location) []DayCount {
	counts := map[time.Time]int{}
	for _, card := range done {
		if at, ok := card.doneAt(); ok {
			counts[midnight(at.In(where))]++
		}
	}
	var days []DayCount
	for day, cards := range counts {
		days = append(days, DayCount{day, cards})
	}
	slices.SortFunc(days, func(a, b DayCount) int { return a.Day.Compare(b.Day) })
	return days
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// wip adds up when each card came into Doing and left it. Moves at the same moment make one level.
func wip(cards []Card) []Level {
	type change struct {
		at time.Time
		by int
	}
	var changes []change
	for _, card := range cards {
		in := false
		var at time.Time // no card leaves before it comes, even where the clock was set back
		for _, m := range card.Moves {
			if m.At.After(at) {
				at = m.At
			}
			switch {
			case m.To == Doing && !in:
				changes = append(changes, change{at, 1})
			case m.To != Doing && in:
				changes = append(changes, change{at, -1})
			}
			in = m.To == Doing
		}
	}
	slices.SortStableFunc(changes, func(a, b change) int { return a.at.Compare(b.at) })
	var levels []Level
	count := 0
	for _, c := range changes {
		count += c.by
		if last := len(levels) - 1; last >= 0 && levels[last].From.Equal(c.at) {
			levels[last].Cards = count
		} else {
			levels = append(levels, Level{c.at, count})
		}
	}
	return levels
}

func medianCycle(cards []CardFlow) (median time.Duration, count int) {
	var cycles []time.Duration
	for _, c := range cards {
		if c.Known {
			cycles = append(cycles, c.Cycle)
		}
	}
	slices.Sort(cycles)
	n := len(cycles)
	if n == 0 {
		return 0, 0
	}
	return (cycles[(n-1)/2] + cycles[n/2]) / 2, n
}
