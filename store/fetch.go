package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"slices"
	"strings"
	"time"
)

// OpenToRead opens the database for reading only, also while a workshop has it open: then it reads a copy
// that the owner hands out (Serve), with everything that was done there up to now. An error wraps
// os.ErrNotExist where there is no database; it is an *InUseError, within about a second, where the owner
// does not answer.
func OpenToRead(path string) (*Store, error) {
	place, err := follow(path)
	if err != nil {
		return nil, err
	}
	const tryLock = time.Nanosecond // once, without waiting
	deadline := time.Now().Add(lockTimeout)
	for {
		// The owner may have just come, or be just going: then another try tells.
		last := time.Now().After(deadline)
		s, err := openFile(place, path, true, tryLock)
		var locked *InUseError
		if !errors.As(err, &locked) {
			return s, err
		}
		for _, socket := range sockets(place) {
			file, err := fetch(path, socket)
			if err == nil {
				return openReceived(file, place, path)
			}
			if !errors.Is(err, errNoAnswer) {
				return nil, err
			}
			locked.Silent = locked.Silent || errors.Is(err, errSilent)
		}
		if last || locked.Silent {
			return nil, locked
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// HandedOut is true where what is read is a copy that the one who has the file open handed out, so that it is
// as of when it was opened.
func (s *Store) HandedOut() bool { return s.copy != nil }

// sockets are the places at which the database's owner may listen: the one that its note names, and the one
// where it would be here.
func sockets(database string) []string {
	var places []string
	if noted := noteOf(database).Socket; noted != "" {
		places = append(places, noted)
	}
	info, err := os.Stat(database)
	if err != nil {
		return places
	}
	if usual, err := socketPath(identity(info, database)); err == nil && !slices.Contains(places, usual) {
		places = append(places, usual)
	}
	return places
}

var (
	errNoAnswer = errors.New("nobody answers")
	errSilent   = fmt.Errorf("%w, although somebody is there", errNoAnswer)
)

// fetch gets a copy from the database's owner, which whoever asked for it discards.
func fetch(name, socket string) (*os.File, error) {
	connection, err := net.DialTimeout("unix", socket, answerTimeout)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return nil, errSilent
	}
	if err != nil {
		return nil, errNoAnswer
	}
	defer connection.Close()
	connection.SetDeadline(time.Now().Add(answerTimeout))
	if _, err := io.WriteString(connection, copyRequest); err != nil {
		return nil, errNoAnswer
	}
	answer := bufio.NewReader(connection)
	if line, err := answer.ReadString('\n'); line != hereAnswer {
		if errors.Is(err, os.ErrDeadlineExceeded) {
			return nil, errSilent
		}
		return nil, errNoAnswer
	}
	connection.SetDeadline(time.Now().Add(flushTimeout + answerTimeout))
	line, err := answer.ReadString('\n')
	if err != nil {
		return nil, errNoAnswer
	}
	if reason, refused := strings.CutPrefix(line, "no "); refused {
		return nil, fmt.Errorf("the flipchart that has %q open could not hand out a copy: %s", name, printable(reason))
	}
	var length int64
	if _, err := fmt.Sscanf(line, "ok %d\n", &length); err != nil {
		return nil, errNoAnswer
	}
	connection.SetDeadline(time.Now().Add(streamTimeout))
	return receive(answer, length, name)
}

func receive(from io.Reader, length int64, name string) (*os.File, error) {
	noPlace := func(err error) error { return fmt.Errorf("there is no place for a copy of %q: %w", name, err) }
	file, err := temporary()
	if err != nil {
		return nil, noPlace(err)
	}
	_, err = io.CopyN(file, from, length)
	if full := (*fs.PathError)(nil); errors.As(err, &full) {
		discard(file)
		return nil, noPlace(full.Err)
	}
	if err != nil {
		discard(file)
		return nil, errNoAnswer // the owner went in the middle
	}
	return file, nil
}

// openReceived opens a copy of the database at place, which has no name any more, and discards it where that
// cannot be done.
func openReceived(file *os.File, place, name string) (*Store, error) {
	_, err := newestMeta(file, name)
	var s *Store
	if err == nil {
		s, err = openPages(place, name, true, lockTimeout, func(string, int, os.FileMode) (*os.File, error) { return file, nil })
	}
	if err != nil {
		discard(file)
		return nil, err
	}
	s.copy = file
	return s, nil
}
