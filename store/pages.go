package store

import (
	"encoding/binary"
	"fmt"
	"io"
)

// The kinds of bbolt's pages that a tree can lead to, and the mark of a bucket among a leaf's elements.
const (
	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10
	bucketMark   = 0x01
)

// page is a page's bytes with those that continue it: id, kind, count, continuing pages; then its elements.
// What it says of itself is not to be believed.
type page []byte

func (p page) id() uint64       { return binary.NativeEndian.Uint64(p[0:]) }
func (p page) kind() uint16     { return binary.NativeEndian.Uint16(p[8:]) }
func (p page) count() uint64    { return uint64(binary.NativeEndian.Uint16(p[10:])) }
func (p page) overflow() uint64 { return uint64(binary.NativeEndian.Uint32(p[12:])) }

// description is the sixteen bytes that describe one element of a branch or leaf.
func (p page) description(i uint64) []byte { return p[pageHeader+16*i:][:16] }

// holdsDescriptions is true where the descriptions of all elements lie inside the page.
func (p page) holdsDescriptions() bool {
	return uint64(len(p)) >= pageHeader && pageHeader+16*p.count() <= uint64(len(p))
}

// children are the pages that a branch leads to; readable is false where the key of one does not lie inside the
// page: bbolt would read it all the same. A description is the key's place from there on, its length, and the page.
func (p page) children() (ids []uint64, readable bool) {
	if !p.holdsDescriptions() || p.count() == 0 {
		return nil, false
	}
	readable = true
	for i := range p.count() {
		d := p.description(i)
		end := pageHeader + 16*i + uint64(binary.NativeEndian.Uint32(d)) + uint64(binary.NativeEndian.Uint32(d[4:]))
		readable = readable && end <= uint64(len(p))
		ids = append(ids, binary.NativeEndian.Uint64(d[8:]))
	}
	return ids, readable
}

// element is what a leaf has under a key: a value, or a bucket.
type element struct {
	bucket     bool
	key, value []byte
}

// elements are those of a leaf that lie inside it; readable is false where others do not. A description is
// the mark, the place from the description on, and the lengths of key and value. bbolt's elements lie one
// behind the other; here they may overlap, but not so that the work grows beyond the page.
func (p page) elements() (elements []element, readable bool) {
	if !p.holdsDescriptions() {
		return nil, false
	}
	length, work := uint64(len(p)), uint64(0)
	readable = true
	for i := range p.count() {
		field := func(n int) uint64 { return uint64(binary.NativeEndian.Uint32(p.description(i)[4*n:])) }
		key := pageHeader + 16*i + field(1)
		value := key + field(2)
		end := value + field(3)
		if end > length || work+end-key > 2*length {
			readable = false
			continue
		}
		work += end - key
		elements = append(elements, element{field(0)&bucketMark != 0, p[key:value], p[value:end]})
	}
	return elements, readable
}

// bucketHeader is the length of a bucket's root page and counter, with which its value begins.
const bucketHeader = 16

// root is where a bucket's elements are. A small bucket has 0 for it, and lies in its value, as a leaf
// behind the header that holds no buckets.
func (e element) root() (id uint64, inline page, readable bool) {
	if len(e.value) < bucketHeader {
		return 0, nil, false
	}
	if id := binary.NativeEndian.Uint64(e.value); id != 0 {
		return id, nil, true
	}
	inline = e.value[bucketHeader:]
	return 0, inline, inline.holdsDescriptions() && inline.kind() == leafPage
}

// pages reads a file page by page, and maps nothing into memory.
type pages struct {
	file  io.ReaderAt
	size  uint64 // of one page, in bytes
	count uint64
}

// first reads a page without those that continue it.
func (f pages) first(id uint64) (page, error) {
	if id < 2 || id >= f.count {
		return nil, fmt.Errorf("it leads to page %d, which is not in it", id)
	}
	p := make(page, f.size)
	if _, err := f.file.ReadAt(p, int64(id*f.size)); err != nil {
		return nil, unreadable(id)
	}
	if p.id() != id || p.overflow() >= f.count-id {
		return nil, unreadable(id)
	}
	return p, nil
}

// rest reads a page again with those that continue it, where there are any.
func (f pages) rest(p page) (page, error) {
	if p.overflow() == 0 {
		return p, nil
	}
	id := p.id()
	p = make(page, (1+p.overflow())*f.size)
	if _, err := f.file.ReadAt(p, int64(id*f.size)); err != nil {
		return nil, unreadable(id)
	}
	return p, nil
}

func unreadable(id uint64) error { return fmt.Errorf("page %d is not readable", id) }
