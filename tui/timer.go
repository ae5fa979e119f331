package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
)

// tick moves the clock on: each second while a timer runs or a toast is shown, each minute otherwise.
type tick struct{ generation int }

// tick starts the next one; older ones no longer count.
func (s *Stage) tick() tea.Cmd {
	s.ticking++
	now, generation := s.now(), s.ticking
	wait := now.Truncate(time.Minute).Add(time.Minute).Sub(now)
	if s.counting() {
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
	return s.tick()
}

func (s *Stage) counting() bool {
	_, timer, ok := s.timer()
	return ok && timer.Running() || s.toast.text != ""
}

// switchTimer starts the timer of the card that is open, or pauses it.
func (s *Stage) switchTimer(string) tea.Cmd {
	card, timer, _ := s.timer()
	s.keep(model.SwitchTimer(card))
	name := s.live.Session().Wall.Card(card).Title.String()
	if timer.Running() {
		s.say("The timer of "+name+" is paused.", false)
	} else {
		s.say("The timer of "+name+" runs.", false)
	}
	return s.tick()
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
