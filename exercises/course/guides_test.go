package course_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"flipchart/model"
)

// The exercises' guides are texts of the course, so they are held to its rules here.

func TestExerciseGuidesAreComplete(t *testing.T) {
	guides, err := filepath.Glob(filepath.Join("..", "*", "guide.md"))
	if err != nil || len(guides) == 0 {
		t.Fatal("no exercise has a guide", err)
	}
	for _, path := range guides {
		folder := filepath.Base(filepath.Dir(path))
		data, err := os.ReadFile(path)
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
