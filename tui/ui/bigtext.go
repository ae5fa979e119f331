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

// glyph is what stands in each cell, row by row; empty where nothing does.
type glyph [BigHeight][]string

var glyphs = readGlyphs()

func readGlyphs() map[rune]glyph {
	found := map[rune]glyph{}
	lines := strings.Split(glyphFile, "\n")
	for ; len(lines) > 2*BigHeight; lines = lines[1+2*BigHeight:] {
		var g glyph
		for y := range g {
			upper, lower := lines[1+2*y], lines[2+2*y]
			for x := range upper {
				g[y] = append(g[y], halves[upper[x:x+1]+lower[x:x+1]])
			}
		}
		found[[]rune(lines[0])[0]] = g
	}
	return found
}

var halves = map[string]string{"##": "█", "#.": "▀", ".#": "▄"}

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
func Big(c *Canvas, x, y int, ink Ink, text string) int {
	for _, r := range text {
		g, ok := glyphs[r]
		if !ok {
			continue
		}
		for dy, row := range g {
			for dx, block := range row {
				c.Put(x+dx, y+dy, ink, block)
			}
		}
		x += len(g[0]) + 1
	}
	return x
}
