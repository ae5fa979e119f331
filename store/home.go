package store

import (
	"errors"
	"time"

	"go.etcd.io/bbolt"

	"flipchart/model"
)

// HomeChange is a change to the list of sessions that was taken back or done again.
type HomeChange struct {
	Label   string // in a reader's words: "delete"
	Session model.SessionID
	Name    model.Text // as the session is called now
}

// homeLine is how far the changes to the list of sessions are in force, like a session's own history.
type homeLine struct {
	Oldest   int `json:"oldest"` // the oldest record that is kept
	Position int `json:"position"`
	Newest   int `json:"newest"`
}

const lineKey = "line"

// homeRecord is one change to the list of sessions.
type homeRecord struct {
	Label   string          `json:"label"`
	At      time.Time       `json:"at"`
	Session model.SessionID `json:"session"`
	Before  state           `json:"before"`
	After   state           `json:"after"`
}

// UndoHome takes back the newest change to the list of sessions: new, duplicate, rename, delete, restore.
// A new session goes to the trash, for TrashDays from at. It gives model.ErrNothingToUndo at the end of
// the line, and *NameTakenError where the name that would come back belongs to another session by now.
func (s *Store) UndoHome(at time.Time) (HomeChange, error) {
	return s.walkHome(at, func(line *homeLine) (int, error) {
		if line.Position < line.Oldest {
			return 0, model.ErrNothingToUndo
		}
		line.Position--
		return line.Position + 1, nil
	}, func(r homeRecord) state { return r.Before })
}

// RedoHome does again the change to the list of sessions that was taken back last, or gives
// model.ErrNothingToRedo.
func (s *Store) RedoHome(at time.Time) (HomeChange, error) {
	return s.walkHome(at, func(line *homeLine) (int, error) {
		if line.Position == line.Newest {
			return 0, model.ErrNothingToRedo
		}
		line.Position++
		return line.Position, nil
	}, func(r homeRecord) state { return r.After })
}

// walkHome steps along the line to the next change of a session that is still in the file.
func (s *Store) walkHome(at time.Time, step func(*homeLine) (int, error), to func(homeRecord) state) (HomeChange, error) {
	var change HomeChange
	err := s.update(func(tx *bbolt.Tx) error {
		home, history, line, err := openHome(tx)
		if err != nil {
			return err
		}
		for {
			number, err := step(&line)
			if err != nil {
				return err
			}
			var record homeRecord
			if _, err := history.get(numbered(number), &record); err != nil {
				return err
			}
			e, err := findEntry(tx, record.Session)
			if errors.Is(err, ErrGone) {
				continue
			}
			if err != nil {
				return err
			}
			if err := setState(tx, e, to(record), at); err != nil {
				return err
			}
			change = HomeChange{record.Label, record.Session, to(record).Name}
			_, err = home.put(lineKey, line)
			return err
		}
	})
	return change, err
}

// noteChange puts a change at the end of the line; what was taken back before it cannot be done again.
func noteChange(tx *bbolt.Tx, label string, at time.Time, id model.SessionID, before, after state) error {
	home, history, line, err := openHome(tx)
	if err != nil {
		return err
	}
	if err := history.dropNumbers(line.Position+1, line.Newest+1); err != nil {
		return err
	}
	line.Position++
	line.Newest = line.Position
	line.Oldest = max(line.Oldest, line.Newest-KeptEdits+1)
	if err := history.dropNumbers(0, line.Oldest); err != nil {
		return err
	}
	if _, err := history.put(numbered(line.Newest), homeRecord{label, at.UTC(), id, before, after}); err != nil {
		return err
	}
	_, err = home.put(lineKey, line)
	return err
}

func openHome(tx *bbolt.Tx) (home, history shelf, line homeLine, err error) {
	if home, err = open(tx, homeBucket); err != nil {
		return home, history, line, err
	}
	if history, err = open(tx, homeBucket, historyBucket); err != nil {
		return home, history, line, err
	}
	_, err = home.get(lineKey, &line)
	return home, history, line, err
}
