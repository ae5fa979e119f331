package store

import (
	"crypto/rand"
	"errors"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"flipchart/model"
)

// TrashDays is how long a deleted session can be restored.
const TrashDays = 30

// Create puts a new session into the file. Its name must not be empty, nor belong to another session that
// is not in the trash (*NameTakenError); names are compared by model.Fold.
func (s *Store) Create(session model.Session, at time.Time) (model.Head, error) {
	documents, err := model.EncodeDocuments(session)
	if err != nil {
		return model.Head{}, err
	}
	head := model.Head{ID: newID(), Name: session.Name, ChangedAt: at.UTC(), LastID: session.HighestID()}
	head.Describe(session)
	err = s.update(func(tx *bbolt.Tx) error { return add(tx, head, documents, "new session", at) })
	return head, err
}

// Duplicate makes a copy of a session under another name. The copy has every document and item id of the
// original, and a history of its own that begins with it.
func (s *Store) Duplicate(id model.SessionID, name model.Text, at time.Time) (model.Head, error) {
	var head model.Head
	err := s.update(func(tx *bbolt.Tx) error {
		e, documents, err := load(tx, id)
		if err != nil {
			return err
		}
		head = e.Head
		head.ID, head.Name, head.ChangedAt, head.DeletedAt = newID(), name, at.UTC(), time.Time{}
		head.Position, head.Newest, head.Revision = 0, 0, 0
		return add(tx, head, documents, "duplicate", at)
	})
	return head, err
}

// newID is a session's id: random, so that ids of two files never meet.
func newID() model.SessionID { return model.SessionID("s" + strings.ToLower(rand.Text()[:12])) }

func add(tx *bbolt.Tx, head model.Head, documents map[string][]byte, label string, at time.Time) error {
	if err := checkName(tx, head.Name, head.ID); err != nil {
		return err
	}
	if err := makeRoom(tx, head.ID); err != nil {
		return err
	}
	e := entry{Head: head, Documents: map[string]uint32{}, Oldest: 1}
	if err := putDocuments(tx, &e, documents); err != nil {
		return err
	}
	if _, err := putEntry(tx, e); err != nil {
		return err
	}
	return noteChange(tx, label, at, head.ID, state{head.Name, true}, state{head.Name, false})
}

// makeRoom makes the buckets of a new session.
func makeRoom(tx *bbolt.Tx, id model.SessionID) error {
	sessions, err := open(tx, sessionsBucket)
	if err != nil {
		return err
	}
	session, err := sessions.CreateBucket([]byte(id))
	if err != nil {
		return err
	}
	_, documents := session.CreateBucket([]byte(documentsBucket))
	_, history := session.CreateBucket([]byte(historyBucket))
	return errors.Join(documents, history)
}

// checkName refuses an empty name, and one of another session that is not in the trash.
func checkName(tx *bbolt.Tx, name model.Text, of model.SessionID) error {
	if name.Empty() {
		return model.ErrNoName
	}
	folded := model.Fold(name.String())
	var taken *NameTakenError
	err := eachHead(tx, func(head model.Head) {
		if head.ID != of && head.DeletedAt.IsZero() && model.Fold(head.Name.String()) == folded {
			taken = &NameTakenError{head.Name}
		}
	})
	if err == nil && taken != nil {
		return taken
	}
	return err
}

// Rename gives a session another name. It is no change of what the session holds: ChangedAt stays.
func (s *Store) Rename(id model.SessionID, name model.Text, at time.Time) error {
	return s.change(id, "rename", at, func(before state) state { return state{name, before.Deleted} })
}

// Delete moves a session to the trash.
func (s *Store) Delete(id model.SessionID, at time.Time) error {
	return s.change(id, "delete", at, func(before state) state { return state{before.Name, true} })
}

// Undelete takes a session out of the trash. If another session has its name by now, it stays there
// (*NameTakenError).
func (s *Store) Undelete(id model.SessionID, at time.Time) error {
	return s.change(id, "restore", at, func(before state) state { return state{before.Name, false} })
}

func (s *Store) change(id model.SessionID, label string, at time.Time, to func(state) state) error {
	return s.update(func(tx *bbolt.Tx) error {
		e, err := findEntry(tx, id)
		if err != nil {
			return err
		}
		before := state{e.Head.Name, !e.Head.DeletedAt.IsZero()}
		after := to(before)
		if after == before {
			return nil
		}
		if err := setState(tx, e, after, at); err != nil {
			return err
		}
		return noteChange(tx, label, at, id, before, after)
	})
}

// state is what the home screen's changes change of a session.
type state struct {
	Name    model.Text `json:"name"`
	Deleted bool       `json:"deleted,omitempty"`
}

func setState(tx *bbolt.Tx, e entry, to state, at time.Time) error {
	if to.Deleted {
		e.Head.DeletedAt = at.UTC()
		if at.Before(e.Head.ChangedAt) { // a clock that is years behind would empty the trash when it is set
			e.Head.DeletedAt = e.Head.ChangedAt
		}
	} else {
		if err := checkName(tx, to.Name, e.Head.ID); err != nil {
			return err
		}
		e.Head.DeletedAt = time.Time{}
	}
	e.Head.Name = to.Name
	_, err := putEntry(tx, e)
	return err
}

// emptyTrash takes the sessions out of the file that have been in the trash for TrashDays. From a file in
// which something is damaged it takes nothing, and leaves it to the lists to say so.
func (s *Store) emptyTrash(now time.Time) error {
	var old []model.SessionID
	err := s.view(func(tx *bbolt.Tx) error {
		counted, _, err := readCensus(tx)
		if err != nil || counted.Trashed == 0 {
			return err
		}
		return eachHead(tx, func(head model.Head) {
			if !head.DeletedAt.IsZero() && now.Sub(head.DeletedAt) > TrashDays*24*time.Hour {
				old = append(old, head.ID)
			}
		})
	})
	if err != nil || len(old) == 0 {
		return nil
	}
	// The clock may be wrong: what goes from the file stays in a copy for a while.
	if _, err := s.Backup(now); err != nil {
		return nil
	}
	return s.update(func(tx *bbolt.Tx) error {
		for _, id := range old {
			if err := dropEntry(tx, id); err != nil {
				return err
			}
		}
		return nil
	})
}
