package tuitest

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flipchart/tui/ui"
)

// AnyKeys presses up to twenty of the keys, in any order and in a window of any size: nothing panics, no
// screen takes a key that is not its own, and no line leaves the window.
func AnyKeys(t *testing.T, keys []string, options func(*rapid.T) Options) {
	t.Helper()
	rapid.Check(t, func(rt *rapid.T) {
		o := options(rt)
		o.Width, o.Height = rapid.IntRange(1, 210).Draw(rt, "width"), rapid.IntRange(1, 70).Draw(rt, "height")
		s := New(t, o)
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 0, 20).Draw(rt, "keys") {
			s.Press(key)
			if faults := s.Faults(); len(faults) > 0 {
				rt.Fatal(faults)
			}
			for _, line := range strings.Split(s.Text(), "\n") {
				if ui.Width(line) > o.Width {
					rt.Fatalf("%d columns in a window of %d: %q", ui.Width(line), o.Width, line)
				}
			}
		}
	})
}
