package store

import (
	"encoding/binary"
	"fmt"
	"os"
)

// survey goes through the tree of pages as bbolt will, without mapping the file into memory. It refuses
// what bbolt cannot survive, a page that leads back to itself, and what would make a damage worse: a page
// in use that counts as free and would be written over. bbolt's own check does not do, since it runs into
// the same pages in a goroutine from which nothing can be recovered. What the records say is not looked
// at here; they have checksums.
func survey(file *os.File, name string) error {
	newest, err := newestMeta(file, name)
	if err != nil {
		return err
	}
	s := surveyor{file: file, pageSize: uint64(newest.pageSize()), pages: newest.pages(), seen: make([]bool, newest.pages())}
	err = s.tree(newest.root())
	if err == nil {
		err = s.freePages(newest.freelist())
	}
	if err != nil {
		return &DamagedError{File: name, Cause: err.Error()}
	}
	return nil
}

type surveyor struct {
	file     *os.File
	pageSize uint64
	pages    uint64
	seen     []bool
}

// The kinds of bbolt's pages that a tree can lead to, and the mark of a bucket among a leaf's elements.
const (
	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10
	bucketMark   = 0x01
)

// page is a page's bytes with those that continue it: id, kind, count, continuing pages; then its elements.
type page []byte

func (p page) id() uint64       { return binary.NativeEndian.Uint64(p[0:]) }
func (p page) kind() uint16     { return binary.NativeEndian.Uint16(p[8:]) }
func (p page) count() uint64    { return uint64(binary.NativeEndian.Uint16(p[10:])) }
func (p page) overflow() uint64 { return uint64(binary.NativeEndian.Uint32(p[12:])) }

// element is the sixteen bytes that describe one element of a branch or leaf.
func (p page) element(i uint64) []byte { return p[pageHeader+16*i:][:16] }

// holdsElements is true where the descriptions of all elements lie inside the page.
func (p page) holdsElements() bool {
	return uint64(len(p)) >= pageHeader && pageHeader+16*p.count() <= uint64(len(p))
}

// read gives a page that was not read before.
func (s *surveyor) read(id uint64) (page, error) {
	if id < 2 || id >= s.pages {
		return nil, fmt.Errorf("it leads to page %d, which is not in it", id)
	}
	p := make(page, s.pageSize)
	if _, err := s.file.ReadAt(p, int64(id*s.pageSize)); err != nil {
		return nil, err
	}
	if p.id() != id || p.overflow() >= s.pages-id {
		return nil, fmt.Errorf("page %d is not readable", id)
	}
	for i := id; i <= id+p.overflow(); i++ {
		if s.seen[i] {
			return nil, fmt.Errorf("page %d is led to from two places", i)
		}
		s.seen[i] = true
	}
	if p.overflow() == 0 {
		return p, nil
	}
	p = make(page, (1+p.overflow())*s.pageSize)
	_, err := s.file.ReadAt(p, int64(id*s.pageSize))
	return p, err
}

// tree follows a page to all that it leads to.
func (s *surveyor) tree(id uint64) error {
	p, err := s.read(id)
	if err != nil {
		return err
	}
	if !p.holdsElements() {
		return fmt.Errorf("page %d is not readable", id)
	}
	switch p.kind() {
	case leafPage:
		return s.leaf(p)
	case branchPage:
		if p.count() == 0 {
			return fmt.Errorf("page %d is not readable", id)
		}
		for i := range p.count() {
			if err := s.tree(binary.NativeEndian.Uint64(p.element(i)[8:])); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("page %d is not readable", id)
}

// leaf follows a leaf's elements that are buckets: mark, place from the element on, lengths of key and value.
func (s *surveyor) leaf(p page) error {
	for i := range p.count() {
		element := p.element(i)
		field := func(n int) uint64 { return uint64(binary.NativeEndian.Uint32(element[4*n:])) }
		value := pageHeader + 16*i + field(1) + field(2)
		if value+field(3) > uint64(len(p)) {
			return fmt.Errorf("page %d is not readable", p.id())
		}
		if field(0)&bucketMark == 0 {
			continue
		}
		if err := s.bucket(p[value:][:field(3)], p.id()); err != nil {
			return err
		}
	}
	return nil
}

// bucketHeader is the length of a bucket's root page and counter, with which its value begins.
const bucketHeader = 16

// bucket follows a bucket to its root page. A small one has 0 for it and lies in its value, as a leaf behind
// the header: bbolt believes what that leaf says of its length, and would read beyond the value.
func (s *surveyor) bucket(value page, in uint64) error {
	if len(value) < bucketHeader {
		return fmt.Errorf("page %d is not readable", in)
	}
	if root := binary.NativeEndian.Uint64(value); root != 0 {
		return s.tree(root)
	}
	inline := value[bucketHeader:]
	if !inline.holdsElements() || inline.kind() != leafPage {
		return fmt.Errorf("page %d is not readable", in)
	}
	return s.leaf(inline)
}

// freePages makes sure that no page of the tree is in the list of those that may be written over.
func (s *surveyor) freePages(id uint64) error {
	p, err := s.read(id)
	if err != nil {
		return err
	}
	// A list too long for the page's own count has it in the first place.
	first, count := uint64(0), p.count()
	if count == 0xFFFF {
		first, count = 1, binary.NativeEndian.Uint64(p[pageHeader:])
	}
	if p.kind() != freelistPage || count > s.pages || pageHeader+8*(first+count) > uint64(len(p)) {
		return fmt.Errorf("the list of its free pages is not readable")
	}
	for i := range count {
		free := binary.NativeEndian.Uint64(p[pageHeader+8*(first+i):])
		if free < 2 || free >= s.pages || s.seen[free] {
			return fmt.Errorf("page %d counts as free although it is not", free)
		}
		s.seen[free] = true
	}
	return nil
}
