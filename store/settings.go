package store

import "go.etcd.io/bbolt"

// Settings hold for this machine, whatever session is open.
type Settings struct {
	Theme string `json:"theme"` // "dark" or "light"
	Mouse bool   `json:"mouse"` // false leaves the mouse to the terminal
}

// DefaultSettings are those of a new database.
var DefaultSettings = Settings{Theme: "dark", Mouse: true}

const machineKey = "machine"

// Settings reads the machine's settings.
func (s *Store) Settings() (Settings, error) {
	settings := DefaultSettings
	err := s.view(func(tx *bbolt.Tx) error {
		shelf, err := open(tx, settingsBucket)
		if err != nil {
			return err
		}
		_, err = shelf.get(machineKey, &settings)
		return err
	})
	return settings, err
}

// SetSettings keeps the machine's settings.
func (s *Store) SetSettings(settings Settings) error {
	return s.update(func(tx *bbolt.Tx) error {
		shelf, err := open(tx, settingsBucket)
		if err != nil {
			return err
		}
		_, err = shelf.put(machineKey, settings)
		return err
	})
}
