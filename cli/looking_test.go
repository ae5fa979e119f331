package cli

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"flipchart/store"
)

// A backup is as of the day it was taken, however late somebody looks at it.
func TestViewOfABackupIsAsOfThen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workshop.db")
	s, err := store.Open(path, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	then := time.Date(2026, 11, 25, 11, 3, 0, 0, time.Local)
	if err := os.Chtimes(path, then, then); err != nil {
		t.Fatal(err)
	}
	r, err := options{database: path}.openToRead()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	told, at := r.told(path)
	if want := "This is workshop.db as of 25 November 11:03, to look at. Nothing in it can be changed."; told != want || at != "25 November 11:03" {
		t.Errorf("it says %q and %q", told, at)
	}
}
