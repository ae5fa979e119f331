package ui_test

import (
	"strconv"
	"strings"
	"testing"
	"unicode"

	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/tui/ui"

	"github.com/charmbracelet/x/ansi"
)

// A count is refused with a sentence, or is the one that its digits say.
func FuzzParseNumber(f *testing.F) {
	for _, seed := range []string{"", "0", "7", "007", "999999", "1000000", "99999999999999999999", "-1", "\u22121", "1.5", "1,5", "\u0663", "+3", "1_0", "0x1", "3 4", "\x1b[2J3", "\u202e3"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		text, err := model.Clean(typed, model.NameLimit)
		if err != nil {
			return
		}
		n, err := ui.ParseNumber(text)
		if err != nil {
			modeltest.Sentence(t, err)
			return
		}
		if again, err := ui.ParseNumber(model.MustClean(strconv.Itoa(n))); err != nil || again != n || n < 0 {
			t.Errorf("%q is %d, and that is read as %d, %v", typed, n, again, err)
		}
	})
}

// Whatever a screen draws, a file's name or an error's text among it, the terminal gets characters in a row of their
// width.
func FuzzCanvas(f *testing.F) {
	for _, seed := range []string{
		"plain", "\x1b[2J\x1b]0;x\x07", "\u009b2J", "a\u202eb", "a\U000e0041\U000e007f", "🏴\U000e0067\U000e0062\U000e007f", "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
		"\xff\xc2\x9b", "a\u200d\u200d\u200d\u200db", "世\ufe0f\ufe0f\ufe0f\ufe0f界", "\u0301x", "a\r\nb\tc", "\u2028\u2029\u0085", "\u115f\u1160\u3164", "\ue000\ufffe", "👩\u200d👩\u200d👧\u200d👦",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		const width = 40
		c := ui.NewCanvas(width, 1)
		c.Put(0, 0, ui.Accent, text)
		row := ansi.Strip(c.Render(ui.ThemeNamed("dark")))
		modeltest.Printable(t, strings.Map(func(r rune) rune {
			if unicode.In(r, unicode.Co, unicode.Noncharacter_Code_Point, unicode.Other_Default_Ignorable_Code_Point) {
				return -1 // nothing, or a box, in a cell of its own
			}
			return r
		}, row))
		// Where something between them is not drawn, two characters can join; a text that passed the gate has nothing such.
		clean, _ := model.Clean(text, len(text))
		if got := ui.Width(row); got != width && clean.String() == text {
			t.Errorf("%q is a row of %d cells, not %d: %q", text, got, width, row)
		}
	})
}
