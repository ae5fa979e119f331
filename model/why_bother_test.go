package model_test

import (
	"testing"

	"pgregory.net/rapid"

	"flipchart/model"
)

func TestParseFrequency(t *testing.T) {
	for typed, want := range map[string]string{
		"4": "4 a month", "0": "0 a month", "2/week": "2 a week", "2/w": "2 a week", "1 a quarter": "1 a quarter", "3 per day": "3 a day",
		"1/y": "1 a year", "~3": "~3 a month", "1,5/week": "1.5 a week", " ": "", "2 A Week": "2 a week",
	} {
		got, err := model.ParseFrequency(typed, model.Frequency{})
		if err != nil || got.String() != want {
			t.Errorf("%q is read as %q, %v; want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"often", "4/fortnight", "~", "-1", "4 5", "1e9", "9999999"} {
		if got, err := model.ParseFrequency(typed, model.Frequency{}); err == nil {
			t.Errorf("%q was taken for %v", typed, got)
		}
	}
}

func TestFrequencyPerMonth(t *testing.T) {
	for typed, want := range map[string]float64{"4": 4, "3/week": 13, "1/quarter": 1. / 3, "12/year": 1, "3/day": 65} {
		f, err := model.ParseFrequency(typed, model.Frequency{})
		if err != nil {
			t.Fatal(err)
		}
		if got := f.PerMonth(model.DefaultCalendar); got != want {
			t.Errorf("%s is %v a month, want %v", typed, got, want)
		}
	}
}

// A cell opened and left as it was changes nothing.
func TestAFrequencyIsReadAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := model.Frequency{
			Times: float64(rapid.IntRange(0, 999_000).Draw(t, "thousandths")) / 1000, Per: rapid.SampledFrom(model.Periods).Draw(t, "per"),
			Source: model.Source{How: rapid.SampledFrom([]model.Evidence{"", model.Guessed, model.Measured}).Draw(t, "how"), Who: text("Jira"), At: monday},
		}
		if got, err := model.ParseFrequency(f.String(), f); err != nil || got != f {
			t.Fatalf("%s is read as %+v, %v", f, got, err)
		}
	})
}

func TestOwnFigures(t *testing.T) {
	s := model.NewSession(text("Ours"), monday)
	stamp := model.Stamp{At: monday}
	for own, typed := range map[model.Own]string{model.OwnFailed: "~15 %", model.OwnRecovery: "4h", model.OwnDeployments: "1/quarter", model.OwnLead: "7w 4..12w"} {
		after, err := model.TypeOwn(own, typed)(s, stamp)
		if err != nil {
			t.Fatal(err)
		}
		s = after
	}
	for own, want := range map[model.Own]string{model.OwnFailed: "~15 %", model.OwnRecovery: "4h", model.OwnDeployments: "1 a quarter", model.OwnLead: "7w"} {
		said, _, source := s.WhyBother.Figure(own)
		if said != want || !source.At.Equal(monday) {
			t.Errorf("%s is %q since %v, want %q", own, said, source.At, want)
		}
	}
	if s.WhyBother.Known() != 4 {
		t.Errorf("%d are known", s.WhyBother.Known())
	}
	s, err := model.TypeOwn(model.OwnRecovery, "")(s, stamp)
	if said, _, source := s.WhyBother.Figure(model.OwnRecovery); err != nil || said != "" || source != (model.Source{}) {
		t.Errorf("cleared, it is %q of %+v, %v", said, source, err)
	}
	if _, err := model.KnowOwn(model.OwnRecovery, func(s *model.Source) { s.Who = text("Jira") })(s, stamp); err == nil {
		t.Error("somebody knows a figure that is not there")
	}
	for own, typed := range map[model.Own]string{model.OwnFailed: "120", model.OwnRecovery: "4", model.OwnDeployments: "often", model.OwnLead: "20000w"} {
		if _, err := model.TypeOwn(own, typed)(s, stamp); err == nil {
			t.Errorf("%s takes %q", own, typed)
		}
	}
	if faults := model.Validate(s); len(faults) > 0 {
		t.Error(faults)
	}
}
