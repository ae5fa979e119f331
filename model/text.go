package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/unicode/norm"
)

// Limits of a text, in graphemes (what a person counts as one character).
const (
	NameLimit   = 80
	NoteLimit   = 500
	ReasonLimit = 2000
	ProseLimit  = 20000
)

// Text is one line that a person typed. It holds no control, escape or invisible characters,
// is valid UTF-8 in NFC, and is made only by Clean.
type Text struct{ s string }

// Prose is a text of several lines (a guide in Markdown) under the same rules as Text.
// It is made only by CleanProse.
type Prose struct{ s string }

// String is the text itself.
func (t Text) String() string { return t.s }

// Empty is true when nothing was typed, or nothing that can be seen.
func (t Text) Empty() bool { return t.s == "" }

// Length counts what a person counts as one character.
func (t Text) Length() int { return countGraphemes(t.s) }

// Equal compares two texts byte by byte.
func (t Text) Equal(other Text) bool { return t == other }

// within refuses a text that is longer than its field takes.
func (t Text) within(limit int) error {
	if n := t.Length(); n > limit {
		return TooLongError{n, limit}
	}
	return nil
}

// MarshalText writes the text as it is.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.s), nil }

// UnmarshalText cleans what it reads, so that a text from a file is as safe as one that was typed.
func (t *Text) UnmarshalText(b []byte) error {
	clean, err := Clean(string(b), ReasonLimit)
	if err != nil {
		return err
	}
	*t = clean
	return nil
}

// String is the prose itself, its lines divided by line feeds.
func (p Prose) String() string { return p.s }

// Equal compares two proses byte by byte.
func (p Prose) Equal(other Prose) bool { return p == other }

// MarshalText writes the prose as it is.
func (p Prose) MarshalText() ([]byte, error) { return []byte(p.s), nil }

// UnmarshalText cleans what it reads.
func (p *Prose) UnmarshalText(b []byte) error {
	clean, err := CleanProse(string(b))
	if err != nil {
		return err
	}
	*p = clean
	return nil
}

// TooLongError says that a text has more graphemes than its field takes. The text is not shortened:
// whoever typed it decides what to leave out.
type TooLongError struct{ Count, Limit int }

func (e TooLongError) Error() string {
	return fmt.Sprintf("that is %d characters long; %d fit here: shorten it", e.Count, e.Limit)
}

// Clean makes a Text of anything typed, pasted or read, or refuses it with a TooLongError when more
// than limit graphemes are left. Line breaks and tabs become spaces; invalid UTF-8, escape sequences,
// control and invisible characters go; at most four combining marks stay on a character.
func Clean(s string, limit int) (Text, error) {
	s, err := clean(s, limit, false)
	return Text{s}, err
}

// MustClean is Clean for texts that are part of the program or of a test.
func MustClean(s string) Text {
	t, err := Clean(s, ReasonLimit)
	if err != nil {
		panic(err)
	}
	return t
}

// CleanProse is Clean for several lines, which it keeps; ProseLimit is its limit.
func CleanProse(s string) (Prose, error) {
	s, err := clean(s, ProseLimit, true)
	return Prose{s}, err
}

// hopelessBytes a grapheme: a text longer than that is refused before it is cleaned, so that a pasted
// novel costs nothing, and one character made of endless joined parts is no way round the limit.
const hopelessBytes = 64

func clean(s string, limit int, lines bool) (string, error) {
	if len(s) > 4096 && len(s) > limit*hopelessBytes {
		return "", TooLongError{utf8.RuneCountInString(s), limit}
	}
	s = lineBreaks.Replace(strings.ToValidUTF8(s, ""))
	s = ansi.Strip(s)
	// Dropping a character can join others into a form that NFC writes differently, so the two are
	// repeated until nothing changes; the second round nearly always finds nothing to do.
	for {
		next := norm.NFC.String(dropUnsafe(s, lines))
		if next == s {
			break
		}
		s = next
	}
	if lines {
		s = strings.Trim(s, "\n")
	} else {
		s = strings.TrimSpace(s)
	}
	if strings.IndexFunc(s, visible) < 0 {
		return "", nil
	}
	count := countGraphemes(s)
	if count > limit || (len(s) > 4096 && len(s) > limit*hopelessBytes) {
		return "", TooLongError{max(count, limit+1), limit}
	}
	return s, nil
}

func countGraphemes(s string) int {
	count := 0
	for tokens := graphemes.FromString(s); tokens.Next(); {
		count++
	}
	return count
}

var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", " ", "\u2029", " ")

// joins is true for what scripts and emoji families need although it is invisible: the joiners and the
// variation selectors.
func joins(r rune) bool {
	return r == '\u200c' || r == '\u200d' || unicode.Is(unicode.Variation_Selector, r)
}

func visible(r rune) bool { return !joins(r) && !unicode.IsSpace(r) }

// What may follow one character. Two joiners are a selector and a joiner, as in an emoji family; more
// would hide a message.
const (
	maxMarks   = 4
	maxJoiners = 2
)

// dropUnsafe keeps the characters that a terminal, a wiki and a spreadsheet show as themselves.
func dropUnsafe(s string, lines bool) string {
	var b strings.Builder
	b.Grow(len(s))
	marks, joiners := 0, 0
	for _, r := range s {
		switch {
		case joins(r):
			if joiners++; joiners > maxJoiners {
				continue
			}
		case r == '\n' && lines:
			marks, joiners = 0, 0
		case r == '\n' || r == '\t':
			r, marks, joiners = ' ', 0, 0
		case unicode.In(r, unsafe...) || r == utf8.RuneError:
			continue
		case unicode.Is(unicode.M, r):
			if marks++; marks > maxMarks {
				continue
			}
		default:
			marks, joiners = 0, 0
		}
		b.WriteRune(r)
	}
	return b.String()
}

// unsafe are controls, formats (bidi, zero width, tags), fillers that look like nothing, private use,
// halves of surrogate pairs and code points that are no characters.
var unsafe = []*unicode.RangeTable{
	unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point,
}

// Fold is the form in which two names are compared: NFC and simple case folding, so that "Ärzte" in
// any case and any composition is one name.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return least
	}, norm.NFC.String(s))
}
