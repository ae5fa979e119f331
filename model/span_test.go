package model

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var millisecondsOf = map[string]Milliseconds{
	"s": 1000, "m": 60 * 1000, "h": 3600 * 1000, "d": 8 * 3600 * 1000, "w": 40 * 3600 * 1000,
}

func TestParseSpanReadsTimesAsPeopleTypeThem(t *testing.T) {
	minute := millisecondsOf["m"]
	for input, want := range map[string]Milliseconds{
		"45m": 45 * minute, "45 min": 45 * minute, "1.5h": 90 * minute, "1,5h": 90 * minute, "1,5 H": 90 * minute,
		"3d": 24 * hour, "2w": 80 * hour, "1d 4h": 12 * hour, "1d4h": 12 * hour, "  1d   4h ": 12 * hour,
		"2 weeks": 80 * hour, "0": 0, "0m": 0, ".5h": 30 * minute, "1.h": hour, "0.001s": 1, "520w": 520 * 40 * hour,
	} {
		span, err := ParseSpan(input)
		if err != nil {
			t.Errorf("ParseSpan(%q): %v", input, err)
			continue
		}
		if got := span.Length(DefaultCalendar); got != want {
			t.Errorf("ParseSpan(%q) is %d ms, want %d", input, got, want)
		}
		if !span.Known() {
			t.Errorf("ParseSpan(%q) is not known", input)
		}
	}
}

func TestAnEmptySpanIsNotKnown(t *testing.T) {
	for _, input := range []string{"", "  ", "\t\n"} {
		if span, err := ParseSpan(input); err != nil || span.Known() {
			t.Errorf("ParseSpan(%q) = %v, %v", input, span, err)
		}
	}
}

func TestParseSpanRefusesWithASentenceThatHelps(t *testing.T) {
	for input, want := range map[string]string{
		"90":                           "“90” has no unit: 90m is minutes, 90h hours, 90d days, 90w weeks",
		"1d 4":                         "“1d 4” has no unit: 4m",
		"-5m":                          "never below zero",
		"\u22125m":                     "never below zero",
		"1d -4h":                       "never below zero",
		"521w":                         "over ten years",
		"999999999w":                   "over ten years",
		"88000h":                       "over ten years",
		"1000000000m":                  "write it like 45m",
		"two days":                     "write it like 45m",
		"h":                            "write it like 45m",
		"1.5.2h":                       "write it like 45m",
		"1,5,2h":                       "write it like 45m",
		"5y":                           "“y” is no unit",
		"5ms":                          "“ms” is no unit; s, m, h, d and w are",
		"1h1h":                         "“1h1h” is no time: h stands there twice",
		"2 hours 1d 1 h":               "h stands there twice",
		"1.0005d":                      "three decimals are enough",
		"1e3m":                         "“e” is no unit",
		"NaNh":                         "write it like 45m",
		"5m;":                          "write it like 45m",
		"\x1b[31m5m":                   "write it like 45m",
		strings.Repeat("1m ", 20):      "too long",
		strings.Repeat("9", 10<<20):    "too long",
		strings.Repeat(" ", 10<<20):    "too long",
		"5\xffm":                       "is no time",
		"1/2h":                         "“1/2h” is no time",
		"1:30h":                        "“1:30h” is no time",
		"1h 2":                         "“1h 2” has no unit: 2m",
		strings.Repeat("x", spanLimit): "write it like 45m",
	} {
		span, err := ParseSpan(input)
		if err == nil {
			t.Errorf("ParseSpan(%.40q) = %v, want an error", input, span)
			continue
		}
		if !strings.Contains(err.Error(), want) {
			t.Errorf("ParseSpan(%.40q): %q does not say %q", input, err, want)
		}
		if strings.ContainsRune(err.Error(), '\x1b') || len(err.Error()) > 300 {
			t.Errorf("ParseSpan(%.40q) repeats what is unsafe or endless: %.80q", input, err)
		}
	}
}

// drawCalendar draws working days in quarters of an hour, as real ones are.
func drawCalendar(t *rapid.T) Calendar {
	return Calendar{
		HoursPerDay: float64(rapid.IntRange(4, 96).Draw(t, "quarters a day")) / 4,
		DaysPerWeek: float64(rapid.IntRange(2, 14).Draw(t, "half days a week")) / 2,
	}
}

func TestSumsDoNotDependOnTheUnitsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		calendar := drawCalendar(t)
		var asTyped, inOther Milliseconds
		for range rapid.IntRange(1, 30).Draw(t, "times") {
			length := Milliseconds(rapid.Int64Range(0, int64(calendar.tenYears())).Draw(t, "ms"))
			seconds := mustSpan(t, Number(length.Seconds())+"s")
			asTyped += seconds.Length(calendar)
			inOther += SpanOf(length, calendar).Length(calendar)
		}
		if asTyped != inOther {
			t.Fatalf("sums differ: %d in seconds, %d in the largest units", asTyped, inOther)
		}
	})
}

func TestEveryUnitIsExactToAThousandth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.SampledFrom([]string{"s", "m", "h", "d", "w"}).Draw(t, "unit")
		thousandths := rapid.Int64Range(0, 520_000).Draw(t, "thousandths")
		typed := Number(float64(thousandths)/1000) + unit
		comma := strings.Replace(typed, ".", ",", 1)
		want := Milliseconds(thousandths) * millisecondsOf[unit] / 1000
		for _, input := range []string{typed, comma} {
			if got := mustSpan(t, input).Length(DefaultCalendar); got != want {
				t.Fatalf("%s is %d ms, want %d", input, got, want)
			}
		}
	})
}

func TestASpanIsReadBackAsItWasPrinted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		calendar := drawCalendar(t)
		length := Milliseconds(rapid.Int64Range(0, int64(calendar.tenYears())).Draw(t, "ms"))
		span := SpanOf(length, calendar)
		again := mustSpan(t, span.String())
		if !again.Equal(span) || again.Length(calendar) != length || !span.Known() {
			t.Fatalf("%d ms is printed as %q, which is %d ms", length, span, again.Length(calendar))
		}
		encoded, err := span.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var decoded Span
		if err := decoded.UnmarshalText(encoded); err != nil || !decoded.Equal(span) {
			t.Fatalf("%q is decoded as %q, %v", span, decoded, err)
		}
	})
}

func TestParseSpanNeverPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		input := rapid.StringOf(rapid.RuneFrom([]rune("0123456789.,- ~smhdw\u2212\x1b٣é"))).Draw(t, "input")
		span, err := ParseSpan(input)
		if err != nil {
			return
		}
		if length := span.Length(aroundTheClock); length < 0 || length > aroundTheClock.tenYears() {
			t.Fatalf("%q was taken for %d ms", input, length)
		}
		if again, err := ParseSpan(span.String()); err != nil || !again.Equal(span) {
			t.Fatalf("%q was kept as %q, which is read as %q, %v", input, span, again, err)
		}
	})
}

func TestSpanOfIsShort(t *testing.T) {
	minute := millisecondsOf["m"]
	for length, want := range map[Milliseconds]string{
		48 * hour: "6d", 12 * hour: "12h", 90 * minute: "90m", 0: "0m", 150 * hour: "3.75w",
		100*hour + minute: "6001m", 1: "0.001s",
	} {
		if got := SpanOf(length, DefaultCalendar).String(); got != want {
			t.Errorf("%d ms is %q, want %q", length, got, want)
		}
	}
}

func TestASpanFollowsTheCalendar(t *testing.T) {
	span := mustSpan(t, "1w 1d")
	if got := span.Length(Calendar{HoursPerDay: 7.5, DaysPerWeek: 4}); got != Milliseconds(5*7.5*3600*1000) {
		t.Errorf("1w 1d of 7.5 hours and 4 days is %s", got.Hours())
	}
}

