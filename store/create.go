package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"flipchart/atomicfile"
)

// create makes a database, so that there is never half of one. One that somebody else made meanwhile is
// left alone.
func create(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	err := atomicfile.Create(path, func(file *os.File) error {
		db, err := bbolt.Open(file.Name(), 0o600, &bbolt.Options{Timeout: lockTimeout})
		if err != nil {
			return err
		}
		return errors.Join(db.Update(layOut), db.Close())
	})
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}
