package ui_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flipchart/model"
	"flipchart/tui/ui"
)

// page is a text in Markdown as it is drawn in so many columns.
func page(text string, width int) string {
	lines := ui.Markdown(text, width)
	c := ui.NewCanvas(200, len(lines))
	for y, line := range lines {
		ui.DrawLine(c, 0, y, line)
	}
	return c.String()
}

func TestMarkdown(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"paragraphs":   {"See **where** the *time* goes,\nand `why`.\n\nAsk.", "See where the time goes, and\nwhy.\n\nAsk.\n"},
		"heading":      {"# Purpose\n\nSee.", "Purpose\n\nSee.\n"},
		"list":         {"- one that is too long for a line\n- two", "• one that is too long for a\n  line\n• two\n"},
		"nested":       {"- one\n  - within it, and too long too", "• one\n  • within it, and too long\n    too\n"},
		"steps":        {"1. Ask the room, and write it down\n2. Vote", "1. Ask the room, and write it\n   down\n2. Vote\n"},
		"tenth step":   {strings.Repeat("1. x\n", 9) + "1. Ask the room, and write it", "1. x\n2. x\n3. x\n4. x\n5. x\n6. x\n7. x\n8. x\n9. x\n10. Ask the room, and write it\n"},
		"quote":        {"> which step would you not dare to skip", "│ which step would you not\n│ dare to skip\n"},
		"a long word":  {"Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsgesellsc\nhaft\n"},
		"hard text":    {"a \\* b &amp; <i>c</i>", "a * b & c\n"},
		"nothing":      {"", "\n"},
		"only a title": {"# Done when", "Done when\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, page(test.text, 30)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMarkdownMarksWhatIsStrongAndTheHeadings(t *testing.T) {
	lines := ui.Markdown("# Purpose\n\nSee **where** it goes", 40)
	want := ui.NewCanvas(40, len(lines))
	want.Put(0, 0, ui.Accent|ui.Bold, "Purpose")
	x := want.Put(0, 2, ui.Plain, "See ")
	x = want.Put(x, 2, ui.Bold, "where")
	want.Put(x, 2, ui.Plain, " it goes")
	got := ui.NewCanvas(40, len(lines))
	for y, line := range lines {
		ui.DrawLine(got, 0, y, line)
	}
	if diff := cmp.Diff(want.Render(ui.Dark), got.Render(ui.Dark)); diff != "" {
		t.Error(diff)
	}
}

func TestMarkdownKeepsToItsWidthWhateverIsWritten(t *testing.T) {
	marks := []string{
		"# ", "## ", "- ", "  - ", "1. ", "> ", "**", "*", "`", "```\n", "---\n", "\n", "\n\n", "| a | b |\n|---|---|\n| 1 | 2 |\n", "[x](http://x.y)",
		"![x](y)", "<b>", "<!--", "&amp;", "\\", "    code\n", "- [ ] ", "~~", "https://x.y/zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
	}
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.OneOf(rapid.SampledFrom(marks), rapid.SampledFrom(pieces), rapid.SampledFrom(hostile), rapid.SampledFrom([]string{"word ", "some words "}))
		raw := strings.Join(rapid.SliceOfN(part, 0, 40).Draw(t, "parts"), "")
		prose, err := model.CleanProse(raw)
		if err != nil {
			t.Skip(err)
		}
		width := rapid.IntRange(30, 80).Draw(t, "width")
		shown := page(prose.String(), width)
		for _, line := range strings.Split(shown, "\n") {
			if ui.Width(line) > width {
				t.Fatalf("%q is wider than %d", line, width)
			}
		}
	})
}
