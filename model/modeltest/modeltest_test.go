package modeltest_test

import (
	"testing"

	"flipchart/model"
	"flipchart/model/modeltest"
)

func TestExamplesBreakNoRule(t *testing.T) {
	for name, s := range map[string]model.Session{
		"claims": modeltest.Claims(), "full": modeltest.Full(), "hostile": modeltest.Hostile("<b>x</b>"),
	} {
		for _, flaw := range model.Validate(s) {
			t.Errorf("%s: %v", name, flaw)
		}
	}
}

func TestClaimsAddsUp(t *testing.T) {
	s := modeltest.Claims()
	m := s.Stream.Metrics(s.Group.Calendar)
	if got := m.Process.Hours() + " in " + m.Lead.Hours(); got != "48 h in 280 h" {
		t.Error(got)
	}
	if *m.Rolled < 23 || *m.Rolled >= 24 {
		t.Error("rolled %CA is ", *m.Rolled)
	}
}
