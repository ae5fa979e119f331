// Package store keeps sessions in one bbolt file. It adds to bbolt what that does not promise: a checksum
// on every value, a file that is looked at before it is opened, and a sentence in place of a crash where a
// page is damaged. The file's layout is described in layout.go, and when its number rises in upgrade.go.
package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// lockTimeout is how long an open waits for another process to let go of the file: an export is done by
// then, a workshop is not.
const lockTimeout = 400 * time.Millisecond

// Store is an open database. Its methods may be used by several goroutines at once; those that write wait
// for the disk.
type Store struct {
	path   string // as people know it, also where a copy of it is read
	place  string // the file itself, at the end of all links
	format int
	before string // the copy from before an upgrade
	made   bool   // there was none before it was opened
	db     *bbolt.DB
	file   *os.File // the one that db has open
	owner  *owner   // nil unless the file is open for writing
	copy   *os.File // the private copy that is read; nil for the file itself

	// stuck is set when a damaged page stopped a write half way: bbolt then keeps its lock for ever.
	stuck atomic.Bool
	// dead is set when not even the begin of a transaction could be read: bbolt then keeps a lock that
	// reading needs too.
	dead atomic.Bool
	// settled is true while it is certain that the disk holds what reading gives.
	settled atomic.Bool
}

// Open opens the database for reading and writing, and makes one where there is none (folder 0700, file
// 0600). now is the time since when it is open, and the one by which the trash is emptied of sessions
// that have been there for TrashDays.
//
// A file that is damaged (*DamagedError), made by something else, or written by a newer flipchart is
// refused and left as it is; one that another flipchart has open is refused with an *InUseError within
// half a second. One of an older format is copied (Backup) and then brought to this one.
func Open(path string, now time.Time) (*Store, error) {
	place, err := follow(path)
	if err != nil {
		return nil, err
	}
	if strings.HasSuffix(filepath.Dir(place), backupFolder("")) && backupName.MatchString(filepath.Base(place)) {
		return nil, fmt.Errorf("%q is a backup, which stays as it is: %s puts it in place, and --view looks into it", path, "flipchart restore")
	}
	_, err = os.Stat(place)
	made := errors.Is(err, os.ErrNotExist)
	if made {
		if err := create(place); err != nil {
			return nil, fmt.Errorf("no database can be made: %w", unwritten(path, err))
		}
		if place, err = follow(path); err != nil {
			return nil, err
		}
	}
	// Nothing is opened for writing before it is known to be whole and of this format: bbolt then reads the
	// list of free pages, and on some systems makes the file longer.
	reading, err := openFile(place, path, true, lockTimeout)
	if err != nil {
		return nil, err
	}
	var before Backup
	if reading.format < Format {
		before, err = reading.backupAs(fmt.Sprint("format", reading.format), now) // which later ones do not push out
	}
	if err := errors.Join(err, reading.Close()); err != nil {
		return nil, err
	}
	s, err := openFile(place, path, false, lockTimeout)
	if err != nil {
		return nil, onlyRead(path, err)
	}
	s.made = made
	if err := s.upgrade(before.Path); err != nil {
		s.Close()
		return nil, err
	}
	info, err := s.file.Stat()
	if err != nil {
		s.Close()
		return nil, fmt.Errorf("%q cannot be looked at: %w", path, reason(err))
	}
	s.owner = takeOwnership(place, info, now)
	if err := s.emptyTrash(now); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// openFile opens the file at place, which sentences call by its name, once it has passed the preflight.
func openFile(place, name string, readOnly bool, wait time.Duration) (*Store, error) {
	if err := preflight(place, name); err != nil {
		return nil, err
	}
	return openPages(place, name, readOnly, wait, func(path string, flag int, mode os.FileMode) (*os.File, error) {
		return os.OpenFile(path, flag&^os.O_CREATE, mode) // one that vanished since is not to come back empty
	})
}

// openPages opens a file with bbolt, which gets it from open.
func openPages(place, name string, readOnly bool, wait time.Duration, open func(string, int, os.FileMode) (*os.File, error)) (*Store, error) {
	s := &Store{path: name, place: place}
	options := &bbolt.Options{
		Timeout: wait, ReadOnly: readOnly, NoStatistics: true, InitialMmapSize: mapSize,
		OpenFile: func(path string, flag int, mode os.FileMode) (*os.File, error) {
			file, err := open(path, flag, mode)
			s.file = file
			return file, err
		},
	}
	err := guard(func() (err error) {
		s.db, err = bbolt.Open(place, 0o600, options)
		return err
	})
	if err != nil {
		if s.file != nil {
			s.file.Close() // bbolt keeps it open, and locked, where it panicked
		}
		return nil, s.explainOpen(err)
	}
	s.db.AllocSize = growStep
	err = nil
	if readOnly {
		// Now nobody else writes, and bbolt has not read further than the first two pages.
		err = survey(s.file, name)
	}
	if err == nil {
		err = s.view(s.checkFormat)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func (s *Store) explainOpen(err error) error {
	if errors.Is(err, bolterrors.ErrTimeout) {
		return inUse(s.place, s.path)
	}
	var fault *faultError
	if errors.As(err, &fault) {
		return &DamagedError{File: s.path, Cause: err.Error()}
	}
	return unopened(s.path, err)
}

// Upgraded is where the copy is that was made of the file before it was brought to this version's format;
// empty where it was not.
func (s *Store) Upgraded() string { return s.before }

// Made is true where there was no database before this one was opened.
func (s *Store) Made() bool { return s.made }

// Path is the database's file as it was named.
func (s *Store) Path() string { return s.path }

// Close gives the file free for others. Saves that were acknowledged are in the file without it.
func (s *Store) Close() error {
	var err error
	if s.stuck.Load() {
		err = s.file.Close()
	} else {
		err = s.db.Close()
	}
	if s.owner != nil {
		s.owner.leave()
	}
	if s.copy != nil {
		discard(s.copy)
	}
	if err != nil {
		return fmt.Errorf("%q did not close: %w", s.path, err)
	}
	return nil
}

func (s *Store) view(read func(*bbolt.Tx) error) error {
	return s.explain(s.transact(s.db.View, read))
}

// transact works in a transaction, unless an earlier one left bbolt in a state in which it would wait for ever.
func (s *Store) transact(transaction func(func(*bbolt.Tx) error) error, work func(*bbolt.Tx) error) error {
	if s.dead.Load() {
		return &faultError{errDead}
	}
	begun := false
	err := guard(func() error {
		return transaction(func(tx *bbolt.Tx) error {
			begun = true
			return work(tx)
		})
	})
	if fault := (*faultError)(nil); errors.As(err, &fault) && !begun {
		s.dead.Store(true)
		s.stuck.Store(true)
	}
	return err
}

var errDead = errors.New("its first pages could not be read")

func (s *Store) update(write func(*bbolt.Tx) error) error {
	if s.db.IsReadOnly() {
		return fmt.Errorf("%q is open for reading only, so nothing was changed", s.path)
	}
	if s.stuck.Load() {
		return &DamagedError{File: s.path, Cause: "an earlier save met a damaged page"}
	}
	var refused error // by write; any other comes from the disk
	err := s.transact(s.db.Update, func(tx *bbolt.Tx) error {
		if err := s.settle(tx); err != nil {
			return err
		}
		refused = write(tx)
		return refused
	})
	var fault *faultError
	switch {
	case err == nil:
		return s.checkPlace()
	case errors.As(err, &fault):
		s.stuck.Store(true)
	case refused == nil:
		s.settled.Store(false)
		return unwritten(s.path, err)
	}
	return s.explain(err)
}

// checkPlace makes sure that what was committed is in the file that the next start will read.
func (s *Store) checkPlace() error {
	ours, err := s.file.Stat()
	if err != nil {
		return fmt.Errorf("%q cannot be looked at: %w", s.path, err)
	}
	there, err := os.Stat(s.path)
	if err != nil || !os.SameFile(ours, there) {
		return &MovedError{File: s.path}
	}
	return nil
}

// explain completes the errors that come from inside a transaction.
func (s *Store) explain(err error) error {
	var fault *faultError
	var damaged *DamagedError
	switch {
	case errors.As(err, &fault):
		return &DamagedError{File: s.path, Cause: err.Error()}
	case errors.As(err, &damaged):
		damaged.File = s.path
	}
	return err
}

// faultError is a panic or a memory fault on the way through damaged pages.
type faultError struct{ cause any }

func (e *faultError) Error() string {
	if _, fault := e.cause.(runtime.Error); fault {
		return "a part of it is missing or cannot be read; another program may have written to it"
	}
	return fmt.Sprint(e.cause)
}

// guard turns what bbolt does on a damaged page, a panic or a memory fault, into an error.
func guard(work func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if cause := recover(); cause != nil {
			err = &faultError{cause}
		}
	}()
	return work()
}

// follow is the file that a path leads to, at the end of all links; there may be none yet.
func follow(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		return filepath.Abs(real)
	}
	if target, linked := os.Readlink(path); linked == nil && errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("%q is a link to %q, which is not there: bring that file back, or name another file with --db", path, target)
	}
	return path, nil // whoever opens it says what is wrong with it
}
