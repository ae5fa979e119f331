package calms

import (
	"slices"
	"testing"

	"flipchart/model"
	"flipchart/model/modeltest"
)

// Orders are refused with a sentence, or are read as the same from the way in which they are written.
func FuzzParseEntries(f *testing.F) {
	for _, seed := range []string{
		"calms", "calms clams Window: malcs", "c a l m s", "Ann: calms, Bob: slmac", "CALMS;smlac", "a: b: calms", ":", "Window:", "calm", "callms", "cal ms",
		"\u017falmc", "\u2028calms", "x\x1b[2J: calms", "\u202ex: calms", "world 世界: calms",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		line, err := model.Clean(typed, model.NoteLimit)
		if err != nil {
			return
		}
		entries, err := parseEntries(line.String())
		if err != nil {
			modeltest.Sentence(t, err)
			return
		}
		for _, e := range entries {
			modeltest.Printable(t, e.by.String())
			if unplaced := (model.Order{Order: e.order}).Unplaced(); len(unplaced) > 0 || len(e.order) != len(model.Values) {
				t.Errorf("%q has the order %v", typed, e.order)
			}
			again, err := parseEntries(initials(e.order))
			if err != nil || len(again) != 1 || !slices.Equal(again[0].order, e.order) {
				t.Errorf("%q has the order %v, and that is read as %v, %v", typed, e.order, again, err)
			}
		}
	})
}
