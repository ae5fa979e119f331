package model

import "time"

// Stamp is what an edit gets from outside: the time, and the session's source of ids.
type Stamp struct {
	At    time.Time
	NewID func() ID
}

// Edit is one change that a person made. It returns the session with new documents in place of those
// it changes, and never changes a document in place; an error is a sentence and means nothing changed.
type Edit func(Session, Stamp) (Session, error)

// Several makes one edit of some that belong together, as when a day is cut short: one step of undo, and
// nothing happens unless all of them can.
func Several(edits ...Edit) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		after := s
		for _, edit := range edits {
			var err error
			if after, err = edit(after, stamp); err != nil {
				return s, err
			}
		}
		return after, nil
	}
}
