package report_test

import (
	"slices"
	"strings"
	"testing"

	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/report"
)

// says fails where the session's report lacks one of the texts.
func says(t *testing.T, s model.Session, texts ...string) {
	t.Helper()
	got := string(report.Markdown(s, modeltest.Start))
	for _, text := range texts {
		if !strings.Contains(got, text) {
			t.Errorf("%q is not in the report:\n%s", text, got)
		}
	}
}

// line is a session whose steps hand on so many of 100 items that can be used as they are.
func line(percents ...float64) model.Session {
	s := model.NewSession(model.MustClean("Claims"), modeltest.Start)
	v := &model.ValueStream{}
	for i, percent := range percents {
		name := string(rune('A' + i))
		v.Steps = append(v.Steps, model.Step{ID: model.ID("n" + string(rune('1'+i))), Name: model.MustClean(name), CA: model.Estimate{Percent: &percent}})
	}
	s.Stream = v
	return s
}

func TestAReaderWhoCalculatesComesToTheSameFigures(t *testing.T) {
	s := line(90, 80, 67.5, 95, 85)
	s.Stream.Steps[2].CA.Gone = model.MustClean("the testers")
	says(t, s,
		"90 % × 80 % × 67.5 % × 95 % × 85 % = 39 %", "67.5, so 32.5 of 100 items need a fix", "%CA 67.5", "67.5, asked")
	says(t, line(67.25, 90), "67.3, so 32.7 of 100 items need a fix")
}

func TestTheReportSaysHowThePercentagesWereAsked(t *testing.T) {
	s := line(90, 80, 70, 95, 85)
	s.Stream.Steps[2].CA.Rounds = [][]float64{{60, 70, 80, 65, 75}}
	says(t, s, "Asked in the room, in rounds: 1 of 5 steps. Typed directly: 4.")
}

func TestTheWaitsAreSummed(t *testing.T) {
	says(t, modeltest.Claims(), "| **6d (48h)** | **7w (280h)** | **29d (232h)** |", "the other 83 %, 29d (232h), it waits", "The waits add up to 29d (232h).")
}

// What a manager reads first names no figure that is explained only further down.
func TestTheSummaryNeedsNoLegend(t *testing.T) {
	for name, s := range map[string]model.Session{"typical": modeltest.Claims(), "percentages": line(90, 80, 70)} {
		_, summary, _ := strings.Cut(string(report.Markdown(s, modeltest.Start)), "## Summary\n")
		summary, _, explained := strings.Cut(summary, "**PT** (processing time)")
		if !explained {
			t.Errorf("%s: the names of the figures are not explained", name)
		}
		for _, short := range []string{"PT", "LT", "%CA"} {
			if strings.Contains(summary, short) {
				t.Errorf("%s: %s stands in the summary:\n%s", name, short, summary)
			}
		}
	}
}

func TestTheLineStandsInWordsAboveItsDiagram(t *testing.T) {
	s := line(90, 80, 70, 95)
	s.Stream.Steps[2].Parallel = true
	says(t, s, "\n\nA → B and C side by side → D\n\n```mermaid\n")
}

func TestAStepIsOneCandidateWithAllItsHands(t *testing.T) {
	s := modeltest.Claims()
	v := *s.Stream
	board := v.Candidates(s.Group.Calendar)[0] // the longest wait
	v.Steps = slices.Clone(v.Steps)
	for i := range v.Steps {
		if v.Steps[i].ID == board.Step {
			percent := 10.0
			v.Steps[i].CA.Percent = &percent // the lowest %CA, too
		}
	}
	v.Hands = []model.Hands{{Step: board.Step, Rule: model.LongestWait, Count: 5}, {Step: board.Step, Rule: model.LowestCA, Count: 2}}
	s.Stream = &v
	says(t, s, "| longest wait, lowest %CA | Change board | 79h, 34 % of all waiting; 10, so 90 of 100 items need a fix | 7 |")
}
