package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// OpenCopy opens the database for reading only, also while a workshop has it open: then it reads a copy
// that the owner hands out (Serve), with everything that was done there up to now. An error wraps
// os.ErrNotExist where there is no database; it is an *InUseError where the owner does not answer.
func OpenCopy(path string) (*Store, error) {
	const tryLock = time.Nanosecond // once, without waiting
	deadline := time.Now().Add(lockTimeout)
	for {
		s, err := openFile(path, path, true, tryLock)
		var locked *InUseError
		if !errors.As(err, &locked) {
			return s, err
		}
		if socket := readNote(path).Socket; socket != "" {
			s, err := fetch(path, socket)
			if !errors.Is(err, errNoAnswer) {
				return s, err
			}
		}
		// The owner may have just come, or be just going.
		if time.Now().After(deadline) {
			return nil, err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

var errNoAnswer = errors.New("nobody answers")

// fetch gets a copy from the database's owner and opens it.
func fetch(path, socket string) (*Store, error) {
	connection, err := net.DialTimeout("unix", socket, requestTimeout)
	if err != nil {
		return nil, errNoAnswer
	}
	defer connection.Close()
	connection.SetDeadline(time.Now().Add(flushTimeout + streamTimeout))
	if _, err := io.WriteString(connection, copyRequest); err != nil {
		return nil, errNoAnswer
	}
	answer := bufio.NewReader(connection)
	line, err := answer.ReadString('\n')
	if err != nil {
		return nil, errNoAnswer
	}
	if reason, refused := strings.CutPrefix(line, "no "); refused {
		return nil, fmt.Errorf("the flipchart that has %q open could not hand out a copy: %s", path, printable(reason))
	}
	var length int64
	if _, err := fmt.Sscanf(line, "ok %d\n", &length); err != nil {
		return nil, errNoAnswer
	}
	folder, err := os.MkdirTemp("", "flipchart-copy-*")
	if err != nil {
		return nil, fmt.Errorf("there is no place for a copy of %q: %w", path, err)
	}
	s, err := receive(answer, length, filepath.Join(folder, "copy.db"), path)
	if err != nil {
		os.RemoveAll(folder)
		return nil, err
	}
	s.copy = folder
	return s, nil
}

func receive(from io.Reader, length int64, to, name string) (*Store, error) {
	file, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("there is no place for a copy of %q: %w", name, err)
	}
	_, err = io.CopyN(file, from, length)
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("the copy of %q did not arrive whole: try again: %w", name, err)
	}
	return openFile(to, name, true, lockTimeout)
}
