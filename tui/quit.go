package tui

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/model"
)

// quit ends the program once everything is saved.
func (s *Stage) quit() tea.Cmd {
	if s.live == nil {
		return tea.Quit
	}
	if !s.leaving {
		s.leaving = true
		s.remember()
		s.keep(model.CloseClock(s.now()))
	}
	if s.live.Unsaved() {
		return nil // settle quits when the last save is done
	}
	_ = s.config.Sessions.Close(s.live.Head().ID) // trims the history; what it cannot do now it does next time
	return tea.Quit
}

// ctrlC quits; the second time without waiting for anything but the save in flight.
func (s *Stage) ctrlC() tea.Cmd {
	switch {
	case s.urgent && s.leaving:
		return tea.Quit // somebody insists, though a save does not end
	case s.urgent || s.live == nil:
		return s.quit()
	}
	s.urgent = true
	s.toast = toast{text: "Press ctrl+c again to quit. Everything is kept.", until: s.now().Add(toastTime)}
	return nil
}
