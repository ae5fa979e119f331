package course_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/goccy/go-yaml"

	"flipchart/model"
)

// The exercises' guides and the reasons of CALMS are texts of the course, so they are held to its rules here.

func TestExerciseGuidesAreComplete(t *testing.T) {
	for _, folder := range []string{"swot", "streammap", "estimates", "performance", "calms"} {
		data, err := os.ReadFile(filepath.Join("..", folder, "guide.md"))
		if err != nil {
			t.Fatal(err)
		}
		room, facilitator, divided := strings.Cut(string(data), "\n<!-- facilitator -->\n")
		if !divided {
			t.Errorf("%s: no line divides the room's part from the facilitator's", folder)
		}
		if strings.Contains(facilitator, "<!--") {
			t.Errorf("%s: the guide has more than two parts", folder)
		}
		checkTalk(t, folder, room, facilitator)
		for _, part := range []string{room, facilitator} {
			if _, err := model.CleanProse(part); err != nil {
				t.Errorf("%s: %v", folder, err)
			}
		}
		// Two pages of 18 lines at 76 columns.
		if lines := strings.Count(ansi.Wrap(strings.TrimSpace(room), 76, ""), "\n") + 1; lines > 36 {
			t.Errorf("%s: the room's part takes %d lines", folder, lines)
		}
	}
}

func TestReasonsFollowTheCoursesOrder(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "calms", "order.yaml"))
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
