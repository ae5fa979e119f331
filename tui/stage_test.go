package tui_test

import (
	"testing"

	"flipchart/model"
	"flipchart/tui/tuitest"
)

func TestOpensASessionOnItsWall(t *testing.T) {
	session := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	s := tuitest.New(t, tuitest.Options{Session: &session})
	s.See("Claims team", "The wall", "✓ saved", "09:30")
	s.Press("?").See("The wall: keys").Type("undo").See("Take back the last change").Press("esc", "esc").NotSee("keys")
	s.Press("p").Type("Ask about parking").Press("enter").See("Parked")
	if got := s.Session().Park.Points[0].Text.String(); got != "Ask about parking" {
		t.Errorf("parked %q", got)
	}
	s.Restart()
	s.Press("u").See("Undone: park a point")
	s.Press("ctrl+r")
	s.Press("ctrl+c", "ctrl+c")
	if !s.HasQuit() {
		t.Error("ctrl+c twice does not quit")
	}
}
