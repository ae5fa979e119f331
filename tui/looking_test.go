package tui_test

import (
	"testing"

	"flipchart/model"
	"flipchart/tui/tuitest"
)

// In a copy one can go everywhere and export, and change nothing.
func TestLookingChangesNothing(t *testing.T) {
	options := wallOptions(t)
	options.Looking = "copy of 14:05"
	s := tuitest.New(t, options)
	before := s.Session()
	s.See("copy of 14:05")
	s.Press("m", "right", "enter").See("nothing in it can be changed")
	s.Press("p").Type("a point").Press("enter").See("nothing in it can be changed")
	s.Press("esc", "u").See("nothing in it can be changed").Press("ctrl+r").See("nothing in it can be changed")
	wants(t, s, model.Doing, titles(before.Wall.Doing))
	if after := s.Session(); len(after.Park.Points) > 0 || titles(after.Wall.Cards()) != titles(before.Wall.Cards()) {
		t.Error("something was changed")
	}
	s.Press("q").See("copy of 14:05", "Sessions")
}
