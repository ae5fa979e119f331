package ui_test

import (
	"strings"

	"pgregory.net/rapid"

	"flipchart/model"
)

// pieces of text that widths and cursors get wrong: wide, combining, joined, invisible, right to left.
var pieces = []string{
	"a", "Ü", "ß", "-", " ", "  ", "\u00a0", "\u3000", "会", "議は", "ｱ", "한", "e\u0301", "\u0301", "x\u0323\u0332\u0301", "क्ष", "नि",
	"👩\u200d👩\u200d👧\u200d👦", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", "🇵🇹", "🇵", "\u200d", "\u200c", "\ufe0f", "می\u200cخواهم", "שלום",
	"─", "█", "▌", "●", "…", "word", "longer-word", "Donaudampfschifffahrt",
}

// hostile is what no field may show.
var hostile = []string{
	"\x1b", "\x1b[31m", "\x1b]0;evil\a", "\x9b31m", "\xff", "\xc3", "\x00", "\x7f", "\u009b", "\u202e", "\u200b", "\ue000", "\t", "\n", "\r\n", "\u2028", "|",
}

// anyText is a text as it may be typed or pasted.
func anyText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		part := rapid.OneOf(rapid.SampledFrom(pieces), rapid.SampledFrom(hostile), rapid.String())
		return strings.Join(rapid.SliceOfN(part, 0, 30).Draw(t, "parts"), "")
	})
}

// userText is a text as the model keeps it.
func userText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		text, err := model.Clean(anyText().Draw(t, "raw"), model.ReasonLimit)
		if err != nil {
			t.Skip(err)
		}
		return text.String()
	})
}
