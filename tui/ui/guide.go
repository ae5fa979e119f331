package ui

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Marks inside a line of Markdown, which no clean text holds: what follows is drawn so until the next.
const (
	markPlain   = "\x00"
	markStrong  = "\x01"
	markHeading = "\x02"
	markKeep    = "\x03" // alone on a line: a blank one at which no page ends
)

var markdown = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
)

// Markdown is a text in Markdown laid out for a width of 14 or more: lines that DrawLine draws.
func Markdown(source string, width int) []string {
	p := page{[]byte(source)}
	lines := p.blocks(markdown.Parse(text.NewReader(p.source)), width, true)
	if len(lines) == 0 {
		return []string{""}
	}
	return carryMarks(lines)
}

// page lays out the blocks of one text.
type page struct{ source []byte }

// blocks are those within a node, one below the other, with a blank line between them if they are apart.
func (p page) blocks(parent ast.Node, width int, apart bool) []string {
	var lines []string
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		block := p.block(n, max(width, 10))
		if len(lines) > 0 && len(block) > 0 && apart {
			lines = append(lines, between(n.PreviousSibling(), n))
		}
		lines = append(lines, block...)
	}
	return lines
}

// between is the blank line between two blocks. What a heading or a list is introduced by stays with it.
func between(above, below ast.Node) string {
	if above.Kind() == ast.KindHeading || below.Kind() == ast.KindList {
		return markKeep
	}
	return ""
}

func (p page) block(n ast.Node, width int) []string {
	switch n := n.(type) {
	case *ast.Heading:
		return Wrap(markHeading+p.inline(n)+markPlain, width)
	case *ast.List:
		return p.list(n, width)
	case *ast.Blockquote:
		return hung(p.blocks(n, width-2, true), "│ ", "│ ")
	case *ast.ThematicBreak:
		return []string{"────────"}
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
		return Wrap(strings.TrimRight(string(n.Lines().Value(p.source)), "\n"), width)
	}
	if n.Type() == ast.TypeBlock {
		return Wrap(p.inline(n), width)
	}
	return nil
}

// list hangs its items: each mark stands alone at the left of its lines.
func (p page) list(list *ast.List, width int) []string {
	var lines []string
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		mark := "• "
		if list.IsOrdered() {
			mark = fmt.Sprintf("%d. ", number)
			number++
		}
		if len(lines) > 0 && !list.IsTight {
			lines = append(lines, "")
		}
		inner := p.blocks(item, width-Width(mark), !list.IsTight)
		if len(inner) == 0 {
			inner = []string{""}
		}
		lines = append(lines, hung(inner, mark, strings.Repeat(" ", Width(mark)))...)
	}
	return lines
}

// hung puts one thing before the first line and another before the rest.
func hung(lines []string, first, rest string) []string {
	for i, line := range lines {
		lines[i] = rest + line
		if i == 0 {
			lines[i] = first + line
		}
	}
	return lines
}

// inline is the text of a block, with marks where it is strong.
func (p page) inline(parent ast.Node) string {
	var b strings.Builder
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			b.Write(unescape(n.Value(p.source)))
			switch {
			case n.HardLineBreak():
				b.WriteByte('\n')
			case n.SoftLineBreak():
				b.WriteByte(' ')
			}
		case *ast.Emphasis:
			b.WriteString(markStrong + p.inline(n) + markPlain)
		case *ast.AutoLink:
			b.Write(n.Label(p.source))
		case *ast.RawHTML:
		default:
			b.WriteString(p.inline(n))
		}
	}
	return b.String()
}

func unescape(s []byte) []byte {
	return util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(s)))
}

// carryMarks begins each line with the mark that the one before it ended with.
func carryMarks(lines []string) []string {
	mark := ""
	for i, line := range lines {
		lines[i] = mark + line
		if at := strings.LastIndexAny(lines[i], markPlain+markStrong+markHeading); at >= 0 {
			mark = lines[i][at : at+1]
		}
	}
	return lines
}

// Pages divides the lines of a text in Markdown into pages of at most height lines, and says where each
// begins. A page ends between two blocks where that leaves it half full, though not behind a heading or
// before a list; else between two items; else as it must.
func Pages(lines []string, height int) []int {
	starts := []int{0}
	for at := 0; len(lines)-at > height; starts = append(starts, at) {
		at = pageEnd(lines, at, height)
	}
	return starts
}

// pageEnd is where the next page begins.
func pageEnd(lines []string, at, height int) int {
	full := at + height
	last := func(least int, ends func(line int) bool) (end int, ok bool) {
		for end := full; end > least; end-- {
			if ends(end) {
				return end, true
			}
		}
		return 0, false
	}
	kept := func(line int) bool { return strings.Contains(lines[line], markKeep) }
	block := func(line int) bool { return blankLine(lines[line]) && !kept(line) && line+1 < len(lines) }
	item := func(line int) bool {
		return !blankLine(lines[line]) && !strings.HasPrefix(unmarked(lines[line]), " ") && !kept(line-1)
	}
	if end, ok := last(at+height/2, block); ok {
		return end + 1
	}
	if end, ok := last(at+height/2, item); ok {
		return end
	}
	if end, ok := last(at, block); ok {
		return end + 1
	}
	return full
}

func blankLine(line string) bool { return strings.TrimSpace(unmarked(line)) == "" }

var unmark = strings.NewReplacer(markPlain, "", markStrong, "", markHeading, "", markKeep, "")

func unmarked(line string) string { return unmark.Replace(line) }

// DrawLine draws one line of Markdown.
func DrawLine(c *Canvas, x, y int, line string) {
	ink := Plain
	for line != "" {
		switch line[:1] {
		case markPlain:
			ink, line = Plain, line[1:]
		case markStrong:
			ink, line = Bold, line[1:]
		case markHeading:
			ink, line = Accent|Bold, line[1:]
		case markKeep:
			line = line[1:]
		}
		end := strings.IndexAny(line, markPlain+markStrong+markHeading)
		if end < 0 {
			end = len(line)
		}
		x = c.Put(x, y, ink, line[:end])
		line = line[end:]
	}
}
