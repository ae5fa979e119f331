package tui

import (
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"flipchart/tui/ui"
)

// backedUp says how a backup that was asked for ended.
type backedUp struct {
	path string
	at   time.Time
	err  error
}

// newestBackup says of when the newest backup is.
type newestBackup struct{ at time.Time }

// firstBackupAfter so long the backup that is taken at the start can be seen.
const firstBackupAfter = 2 * time.Second

// seekBackup looks in the background for the newest backup.
func (s *Stage) seekBackup() tea.Cmd {
	if s.config.LastBackup == nil {
		return nil
	}
	return func() tea.Msg { return newestBackup{s.config.LastBackup()} }
}

// seekFirstBackup looks for it at the start, and again when the first one was taken.
func (s *Stage) seekFirstBackup() tea.Cmd {
	if s.config.LastBackup == nil {
		return nil
	}
	later := s.config.Tick(firstBackupAfter, func(time.Time) tea.Msg { return s.seekBackup()() })
	return tea.Batch(s.seekBackup(), later)
}

// backupItem is the palette's line that takes a backup.
func (s *Stage) backupItem() MenuItem {
	item := MenuItem{Label: "back up now", Help: "Save a copy of all sessions in a safe place beside the file: a backup."}
	if s.saving.trouble != "" {
		item.Why = "the last changes are not saved"
	}
	item.Do = func() tea.Cmd {
		done := make(chan struct{})
		s.flush(Flush{done})
		return func() tea.Msg {
			<-done // what was typed just now belongs into it
			path, at, err := s.config.Backup()
			return backedUp{path, at, err}
		}
	}
	return item
}

// backedUp tells how a backup ended.
func (s *Stage) backedUp(b backedUp) tea.Cmd {
	if b.err != nil {
		s.say(sentence(b.err), true)
		return nil
	}
	s.lastBackup = b.at
	s.say("Backup of "+s.moment(b.at)+": "+b.path, false)
	return nil
}

// moment is a time of day, with the date where that is another day's.
func (s *Stage) moment(at time.Time) string {
	now := s.now()
	at = at.In(now.Location())
	if at.YearDay() == now.YearDay() && at.Year() == now.Year() {
		return at.Format("15:04")
	}
	return at.Format("2 January 15:04")
}

// keptIn says which file is open, and of when its last backup is; empty for a demo. Where it is too wide, the
// file's name and the time are what is left.
func (s *Stage) keptIn(width int) string {
	told := "kept in "
	backup := ""
	switch {
	case s.config.File == "":
		return ""
	case s.looking():
		told = "looking at "
	case s.config.LastBackup != nil && s.lastBackup.IsZero():
		backup = ", no backup yet"
	case s.config.LastBackup != nil:
		backup = ", last backup " + s.moment(s.lastBackup)
	}
	file, room := s.config.File, width-ui.Width(told)-ui.Width(backup)
	if ui.Width(file) <= room {
		return told + file + backup
	}
	for file != "" && ui.Width(file)+1 > room {
		_, size := utf8.DecodeRuneInString(file)
		file = file[size:]
	}
	return told + "…" + file + backup
}
