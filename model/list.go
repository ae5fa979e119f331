package model

import (
	"fmt"
	"slices"
)

// item is an entry of a list that is found by its id.
type item interface{ id() ID }

// indexOf is the place of the item with an id, -1 where there is none.
func indexOf[T item](list []T, id ID) int {
	return slices.IndexFunc(list, func(t T) bool { return t.id() == id })
}

// changed is a copy of a list with one item changed, unless change refuses. Where the item is not there, gone
// says so.
func changed[T item](list []T, id ID, gone error, change func(*T) error) ([]T, error) {
	i := indexOf(list, id)
	if i < 0 {
		return list, gone
	}
	after := slices.Clone(list)
	return after, change(&after[i])
}

// without is a copy of a list that lacks one item. Where the item is not there, gone says so.
func without[T item](list []T, id ID, gone error) ([]T, error) {
	i := indexOf(list, id)
	if i < 0 {
		return list, gone
	}
	return slices.Delete(slices.Clone(list), i, i+1), nil
}

// checkEach refuses more items than a session holds and ids that are none or taken, and has each item checked
// with its path in the session's JSON.
func checkEach[T item](v *validator, what, path string, list []T, check func(path string, t T)) {
	v.say(checkRoom(what, len(list), 0), "%s", path)
	for i, t := range list {
		at := fmt.Sprintf("%s[%d]", path, i)
		v.own(t.id(), at)
		check(at, t)
	}
}
