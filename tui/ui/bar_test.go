package ui_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flipchart/tui/ui"
)

func TestBar(t *testing.T) {
	for _, test := range []struct {
		part, whole float64
		width       int
		want        string
	}{
		{1, 2, 10, "█████"}, {1, 16, 8, "▌"}, {3, 8, 1, "▍"}, {9, 3, 4, "████"}, {1e-9, 1, 10, "▏"}, {99.99, 100, 3, "███"},
		{0, 1, 10, ""}, {-1, 1, 10, ""}, {1, 0, 10, ""}, {1, 1, 0, ""}, {1, 1, -3, ""},
	} {
		if got := ui.Bar(test.part, test.whole, test.width); got != test.want {
			t.Errorf("Bar(%v, %v, %d) = %q, want %q", test.part, test.whole, test.width, got, test.want)
		}
	}
}

func waitWork(wait, work, whole float64, width int) string {
	c := ui.NewCanvas(300, 1)
	ui.WaitWork(c, 0, 0, wait, work, whole, width)
	return strings.TrimSuffix(c.String(), "\n")
}

func TestWaitWork(t *testing.T) {
	for _, test := range []struct {
		wait, work, whole float64
		width             int
		want              string
	}{
		{3, 2, 10, 10, "▄▄▄██"}, {3, 2.5, 10, 10, "▄▄▄██▌"}, {2.6, 2.4, 10, 10, "▄▄▄██"}, {0, 2, 10, 10, "██"}, {3, 0, 10, 10, "▄▄▄"},
		{0, 0, 10, 10, ""}, {1e-9, 5, 10, 10, "▄████"}, {5, 1e-9, 10, 10, "▄▄▄▄█"}, {1e-9, 1e-9, 10, 10, "▄▏"}, {1e-9, 0, 10, 10, "▄"},
		{9, 1, 10, 10, "▄▄▄▄▄▄▄▄▄█"}, {20, 20, 10, 4, "▄▄▄█"}, {1, 1, 2, 1, "█"}, {-5, 2, 10, 10, "██"},
		{1, 1, 0, 10, ""}, {1, 1, 2, 0, ""}, {1, 0, 2, -3, ""},
	} {
		if got := waitWork(test.wait, test.work, test.whole, test.width); got != test.want {
			t.Errorf("WaitWork(%v, %v, %v, %d) = %q, want %q", test.wait, test.work, test.whole, test.width, got, test.want)
		}
	}
}

func TestWaitAndWorkAreToScaleAndLeaveTheirMarks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 200).Draw(t, "width")
		sum := rapid.Float64Range(1e-6, 1).Draw(t, "sum")
		draw := func(label string) string {
			wait := sum * rapid.Float64Range(0, 0.999).Draw(t, label)
			bar := waitWork(wait, sum-wait, 1, width)
			light, solid := strings.Count(bar, "▄"), ui.Width(bar)-strings.Count(bar, "▄")
			if solid == 0 || wait > 0 && light == 0 {
				t.Fatalf("a part of %v + %v has no mark in %q", wait, sum-wait, bar)
			}
			cells := float64(width)
			if ui.Width(bar) > width || math.Abs(float64(ui.Width(bar))-math.Max(sum*cells, 2)) > 1 {
				t.Fatalf("%v of %d cells are %d: %q", sum, width, ui.Width(bar), bar)
			}
			if wait > 0 && math.Abs(float64(light)-wait*cells) > 1.1 {
				t.Fatalf("a wait of %v of %d cells takes %d: %q", wait, width, light, bar)
			}
			return bar
		}
		a, b := draw("a"), draw("b")
		if sum*float64(width) > 2 && ui.Width(a) != ui.Width(b) {
			t.Fatalf("two sums of %v end at different cells: %q, %q", sum, a, b)
		}
	})
}
