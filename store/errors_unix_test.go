//go:build unix

package store_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"flipchart/store"
)

// A command that is printed does what it says when it is typed, whatever the database is called.
func TestCommandsAreForAShell(t *testing.T) {
	for _, name := range []string{"workshop.db", "two words.db", "do\"l$HOME`id`.db", `back\sl`, "it's", "-rf", "~", "*?[a]", "ä;&|<>#!", "a=b%c"} {
		command := store.Command(name, "doctor", "--salvage", "new one.db")
		rest, ok := strings.CutPrefix(command, "flipchart ")
		if !ok {
			t.Fatal(command)
		}
		out, err := exec.Command("sh", "-c", `printf '%s\n' `+rest).Output()
		if want := "doctor\n--salvage\nnew one.db\n--db\n" + name + "\n"; err != nil || string(out) != want {
			t.Errorf("%s is read by a shell as\n%s(%v)", command, out, err)
		}
	}
}

// A pipe in the note's place would be waited at for ever.
func TestPipeInTheNotesPlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "flipchart.db")
	if err := syscall.Mkfifo(path+".open", 0o600); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		s, err := store.Open(path, monday)
		if err == nil {
			err = s.Close()
		}
		done <- err
	}()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it waits")
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}
