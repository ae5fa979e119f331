package tui_test

import (
	"errors"
	"testing"

	"flipchart/model"
	"flipchart/tui/tuitest"
)

func TestCtrlCSaysWhatIsKept(t *testing.T) {
	session := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	s := tuitest.New(t, tuitest.Options{Session: &session})
	s.Press("ctrl+c").See("Press ctrl+c again to quit. Everything is kept.")
	s.Press("p", "ctrl+c").See("Everything is kept.").Type("later")
	s.Press("ctrl+c").See("What is being typed is not kept; all else is.")
	s.Sessions.Fail = errors.New("the disk is full")
	s.Press("enter", "ctrl+c").See("The last changes are not saved.").NotSee("Everything is kept")
	s.Press("p").Type("more").Press("ctrl+c").See("The last changes are not saved, nor is what is")
	s.Sessions.Fail = nil
	s.Tick().Press("ctrl+c")
	if !s.HasQuit() {
		t.Error("ctrl+c twice does not quit")
	}
}

func TestCtrlCAsksBeforeItDropsANewSession(t *testing.T) {
	s := atHome(t)
	s.Press("a").Type("Claims").Press("ctrl+c").See("What is being typed is not kept")
	if s.HasQuit() {
		t.Fatal("a name half typed is dropped at once")
	}
	if s.Press("ctrl+c"); !s.HasQuit() {
		t.Error("ctrl+c twice does not quit")
	}
}

func TestDemoSaysThatNothingIsKept(t *testing.T) {
	session := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	s := tuitest.New(t, tuitest.Options{Session: &session, ThrowAway: true})
	s.See("demo, not kept").NotSee("saved")
	s.Press("p").Type("later").Press("enter").See("demo, not kept").NotSee("saved")
	s.Press("ctrl+c").See("again to quit. This is a demo: nothing in it is kept.").NotSee("Everything is kept")
}

func TestCtrlZSaysWhyItCannotSuspend(t *testing.T) {
	session := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	s := tuitest.New(t, tuitest.Options{Session: &session, CannotSuspend: "there is no shell"})
	s.Press("ctrl+z").See("there is no shell")
	s.Press("p").Type("later").Press("ctrl+z").See("there is no shell", "later")
	s.Press("enter", "ctrl+p").Type("suspend").See("there is no shell")
}
