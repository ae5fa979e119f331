package tui

import (
	"strings"
	"testing"
	"time"
)

// A time that the system gives measures lengths by a clock that stands still while the machine sleeps; a
// deadline that was set by it would be late by the whole night.
func TestTrustTimeGoesOnWhileTheMachineSleeps(t *testing.T) {
	s := &Stage{config: Config{Now: time.Now}}
	if !strings.Contains(time.Now().String(), "m=") {
		t.Fatal("this test does not know any more how such a time is written")
	}
	if now := s.now().String(); strings.Contains(now, "m=") {
		t.Errorf("the stage goes by %s", now)
	}
}
