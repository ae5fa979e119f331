package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
)

// Field is one line of text being typed. Every key and paste is cleaned before it is shown. A text that
// is too long stays in the field, up to four times what may be kept; Text says by how much it is too long.
type Field struct {
	Limit int  // in graphemes; model.NoteLimit unless set
	Blind bool // show ● for each character

	before, after []string // graphemes on either side of the cursor
	offer         bool     // the first text typed takes the place of what stands there
	lost          int      // characters that were left out, since the field was full
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
func (f *Field) Text() (model.Text, error) {
	text, err := model.Clean(f.Value(), f.limit())
	if long := (model.TooLongError{}); f.lost > 0 && errors.As(err, &long) {
		long.Count += f.lost
		err = long
	}
	return text, err
}

func (f *Field) limit() int {
	if f.Limit == 0 {
		return model.NoteLimit
	}
	return f.Limit
}

// Over says how many characters of those in the field are too many; 0 when the text fits.
func (f *Field) Over() int {
	var long model.TooLongError
	if _, err := model.Clean(f.Value(), f.limit()); errors.As(err, &long) {
		return long.Count - long.Limit
	}
	return 0
}

// Excess says by how much the text is too long, in words; empty when it fits.
func (f *Field) Excess() string {
	over := f.Over()
	switch {
	case over == 0:
		return ""
	case f.lost > 0:
		return fmt.Sprintf("%s too many; only the first %d are here", model.Count(over+f.lost, "character"), len(f.before)+len(f.after))
	}
	return model.Count(over, "character") + " too many"
}

// A field holds so many times its limit: enough to see what is to be shortened, and little enough for
// every key to be quick, whatever a terminal sends.
const (
	fieldTimes = 4  // in graphemes
	fieldBytes = 32 // in bytes, a grapheme of the limit
)

// pasteBytes of a paste are looked at: many times what any field holds. Of the rest only the length counts.
const pasteBytes = 64 << 10

// Insert puts text at the cursor, cleaned. Line breaks become blanks.
func (f *Field) Insert(text string) {
	before, after := strings.Join(f.before, ""), strings.Join(f.after, "")
	places := fieldTimes*f.limit() - len(f.before) - len(f.after)
	room := fieldBytes*f.limit() - len(before) - len(after)
	text, unseen := text[:min(len(text), pasteBytes)], text[min(len(text), pasteBytes):]
	text = strings.Trim(text, "\r\n\t")
	trail := ""
	if strings.HasSuffix(text, " ") {
		trail = " "
	}
	text = cleanPiece(text) + trail
	fits := beginning(text, places, room)
	f.lost += graphemes(text[len(fits):]) + utf8.RuneCountInString(unseen)
	if fits != "" {
		f.set(before+fits, after)
	}
}

// graphemes of a text, counted.
func graphemes(text string) (count int) {
	for text != "" {
		size, _ := first(text)
		text = text[size:]
		count++
	}
	return count
}

// beginning of a text has at most so many graphemes and bytes.
func beginning(text string, graphemes, bytes int) string {
	end := 0
	for ; end < len(text) && graphemes > 0; graphemes-- {
		size, _ := first(text[end:])
		if end+size > bytes {
			break
		}
		end += size
	}
	return text[:end]
}

// set puts text on both sides of the cursor. Both are cleaned as one, so that a mark typed alone finds
// its letter; where the two sides join, the cursor goes behind the character that they make.
func (f *Field) set(before, after string) {
	text := cleanPiece(before + after + fence)
	text = strings.TrimSuffix(text, fence)
	at := len(cleanPiece(before+fence)) - len(fence)
	f.before, f.after = nil, nil
	for i := 0; i < len(text); {
		size, _ := first(text[i:])
		if i < at {
			f.before = append(f.before, text[i:i+size])
		} else {
			f.after = append(f.after, text[i:i+size])
		}
		i += size
	}
}

// fence stands where a text goes on, since a whole text is cleaned of its outer blanks.
const fence = "|"

// cleanPiece is Clean for a part of a text: it may begin with blanks, marks and joiners.
func cleanPiece(s string) string {
	clean, err := model.Clean(fence+s, 2*pasteBytes)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(clean.String(), fence)
}

// Clear empties the field.
func (f *Field) Clear() { f.before, f.after, f.lost = nil, nil, 0 }

// Update takes a key or a paste. It is false for a key that is not the field's, such as enter.
func (f *Field) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.typed(msg.Content)
		return true
	case tea.KeyPressMsg:
		return f.key(msg)
	}
	return false
}

