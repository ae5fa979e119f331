package ui_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"flipchart/model"
	"flipchart/tui/tuitest"
	"flipchart/tui/ui"
)

func press(f *ui.Field, keys ...string) {
	for _, name := range keys {
		f.Update(tuitest.Key(name))
	}
}

func paste(f *ui.Field, text string) { f.Update(tea.PasteMsg{Content: text}) }

// row is what a field shows in so many cells, and where its cursor stands.
func row(f *ui.Field, width int) (shown string, cursor int) {
	c := ui.NewCanvas(width+4, 3)
	f.Draw(c, 2, 1, width, ui.Plain)
	at := c.Cursor()
	if at == nil || at.Y != 1 {
		return "no cursor", -1
	}
	return strings.TrimRight(c.In(ui.Rect{X: 2, Y: 1, W: width, H: 1}).String(), " \n"), at.X - 2
}

func TestKeysInAField(t *testing.T) {
	for name, test := range map[string]struct {
		begin string
		keys  []string
		want  string // "|" is the cursor
	}{
		"typing":                    {"", []string{"a", "b"}, "ab|"},
		"space":                     {"a", []string{"space", "b"}, "a b|"},
		"space at the beginning":    {"", []string{"space", "b"}, " b|"},
		"shift":                     {"", []string{"A", "shift+B"}, "AB|"},
		"left and right":            {"abc", []string{"left", "left", "right", "x"}, "abx|c"},
		"beyond the ends":           {"a", []string{"right", "left", "left", "left", "x"}, "x|a"},
		"home and end":              {"abc", []string{"home", "x", "end", "y"}, "xabcy|"},
		"emacs":                     {"abc", []string{"ctrl+a", "ctrl+f", "ctrl+f", "ctrl+b", "x", "ctrl+e", "y"}, "axbcy|"},
		"backspace":                 {"abc", []string{"left", "backspace"}, "a|c"},
		"backspace at the start":    {"abc", []string{"home", "backspace"}, "|abc"},
		"delete":                    {"abc", []string{"home", "delete", "ctrl+d"}, "|c"},
		"delete at the end":         {"abc", []string{"delete"}, "abc|"},
		"to the start":              {"abc def", []string{"left", "ctrl+u"}, "|f"},
		"to the end":                {"abc def", []string{"home", "right", "ctrl+k"}, "a|"},
		"a word":                    {"abc def  ", []string{"ctrl+w"}, "abc |"},
		"words":                     {"abc def", []string{"alt+backspace", "alt+backspace", "ctrl+w"}, "|"},
		"wide characters":           {"会議は", []string{"left", "backspace"}, "会|は"},
		"a family is one":           {"x👩\u200d👩\u200d👧", []string{"backspace"}, "x|"},
		"a mark finds its letter":   {"e", []string{"\u0301"}, "é|"},
		"marks do not pile up":      {"x", slices.Repeat([]string{"\u0323"}, 9), "x\u0323\u0323\u0323\u0323|"},
		"a joiner typed alone":      {"می", []string{"\u200c", "خ"}, "می\u200cخ|"},
		"a letter before a mark":    {"\u0301x", []string{"home", "e"}, "é|x"},
		"a flag is made of halves":  {"🇵", []string{"🇹"}, "🇵🇹|"},
		"a control character":       {"a", []string{"\x1b", "\u202e", "\u200b"}, "a|"},
		"what a person types there": {"", []string{"a", "|", "b", "left", "|"}, "a|||b"},
	} {
		t.Run(name, func(t *testing.T) {
			f := ui.NewField(test.begin, 0)
			press(&f, test.keys...)
			whole, before := f.Value(), f
			press(&before, "ctrl+k")
			after, _ := strings.CutPrefix(whole, before.Value())
			if got := before.Value() + "|" + after; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestAFieldLeavesOtherKeysToTheScreen(t *testing.T) {
	f := ui.NewField("a", 0)
	for _, name := range []string{"enter", "esc", "tab", "up", "down", "pgup", "ctrl+s", "alt+x", "ctrl+r"} {
		if f.Update(tuitest.Key(name)) {
			t.Errorf("%s was taken", name)
		}
	}
	if f.Value() != "a" {
		t.Errorf("the field holds %q", f.Value())
	}
	locked := tuitest.Key("b")
	locked.Mod |= tea.ModNumLock | tea.ModCapsLock
	if !f.Update(locked) || f.Value() != "ab" {
		t.Errorf("with num lock on, b makes %q", f.Value())
	}
}

func TestPastes(t *testing.T) {
	for name, test := range map[string]struct{ paste, want string }{
		"words":              {"two days", "[two days]"},
		"outer blanks":       {" two ", "[ two ]"},
		"lines":              {"one\r\ntwo\nthree\n", "[one two three]"},
		"a table cell":       {"\tone\ttwo\t", "[one two]"},
		"colours":            {"\x1b[31mred\x1b[0m", "[red]"},
		"half an escape":     {"red\x1b[3", "[red]"},
		"a title, never set": {"a\x1b]0;evil", "[a]"},
		"controls":           {"a\x00\u202eb\u200bc\xff", "[abc]"},
	} {
		t.Run(name, func(t *testing.T) {
			f := ui.NewField("[]", 0)
			press(&f, "left")
			paste(&f, test.paste)
			if f.Value() != test.want {
				t.Errorf("got %q, want %q", f.Value(), test.want)
			}
		})
	}
}

func TestALongTextStaysAndSaysByHowMuch(t *testing.T) {
	f := ui.NewField(strings.Repeat("é", 83)+" ", model.NameLimit)
	if f.Over() != 3 {
		t.Errorf("%d too many, want 3", f.Over())
	}
	var long model.TooLongError
	if _, err := f.Text(); !errors.As(err, &long) || long.Count != 83 || long.Limit != model.NameLimit {
		t.Errorf("got %v", err)
	}
	press(&f, "backspace", "backspace", "backspace", "backspace")
	if text, err := f.Text(); err != nil || text.Length() != 80 || f.Over() != 0 {
		t.Errorf("got %q, %v, %d too many", text, err, f.Over())
	}
}

// A terminal without bracketed paste sends a paste as keys, one by one.
func TestAFieldIsFullAndSaysSo(t *testing.T) {
	f := ui.NewField("", model.NameLimit)
	for range 100_000 {
		press(&f, "x")
	}
	if got := len(f.Value()); got != 4*model.NameLimit {
		t.Errorf("it holds %d characters", got)
	}
	if got, want := f.Excess(), "99920 characters too many; only the first 320 are here"; got != want {
		t.Errorf("it says %q, not %q", got, want)
	}
	if _, err := f.Text(); err == nil || !strings.HasPrefix(err.Error(), "that is 100000 characters long; 80 fit here") {
		t.Errorf("it is refused with %v", err)
	}
	press(&f, slices.Repeat([]string{"backspace"}, 239)...)
	if got := f.Excess(); got != "99681 characters too many; only the first 81 are here" {
		t.Errorf("it says %q", got)
	}
	press(&f, "backspace", "x")
	if got := f.Excess(); got != "1 character too many" {
		t.Errorf("of a text typed anew it says %q", got)
	}
}

func TestAllThatWasPastedIsCounted(t *testing.T) {
	for name, test := range map[string]struct {
		paste string
		want  int // too many
	}{
		"letters":             {strings.Repeat("é", 5000), 4920},
		"characters of many":  {strings.Repeat("👩\u200d👧", 5000), 4920},
		"more than is read":   {strings.Repeat("x", 1<<20), 1<<20 - 80},
		"as much as it holds": {strings.Repeat("x", 320), 240},
	} {
		f := ui.NewField("", model.NameLimit)
		paste(&f, test.paste)
		if want := model.Count(test.want, "character") + " too many"; !strings.HasPrefix(f.Excess(), want) {
			t.Errorf("%s: it says %q, not %q", name, f.Excess(), want)
		}
		press(&f, "ctrl+u", "x")
		if got := f.Excess(); got != "" {
			t.Errorf("%s, cleared: it says %q", name, got)
		}
	}
}

func TestTenMegabytesPastedAreCutToWhatAFieldHoldsAndNothingElseIsLost(t *testing.T) {
	for name, part := range map[string]string{"words": "ten bytes ", "marks": "\u0301", "escapes": "\x1b[31m", "garbage": "\xff", "family": "👩\u200d", "nothing": " "} {
		t.Run(name, func(t *testing.T) {
			f := ui.NewField("begin end", 0)
			press(&f, "left", "left", "left")
			paste(&f, strings.Repeat(part, 10<<20/len(part)))
			row(&f, 60)
			press(&f, "x", "backspace")
			if !strings.HasPrefix(f.Value(), "begin ") || !strings.HasSuffix(f.Value(), "end") || len(f.Value()) > 100<<10 {
				t.Errorf("%d bytes are there: %.20q", len(f.Value()), f.Value())
			}
		})
	}
}

func TestAFieldScrollsWithItsCursor(t *testing.T) {
	for name, test := range map[string]struct {
		text   string
		keys   []string
		width  int
		shown  string
		cursor int
	}{
		"fits":                   {"abc", nil, 6, "abc", 3},
		"full":                   {"abcdef", nil, 6, "…cdef", 5},
		"at the start":           {"abcdefgh", []string{"home"}, 6, "abcde…", 0},
		"in the middle":          {"abcdefgh", []string{"left", "left"}, 6, "…cdef…", 5},
		"wide":                   {"会議は", nil, 6, "…議は", 5},
		"wide, cursor between":   {"会議は", []string{"left"}, 7, "会議は", 4},
		"combining":              {"e\u0301e\u0301x", nil, 6, "éé" + "x", 3},
		"a family":               {"a👩\u200d👧b", []string{"left"}, 8, "a👩\u200d👧b", 3},
		"one cell":               {"abc", nil, 1, "", 0},
		"cursor before a family": {"a👩\u200d👧b", []string{"left", "left"}, 8, "a👩\u200d👧b", 1},
	} {
		t.Run(name, func(t *testing.T) {
			f := ui.NewField(test.text, 0)
			press(&f, test.keys...)
			shown, cursor := row(&f, test.width)
			if shown != test.shown || cursor != test.cursor {
				t.Errorf("got %q and %d, want %q and %d", shown, cursor, test.shown, test.cursor)
			}
		})
	}
}

func TestABlindFieldShowsNothingOfWhatIsTyped(t *testing.T) {
	f := ui.NewField("80 会9", 0)
	f.Blind = true
	press(&f, "left")
	if shown, cursor := row(&f, 20); shown != "●● ●●" || cursor != 4 {
		t.Errorf("got %q and %d", shown, cursor)
	}
	c := ui.NewCanvas(20, 1)
	f.Rest(c, 0, 0, 20, ui.Plain)
	if c.String() != "●● ●●\n" {
		t.Errorf("at rest: %q", c.String())
	}
	if f.Value() != "80 会9" {
		t.Errorf("the field holds %q", f.Value())
	}
}

func TestAtRestAFieldBeginsAtItsBeginning(t *testing.T) {
	f := ui.NewField("abcdefgh", 0)
	c := ui.NewCanvas(10, 1)
	f.Rest(c, 1, 0, 6, ui.Plain)
	if c.String() != " abcde…\n" || c.Cursor() != nil {
		t.Errorf("got %q, cursor %v", c.String(), c.Cursor())
	}
	f.Clear()
	if !f.Empty() || f.Value() != "" {
		t.Errorf("cleared, it holds %q", f.Value())
	}
}

func TestWhateverIsTypedTheTextIsCleanAndTheCursorInside(t *testing.T) {
	keys := []string{
		"left", "right", "home", "end", "backspace", "delete", "ctrl+u", "ctrl+k", "ctrl+w", "space", "enter", "esc", "ctrl+x",
	}
	rapid.Check(t, func(t *rapid.T) {
		f := ui.NewField(anyText().Draw(t, "begin"), rapid.IntRange(1, 40).Draw(t, "limit"))
		width := rapid.IntRange(1, 30).Draw(t, "width")
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			switch rapid.IntRange(0, 2).Draw(t, "step") {
			case 0:
				press(&f, rapid.SampledFrom(keys).Draw(t, "key"))
			case 1:
				press(&f, rapid.SampledFrom(slices.Concat(pieces, hostile)).Draw(t, "typed"))
			case 2:
				paste(&f, anyText().Draw(t, "pasted"))
			}
			checkField(t, &f, width)
		}
	})
}

func checkField(t *rapid.T, f *ui.Field, width int) {
	value := f.Value()
	clean, err := model.Clean(value, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	if !clean.Empty() && clean.String() != strings.TrimSpace(value) {
		t.Fatalf("%q stands in the field, clean it is %q", value, clean)
	}
	if _, err := f.Text(); (err != nil) != (f.Over() > 0) {
		t.Fatalf("%d are too many, but Text says %v", f.Over(), err)
	}
	if shown, cursor := row(f, width); cursor < 0 || cursor >= width || ui.Width(shown) > width {
		t.Fatalf("%q is shown in %d cells, with the cursor at %d", shown, width, cursor)
	}
}

// The cursor stands where the text before it ends, as wide as a terminal draws it.
func TestTheCursorStandsBehindTheTextBeforeIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := ui.NewField(userText().Draw(t, "text"), 0)
		whole := ui.Width(f.Value())
		press(&f, slices.Repeat([]string{"left"}, rapid.IntRange(0, 20).Draw(t, "left"))...)
		_, cursor := row(&f, whole+2)
		press(&f, "ctrl+k")
		if cursor != ui.Width(f.Value()) {
			t.Fatalf("the cursor stood at %d, behind %q", cursor, f.Value())
		}
	})
}

func TestTheFirstDigitReplacesAnOfferedNumber(t *testing.T) {
	for _, test := range []struct {
		keys []string
		want string
	}{
		{[]string{"7"}, "7"},
		{[]string{"7", "1"}, "71"},
		{[]string{"end", "1"}, "31"},
		{[]string{"backspace", "4"}, "4"},
		{[]string{"1", "/", "2"}, "1/2"}, // no character is dropped: 12 is another figure
	} {
		f := ui.NewNumber("3")
		press(&f, test.keys...)
		if f.Value() != test.want {
			t.Errorf("%q gives %q, want %q", test.keys, f.Value(), test.want)
		}
	}
}

func TestACountIsDigitsOnly(t *testing.T) {
	for typed, want := range map[string]int{"": 0, "0": 0, "17": 17, "999999": 999999} {
		if n, err := ui.ParseNumber(model.MustClean(typed)); n != want || err != nil {
			t.Errorf("%q is read as %d, %v", typed, n, err)
		}
	}
	for typed, sentence := range map[string]string{
		"1/2 3": "“1/2 3” is no whole number", "-3": "“-3” is below 0, and no count is", "-": "“-” is no whole number", "+3": "type digits only", "6O": "“6O” is no", "٣": "type digits only",
		"1000000": "1000000 is more than any room has", strings.Repeat("9", 80): "more than any room has",
	} {
		if n, err := ui.ParseNumber(model.MustClean(typed)); err == nil || !strings.Contains(err.Error(), sentence) {
			t.Errorf("%q is read as %d, %v", typed, n, err)
		}
	}
}
