package report

import (
	"fmt"
	"strings"
	"unicode"

	"flipchart/model"
)

// markdown is text in which everything that somebody typed is escaped already.
type markdown string

// fill is fmt.Sprintf for Markdown: each text and string among args is escaped, so that a sentence of ours
// is the only place where a sign can mean anything.
func fill(format string, args ...any) markdown {
	for i, arg := range args {
		switch v := arg.(type) {
		case model.Text:
			args[i] = escape(v.String())
		case string:
			args[i] = escape(v)
		}
	}
	return markdown(fmt.Sprintf(format, args...))
}

// zeroWidth keeps apart what GitHub and GitLab would link even behind a backslash. As an entity it can be
// seen in the source.
const zeroWidth = "&#8203;"

// escape makes one line of text safe at every place of a Markdown document, its start and table cells
// included: no heading, list, table, link, mention, formula or HTML comes of it.
func escape(s string) markdown {
	var b strings.Builder
	runes := []rune(strings.Join(strings.Fields(s), " "))
	for i, r := range runes {
		next := rune(0)
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		switch {
		case strings.ContainsRune("\\`*_{}[]<>#!~|&$@^", r),
			i == 0 && strings.ContainsRune("+-=/%:", r),
			r == ':' && (next == '/' || unicode.IsLetter(next)),
			r == '%' && !unicode.IsSpace(next) && next != 0,
			(r == '.' || r == ')') && isNumber(runes[:i]) && (next == 0 || next == ' '),
			r == '.' && endsFold(runes[:i], "www"):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		if (r == '@' || r == '#') && (unicode.IsLetter(next) || unicode.IsDigit(next) || next == '_' || next == '-') {
			b.WriteString(zeroWidth)
		}
	}
	return markdown(b.String())
}

// isNumber is true for what would make a numbered list of the sign behind it.
func isNumber(runes []rune) bool {
	for _, r := range runes {
		if r < '0' || r > '9' {
			return false
		}
	}
	return len(runes) > 0
}

func endsFold(runes []rune, word string) bool {
	n := len(word)
	return len(runes) >= n && strings.EqualFold(string(runes[len(runes)-n:]), word)
}

// labelLimit is the most characters of a text in a diagram: more would make boxes that nobody can read.
const labelLimit = 80

// label makes text safe inside a label in double quotes of a Mermaid diagram. Every sign that means
// something to Mermaid, to Markdown or to HTML, the point of "1." included, becomes an entity in Mermaid's own form.
func label(s string) string {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > labelLimit {
		runes = append(runes[:labelLimit-1], '…')
	}
	var b strings.Builder
	for i, r := range runes {
		item := isNumber(runes[:i]) && (i+1 == len(runes) || runes[i+1] == ' ') // of a list, where r is a point
		plain := unicode.IsLetter(r) || unicode.IsDigit(r) || r == ' ' || r == ',' || r == '.' && !item
		if r < unicode.MaxASCII && !plain {
			fmt.Fprintf(&b, "#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
