package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"time"

	"flipchart/model"
	"flipchart/store"
)

// path is the database's file: --db, else FLIPCHART_DB, else the system's place for it.
func (o options) path() (string, error) {
	if o.database != "" {
		return o.database, nil
	}
	if path := os.Getenv("FLIPCHART_DB"); path != "" {
		return path, nil
	}
	return store.DefaultPath()
}

// write opens the database, works on it, and closes it.
func (o options) write(work func(*store.Store) error) error {
	path, err := o.path()
	if err != nil {
		return err
	}
	s, err := store.Open(path, time.Now())
	if err != nil {
		return err
	}
	if s.Upgraded() != "" {
		fmt.Fprintln(os.Stderr, printable(upgraded(s)))
	}
	return errors.Join(work(s), s.Close())
}

// upgraded says that the file has the form of this version now; empty where it had before.
func upgraded(s *store.Store) string {
	if s.Upgraded() == "" {
		return ""
	}
	return fmt.Sprintf("The database has this version's form now. As it was before, it is in %q.", s.Upgraded())
}

// read is write without changing anything; it also works while a workshop has the database open. Where
// there is no database yet, work gets nil.
func (o options) read(work func(*store.Store) error) error {
	r, err := o.openToRead()
	if errors.Is(err, os.ErrNotExist) {
		return work(nil)
	}
	if err != nil {
		return err
	}
	if r.stale != nil {
		fmt.Fprintln(os.Stderr, sentence(r.stale))
	}
	return errors.Join(work(r.Store), r.Close())
}

// reading is a database that is open for reading.
type reading struct {
	*store.Store
	asOf  time.Time // when it was as it reads
	stale error     // why that is not now; nil where it is
}

// openToRead opens the database as it is now. Where the one who has it open does not answer, it is the last
// backup instead.
func (o options) openToRead() (reading, error) {
	path, err := o.path()
	if err != nil {
		return reading{}, err
	}
	now := time.Now()
	s, err := store.OpenToRead(path)
	var locked *store.InUseError
	if !errors.As(err, &locked) {
		if info, cannot := os.Stat(path); err == nil && cannot == nil && !s.HandedOut() {
			now = info.ModTime() // nobody has it open: so it has been since
		}
		return reading{Store: s, asOf: now}, err
	}
	last, ok := store.LastBackup(path)
	if !ok {
		return reading{}, err
	}
	if s, err = store.OpenToRead(last.Path); err != nil {
		return reading{}, locked
	}
	stale := fmt.Errorf("this is the last backup, of %s. %w", last.Taken.Local().Format("2 January 15:04"), locked)
	return reading{s, last.Taken, stale}, nil
}

// change is write for the session of a name, which find looks up (Store.Find, Store.FindDeleted). It makes
// no database where there is none.
func (o options) change(title string, find lookup, work func(*store.Store, model.Head) error) error {
	path, err := o.path()
	if err != nil {
		return err
	}
	if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
		_, err := find(nil, title)
		return err
	}
	return o.write(func(s *store.Store) error {
		head, err := find(s, title)
		if err != nil {
			return err
		}
		return work(s, head)
	})
}

// lookup finds a session by its name; in no database there is none.
type lookup func(s *store.Store, title string) (model.Head, error)

// find looks outside the trash.
func find(s *store.Store, title string) (model.Head, error) {
	return look(s, (*store.Store).Find, title, "flipchart list")
}

// findDeleted looks in the trash.
func findDeleted(s *store.Store, title string) (model.Head, error) {
	return look(s, (*store.Store).FindDeleted, title, "flipchart list --trash")
}

// look says in its error which command lists what there is.
func look(s *store.Store, find lookup, title, list string) (head model.Head, err error) {
	if s == nil {
		err = &store.UnknownNameError{Name: shown(title)}
	} else {
		head, err = find(s, title)
	}
	if unknown := (*store.UnknownNameError)(nil); errors.As(err, &unknown) {
		err = fmt.Errorf("%w (%s shows all)", err, list)
	}
	return head, err
}

// edit changes a session as one step of undo.
func edit(s *store.Store, id model.SessionID, label, exercise string, change model.Edit) error {
	live, err := s.Live(id)
	if err != nil {
		return err
	}
	if err := live.Edit(label, exercise, time.Now(), change); err != nil {
		return err
	}
	if save, ok := live.TakeSave(); ok {
		return s.Save(save)
	}
	return nil
}

// name is a session's name from the command line.
func name(s string) (model.Text, error) {
	text, err := model.Clean(s, model.NameLimit)
	return text, cmp.Or(err, model.CheckName(text))
}

// shown is an argument as it may stand in a sentence.
func shown(s string) string {
	text, err := model.Clean(s, model.NameLimit)
	if err != nil {
		return "…"
	}
	return text.String()
}
