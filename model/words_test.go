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

func TestPercent(t *testing.T) {
	for percent, want := range map[float64]string{0: "0", 0.00004: "below 0.1", 0.049: "below 0.1", 0.05: "0.1", 0.97: "1", 23.2: "23", 100: "100"} {
		if got := model.Percent(percent); got != want {
			t.Errorf("%v is written as %q, want %q", percent, got, want)
		}
	}
}

func TestTenths(t *testing.T) {
	for percent, want := range map[float64]float64{0: 0, 0.01: 0.1, 67.5: 67.5, 66.666: 66.7, 80: 80, 99.99: 99.9, 100: 100, 100 - 67.7: 32.3} {
		if got := model.Tenths(percent); got != want {
			t.Errorf("%v is read as %v, want %v", percent, got, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for f, want := range map[float64]string{0: "0", 8: "8", 7.5: "7.5", -1: "-1", 0.001: "0.001", 1e6: "1000000", 1e308: "1e+308", -1e20: "-1e+20", 5e-324: "5e-324"} {
		if got := model.Number(f); got != want {
			t.Errorf("%v is written as %q, want %q", f, got, want)
		}
	}
}
