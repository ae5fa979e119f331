package tui_test

import (
	"errors"
	"testing"
	"time"

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

func TestTimeAsleepIsNotBookedOnACard(t *testing.T) {
	session := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	wall := *session.Wall
	wall.Todo = []model.Card{{ID: "n1", Title: model.MustClean("Welcome"), Kind: model.TalkCard, Planned: 20}}
	session.Wall = &wall
	s := tuitest.New(t, tuitest.Options{Session: &session})
	s.Tick()
	s.Press("enter").See("Welcome")
	for range 10 {
		s.Now = s.Now.Add(time.Minute)
		s.Tick()
	}
	s.Now = s.Now.Add(14 * time.Hour)
	s.Tick()
	s.Now = s.Now.Add(2 * time.Minute)
	if got := s.Session().Spent("n1", s.Now); got != 12*time.Minute {
		t.Errorf("booked %s, want the 12 minutes that the lid was open", got)
	}
}

func TestTheUnsavedQuestionGoesWithItsTrouble(t *testing.T) {
	session := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	s := tuitest.New(t, tuitest.Options{Session: &session})
	s.Sessions.Fail = errors.New("the disk is full")
	s.Press("p").Type("later").Press("enter", "q").See("leave, and lose what is not saved")
	s.Sessions.Fail = nil
	s.Tick().See("Sessions").NotSee("leave without")
	s.Press("down", "down", "enter")
}

// A save is on its way when the session is left, and somebody goes on pressing keys.
func TestKeysWhileTheLastSaveClosesTheSession(t *testing.T) {
	for _, key := range []string{"p", "?", ":", "x", "enter", "esc", "u", "q", "T"} {
		t.Run(key, func(t *testing.T) {
			session := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
			s := tuitest.New(t, tuitest.Options{Session: &session})
			s.Press("p").Type("later")
			_, save := s.Update(tuitest.Key("enter"))
			s.Press("q", key)
			s.Send(save())
			s.See("flipchart › Sessions", "Claims team").Press(key)
		})
	}
}

// While a save fails the session stays open, with whatever dialog somebody opens; both go together.
func TestADialogGoesWithItsSession(t *testing.T) {
	for _, dialog := range []string{"p", "?", ":", "x"} {
		t.Run(dialog, func(t *testing.T) {
			session := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
			s := tuitest.New(t, tuitest.Options{Session: &session})
			s.Sessions.Fail = errors.New("the disk is full")
			s.Press("p").Type("later").Press("enter", "q")
			s.Tick().See("leave, and lose what is not saved").Press("esc")
			s.Press(dialog).See("╭──")
			s.Sessions.Fail = nil
			s.Tick().See("flipchart › Sessions").NotSee("╭──")
			s.Type("a").Press("esc", "enter").See("Claims team › The wall")
		})
	}
}
