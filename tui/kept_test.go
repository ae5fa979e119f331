package tui_test

import (
	"errors"
	"testing"
	"time"

	"flipchart/tui/tuitest"
)

// keeping is a list of sessions in a file that has a backup of 9:05.
func keeping(file string) tuitest.Options {
	taken := tuitest.Start.Add(-25 * time.Minute)
	return tuitest.Options{
		Others: some(), File: file,
		Backup: func() (string, time.Time, error) {
			taken = tuitest.Start
			return "~/workshops.db.backups/new.db", taken, nil
		},
		LastBackup: func() time.Time { return taken },
	}
}

func TestHomeSaysWhereItIsKept(t *testing.T) {
	s := tuitest.New(t, keeping("~/workshops.db"))
	s.See("kept in ~/workshops.db, last backup 09:05")
	s.Press("enter").NotSee("kept in")
	for _, word := range []string{"backup", "copy", "save", "safe", "back up"} {
		s.Press("ctrl+p").Type(word).See("back up now").Press("esc", "esc")
	}
	s.Press("ctrl+p").Type("back up now").Press("enter").See("✓ Backup of 09:30: ~/workshops.db.backups/new.db")
	s.Press("q").See("last backup 09:30")
}

func TestWhereItIsKeptNeedsLittleRoom(t *testing.T) {
	o := keeping("~/a/folder/in/a/folder/in/a/folder/in/a/folder/workshops.db")
	o.LastBackup = func() time.Time { return tuitest.Start.AddDate(0, -1, 0) }
	o.Width, o.Height = 60, 16
	tuitest.New(t, o).See("kept in …lder/workshops.db, last backup 25 October 09:30")
	o.LastBackup = func() time.Time { return time.Time{} }
	tuitest.New(t, o).See("/workshops.db, no backup yet")
	o.Looking = "copy of 14:05"
	o.Backup, o.LastBackup = nil, nil
	s := tuitest.New(t, o).See("looking at …", "/workshops.db").NotSee("backup")
	s.Press("ctrl+p").Type("back up now").NotSee("back up now:")
}

func TestABackupThatFailsSaysWhy(t *testing.T) {
	o := keeping("~/workshops.db")
	o.Backup = func() (string, time.Time, error) { return "", time.Time{}, errors.New("the disk is full") }
	s := tuitest.New(t, o)
	s.Press("ctrl+p").Type("back up now").Press("enter").See("! The disk is full.", "last backup 09:05")
}
