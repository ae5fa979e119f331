package ui

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width is the number of cells a text takes.
func Width(s string) int {
	cells := 0
	for s != "" {
		size, width := first(s)
		cells += width
		s = s[size:]
	}
	return cells
}

// first is the size in bytes of a text's first grapheme, and its width in cells: 0 for what is not
// drawn: a control character, a mark without a letter, a byte that is no UTF-8.
func first(s string) (size, width int) {
	if size = plain(s); size > 0 && (size == len(s) || plain(s[size:]) > 0) {
		return size, 1
	}
	grapheme, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if bad := strings.IndexRune(grapheme, utf8.RuneError); bad > 0 {
		grapheme = grapheme[:bad]
	}
	if r, _ := utf8.DecodeRuneInString(grapheme); unicode.In(r, unicode.Cc, unicode.M) || r == utf8.RuneError {
		width = 0
	}
	return len(grapheme), width
}

// plain is the size of a text's first character if it is one of those that screens and European texts
// are nearly all made of: ASCII, Latin letters, frames and blocks. They are one cell wide and join no
// other of their kind, which spares looking them up. It is 0 for all others.
func plain(s string) int {
	switch b := s[0]; {
	case b >= ' ' && b < 0x7f:
		return 1
	case b >= 0xc3 && b <= 0xc9 && len(s) > 1 && !utf8.RuneStart(s[1]): // U+00C0 to U+027F
		return 2
	case b == 0xe2 && len(s) > 2 && (s[1] == 0x94 || s[1] == 0x95 || s[1] == 0x96 && s[2] < 0xa0) && !utf8.RuneStart(s[2]): // U+2500 to U+259F
		return 3
	}
	return 0
}

// Fit cuts a text to a width; what is cut shows as "…".
func Fit(s string, width int) string {
	if width <= 0 {
		return ""
	}
	used, cut := 0, 0 // cut is the last place that leaves a cell for the "…"
	for i := 0; i < len(s); {
		size, cells := first(s[i:])
		if used += cells; used > width {
			return s[:cut] + "…"
		}
		if i += size; used < width {
			cut = i
		}
	}
	return s
}

// Wrap breaks a text into lines of at most width cells: at blanks, behind the hyphen of a compound, and
// anywhere in a word that is longer than a line. It returns at least one line. A wide character stands
// alone where even that is too wide for the line.
func Wrap(s string, width int) []string {
	if width <= 0 {
		return []string{""}
	}
	var lines []string
	start, used := 0, 0 // of the line that is being filled
	end, next := 0, 0   // where it would end, and the one after it begin, if it were broken now
	line := func(end, next int) {
		lines = append(lines, strings.TrimRightFunc(s[start:end], blank))
		start = next
	}
	var before rune
	for i := 0; i < len(s); {
		size, cells := first(s[i:])
		r, n := utf8.DecodeRuneInString(s[i:])
		if n < size && cells > 0 && blank(r) {
			r = utf8.RuneError // a blank that carries a mark is none
		}
		switch {
		case r == '\n' || r == '\r':
			line(i, i+size)
			used, end, cells = 0, start, 0
		case blank(r):
			if !blank(before) {
				end = i
			}
			next = i + size
		default:
			for used+cells > width && start < i {
				if end > start {
					line(end, next)
				} else {
					line(i, i)
				}
				used = Width(s[start:i])
			}
			if r == '-' && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
				end, next = i+size, i+size
			}
		}
		used += cells
		before, i = r, i+size
	}
	line(len(s), len(s))
	return lines
}

// FitLines wraps a text into exactly so many lines; what is cut off at the end shows as "…".
func FitLines(s string, width, rows int) []string {
	lines := Wrap(s, width)
	if len(lines) > rows {
		lines[rows-1] = Fit(lines[rows-1]+" "+lines[rows], width)
	}
	return append(lines, make([]string, rows)...)[:rows]
}

// Balance wraps a text into no more lines than Wrap does, as equally long as they can be: for text that
// stands centred, where a last line of one word looks lost.
func Balance(s string, width int) []string {
	lines := Wrap(s, width)
	for narrow := Width(s) / len(lines); narrow < width; narrow++ {
		if even := Wrap(s, narrow); len(even) == len(lines) {
			return even
		}
	}
	return lines
}

// blank is a character at which a line may be broken: not the blanks that are there to prevent it.
func blank(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u2007' && r != '\u202f'
}

// Page is the part of a long list that shows the selected item: the items from first up to last, and
// "2 of 3" where there is more than one page (empty where all fit).
func Page(count, selected, height int) (first, last int, label string) {
	height = max(height, 1)
	if count <= height {
		return 0, count, ""
	}
	page := min(max(selected, 0), count-1) / height
	first = page * height
	return first, min(first+height, count), fmt.Sprintf("%d of %d", page+1, (count+height-1)/height)
}
