package model

import (
	"errors"
	"fmt"
	"maps"
	"time"
)

// maxCardDays is the most time that a card has, spent or left: a session that stays open for longer was
// forgotten. 2,000 cards of it are still less than a time.Duration holds.
const maxCardDays = 30

const maxCardTime = maxCardDays * 24 * time.Hour

// Clock holds the cards' timers and the minutes that were really spent on them. It is kept, but no step
// of undo: taking a note back does not turn back time.
type Clock struct {
	Timers map[ID]Timer         `json:"timers,omitempty"`
	Spent  map[ID]time.Duration `json:"spent,omitempty"` // without the stretch that is running
	Open   ID                   `json:"open,omitzero"`   // the card opened last, which time goes to
	Since  time.Time            `json:"since,omitzero"`  // when that stretch began; zero while the session is closed
}

// Timer counts a card's time box down. It is a deadline while it runs and the time left while it is
// paused, so that it goes on whatever happens to the program. Below zero it counts overtime.
type Timer struct {
	Deadline time.Time     `json:"deadline,omitzero"`
	Left     time.Duration `json:"left,omitempty"`
}

// Running is true while the timer counts.
func (t Timer) Running() bool { return !t.Deadline.IsZero() }

// Remaining is the time left at a moment, negative in overtime, and 30 days of either at most.
func (t Timer) Remaining(now time.Time) time.Duration {
	if t.Running() {
		return min(max(t.Deadline.Sub(now), -maxCardTime), maxCardTime)
	}
	return t.Left
}

// Timer is the card's timer, or its whole time box where it was never started.
func (s Session) Timer(card ID) Timer {
	if timer, ok := s.Clock.Timers[card]; ok {
		return timer
	}
	return Timer{Left: time.Duration(s.Wall.Card(card).Planned) * time.Minute}
}

// Spent is the time really spent on a card up to a moment: while it was the open one and the session
// was open, 30 days at most.
func (s Session) Spent(card ID, now time.Time) time.Duration {
	spent := s.Clock.Spent[card]
	if card == s.Clock.Open && !s.Clock.Since.IsZero() && now.After(s.Clock.Since) {
		spent += now.Sub(s.Clock.Since)
	}
	return min(spent, maxCardTime)
}

// withClock changes a copy of the clock.
func (s Session) withClock(change func(*Clock)) Session {
	c := *s.Clock
	c.Timers, c.Spent = maps.Clone(c.Timers), maps.Clone(c.Spent)
	if c.Timers == nil {
		c.Timers = map[ID]Timer{}
	}
	if c.Spent == nil {
		c.Spent = map[ID]time.Duration{}
	}
	change(&c)
	s.Clock = &c
	return s
}

// OpenCard makes a card the one that time goes to, from now on.
func OpenCard(card ID) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		if _, _, ok := s.Wall.Find(card); !ok {
			return s, errNoCard
		}
		if s.Clock.Open == card && !s.Clock.Since.IsZero() {
			return s, nil
		}
		s = s.book(stamp.At)
		return s.withClock(func(c *Clock) { c.Open, c.Since = card, stamp.At.UTC() }), nil
	}
}

// CloseClock books the running stretch: the session is closed, and nothing counts until it is opened
// again. lastSeen is the moment up to which the session is known to have been open.
func CloseClock(lastSeen time.Time) Edit {
	return func(s Session, _ Stamp) (Session, error) { return s.book(lastSeen), nil }
}

func (s Session) book(until time.Time) Session {
	if s.Clock.Since.IsZero() {
		return s
	}
	spent := s.Spent(s.Clock.Open, until)
	return s.withClock(func(c *Clock) {
		c.Spent[c.Open] = spent
		c.Since = time.Time{}
	})
}

// SwitchTimer starts a card's timer, or pauses it.
func SwitchTimer(card ID) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		if _, _, ok := s.Wall.Find(card); !ok {
			return s, errNoCard
		}
		timer := s.Timer(card)
		left := timer.Remaining(stamp.At)
		if timer.Running() {
			timer = Timer{Left: left}
		} else {
			timer = Timer{Deadline: stamp.At.Add(left).UTC()}
		}
		return s.withClock(func(c *Clock) { c.Timers[card] = timer }), nil
	}
}

// ShiftTimer gives a card's timer more time, up to 30 days, or less. Taking time away ends the time box at most: only
// the clock makes overtime.
func ShiftTimer(card ID, by time.Duration) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		if _, _, ok := s.Wall.Find(card); !ok {
			return s, errNoCard
		}
		timer := s.Timer(card)
		left := timer.Remaining(stamp.At)
		by = min(max(by, min(-left, 0)), maxCardTime-left)
		if timer.Running() {
			timer.Deadline = timer.Deadline.Add(by)
		} else {
			timer.Left += by
		}
		return s.withClock(func(c *Clock) { c.Timers[card] = timer }), nil
	}
}

// staleAfter a deadline a timer is not in overtime any more: the room went home.
const staleAfter = time.Hour

// SettleTimers pauses the timers whose deadline passed long before the session was opened: they show as
// ended, not as fourteen hours over.
func SettleTimers() Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		return s.withClock(func(c *Clock) {
			for card, timer := range c.Timers {
				if timer.Running() && stamp.At.Sub(timer.Deadline) > staleAfter {
					c.Timers[card] = Timer{}
				}
			}
		}), nil
	}
}

// SetBack goes on after the machine's clock was set back from a moment to an earlier one: what was spent until
// then is booked, and running timers keep the time that they had left. A clock that is put right gives no card
// an hour more.
func SetBack(from time.Time) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		counting := !s.Clock.Since.IsZero()
		return s.book(from).withClock(func(c *Clock) {
			for card, timer := range c.Timers {
				if timer.Running() {
					c.Timers[card] = Timer{Deadline: timer.Deadline.Add(stamp.At.Sub(from))}
				}
			}
			if counting {
				c.Since = stamp.At.UTC()
			}
		}), nil
	}
}

// validate looks at the cards of the wall: a file says their time beside them.
func (c *Clock) validate(v *validator) {
	for path, card := range v.session.Wall.All() {
		switch spent := c.Spent[card.ID]; {
		case spent < 0:
			v.say(errors.New("nobody can spend less than no time on a card"), "%s.actualMinutes", path)
		case spent > maxCardTime:
			v.say(fmt.Errorf("a card has at most %d days", maxCardDays), "%s.actualMinutes", path)
		}
		if left := c.Timers[card.ID].Left; left < -maxCardTime || left > maxCardTime {
			v.say(fmt.Errorf("a timer has at most %d days, left or over", maxCardDays), "%s.timer.leftSeconds", path)
		}
	}
}
