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
		if s.saving.trouble != "" {
			s.askUnsaved()
		}
		return nil // settle quits when the last save is done
	}
	_ = s.config.Sessions.Close(s.live.Head().ID) // trims the history; what it cannot do now it does next time
	return tea.Quit
}

// suspend gives the terminal back to the shell that flipchart was started from, where one waits for it.
func (s *Stage) suspend() Action {
	return Action{
		Keys: []string{"ctrl+z"}, Label: "suspend", Looks: true, Help: "Put the program aside; fg brings it back.",
		Why: func() string { return s.config.CannotSuspend },
		Do:  func(string) tea.Cmd { return tea.Suspend },
	}
}

// ctrlC quits; the second time without waiting for anything but the save in flight.
func (s *Stage) ctrlC() tea.Cmd {
	switch {
	case s.urgent && s.leaving:
		return tea.Quit // somebody insists, though a save does not end
	case s.urgent || s.live == nil && len(s.dialogs) == 0:
		return s.quit()
	}
	s.urgent = true
	s.say("Press ctrl+c again to quit. "+s.atStake(), false)
	s.toast.warning = s.writing() || s.saving.trouble != ""
	return nil
}

// atStake says what quitting now keeps and what it does not.
func (s *Stage) atStake() string {
	switch {
	case s.config.ThrowAway:
		return "This is a demo: nothing in it is kept."
	case s.saving.trouble != "" && s.writing():
		return "The last changes are not saved, nor is what is being typed."
	case s.saving.trouble != "":
		return "The last changes are not saved."
	case s.writing():
		return "What is being typed is not kept; all else is."
	}
	return "Everything is kept."
}

// writing is true while somebody types what is not in the session yet.
func (s *Stage) writing() bool {
	if n := len(s.dialogs); n > 0 {
		prompt, ok := s.dialogs[n-1].(*Prompt)
		return ok && prompt.typed
	}
	return s.live != nil && s.typing()
}
