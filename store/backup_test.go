package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"flipchart/model"
	"flipchart/store"
)

func backups(t testing.TB, path string) []store.Backup {
	t.Helper()
	list, err := store.Backups(path)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// paths are where backups lie, and all that distinguishes them.
func paths(list ...store.Backup) []string {
	var paths []string
	for _, b := range list {
		paths = append(paths, b.Path)
	}
	return paths
}

func backup(t testing.TB, s *store.Store, now time.Time) store.Backup {
	t.Helper()
	b, err := s.Backup(now)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// change makes one more save.
func change(t testing.TB, s *store.Store, id model.SessionID) {
	t.Helper()
	l := live(t, s, id)
	park(t, l, "one more")
	save(t, s, l)
}

func TestTrustBackupHoldsEverything(t *testing.T) {
	path := newPath(t)
	s := openAt(t, path)
	head := create(t, s, "Claims team")
	change(t, s, head.ID)
	want, err := readAll(s)
	if err != nil {
		t.Fatal(err)
	}
	taken := backup(t, s, monday)
	change(t, s, head.ID)
	closeStore(t, s)

	expect(t, "the list", paths(backups(t, path)...), paths(taken))
	info, err := os.Stat(taken.Path)
	if err != nil || info.Mode().Perm() != 0o600 || info.Size() != taken.Size {
		t.Errorf("the copy is %v, %d bytes (%v)", info.Mode(), info.Size(), err)
	}
	if info, err := os.Stat(filepath.Dir(taken.Path)); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("its folder is %v (%v)", info.Mode(), err)
	}
	checkPages(t, taken.Path)
	there, err := store.OpenToRead(taken.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer closeStore(t, there)
	got, err := readAll(there)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, "the copy", got, want)
}

func TestBackupIsTakenAfterAChangeOnly(t *testing.T) {
	path := newPath(t)
	s := openAt(t, path)
	head := create(t, s, "Claims team")
	first := backup(t, s, monday)
	expect(t, "without a change", backup(t, s, monday.Add(time.Hour)).Path, first.Path)
	closeStore(t, s)
	s = openAt(t, path)
	defer closeStore(t, s)
	expect(t, "after a restart", backup(t, s, monday.Add(2*time.Hour)).Path, first.Path)
	change(t, s, head.ID)
	second := backup(t, s, monday) // in the same second as the first
	change(t, s, head.ID)
	third := backup(t, s, monday.Add(3*time.Hour))
	expect(t, "the list", paths(backups(t, path)...), paths(third, second, first))
}

// Backups taken while edits go on are whole, each of them.
func TestTrustBackupsDuringEditsAreConsistent(t *testing.T) {
	path := newPath(t)
	s := openAt(t, path)
	defer closeStore(t, s)
	head := create(t, s, "Claims team")
	done := make(chan struct{})
	var writer sync.WaitGroup
	writer.Go(func() {
		l, err := s.Live(head.ID)
		for i := 0; err == nil; i++ {
			select {
			case <-done:
				return
			default:
			}
			if err = l.Edit("park", "", monday, model.ParkPoint(model.MustClean(fmt.Sprint("point ", i)), model.Text{})); err == nil {
				next, _ := l.TakeSave()
				err = s.Save(next)
				l.Saved()
			}
			if i%40 == 39 {
				for range 40 {
					l.Undo(monday)
				}
			}
		}
		t.Error(err)
	})
	taken := map[string]bool{}
	for i := 0; len(taken) < 50; i++ {
		taken[backup(t, s, monday.Add(time.Duration(i)*time.Minute)).Path] = true // reads it to the end
	}
	close(done)
	writer.Wait()
	t.Logf("%d copies taken during edits, all whole", len(taken))
}

func TestTrustBackupsAreThinnedOut(t *testing.T) {
	path := newPath(t)
	s := openAt(t, path)
	defer closeStore(t, s)
	head := create(t, s, "Claims team")
	day := time.Date(2026, 11, 2, 9, 0, 0, 0, time.Local)
	for i := range 40 {
		for hour := range 3 {
			change(t, s, head.ID)
			backup(t, s, day.AddDate(0, 0, i).Add(time.Duration(hour)*time.Hour))
		}
	}
	var got []string
	for _, b := range backups(t, path) {
		got = append(got, b.Taken.Local().Format("01-02 15"))
	}
	var want []string
	for i := 39; i >= 9; i-- {
		for hour := 2; hour >= 0; hour-- {
			if hour == 2 || len(want) < store.KeptBackups {
				want = append(want, day.AddDate(0, 0, i).Add(time.Duration(hour)*time.Hour).Format("01-02 15"))
			}
		}
	}
	expect(t, "the days", got, want)
}

// A clock that is wrong, in either direction, costs neither the last ten nor the one that is taken.
func TestTrustClockDoesNotEmptyTheBackups(t *testing.T) {
	s := openNew(t)
	head := create(t, s, "Claims team")
	first := backup(t, s, monday)
	folder, ending := filepath.Dir(first.Path), first.Path[strings.LastIndex(first.Path, "-"):]
	rapid.Check(t, func(r *rapid.T) {
		at := func(label string) time.Time {
			return monday.AddDate(rapid.IntRange(-3, 3).Draw(r, "years"), 0, 0).Add(time.Duration(rapid.IntRange(0, 40*24*60).Draw(r, label)) * time.Minute)
		}
		for _, old := range backups(t, s.Path()) {
			os.Remove(old.Path)
		}
		for range rapid.IntRange(0, 60).Draw(r, "backups before") {
			putFile(t, filepath.Join(folder, at("before").Format("2006-01-02T15-04-05Z")+ending), nil)
		}
		before := backups(t, s.Path())
		change(t, s, head.ID)
		taken := backup(t, s, at("now"))
		after := backups(t, s.Path())
		if len(after) < min(len(before)+1, store.KeptBackups) || len(after) > 2*(store.KeptBackups+store.KeptBackupDays) {
			r.Fatalf("of %d backups %d are left", len(before)+1, len(after))
		}
		if _, err := os.Stat(taken.Path); err != nil {
			r.Fatal("the one that was taken is gone")
		}
	})
}

// Another database that comes to the place of one does not push its backups out.
func TestTrustNewDatabaseLeavesBackupsOfTheOldOne(t *testing.T) {
	path := newPath(t)
	s := openAt(t, path)
	create(t, s, "Claims team")
	old := backup(t, s, monday)
	closeStore(t, s)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	s = openAt(t, path)
	defer closeStore(t, s)
	head := create(t, s, "Claims team")
	for i := range 2 * store.KeptBackups {
		change(t, s, head.ID)
		backup(t, s, monday.Add(time.Duration(i)*time.Minute))
	}
	if _, err := os.Stat(old.Path); err != nil {
		t.Error("the backup of the database before is gone")
	}
}

// A copy that a workshop hands out is a copy of its database, and is kept beside that.
func TestTrustBackupOfAnOpenDatabaseIsBesideIt(t *testing.T) {
	ownSockets(t)
	s := openNew(t)
	create(t, s, "Claims team")
	stop, err := s.Serve(func(context.Context) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	other, err := store.OpenToRead(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	taken := backup(t, other, monday)
	closeStore(t, other)
	expect(t, "beside the database", paths(backups(t, s.Path())...), paths(taken))
	expect(t, "to the one who has it open", backup(t, s, monday.Add(time.Hour)).Path, taken.Path)
}

// Damage costs no older backup, and is told.
func TestTrustBackupOfADamagedFileReplacesNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "flipchart.db")
	s := openAt(t, path)
	healthy, ill := create(t, s, "Healthy"), create(t, s, "Ill")
	closeStore(t, s)
	spoil(t, path, ill.ID)
	s = openAt(t, path)
	defer closeStore(t, s)
	const more = 3 * store.KeptBackups
	for i := range more {
		change(t, s, healthy.ID)
		var damaged *store.DamagedError
		for range 2 { // the second time nothing has changed
			if _, err := s.Backup(monday.Add(time.Duration(i) * time.Minute)); !errors.As(err, &damaged) || damaged.File != path {
				t.Fatalf("got %v", err)
			}
		}
	}
	if n := len(backups(t, path)); n != more {
		t.Errorf("%d of %d backups are left", n, more)
	}
}

func TestBackupWhereItCannotBeWritten(t *testing.T) {
	s := openNew(t)
	create(t, s, "Claims team")
	if err := os.WriteFile(s.Path()+".backups", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Backup(monday); err == nil {
		t.Error("a backup was taken into a file")
	}
	if err := os.Remove(s.Path() + ".backups"); err != nil {
		t.Fatal(err)
	}
}
