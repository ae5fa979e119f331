package model

import (
	"fmt"
)

// MaxItems of one kind are in a session at most, so that a pasted file cannot make it too slow to use.
const MaxItems = 2000

// checkRoom refuses items that would make a list longer than MaxItems.
func checkRoom(what string, count, more int) error {
	switch {
	case count+more <= MaxItems:
		return nil
	case more == 0:
		return fmt.Errorf("there are %d %s, and a session holds at most %d", count, what, MaxItems)
	case count == 0:
		return fmt.Errorf("those are %d %s, and a session holds at most %d", more, what, MaxItems)
	case more > 1:
		return fmt.Errorf("%d more %s do not fit: a session holds at most %d, and there are %d already", more, what, MaxItems, count)
	default:
		return fmt.Errorf("there are %d %s already, and a session holds at most %d: merge or delete some first", count, what, MaxItems)
	}
}
