package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"flipchart/model"
	"flipchart/store"
)

var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// newPath names a database that is not there yet. When the test ends, what it left is opened once more,
// checked by bbolt, and read to the last record.
func newPath(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "data", "flipchart.db")
	t.Cleanup(func() {
		if _, err := os.Stat(path); err != nil {
			return
		}
		checkPages(t, path)
		s := openAt(t, path)
		if _, err := readAll(s); err != nil {
			t.Errorf("what the test left cannot be read: %v", err)
		}
		closeStore(t, s)
	})
	return path
}

func checkPages(t testing.TB, path string) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second, ReadOnly: true, PreLoadFreelist: true})
	if err != nil {
		t.Fatalf("bbolt cannot open what the test left: %v", err)
	}
	defer db.Close()
	db.View(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			t.Errorf("bbolt finds fault with what the test left: %v", err)
		}
		return nil
	})
}

// contents is everything that can be read of the sessions in a file.
type contents struct {
	Heads     map[model.SessionID]model.Head
	Documents map[model.SessionID]map[string]string
	Records   map[model.SessionID][]model.Record
}

func readAll(s *store.Store) (contents, error) {
	all := contents{map[model.SessionID]model.Head{}, map[model.SessionID]map[string]string{}, map[model.SessionID][]model.Record{}}
	heads, err := s.Heads()
	if err != nil {
		return all, err
	}
	trash, err := s.Trash()
	if err != nil {
		return all, err
	}
	for _, head := range append(heads, trash...) {
		loaded, documents, err := s.Load(head.ID)
		if err != nil {
			return all, err
		}
		all.Heads[head.ID] = loaded
		all.Documents[head.ID] = texts(documents)
		for number := 1; number <= head.Newest; number++ {
			record, err := s.Record(head.ID, number)
			if errors.Is(err, store.ErrNotKept) {
				continue
			}
			if err != nil {
				return all, err
			}
			all.Records[head.ID] = append(all.Records[head.ID], record)
		}
	}
	return all, nil
}

func texts(documents map[string][]byte) map[string]string {
	all := map[string]string{}
	for name, document := range documents {
		all[name] = string(document)
	}
	return all
}

