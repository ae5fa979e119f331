package model_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"flipchart/model"
)

func TestCleanTakesAwayWhatIsUnsafeAndKeepsWhatPeopleType(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"plain words":            {"Test data takes two days", "Test data takes two days"},
		"outer blanks":           {"  a b\u3000", "a b"},
		"line breaks and tabs":   {"a\r\nb\rc\nd\te\vf\u0085g", "a b c d e f g"},
		"separators":             {"a\u2028b\u2029c", "a b c"},
		"invalid UTF-8":          {"a\xffb\xc3", "ab"},
		"raw C1 byte":            {"a\x9b31mb", "a31mb"},
		"half a surrogate":       {"a\xed\xa0\x80b", "ab"},
		"NUL, BEL, BS, DEL":      {"a\x00\a\b\x7fb", "ab"},
		"colour":                 {"\x1b[31mred\x1b[0m", "red"},
		"lone escape":            {"a\x1b", "a"},
		"title, ended by BEL":    {"a\x1b]0;evil\ab", "ab"},
		"clipboard, ended by ST": {"a\x1b]52;c;ZXZpbA==\x1b\\b", "ab"},
		"link":                   {"\x1b]8;;http://x\x1b\\here\x1b]8;;\x1b\\", "here"},
		"DCS":                    {"a\x1bP$q\x1b\\b", "ab"},
		"APC":                    {"a\x1b_Gx\x1b\\b", "ab"},
		"C1 as UTF-8":            {"a\u009b31mb", "a31mb"},
		"override":               {"abc\u202edef\u202c", "abcdef"},
		"isolates":               {"\u2066abc\u2069\u200e\u200f\u061c", "abc"},
		"zero width":             {"a\u200b\ufeff\u2060\u00adb", "ab"},
		"tag characters":         {"a\U000e0068\U000e0069\U000e0000\U000e007fb", "ab"},
		"private use":            {"a\ue000\U000f0000b", "ab"},
		"no characters":          {"a\ufffe\ufdd0b\ufffd", "ab"},
		"fillers":                {"a\u3164\u115f\uffa0\u034fb", "ab"},
		"composition":            {"A\u0308rzte", "Ärzte"},
		"emoji family":           {"👩\u200d👩\u200d👧\u200d👦 meet", "👩\u200d👩\u200d👧\u200d👦 meet"},
		"skin and heart":         {"👍🏽 ❤\ufe0f\u200d🔥", "👍🏽 ❤\ufe0f\u200d🔥"},
		"flag and keycap":        {"🇵🇹 1\ufe0f\u20e3", "🇵🇹 1\ufe0f\u20e3"},
		"Persian":                {"می\u200cخواهم", "می\u200cخواهم"},
		"Devanagari":             {"क्\u200dष", "क्\u200dष"},
		"Hebrew":                 {"שלום", "שלום"},
		"five marks":             {"x" + strings.Repeat("\u0323\u0332", 5), "x" + "\u0323\u0332\u0332\u0323"},
		"marks behind joiners":   {"x" + strings.Repeat("\u0332\u200d", 9), "x\u0332\u200d\u0332\u200d\u0332\u0332"},
		"a hidden message":       {"x" + strings.Repeat("\ufe00\ufe01", 50), "x\ufe00\ufe01"},
		"nothing visible":        {" \u200d\ufe0f \u200c", ""},
		"empty":                  {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := model.Clean(c.in, model.NoteLimit)
			if err != nil {
				t.Fatal(err)
			}
			if name == "five marks" { // NFC puts marks in an order of its own
				if marks := utf8.RuneCountInString(got.String()) - 1; marks != 4 {
					t.Errorf("%d marks are left in %q, want 4", marks, got)
				}
				return
			}
			if got.String() != c.want {
				t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestCleanRefusesWhatIsTooLongAndSaysHowMuchThatIs(t *testing.T) {
	family := "👩\u200d👩\u200d👧\u200d👦"
	for name, c := range map[string]struct {
		in    string
		limit int
		count int // 0: it fits
	}{
		"as long as allowed":  {strings.Repeat("x", 80), model.NameLimit, 0},
		"one more":            {strings.Repeat("x", 81), model.NameLimit, 81},
		"blanks do not count": {strings.Repeat(" ", 900) + "x", model.NameLimit, 0},
		"a long note":         {strings.Repeat("word ", 1000), model.NoteLimit, 4999},
		"a family is one":     {strings.Repeat(family, 80), model.NameLimit, 0},
		"families too many":   {strings.Repeat(family, 81), model.NameLimit, 81},
		"endless joining":     {strings.Repeat("👩\u200d", 1000), model.NameLimit, 81},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := model.Clean(c.in, c.limit)
			var long model.TooLongError
			switch errors.As(err, &long); {
			case c.count == 0 && err != nil:
				t.Errorf("refused: %v", err)
			case c.count != 0 && (long.Count < c.count || long.Limit != c.limit):
				t.Errorf("got %v, want a count of %d and a limit of %d", err, c.count, c.limit)
			}
		})
	}
}

// tenMegabytes of what a paste or a file can hold.
var tenMegabytes = map[string]string{
	"words":   strings.Repeat("ten bytes ", 1<<20),
	"marks":   strings.Repeat("\u0301", 5<<20),
	"escapes": strings.Repeat("\x1b[31m", 2<<20),
	"garbage": strings.Repeat("\xff", 10<<20),
	"family":  strings.Repeat("👩\u200d", 10<<20/7),
}

func TestTenMegabytesAreRefusedWithoutBeingCopied(t *testing.T) {
	for name, s := range tenMegabytes {
		t.Run(name, func(t *testing.T) {
			if allocations := testing.AllocsPerRun(1, func() {
				_, err := model.Clean(s, model.ReasonLimit)
				_, prose := model.CleanProse(s)
				if err == nil || prose == nil {
					t.Error("taken")
				}
			}); allocations > 2 { // the two errors
				t.Errorf("%v allocations: the text was worked on before it was refused", allocations)
			}
		})
	}
}

func BenchmarkCleanRefusesTenMegabytes(b *testing.B) {
	for name, s := range tenMegabytes {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				_, _ = model.Clean(s, model.ReasonLimit)
			}
		})
	}
}

