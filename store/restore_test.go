package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"flipchart/model"
	"flipchart/store"
)

// spoil changes a byte of a session's document.
func spoil(t *testing.T, path string, id model.SessionID) {
	t.Helper()
	inBolt(t, path, func(tx *bbolt.Tx) error {
		documents := tx.Bucket([]byte("sessions")).Bucket([]byte(id)).Bucket([]byte("documents"))
		changed := bytes.Clone(documents.Get([]byte("swot")))
		changed[len(changed)-2] ^= 1
		return documents.Put([]byte("swot"), changed)
	})
}

func content(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// twoStates is a database with a backup from before its newest change.
func twoStates(t testing.TB) (path, earlier string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "flipchart.db")
	s := openAt(t, path)
	create(t, s, "Claims team")
	earlier = backup(t, s, monday).Path
	create(t, s, "Payments")
	closeStore(t, s)
	return path, earlier
}

func TestTrustRestoreKeepsWhatItReplaces(t *testing.T) {
	for name, before := range map[string]func(t *testing.T, path string){
		"a whole one":   func(*testing.T, string) {},
		"a damaged one": func(t *testing.T, path string) { putFile(t, path, content(t, path)[:9000]) },
		"an empty one":  func(t *testing.T, path string) { putFile(t, path, nil) },
		"a foreign one": func(t *testing.T, path string) { putFile(t, path, []byte("Dear diary")) },
	} {
		t.Run(name, func(t *testing.T) {
			path, earlier := twoStates(t)
			before(t, path)
			replaced := content(t, path)
			kept, err := store.Restore(path, earlier, monday)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(content(t, kept), replaced) {
				t.Error("what was replaced was not kept")
			}
			s := openAt(t, path)
			defer closeStore(t, s)
			expect(t, "the sessions", names(t, s.Heads), []string{"Claims team"})
			if again, err := store.Restore(kept+".new", earlier, monday); again != "" || err != nil {
				t.Errorf("where nothing was, it kept %q (%v)", again, err)
			}
		})
	}
}

func putFile(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTrustBackupIsNotChanged(t *testing.T) {
	_, earlier := twoStates(t)
	before := content(t, earlier)
	if _, err := store.Open(earlier, monday); err == nil {
		t.Error("a backup was opened for writing")
	}
	if !bytes.Equal(content(t, earlier), before) {
		t.Error("a backup was changed")
	}
}

func TestTrustRestoreTwiceKeepsBoth(t *testing.T) {
	path, earlier := twoStates(t)
	first, err := store.Restore(path, earlier, monday)
	if err != nil {
		t.Fatal(err)
	}
	second, err := store.Restore(path, first, monday)
	if err != nil || second == first {
		t.Fatalf("kept as %q and as %q (%v)", first, second, err)
	}
	s := openAt(t, path)
	defer closeStore(t, s)
	expect(t, "the sessions", slices.Sorted(slices.Values(names(t, s.Heads))), []string{"Claims team", "Payments"})
}

func TestTrustRestoreRefusesAndChangesNothing(t *testing.T) {
	path, earlier := twoStates(t)
	s, err := store.OpenToRead(earlier)
	if err != nil {
		t.Fatal(err)
	}
	heads, err := s.Heads()
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	ill := filepath.Join(t.TempDir(), "ill.db")
	putFile(t, ill, content(t, earlier))
	spoil(t, ill, heads[0].ID)
	cut := filepath.Join(t.TempDir(), "cut.db")
	putFile(t, cut, content(t, earlier)[:9000])
	missing := filepath.Join(t.TempDir(), "missing.db")
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	before := content(t, path)
	for name, file := range map[string]string{"a damaged record": ill, "cut": cut, "missing": missing, "itself": path, "itself by a link": link} {
		if kept, err := store.Restore(path, file, monday); err == nil || kept != "" {
			t.Errorf("%s: it was restored (kept %q)", name, kept)
		}
	}
	open := openAt(t, path)
	defer closeStore(t, open)
	var locked *store.InUseError
	if _, err := store.Restore(path, earlier, monday); !errors.As(err, &locked) || locked.Process != os.Getpid() {
		t.Errorf("an open database was replaced: %v", err)
	}
	if !bytes.Equal(content(t, path), before) {
		t.Error("the database was changed")
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 3 { // it, its note, its backups
		t.Errorf("something was left beside it: %v (%v)", entries, err)
	}
}
