package model

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFiguresAreReadAsTheyAreTyped(t *testing.T) {
	six := Figure{Span: mustSpan(t, "6d"), Source: Source{How: Measured, Who: MustClean("Jira"), At: monday}}
	ranged := Figure{Span: six.Span, Low: mustSpan(t, "4d"), High: mustSpan(t, "10d"), Source: six.Source}
	for _, test := range []struct {
		input        string
		before       Figure
		shown, typed string
		how          Evidence
	}{
		{"3d", Figure{}, "3d", "3d", ""},
		{" ~11d ", Figure{}, "~11d", "~11d", Guessed},
		{"~ 1d 4h", Figure{}, "~1d 4h", "~1d 4h", Guessed},
		{"", six, "", "", ""},
		{"  ", ranged, "", "", ""},
		{"6d", six, "6d", "6d", Measured},
		{"7d", six, "7d", "7d", ""},
		{"~6d", six, "~6d", "~6d", Guessed},
		{"4..10d", six, "6d", "6d 4..10d", ""},
		{"4 .. 10d", Figure{}, "4..10d", "4..10d", ""},
		{"~4..10d", Figure{}, "~4..10d", "~4..10d", Guessed},
		{"4h..2d", six, "6d", "6d 4h..2d", ""},
		{"6d 4..10 d", Figure{}, "6d", "6d 4d..10 d", ""},
		{"1d 4h 1,5..2w", Figure{}, "1d 4h", "1d 4h 1,5..2w", ""},
		{"6d", ranged, "6d", "6d 4..10d", Measured},
		{"7d", ranged, "7d", "7d 4..10d", ""},
		{"0", Figure{}, "0", "0", ""},
	} {
		got, err := ParseFigure(test.input, test.before)
		if err != nil {
			t.Errorf("ParseFigure(%q): %v", test.input, err)
			continue
		}
		if got.String() != test.shown || got.Typed() != test.typed || got.Source.How != test.how {
			t.Errorf("ParseFigure(%q, %q) is %q, typed %q, %s", test.input, test.before.Typed(), got, got.Typed(), got.Source.How)
		}
		if again, err := ParseFigure(got.Typed(), got); err != nil || again != got {
			t.Errorf("%q is read back as %v, %v", got.Typed(), again, err)
		}
	}
}

func TestABareRangeIsNoTypicalFigure(t *testing.T) {
	if f := figureOf(t, "4..10d"); f.Known() || f.Low.Length(DefaultCalendar) != 32*3600*1000 || f.High.Length(DefaultCalendar) != 80*3600*1000 {
		t.Errorf("4..10d is %v", f)
	}
}

func TestFiguresThatCannotBeReadAreRefused(t *testing.T) {
	for input, want := range map[string]string{
		"90": "has no unit", "~": "marks a guess", "..4d": "half a range", "4..": "half a range", "~~3d": "no time",
		"4..10": "has no unit", "-3d": "below zero", "6d..": "half a range", "3d x": "no time",
		"1d-3d": "“1d-3d” has a dash: a range is written 4..10d", "1-3h": "a range is written 4..10d", "~1 – 3h": "a range is written 4..10d",
		"6d 4−10d": "a range is written 4..10d", "2026-01-03": "no time",
		"1...5d": "“1...5d” cannot be read: a range has two ends: 4..10d", "1..5d..6d": "a range has two ends: 4..10d",
		"1....5d": "a range has two ends: 4..10d",
	} {
		if f, err := ParseFigure(input, Figure{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseFigure(%q) = %v, %v; want %q", input, f, err, want)
		}
	}
}

func TestPercentages(t *testing.T) {
	for input, want := range map[string]float64{
		"80": 80, "80%": 80, " 80 % ": 80, "80,5": 80.5, "80.5%": 80.5, "0": 0, "100": 100, "100,0": 100, ".5": 0.5,
	} {
		if got, err := ParsePercent(input); err != nil || got != want {
			t.Errorf("ParsePercent(%q) = %v, %v", input, got, err)
		}
	}
	for input, want := range map[string]string{
		"": "no percentage", "%": "no percentage", "eighty": "no percentage", "100.1": "above 100", "900": "above 100",
		"-1": "below 0", "\u22121": "below 0", "NaN": "no percentage", "1e1": "no percentage", "0x10": "no percentage",
		"+5": "no percentage", "1,2,3": "no percentage", "8 0": "no percentage", "80%%": "no percentage", "Inf": "no percentage",
		strings.Repeat("9", 1<<20): "no percentage",
	} {
		if got, err := ParsePercent(input); err == nil || !strings.Contains(err.Error(), want) || len(err.Error()) > 300 {
			t.Errorf("ParsePercent(%.40q) = %v, %v; want %q", input, got, err, want)
		}
	}
}

func TestAnswersOfARoom(t *testing.T) {
	for input, want := range map[string][]float64{
		"80 70 90 85":     {80, 70, 90, 85},
		"80, 70,  90;85":  {80, 70, 90, 85},
		"80% 70 % 90,5":   {80, 70, 90.5},
		"\n80\t70\r\n90 ": {80, 70, 90},
		"100":             {100},
	} {
		if got, err := ParseAnswers(input); err != nil || !slices.Equal(got, want) {
			t.Errorf("ParseAnswers(%q) = %v, %v", input, got, err)
		}
	}
	for input, want := range map[string]string{
		"":                           "type the answers",
		" , ; ":                      "type the answers",
		"80 70 900 85":               "answer 3: “900” is above 100",
		"80 seventy":                 "answer 2: “seventy” is no percentage",
		"80 -5":                      "answer 2: “-5” is below 0",
		"80 0,7":                     "answer 2: 0.7 of 100? Type 70, or 0.7% if so few",
		"80 70,90":                   "answer 2, “70,90”, may be one or several",
		"80,70,90":                   "answer 1, “80,70,90”, may be one or several",
		strings.Repeat("50 ", 1<<20): "at most 500",
	} {
		if got, err := ParseAnswers(input); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseAnswers(%.40q) = %v, %v; want %q", input, got, err, want)
		}
	}
}

func TestAnswersAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenths := rapid.SliceOfN(rapid.IntRange(0, 1000), 1, 30).Draw(t, "answers")
		comma := rapid.Bool().Draw(t, "comma")
		var want []float64
		var typed []string
		for _, n := range tenths {
			want = append(want, float64(n)/10)
			s := Number(float64(n) / 10)
			if comma {
				s = strings.Replace(s, ".", ",", 1)
			}
			if n > 0 && n < 10 {
				s += "%" // without it, it is asked about
			}
			typed = append(typed, s)
		}
		got, err := ParseAnswers(strings.Join(typed, rapid.SampledFrom([]string{" ", ", ", ";", "\n"}).Draw(t, "between")))
		if err != nil || !slices.Equal(got, want) {
			t.Fatalf("%v became %v, %v", typed, got, err)
		}
	})
}

func TestAShareOfOneIsAskedAbout(t *testing.T) {
	before := Estimate{Percent: new(0.25)}
	for input, want := range map[string]string{
		"0.7":   "0.7 of 100? Type 70, or 0.7% if so few",
		"~,955": "0.955 of 100? Type 95.5, or 0.955% if so few",
		"0":     "",
		"1":     "",
		"0.7 %": "",
		"~0.7%": "",
		"0.25":  "", // stood there before
		"":      "",
		"~":     "“~” marks a guess: write the figure behind it, like ~80", "seventy": "“seventy” is no percentage: write it like 80 or 80 %",
	} {
		got := ""
		if _, err := TypedEstimate(input, before); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", input, got, want)
		}
	}
}

func TestEstimatesAreReadAsTheyAreTyped(t *testing.T) {
	disputed := Estimate{
		Percent: new(70.0), Receiver: "n5", Rounds: [][]float64{{50, 90}}, Disputed: true,
		Source: Source{How: Guessed, Who: MustClean("the room"), At: time.Time{}},
	}
	for input, want := range map[string]Estimate{
		"~70": disputed,
		"":    {Rounds: disputed.Rounds},
		"70":  {Percent: new(70.0), Receiver: "n5", Rounds: disputed.Rounds},
		"75%": {Percent: new(75.0), Receiver: "n5", Rounds: disputed.Rounds},
		"~75": {Percent: new(75.0), Receiver: "n5", Rounds: disputed.Rounds, Source: Source{How: Guessed}},
	} {
		got, err := ParseEstimate(input, disputed)
		if err != nil {
			t.Errorf("ParseEstimate(%q): %v", input, err)
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("ParseEstimate(%q): %s", input, diff)
		}
		if shown := strings.TrimSuffix(input, "%"); got.String() != shown {
			t.Errorf("ParseEstimate(%q) is shown as %q", input, got)
		}
	}
	for _, input := range []string{"~", "101", "x"} {
		if got, err := ParseEstimate(input, disputed); err == nil {
			t.Errorf("ParseEstimate(%q) = %v", input, got)
		}
	}
}
