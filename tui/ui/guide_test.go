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

func TestPagesEndBetweenBlocks(t *testing.T) {
	const steps = "1. one that is too long for a line\n2. two\n3. three"
	for name, test := range map[string]struct {
		text   string
		height int
		want   []string // what each page begins with
	}{
		"all fits":                      {"one\n\ntwo", 3, []string{"one"}},
		"the blank line needs no row":   {"one\n\ntwo\n\nthree", 3, []string{"one", "three"}},
		"not in a paragraph":            {"one\n\ntwo\n\nthree that is too long for a line", 5, []string{"one", "three that is too long for a"}},
		"a heading stays with its text": {"one\n\n# two\n\nthree\n\nfour", 4, []string{"one", "two", "four"}},
		"what introduces a list, too":   {"one\n\nnow:\n\n- a\n- b", 4, []string{"one", "now:"}},
		"a strong word ends no page":    {"one\n\ntwo\n\n**Done when** all of us have said a word", 5, []string{"one", "Done when all of us have said"}},
		"between two items":             {steps, 3, []string{"1. one that is too long for a", "3. three"}},
		"not in an item":                {"- a\n- b\n- c\n" + "- one that is too long for a line", 4, []string{"• a", "• one that is too long for a"}},
		"anywhere, if it must be":       {"one that is too long for a line, and for two lines more", 1, []string{"one that is too long for a", "line, and for two lines more"}},
	} {
		t.Run(name, func(t *testing.T) {
			lines := ui.Markdown(test.text, 30)
			var got []string
			for _, start := range ui.Pages(lines, test.height) {
				c := ui.NewCanvas(30, 1)
				ui.DrawLine(c, 0, 0, lines[start])
				got = append(got, strings.TrimRight(c.String(), "\n"))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPagesHoldEveryLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.SampledFrom([]string{"# Steps\n\n", "- one\n", "1. one\n", "word ", "some **strong** words. ", "\n\n", "> so\n\n", "\n\n\n"})
		lines := ui.Markdown(strings.Join(rapid.SliceOfN(part, 0, 40).Draw(t, "parts"), ""), 30)
		height := rapid.IntRange(1, 12).Draw(t, "height")
		starts := append(ui.Pages(lines, height), len(lines))
		if starts[0] != 0 {
			t.Fatalf("the first page begins with line %d", starts[0])
		}
		for i, start := range starts[:len(starts)-1] {
			last := ui.NewCanvas(30, 1)
			ui.DrawLine(last, 0, 0, lines[starts[i+1]-1])
			if rows := starts[i+1] - start; rows < 1 || rows > height+1 || rows == height+1 && last.String() != "\n" {
				t.Fatalf("page %d of height %d has %d lines: %q", i, height, rows, lines[start:starts[i+1]])
			}
		}
	})
}
