package modeltest

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"flipchart/model"
)

// Sentence fails a test unless an error says something, on lines that a terminal shows as they are: a piece of
// the input that stands in it has passed model.Clean.
func Sentence(t interface{ Errorf(string, ...any) }, err error) {
	for _, line := range strings.Split(err.Error(), "\n") {
		if clean, _ := model.Clean(line, len(line)); strings.TrimSpace(line) == "" || clean.String() != strings.TrimSpace(line) {
			t.Errorf("this is no sentence for a terminal: %q", line)
		}
	}
}

// Printable fails a test if a text holds anything but characters and line breaks. Signs of ours before a mark of
// somebody's text may have a composed form.
func Printable(t interface{ Errorf(string, ...any) }, text string) {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if clean, _ := model.Clean(line, len(line)); clean.String() != norm.NFC.String(strings.TrimSpace(line)) {
			t.Errorf("this is not printable: %q", line)
		}
	}
}
