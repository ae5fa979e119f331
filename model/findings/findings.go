// Package findings says what is wrong with a file that was read: all of it in one go, one finding a line.
package findings

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"flipchart/model"
)

// most are listed; a file with more is broken in a way that more lines do not explain.
const most = 200

// List collects findings. The empty list is ready to use.
type List struct {
	lines []string
	more  int
}

// Add notes one finding: FILE, where it stands in the file (":12", ": wall.todo[0]") and a sentence.
func (l *List) Add(file, where, sentence string) {
	if len(l.lines) == most {
		l.more++
		return
	}
	l.lines = append(l.lines, file+where+": "+sentence)
}

// Lines are the findings so far, the first 200 of them. They are not to be changed.
func (l *List) Lines() []string { return l.lines }

// String says all findings, one a line.
func (l *List) String() string {
	text := strings.Join(l.lines, "\n")
	if l.more > 0 {
		text += fmt.Sprintf("\n(and %d more)", l.more)
	}
	return text
}

// Err is the list as an error, nil when nothing was found.
func (l *List) Err() error {
	if len(l.lines) == 0 {
		return nil
	}
	return listError{l}
}

type listError struct{ *List }

func (e listError) Error() string { return e.String() }

// File is a file's name as it may stand in a sentence.
func File(name string) string { return cmp.Or(Shown(name, model.ReasonLimit), "the file") }

// Quoted shows a piece of a file in a sentence, safe and short. What no screen can show is mentioned, since
// it may be all that is wrong.
func Quoted(s string) string {
	shown := "“" + Shown(s, 40) + "”"
	switch {
	case !strings.ContainsFunc(s, hidden):
		return shown
	case shown == "“”":
		return "(control characters)"
	}
	return shown + " (with control characters)"
}

func hidden(r rune) bool {
	return unicode.IsControl(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r)
}

// Shown is a piece of input without anything that a terminal would obey, cut to a number of characters.
func Shown(s string, limit int) string {
	const enough = 16000 // bytes: far more than limit characters that can be told apart
	text, err := model.Clean(s[:min(len(s), enough)], enough)
	if err != nil {
		return "…"
	}
	if r := []rune(text.String()); len(r) > limit {
		return string(r[:limit-1]) + "…"
	}
	return text.String()
}
