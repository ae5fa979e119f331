package ui

import (
	_ "embed"
	"strings"
)

// The block font: each glyph is its character on a line of its own, then BigHeight rows of "#".
//
//go:embed bigtext.txt
var glyphFile string

// BigHeight is the number of rows of big text.
const BigHeight = 5

var glyphs = readGlyphs()

func readGlyphs() map[rune][]string {
	found := map[rune][]string{}
	lines := strings.Split(glyphFile, "\n")
	for i := 0; i+BigHeight < len(lines); i += BigHeight + 1 {
		rows := make([]string, BigHeight)
		width := 0
		for j := range rows {
			width = max(width, len(lines[i+1+j]))
		}
		for j := range rows {
			row := lines[i+1+j]
			rows[j] = row + strings.Repeat(" ", width-len(row))
		}
		found[[]rune(lines[i])[0]] = rows
	}
	return found
}

// BigWidth is the number of columns that a text takes as big text.
func BigWidth(text string) int {
	width := 0
	for _, r := range text {
		if g, ok := glyphs[r]; ok {
			width += len(g[0]) + 1
		}
	}
	return max(0, width-1)
}

// Big draws digits and a few signs (: % . , - +) in block letters, BigHeight rows high, and returns the
// column after them. Other characters are left out.
func Big(c *Canvas, x, y int, ink Ink, text string) int {
	for _, r := range text {
		g, ok := glyphs[r]
		if !ok {
			continue
		}
		for dy, row := range g {
			for dx := range len(row) {
				if row[dx] == '#' {
					c.Put(x+dx, y+dy, ink, "█")
				}
			}
		}
		x += len(g[0]) + 1
	}
	return x
}
