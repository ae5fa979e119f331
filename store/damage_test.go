package store_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"flipchart/model"
	"flipchart/store"
)

// filled is a database of some sessions with documents and histories, large enough for branch pages.
func filled(t testing.TB) (file []byte, want contents) {
	t.Helper()
	file, want, _ = filledTwice(t, 40)
	return file, want
}

// filledTwice is such a database of so many sessions, with what it held before the last save.
func filledTwice(t testing.TB, sessions int) (file []byte, want, before contents) {
	t.Helper()
	path := quickFile(t, nil)
	defer os.RemoveAll(filepath.Dir(path))
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	s := openAt(t, path)
	read := func() contents {
		c, err := readAll(s)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	for i := range sessions {
		head := create(t, s, fmt.Sprint("Team ", i))
		l := live(t, s, head.ID)
		for j := range 10 {
			point := fmt.Sprintf("point %d of team %d", j, i)
			if i%5 == 4 { // a document larger than a page
				point += strings.Repeat(" and more", 50)
			}
			park(t, l, point)
		}
		before = read()
		save(t, s, l)
		if i%10 == 0 {
			if err := s.Delete(head.ID, monday); err != nil {
				t.Fatal(err)
			}
		}
	}
	want = read()
	closeStore(t, s)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return file, want, before
}

// refuse opens a file that must be refused within a second, with a sentence, and left as it is.
func refuse(t *testing.T, content []byte) error {
	t.Helper()
	path := filepath.Join(t.TempDir(), "flipchart.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	var refused error
	for _, open := range []func() (*store.Store, error){
		func() (*store.Store, error) { return store.Open(path, monday) },
		func() (*store.Store, error) { return store.OpenToRead(path) },
	} {
		start := time.Now()
		s, err := open()
		if err == nil {
			s.Close()
			t.Fatal("it was opened")
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("it took %v", took)
		}
		refused = err
	}
	after, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(kept, content) || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("the file was changed (%v)", err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("something was put beside it: %v (%v)", entries, err)
	}
	return refused
}

func TestTrustForeignFilesAreRefusedUntouched(t *testing.T) {
	for name, content := range map[string][]byte{
		"empty":       {},
		"text":        []byte("Dear diary,\n"),
		"long text":   bytes.Repeat([]byte("Dear diary,\n"), 10_000),
		"zeros":       make([]byte, 64<<10),
		"SQLite":      append([]byte("SQLite format 3\x00"), make([]byte, 8<<10)...),
		"other bbolt": boltFile(t, nil, func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("etcd")); return err }),
		"bbolt without a list of free pages": boltFile(t, &bbolt.Options{NoFreelistSync: true}, func(tx *bbolt.Tx) error {
			_, err := tx.CreateBucket([]byte("etcd"))
			return err
		}),
	} {
		t.Run(name, func(t *testing.T) {
			err := refuse(t, content)
			var damaged *store.DamagedError
			if errors.As(err, &damaged) {
				t.Errorf("a foreign file was called a damaged one: %v", err)
			}
		})
	}
}

func boltFile(t *testing.T, options *bbolt.Options, fill func(*bbolt.Tx) error) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	db, err := bbolt.Open(path, 0o600, options)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(fill), db.Close()); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestTrustNewerFormatIsRefusedUntouched(t *testing.T) {
	newer := fmt.Sprint(store.Format + 1)
	content := boltFile(t, nil, func(tx *bbolt.Tx) error {
		meta, err := tx.CreateBucket([]byte("meta"))
		if err != nil {
			return err
		}
		sum := crc32.Checksum([]byte("meta/format\x00"+newer), crc32.MakeTable(crc32.Castagnoli))
		return meta.Put([]byte("format"), append(binary.BigEndian.AppendUint32([]byte{1}, sum), newer...))
	})
	err := refuse(t, content)
	var damaged *store.DamagedError
	if errors.As(err, &damaged) {
		t.Errorf("a newer file was called a damaged one: %v", err)
	}
}

