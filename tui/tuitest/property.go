package tuitest

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flipchart/model"
	"flipchart/tui/ui"
)

// pasted are texts that somebody may paste anywhere: lists, tables, and what no screen can use.
var pasted = []string{"one", "a\nb\n", "3h\t2d\n1h", "step;pt\nx;y", "80 70 90 85", "\t\t\t\t\t\n;", "\u202eevil\x1b[2J\x00\xff", "👩‍👩‍👧 世界"}

// AnyKeys presses up to forty of the keys, in any order and in a window of any size, with pastes, drags and
// other sizes between them: nothing panics, no screen takes a key that is not its own, no line leaves the
// window, and a session that keeps every rule keeps them.
func AnyKeys(t *testing.T, keys []string, options func(*rapid.T) Options) {
	t.Helper()
	rapid.Check(t, func(rt *rapid.T) {
		upTo := func(most int, label string) int { return rapid.IntRange(0, most).Draw(rt, label) }
		o := options(rt)
		width, height := 1+upTo(209, "width"), 1+upTo(69, "height")
		o.Width, o.Height = width, height
		s := New(t, o)
		sound := len(model.Validate(s.Session())) == 0
		for range upTo(40, "count") {
			switch upTo(19, "kind") {
			case 0:
				width, height = 1+upTo(209, "width"), 1+upTo(69, "height")
				s.Resize(width, height)
			case 1:
				s.Paste(rapid.SampledFrom(pasted).Draw(rt, "paste"))
			case 2:
				s.Drag(upTo(width, "x"), upTo(height, "y"), upTo(width, "to x"), upTo(height, "to y"))
			default:
				s.Press(rapid.SampledFrom(keys).Draw(rt, "key"))
			}
			if faults := s.KeyClashes(); len(faults) > 0 {
				rt.Fatal(faults)
			}
			for _, line := range strings.Split(s.Text(), "\n") {
				if ui.Width(line) > width {
					rt.Fatalf("%d columns in a window of %d: %q", ui.Width(line), width, line)
				}
			}
		}
		if broken := model.Validate(s.Session()); sound && len(broken) > 0 {
			rt.Fatalf("the session breaks a rule: %v", broken[0])
		}
	})
}
