package cli

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"flipchart/model"
	"flipchart/report"
	"flipchart/store"
)

// finish saves what the end of the program left unsaved. Where that cannot be done, the session goes into a
// file of its own, and the error says where that is. Where it takes longer than patience lasts, nothing that
// needs the disk can be waited for.
func (e *ending) finish(s stage, database string) error {
	session, unsaved := s.Unsaved()
	if !unsaved {
		return nil
	}
	e.unsaved.Store(&session)
	saved := make(chan bool, 1)
	e.net.beside(func() {
		defer close(saved) // also after a panic
		saved <- s.SaveNow() == nil
	})
	select {
	case ok := <-saved:
		if ok {
			return nil
		}
	case <-time.After(patience):
		e.abandon(database)
	}
	return rescue(session, database, time.Now())
}

// rescue writes a session to a new file in the first folder that takes it: the database's, the home folder,
// the one for temporary files, the one that flipchart was started in. It gives the error that says what was not saved, and how it comes back.
func rescue(session model.Session, database string, at time.Time) error {
	data, err := report.JSON(session, at)
	if err != nil {
		return fmt.Errorf("the last changes are not saved, and no file can be written of them: %w", err)
	}
	folders := []string{filepath.Dir(database)}
	if home, err := os.UserHomeDir(); err == nil {
		folders = append(folders, home)
	}
	folders = append(folders, os.TempDir(), ".")
	name := fileName("flipchart-rescue", session.Name) + "-" + at.UTC().Format(fileTime) + ".json"
	for _, folder := range folders {
		path := whole(filepath.Join(folder, name))
		if err = writeFile(path, data, false, database); err == nil {
			slog.Error("rescued", "bytes", len(data))
			return fmt.Errorf("the last changes are not in the database, so the whole session was written to %q: %s brings it back",
				path, store.Command(database, "import", path, "--name", at.Local().Format("Rescued 2 Jan 15.04.05")))
		}
		slog.Error("not rescued", "folder", folder) // the file's name has the session's in it
	}
	return fmt.Errorf("the last changes are not saved, and no other file could be written either, in %q: %w", folders, err)
}
