package ui_test

import (
	"strconv"
	"testing"

	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/tui/ui"
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
