package store

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"flipchart/model"
)

// ErrNothingLeft says that no session of a file can be read.
var ErrNothingLeft = errors.New("no session in it can be read, so nothing was written")

// Salvage writes every session of which something can be read into a new database at path, and reads that
// back. Where anything is at path, that is left alone and the error wraps fs.ErrExist. What a session lost is
// empty there; now is the time of its last change where nobody knows that.
func (x *Examination) Salvage(path string, now time.Time) error {
	readable := slices.DeleteFunc(slices.Clone(x.Sessions), Remains.Lost)
	if len(readable) == 0 && !x.Whole() {
		return ErrNothingLeft
	}
	for i := range readable {
		if head := &readable[i].Head; head.ChangedAt.IsZero() {
			head.ChangedAt = now.UTC()
		}
	}
	err := createWith(path, func(tx *bbolt.Tx) error {
		if err := layOut(tx); err != nil {
			return err
		}
		for _, r := range readable {
			if err := r.write(tx); err != nil {
				return err
			}
		}
		return x.keepTheRest(tx)
	})
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%q exists already and is left as it is: name a new file: %w", path, fs.ErrExist)
	}
	if err != nil {
		return fmt.Errorf("%q cannot be written: %w", path, reason(err))
	}
	if err := compareWith(path, readable); err != nil {
		return errors.Join(fmt.Errorf("%q did not come out as it was to be and was removed again: %w", path, err), os.Remove(path))
	}
	return nil
}

// write puts a session into a new file.
func (r Remains) write(tx *bbolt.Tx) error {
	if err := makeRoom(tx, r.Head.ID); err != nil {
		return err
	}
	if err := putHistory(tx, model.Save{Head: r.Head, Records: r.history}); err != nil {
		return err
	}
	e := entry{Head: r.Head, Documents: map[string]uint32{}, Oldest: r.oldest}
	if err := putDocuments(tx, &e, r.documents); err != nil {
		return err
	}
	_, err := putEntry(tx, e)
	return err
}

// keepTheRest writes the settings, and the old file's format: opening the new one upgrades it as it would
// have upgraded the old one.
func (x *Examination) keepTheRest(tx *bbolt.Tx) error {
	settings, err := open(tx, settingsBucket)
	if err != nil {
		return err
	}
	if _, err := settings.put(machineKey, x.settings); err != nil {
		return err
	}
	if x.Format < 1 {
		return nil
	}
	meta, err := open(tx, metaBucket)
	if err != nil {
		return err
	}
	_, err = meta.put(formatKey, x.Format)
	return err
}

// compareWith reads a file that was written and compares it with what was to be in it.
func compareWith(path string, want []Remains) error {
	written, err := Examine(path)
	if err != nil {
		return err
	}
	same := func(a, b Remains) bool {
		return a.Whole() && maps.EqualFunc(a.documents, b.documents, sameBytes) && maps.EqualFunc(a.history, b.history, sameBytes)
	}
	if !written.Whole() || !slices.EqualFunc(sorted(written.Sessions), sorted(want), same) {
		return errors.New("it does not read as it was written")
	}
	return nil
}
