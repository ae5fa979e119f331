package report_test

import (
	"testing"

	"flipchart/model"
)

func figure(t *testing.T, typed string) model.Figure {
	t.Helper()
	f, err := model.ParseFigure(typed, model.Figure{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestTheWaitsStandInOneUnit(t *testing.T) {
	waiting := func(typed ...string) model.Session {
		s := line(90, 80)
		for i := range s.Stream.Steps {
			s.Stream.Steps[i].Wait = figure(t, typed[i])
		}
		return s
	}
	says(t, waiting("2w", "~3d 2..4d"), "| 10d | 90 |", "| \\~3d (2..4d) | 80 |", `|"wait 10d"|`, `|"wait #126;3d"|`)
	says(t, waiting("1w", "90m"), "| 40h | 90 |", "| 1.5h | 80 |", `|"wait 40h"|`)
}

// A time that no unit says exactly is told in one unit and in hours, never in two units with a decimal.
func TestTotalsAreReadAtAGlance(t *testing.T) {
	s := line(90)
	s.Stream.Steps[0].Lead = figure(t, "151.5h")
	says(t, s, "Total LT is 3.8w (151.5h);")
	s.Stream.Steps[0].Lead = figure(t, "280h")
	says(t, s, "Total LT is 7w (280h);")
}
