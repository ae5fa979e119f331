package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"flipchart/model"
	"flipchart/model/findings"
)

const (
	// maxDepth of a file: the format itself is not eight deep.
	maxDepth = 64
	// maxEntries of a list, far above what a session holds, so that a longer one is refused while it is read.
	maxEntries = 5 * model.MaxItems
)

// object is a JSON object with its names in the order in which they were written.
type object struct {
	names  []string
	values map[string]any
}

// parse reads JSON into nil, bool, json.Number, string, []any and object. A name given twice is a
// finding, since programs differ in which of the two they believe.
func parse(data []byte, f *found) (any, bool) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if at, sentence := misread(data); sentence != "" {
		f.add(":"+strconv.Itoa(lineAt(data, at)), "%s", sentence)
		return nil, false
	}
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		f.add(":"+strconv.Itoa(lineOf(data, err)), "%s", syntaxSentence(data, err))
		return nil, false
	}
	p := parser{json.NewDecoder(bytes.NewReader(data)), f}
	p.decoder.UseNumber()
	value, err := p.value("")
	if tooLong := (tooLongError{}); errors.As(err, &tooLong) {
		f.add(": "+tooLong.path, "%s", err)
		return nil, false
	}
	if err != nil {
		f.add("", "%s", err)
		return nil, false
	}
	return value, true
}

// misread finds the first place that encoding/json would change without a word, or refuse with a word
// that helps nobody. sentence is empty where there is none.
func misread(data []byte) (at int, sentence string) {
	if at := notUTF8(data); at >= 0 {
		return at, "this is not UTF-8: save the file as UTF-8"
	}
	depth, inText := 0, false
	for at := 0; at < len(data); at++ {
		switch c := data[at]; {
		case c == '"':
			inText = !inText
		case inText && c == '\\':
			size, whole := escaped(data[at:])
			if !whole {
				return at, string(data[at:at+size]) + " is half a character: its other half is missing"
			}
			at += size - 1
		case inText:
		case c == '[' || c == '{':
			if depth++; depth > maxDepth {
				return at, "the file is nested far deeper than a session is"
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return 0, ""
}

// notUTF8 is the place of the first byte that is no UTF-8, or -1.
func notUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	at := 0
	for {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
}

// escaped is the length in bytes of the escaped character that data begins with, both halves of a
// surrogate pair (RFC 8259, section 7) included; whole is false for a half alone.
func escaped(data []byte) (size int, whole bool) {
	first, ok := unit(data)
	if !ok {
		return 2, true
	}
	if !utf16.IsSurrogate(first) {
		return 6, true
	}
	second, _ := unit(data[6:])
	if utf16.DecodeRune(first, second) == utf8.RuneError {
		return 6, false
	}
	return 12, true
}

// unit is the UTF-16 code unit that data begins with, written like \u00e4.
func unit(data []byte) (r rune, ok bool) {
	if len(data) < 6 || data[0] != '\\' || data[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(data[2:6]), 16, 16)
	return rune(n), err == nil
}

func lineOf(data []byte, err error) int {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return 1
	}
	return lineAt(data, int(syntax.Offset))
}

func lineAt(data []byte, at int) int { return 1 + bytes.Count(data[:min(at, len(data))], []byte("\n")) }

func syntaxSentence(data []byte, err error) string {
	if len(bytes.TrimSpace(data)) == 0 {
		return "the file is empty; a session as JSON was expected"
	}
	return "this is not JSON: " + findings.Shown(err.Error(), 200)
}

type parser struct {
	decoder *json.Decoder
	f       *found
}

// tooLongError refuses a list before the rest of it is read.
type tooLongError struct{ path string }

func (tooLongError) Error() string {
	return fmt.Sprintf("the list is longer than %d entries: no session has so many", maxEntries)
}

func (p parser) value(path string) (any, error) {
	token, err := p.decoder.Token()
	if err != nil {
		return nil, fmt.Errorf("this is not JSON: %s", findings.Shown(err.Error(), 200))
	}
	switch token {
	case json.Delim('['):
		return p.list(path)
	case json.Delim('{'):
		return p.object(path)
	}
	return token, nil
}

func (p parser) list(path string) (any, error) {
	list := []any{}
	for p.decoder.More() {
		if len(list) == maxEntries {
			return nil, tooLongError{path}
		}
		item, err := p.value(path + "[" + strconv.Itoa(len(list)) + "]")
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	_, err := p.decoder.Token()
	return list, err
}

func (p parser) object(path string) (any, error) {
	o := object{values: map[string]any{}}
	for p.decoder.More() {
		name, err := p.decoder.Token()
		if err != nil {
			return nil, err
		}
		key := name.(string)
		item, err := p.value(pathOf(path, key))
		if err != nil {
			return nil, err
		}
		if _, twice := o.values[key]; twice {
			p.f.add(": "+pathOf(path, key), "this name is given twice")
			continue
		}
		o.names = append(o.names, key)
		o.values[key] = item
	}
	_, err := p.decoder.Token()
	return o, err
}

// pathOf is the path of a name inside an object. Names come from the file and are shown cleaned.
func pathOf(path, name string) string {
	if strings.IndexFunc(name, func(r rune) bool { return r|0x20 < 'a' || r|0x20 > 'z' }) >= 0 || len(name) > 40 {
		name = findings.Shown(name, 40)
	}
	if path == "" {
		return name
	}
	return path + "." + name
}
