package cli

import (
	"time"

	"flipchart/model"
	"flipchart/store"
	"flipchart/tui"
)

// sessions is the store as the stage wants it.
type sessions struct{ *store.Store }

// UndoHome says what was taken back in words.
func (s sessions) UndoHome(at time.Time) (string, error) { return words(s.Store.UndoHome(at)) }

// RedoHome says what was done again in words.
func (s sessions) RedoHome(at time.Time) (string, error) { return words(s.Store.RedoHome(at)) }

func words(c store.HomeChange, err error) (string, error) {
	return c.Label + " “" + c.Name.String() + "”", err
}

// Close ends the work on a session: its history is cut to what is kept.
func (s sessions) Close(id model.SessionID) error { return s.Trim(id) }

// Settings of the machine.
func (s sessions) Settings() (tui.Settings, error) {
	settings, err := s.Store.Settings()
	return tui.Settings{Theme: settings.Theme, Mouse: settings.Mouse}, err
}

// SetSettings keeps them.
func (s sessions) SetSettings(settings tui.Settings) error {
	return s.Store.SetSettings(store.Settings{Theme: settings.Theme, Mouse: settings.Mouse})
}
