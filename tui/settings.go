package tui

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/tui/ui"
)

// Settings hold for the machine, whatever session is open.
type Settings struct {
	Theme string // "dark" or "light"
	Mouse bool   // false leaves the mouse to the terminal, for selecting text
}

// switchTheme goes to the other theme and keeps it for this machine.
func (s *Stage) switchTheme(string) tea.Cmd {
	if s.theme == ui.Dark {
		s.theme = ui.Light
	} else {
		s.theme = ui.Dark
	}
	s.keepSettings()
	return nil
}

// keepSettings keeps the theme and the mouse for the next time.
func (s *Stage) keepSettings() {
	if err := s.config.Sessions.SetSettings(Settings{Theme: s.theme.Name, Mouse: !s.mouse.off}); err != nil {
		s.say("This setting is not kept for the next time: "+err.Error(), true)
	}
}
