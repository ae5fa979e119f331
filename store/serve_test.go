package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"flipchart/store"
)

// serve serves with nothing to flush, its socket in a folder of the test's own.
func serve(t *testing.T, s *store.Store) (stop func()) {
	t.Helper()
	stop, err := s.Serve(func(context.Context) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	return stop
}

func ownSockets(t *testing.T) {
	t.Helper()
	folder, err := os.MkdirTemp("/tmp", "fc") // short: a socket's path is limited
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	t.Setenv("XDG_RUNTIME_DIR", folder)
	t.Setenv("TMPDIR", folder)
}

func TestTrustCopyWhileEditsGoOn(t *testing.T) {
	ownSockets(t)
	s := openNew(t)
	head := create(t, s, "Claims team")
	l := live(t, s, head.ID)
	var saving sync.Mutex
	saved := 0
	edit := func() {
		saving.Lock()
		defer saving.Unlock()
		park(t, l, fmt.Sprint("point ", saved))
		save(t, s, l)
		saved++
	}
	stop, err := s.Serve(func(context.Context) error { edit(); return nil })
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	done := make(chan struct{})
	var editing sync.WaitGroup
	editing.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
				edit()
			}
		}
	})
	for range 20 {
		saving.Lock()
		before := saved
		saving.Unlock()
		c, err := store.OpenToRead(s.Path())
		if err != nil {
			t.Fatal(err)
		}
		all, err := readAll(c)
		if err != nil {
			t.Fatal(err)
		}
		if got := all.Heads[head.ID].Position; got <= before {
			t.Errorf("the copy has %d edits; %d and the one that flush makes were there before", got, before)
		}
		if err := c.Rename(head.ID, head.Name, monday); err == nil {
			t.Error("a copy was written to")
		}
		closeStore(t, c)
	}
	close(done)
	editing.Wait()
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "flipchart-copy-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("copies are left behind: %v, %v", left, err)
	}
}

func TestCopyOfFreeFileIsTheFile(t *testing.T) {
	path := newPath(t)
	s := openAt(t, path)
	create(t, s, "Claims team")
	closeStore(t, s)
	c, err := store.OpenToRead(path)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, "heads", names(t, c.Heads), []string{"Claims team"})
	closeStore(t, c)
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

func TestCopyOfMissingFileMakesNone(t *testing.T) {
	path := newPath(t)
	if _, err := store.OpenToRead(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a database was made")
	}
}

