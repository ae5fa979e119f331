package model_test

import (
	"testing"

	"flipchart/model"
)

func TestCompact(t *testing.T) {
	for typed, want := range map[string]string{
		"": "", "0": "0", "1,5 hours": "1.5h", "30 min": "30m", "2 days": "2d", "1d4h": "1d 4h", "1 w 2 days": "1w 2d", "~3 d": "~3d", "4..10 days": "4..10d",
	} {
		if got := model.Compact(typed); got != want {
			t.Errorf("%q is read as %q, not %q", typed, got, want)
		}
	}
}

func TestWhatFollowsFromAGuessIsAGuess(t *testing.T) {
	hour := model.Milliseconds(3600e3)
	guess := model.Figure{Source: model.Source{How: model.Guessed}}
	if got := model.Derived(hour, model.DefaultCalendar, model.Figure{}, guess); got != "~1h" {
		t.Errorf("got %q", got)
	}
	if got := model.Derived(hour, model.DefaultCalendar, model.Figure{}); got != "1h" {
		t.Errorf("got %q", got)
	}
}
