package store_test

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"
	"time"

	"flipchart/store"
)

// mutation is how the fuzz target describes what is written over bytes of a file: the place, and eight bytes.
const mutation = 4 + 8

// FuzzSalvage writes anything anywhere in a database, and gives its first pages the checksums that make them
// believable: to look at it ends soon, and what is salvaged can be read.
func FuzzSalvage(f *testing.F) {
	file, _, _ := filledTwice(f, 10)
	size := pageSize(file)
	at := func(place int, value uint64) []byte {
		return binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint32(nil, uint32(place)), value)
	}
	newest := 0
	if binary.NativeEndian.Uint64(file[size+16+48:]) > binary.NativeEndian.Uint64(file[16+48:]) {
		newest = size
	}
	f.Add([]byte{})
	f.Add(at(newest+16+8, 1<<10))               // the size of its pages
	f.Add(at(newest+16+16, 3))                  // the root
	f.Add(at(newest+16+32, 4))                  // the list of free pages
	f.Add(at(newest+16+40, 1<<60))              // how many pages there are
	f.Add(at(16, 0))                            // no first page
	f.Add(append(at(16, 0), at(size+16, 0)...)) // no second one either
	for id := 2; id < 12; id++ {
		f.Add(at(id*size, uint64(id+1)))           // another page's number
		f.Add(at(id*size+8, 0xFFFFFFFF_FFFF_0002)) // a leaf of endless elements, going on for ever
		f.Add(at(id*size+8, 0x00000001_FFFF_0001)) // a branch of them
		f.Add(at(id*size+16+8, uint64(id)))        // a page that leads to itself
		f.Add(at(id*size+16, 0xFFFFFFF0_00000001)) // a bucket beyond the page
	}
	f.Fuzz(func(t *testing.T, changes []byte) {
		content := append([]byte(nil), file...)
		for ; len(changes) >= mutation; changes = changes[mutation:] {
			place := int(binary.LittleEndian.Uint32(changes)) % (len(content) - 8)
			copy(content[place:], changes[4:mutation])
		}
		for _, page := range []int{0, size} {
			sum := fnv.New64a()
			sum.Write(content[page+16:][:56])
			binary.NativeEndian.PutUint64(content[page+16+56:], sum.Sum64())
		}
		path := quickFile(t, content)
		defer os.RemoveAll(filepath.Dir(path))
		began := time.Now()
		x, err := store.Examine(path)
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("it took %v", took)
		}
		if err != nil {
			return
		}
		err = x.Salvage(filepath.Join(filepath.Dir(path), "salvaged.db"), monday)
		if err != nil && !errors.Is(err, store.ErrNothingLeft) {
			t.Error(err)
		}
	})
}
