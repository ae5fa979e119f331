package tui_test

import (
	"testing"

	"flipchart/tui/tuitest"
)

func TestAToastEndsWithWhatItIsAbout(t *testing.T) {
	session := onTheBoard()
	s := tuitest.New(t, tuitest.Options{Session: &session})
	parked := func() *tuitest.Stage { return s.Press("p").Type("later").Press("enter").See("Parked.") }
	parked().Press("?").NotSee("Parked.").Press("esc")   // a dialog
	parked().Press("q").NotSee("Parked.").Press("enter") // the screen below
	parked().Press("t").See("Parked.")                   // nothing else is shown
	s.Press("q", "q").See("Sessions").NotSee("Parked.")
}

func TestAWarningEndsWhenSomethingIsDone(t *testing.T) {
	s := atHome(t)
	s.Press("d").See("! there is no session yet").Press("z").See("! there is no session yet")
	s.Press("t").NotSee("! there is no session yet")
}

func TestAToastCoversNothingOfTheScreen(t *testing.T) {
	s := atHome(t, many(50)...)
	x, y := s.Find("Session 0012")
	s.Press("d").See("is in the trash; u brings it back").See("Session 0013")
	if gotX, gotY := s.Find("Session 0013"); gotX != x || gotY != y {
		t.Errorf("the list's line is at %d, %d, not at %d, %d", gotX, gotY, x, y)
	}
}

func TestTheEndOfUndoIsNoMistake(t *testing.T) {
	session := onTheBoard()
	s := tuitest.New(t, tuitest.Options{Session: &session})
	s.Press("u").See("· Nothing to undo.").NotSee("!").Press("ctrl+r").See("· Nothing to do again.").NotSee("!")
	atHome(t).Press("u").See("· Nothing to undo.").NotSee("!")
}
