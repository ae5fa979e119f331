package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"go.etcd.io/bbolt"
)

// create makes a database under another name and gives it its own when it is whole and on the disk, so
// that there is never half a database. One that somebody else made meanwhile is left alone.
func create(path string) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(folder, ".flipchart-new-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	if err := temporary.Close(); err != nil {
		return err
	}
	db, err := bbolt.Open(temporary.Name(), 0o600, &bbolt.Options{Timeout: lockTimeout})
	if err != nil {
		return err
	}
	err = db.Update(layOut)
	if err := errors.Join(err, db.Sync(), db.Close()); err != nil {
		return err
	}
	if err := moveTo(temporary.Name(), path); err != nil {
		return err
	}
	return syncFolder(folder)
}

// moveTo never replaces a file. A link does that in one step; where the file system has none, the name is
// looked at first.
func moveTo(temporary, path string) error {
	err := os.Link(temporary, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	if _, err := os.Lstat(path); err == nil {
		return nil
	}
	return os.Rename(temporary, path)
}

// syncFolder puts a new name on the disk. Windows has no such call.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
