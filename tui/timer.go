package tui

import (
	"fmt"
	"math"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// tick moves the clock on: each second while a timer runs or a toast is shown, else with the minute.
type tick struct{ generation int }

// slowTick is the longest wait for one. What waits does not count the time in which the machine sleeps: a wait
// for the whole minute would show the time of the evening for most of one after the lid is opened.
const slowTick = 10 * time.Second

// tick starts the next one; older ones no longer count.
func (s *Stage) tick() tea.Cmd {
	s.ticking++
	now, generation := s.now(), s.ticking
	wait := min(now.Truncate(time.Minute).Add(time.Minute).Sub(now), slowTick)
	s.quick = s.counting()
	if s.quick {
		wait = now.Truncate(time.Second).Add(time.Second).Sub(now)
	}
	return s.config.Tick(wait, func(time.Time) tea.Msg { return tick{generation} })
}

// ticked draws the next moment; nothing is stored.
func (s *Stage) ticked(msg tick) tea.Cmd {
	if msg.generation != s.ticking {
		return nil
	}
	s.toast.forget(s.now())
	if s.live == nil {
		return tea.Batch(s.tick(), s.seekBackup())
	}
	return s.tick()
}

// asleep is a gap between two messages that only a sleeping machine leaves, or a clock that is set; setBack is
// a step back that is more than the usual correction of a clock.
const asleep, setBack = 3 * time.Minute, 10 * time.Second

// awaken notes that the program is awake now. It keeps the hours in which the laptop's lid was shut from being
// booked on a card, and a clock that was set back from giving it more time; news is what to say of that.
func (s *Stage) awaken() (news string) {
	last, now := s.awake, s.now()
	s.awake = now
	if s.live == nil || last.IsZero() {
		return ""
	}
	switch gap := now.Sub(last); {
	case gap >= asleep:
		s.sleptSince(last)
	case gap <= -setBack:
		return s.wasSetBack(last)
	}
	return ""
}

func (s *Stage) sleptSince(last time.Time) {
	clock := s.live.Session().Clock
	s.keep(model.SettleTimers())
	if !clock.Since.IsZero() {
		s.keep(model.CloseClock(last))
		s.keep(model.OpenCard(clock.Open))
	}
}

// wasSetBack says so where it changed when a card is to end.
func (s *Stage) wasSetBack(from time.Time) string {
	s.keep(model.SetBack(from))
	if _, timer, ok := s.timer(); ok && timer.Running() {
		return "The clock was set back by " + elapsed(from.Sub(s.now())) + "; the timer keeps the time it had left."
	}
	return ""
}

func (s *Stage) counting() bool {
	_, timer, ok := s.timer()
	return ok && timer.Running() || s.toast.text != ""
}

// timer is that of the card opened last.
func (s *Stage) timer() (model.ID, model.Timer, bool) {
	if s.live == nil {
		return "", model.Timer{}, false
	}
	session := s.live.Session()
	card := session.Clock.Open
	if _, _, ok := session.Wall.Find(card); !ok {
		return "", model.Timer{}, false
	}
	return card, session.Timer(card), true
}

// switchTimer starts the timer of the card that is open, or pauses it.
func (s *Stage) switchTimer(string) tea.Cmd {
	card, timer, _ := s.timer()
	s.keep(model.SwitchTimer(card))
	name := s.live.Session().Wall.Card(card).Title.String()
	switch _, seen := s.screen().(*talk); {
	case seen: // it shows the time in large
	case timer.Running():
		s.say("The timer of "+name+" is paused.", false)
	default:
		s.say("The timer of "+name+" runs.", false)
	}
	return s.tick()
}

// timerWord says what T does now.
func (s *Stage) timerWord() string {
	card, timer, ok := s.timer()
	switch {
	case !ok:
		return "timer"
	case timer.Running():
		return "pause"
	case countdownOf(s.live.Session(), card, s.now()).phase != unstarted:
		return "go on"
	}
	return "start"
}

// shiftTimer gives it a minute more, or takes one.
func (s *Stage) shiftTimer(key string) tea.Cmd {
	card, _, _ := s.timer()
	by := time.Minute
	if key == "<" {
		by = -by
	}
	s.keep(model.ShiftTimer(card, by))
	return nil
}

// rest ends what counts for a card that is done: its timer, and the minutes that go to it.
func (s *Stage) rest(id model.ID) {
	session := s.live.Session()
	if session.Timer(id).Running() {
		s.keep(model.SwitchTimer(id))
	}
	if session.Clock.Open == id {
		s.keep(model.CloseClock(s.now()))
	}
}

// phase is what a timer is at. Each has a sign and a word of its own, besides its colour.
type phase int

const (
	unstarted phase = iota
	running
	lastMinute
	over
	paused
	ended // paused with nothing left
)

// countdown is a card's timer at a moment.
type countdown struct {
	phase phase
	left  time.Duration // below zero in overtime
}

func countdownOf(session model.Session, card model.ID, now time.Time) countdown {
	timer := session.Timer(card)
	left := timer.Remaining(now)
	_, started := session.Clock.Timers[card]
	switch {
	case timer.Running() && left < 0:
		return countdown{over, left}
	case timer.Running() && left <= time.Minute:
		return countdown{lastMinute, left}
	case timer.Running():
		return countdown{running, left}
	case !started:
		return countdown{unstarted, left}
	case left <= 0:
		return countdown{ended, left}
	}
	return countdown{paused, left}
}

// ink goes with the phase.
func (c countdown) ink() ui.Ink {
	switch c.phase {
	case over, lastMinute, ended:
		return ui.Warn | ui.Bold
	case running:
		return ui.Plain | ui.Bold
	}
	return ui.Plain
}

// words are the phase in a few of them.
func (c countdown) words() string {
	switch c.phase {
	case over:
		return "! " + minutes(-c.left) + " over"
	case ended:
		return "! time is up"
	case lastMinute:
		return fmt.Sprintf("! %d s left", seconds(c.left))
	case paused:
		return "|| paused, " + minutes(c.left) + " left"
	case unstarted:
		return minutes(c.left) + " planned"
	}
	return minutes(c.left) + " left"
}

// unit goes with the digits: without it "9:00" is nine o'clock to somebody who comes in late.
func (c countdown) unit() string {
	switch c.phase {
	case over:
		return "! min over"
	case ended:
		return "! time is up"
	case lastMinute:
		return "! min left"
	case paused:
		return "min left, paused"
	case unstarted:
		return "min planned"
	}
	return "min left"
}

// short is words without the sign of a pause: for anywhere but the header, which is one line of many things.
func (c countdown) short() string { return strings.TrimPrefix(c.words(), "|| ") }

// figure is short apart: the number, for block digits, and its unit. Only a timer that runs has one.
func (c countdown) figure() (number, unit string) {
	number, unit, _ = strings.Cut(strings.TrimPrefix(c.words(), "! "), " ")
	if c.phase == over || c.phase == lastMinute {
		unit = "! " + unit
	}
	return number, unit
}

// digits are minutes and seconds, counted up in overtime.
func (c countdown) digits() string {
	n, sign := seconds(c.left), ""
	if c.left < 0 {
		n, sign = seconds(-c.left), "+"
	}
	return fmt.Sprintf("%s%d:%02d", sign, n/60, n%60)
}

// seconds begun count as whole ones, so that a countdown shows 0 only when it is over.
func seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }

// minutes writes a length of time as a facilitator says it.
func minutes(d time.Duration) string {
	if d > 0 && d < time.Minute {
		return fmt.Sprintf("%d s", seconds(d))
	}
	return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
}

// elapsed writes a time by the calendar in its two largest units.
func elapsed(d time.Duration) string {
	switch n := int(d.Round(time.Minute).Minutes()); {
	case n < 60:
		return fmt.Sprintf("%d min", n)
	case n < 24*60:
		return fmt.Sprintf("%d h %02d min", n/60, n%60)
	default:
		return fmt.Sprintf("%d d %d h", n/(24*60), n/60%24)
	}
}
