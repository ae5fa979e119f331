package tui

import (
	"errors"
	"slices"
)

// looking is true where a copy is shown in which nothing can be changed.
func (s *Stage) looking() bool { return s.config.Looking != "" }

// ErrLooking refuses a change to a copy that is only looked at.
var ErrLooking = errors.New("this is a copy to look at: nothing in it can be changed")

// lookingKeys are those that change nothing on any screen: they select, filter, leave, go to another view or to
// where something comes from.
var lookingKeys = []string{"up", "down", "left", "right", "/", "v", "o", "esc"}

// refuses is true for what would change a copy that is only looked at.
func (s *Stage) refuses(a Action) bool {
	return s.looking() && !a.Looks && !slices.Contains(lookingKeys, a.key())
}

// why says why an action of a screen, or one that works everywhere, cannot be done now; empty where it can.
func (s *Stage) why(a Action) string {
	if s.refuses(a) {
		return ErrLooking.Error()
	}
	return a.why()
}

// Trouble is something that went wrong beside the work of the room; the stage tells it.
type Trouble struct{ Err error }
