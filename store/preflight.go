package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"time"
)

// preflight refuses a file that bbolt would take for an empty database, or would crash on. It only reads,
// and maps nothing into memory.
func preflight(path, name string) error {
	info, err := os.Stat(path)
	if os.IsNotExist(err) {
		return missing(path, name)
	}
	if err != nil {
		return unopened(name, err)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%q is a folder or a device, not a database: name a file", name)
	}
	if info.Size() == 0 {
		return foreign(name, "it is empty")
	}
	file, err := os.Open(path)
	if err != nil {
		return unopened(name, err)
	}
	defer file.Close()
	// The owner may be writing one of these pages just now, so a bad one is read again.
	for try := 0; ; try++ {
		_, err := newestMeta(file, name)
		if err == nil || try == 2 {
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Present gives a *MissingError where there is no database at path.
func Present(path string) error {
	place, err := follow(path)
	if err != nil {
		return err
	}
	if _, err := os.Stat(place); errors.Is(err, os.ErrNotExist) {
		return missing(place, path)
	}
	return nil
}

// newestMeta checks bbolt's two meta pages and gives the one in force. Both must be whole, since with one
// of them gone the last save is gone as well, and nobody would be told.
func newestMeta(file *os.File, name string) (meta, error) {
	damaged := func(cause string) (meta, error) { return meta{}, &DamagedError{File: name, Cause: cause} }
	first, err := readMeta(file, 0)
	if err != nil {
		return first, unopened(name, err)
	}
	if !first.magic() {
		if hasSecondMeta(file) {
			return damaged("its first page is not readable")
		}
		return first, foreign(name, "it begins differently")
	}
	if !first.whole() {
		return damaged("the checksum of its first page does not fit")
	}
	second, err := readMeta(file, first.pageSize())
	if err != nil {
		return second, unopened(name, err)
	}
	if !second.whole() {
		return damaged("the checksum of its second page does not fit")
	}
	newest := first
	if second.transaction() > first.transaction() {
		newest = second
	}
	// bbolt would go through the whole file for a list that flipchart never leaves out.
	if newest.freelist() == noFreelist {
		return newest, foreign(name, "another program wrote it")
	}
	info, err := file.Stat()
	if err != nil {
		return newest, fmt.Errorf("%q cannot be looked at: %w", name, err)
	}
	if there := uint64(info.Size() / newest.pageSize()); there < newest.pages() {
		return damaged(cutOff(there, newest.pages()))
	}
	return newest, nil
}

// IsDatabase is true for the beginning of a file that is, or was, a database.
func IsDatabase(beginning []byte) bool {
	m, err := readMeta(bytes.NewReader(beginning), 0)
	return err == nil && m.magic()
}

func cutOff(there, pages uint64) string {
	return fmt.Sprintf("it is cut off, with %d of %d pages left", there, pages)
}

// meta is the part of a meta page that has a checksum: magic, version, page size, flags, root page, its
// sequence, free list, pages in use, transaction, checksum.
type meta [64]byte

const (
	pageHeader = 16
	boltMagic  = 0xED0CDAED
	noFreelist = 1<<64 - 1
)

// readMeta gives zeros where the file ends before, which are no meta.
func readMeta(file io.ReaderAt, page int64) (meta, error) {
	var m meta
	n, err := file.ReadAt(m[:], page+pageHeader)
	if err == io.EOF {
		clear(m[n:])
		err = nil
	}
	return m, err
}

func hasSecondMeta(file *os.File) bool {
	for size := int64(smallestPage); size <= largestPage; size <<= 1 {
		if m, err := readMeta(file, size); err == nil && m.whole() {
			return true
		}
	}
	return false
}

func (m *meta) magic() bool         { return binary.NativeEndian.Uint32(m[0:]) == boltMagic }
func (m *meta) pageSize() int64     { return int64(binary.NativeEndian.Uint32(m[8:])) }
func (m *meta) root() uint64        { return binary.NativeEndian.Uint64(m[16:]) }
func (m *meta) freelist() uint64    { return binary.NativeEndian.Uint64(m[32:]) }
func (m *meta) pages() uint64       { return binary.NativeEndian.Uint64(m[40:]) }
func (m *meta) transaction() uint64 { return binary.NativeEndian.Uint64(m[48:]) }

// Sizes of pages are those of systems, powers of two.
const smallestPage, largestPage = 1 << 10, 1 << 16

func (m *meta) whole() bool {
	sum := fnv.New64a()
	sum.Write(m[:56])
	size := m.pageSize()
	return m.magic() && sum.Sum64() == binary.NativeEndian.Uint64(m[56:]) &&
		size >= smallestPage && size <= largestPage && size&(size-1) == 0
}
