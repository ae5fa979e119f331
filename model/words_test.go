package model_test

import (
	"testing"

	"flipchart/model"
)

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 steps", 1: "1 step", 2: "2 steps"} {
		if got := model.Count(n, "step"); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestRounded(t *testing.T) {
	for percent, want := range map[float64]float64{0: 0, 0.0001: 0.1, 0.449: 0.4, 0.97: 1, 1.4: 1, 16.5: 17, 99.9: 100} {
		if got := model.Rounded(percent); got != want {
			t.Errorf("%v is read as %v, want %v", percent, got, want)
		}
	}
}
