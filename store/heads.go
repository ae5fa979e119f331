package store

import (
	"cmp"
	"errors"
	"slices"

	"go.etcd.io/bbolt"

	"flipchart/model"
)

// entry is what the file holds of a session under heads. The checksums say which state of each document
// belongs to it, so that a document that is missing, or is one of another day, is noticed.
type entry struct {
	Head      model.Head        `json:"head"`
	Documents map[string]uint32 `json:"documents"` // checksums by name
	Oldest    int               `json:"oldest"`    // the oldest history record that is kept

	counted census // what the file's census has for it; nothing for a new one
}

// listed is the part of an entry that the lists need: with 1,000 sessions the rest costs time.
type listed struct {
	Head model.Head `json:"head"`
}

// census counts the sessions and adds up the checksums of their heads, so that a session that is missing
// from the list is noticed, and an empty trash is known without going through the list.
type census struct {
	Sessions int    `json:"sessions"`
	Trashed  int    `json:"trashed"` // of the sessions, those in the trash
	Sum      uint32 `json:"sum"`
}

// countOf is one session's share of the census.
func countOf(head model.Head, sum uint32) census {
	if head.DeletedAt.IsZero() {
		return census{1, 0, sum}
	}
	return census{1, 1, sum}
}

func (c census) plus(other census) census {
	return census{c.Sessions + other.Sessions, c.Trashed + other.Trashed, c.Sum + other.Sum}
}

func (c census) minus(other census) census {
	return census{c.Sessions - other.Sessions, c.Trashed - other.Trashed, c.Sum - other.Sum}
}

const censusKey = "census"

// Heads are the sessions outside the trash, newest first. Where some are damaged, the others come with
// the error.
func (s *Store) Heads() ([]model.Head, error) {
	heads, err := s.heads(func(h model.Head) bool { return h.DeletedAt.IsZero() })
	slices.SortFunc(heads, model.NewestFirst)
	return heads, err
}

// Trash are the sessions that were deleted, the last one first. Where some are damaged, the others come
// with the error.
func (s *Store) Trash() ([]model.Head, error) {
	heads, err := s.heads(func(h model.Head) bool { return !h.DeletedAt.IsZero() })
	slices.SortFunc(heads, func(a, b model.Head) int { return b.DeletedAt.Compare(a.DeletedAt) })
	return heads, err
}

func (s *Store) heads(wanted func(model.Head) bool) ([]model.Head, error) {
	var heads []model.Head
	err := s.view(func(tx *bbolt.Tx) error {
		return eachHead(tx, func(head model.Head) {
			if wanted(head) {
				heads = append(heads, head)
			}
		})
	})
	return heads, err
}

// eachHead visits every head that is whole, and gives the first damage it met at the end.
func eachHead(tx *bbolt.Tx, visit func(model.Head)) error {
	heads, err := open(tx, headsBucket)
	if err != nil {
		return err
	}
	var damage error
	var found census
	c := heads.Cursor()
	for key, _ := c.First(); key != nil; key, _ = c.Next() {
		var l listed
		sum, err := heads.get(string(key), &l)
		if err != nil {
			damage = cmp.Or(damage, err)
			continue
		}
		found = found.plus(countOf(l.Head, sum))
		visit(l.Head)
	}
	if damage != nil {
		return damage
	}
	counted, _, err := readCensus(tx)
	if err != nil {
		return err
	}
	if counted != found {
		return &DamagedError{Part: headsBucket, Cause: "it is not complete"}
	}
	return nil
}

// findEntry reads one session's head, or gives ErrGone.
func findEntry(tx *bbolt.Tx, id model.SessionID) (entry, error) {
	heads, err := open(tx, headsBucket)
	if err != nil {
		return entry{}, err
	}
	if heads.Get([]byte(id)) == nil {
		return entry{}, ErrGone
	}
	var e entry
	sum, err := heads.get(string(id), &e)
	e.counted = countOf(e.Head, sum)
	return e, err
}

// putEntry writes a head and counts it. same is true if it is what the file held before.
func putEntry(tx *bbolt.Tx, e entry) (same bool, err error) {
	heads, err := open(tx, headsBucket)
	if err != nil {
		return false, err
	}
	sum, err := heads.put(string(e.Head.ID), e)
	if err != nil {
		return false, err
	}
	count := countOf(e.Head, sum)
	return count == e.counted, recount(tx, e.counted, count)
}

// dropEntry takes a session out of the file with all it has.
func dropEntry(tx *bbolt.Tx, id model.SessionID) error {
	e, err := findEntry(tx, id)
	if err != nil {
		return err
	}
	heads, err := open(tx, headsBucket)
	if err != nil {
		return err
	}
	sessions, err := open(tx, sessionsBucket)
	if err != nil {
		return err
	}
	if err := errors.Join(heads.Delete([]byte(id)), sessions.DeleteBucket([]byte(id))); err != nil {
		return err
	}
	return recount(tx, e.counted, census{})
}

func readCensus(tx *bbolt.Tx) (c census, s shelf, err error) {
	if s, err = open(tx, metaBucket); err != nil {
		return c, s, err
	}
	_, err = s.get(censusKey, &c)
	return c, s, err
}

func recount(tx *bbolt.Tx, before, after census) error {
	c, s, err := readCensus(tx)
	if err != nil {
		return err
	}
	_, err = s.put(censusKey, c.minus(before).plus(after))
	return err
}
