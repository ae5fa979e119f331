package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"flipchart/store"
)

// examine writes a file and looks at it, within a second and without a change to it.
func examine(t *testing.T, what string, content []byte) (*store.Examination, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "flipchart.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	x, err := store.Examine(path, nil)
	if took := time.Since(began); took > time.Second {
		t.Errorf("%s: it took %v", what, took)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, content) {
		t.Errorf("%s: the file was changed (%v)", what, err)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("%s: something was put beside it: %v (%v)", what, entries, err)
	}
	return x, err
}

// salvaged is what a new file holds that was made of a damaged one. Nothing in it is anything but what was
// saved at some time, as before tells by each session's documents.
func salvaged(t *testing.T, what string, x *store.Examination) contents {
	t.Helper()
	path := filepath.Join(t.TempDir(), "salvaged.db")
	err := x.Salvage(path, monday)
	if errors.Is(err, store.ErrNothingLeft) {
		return contents{}
	}
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	s, err := store.OpenCopy(path)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	defer closeStore(t, s)
	got, err := readAll(s)
	if err != nil {
		t.Fatalf("%s: what was salvaged: %v", what, err)
	}
	return got
}

// onlyRight compares what was salvaged with what was there: a session is missing, or is what was saved last,
// or its remains say what it lacks. Where they say that it is older, it is one of the states before.
func onlyRight(t *testing.T, what string, x *store.Examination, got contents, want contents, before ...contents) (whole int) {
	t.Helper()
	wrong := func(r store.Remains, part string) {
		t.Helper()
		t.Errorf("%s: %s: wrong is %s\nremains: missing %q, no undo %v, older %v, unlisted %v", what, r.Head.Name, part, r.Missing, r.NoUndo, r.Older, r.Unlisted)
	}
	there := 0
	for _, r := range x.Sessions {
		id := r.Head.ID
		documents, found := got.Documents[id]
		if found == r.Lost() {
			wrong(r, "that it is there, or is not")
		}
		if !found {
			continue
		}
		there++
		fits := func(was contents) bool {
			if r.NoUndo && len(got.Records[id]) > 0 || !r.NoUndo && !reflect.DeepEqual(was.Records[id], got.Records[id]) {
				return false
			}
			for name, document := range was.Documents[id] {
				if have, found := documents[name]; found == slices.Contains(r.Missing, name) || found && have != document {
					return false
				}
			}
			return !r.Whole() || got.Heads[id] == was.Heads[id]
		}
		switch {
		case fits(want):
		case !r.Older || !slices.ContainsFunc(before, fits):
			wrong(r, "what it holds")
		}
		if was := want.Heads[id]; was.DeletedAt.IsZero() != got.Heads[id].DeletedAt.IsZero() || was.Name != got.Heads[id].Name {
			wrong(r, fmt.Sprintf("its place: %v", got.Heads[id]))
		}
		if r.Whole() {
			whole++
		}
	}
	if there != len(got.Documents) {
		t.Errorf("%s: there are sessions of which nothing was said", what)
	}
	return whole
}

// long is true in the long run, which takes all the time it needs.
var long = os.Getenv("FLIPCHART_LONG") != ""

// Whatever page is lost, with what is in its place: it is noticed, and all sessions that are not on it are
// saved, with the state before the last save where that is all that is left.
func TestTrustEachPageDamagedIsSalvaged(t *testing.T) {
	file, want, before := filledTwice(t, 16)
	size := pageSize(file)
	random := rand.New(rand.NewPCG(5, 6))
	damages, noticed, readable, whole, slowest := 0, 0, 0, 0, time.Duration(0)
	for id := range len(file) / size {
		for how := range 2 {
			if how != id%2 && !long {
				continue
			}
			damaged := bytes.Clone(file)
			in := damaged[id*size:][:size]
			clear(in)
			if how == 1 {
				for i := range in {
					in[i] = byte(random.Uint32())
				}
			}
			what := fmt.Sprintf("page %d, garbage %v", id, how == 1)
			refused := rightOrReported(t, what, damaged, want)
			began := time.Now()
			x, err := examine(t, what, damaged)
			slowest = max(slowest, time.Since(began))
			if err != nil {
				t.Errorf("%s: %v", what, err)
				continue
			}
			if refused == x.Whole() {
				t.Errorf("%s: it is refused: %v, but said to be whole: %v", what, refused, x.Whole())
			}
			damages++
			if refused {
				noticed++
			}
			got := salvaged(t, what, x)
			if id < 2 { // the last save may be gone with either
				for i := range x.Sessions {
					x.Sessions[i].Older = true
				}
			}
			onPage := x.Sessions[:0:0]
			for _, r := range x.Sessions {
				if r.Lost() || len(r.Missing) > 0 {
					onPage = append(onPage, r)
				}
			}
			if len(x.Sessions) != len(want.Heads) || len(onPage) > 1 {
				t.Errorf("%s: of %d sessions %d were found, %d of them in parts", what, len(want.Heads), len(x.Sessions), len(onPage))
			}
			whole += onlyRight(t, what, x, got, want, before)
			readable += len(got.Documents)
		}
	}
	t.Logf("%d damaged pages, %d of them in use and noticed; of %d sessions %.2f were salvaged on average, %.2f whole; the slowest look took %v",
		damages, noticed, len(want.Heads), float64(readable)/float64(damages), float64(whole)/float64(damages), slowest)
}
