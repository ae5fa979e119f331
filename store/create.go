package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"flipchart/atomicfile"
)

// create makes an empty database. One that somebody else made meanwhile is left alone.
func create(path string) error {
	if err := createWith(path, layOut); !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// createWith makes a database of what fill puts in, so that there is never half of one. Where the name is
// taken, the error wraps fs.ErrExist.
func createWith(path string, fill func(*bbolt.Tx) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	err := atomicfile.Create(path, func(file *os.File) error {
		db, err := bbolt.Open(file.Name(), 0o600, &bbolt.Options{Timeout: lockTimeout})
		if err != nil {
			return err
		}
		return errors.Join(db.Update(fill), db.Close())
	})
	if err != nil {
		return err
	}
	return atomicfile.SyncFolder(filepath.Dir(path)) // all that is saved from now on hangs on that name
}
