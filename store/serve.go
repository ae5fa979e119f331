package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// The whole protocol: the client writes copyRequest; the owner answers hereAnswer at once, for a process
// that was stopped takes requests too, and then "ok LENGTH" and the file, or "no" and a sentence, on one
// line.
const (
	copyRequest = "copy\n"
	hereAnswer  = "here\n"
)

// Time that the other end of the socket is given.
const (
	answerTimeout  = 600 * time.Millisecond
	requestTimeout = time.Second
	flushTimeout   = 5 * time.Second
	streamTimeout  = 30 * time.Second
)

// Serve hands out copies of the open database to other processes of the same person (OpenToRead), over a
// socket in a folder that is theirs alone. Before each copy it calls flush, in a goroutine of its own, to
// finish what is not saved yet; its error is what the other process says. stop ends the service and is to
// be called before Close.
func (s *Store) Serve(flush func(context.Context) error) (stop func(), err error) {
	if s.owner == nil {
		return nil, fmt.Errorf("%q is open for reading only and is not served", s.path)
	}
	path, err := socketPath(s.owner.note.File)
	if err != nil {
		return nil, fmt.Errorf("other programs cannot read the database while it is open here: %w", err)
	}
	// Whoever holds the lock owns the name: what is there was left by a process that was killed.
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("other programs cannot read the database while it is open here: %w", err)
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("other programs cannot read the database while it is open here: %w", err)
	}
	s.owner.note.Socket = path
	s.owner.write()

	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			running.Go(func() {
				defer connection.Close()
				defer context.AfterFunc(ctx, func() { connection.Close() })()
				// Whatever goes wrong with a copy, the workshop goes on.
				_ = guard(func() error { s.answer(ctx, connection, flush); return nil })
			})
		}
	})
	return func() {
		cancel()
		listener.Close()
		running.Wait()
	}, nil
}

func (s *Store) answer(ctx context.Context, connection net.Conn, flush func(context.Context) error) {
	connection.SetDeadline(time.Now().Add(requestTimeout))
	request := make([]byte, len(copyRequest))
	if _, err := io.ReadFull(connection, request); err != nil || string(request) != copyRequest {
		return
	}
	if _, err := io.WriteString(connection, hereAnswer); err != nil {
		return
	}
	file, err := s.flushedCopy(ctx, flush)
	connection.SetDeadline(time.Now().Add(streamTimeout))
	if err != nil {
		if ctx.Err() == nil { // else the owner is going, and its file is free in a moment
			fmt.Fprintf(connection, "no %s\n", strings.ReplaceAll(err.Error(), "\n", " "))
		}
		return
	}
	defer discard(file)
	length, err := file.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err == nil {
		fmt.Fprintf(connection, "ok %d\n", length)
		io.Copy(connection, file)
	}
}

// flushedCopy makes a file of the copy before it is sent, so that a client that has gone to sleep does not
// keep a transaction open, which would make the database grow.
func (s *Store) flushedCopy(ctx context.Context, flush func(context.Context) error) (*os.File, error) {
	ctx, cancel := context.WithTimeout(ctx, flushTimeout)
	defer cancel()
	if err := flush(ctx); err != nil {
		return nil, err
	}
	file, err := temporary()
	if err != nil {
		return nil, err
	}
	if err := s.copyInto(file); err != nil {
		discard(file)
		return nil, err
	}
	return file, nil
}

// longestSocket is what every system takes for a socket's path (104 bytes on macOS, with an end mark).
const longestSocket = 103

// socketPath is the socket's place: in a folder of the person's own that only they can enter, under a name
// made from the database's identity, which may itself be too long for a socket. By it, all names of a file
// lead to one socket, and a file in another's place has one of its own.
func socketPath(identity string) (string, error) {
	sum := sha256.Sum256([]byte(identity))
	name := fmt.Sprintf("%x", sum[:8]) + socketEnding
	err := errors.New("no folder for its socket has a short enough path")
	for _, folder := range socketFolders() {
		path := filepath.Join(folder, name)
		if len(path) > longestSocket {
			continue
		}
		if err = makePrivate(folder); err == nil {
			return path, nil
		}
	}
	return "", err
}

const socketEnding = ".sock"

// socketFolders are where a socket may be, the best place first.
func socketFolders() []string {
	var folders []string
	if runtime := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(runtime) {
		folders = append(folders, filepath.Join(runtime, "flipchart"))
	}
	personal := fmt.Sprintf("flipchart-%d", os.Getuid())
	return append(folders, filepath.Join(os.TempDir(), personal), filepath.Join("/tmp", personal))
}

// makePrivate makes sure that a folder is there, is ours, and is closed to everybody else.
func makePrivate(folder string) error {
	if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	info, err := os.Lstat(folder)
	if err != nil {
		return err
	}
	if !info.IsDir() || !ownAndPrivate(info) {
		return fmt.Errorf("%q is not a folder that only you can enter", folder)
	}
	return nil
}
