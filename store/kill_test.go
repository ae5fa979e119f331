package store_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"flipchart/model"
	"flipchart/store"
)

// childDatabase makes this test program a child that edits the named database until it is killed.
const childDatabase = "FLIPCHART_TEST_CHILD"

func TestMain(m *testing.M) {
	if path := os.Getenv(childDatabase); path != "" {
		fmt.Fprintln(os.Stderr, editForEver(path))
		os.Exit(1)
	}
	if path := os.Getenv(childUpgrade); path != "" {
		store.DieWhileUpgrading()
		_, err := store.Open(path, monday)
		fmt.Fprintln(os.Stderr, "it lived on:", err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// editForEver makes edits as the program does, and prints the number of the newest edit each time that one
// is acknowledged. One edit in five is larger than a page; now and then some are taken back.
func editForEver(path string) error {
	s, err := store.Open(path, monday)
	if err != nil {
		return err
	}
	stop, err := s.Serve(func(context.Context) error { return nil })
	if err != nil {
		return err
	}
	defer stop()
	head, err := s.Find("Claims team")
	if err != nil {
		return err
	}
	l, err := s.Live(head.ID)
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		if i%7 == 6 {
			for range 2 {
				if _, err := l.Undo(monday); err != nil {
					return err
				}
			}
		}
		text := fmt.Sprint("point ", l.Head().Position+1)
		if i%5 == 4 {
			text += strings.Repeat(" and so on", 40)
		}
		if err := l.Edit("park", "", monday, model.ParkPoint(model.MustClean(text), model.Text{})); err != nil {
			return err
		}
		next, _ := l.TakeSave()
		if err := s.Save(next); err != nil {
			return err
		}
		l.Saved()
		// Revisions only ever rise, whatever is taken back.
		fmt.Printf("%d %d\n", l.Head().Revision, len(l.Session().Park.Points))
		if len(l.Session().Park.Points) > 40 {
			for range 38 {
				if _, err := l.Undo(monday); err != nil {
					return err
				}
			}
		}
	}
}

func TestTrustKilledProcessLosesNoAcknowledgedEdit(t *testing.T) {
	ownSockets(t)
	path := filepath.Join(t.TempDir(), "flipchart.db")
	s := openAt(t, path)
	id := create(t, s, "Claims team").ID
	closeStore(t, s)
	cycles := 50
	if os.Getenv("FLIPCHART_LONG") != "" {
		cycles = 1000
	}
	acknowledged, unacknowledged, before := 0, 0, 0
	for cycle := range cycles {
		revision, points := killedChild(t, path, time.Duration(rand.IntN(60))*time.Millisecond)
		checkPages(t, path)
		s := openAt(t, path)
		l := live(t, s, id)
		switch got := l.Head().Revision; {
		case got < revision:
			t.Fatalf("cycle %d: change %d was acknowledged, the file holds %d", cycle, revision, got)
		case got > revision:
			unacknowledged++
		case revision > 0 && len(l.Session().Park.Points) != points:
			t.Fatalf("cycle %d: %d points were acknowledged, the file holds %d", cycle, points, len(l.Session().Park.Points))
		}
		for i, point := range l.Session().Park.Points {
			if want := fmt.Sprint("point ", i+1); !strings.HasPrefix(point.Text.String(), want) {
				t.Fatalf("cycle %d: %q stands in the place of %q", cycle, point.Text, want)
			}
		}
		acknowledged += revision - before
		before = l.Head().Revision
		for steps := l.Head().Position; steps > 0; steps-- {
			if _, err := l.Undo(monday); err != nil {
				t.Fatalf("cycle %d: the history is not whole: %v", cycle, err)
			}
		}
		if left := len(l.Session().Park.Points); left != 0 {
			t.Fatalf("cycle %d: %d points are left when everything is taken back", cycle, left)
		}
		closeStore(t, s)
	}
	t.Logf("%d cycles, %d acknowledged changes, 0 lost, %d times one that was not acknowledged was there", cycles, acknowledged, unacknowledged)
}

// killedChild lets a child edit for a while after its first acknowledgement, kills it, and gives the last
// one that it printed.
func killedChild(t *testing.T, path string, after time.Duration) (revision, points int) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childDatabase+"="+path)
	var complaint strings.Builder
	child.Stderr = &complaint
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		first, second, whole := strings.Cut(lines.Text(), " ")
		if !whole {
			break // killed while it printed
		}
		if revision == 0 {
			time.AfterFunc(after, func() { child.Process.Kill() })
		}
		if revision, err = strconv.Atoi(first); err != nil {
			t.Fatal(err)
		}
		if points, err = strconv.Atoi(second); err != nil {
			t.Fatal(err)
		}
	}
	child.Wait()
	if revision == 0 || complaint.Len() > 0 {
		t.Fatalf("the child came to a bad end: %s", &complaint)
	}
	return revision, points
}
