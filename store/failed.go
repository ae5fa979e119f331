package store

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// growStep is how much bbolt makes a file longer at a time: a few hundred saves. (What it adds takes no
// room on the disk before it is written.)
const growStep = 256 << 10

// settle puts the page on the disk once more that says which state is in force. bbolt writes over the
// pages of the state before it, and must not while the disk may still hold that one: a system that could
// not write a page forgets it, answers all who read with what is only in memory, and takes the next
// fdatasync for a success. So it is after a save that failed, and after a process that ended in the middle
// of one. The page keeps its content, so nothing can go wrong by this.
func (s *Store) settle(tx *bbolt.Tx) error {
	if s.settled.Load() {
		return nil
	}
	size := int64(s.db.Info().PageSize)
	at := int64(tx.ID()-1) % 2 * size
	page := make([]byte, size)
	if _, err := s.file.ReadAt(page, at); err != nil {
		return err
	}
	if _, err := s.file.WriteAt(page, at); err != nil {
		return err
	}
	if err := s.file.Sync(); err != nil {
		return err
	}
	s.settled.Store(true)
	return nil
}

// unopened says that the file called name cannot be read, or not opened for writing.
func unopened(name string, err error) error {
	switch {
	case errors.Is(err, os.ErrPermission):
		return fmt.Errorf("%q may not be opened by you: change its permissions, or name another file with --db (%w)", name, reason(err))
	case errors.Is(err, syscall.EROFS):
		return unwritten(name, err)
	}
	return fmt.Errorf("%q cannot be opened: %w; see that its disk is plugged in, or name another file with --db", name, reason(err))
}

// onlyRead says of a file that could be read before, and may not be changed, that it can be looked at.
func onlyRead(name string, err error) error {
	if errors.Is(err, os.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return fmt.Errorf("%w. %s looks at it without changing it", err, Command(name, "--view"))
	}
	return err
}

// unwritten says that the file called name could not be written, in words whose first ones tell the most: a
// frame may have no room for more.
func unwritten(name string, err error) error {
	for _, trouble := range []struct {
		errno     syscall.Errno
		what, way string
	}{
		{syscall.ENOSPC, "the disk is full", "make room on the one that holds %q"},
		{syscall.EDQUOT, "your share of the disk is used up", "make room on the one that holds %q"},
		{syscall.EFBIG, "the file may not become larger", "raise the limit (ulimit -f) for %q"},
		{syscall.EROFS, "the disk takes no changes", "make it writable, or use another one; it holds %q"},
		{syscall.EIO, "the disk does not take it", "see that it is plugged in, or export to another one; it holds %q"},
		{syscall.EACCES, "you may not write there", "change the permissions of %q, or name another file with --db"},
	} {
		// bbolt hands on some errors as text only.
		if errors.Is(err, trouble.errno) || strings.Contains(err.Error(), trouble.errno.Error()) {
			return fmt.Errorf("%s: "+trouble.way+" (%w)", trouble.what, name, trouble.errno)
		}
	}
	if errors.Is(err, bolterrors.ErrInvalidMapping) {
		return fmt.Errorf("the system has no memory for it: export to another file, then start again; it belongs to %q", name)
	}
	return fmt.Errorf("it was not written: export to another disk; it belongs to %q (%w)", name, reason(err))
}
