package ui

import (
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"flipchart/model"
)

// Field is one line of text being typed. Every key and paste is cleaned before it is shown. A text that
// is too long stays in the field; Text says by how much.
type Field struct {
	Limit   int               // in graphemes; model.NoteLimit unless set
	Accepts func(r rune) bool // nil takes everything that is text
	Blind   bool              // show ● for each character

	before, after []string // graphemes on either side of the cursor
}

// Numeric takes figures only: digits, comma, point, blank, %, ~ and the units of time.
func Numeric(r rune) bool {
	return unicode.IsDigit(r) || strings.ContainsRune(",. %~smhdwSMHDW", r)
}

// NewField is a field with a text to begin with and the cursor behind it.
func NewField(text string, limit int) Field {
	f := Field{Limit: limit}
	f.Insert(text)
	return f
}

// Value is what stands in the field.
func (f *Field) Value() string { return strings.Join(f.before, "") + strings.Join(f.after, "") }

// Empty is true when nothing stands in the field.
func (f *Field) Empty() bool { return len(f.before)+len(f.after) == 0 }

// Text is the field's content as a text of the model, or a sentence about its length.
func (f *Field) Text() (model.Text, error) { return model.Clean(f.Value(), f.limit()) }

func (f *Field) limit() int {
	if f.Limit == 0 {
		return model.NoteLimit
	}
	return f.Limit
}

// Over says how many characters are too many; 0 when the text fits.
func (f *Field) Over() int { return max(0, len(f.before)+len(f.after)-f.limit()) }

// pasteLimit keeps a pasted novel from slowing the field down: what is beyond it could not be kept
// anyway, and the field says that it is too long.
const pasteLimit = 64 << 10

// Insert puts text at the cursor, cleaned. Line breaks become blanks.
func (f *Field) Insert(text string) {
	if len(text) > pasteLimit {
		text = text[:pasteLimit]
	}
	lead := strings.HasPrefix(text, " ")
	trail := len(text) > 1 && strings.HasSuffix(text, " ")
	clean, err := model.Clean(text, pasteLimit)
	if err != nil {
		return
	}
	s := clean.String()
	if lead {
		s = " " + s
	}
	if trail {
		s += " "
	}
	if f.Accepts != nil {
		s = strings.Map(func(r rune) rune {
			if f.Accepts(r) {
				return r
			}
			return -1
		}, s)
	}
	// Joined again with what stands before it, so that a combining mark typed alone finds its letter.
	if n := len(f.before); n > 0 {
		s, f.before = f.before[n-1]+s, f.before[:n-1]
	}
	for s != "" {
		grapheme, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		f.before = append(f.before, grapheme)
		s = s[len(grapheme):]
	}
}

// Clear empties the field.
func (f *Field) Clear() { f.before, f.after = nil, nil }

// Update takes a key or a paste. It is false for a key that is not the field's, such as enter.
func (f *Field) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.Insert(msg.Content)
		return true
	case tea.KeyPressMsg:
		return f.key(msg)
	}
	return false
}

func (f *Field) key(key tea.KeyPressMsg) bool {
	switch key.String() {
	case "left", "ctrl+b":
		f.move(len(f.before) - 1)
	case "right", "ctrl+f":
		f.move(len(f.before) + 1)
	case "home", "ctrl+a":
		f.move(0)
	case "end", "ctrl+e":
		f.move(len(f.before) + len(f.after))
	case "backspace", "ctrl+h":
		f.before = f.before[:max(0, len(f.before)-1)]
	case "delete", "ctrl+d":
		f.after = f.after[min(1, len(f.after)):]
	case "ctrl+u":
		f.before = nil
	case "ctrl+k":
		f.after = nil
	case "ctrl+w", "alt+backspace":
		f.deleteWord()
	case "space":
		f.Insert(" ")
	default:
		if key.Text == "" || key.Mod&^tea.ModShift != 0 {
			return false
		}
		f.Insert(key.Text)
	}
	return true
}

func (f *Field) move(to int) {
	all := append(append([]string(nil), f.before...), f.after...)
	to = min(max(to, 0), len(all))
	f.before, f.after = all[:to:to], all[to:]
}

func (f *Field) deleteWord() {
	end := len(f.before)
	for end > 0 && f.before[end-1] == " " {
		end--
	}
	for end > 0 && f.before[end-1] != " " {
		end--
	}
	f.before = f.before[:end]
}

// Draw shows the field in a row, scrolled so that the cursor is seen, with the terminal's cursor on it.
func (f *Field) Draw(c *Canvas, x, y, width int, ink Ink) {
	c.Fill(Rect{x, y, width, 1}, ink|Underline, " ")
	before, after := f.shown(f.before), f.shown(f.after)
	start, used := len(before), 0
	for start > 0 && used+Width(before[start-1]) < width {
		start--
		used += Width(before[start])
	}
	row := c.In(Rect{x, y, width, 1})
	at := row.Put(0, 0, ink|Underline, strings.Join(before[start:], ""))
	row.Put(at, 0, ink|Underline, Fit(strings.Join(after, ""), width-at))
	row.ShowCursor(min(at, width-1), 0)
}

// Rest shows a field in which nobody types now, from its beginning.
func (f *Field) Rest(c *Canvas, x, y, width int, ink Ink) {
	c.Fill(Rect{x, y, width, 1}, ink|Underline, " ")
	text := append(slices.Clone(f.shown(f.before)), f.shown(f.after)...)
	c.Put(x, y, ink|Underline, Fit(strings.Join(text, ""), width))
}

func (f *Field) shown(graphemes []string) []string {
	if !f.Blind {
		return graphemes
	}
	blind := make([]string, len(graphemes))
	for i, g := range graphemes {
		blind[i] = "●"
		if g == " " {
			blind[i] = " "
		}
	}
	return blind
}
