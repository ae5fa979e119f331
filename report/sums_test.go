package report_test

import (
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
	says(t, line(90, 80, 67.5, 95, 85),
		"90 % × 80 % × 67.5 % × 95 % × 85 % = 39 %", "67.5, so 32.5 of 100 items need a fix", "%CA 67.5", "67.5, asked")
	says(t, line(67.25, 90), "67.3, so 32.7 of 100 items need a fix")
}
