package tui

import "errors"

// looking is true where a copy is shown in which nothing can be changed.
func (s *Stage) looking() bool { return s.config.Looking != "" }

// ErrLooking refuses a change to a copy that is only looked at.
var ErrLooking = errors.New("this is a copy to look at: nothing in it can be changed")

// Trouble is something that went wrong beside the work of the room; the stage tells it.
type Trouble struct{ Err error }
