package cli

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"flipchart/model"
	"flipchart/report"
	"flipchart/store"
)

// released is a database that a flipchart of this format wrote, and what it exported of it then.
func released(t *testing.T, format int) (database string, exported map[string][]byte) {
	t.Helper()
	folder := filepath.Join("testdata", "formats", fmt.Sprint(format))
	file, err := os.Open(filepath.Join(folder, "flipchart.db.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	packed, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(packed)
	if err != nil {
		t.Fatal(err)
	}
	database = filepath.Join(t.TempDir(), "flipchart.db")
	if err := os.WriteFile(database, content, 0o600); err != nil {
		t.Fatal(err)
	}
	exported = map[string][]byte{}
	names, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(names) == 0 {
		t.Fatalf("there are no exports: %v", err)
	}
	for _, name := range names {
		if exported[strings.TrimSuffix(filepath.Base(name), ".json")], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return database, exported
}

// same compares the sessions of a database with what was exported of them, and takes back all edits.
func same(t *testing.T, s *store.Store, exported map[string][]byte) {
	t.Helper()
	now := time.Now()
	asJSON := func(session model.Session) string {
		b, err := report.JSON(session, now)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for name, file := range exported {
		want, err := report.ReadJSON(name, file)
		if err != nil {
			t.Fatal(err)
		}
		head, err := s.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		live, err := s.Live(head.ID)
		if err != nil {
			t.Fatal(err)
		}
		if asJSON(live.Session()) != asJSON(want) {
			t.Errorf("%s is not what it was", name)
		}
		for err == nil {
			_, err = live.Undo(now)
		}
		if !errors.Is(err, model.ErrNothingToUndo) {
			t.Errorf("%s cannot be taken back to its beginning: %v", name, err)
		}
	}
}

// Every format that was ever released is read as it is, and upgraded after a copy was taken of it. The present
// one has its files, too: once there is a newer one, nothing writes it any more.
func TestTrustEveryFormatStaysReadable(t *testing.T) {
	for format := 1; format <= store.Format; format++ {
		t.Run(fmt.Sprint(format), func(t *testing.T) {
			database, exported := released(t, format)
			before, err := os.ReadFile(database)
			if err != nil {
				t.Fatal(err)
			}
			reading, err := store.OpenToRead(database)
			if err != nil {
				t.Fatal(err)
			}
			same(t, reading, exported)
			if err := reading.Close(); err != nil {
				t.Error(err)
			}
			if after, err := os.ReadFile(database); err != nil || !bytes.Equal(after, before) {
				t.Error("reading changed the file")
			}
			s, err := store.Open(database, time.Now())
			if err != nil {
				t.Fatal(err)
			}
			same(t, s, exported)
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if format == store.Format {
				if s.Upgraded() != "" {
					t.Error("the present format was upgraded")
				}
				return
			}
			old, err := store.OpenToRead(s.Upgraded())
			if err != nil {
				t.Fatal(err)
			}
			same(t, old, exported)
			if err := old.Close(); err != nil {
				t.Error(err)
			}
			again, err := store.Open(database, time.Now())
			if err != nil || again.Upgraded() != "" {
				t.Fatalf("it was upgraded twice (%v)", err)
			}
			if err := again.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}
