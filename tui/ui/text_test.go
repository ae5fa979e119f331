package ui_test

import (
	"strings"
	"testing"
	"unicode"

	"charm.land/lipgloss/v2"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flipchart/tui/ui"
)

func TestWidth(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "abc": 3, "Grüße": 5, "会議": 4, "e\u0301": 1, "\u0301": 0, "👩\u200d👩\u200d👧\u200d👦": 2, "👍🏽": 2, "🇵🇹": 2, "─█▌●": 4,
		"a\tb\n": 2, "\x1b\u009b": 0, "\xc3a": 1, "\u00a0": 1,
	} {
		if got := ui.Width(text); got != want {
			t.Errorf("%q is %d cells wide, want %d", text, got, want)
		}
	}
}

// Keycaps, lone halves of flags and marks without a letter are left out: on them the libraries disagree.
func TestWidthIsWhatBubbleTeaMeasures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := userText().Draw(t, "text")
		if strings.ContainsAny(text, "\u20e3\ufe0f🇵") || strings.ContainsFunc(text, unicode.IsMark) {
			t.Skip()
		}
		if got, want := ui.Width(text), lipgloss.Width(text); got != want {
			t.Fatalf("%q: %d, but %d in lipgloss", text, got, want)
		}
	})
}

func TestFit(t *testing.T) {
	for _, test := range []struct {
		text  string
		width int
		want  string
	}{
		{"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"abcd", 1, "…"}, {"abcd", 0, ""}, {"abcd", -1, ""}, {"", 3, ""},
		{"会議は", 6, "会議は"}, {"会議は", 5, "会議…"}, {"会議は", 4, "会…"}, {"会", 1, "…"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301…"}, {"👩\u200d👧👩\u200d👧", 3, "👩\u200d👧…"},
	} {
		if got := ui.Fit(test.text, test.width); got != test.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", test.text, test.width, got, test.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 5, []string{""}},
		{"abc", 0, []string{""}},
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 8, []string{"one two", "three"}},
		{"one   two", 5, []string{"one", "two"}},
		{"one: two  ·  three", 40, []string{"one: two  ·  three"}},
		{"  set in", 40, []string{"  set in"}},
		{"one\ntwo\n\nthree", 40, []string{"one", "two", "", "three"}},
		{"Donaudampfschiff", 6, []string{"Donaud", "ampfsc", "hiff"}},
		{"a Donaudampf", 6, []string{"a", "Donaud", "ampf"}},
		{"a hand-over", 8, []string{"a hand-", "over"}},
		{"less than -5", 11, []string{"less than", "-5"}},
		{"10\u00a0min late", 8, []string{"10\u00a0min", "late"}},
		{"in 10\u00a0min", 8, []string{"in", "10\u00a0min"}},
		{"会議は長い", 4, []string{"会議", "は長", "い"}},
		{"会議は長い", 5, []string{"会議", "は長", "い"}},
		{"会議", 1, []string{"会", "議"}},
		{"会議\u3000長い", 5, []string{"会議", "長い"}},
	} {
		if diff := cmp.Diff(test.want, ui.Wrap(test.text, test.width)); diff != "" {
			t.Errorf("Wrap(%q, %d): %s", test.text, test.width, diff)
		}
	}
}

func TestWrapAndFitKeepToTheirWidthAndWrapLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, width := userText().Draw(t, "text"), rapid.IntRange(2, 30).Draw(t, "width")
		if fit := ui.Fit(text, width); ui.Width(fit) > width {
			t.Fatalf("%q is wider than %d", fit, width)
		}
		lines := ui.Wrap(text, width)
		for _, line := range lines {
			if ui.Width(line) > width {
				t.Fatalf("%q is wider than %d", line, width)
			}
		}
		if got, want := withoutBlanks(strings.Join(lines, "")), withoutBlanks(text); got != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

func withoutBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func TestPage(t *testing.T) {
	for _, test := range []struct {
		count, selected, height int
		first, last             int
		label                   string
	}{
		{0, 0, 5, 0, 0, ""}, {5, 4, 5, 0, 5, ""}, {6, 4, 5, 0, 5, "1 of 2"}, {6, 5, 5, 5, 6, "2 of 2"},
		{6, -1, 5, 0, 5, "1 of 2"}, {6, 99, 5, 5, 6, "2 of 2"}, {3, 1, 0, 1, 2, "2 of 3"}, {3, 2, -4, 2, 3, "3 of 3"},
	} {
		first, last, label := ui.Page(test.count, test.selected, test.height)
		if first != test.first || last != test.last || label != test.label {
			t.Errorf("Page(%d, %d, %d) = %d, %d, %q", test.count, test.selected, test.height, first, last, label)
		}
	}
}

func TestEveryItemIsOnThePageItIsSelectedOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count, height := rapid.IntRange(1, 300).Draw(t, "count"), rapid.IntRange(1, 60).Draw(t, "height")
		selected := rapid.IntRange(0, count-1).Draw(t, "selected")
		first, last, label := ui.Page(count, selected, height)
		if selected < first || selected >= last || last-first > height || first < 0 || last > count || (label == "") != (count <= height) {
			t.Fatalf("Page(%d, %d, %d) = %d, %d, %q", count, selected, height, first, last, label)
		}
	})
}

func TestBalanceLeavesNoWordAlone(t *testing.T) {
	for _, test := range []struct {
		text  string
		width int
		want  []string
	}{
		{"whom did our oldest rule help once, and whom today?", 45, []string{"whom did our oldest rule", "help once, and whom today?"}},
		{"one line", 20, []string{"one line"}},
		{"", 20, []string{""}},
		{"narrow", 3, []string{"nar", "row"}},
	} {
		if diff := cmp.Diff(test.want, ui.Balance(test.text, test.width)); diff != "" {
			t.Error(diff)
		}
	}
}