func TestFoldersAreRefused(t *testing.T) {
	if _, err := store.Open(t.TempDir(), monday); err == nil {
		t.Error("a folder was opened")
	}
}

func TestTrustCutFilesAreRefusedOrRight(t *testing.T) {
	file, want, before := filledTwice(t, 40)
	cuts := []int{1, 15, 79, 80, 4095, 4096, 4097, 8191, 8192, len(file) / 2, len(file) - 1}
	random := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		cuts = append(cuts, 1+random.IntN(len(file)-1))
	}
	found := 0
	for _, cut := range cuts {
		what := fmt.Sprintf("cut after %d of %d bytes", cut, len(file))
		rightOrReported(t, what, file[:cut], want)
		found += salvageable(t, what, file[:cut], want, before)
	}
	t.Logf("%d cut files: of %d sessions each %.1f were salvaged on average", len(cuts), len(want.Heads), float64(found)/float64(len(cuts)))
}

// TestTrustSingleDamageIsNoticed damages one place of a file in one of the ways in which disks, memory and
// other programs do: every session still reads right, or the damage is reported; nothing wrong is shown as
// right, and nothing crashes.
func TestTrustSingleDamageIsNoticed(t *testing.T) {
	file, want, before := filledTwice(t, 40)
	trials := 80
	if long {
		trials = 10_000/7 + 1
	}
	damages, noticed := 0, 0
	page := pageSize(file)
	random := rand.New(rand.NewPCG(3, 4))
	garbage := func(b []byte) {
		for i := range b {
			b[i] = byte(random.Uint32())
		}
	}
	for _, damage := range []struct {
		name string
		do   func(file []byte)
	}{
		{"one bit", func(b []byte) { b[random.IntN(len(b))] ^= 1 << random.IntN(8) }},
		{"one bit near a page's beginning", func(b []byte) {
			b[random.IntN(len(b)/page)*page+random.IntN(256)] ^= 1 << random.IntN(8)
		}},
		{"one byte", func(b []byte) { garbage(b[random.IntN(len(b)):][:1]) }},
		{"a sector of zeros", func(b []byte) { clear(b[random.IntN(len(b)/512)*512:][:512]) }},
		{"a page of zeros", func(b []byte) { clear(b[random.IntN(len(b)/page)*page:][:page]) }},
		{"a page of garbage", func(b []byte) { garbage(b[random.IntN(len(b)/page)*page:][:page]) }},
		{"a page in another's place", func(b []byte) {
			copy(b[random.IntN(len(b)/page)*page:][:page], b[random.IntN(len(b)/page)*page:][:page])
		}},
	} {
		t.Run(damage.name, func(t *testing.T) {
			reported, looks, found := 0, 0, 0
			for i := range trials {
				damaged := bytes.Clone(file)
				damage.do(damaged)
				what := fmt.Sprintf("%s, number %d", damage.name, i)
				if rightOrReported(t, what, damaged, want) {
					reported++
				}
				if i%8 == 0 {
					looks++
					found += salvageable(t, what, damaged, want, before)
				}
			}
			t.Logf("%d of %d reported, the others read right; of 40 sessions each %.2f were salvaged from %d of them on average",
				reported, trials, float64(found)/float64(looks), looks)
			damages, noticed = damages+trials, noticed+reported
			if reported == 0 {
				t.Error("no damage was reported at all: the damages miss what is read")
			}
		})
	}
	t.Logf("%d single damages: %d reported, the others read right", damages, noticed)
}