func openAt(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(path, monday)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func closeStore(t testing.TB, s *store.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// openNew is a new database that is closed when the test ends.
func openNew(t testing.TB) *store.Store {
	t.Helper()
	s := openAt(t, newPath(t))
	t.Cleanup(func() { closeStore(t, s) })
	return s
}

func create(t testing.TB, s *store.Store, name string) model.Head {
	t.Helper()
	head, err := s.Create(model.NewSession(model.MustClean(name), monday), monday)
	if err != nil {
		t.Fatal(err)
	}
	return head
}

func live(t testing.TB, s *store.Store, id model.SessionID) *model.Live {
	t.Helper()
	l, err := s.Live(id)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func park(t testing.TB, l *model.Live, text string) {
	t.Helper()
	if err := l.Edit("park "+text, "", monday, model.ParkPoint(model.MustClean(text), model.Text{})); err != nil {
		t.Fatal(err)
	}
}

func save(t testing.TB, s *store.Store, l *model.Live) {
	t.Helper()
	next, ok := l.TakeSave()
	if !ok {
		t.Fatal("there is nothing to save")
	}
	if err := s.Save(next); err != nil {
		t.Fatal(err)
	}
	l.Saved()
}

func names(t testing.TB, list func() ([]model.Head, error)) []string {
	t.Helper()
	heads, err := list()
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, head := range heads {
		names = append(names, head.Name.String())
	}
	return names
}

func expect(t testing.TB, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestTrustSavedSessionComesBackByteForByte(t *testing.T) {
	path := newPath(t)
	s := openAt(t, path)
	head := create(t, s, "Claims team")
	l := live(t, s, head.ID)
	for i := range 5 {
		park(t, l, fmt.Sprint("point ", i))
	}
	if _, err := l.Undo(monday); err != nil {
		t.Fatal(err)
	}
	save(t, s, l)
	want, err := model.EncodeDocuments(l.Session())
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)

	s = openAt(t, path)
	defer closeStore(t, s)
	got, documents, err := s.Load(head.ID)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, "documents", texts(documents), texts(want))
	expect(t, "position and newest", []int{got.Position, got.Newest}, []int{4, 5})
	again := live(t, s, head.ID)
	if record, err := again.Redo(monday); err != nil || record.Label != "park point 4" {
		t.Errorf("redo after a restart gave %q, %v", record.Label, err)
	}
	for range 5 {
		if _, err := again.Undo(monday); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := again.Undo(monday); !errors.Is(err, model.ErrNothingToUndo) {
		t.Errorf("undo at the beginning gave %v", err)
	}
	if points := again.Session().Park.Points; len(points) != 0 {
		t.Errorf("after undoing everything %d points are left", len(points))
	}
	save(t, s, again)
}

// Any sequence of edits, undo, redo, saves (also those of which nobody knows whether they were written)
// and restarts leaves in the file what was acknowledged last or, after a save that failed, what it held.
func TestTrustAnySequenceOfSavesAndRestarts(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		folder, err := os.MkdirTemp("", "flipchart-test-*")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(folder)
		path := filepath.Join(folder, "flipchart.db")
		s := openAt(t, path)
		defer func() { s.Close() }()
		head := create(t, s, "Claims team")
		l := live(t, s, head.ID)
		inFile := encoded(t, l)

		ignoring := func(err, allowed error) {
			if err != nil && !errors.Is(err, allowed) {
				rt.Fatal(err)
			}
		}
		edits := 0
		rt.Repeat(map[string]func(*rapid.T){
			"edit": func(*rapid.T) {
				edits++
				park(t, l, fmt.Sprint("point ", edits))
			},
			"undo": func(*rapid.T) { _, err := l.Undo(monday); ignoring(err, model.ErrNothingToUndo) },
			"redo": func(*rapid.T) { _, err := l.Redo(monday); ignoring(err, model.ErrNothingToRedo) },
			"save": func(rt *rapid.T) {
				next, ok := l.TakeSave()
				if !ok {
					return
				}
				if err := s.Save(next); err != nil {
					rt.Fatal(err)
				}
				l.Saved()
				inFile = encoded(t, l)
			},
			"save that is written although it fails": func(rt *rapid.T) {
				next, ok := l.TakeSave()
				if !ok {
					return
				}
				if err := s.Save(next); err != nil {
					rt.Fatal(err)
				}
				inFile = encoded(t, l)
				l.NotSaved()
			},
			"save that is not written": func(*rapid.T) {
				if _, ok := l.TakeSave(); ok {
					l.NotSaved()
				}
			},
			"restart": func(rt *rapid.T) {
				if err := s.Close(); err != nil {
					rt.Fatal(err)
				}
				s = openAt(t, path)
				l = live(t, s, head.ID)
				if diff := cmp.Diff(inFile, encoded(t, l)); diff != "" {
					rt.Fatalf("after the restart (-want +got):\n%s", diff)
				}
			},
		})
	})
}

func encoded(t testing.TB, l *model.Live) map[string]string {
	t.Helper()
	documents, err := model.EncodeDocuments(l.Session())
	if err != nil {
		t.Fatal(err)
	}
	return texts(documents)
}

func TestSaveTwiceIsSaveOnce(t *testing.T) {
	s := openNew(t)
	head := create(t, s, "Claims team")
	l := live(t, s, head.ID)
	park(t, l, "one")
	next, _ := l.TakeSave()
	var after [2]contents
	for i := range after {
		if err := s.Save(next); err != nil {
			t.Fatal(err)
		}
		var err error
		if after[i], err = readAll(s); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, "after the second save", after[1], after[0])
}

func TestTrustOlderSaveNeverOverwritesNewer(t *testing.T) {
	s := openNew(t)
	head := create(t, s, "Claims team")
	l := live(t, s, head.ID)
	park(t, l, "one")
	older, _ := l.TakeSave()
	if err := s.Save(older); err != nil {
		t.Fatal(err)
	}
	l.Saved()
	other := live(t, s, head.ID)
	park(t, l, "two")
	save(t, s, l)
	if err := s.Save(older); !errors.Is(err, store.ErrNewerSaved) {
		t.Errorf("the older save gave %v", err)
	}
	park(t, other, "elsewhere")
	sameNumber, _ := other.TakeSave()
	if err := s.Save(sameNumber); !errors.Is(err, store.ErrNewerSaved) {
		t.Errorf("another's save with the same number gave %v", err)
	}
	expect(t, "documents", encoded(t, live(t, s, head.ID)), encoded(t, l))
}

func TestSaveKeepsNameAndTrash(t *testing.T) {
	s := openNew(t)
	head := create(t, s, "Claims team")
	l := live(t, s, head.ID)
	park(t, l, "one")
	if err := s.Rename(head.ID, model.MustClean("Motor claims"), monday); err != nil {
		t.Fatal(err)
	}
	save(t, s, l)
	expect(t, "names", names(t, s.Heads), []string{"Motor claims"})
}

func TestSaveOfGoneSession(t *testing.T) {
	s := openNew(t)
	if err := s.Save(model.Save{Head: model.Head{ID: "s1"}}); !errors.Is(err, store.ErrGone) {
		t.Errorf("got %v", err)
	}
	if _, _, err := s.Load("s1"); !errors.Is(err, store.ErrGone) {
		t.Errorf("got %v", err)
	}
}

func TestTrimKeepsTheLastEdits(t *testing.T) {
	s := openNew(t)
	head := create(t, s, "Claims team")
	l := live(t, s, head.ID)
	const more = 7
	for i := range store.KeptEdits + more {
		// One point that changes: a list of them would make this slow.
		if i == 0 {
			park(t, l, "0")
			continue
		}
		point := l.Session().Park.Points[0].ID
		if err := l.Edit("change", "", monday, model.ChangePoint(point, model.MustClean(fmt.Sprint(i)))); err != nil {
			t.Fatal(err)
		}
	}
	save(t, s, l)
	if err := s.Trim(head.ID); err != nil {
		t.Fatal(err)
	}
	if err := s.Trim(head.ID); err != nil {
		t.Fatal(err)
	}
	l = live(t, s, head.ID)
	for range store.KeptEdits {
		if _, err := l.Undo(monday); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.Undo(monday); !errors.Is(err, model.ErrNothingToUndo) {
		t.Errorf("undo further back gave %v", err)
	}
	expect(t, "the oldest state", l.Session().Park.Points[0].Text.String(), fmt.Sprint(more-1))
	save(t, s, l)
	// Everything was taken back: nothing of it may go, since it can all be done again.
	if err := s.Trim(head.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := live(t, s, head.ID).Redo(monday); err != nil {
		t.Errorf("redo after trim gave %v", err)
	}
}

func TestSettings(t *testing.T) {
	path := newPath(t)
	s := openAt(t, path)
	got, err := s.Settings()
	if err != nil {
		t.Fatal(err)
	}
	expect(t, "at first", got, store.DefaultSettings)
	want := store.Settings{Theme: "light", Mouse: false}
	if err := s.SetSettings(want); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	s = openAt(t, path)
	defer closeStore(t, s)
	if got, err = s.Settings(); err != nil {
		t.Fatal(err)
	}
	expect(t, "after a restart", got, want)
}

func TestTrustFilesArePrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permissions")
	}
	path := newPath(t)
	s := openAt(t, path)
	defer closeStore(t, s)
	stop := serve(t, s)
	defer stop()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 2 {
		t.Errorf("beside the database and its note there is something: %v", entries)
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", entry.Name(), info.Mode())
		}
	}
	info, err := os.Stat(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v", info.Mode())
	}
}

