package store

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"time"
	"unicode"

	"flipchart/model"
)

// DamagedError says that something in the file is not what was written. What it concerns is never shown
// as right, and the file is not changed.
type DamagedError struct {
	File    string
	Part    string // the path of the record inside the file; empty for the file as a whole
	Session string // the name of the session that the part belongs to; empty where it is not known
	Cause   string
}

func (e *DamagedError) Error() string {
	where := ""
	if e.Part != "" {
		where = " in " + place(strings.Split(e.Part, "/"), func(string) string {
			if e.Session == "" {
				return "a session"
			}
			return quoted(e.Session)
		})
	}
	return fmt.Sprintf("%q is damaged%s: %s. It was left as it is; %s shows what can be saved.", e.File, where, e.Cause, Command(e.File, "doctor"))
}

// MissingError says that there is no database at a place. It is os.ErrNotExist for errors.Is.
type MissingError struct {
	File    string
	Backups int // of an earlier one, that lie beside it
}

func missing(place, name string) error {
	backups, _ := Backups(place)
	return &MissingError{name, len(backups)}
}

func (e *MissingError) Error() string {
	if e.Backups == 0 {
		return fmt.Sprintf("there is no database at %q yet", e.File)
	}
	return fmt.Sprintf("there is no database at %q; beside it: %s of an earlier one (%s lists them)",
		e.File, model.Count(e.Backups, "backup"), Command(e.File, "doctor"))
}

// Is makes it one of the errors about files that are not there.
func (e *MissingError) Is(target error) bool { return target == fs.ErrNotExist }

// ForeignError says that a file is no database of flipchart's, or nothing is left by which one could tell.
type ForeignError struct{ File, Cause string }

func (e *ForeignError) Error() string {
	return fmt.Sprintf("%q is no flipchart database (%s) and was left as it is: name another file with --db. If it was one, %s shows what is left of it.", e.File, e.Cause, Command(e.File, "doctor"))
}

func foreign(name, why string) error { return &ForeignError{name, why} }

// Command is how one calls flipchart with these words for a database, which is named unless it is the usual
// one. Words and file names that a shell would take apart or obey stand in quotation marks.
func Command(database string, words ...string) string {
	usual, err := DefaultPath()
	if err != nil || !sameFile(usual, database) {
		words = append(words[:len(words):len(words)], "--db", database)
	}
	call := "flipchart"
	for _, word := range words {
		call += " " + forShell(word)
	}
	return call
}

// forShell is a word as a shell takes it, whatever is in it. Windows' shells know no way out of double quotes,
// and no file's name there has one.
func forShell(word string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./:=+,@%", r) || r == '\\' && runtime.GOOS == "windows"
	}
	switch {
	case word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !plain(r) }):
		return word
	case runtime.GOOS == "windows":
		return quoted(word)
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// InUseError says that another flipchart has the file open.
type InUseError struct {
	File    string
	Process int       // 0 when not known
	Since   time.Time // zero when not known
	Silent  bool      // it was asked for a copy and did not answer
}

func (e *InUseError) Error() string {
	who := ""
	if e.Process != 0 {
		who = fmt.Sprintf(" (process %d, since %s)", e.Process, e.Since.Local().Format("2 January 15:04"))
	}
	if e.Silent {
		return fmt.Sprintf("%q is open in another flipchart%s, which does not answer: if it was put aside with ctrl+z, bring it back with fg. (Ending it with kill -9 loses nothing that is saved.)", e.File, who)
	}
	return fmt.Sprintf("%q is open in another flipchart%s: close that one first, look at a copy of it with %s, or name another file with --db.", e.File, who, Command(e.File, "--view"))
}

// MovedError says that the file is no longer where it was opened: what was saved last is not in what the
// next start will read.
type MovedError struct{ File string }

func (e *MovedError) Error() string {
	return fmt.Sprintf("%q was moved, deleted or replaced by another program while it was open, so this is not saved: put it back, or export the session now.", e.File)
}

// NameTakenError refuses a name that another session has, which may write it in other letters: Name is as that
// one does.
type NameTakenError struct{ Name model.Text }

func (e *NameTakenError) Error() string {
	return fmt.Sprintf("there is a session called %s already: choose another name", quoted(e.Name.String()))
}

// UnknownNameError says that no session has this name.
type UnknownNameError struct {
	Name string
	Near []model.Text // the names that come nearest, best first; possibly none
}

func (e *UnknownNameError) Error() string {
	if len(e.Near) == 0 {
		return fmt.Sprintf("there is no session called %s", quoted(e.Name))
	}
	names := make([]string, len(e.Near))
	for i, name := range e.Near {
		names[i] = quoted(name.String())
	}
	return fmt.Sprintf("there is no session called %s; near it: %s", quoted(e.Name), strings.Join(names, ", "))
}

// reason leaves out which call failed, and on which temporary file: that would only puzzle.
func reason(err error) error {
	var failed *fs.PathError
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}

// quoted leaves a name as a person would type it: an emoji family would not survive %q.
func quoted(name string) string { return `"` + name + `"` }

var (
	// ErrGone says that a session is in the file no more, not even in the trash.
	ErrGone = errors.New("this session is not in the file any more")
	// ErrNewerSaved refuses a save that is older than what the file holds. It is no use to try it again.
	ErrNewerSaved = errors.New("the file holds a newer state of this session, which is kept: open the session again")
	// ErrNotKept answers a question for an edit that is further back than KeptEdits; it wraps
	// model.ErrNothingToUndo.
	ErrNotKept = fmt.Errorf("%w: only the last %d edits are kept", model.ErrNothingToUndo, KeptEdits)
)
