package model

import (
	"slices"
	"time"
)

// DayEnd says when a day of the course is planned to end and when it will.
type DayEnd struct {
	Planned  time.Time // the day's start and the minutes of its core cards, whatever was dropped or cut since
	Expected time.Time // from now on, what is left of its cards that are not done; to the minute
	Late     time.Duration
}

// Today is the day of the course that the room is in: that of the first card in Doing, else of the first
// in To do, else of the last one done. 0 where the course has no days.
func (w *Wall) Today() int {
	for _, cards := range [][]Card{w.Doing, w.Todo} {
		if len(cards) > 0 {
			return cards[0].Day
		}
	}
	if len(w.Done) > 0 {
		return w.Done[len(w.Done)-1].Day
	}
	return 0
}

// DayEnd reckons with a day, 1 being the first, as held on the date of now, its start being a time of
// day where now is. ok is false where the course has no such day, or where none of its cards was moved
// on that date: it has not begun then.
func (s Session) DayEnd(day int, now time.Time) (end DayEnd, ok bool) {
	if day < 1 || day > len(s.Wall.Days) {
		return DayEnd{}, false
	}
	begun := false
	starts := s.Wall.Days[day-1].Starts
	date := midnight(now)
	end.Planned = time.Date(now.Year(), now.Month(), now.Day(), 0, starts, 0, 0, now.Location())
	end.Expected = now
	if starts := end.Planned; now.Before(starts) {
		end.Expected = starts // nobody works before: a wall that is prepared the evening before is in time
	}
	for _, card := range s.Wall.All() {
		if card.Day != day {
			continue
		}
		begun = begun || slices.ContainsFunc(card.Moves, func(m Move) bool {
			return midnight(m.At.In(now.Location())).Equal(date)
		})
		// An if-time card takes time only once it is begun: the core fills the day.
		if !card.Optional {
			end.Planned = end.Planned.Add(minutes(card.Planned + card.Cut))
		}
	}
	for _, column := range []Column{Doing, Todo} {
		for _, card := range s.Wall.Column(column) {
			if card.Day == day && (column == Doing || !card.Optional) {
				end.Expected = end.Expected.Add(s.left(card, now))
			}
		}
	}
	// Rounded once, so that the hour and the minutes late or early agree wherever they are shown.
	end.Expected = end.Expected.Round(time.Minute)
	end.Late = end.Expected.Sub(end.Planned)
	return end, begun
}

// left of a card's time box: what its timer says once it was started, else what was not spent yet.
func (s Session) left(card Card, now time.Time) time.Duration {
	left := minutes(card.Planned) - s.Spent(card.ID, now)
	if timer, ok := s.Clock.Timers[card.ID]; ok {
		left = timer.Remaining(now)
	}
	return max(left, 0)
}
