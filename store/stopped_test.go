//go:build unix

package store_test

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"flipchart/store"
)

// A workshop that was put aside with ctrl+z holds the file and answers nobody.
func TestTrustStoppedProcessIsNamedWithinASecond(t *testing.T) {
	ownSockets(t)
	path := newPath(t)
	s := openAt(t, path)
	create(t, s, "Claims team")
	closeStore(t, s)
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childDatabase+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		child.Process.Kill()
		child.Wait()
	}()
	if !bufio.NewScanner(out).Scan() {
		t.Fatal("the child came to a bad end")
	}
	c, err := store.OpenToRead(path)
	if err != nil {
		t.Fatalf("while it runs: %v", err)
	}
	closeStore(t, c)
	if err := child.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	for state := new(syscall.WaitStatus); !state.Stopped(); {
		if _, err := syscall.Wait4(child.Process.Pid, state, syscall.WUNTRACED, nil); err != nil {
			t.Fatal(err)
		}
	}
	for name, open := range map[string]func() (*store.Store, error){
		"to write": func() (*store.Store, error) { return store.Open(path, monday) },
		"a copy":   func() (*store.Store, error) { return store.OpenToRead(path) },
	} {
		began := time.Now()
		_, err := open()
		var locked *store.InUseError
		if !errors.As(err, &locked) {
			t.Fatalf("%s: %v", name, err)
		}
		if took := time.Since(began); took > 1500*time.Millisecond {
			t.Errorf("%s: it took %v", name, took)
		}
		want := store.InUseError{File: path, Process: child.Process.Pid, Since: monday, Silent: name == "a copy"}
		expect(t, name, *locked, want)
	}
}
