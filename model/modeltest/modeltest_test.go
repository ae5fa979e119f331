package modeltest_test

import (
	"fmt"
	"reflect"
	"strings"
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

// What Claims says is nowhere in Hostile: a text that is left alone is one that no test sees broken.
func TestEveryTextIsHostile(t *testing.T) {
	left := texts(reflect.ValueOf(modeltest.Hostile("<b>x</b>")))
	for _, text := range left {
		if !strings.HasPrefix(text, "<b>x</b>") {
			t.Errorf("a text is still %q", text)
		}
	}
	if before := texts(reflect.ValueOf(modeltest.Claims())); len(left) < len(before) {
		t.Errorf("%d texts of %d", len(left), len(before))
	}
}

// texts are all that are not empty.
func texts(v reflect.Value) []string {
	var found []string
	modeltest.Walk(v, func(v reflect.Value, _ string) bool {
		switch text := v.Interface().(type) {
		case model.Text, model.Prose:
			if said := text.(fmt.Stringer).String(); said != "" {
				found = append(found, said)
			}
			return false
		}
		return true
	})
	return found
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
