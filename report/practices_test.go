package report_test

import (
	"strings"
	"testing"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/report"
)

// practising is a session in which steps have all of their primary patterns at some extent.
func practising(extents map[string]model.Extent, mapped ...string) model.Session {
	s := model.NewSession(model.MustClean("Claims team"), modeltest.Start)
	for _, step := range facts.PipelineSteps() {
		extent, said := extents[step.Key]
		if !said {
			continue
		}
		practice := model.StepPractice{Step: step.Key}
		for _, pattern := range step.Primary {
			practice.Patterns = append(practice.Patterns, model.PatternPractice{Pattern: pattern, Extent: extent})
		}
		s.Practices.Steps = append(s.Practices.Steps, practice)
	}
	id := model.Counter(0)
	for _, name := range mapped {
		s.Stream.Steps = append(s.Stream.Steps, model.Step{ID: id(), Name: model.MustClean(name)})
	}
	return s
}

func TestWhatThePracticesCameTo(t *testing.T) {
	allAbsent := map[string]model.Extent{}
	for _, step := range facts.PipelineSteps() {
		allAbsent[step.Key] = model.Absent
	}
	whoOnly := practising(nil)
	whoOnly.Practices.Steps = []model.StepPractice{{Step: "build", Who: model.MustClean("everybody")}}
	for name, c := range map[string]struct {
		session model.Session
		want    []string
	}{
		"no map": {practising(map[string]model.Extent{"build": model.Norm}), []string{"Asked about: 1 of 16 steps, 1 of them the norm.", "There is no value stream map yet to compare with."}},
		"they agree": {
			practising(map[string]model.Extent{"build": model.Norm, "deploy": model.SomeTeams}, "build", "Deploy"),
			[]string{"At 1 step a primary pattern is done by some teams only: Deploy.", "The map and the practices agree.", "steps are the norm; weakest: Deploy."},
		},
		"they differ": {
			practising(map[string]model.Extent{"verify": model.Tried, "stage": model.Absent}, "Board", "Stage"),
			[]string{"At 1 step a primary pattern is absent: Stage.", "Mapped, but with no practice: Stage.", "Practised, but not on the map: Verify.", "Not matched with the pipeline yet: Board."},
		},
		"all are weak":         {practising(allAbsent), []string{"weakest: Build, Unit test, Integrate, Acceptance test and 12 more."}},
		"nobody was asked yet": {whoOnly, []string{"No primary pattern was asked about yet.", "everybody"}},
	} {
		got := string(report.Markdown(c.session, modeltest.Start))
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the report does not say %q:\n%s", name, want, got)
			}
		}
	}
}
