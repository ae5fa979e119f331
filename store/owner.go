package store

import (
	"encoding/json"
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
	Socket  string    `json:"socket,omitempty"` // where a copy can be asked for
}

func notePath(database string) string { return database + ".open" }

func takeOwnership(database string, now time.Time) *owner {
	o := &owner{notePath(database), note{Process: os.Getpid(), Since: now.UTC()}}
	o.write()
	return o
}

func (o *owner) write() {
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
	file.Write(b)
	file.Close()
}

func (o *owner) leave() { os.Remove(o.path) }

// readNote gives an empty note where there is none.
func readNote(database string) note {
	var n note
	b, err := os.ReadFile(notePath(database))
	if err != nil || json.Unmarshal(b, &n) != nil {
		return note{}
	}
	return n
}

func inUse(database string) error {
	n := readNote(database)
	return &InUseError{File: database, Process: n.Process, Since: n.Since}
}