// bbolt follows pages that lead in a circle until memory is used up.
func TestTrustPagesInACircleAreReported(t *testing.T) {
	file, want, before := filledTwice(t, 40)
	circles := 0
	for id, page := range slices.Collect(slices.Chunk(file, pageSize(file))) {
		if binary.NativeEndian.Uint16(page[8:]) != 1 || binary.NativeEndian.Uint64(page) != uint64(id) {
			continue
		}
		for i := range int(binary.NativeEndian.Uint16(page[10:])) {
			damaged := bytes.Clone(file)
			binary.NativeEndian.PutUint64(damaged[id*pageSize(file)+16+16*i+8:], uint64(id))
			what := fmt.Sprintf("page %d leads to itself", id)
			if rightOrReported(t, what, damaged, want) {
				circles++
			}
			if i == 0 {
				salvageable(t, what, damaged, want, before)
			}
		}
	}
	if circles == 0 {
		t.Error("no circle was reported")
	}
}

// A page in use that counts as free would be written over by the next save.
func TestTrustUsedPageInTheFreeListIsReported(t *testing.T) {
	file, _ := filled(t)
	newest := newestMeta(file)
	root, freelist := binary.NativeEndian.Uint64(newest[16:]), binary.NativeEndian.Uint64(newest[32:])
	list := file[int(freelist)*pageSize(file):]
	if binary.NativeEndian.Uint16(list[10:]) == 0 {
		t.Fatal("no page is free")
	}
	binary.NativeEndian.PutUint64(list[16:], root)
	var damaged *store.DamagedError
	if err := refuse(t, file); !errors.As(err, &damaged) {
		t.Errorf("got %v", err)
	}
}

// newestMeta is the part of a file that leads to everything of the last save.
func newestMeta(file []byte) []byte {
	first, second := file[16:][:64], file[pageSize(file)+16:][:64]
	if binary.NativeEndian.Uint64(second[48:]) > binary.NativeEndian.Uint64(first[48:]) {
		return second
	}
	return first
}

func pageSize(file []byte) int { return int(binary.NativeEndian.Uint32(file[16+8:])) }

// quickFile is a file that is alone in a folder, which whoever asked for it removes; in memory where the system
// has a place for that, since none of it has to outlast anything.
func quickFile(t testing.TB, content []byte) (path string) {
	t.Helper()
	folder, err := os.MkdirTemp("/dev/shm", "flipchart-test-*")
	if err != nil {
		folder, err = os.MkdirTemp("", "flipchart-test-*")
	}
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(folder, "flipchart.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		os.RemoveAll(folder)
		t.Fatal(err)
	}
	return path
}

// rightOrReported opens a file that may be damaged and reads all of it. It tells whether there was an error.
func rightOrReported(t *testing.T, what string, content []byte, want contents) (reported bool) {
	t.Helper()
	path := quickFile(t, content)
	defer os.RemoveAll(filepath.Dir(path))
	s, err := store.Open(path, monday)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", what, err)
		}
		return true
	}
	defer s.Close()
	got, err := readAll(s)
	same := func(part string, want, got any) {
		if !reflect.DeepEqual(want, got) {
			t.Errorf("%s: %s reads wrong (-want +got):\n%s", what, part, cmp.Diff(want, got))
		}
	}
	for id, documents := range got.Documents {
		same("a session", want.Documents[id], documents)
	}
	for id, records := range got.Records {
		same("a history", want.Records[id][:len(records)], records)
	}
	if err != nil {
		return true
	}
	same("the list", want.Heads, got.Heads)
	return false
}

// A damaged session does not take the others with it.
func TestTrustDamageIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "flipchart.db")
	s := openAt(t, path)
	healthy, ill := create(t, s, "Healthy"), create(t, s, "Ill")
	closeStore(t, s)
	inBolt(t, path, func(tx *bbolt.Tx) error {
		documents := tx.Bucket([]byte("sessions")).Bucket([]byte(ill.ID)).Bucket([]byte("documents"))
		changed := bytes.Clone(documents.Get([]byte("swot")))
		changed[len(changed)-2] ^= 1
		return documents.Put([]byte("swot"), changed)
	})
	s = openAt(t, path)
	defer closeStore(t, s)
	_, _, err := s.Load(ill.ID)
	var damaged *store.DamagedError
	if !errors.As(err, &damaged) || damaged.Part != "sessions/"+string(ill.ID)+"/documents/swot" || damaged.File != path {
		t.Errorf("got %v", err)
	}
	if _, _, err := s.Load(healthy.ID); err != nil {
		t.Error(err)
	}
}

