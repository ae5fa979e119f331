package store

import (
	"strings"
	"unicode"
)

// place is a part of the file, given as the names that lead there, in a reader's words. nameOf says what the
// session of an id is called.
func place(at []string, nameOf func(id string) string) string {
	if len(at) == 0 {
		return "the file"
	}
	switch at[0] {
	case metaBucket:
		return "what the file says of itself"
	case settingsBucket:
		return "the settings"
	case homeBucket:
		return "the undo history of the list of sessions"
	case headsBucket:
		if len(at) > 1 {
			return "the place in the list of " + nameOf(at[1])
		}
		return "the list of sessions"
	case sessionsBucket:
		switch {
		case len(at) == 1:
			return "the sessions"
		case len(at) > 2 && at[2] == historyBucket:
			return "the undo history of " + nameOf(at[1])
		case len(at) > 3 && at[2] == documentsBucket:
			return "the " + Spelled(at[3]) + " of " + nameOf(at[1])
		}
		return nameOf(at[1])
	}
	return "a part that is not flipchart's"
}

func nameOf(id string, sessions []Remains) string {
	for _, r := range sessions {
		if string(r.Head.ID) == id {
			return quoted(r.Head.Name.String())
		}
	}
	return "a session"
}

// Spelled is a document's name in words: "value stream" for valueStream.
func Spelled(document string) string {
	var b strings.Builder
	for _, r := range document {
		if unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
