package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"flipchart/store"
)

// beside opens a second window, whose shell has the same database.
func (m *tmux) beside() *tmux {
	m.t.Helper()
	m.do("new-window", "-c", m.folder, "env", "FLIPCHART_DB="+m.database(), "XDG_RUNTIME_DIR="+m.folder, "XDG_STATE_HOME="+m.folder, "PS1=READY$ ", "sh", "-i")
	return m.see("READY$")
}

// A second window looks on while the first one works, and cannot change anything.
func TestTrustTerminalSecondWindowLooksOn(t *testing.T) {
	m := newTmux(t).started().park("said before")
	m.beside().run("flipchart").see("open in another flipchart", "flipchart --view --db").ended(1)
	m.run("flipchart open Claims --view").see("The wall", "to look at")
	m.press("p").see("nothing in it can be changed").typeText("said here")
	m.press("C-c", "C-c").ended(0).run("exit")
	m.see("The wall").park("said meanwhile").press("C-c", "C-c").ended(0)
	m.holds("Claims", "said before", "said meanwhile")
	if out, _, _ := m.flipchart("export", "Claims", "--format", "json"); strings.Contains(out, "said here") {
		t.Error("who looked on changed something")
	}
}

// Where the owner does not answer, the last backup is shown, and its time is said first.
func TestTrustTerminalStoppedOwnerLeavesTheLastBackup(t *testing.T) {
	m := newTmux(t).started().park("said before").press("C-z").suspended()
	m.beside().run("flipchart open Claims --view").see("This is the last backup, of "+time.Now().Format("2 January "), "The wall").press("C-c", "C-c").ended(0)
	out, stderr, status := m.flipchart("list")
	if status != 0 || !strings.Contains(out, "Claims") || !strings.Contains(stderr, "this is the last backup, of ") {
		t.Errorf("list: status %d, %q, %q", status, out, stderr)
	}
	if _, stderr, status := m.flipchart("backup"); status != 1 || !strings.Contains(stderr, "does not answer") {
		t.Errorf("a backup was made of a backup: %q", stderr)
	}
}

// Copies are taken at the start after a change and at the end, without being asked.
func TestTrustTerminalBackupsComeByThemselves(t *testing.T) {
	m := newTmux(t).started()
	copies := func() int {
		list, err := store.Backups(m.database())
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	m.until("for the first copy", func() bool { return copies() == 1 })
	m.park("said before").press("C-c", "C-c").ended(0)
	if n := copies(); n != 2 {
		t.Fatalf("at the end there are %d copies", n)
	}
	list, err := store.Backups(m.database())
	if err != nil {
		t.Fatal(err)
	}
	kept := m.database()
	m.run("flipchart delete Claims").see("READY$")
	m.run("flipchart restore " + filepath.Join(filepath.Base(kept)+".backups", filepath.Base(list[0].Path))).see("kept as")
	m.holds("Claims", "said before")
}

// The clock of the copies is a channel here.
func TestTrustBackupsAreTakenEverySoOften(t *testing.T) {
	s, err := store.Open(filepath.Join(t.TempDir(), "workshop.db"), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	copies := func() int {
		list, err := store.Backups(s.Path())
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	until := func(n int) {
		t.Helper()
		for deadline := time.Now().Add(tmuxPatience); copies() < n; time.Sleep(time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("there are %d copies, not %d", copies(), n)
			}
		}
	}
	tick := make(chan time.Time)
	b := backups{store: s, tell: func(err error) { t.Error(err) }}
	stop := b.keep(watchCrashes(t.TempDir()), tick)
	until(1)
	for n := 2; n < 5; n++ {
		if err := s.SetSettings(store.Settings{Theme: "light", Mouse: n%2 == 0}); err != nil {
			t.Fatal(err)
		}
		tick <- time.Now()
		until(n)
	}
	tick <- time.Now() // nothing has changed
	stop()
	if n := copies(); n != 4 {
		t.Errorf("there are %d copies, not 4", n)
	}
}

// A mistyped name would look like a program in which everything is lost.
func TestTerminalSaysThatTheDatabaseIsNew(t *testing.T) {
	m := newTmux(t).run("flipchart").see("A new database was made at").press("C-c", "C-c").ended(0)
	if _, stderr, status := m.flipchart("backup"); status != 0 {
		t.Fatal(stderr)
	}
	if err := os.Remove(m.database()); err != nil {
		t.Fatal(err)
	}
	m.run("flipchart").see("of an earlier one").press("C-c", "C-c").ended(0)
	m.run("flipchart").see("Press a").press("C-c", "C-c").ended(0)
}
