package store

import (
	"bytes"
	"errors"
	"math"

	"go.etcd.io/bbolt"

	"flipchart/model"
)

// KeptEdits is how many edits of a session can be taken back once it was closed.
const KeptEdits = 2000

// Live opens a session for work.
func (s *Store) Live(id model.SessionID) (*model.Live, error) {
	head, documents, err := s.Load(id)
	if err != nil {
		return nil, err
	}
	return model.Open(head, documents, func(number int) (model.Record, error) { return s.Record(id, number) })
}

// Load reads a session: its head, and its documents' JSON by name. A document that is not the one that was
// saved last is a *DamagedError.
func (s *Store) Load(id model.SessionID) (model.Head, map[string][]byte, error) {
	var e entry
	var documents map[string][]byte
	err := s.view(func(tx *bbolt.Tx) (err error) {
		e, documents, err = load(tx, id)
		return ofSession(e, err)
	})
	return e.Head, documents, err
}

// ofSession names the session in which a damage is.
func ofSession(e entry, err error) error {
	if damaged := (*DamagedError)(nil); errors.As(err, &damaged) {
		damaged.Session = e.Head.Name.String()
	}
	return err
}

func load(tx *bbolt.Tx, id model.SessionID) (entry, map[string][]byte, error) {
	e, err := findEntry(tx, id)
	if err != nil {
		return e, nil, err
	}
	shelf, err := open(tx, sessionsBucket, string(id), documentsBucket)
	if err != nil {
		return e, nil, err
	}
	documents := map[string][]byte{}
	for name, want := range e.Documents {
		content, sum, err := shelf.content(name)
		if err != nil {
			return e, nil, err
		}
		if sum != want {
			return e, nil, shelf.damaged(name, "it is not the state that was saved last")
		}
		documents[name] = bytes.Clone(content)
	}
	return e, documents, nil
}

// Record reads one record of a session's history. ErrNotKept says that it is further back than KeptEdits.
func (s *Store) Record(id model.SessionID, number int) (model.Record, error) {
	var record model.Record
	err := s.view(func(tx *bbolt.Tx) error {
		e, err := findEntry(tx, id)
		if err != nil {
			return err
		}
		if number < e.Oldest {
			return ErrNotKept
		}
		history, err := open(tx, sessionsBucket, string(id), historyBucket)
		if err == nil {
			_, err = history.get(numbered(number), &record)
		}
		return ofSession(e, err)
	})
	return record, err
}

// Save writes one save of a session in one transaction. When it returns nil, the save is on the disk and
// stays there. An error means "not known", except ErrNewerSaved, ErrGone and a *DamagedError: saving the
// same again is right and harmless. The session's name and its place in the trash are the file's own and
// stay as they are.
func (s *Store) Save(save model.Save) error {
	return s.update(func(tx *bbolt.Tx) error {
		e, err := findEntry(tx, save.Head.ID)
		if err != nil {
			return err
		}
		if save.Head.Revision < e.Head.Revision {
			return ErrNewerSaved
		}
		again := save.Head.Revision == e.Head.Revision
		name, deleted := e.Head.Name, e.Head.DeletedAt
		e.Head = save.Head
		e.Head.Name, e.Head.DeletedAt = name, deleted
		if err := putHistory(tx, save); err != nil {
			return err
		}
		if err := putDocuments(tx, &e, save.Documents); err != nil {
			return err
		}
		same, err := putEntry(tx, e)
		// The same save come twice leaves the same behind; another's with the same number does not. It is
		// written all the same: the first time may have failed on the way to the disk.
		if err == nil && again && !same {
			return ErrNewerSaved
		}
		return err
	})
}

func putDocuments(tx *bbolt.Tx, e *entry, documents map[string][]byte) error {
	shelf, err := open(tx, sessionsBucket, string(e.Head.ID), documentsBucket)
	if err != nil {
		return err
	}
	for name, content := range documents {
		if e.Documents[name], err = shelf.putContent(name, content); err != nil {
			return err
		}
	}
	return nil
}

func putHistory(tx *bbolt.Tx, save model.Save) error {
	history, err := open(tx, sessionsBucket, string(save.Head.ID), historyBucket)
	if err != nil {
		return err
	}
	if save.DropFrom > 0 {
		if err := history.dropNumbers(save.DropFrom, math.MaxInt); err != nil {
			return err
		}
	}
	for number, record := range save.Records {
		if _, err := history.putContent(numbered(number), record); err != nil {
			return err
		}
	}
	return nil
}

// Trim forgets a session's edits that are further back than KeptEdits; edits that were taken back and can
// be done again stay. It is called when the session is closed.
func (s *Store) Trim(id model.SessionID) error {
	err := s.update(func(tx *bbolt.Tx) error {
		e, err := findEntry(tx, id)
		if err != nil {
			return err
		}
		oldest := min(e.Head.Newest-KeptEdits, e.Head.Position) + 1
		if oldest <= e.Oldest {
			return errNothingToDo
		}
		history, err := open(tx, sessionsBucket, string(id), historyBucket)
		if err != nil {
			return err
		}
		if err := history.dropNumbers(0, oldest); err != nil {
			return err
		}
		e.Oldest = oldest
		_, err = putEntry(tx, e)
		return err
	})
	if errors.Is(err, errNothingToDo) {
		return nil
	}
	return err
}

// errNothingToDo spares a transaction the way to the disk.
var errNothingToDo = errors.New("nothing to do")
