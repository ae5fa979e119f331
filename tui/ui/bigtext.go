package ui

import (
	_ "embed"
	"strings"
)

// The block font: each glyph is its character on a line of its own, then two lines of "#" and "." for
// each row of cells, their upper and their lower half.
//
//go:embed bigtext.txt
var glyphFile string

// BigHeight is the number of rows of big text.
const BigHeight = 5

// glyph is its rows of half cells: "#" where one is filled.
type glyph [2 * BigHeight]string

var glyphs = readGlyphs()

func readGlyphs() map[rune]glyph {
	found := map[rune]glyph{}
	lines := strings.Split(glyphFile, "\n")
	for ; len(lines) > 2*BigHeight; lines = lines[1+2*BigHeight:] {
		found[[]rune(lines[0])[0]] = glyph(lines[1 : 1+2*BigHeight])
	}
	return found
}

// halves is what is drawn for the upper and the lower half of a cell; nothing where both are empty.
var halves = map[[2]byte]string{{'#', '#'}: "█", {'#', '.'}: "▀", {'.', '#'}: "▄"}

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

// Big draws digits and a few signs (: % . , - + ~) in block letters, BigHeight rows high, and returns
// the column after them. Other characters are left out. All digits have one width, so that a clock does
// not jump.
func Big(c *Canvas, x, y int, ink Ink, text string) int { return BigTimes(c, x, y, ink, text, 1) }

// BigTimes draws as Big does, so many times as wide and as high.
func BigTimes(c *Canvas, x, y int, ink Ink, text string, scale int) int {
	for _, r := range text {
		g, ok := glyphs[r]
		if !ok {
			continue
		}
		width := len(g[0]) * scale
		for dy := range BigHeight * scale {
			upper, lower := g[2*dy/scale], g[(2*dy+1)/scale]
			for dx := range width {
				c.Put(x+dx, y+dy, ink, halves[[2]byte{upper[dx/scale], lower[dx/scale]}])
			}
		}
		x += width + scale
	}
	return x
}
