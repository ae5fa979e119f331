package tui

import (
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"
)

// mouse turns presses and releases into clicks and drags. It never needs a motion event.
type mouse struct {
	off     bool
	pressed any
	last    any
	at      time.Time
}

const doubleClick = 500 * time.Millisecond

func (m *mouse) mode() tea.MouseMode {
	if m.off {
		return tea.MouseModeNone
	}
	return tea.MouseModeCellMotion
}

// pointed hands a click or a drag to the screen, and a click on the footer to its action.
func (s *Stage) pointed(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	switch msg.(type) {
	case tea.MouseClickMsg:
		if at.Button != tea.MouseLeft {
			return nil
		}
		s.urgent, s.blank = false, false
		s.mouse.pressed = s.canvas.HitAt(at.X, at.Y)
		return s.clicked(s.mouse.pressed)
	case tea.MouseReleaseMsg:
		from, to := s.mouse.pressed, s.canvas.HitAt(at.X, at.Y)
		s.mouse.pressed = nil
		if from == nil || to == nil || same(from, to) || len(s.dialogs) > 0 || s.guide.covers(s) {
			return nil
		}
		if s.looking() {
			s.say(sentence(ErrLooking), true)
			return nil
		}
		return s.screen().Update(Drop{from, to})
	case tea.MouseWheelMsg:
		if at.Button != tea.MouseWheelDown && at.Button != tea.MouseWheelUp || s.guide.covers(s) && len(s.dialogs) == 0 {
			return nil
		}
		return s.toTop(Turn{Forward: at.Button == tea.MouseWheelDown})
	}
	return nil
}

func (s *Stage) clicked(id any) tea.Cmd {
	if id == nil {
		return nil
	}
	if key, ok := id.(footerKey); ok {
		s.mouse.pressed = nil
		if len(s.dialogs) > 0 || s.guide.covers(s) {
			return s.act(key.Action, key.key())
		}
		return s.do(key.Action, key.key())
	}
	if len(s.dialogs) > 0 {
		return s.toTop(Click{ID: id})
	}
	if s.guide.covers(s) {
		return nil
	}
	since := s.now().Sub(s.mouse.at)
	double := same(id, s.mouse.last) && 0 <= since && since < doubleClick
	s.mouse.last, s.mouse.at = id, s.now()
	return s.screen().Update(Click{id, double})
}

// same compares two hits; a footer's action holds functions and is like no other.
func same(a, b any) bool {
	return a != nil && b != nil && reflect.TypeOf(a) == reflect.TypeOf(b) && reflect.TypeOf(a).Comparable() && a == b
}

// mouseItem is the palette's line that gives the mouse back to the terminal.
func (s *Stage) mouseItem() MenuItem {
	item := MenuItem{Label: "switch the mouse off", Help: "Leave it to the terminal."}
	if s.mouse.off {
		item = MenuItem{Label: "switch the mouse on", Help: "Click and drag in flipchart again."}
	}
	item.Do = func() tea.Cmd {
		s.mouse.off = !s.mouse.off
		s.keepSettings()
		return nil
	}
	return item
}
