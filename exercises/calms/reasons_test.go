package calms_test

import (
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/goccy/go-yaml"

	"flipchart/model"
)

func TestReasonsFollowTheCoursesOrder(t *testing.T) {
	data, err := os.ReadFile("order.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var entries []struct {
		Value           model.Value
		Reason, Do, Get string
	}
	if err := yaml.UnmarshalWithOptions(data, &entries, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(model.CourseOrder) {
		t.Fatalf("%d places for %d values", len(entries), len(model.CourseOrder))
	}
	for i, entry := range entries {
		if entry.Value != model.CourseOrder[i] {
			t.Errorf("place %d is %s, not %s", i+1, entry.Value, model.CourseOrder[i])
		}
		for name, text := range map[string]string{"reason": entry.Reason, "do": entry.Do, "get": entry.Get} {
			if lines := strings.Count(ansi.Wrap(text, 72, ""), "\n") + 1; text == "" || lines > 2 {
				t.Errorf("%s: its %s takes %d lines of the screen: %q", entry.Value, name, lines, text)
			}
		}
	}
}