func TestTrustLockedFileIsNamedWithinASecond(t *testing.T) {
	path := newPath(t)
	s := openAt(t, path)
	defer closeStore(t, s)
	for name, open := range map[string]func() (*store.Store, error){
		"to write": func() (*store.Store, error) { return store.Open(path, monday) },
		"a copy":   func() (*store.Store, error) { return store.OpenToRead(path) },
	} {
		start := time.Now()
		_, err := open()
		var locked *store.InUseError
		if !errors.As(err, &locked) {
			t.Fatalf("%s: %v", name, err)
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("%s: it took %v", name, took)
		}
		expect(t, name, *locked, store.InUseError{File: path, Process: os.Getpid(), Since: monday})
	}
}

func TestTrustFileThatWentAwayIsNoticed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file cannot be moved there")
	}
	for name, tamper := range map[string]func(path string) error{
		"deleted": os.Remove,
		"moved":   func(path string) error { return os.Rename(path, path+".moved") },
		"replaced": func(path string) error {
			return errors.Join(os.Rename(path, path+".moved"), os.WriteFile(path, nil, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "flipchart.db")
			s := openAt(t, path)
			defer closeStore(t, s)
			head := create(t, s, "Claims team")
			l := live(t, s, head.ID)
			if err := tamper(path); err != nil {
				t.Fatal(err)
			}
			park(t, l, "one")
			next, _ := l.TakeSave()
			var moved *store.MovedError
			if err := s.Save(next); !errors.As(err, &moved) {
				t.Errorf("the save was acknowledged with %v", err)
			}
		})
	}
}

func TestTrustReadOnlyFileSaysSo(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everything")
	}
	path := newPath(t)
	closeStore(t, openAt(t, path))
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(path, 0o600)
	if _, err := store.Open(path, monday); !errors.Is(err, os.ErrPermission) {
		t.Errorf("got %v", err)
	}
	s, err := store.OpenToRead(path)
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
}

func TestDefaultPath(t *testing.T) {
	t.Setenv("XDG_DATA_HOME", filepath.FromSlash("/data"))
	if runtime.GOOS != "windows" {
		if path, err := store.DefaultPath(); err != nil || path != "/data/flipchart/flipchart.db" {
			t.Errorf("with a data folder: %q, %v", path, err)
		}
	}
	if runtime.GOOS == "linux" {
		t.Setenv("HOME", "/home/jo")
		t.Setenv("XDG_DATA_HOME", "data") // the standard has it that a relative one does not count
		if path, err := store.DefaultPath(); err != nil || path != "/home/jo/.local/share/flipchart/flipchart.db" {
			t.Errorf("with a relative data folder: %q, %v", path, err)
		}
	}
	for _, variable := range []string{"XDG_DATA_HOME", "HOME", "USERPROFILE", "LocalAppData"} {
		t.Setenv(variable, "")
	}
	if path, err := store.DefaultPath(); err == nil {
		t.Errorf("without any home: %q", path)
	}
}
