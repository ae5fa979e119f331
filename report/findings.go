package report

import (
	"cmp"
	"fmt"
	"strings"

	"flipchart/model"
)

// maxFindings are listed; a file with more is broken in a way that more lines do not explain.
const maxFindings = 200

// findings collects what is wrong with a file that is read, so that all of it is told in one go.
type findings struct {
	file  string
	lines []string
	more  int
}

// add notes one finding. where is a path or a line and column inside the file.
func (f *findings) add(where, format string, args ...any) {
	if len(f.lines) == maxFindings {
		f.more++
		return
	}
	f.lines = append(f.lines, fmt.Sprintf("%s%s: %s", f.file, where, fmt.Sprintf(format, args...)))
}

// err is an importError, or nil when nothing was found.
func (f *findings) err() error {
	if len(f.lines) == 0 {
		return nil
	}
	return importError{f.lines, f.more}
}

// importError says everything that is wrong with a file, one finding a line.
type importError struct {
	lines []string
	more  int
}

func (e importError) Error() string {
	text := strings.Join(e.lines, "\n")
	if e.more > 0 {
		text += fmt.Sprintf("\n(and %d more)", e.more)
	}
	return text
}

// fileName is a file's name as it may stand in a sentence.
func fileName(name string) string {
	return cmp.Or(shown(name, model.ReasonLimit), "the file")
}

// quoted shows a piece of the file in a sentence, safe and short.
func quoted(s string) string { return "“" + shown(s, 40) + "”" }

// shown is a piece of input without anything that a terminal would obey, cut to a length.
func shown(s string, limit int) string {
	const enough = 16000 // bytes: far more than limit characters that can be told apart
	if len(s) > enough {
		s = s[:enough]
	}
	text, err := model.Clean(s, enough)
	if err != nil {
		return "…"
	}
	if r := []rune(text.String()); len(r) > limit {
		return string(r[:limit-1]) + "…"
	}
	return text.String()
}
