package ui

import (
	"regexp"
	"strings"

	"charm.land/glamour/v2"
	"charm.land/glamour/v2/ansi"
	xansi "github.com/charmbracelet/x/ansi"
)

// Markdown is a text in Markdown laid out for a width of 14 or more: lines that DrawLine draws.
func Markdown(text string, width int) []string {
	renderer, err := glamour.NewTermRenderer(glamour.WithStyles(plainStyle), glamour.WithWordWrap(max(width-hang, 10)))
	if err != nil {
		return Wrap(text, width)
	}
	laidOut, err := renderer.Render(text)
	if err != nil {
		return Wrap(text, width)
	}
	return hung(strings.Split(strings.TrimSpace(laidOut), "\n"))
}

// hang is the room for a list item's mark: "• " or "12. ".
const hang = 4

// hung indents the lines on which a list item goes on, so that its mark stands alone at the left.
func hung(lines []string) []string {
	indent := 0
	for i, line := range lines {
		line = strings.TrimRight(line, " ")
		lines[i] = line
		text := strings.TrimSpace(xansi.Strip(line))
		switch mark := itemMark.FindString(text); {
		case text == "":
			indent = 0
		case mark != "":
			indent = Width(mark)
		default:
			lines[i] = strings.Repeat(" ", indent) + line
		}
	}
	return lines
}

var itemMark = regexp.MustCompile(`^(•|[0-9]+\.) `)

// plainStyle uses bold for what is strong and underline for headings; DrawLine turns them into inks, so
// that the theme alone decides about colours.
var plainStyle = func() ansi.StyleConfig {
	on, one, two := true, uint(1), uint(2)
	heading := ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Underline: &on, BlockSuffix: "\n"}}
	return ansi.StyleConfig{
		Heading:     heading,
		H1:          heading,
		H2:          heading,
		Strong:      ansi.StylePrimitive{Bold: &on},
		Emph:        ansi.StylePrimitive{Bold: &on},
		Item:        ansi.StylePrimitive{BlockPrefix: "• "},
		Enumeration: ansi.StylePrimitive{BlockPrefix: ". "},
		List:        ansi.StyleList{LevelIndent: two},
		BlockQuote:  ansi.StyleBlock{Indent: &one, IndentToken: text("│ ")},
		HorizontalRule: ansi.StylePrimitive{
			Format: "\n────────\n",
		},
	}
}()

func text(s string) *string { return &s }

// DrawLine draws one line of Markdown.
func DrawLine(c *Canvas, x, y int, line string) {
	ink := Plain
	var state byte
	for line != "" {
		seq, width, n, next := xansi.DecodeSequence(line, state, nil)
		if width > 0 {
			x = c.Put(x, y, ink, seq)
		} else if strings.HasSuffix(seq, "m") {
			ink = inkOf(seq)
		}
		line, state = line[n:], next
	}
}

func inkOf(sequence string) Ink {
	ink := Plain
	for _, code := range strings.Split(strings.Trim(sequence, "\x1b[m"), ";") {
		switch code {
		case "1":
			ink |= Bold
		case "4":
			ink |= Accent | Bold
		}
	}
	return ink
}