func TestCopyThatCannotBeFlushedSaysWhy(t *testing.T) {
	ownSockets(t)
	s := openNew(t)
	stop, err := s.Serve(func(context.Context) error { return errors.New("the disk is full") })
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	_, err = store.OpenToRead(s.Path())
	if want := fmt.Sprintf("the flipchart that has %q open could not hand out a copy: the disk is full", s.Path()); err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

func TestServeTakesOverFromAKilledProcess(t *testing.T) {
	ownSockets(t)
	path := newPath(t)
	for range 2 {
		s := openAt(t, path)
		stop := serve(t, s)
		sockets, err := filepath.Glob(filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "flipchart", "*.sock"))
		if err != nil || len(sockets) != 1 {
			t.Fatalf("sockets: %v, %v", sockets, err)
		}
		c, err := store.OpenToRead(path)
		if err != nil {
			t.Fatal(err)
		}
		closeStore(t, c)
		stop()
		closeStore(t, s)
		if err := os.WriteFile(sockets[0], nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTrustCopyFromAnOwnerThatGoes(t *testing.T) {
	ownSockets(t)
	path := newPath(t)
	s := openAt(t, path)
	head := create(t, s, "Claims team")
	l := live(t, s, head.ID)
	for range 1000 { // more than a socket holds, so that the owner goes in the middle
		park(t, l, strings.Repeat("and so on ", 40))
	}
	save(t, s, l)
	closeStore(t, s)
	for round := range 20 {
		s := openAt(t, path)
		stop := serve(t, s)
		var reading sync.WaitGroup
		reading.Go(func() {
			c, err := store.OpenToRead(path)
			if err != nil {
				t.Error(err)
				return
			}
			if err := c.Close(); err != nil {
				t.Error(err)
			}
		})
		for wait := time.Now().Add(time.Duration(round) * time.Millisecond / 2); time.Now().Before(wait); {
			runtime.Gosched()
		}
		stop()
		closeStore(t, s)
		reading.Wait()
	}
}

func TestSocketFolderOfSomebodyElseIsRefused(t *testing.T) {
	ownSockets(t)
	folder := filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "flipchart")
	if err := os.Mkdir(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	s := openNew(t)
	stop := serve(t, s) // in the next folder
	defer stop()
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 0 {
		t.Errorf("the open folder was used: %v, %v", entries, err)
	}
}

func TestCopyThroughLinks(t *testing.T) {
	ownSockets(t)
	path := newPath(t)
	s := openAt(t, path)
	create(t, s, "Claims team")
	closeStore(t, s)
	folder := filepath.Dir(path)
	symbolic, hard, elsewhere := filepath.Join(folder, "symbolic.db"), filepath.Join(folder, "hard.db"), filepath.Join(t.TempDir(), "deep.db")
	if err := errors.Join(os.Symlink("flipchart.db", symbolic), os.Link(path, hard), os.Symlink(symbolic, elsewhere)); err != nil {
		t.Skip(err)
	}
	all := []string{path, symbolic, hard, elsewhere}
	for _, owned := range all {
		s := openAt(t, owned)
		stop := serve(t, s)
		for _, asked := range all {
			c, err := store.OpenToRead(asked)
			if err != nil {
				t.Fatalf("%s while %s is open: %v", asked, owned, err)
			}
			expect(t, asked, names(t, c.Heads), []string{"Claims team"})
			closeStore(t, c)
		}
		stop()
		closeStore(t, s)
	}
}

func TestTrustLinkToNothingIsNoDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink("away.db", path); err != nil {
		t.Skip(err)
	}
	want := fmt.Sprintf("%q is a link to \"away.db\", which is not there: bring that file back, or name another file with --db", path)
	for name, open := range map[string]func() (*store.Store, error){
		"to write": func() (*store.Store, error) { return store.Open(path, monday) },
		"a copy":   func() (*store.Store, error) { return store.OpenToRead(path) },
	} {
		if _, err := open(); err == nil || err.Error() != want || errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("something was made: %v, %v", entries, err)
	}
}

// A workshop whose file was deleted knows it at its next save. Until then it stays what it is, whatever is
// done under the old name; and when the file comes back, its work is found again.
func TestTrustWritersLeaveAWorkshopWithoutItsFileAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file cannot be moved there")
	}
	ownSockets(t)
	path := newPath(t)
	workshop := openAt(t, path)
	create(t, workshop, "Claims team")
	stop := serve(t, workshop)
	note, err := os.ReadFile(path + ".open")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path, path+".moved"); err != nil {
		t.Fatal(err)
	}

	writer := openAt(t, path)
	create(t, writer, "Payments")
	other := serve(t, writer)
	c, err := store.OpenToRead(path)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, "what is there now", names(t, c.Heads), []string{"Payments"})
	closeStore(t, c)
	var locked *store.InUseError
	if _, err := store.Open(path, monday); !errors.As(err, &locked) {
		t.Fatal(err)
	}
	other()
	closeStore(t, writer)
	if left, err := os.ReadFile(path + ".open"); err != nil || string(left) != string(note) {
		t.Errorf("the workshop's note is now %q, %v", left, err)
	}

	if err := os.Rename(path+".moved", path); err != nil {
		t.Fatal(err)
	}
	if c, err = store.OpenToRead(path); err != nil {
		t.Fatal(err)
	}
	expect(t, "what came back", names(t, c.Heads), []string{"Claims team"})
	closeStore(t, c)
	stop()
	closeStore(t, workshop)
	if _, err := os.Stat(path + ".open"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the note is left behind: %v", err)
	}
}
