package tui_test

import (
	"testing"

	"flipchart/tui/tuitest"
)

// What was typed and left by esc is there when the same is opened again, wherever that is, and gone once taken.
func TestTrustEscKeepsWhatWasTyped(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("p").Type("Who pays?").Press("esc").See("Your words are kept: they come back")
	s.Press("enter") // another screen
	s.Press("p").See("Who pays?", "what you typed before is back").Press("esc")
	s.Press("p").See("Who pays?").Press("enter")
	s.Press("p").NotSee("Who pays?", "is back").Press("esc").NotSee("Not kept")
	if got := points(s); len(got) != 1 || got[0] != "Who pays?" {
		t.Errorf("parked: %q", got)
	}
}

// What is typed in one card's field is not brought to another card.
func TestDraftBelongsToItsPlace(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("e").Type(" and more").Press("esc", "down", "e").NotSee("and more")
	s.Press("esc", "up", "e").See("and more")
}
