package store_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"flipchart/store"
)

// tooLong is more than the second in which damage is to be told, since other tests run on the same machine.
const tooLong = 3 * time.Second

// examine writes a file and looks at it, which takes no time and does not change it.
func examine(t *testing.T, what string, content []byte) (*store.Examination, error) {
	t.Helper()
	path := quickFile(t, content)
	defer os.RemoveAll(filepath.Dir(path))
	began := time.Now()
	x, err := store.Examine(path)
	if took := time.Since(began); took > tooLong {
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
	path := quickFile(t, nil)
	defer os.RemoveAll(filepath.Dir(path))
	path = filepath.Join(filepath.Dir(path), "salvaged.db")
	err := x.Salvage(path, monday)
	if errors.Is(err, store.ErrNothingLeft) {
		return contents{}
	}
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	s, err := store.OpenToRead(path)
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
		maybeOlder := r.Older || strings.Contains(fmt.Sprint(x.Damage), "the last save may be missing")
		if !fits(want) && (!maybeOlder || !slices.ContainsFunc(before, fits)) {
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

// salvageable looks at a file and salvages what is in it, and counts the sessions.
func salvageable(t *testing.T, what string, content []byte, want contents, before ...contents) int {
	t.Helper()
	x, err := examine(t, what, content)
	if err != nil {
		if foreign := (*store.ForeignError)(nil); !errors.As(err, &foreign) {
			t.Errorf("%s: %v", what, err)
		}
		return 0
	}
	got := salvaged(t, what, x)
	onlyRight(t, what, x, got, want, before...)
	return len(got.Documents)
}

// long is true in the long run, which takes all the time it needs.
var long = os.Getenv("FLIPCHART_LONG") != ""

// Whatever page is lost, with what is in its place: it is noticed, and all sessions that are not on it are
// saved, with the state before the last save where that is all that is left.
func TestTrustEachPageDamagedIsSalvaged(t *testing.T) {
	file, want, before := filledTwice(t, 10)
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

// The first two pages lead to all others. Without them every page is looked at, and what is found may be older.
func TestTrustFileWithoutItsBeginningIsSalvaged(t *testing.T) {
	file, want := filled(t)
	clear(file[:2*pageSize(file)])
	x, err := examine(t, "without its beginning", file)
	if err != nil {
		t.Fatal(err)
	}
	got := salvaged(t, "without its beginning", x)
	for id, documents := range want.Documents {
		if !reflect.DeepEqual(got.Documents[id], documents) {
			t.Errorf("%s is not as it was saved", want.Heads[id].Name)
		}
	}
	for _, r := range x.Sessions {
		if !r.Older {
			t.Errorf("%s is said to be of the last save, which nobody knows", r.Head.Name)
		}
	}
	if x.Whole() {
		t.Error("it is said to be whole")
	}
}

// Without the list of free pages the tree is whole, and nothing is taken from anywhere else.
func TestTrustFileWithoutItsFreeListIsSalvagedWhole(t *testing.T) {
	file, want := filled(t)
	newest := newestMeta(file)
	clear(file[int(binary.NativeEndian.Uint64(newest[32:]))*pageSize(file):][:pageSize(file)])
	x, err := examine(t, "without its free list", file)
	if err != nil {
		t.Fatal(err)
	}
	got := salvaged(t, "without its free list", x)
	if whole := onlyRight(t, "without its free list", x, got, want); whole != len(want.Heads) || x.Whole() {
		t.Errorf("%d of %d sessions are whole, the file: %v", whole, len(want.Heads), x.Whole())
	}
}

// A session that was taken out of the file after its time in the trash is still on pages that are free now.
func TestTrustPurgedSessionsStayGone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "flipchart.db")
	s := openAt(t, path)
	for i := range 12 {
		head := create(t, s, fmt.Sprint("Team ", i))
		if i%3 == 0 {
			if err := s.Delete(head.ID, monday); err != nil {
				t.Fatal(err)
			}
		}
	}
	closeStore(t, s)
	s, err := store.Open(path, monday.AddDate(0, 0, store.TrashDays+1))
	if err != nil {
		t.Fatal(err)
	}
	want, err := readAll(s)
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Heads) != 8 {
		t.Fatalf("%d sessions are left", len(want.Heads))
	}
	size, damages := pageSize(file), 0
	for id := 2; id < len(file)/size; id++ {
		damaged := bytes.Clone(file)
		clear(damaged[id*size:][:size])
		what := fmt.Sprintf("page %d", id)
		x, err := examine(t, what, damaged)
		if err != nil {
			t.Fatal(err)
		}
		if x.Whole() {
			continue
		}
		damages++
		for _, r := range x.Sessions {
			if _, there := want.Heads[r.Head.ID]; !there && !r.Older {
				t.Errorf("%s: %s has come back: %q", what, r.Head.Name, x.Damage)
			}
		}
	}
	if damages == 0 {
		t.Error("no page that is in use was damaged")
	}
}

// Whatever a page says of itself, nothing of that size is made room for.
func TestTrustAbsurdPagesCostLittle(t *testing.T) {
	file, want, before := filledTwice(t, 10)
	size := pageSize(file)
	pages := len(file) / size
	largest := uint64(0)
	for id := 2; id < pages; id++ {
		for name, damage := range map[string]func(page []byte){
			"endless elements":        func(p []byte) { binary.NativeEndian.PutUint16(p[10:], 0xFFFF) },
			"endless continuation":    func(p []byte) { binary.NativeEndian.PutUint32(p[12:], 0xFFFFFFFF) },
			"continuation to the end": func(p []byte) { binary.NativeEndian.PutUint32(p[12:], uint32(pages-id-1)) },
			"endless values":          func(p []byte) { binary.NativeEndian.PutUint32(p[16+12:], 0xFFFFFFFF) },
			"values over one another": func(p []byte) {
				for at := 16; at+16 <= len(p)/2; at += 16 {
					binary.NativeEndian.PutUint32(p[at+12:], uint32(len(p)/2))
				}
			},
			"another kind": func(p []byte) { p[8] ^= 3 },
		} {
			if id%4 != len(name)%4 && !long {
				continue
			}
			damaged := bytes.Clone(file)
			damage(damaged[id*size:][:size])
			what := fmt.Sprintf("page %d: %s", id, name)
			var was, is runtime.MemStats
			runtime.ReadMemStats(&was)
			x, err := examine(t, what, damaged)
			runtime.ReadMemStats(&is)
			if err != nil {
				t.Errorf("%s: %v", what, err)
				continue
			}
			largest = max(largest, is.TotalAlloc-was.TotalAlloc)
			if id%8 == 0 || long {
				onlyRight(t, what, x, salvaged(t, what, x), want, before)
			}
		}
	}
	t.Logf("at most %d MB were asked for, all in all, to look at a file of %d KB", largest>>20, len(file)>>10)
	if largest > 100*uint64(len(file)) {
		t.Errorf("%d bytes were asked for to look at a file of %d", largest, len(file))
	}
}
