package report_test

import (
	"strings"
	"testing"

	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/report"
)

func TestTheReportNamesWhatWasDroppedAndShortened(t *testing.T) {
	s := model.NewSession(model.MustClean("Claims"), modeltest.Start)
	card := func(id model.ID, title string, planned int) model.Card {
		return model.Card{ID: id, Title: model.MustClean(title), Kind: model.TalkCard, Planned: planned}
	}
	s.Wall.Done = []model.Card{card("n1", "Welcome", 20)}
	s.Wall.Todo = []model.Card{card("n2", "Demo", 20), card("n3", "Root cause", 35), card("n4", "Close", 15)}
	want := "Dropped, so that the day ends in time: Demo (20m). Shortened: Root cause (35m to 25m)."
	if got := string(report.Markdown(s, modeltest.Start)); strings.Contains(got, "Dropped") || strings.Contains(got, "Shortened") {
		t.Errorf("nothing was dropped yet:\n%s", got)
	}
	s, err := model.Several(model.Shorten("n2", 0), model.Shorten("n3", 25))(s, model.Stamp{At: modeltest.Start})
	if err != nil {
		t.Fatal(err)
	}
	if got := string(report.Markdown(s, modeltest.Start)); !strings.Contains(got, want) {
		t.Errorf("%q is not in the report:\n%s", want, got)
	}
}
