package tui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/tuitest"
)

func TestHandsTheKeyboardToTheRoom(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("r").See("type the letters g u i d e").Press("esc").See("hand to the room")
	s.Press("r", "enter").See("You have the keyboard.", "choose a card", "pick it up").NotSee("g u i d e", "? help")

	before := s.Session()
	for _, key := range []string{"a", "A", "e", "d", "!", "r", "v", "u", "ctrl+r", "x", "p", "T", "<", ">", "g", "G", "?", "ctrl+p", ":", "q", "t", "b", "pgdown", "esc", "c", "ctrl+z"} {
		s.Press(key).See("You have the keyboard.")
	}
	s.Paste("guide").See("You have the keyboard.")
	if after := s.Session(); after.Wall != nil && titles(after.Wall.Cards()) != titles(before.Wall.Cards()) || len(after.Clock.Timers) > 0 || len(after.Park.Points) > 0 {
		t.Error("a key that moves no card changed something")
	}
	x, y := s.Find("Pipeline practices")
	s.Click(x, y).Click(x, y).See("You have the keyboard.") // a double click opens nothing

	s.Press("enter").See("You carry: Pipeline practices").Press("m").See("enter │ pick it up") // both do both
	s.Press("m").See("You carry: Pipeline practices", "put down", "put back").Press("right", "enter")
	wants(t, s, model.Done, "Welcome, Pipeline practices, Our definition, Morning break")
	s.Press("H") // in one go, too
	s.Press("left", "L").See("Doing is full.")
	wants(t, s, model.Doing, "Value stream map, Pipeline practices")
}

func TestOnlyTheWholeSequenceGivesTheKeyboardBack(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("r", "enter")
	s.Type("guid").Press("down").Type("e").See("You have the keyboard.")
	s.Type("gguide").See("You have the keyboard.") // begun anew
	s.Restart()
	s.See("You have the keyboard.").Type("GUide").See("hand to the room", "You have the keyboard again.")
	s.Restart()
	s.See("hand to the room")
}

func TestCtrlCEndsTheProgramInTheRoomsHands(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("r", "enter", "m", "ctrl+c", "ctrl+c")
	if !s.HasQuit() {
		t.Error("ctrl+c twice does not quit")
	}
	s.Restart()
	s.See("You have the keyboard.")
	s.Send(tea.WindowSizeMsg{Width: 60, Height: 16})
	s.Press("m").See("put back")
}
