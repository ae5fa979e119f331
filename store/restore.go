package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"flipchart/atomicfile"
)

// Restore puts a copy of the database in file, a backup for instance, in the place of the one at path, and
// gives the name under which that one is kept; it is empty where there was none. The one that is replaced
// may be damaged; the one in file is read to the end before. A database that is open is refused with an
// *InUseError.
func Restore(path, file string, now time.Time) (kept string, err error) {
	place, err := follow(path)
	if err != nil {
		return "", err
	}
	source, err := follow(file)
	if err != nil {
		return "", err
	}
	if sameFile(place, source) {
		return "", fmt.Errorf("%q is the database itself: name a backup of it", file)
	}
	if err := Check(file); err != nil {
		return "", err
	}
	from, err := openFile(source, file, true, lockTimeout)
	if err != nil {
		return "", err
	}
	defer from.Close()
	if err := idle(place, path); err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(place), 0o700); err != nil {
		return "", fmt.Errorf("%q cannot be made: %w", filepath.Dir(place), reason(err))
	}
	err = atomicfile.Replace(place, 0o600, func(f *os.File) error {
		if err := from.copyInto(f); err != nil {
			return err
		}
		// At the last moment: whatever stops the program before has changed nothing.
		kept, err = putAside(place, now)
		return err
	})
	if err == nil {
		return kept, nil
	}
	err = fmt.Errorf("%q could not be put in the place of %q: %w", file, path, reason(err))
	if _, there := os.Lstat(place); kept != "" && there == nil {
		os.Remove(kept) // a copy of what is still there
		return "", err
	}
	if kept != "" {
		err = fmt.Errorf("%w; what was there is kept as %q", err, kept)
	}
	return kept, err
}

// idle refuses a database that is open somewhere. One that cannot be opened is in nobody's hands.
func idle(place, path string) error {
	s, err := openFile(place, path, true, lockTimeout)
	if err == nil {
		return s.Close()
	}
	var locked *InUseError
	if errors.As(err, &locked) {
		return locked
	}
	if noteOf(place).alive() {
		return inUse(place, path)
	}
	return nil
}

// replacedMark stands between a database's name and the time at which it was put aside.
const replacedMark = ".replaced-"

// putAside keeps a database under another name: a copy of it, so that whatever stops the program then, nothing
// has two names. Where it cannot be read to the end, it gets the other name itself.
func putAside(place string, now time.Time) (kept string, err error) {
	old, err := os.Open(place)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	for {
		kept = place + replacedMark + now.UTC().Format(backupTime)
		if _, err := os.Lstat(kept); errors.Is(err, fs.ErrNotExist) {
			break
		}
		now = now.Add(time.Second)
	}
	if err == nil {
		err = atomicfile.Create(kept, func(f *os.File) error {
			_, err := io.Copy(f, old)
			return err
		})
		old.Close()
	}
	if err == nil || errors.Is(err, syscall.ENOSPC) {
		return kept, err
	}
	return kept, os.Rename(place, kept)
}

// Replaced are the databases that a restore put aside beside the one at path, newest first. They may be damaged.
func Replaced(path string) ([]Backup, error) {
	place, err := follow(path)
	if err != nil {
		return nil, err
	}
	return copiesIn(filepath.Dir(place), func(name string) (taken, lineage string, ok bool) {
		taken, ok = strings.CutPrefix(name, filepath.Base(place)+replacedMark)
		return taken, "", ok
	})
}
