package course

import (
	"fmt"
	"strings"

	"flipchart/model"
)

// Finding is one thing about a course file that a person should look at.
type Finding struct {
	File     string // as it was given, safe to print
	Line     int    // from 1
	Column   int    // from 1, in characters
	Sentence string // what stands there, and what was expected
}

// String is the finding as one line: "FILE:LINE: column N: sentence".
func (f Finding) String() string {
	return fmt.Sprintf("%s:%d: column %d: %s", f.File, f.Line, f.Column, f.Sentence)
}

// Findings are what is wrong with a file, in the order of the file. As an error they are one a line.
type Findings []Finding

// maxFindings are listed; a file with more is broken in a way that more lines do not explain.
const maxFindings = 200

func (f Findings) Error() string {
	var b strings.Builder
	for i, finding := range f {
		if i == maxFindings {
			fmt.Fprintf(&b, "\n(and %d more)", len(f)-i)
			break
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(finding.String())
	}
	return b.String()
}

// quoted shows a piece of the file in a sentence, safe and short.
func quoted(s string) string { return "“" + shown(s, 40) + "”" }

// shown is a piece of input without anything that a terminal would obey, cut to a length.
func shown(s string, limit int) string {
	const enough = 4000 // bytes: more than limit characters that can be told apart
	text, err := model.Clean(s[:min(len(s), enough)], enough)
	if err != nil {
		return "…"
	}
	if r := []rune(text.String()); len(r) > limit {
		return string(r[:limit-1]) + "…"
	}
	return text.String()
}
