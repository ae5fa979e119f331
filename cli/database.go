package cli

import (
	"errors"
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
	return errors.Join(work(s), s.Close())
}

// read is write without changing anything; it also works while a workshop has the database open. Where
// there is no database yet, work gets nil.
func (o options) read(work func(*store.Store) error) error {
	path, err := o.path()
	if err != nil {
		return err
	}
	s, err := store.OpenCopy(path)
	if errors.Is(err, os.ErrNotExist) {
		return work(nil)
	}
	if err != nil {
		return err
	}
	return errors.Join(work(s), s.Close())
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
	if err == nil && text.Empty() {
		err = errors.New("a session needs a name")
	}
	return text, err
}

// shown is an argument as it may stand in a sentence.
func shown(s string) string {
	text, err := model.Clean(s, model.NameLimit)
	if err != nil {
		return "…"
	}
	return text.String()
}
