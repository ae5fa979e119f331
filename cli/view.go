package cli

import (
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"flipchart/model"
	"flipchart/store"
	"flipchart/tui"
)

// addView gives a command that opens a screen its way to look at a copy.
func addView(command *cobra.Command, o *options) {
	command.Flags().BoolVar(&o.view, "view", false, "look at a copy, also of what another flipchart has open; nothing can be changed")
}

// view shows a copy of the database, in which nothing can be changed: as it is now, also while a workshop has
// it open, or else as it was in the last backup. Its time is said first.
func view(o options, open func(*store.Store) (model.SessionID, error)) error {
	r, err := o.openToRead()
	if err != nil {
		return err
	}
	defer r.Close()
	id, err := open(r.Store)
	if err != nil {
		return err
	}
	path, err := o.path()
	if err != nil {
		return err
	}
	told, at := r.told(path)
	c := config(o, path, id)
	c.Sessions, c.Told, c.Looking = looking{sessions{r.Store}}, told, "to look at: copy of "+at
	return run(r.Store, o, tui.New(c))
}

// told says of when it is what is looked at, in a sentence and as a time.
func (r reading) told(path string) (sentence, at string) {
	at = r.asOf.Local().Format("2 January 15:04")
	switch {
	case r.stale != nil:
		return "This is the last backup, of " + at + ", to look at: whoever has the file open does not answer.", at
	case r.HandedOut():
		at = r.asOf.Local().Format("15:04")
		return "This is a copy of now, " + at + ", to look at. Nothing in it can be changed.", at
	}
	return "This is " + printable(filepath.Base(path)) + " as of " + at + ", to look at. Nothing in it can be changed.", at
}

// looking is a copy of the sessions that is only looked at. What the stage keeps of its own, such as which
// card is open, goes nowhere; changes are refused.
type looking struct{ sessions }

// Save forgets.
func (looking) Save(model.Save) error { return nil }

// Close leaves the history as it is.
func (looking) Close(model.SessionID) error { return nil }

// SetSettings holds for this run.
func (looking) SetSettings(tui.Settings) error { return nil }

// Create is refused, as is all that follows.
func (looking) Create(model.Session, time.Time) (model.Head, error) {
	return model.Head{}, tui.ErrLooking
}

// Rename is refused.
func (looking) Rename(model.SessionID, model.Text, time.Time) error { return tui.ErrLooking }

// Duplicate is refused.
func (looking) Duplicate(model.SessionID, model.Text, time.Time) (model.Head, error) {
	return model.Head{}, tui.ErrLooking
}

// Delete is refused.
func (looking) Delete(model.SessionID, time.Time) error { return tui.ErrLooking }

// Undelete is refused.
func (looking) Undelete(model.SessionID, time.Time) error { return tui.ErrLooking }

// UndoHome is refused.
func (looking) UndoHome(time.Time) (string, error) { return "", tui.ErrLooking }

// RedoHome is refused.
func (looking) RedoHome(time.Time) (string, error) { return "", tui.ErrLooking }
