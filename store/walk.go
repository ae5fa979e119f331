package store

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// walker goes through the tree of pages as bbolt will. It ends whatever the pages say: no page is begun
// twice, and what continues pages is read a limited number of times.
type walker struct {
	pages
	begun   []bool // pages that something led to
	covered []bool // those, and the ones that continue them
	budget  uint64 // how many more continuing pages are read

	// record is called for every value, with the names of the buckets that lead to it. It may keep the
	// slices, except for at.
	record func(at []string, key, value []byte)
	// damage is called for what is not readable. Where it returns no error, the walk goes on without that.
	damage func(at []string, err error) error
}

func newWalker(f pages) walker {
	return walker{pages: f, begun: make([]bool, f.count), covered: make([]bool, f.count), budget: 4 * f.count}
}

// deepest is how many buckets flipchart never puts into one another.
const deepest = 8

// tree follows a page to all that it leads to. at are the buckets that it is in.
func (w *walker) tree(at []string, id uint64) error {
	p, err := w.take(at, id)
	if err != nil {
		return w.damage(at, err)
	}
	switch p.kind() {
	case leafPage:
		return w.leaf(at, p, id)
	case branchPage:
		children, readable := p.children()
		if !readable {
			if err := w.damage(at, unreadable(id)); err != nil {
				return err
			}
		}
		for _, child := range children {
			if err := w.tree(at, child); err != nil {
				return err
			}
		}
		return nil
	}
	return w.damage(at, unreadable(id))
}

// take reads a page that was not begun before.
func (w *walker) take(at []string, id uint64) (page, error) {
	p, err := w.first(id)
	if err != nil {
		return nil, err
	}
	if w.begun[id] {
		return nil, ledToTwice(id)
	}
	if p.overflow() > w.budget {
		return nil, unreadable(id)
	}
	w.begun[id] = true
	w.budget -= p.overflow()
	twice := false
	for i := id; i <= id+p.overflow(); i++ {
		twice = twice || w.covered[i]
		w.covered[i] = true
	}
	if twice {
		if err := w.damage(at, ledToTwice(id)); err != nil {
			return nil, err
		}
	}
	return w.rest(p)
}

func ledToTwice(id uint64) error { return fmt.Errorf("page %d is led to from two places", id) }

// leaf visits the values of a leaf, which is in a page, and follows its buckets.
func (w *walker) leaf(at []string, p page, in uint64) error {
	elements, readable := p.elements()
	if !readable {
		if err := w.damage(at, unreadable(in)); err != nil {
			return err
		}
	}
	for _, e := range elements {
		if !e.bucket {
			w.record(at, e.key, e.value)
			continue
		}
		if err := w.bucket(at, e, in); err != nil {
			return err
		}
	}
	return nil
}

// bucket follows a bucket to its elements. bbolt believes what an inline one says of its length, and would
// read beyond it.
func (w *walker) bucket(at []string, e element, in uint64) error {
	at = append(at[:len(at):len(at)], string(e.key))
	id, inline, readable := e.root()
	switch {
	case !readable || len(at) > deepest:
		return w.damage(at, unreadable(in))
	case id != 0:
		return w.tree(at, id)
	}
	elements, readable := inline.elements()
	for _, e := range elements {
		if e.bucket {
			readable = false
			continue
		}
		w.record(at, e.key, e.value)
	}
	if !readable {
		return w.damage(at, unreadable(in))
	}
	return nil
}

var errFreeList = errors.New("the list of its free pages is not readable")

// freePages makes sure that no page of the tree, which was walked before, is in the list of those that may
// be written over, and gives that list.
func (w *walker) freePages(id uint64) (free []bool, err error) {
	p, err := w.take(nil, id)
	if err != nil {
		return nil, err
	}
	// A list too long for the page's own count has it in the first place.
	first, count := uint64(0), p.count()
	if count == 0xFFFF && uint64(len(p)) >= pageHeader+8 {
		first, count = 1, binary.NativeEndian.Uint64(p[pageHeader:])
	}
	if p.kind() != freelistPage || count > w.count || pageHeader+8*(first+count) > uint64(len(p)) {
		return nil, errFreeList
	}
	free = make([]bool, w.count)
	for i := range count {
		id := binary.NativeEndian.Uint64(p[pageHeader+8*(first+i):])
		if id < 2 || id >= w.count || w.covered[id] || free[id] {
			return nil, fmt.Errorf("page %d counts as free although it is not", id)
		}
		free[id] = true
	}
	return free, nil
}