// What vanished, or is of another day, is damage although every checksum fits.
func TestTrustMissingAndOutdatedAreNoticed(t *testing.T) {
	type in func(tx *bbolt.Tx, id model.SessionID) error
	documents := func(tx *bbolt.Tx, id model.SessionID) *bbolt.Bucket {
		return tx.Bucket([]byte("sessions")).Bucket([]byte(id)).Bucket([]byte("documents"))
	}
	var old []byte
	for name, test := range map[string]struct{ before, after in }{
		"a head": {after: func(tx *bbolt.Tx, id model.SessionID) error { return tx.Bucket([]byte("heads")).Delete([]byte(id)) }},
		"a document": {after: func(tx *bbolt.Tx, id model.SessionID) error {
			return documents(tx, id).Delete([]byte("parkingLot"))
		}},
		"a session": {after: func(tx *bbolt.Tx, id model.SessionID) error {
			return tx.Bucket([]byte("sessions")).DeleteBucket([]byte(id))
		}},
		"a record": {after: func(tx *bbolt.Tx, id model.SessionID) error {
			return tx.Bucket([]byte("sessions")).Bucket([]byte(id)).Bucket([]byte("history")).Delete(binary.BigEndian.AppendUint64(nil, 1))
		}},
		"an old document": {
			before: func(tx *bbolt.Tx, id model.SessionID) error {
				old = bytes.Clone(documents(tx, id).Get([]byte("parkingLot")))
				return nil
			},
			after: func(tx *bbolt.Tx, id model.SessionID) error { return documents(tx, id).Put([]byte("parkingLot"), old) },
		},
		"an old head": {
			before: func(tx *bbolt.Tx, id model.SessionID) error {
				old = bytes.Clone(tx.Bucket([]byte("heads")).Get([]byte(id)))
				return nil
			},
			after: func(tx *bbolt.Tx, id model.SessionID) error {
				return tx.Bucket([]byte("heads")).Put([]byte(id), old)
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "flipchart.db")
			s := openAt(t, path)
			head := create(t, s, "Claims team")
			closeStore(t, s)
			change := func(do in) {
				if do != nil {
					inBolt(t, path, func(tx *bbolt.Tx) error { return do(tx, head.ID) })
				}
			}
			change(test.before)
			s = openAt(t, path)
			l := live(t, s, head.ID)
			park(t, l, "one")
			save(t, s, l)
			closeStore(t, s)
			change(test.after)
			s = openAt(t, path)
			defer closeStore(t, s)
			_, err := readAll(s)
			var damaged *store.DamagedError
			if !errors.As(err, &damaged) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func inBolt(t *testing.T, path string, change func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(change), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// Another program that empties the file while it is open takes its pages away from under it.
func TestTrustFileEmptiedWhileOpenIsASentence(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file cannot be cut there")
	}
	s := openAt(t, filepath.Join(t.TempDir(), "flipchart.db"))
	defer s.Close() // as well as it can be closed
	head := create(t, s, "Claims team")
	l := live(t, s, head.ID)
	if err := os.Truncate(s.Path(), 0); err != nil {
		t.Fatal(err)
	}
	_, reading := s.Live(head.ID)
	park(t, l, "a point")
	next, _ := l.TakeSave()
	for what, err := range map[string]error{"reading": reading, "saving": s.Save(next)} {
		var damaged *store.DamagedError
		if !errors.As(err, &damaged) || strings.Contains(err.Error(), "runtime error") || !strings.Contains(err.Error(), "is damaged: ") {
			t.Errorf("%s: %v", what, err)
		}
	}
}
