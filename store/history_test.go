package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"flipchart/model"
	"flipchart/store"
)

// A workshop a day, each of more edits than are kept: the file has its size after the second one and keeps it,
// whether a session is closed or the laptop loses power every evening. One that was not closed is trimmed when
// it is opened again.
func TestTrustFileStaysAsLargeAsWhatItKeeps(t *testing.T) {
	const days, edits, together = 5, 2500, 50
	for name, closes := range map[string]bool{"closed every evening": true, "killed every evening": false} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "flipchart.db")
			s := openAt(t, path)
			head := create(t, s, "Claims team")
			l := live(t, s, head.ID)
			park(t, l, "0") // one point that changes: a list of them would make this slow
			save(t, s, l)
			closeStore(t, s)
			var sizes []int64
			for range days {
				s := openAt(t, path)
				l := live(t, s, head.ID)
				if !closes {
					if err := s.Trim(head.ID); err != nil {
						t.Fatal(err)
					}
				}
				for i := range edits {
					point := l.Session().Park.Points[0].ID
					if err := l.Edit("change", "", monday, model.ChangePoint(point, model.MustClean(fmt.Sprint("said for the ", i, ". time")))); err != nil {
						t.Fatal(err)
					}
					if i%together == together-1 {
						save(t, s, l)
					}
				}
				if closes {
					if err := s.Trim(head.ID); err != nil {
						t.Fatal(err)
					}
				}
				closeStore(t, s)
				info, err := os.Stat(path)
				if err != nil {
					t.Fatal(err)
				}
				sizes = append(sizes, info.Size()>>10)
			}
			t.Logf("the file after each of %d days of %d edits, in kB: %v", days, edits, sizes)
			if settled := sizes[1]; sizes[days-1] > settled+settled/4 {
				t.Errorf("it grows: %v kB", sizes)
			}
			s = openAt(t, path)
			defer closeStore(t, s)
			if err := s.Trim(head.ID); err != nil {
				t.Fatal(err)
			}
			const newest = 1 + days*edits
			if _, err := s.Record(head.ID, newest-store.KeptEdits+1); err != nil {
				t.Errorf("the oldest edit that is kept: %v", err)
			}
			if _, err := s.Record(head.ID, newest-store.KeptEdits); !errors.Is(err, store.ErrNotKept) || !errors.Is(err, model.ErrNothingToUndo) {
				t.Errorf("the one before it: %v", err)
			}
		})
	}
}
