package model_test

import (
	"testing"

	"flipchart/model"
	"flipchart/model/modeltest"

	"github.com/google/go-cmp/cmp"
)

// Whatever is typed for a figure is refused with a sentence, or is read back as the same from the way in which it
// is written.

var calendars = []model.Calendar{model.DefaultCalendar, {HoursPerDay: 7.5, DaysPerWeek: 4}, {HoursPerDay: 24, DaysPerWeek: 7}}

func FuzzParseSpan(f *testing.F) {
	for _, seed := range []string{
		"", "0", "45m", "1,5h", "3d", "2w", "1d 4h", "1d4h", "0.001s", "90", "-1h", "\u22121h", "1/2h", "3h 2h", "600w", "1 Hour", "5\u00a0min",
		"\u0661h", "1\u212a", "1e3h", ".5d", "5.d", "0x1h", "\x1b[2Jh", "\u202e3d", "999999999w", "1w 2d 3h 30m 5s",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		span, err := model.ParseSpan(typed)
		if err != nil {
			modeltest.Sentence(t, err)
			return
		}
		modeltest.Printable(t, span.String())
		if again, err := model.ParseSpan(span.String()); err != nil || again != span {
			t.Errorf("%q is written %q and read as %q, %v", typed, span, again, err)
		}
		compact, err := model.ParseSpan(model.Compact(span.String()))
		if err != nil {
			t.Errorf("%q is %q in short: %v", typed, model.Compact(span.String()), err)
		}
		for _, c := range calendars {
			length := span.Length(c)
			if length < 0 || compact.Length(c) != length {
				t.Errorf("%q takes %d ms by %s, and in short %d ms", typed, length, c, compact.Length(c))
			}
			if exact := model.SpanOf(length, c); exact.Length(c) != length {
				t.Errorf("%d ms by %s are written %q", length, c, exact)
			} else if _, err := model.ParseSpan(exact.String()); err != nil && length.Seconds() <= 520*c.DaysPerWeek*c.HoursPerDay*3600 {
				t.Errorf("%d ms by %s: %v", length, c, err)
			}
			modeltest.Printable(t, length.In(c)+"\n"+length.Short(c)+"\n"+length.Hours())
		}
	})
}

func FuzzParseFigure(f *testing.F) {
	for _, seed := range []string{
		"", "~", "3d", "~3d", "4..10d", "6d 4..10d", "~1h..2d", "~ 6d 1d 4h..2w", "1d-3d", "..", "4..", "..4d", "4...5d", "1..2..3d", "4,5..10 d", "0..0", "~0",
		"1 d 2..3h", "0 0..0", "1d 2h..1d", "5\u202e..6d",
	} {
		f.Add(seed, "2d 1..3d")
	}
	f.Fuzz(func(t *testing.T, typed, stood string) {
		before, err := model.ParseFigure(stood, model.Figure{})
		if err != nil {
			before = model.Figure{}
		}
		figure, err := model.ParseFigure(typed, before)
		if err != nil {
			modeltest.Sentence(t, err)
			return
		}
		modeltest.Printable(t, figure.Typed()+"\n"+figure.String())
		again, err := model.ParseFigure(figure.Typed(), model.Figure{})
		if diff := cmp.Diff(figure, again); err != nil || diff != "" {
			t.Errorf("%q in place of %q is written %q, and that is read as another figure: %v\n%s", typed, stood, figure.Typed(), err, diff)
		}
	})
}

func FuzzParseEstimate(f *testing.F) {
	for _, seed := range []string{"", "~", "80", "80 %", "~80", "80,5", "-1", "100.1", "0.7", "1e2", "0x1p3", "NaN", "Inf", ".", "5.", "8 0", "80%%", "\u0663", "\u221280", "0.0000000000000000000000001"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		estimate, err := model.ParseEstimate(typed, model.Estimate{})
		if err != nil {
			modeltest.Sentence(t, err)
			return
		}
		if p := estimate.Percent; p != nil && !(*p >= 0 && *p <= 100) {
			t.Errorf("%q is %v %%", typed, *p)
		}
		modeltest.Printable(t, estimate.String())
		again, err := model.ParseEstimate(estimate.Typed(), model.Estimate{})
		if diff := cmp.Diff(estimate, again); err != nil || diff != "" {
			t.Errorf("%q is written %q, and that is read as another figure: %v\n%s", typed, estimate.Typed(), err, diff)
		}
	})
}

func FuzzParseAnswers(f *testing.F) {
	for _, seed := range []string{"80 70 90 85", "80%, 70 %; 90", "80,5 70", "80,70", "0.7", "0.7%", "", ";;", "80\t70\r\n60", "101", "1 \x1b[2J", "80,\u202e70"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		answers, err := model.ParseAnswers(typed)
		if err != nil {
			modeltest.Sentence(t, err)
			return
		}
		written := ""
		for _, answer := range answers {
			if !(answer >= 0 && answer <= 100) {
				t.Errorf("%q has the answer %v", typed, answer)
			}
			written += model.Number(answer) + "% "
		}
		again, err := model.ParseAnswers(written)
		if diff := cmp.Diff(answers, again); err != nil || diff != "" {
			t.Errorf("%q is written %q, and that is read as other answers: %v\n%s", typed, written, err, diff)
		}
	})
}

func FuzzParseCalendar(f *testing.F) {
	for _, seed := range []string{"8", "7,5", " 7.5 ", "0", "25", "-8", "NaN", "Inf", "0x8", "0x1p3", "1e1", "7.0000000000000001", "8_0", "1_0", "\u0668", "8\x1b[2J"} {
		f.Add(seed, "5")
		f.Add("8", seed)
	}
	f.Fuzz(func(t *testing.T, hours, days string) {
		c, err := model.ParseCalendar(hours, days)
		if err != nil {
			modeltest.Sentence(t, err)
			return
		}
		if !(c.HoursPerDay >= 1 && c.HoursPerDay <= 24 && c.DaysPerWeek >= 1 && c.DaysPerWeek <= 7) {
			t.Errorf("%q and %q make %s", hours, days, c)
		}
		if again, err := model.ParseCalendar(model.Number(c.HoursPerDay), model.Number(c.DaysPerWeek)); err != nil || again != c {
			t.Errorf("%q and %q make %s, and that is read as %s, %v", hours, days, c, again, err)
		}
		modeltest.Printable(t, c.String())
	})
}
