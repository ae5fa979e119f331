package store

import (
	"crypto/rand"
	"strings"

	"go.etcd.io/bbolt"
)

// Format is the number of what this version writes. It rises with every version that an older one must not
// open for writing: also when a document has a new name in it, which the older one would drop at its next save.
//
// Older formats are read as they are. So a document's decoding in model takes every form that was ever
// released, and what is not there is empty: an upgrade rewrites no document, and its history, which is made of
// bytes, stays. A step in upgrades is for the rest of the layout; for a new name in a document it does nothing.
const Format = 3

// upgrades bring a file from a format to the next one, the first of them from format 1, when it is opened for
// writing.
var upgrades = [Format - 1]func(*bbolt.Tx) error{nameLineage, newNames}

// upgrade brings the file to this version's format in one transaction, so that one that is interrupted has
// not begun. before is where the copy is that was made of it.
func (s *Store) upgrade(before string) error {
	if s.format == Format {
		return nil
	}
	err := s.update(func(tx *bbolt.Tx) error {
		for _, step := range upgrades[s.format-1:] {
			if err := step(tx); err != nil {
				return err
			}
		}
		meta, err := open(tx, metaBucket)
		if err != nil {
			return err
		}
		_, err = meta.put(formatKey, Format)
		return err
	})
	if err == nil {
		s.format, s.before = Format, before
	}
	return err
}

// nameLineage gives a database the mark that tells its backups from another's.
func nameLineage(tx *bbolt.Tx) error {
	meta, err := open(tx, metaBucket)
	if err != nil {
		return err
	}
	_, err = meta.put(lineageKey, newLineage())
	return err
}

// newNames is the step where documents only got names that an older flipchart would drop: format 3 has the
// exercises of the first day.
func newNames(*bbolt.Tx) error { return nil }

func newLineage() string { return strings.ToLower(rand.Text()[:8]) }
