package store

import (
	"crypto/rand"
	"strings"

	"go.etcd.io/bbolt"
)

// Format is the number of the layout that this version writes. Older ones are read as they are, and brought
// to this one when they are opened for writing.
const Format = 2

// upgrades bring a file from a format to the next one, the first of them from format 1.
var upgrades = [Format - 1]func(*bbolt.Tx) error{nameLineage}

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

func newLineage() string { return strings.ToLower(rand.Text()[:8]) }
