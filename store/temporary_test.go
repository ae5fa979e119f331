//go:build unix

package store_test

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"flipchart/store"
)

// Whatever ends a process that reads a copy, nothing is left of it.
func TestTrustCopyHasNoNameWhileItIsRead(t *testing.T) {
	ownSockets(t)
	s := openNew(t)
	create(t, s, "Claims team")
	defer serve(t, s)()
	c, err := store.OpenToRead(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer closeStore(t, c)
	if left, err := filepath.Glob(filepath.Join(os.TempDir(), "flipchart-copy-*")); err != nil || len(left) > 0 {
		t.Errorf("the copy is %v, %v", left, err)
	}
	expect(t, "what it holds", names(t, c.Heads), []string{"Claims team"})
}

func TestTrustNoTemporaryFolderIsNoMissingDatabase(t *testing.T) {
	ownSockets(t)
	s := openNew(t)
	defer serve(t, s)()
	t.Setenv("TMPDIR", filepath.Join(os.TempDir(), "nowhere"))
	for name, try := range map[string]func() error{
		"a copy":   func() error { _, err := store.OpenToRead(s.Path()); return err },
		"the demo": func() error { _, err := store.ThrowAwayFolder(); return err },
	} {
		if err := try(); err == nil || errors.Is(err, os.ErrNotExist) || !strings.Contains(err.Error(), "nowhere") || !strings.Contains(err.Error(), "TMPDIR") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSweepTakesOnlyWhatWasLeftBehind(t *testing.T) {
	ownSockets(t)
	now := time.Now()
	sockets := filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "flipchart")
	if err := os.Mkdir(sockets, 0o700); err != nil {
		t.Fatal(err)
	}
	age := func(path string, age time.Duration) {
		t.Helper()
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	file := func(name string, old time.Duration) string {
		path := filepath.Join(os.TempDir(), name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, nil, 0o600)); err != nil {
			t.Fatal(err)
		}
		age(path, old)
		return path
	}
	socket := func(name string, alive bool) string {
		path := filepath.Join(sockets, name)
		listener, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
		if err != nil {
			t.Fatal(err)
		}
		if alive {
			t.Cleanup(func() { listener.Close() })
		} else {
			listener.SetUnlinkOnClose(false)
			listener.Close()
		}
		age(path, 25*time.Hour)
		return path
	}
	folder := func(name string, old time.Duration) string {
		path := file(name+"/demo.db", old)
		age(filepath.Dir(path), 25*time.Hour)
		return filepath.Dir(path)
	}

	// A demo that has been open for days has somebody who answers for it.
	demo, err := store.ThrowAwayFolder()
	if err != nil {
		t.Fatal(err)
	}
	running := openAt(t, filepath.Join(demo, "demo.db"))
	defer closeStore(t, running)
	defer serve(t, running)()
	age(running.Path(), 25*time.Hour)
	age(running.Path()+".open", 25*time.Hour)
	age(demo, 25*time.Hour)

	gone := []string{file("flipchart-copy-1", 25*time.Hour), folder("flipchart-demo-1", 25*time.Hour), socket("dead.sock", false)}
	kept := []string{
		file("flipchart-copy-2", time.Hour), folder("flipchart-demo-2", time.Hour), socket("alive.sock", true),
		file("flipchart-notes", 25*time.Hour), file("report.md", 25*time.Hour), running.Path(), running.Path() + ".open",
	}
	store.Sweep(now)
	for _, path := range gone {
		if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is left: %v", path, err)
		}
	}
	for _, path := range kept {
		if _, err := os.Lstat(path); err != nil {
			t.Errorf("%s is gone: %v", path, err)
		}
	}
}
