package model

import (
	"errors"
	"fmt"
	"strings"
)

// Fault is something that a session must not hold. Path says where, as in the session's JSON
// ("wall.todo[2].title").
type Fault struct {
	Path    string
	Problem string
}

func (f Fault) Error() string { return f.Path + ": " + f.Problem }

// Validate is the check of a whole session that did not come from edits but from outside: it returns all
// faults, as Fault values, in the order of the session's documents; none means that every edit and every
// screen can work with it. What an edit refuses is a fault here too. What the clock holds of cards that
// were taken off the wall is not looked at.
func Validate(s Session) []error {
	v := validator{session: s, owners: map[ID]string{}}
	v.say(CheckName(s.Name), "session.name")
	for i := range documents {
		s.document(i).Interface().(validated).validate(&v)
	}
	return v.faults
}

// validated is what every document of a session has to be: it says what is wrong with it.
type validated interface{ validate(*validator) }

type validator struct {
	session Session
	owners  map[ID]string // the path of the item that has an id
	faults  []error
}

// say notes what is wrong at a path, if anything is.
func (v *validator) say(err error, format string, args ...any) {
	if err != nil {
		v.faults = append(v.faults, Fault{fmt.Sprintf(format, args...), err.Error()})
	}
}

// own notes the id of the item at a path and refuses one that another item has.
func (v *validator) own(id ID, path string) {
	v.say(checkID(id), "%s.id", path)
	if first, taken := v.owners[id]; taken && id != "" {
		v.say(fmt.Errorf("%s is the id of %s too: each item needs its own", quote(string(id)), first), "%s.id", path)
	}
	v.owners[id] = path
}

// maxIDLength keeps the number in an id well below the largest one there is.
const maxIDLength = 12

func checkID(id ID) error {
	if id == "" {
		return errors.New("the id is missing")
	}
	if len(id) > maxIDLength || strings.IndexFunc(string(id), notInKey) >= 0 {
		return fmt.Errorf("%s is no id: up to %d letters and digits are", quote(string(id)), maxIDLength)
	}
	return nil
}

func needed(t Text, sentence string) error {
	if t.Empty() {
		return errors.New(sentence)
	}
	return nil
}

// point refuses a pointer at a step that does not exist; an empty one points at nothing.
func (v *validator) point(id ID, steps map[ID]bool, path string) {
	if id != "" && !steps[id] {
		v.say(fmt.Errorf("%s is the id of no step", quote(string(id))), "%s", path)
	}
}
