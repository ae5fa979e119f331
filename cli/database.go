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
	if named := o.named(); named != "" {
		return named, nil
	}
	return store.DefaultPath()
}

// named is the database's file where somebody named one, and may have mistyped it.
func (o options) named() string { return cmp.Or(o.database, os.Getenv("FLIPCHART_DB")) }

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
	if told := o.opened(s); told != "" {
		fmt.Fprintln(os.Stderr, printable(told))
	}
	return errors.Join(work(s), s.Close())
}

// opened says what the opening did to the file that somebody may not expect; empty where it did nothing.
func (o options) opened(s *store.Store) string {
	if s.Upgraded() != "" {
		return fmt.Sprintf("The database has this version's form now. As it was before, it is in %q.", s.Upgraded())
	}
	if !s.Made() || o.throwAway {
		return ""
	}
	if earlier, _ := store.Backups(s.Path()); len(earlier) > 0 {
		return fmt.Sprintf("A new database was made; beside it: %s of an earlier one (%s lists them). It is %q.",
			model.Count(len(earlier), "backup"), store.Command(s.Path(), "doctor"), s.Path())
	}
	if o.named() == "" {
		return ""
	}
	return fmt.Sprintf("A new database was made at %q, where there was none.", s.Path())
}

// read is write without changing anything; it also works while a workshop has the database open. Where
// there is no database the error is a *store.MissingError.
func (o options) read(work func(*store.Store) error) error {
	r, err := o.openToRead()
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
	if err := o.present(); err != nil {
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

// present refuses where there is no database in which something could be found.
func (o options) present() error {
	path, err := o.path()
	if err != nil {
		return err
	}
	return store.Present(path)
}

// lookup finds a session by its name.
type lookup func(s *store.Store, title string) (model.Head, error)

// find looks outside the trash.
func find(s *store.Store, title string) (model.Head, error) {
	head, err := s.Find(title)
	if unknown := (*store.UnknownNameError)(nil); errors.As(err, &unknown) {
		if trashed, there := s.FindDeleted(title); there == nil {
			return head, fmt.Errorf("%q is in the trash: %s takes it out", trashed.Name.String(), store.Command(s.Path(), "undelete", trashed.Name.String()))
		}
		err = fmt.Errorf("%w (flipchart list shows all)", err)
	}
	return head, err
}

// findDeleted looks in the trash.
func findDeleted(s *store.Store, title string) (model.Head, error) {
	head, err := s.FindDeleted(title)
	if unknown := (*store.UnknownNameError)(nil); errors.As(err, &unknown) {
		err = fmt.Errorf("%w (flipchart list --trash shows all)", err)
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
