package store

import (
	"encoding/json"
	"errors"
	"net"
	"os"
	"time"
)

// owner is the note beside an open database that says who has it. The lock is bbolt's; the note only makes
// the sentence about it a helpful one, so that a folder in which it cannot be written is no error.
type owner struct {
	path string
	note note
}

type note struct {
	Process int       `json:"process"`
	Since   time.Time `json:"since"`
	File    string    `json:"file"`             // the identity of the file that is open
	Socket  string    `json:"socket,omitempty"` // where a copy can be asked for
}

func notePath(database string) string { return database + ".open" }

func takeOwnership(database string, file os.FileInfo, now time.Time) *owner {
	o := &owner{notePath(database), note{Process: os.Getpid(), Since: now.UTC(), File: identity(file, database)}}
	o.write()
	return o
}

// write leaves the note of a workshop alone that lives on although its file was moved away.
func (o *owner) write() {
	if there := readNote(o.path); there.File != o.note.File && there.alive() {
		return
	}
	b, err := json.Marshal(o.note)
	if err != nil {
		return
	}
	// In the place of what a killed process left, which could be a link to somewhere else.
	os.Remove(o.path)
	file, err := os.OpenFile(o.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return
	}
	_, err = file.Write(b)
	if errors.Join(err, file.Close()) != nil {
		os.Remove(o.path) // half a note on a full disk is nobody's
	}
}

func (o *owner) leave() {
	if there := readNote(o.path); there.Process == o.note.Process && there.File == o.note.File {
		os.Remove(o.path)
	}
}

func (n note) alive() bool {
	if n.Socket == "" {
		return false
	}
	connection, err := net.DialTimeout("unix", n.Socket, answerTimeout)
	if err != nil {
		return false
	}
	connection.Close()
	return true
}

// readNote gives an empty note where there is none.
func readNote(path string) note {
	var n note
	const most = 4 << 10
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() || info.Size() > most {
		return note{} // nobody's note, and reading a pipe would wait for ever
	}
	b, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(b, &n) != nil {
		return note{}
	}
	return n
}

// noteOf is the note about this very database, and not about one that had its place before.
func noteOf(database string) note {
	n := readNote(notePath(database))
	info, err := os.Stat(database)
	if err != nil || n.File != identity(info, database) {
		return note{}
	}
	return n
}

// inUse is the error about a database, which sentences call by its name.
func inUse(database, name string) *InUseError {
	n := noteOf(database)
	return &InUseError{File: name, Process: n.Process, Since: n.Since}
}
