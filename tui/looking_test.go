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
	s.NotSee("m move", "hand to the room").See("enter open")
	for _, key := range []string{"m", "p", "e", "a", "d", "!", "D", "shift+right", "u", "ctrl+r", "T", ">"} {
		s.Press(key).See("nothing in it can be changed").Press("right").NotSee("nothing in it can be changed")
	}
	s.Press("ctrl+p").Type("park a point").See("Not now: this is a copy").Press("esc", "esc")
	s.Press("x").See("Export").Press("esc", "v", "v")
	s.Press("?").See("keys").Press("esc")
	wants(t, s, model.Doing, titles(before.Wall.Doing))
	if after := s.Session(); len(after.Park.Points) > 0 || titles(after.Wall.Cards()) != titles(before.Wall.Cards()) {
		t.Error("something was changed")
	}
	s.Press("enter").See("copy of 14:05").Press("q", "q").See("copy of 14:05", "Sessions").NotSee("a new", "d delete")
	for _, key := range []string{"a", "d", "c", "e", "u"} {
		s.Press(key).See("nothing in it can be changed").Press("down")
	}
	s.Press("enter").See("The wall")
}

// A copy does not say how a card comes to Doing.
func TestLookingOffersNoMove(t *testing.T) {
	options := wallOptions(t)
	session := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	session.Wall.Todo = []model.Card{{ID: "n1", Title: model.MustClean("A talk"), Kind: model.TalkCard, Planned: 10}}
	options.Session = &session
	tuitest.New(t, options).See("pick it up")
	options.Looking = "copy of 14:05"
	tuitest.New(t, options).See("Nothing yet.").NotSee("pick it up")
}