// locks are keys that change nothing about what was typed.
const locks = tea.ModCapsLock | tea.ModNumLock | tea.ModScrollLock

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
		f.keep(len(f.before)-1, 0)
	case "delete", "ctrl+d":
		f.keep(len(f.before), 1)
	case "ctrl+u":
		f.keep(0, 0)
	case "ctrl+k":
		f.keep(len(f.before), len(f.after))
	case "ctrl+w", "alt+backspace":
		f.keep(f.wordStart(), 0)
	case "space":
		f.typed(" ")
		return true
	default:
		if key.Text == "" || key.Mod&^(tea.ModShift|locks) != 0 {
			return false
		}
		f.typed(key.Text)
		return true
	}
	f.offer = false
	return true
}

// typed inserts what somebody typed or pasted; it takes the place of an offer, unless nothing of it is text.
func (f *Field) typed(text string) {
	before := *f
	if f.offer {
		f.Clear()
	}
	f.Insert(text)
	f.offer = false
	if before.offer && f.Empty() {
		*f = before
	}
}

func (f *Field) move(to int) {
	all := append(append([]string(nil), f.before...), f.after...)
	to = min(max(to, 0), len(all))
	f.before, f.after = all[:to:to], all[to:]
}

// keep deletes around the cursor: what is left are the first characters before it, and those after it
// from one on.
func (f *Field) keep(before, from int) {
	before, from = max(before, 0), min(from, len(f.after))
	f.set(strings.Join(f.before[:before], ""), strings.Join(f.after[from:], ""))
	if f.Over() == 0 {
		f.lost = 0
	}
}

// wordStart is where the word before the cursor begins.
func (f *Field) wordStart() int {
	at := len(f.before)
	for at > 0 && f.before[at-1] == " " {
		at--
	}
	for at > 0 && f.before[at-1] != " " {
		at--
	}
	return at
}

// Draw shows the field in a row, scrolled so that the cursor is seen, with the terminal's cursor on it. A
// "…" stands where the text goes on beyond an end.
func (f *Field) Draw(c *Canvas, x, y, width int, ink Ink) {
	c.Fill(Rect{x, y, width, 1}, ink|Underline, " ")
	row := c.In(Rect{x, y, width, 1})
	at := 0
	start := f.scrolled(width)
	if start > 0 && width > 2 {
		at = row.Put(0, 0, ink|Underline, "…")
		start = f.scrolled(width - at)
	}
	at = row.Put(at, 0, ink|Underline, f.shown(f.before[start:]))
	row.Put(at, 0, ink|Underline, f.fit(f.after, width-at))
	row.ShowCursor(min(at, width-1), 0)
}

// scrolled is the first character shown where those up to the cursor, and the cursor, have so many cells.
func (f *Field) scrolled(width int) int {
	start, used := len(f.before), 0
	for start > 0 && used+f.width(f.before[start-1]) < width {
		start--
		used += f.width(f.before[start])
	}
	return start
}

// Rest shows a field in which nobody types now, from its beginning.
func (f *Field) Rest(c *Canvas, x, y, width int, ink Ink) {
	c.Fill(Rect{x, y, width, 1}, ink|Underline, " ")
	c.Put(x, y, ink|Underline, f.fit(slices.Concat(f.before, f.after), width))
}

// fit is the beginning of what is shown; it looks at no more of a long text than it needs.
func (f *Field) fit(graphemes []string, width int) string {
	return Fit(f.shown(graphemes[:min(len(graphemes), 2*max(width, 0)+1)]), width)
}

func (f *Field) shown(graphemes []string) string {
	if !f.Blind {
		return strings.Join(graphemes, "")
	}
	var b strings.Builder
	for _, g := range graphemes {
		b.WriteString(blind(g))
	}
	return b.String()
}

func (f *Field) width(grapheme string) int {
	if f.Blind {
		return 1
	}
	return Width(grapheme)
}

func blind(grapheme string) string {
	if grapheme == " " {
		return grapheme
	}
	return "●"
}