func BenchmarkCleanANote(b *testing.B) {
	for b.Loop() {
		_, _ = model.Clean("Test data takes two days, and nobody knows whom to ask", model.NoteLimit)
	}
}

func TestProseKeepsItsLines(t *testing.T) {
	p, err := model.CleanProse("\n# Title\r\n\r\n- one\x1b[1m\n  two\u202e\n")
	if err != nil {
		t.Fatal(err)
	}
	if want := "# Title\n\n- one\n  two"; p.String() != want {
		t.Errorf("got %q, want %q", p, want)
	}
}

func TestATextFromAFileGoesThroughTheSameGate(t *testing.T) {
	var note model.Note
	if err := json.Unmarshal([]byte(`{"text": "a\u001b[31mb\u202ec"}`), &note); err != nil {
		t.Fatal(err)
	}
	if got := note.Text.String(); got != "abc" {
		t.Errorf("got %q", got)
	}
	if err := json.Unmarshal([]byte(`{"text": "`+strings.Repeat("x", model.ReasonLimit+1)+`"}`), &note); err == nil {
		t.Error("a text beyond every limit was read")
	}
}

func TestFoldIsOneFormOfANameInAnyCase(t *testing.T) {
	for _, names := range [][]string{
		{"Ärzte", "ÄRZTE", "a\u0308rzte"},
		{"Kelvin", "\u212aELVIN"},
		{"Σίσυφος", "ΣΊΣΥΦΟΣ", "σίσυφοσ"},
	} {
		for _, name := range names[1:] {
			if model.Fold(name) != model.Fold(names[0]) {
				t.Errorf("%q and %q are two names", name, names[0])
			}
		}
	}
	if model.Fold("Claims") == model.Fold("Claim") {
		t.Error("two names are one")
	}
}

// checkSafe holds for whatever Clean lets through.
func checkSafe(t interface{ Errorf(string, ...any) }, in, out string, lines bool) {
	if !utf8.ValidString(out) || !norm.NFC.IsNormalString(out) {
		t.Errorf("%q gives %q, which is not UTF-8 in NFC", in, out)
	}
	marks := 0
	for _, r := range out {
		if r == '\n' && lines {
			marks = 0
			continue
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r >= 0xe0000 && r <= 0xe007f || r == '\u200b' {
			t.Errorf("%q gives %q, which holds %U", in, out, r)
		}
		switch {
		case r == '\u200d' || r == '\u200c' || unicode.Is(unicode.Variation_Selector, r):
		case unicode.Is(unicode.M, r):
			if marks++; marks > 4 {
				t.Errorf("%q gives %q, in which marks are piled up", in, out)
			}
		default:
			marks = 0
		}
	}
}

func checkClean(t interface{ Errorf(string, ...any) }, in string) {
	if text, err := model.Clean(in, model.ReasonLimit); err == nil {
		checkSafe(t, in, text.String(), false)
		again, err := model.Clean(text.String(), model.ReasonLimit)
		if err != nil || again != text {
			t.Errorf("%q gives %q, and that gives %q, %v", in, text, again, err)
		}
		if text.Length() > model.ReasonLimit {
			t.Errorf("%q is too long and was taken", in)
		}
	}
	if prose, err := model.CleanProse(in); err == nil {
		checkSafe(t, in, prose.String(), true)
		if again, err := model.CleanProse(prose.String()); err != nil || again != prose {
			t.Errorf("%q gives %q, and that gives %q, %v", in, prose, again, err)
		}
	}
}

func TestCleanIsSafeAndIdempotent(t *testing.T) {
	nasty := []string{
		"\x1b", "[31m", "]0;", "\a", "\x1b\\", "\u009b", "\u009d", "\x9b", "\xc2", "\xff", "\u202e", "\u200d", "\u200c", "\ufe0f",
		"\u0301", "\u0344", "\u0f73", "\u0958", "\u1100", "\u1161", "\u11a8", "\u3164", "\u034f", "👩", "🏽", "🇵", "a", "e", " ", "\n", "\r", "\t",
		"\U000e0041", "\u2028", "\ufeff", "\u0600", "क", "्",
	}
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.OneOf(rapid.SampledFrom(nasty), rapid.String())).Draw(t, "parts")
		checkClean(t, strings.Join(parts, ""))
	})
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"Test data takes two days", "a\xffb", "\x1b[31mred", "\x1b]52;c;AA==\a", "a\u009b1mb", "x\u202ey", "👩\u200d👩\u200d👧", "🏴\U000e0067\U000e007f",
		"e\u0301\u0301\u0301\u0301\u0301\u0301", "\u0344\u0f73", " \u0308", "a\r\nb\tc", "\u200d", "\ufe00\ufe01\ufe02",
		"\u0301\u0301\u0301\u0301\n\u0301",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkClean(t, s) })
}