func TestMillisecondsAreWrittenForReading(t *testing.T) {
	for _, test := range []struct {
		length   Milliseconds
		calendar Calendar
		want     string
	}{
		{48 * hour, DefaultCalendar, "6d"},
		{280 * hour, DefaultCalendar, "7w"},
		{79 * hour, DefaultCalendar, "79h"},
		{101 * hour, DefaultCalendar, "2w 2.6d"}, // 2w 2d 5h, rounded to a tenth of a day
		{12 * hour, DefaultCalendar, "12h"},
		{11*hour + 24*60*1000, Calendar{HoursPerDay: 7.6, DaysPerWeek: 5}, "1d 3.8h"},
		{8*hour - 1000, DefaultCalendar, "1d"},
		{hour - 40, DefaultCalendar, "1h"},
		{90 * 60 * 1000, DefaultCalendar, "90m"},
		{100 * 60 * 1000, DefaultCalendar, "1h 40m"},
		{1234, DefaultCalendar, "1.2s"},
		{0, DefaultCalendar, "0s"},
		{-12 * hour, DefaultCalendar, "-12h"},
	} {
		if got := test.length.In(test.calendar); got != test.want {
			t.Errorf("%d ms in %s is %q, want %q", test.length, test.calendar, got, test.want)
		}
	}
}

func TestTotalsAreComparedInHours(t *testing.T) {
	for length, want := range map[Milliseconds]string{
		280 * hour: "280 h", 90 * 60 * 1000: "1.5 h", 100 * 60 * 1000: "1.7 h", 0: "0 h",
	} {
		if got := length.Hours(); got != want {
			t.Errorf("%d ms are %q, want %q", length, got, want)
		}
	}
}

func TestWhatIsWrittenForReadingIsNearTheTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		calendar := drawCalendar(t)
		length := Milliseconds(rapid.Int64Range(0, int64(calendar.tenYears())).Draw(t, "ms"))
		written := length.In(calendar)
		read := mustSpan(t, written).Length(calendar)
		last := written[len(written)-1:]
		tolerance := calendar.unit(last) // a time in whole weeks is exact to a day, and so on
		if math.Abs(float64(read-length)) > tolerance/2+1 && strings.Contains(written, " ") {
			t.Fatalf("%d ms is written %q, which is %d ms", length, written, read)
		}
		if math.Abs(float64(read-length)) > tolerance {
			t.Fatalf("%d ms is written %q, which is %d ms", length, written, read)
		}
	})
}

func TestCalendarsThatNobodyHasAreRefused(t *testing.T) {
	for _, calendar := range []Calendar{
		{0, 5}, {8, 0}, {25, 5}, {8, 8}, {-8, 5}, {0.5, 5}, {math.NaN(), 5}, {8, math.Inf(1)},
	} {
		if calendar.Validate() == nil {
			t.Errorf("%v was taken", calendar)
		}
	}
	for _, calendar := range []Calendar{DefaultCalendar, aroundTheClock, {7.6, 4.5}, {1, 1}} {
		if err := calendar.Validate(); err != nil {
			t.Errorf("%v: %v", calendar, err)
		}
	}
	if got := (Calendar{7.5, 5}).String(); got != "1 d = 7.5 h, 1 w = 5 d" {
		t.Errorf("the rule reads %q", got)
	}
}

func TestAQuotedInputIsSafeAndShort(t *testing.T) {
	for input, want := range map[string]string{
		"90":                      "“90”",
		"\x1b[2J\x1b]0;x\x07now":  "“now”",
		strings.Repeat("ab", 500): "“" + strings.Repeat("ab", 14) + "a…”",
		"\u202eabc":               "“abc”",
		strings.Repeat("é", 300):  "“" + strings.Repeat("é", 29) + "…”",
	} {
		if got := quote(input); got != want {
			t.Errorf("quote(%.20q) = %q, want %q", input, got, want)
		}
	}
}

// fataler is a test or one run of a property.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func mustSpan(t fataler, s string) Span {
	t.Helper()
	span, err := ParseSpan(s)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return span
}

func TestShortTimesHaveOneUnit(t *testing.T) {
	const hour = Milliseconds(3600_000)
	for time, want := range map[Milliseconds]string{
		1671 * hour: "41.8w", 175 * hour: "4.4w", 280 * hour: "7w", 48 * hour: "6d", 12*hour + hour/2: "1.6d", hour / 2: "30m",
	} {
		if got := time.Short(DefaultCalendar); got != want {
			t.Errorf("%d ms is %q, want %q", time, got, want)
		}
	}
}
