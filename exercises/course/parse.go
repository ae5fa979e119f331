package course

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"flipchart/model/findings"
)

// What a course file may hold. The last two keep a hostile file from taking minutes: the YAML parser's
// work grows with the square of keys and of nesting.
const (
	MaxCards  = 200
	MaxBytes  = 1 << 20
	maxTokens = 40_000
	maxNested = 20
)

// Parse reads a course file. The error is of type Findings and lists everything that is wrong, in one
// go; only where the YAML itself breaks, what comes after the break is not looked at. An exercise that
// this program does not know is no error, since its card opens as a talk: see Check.
func Parse(filename string, data []byte) (Course, error) {
	r := read(filename, data)
	if len(r.findings) > 0 {
		return Course{}, r.findings
	}
	return r.course, nil
}

// Check is Parse for somebody who writes a course. It also remarks on exercises that are not known:
// remarks do not keep a session from using the course.
func Check(filename string, data []byte, known func(exercise string) bool) (c Course, remarks Findings, err error) {
	r := read(filename, data)
	for _, e := range r.exercises {
		if !known(e.key) {
			remarks = append(remarks, r.finding(e.at, "this program has no exercise %s: the card opens as a talk", findings.Quoted(e.key)))
		}
	}
	if len(r.findings) > 0 {
		return Course{}, remarks, r.findings
	}
	return r.course, remarks, nil
}

func read(filename string, data []byte) *reader {
	r := &reader{file: findings.File(filename)}
	if body := r.parse(data); body != nil {
		r.course = r.readCourse(body)
	}
	slices.SortStableFunc(r.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return r
}

var start = token.Position{Line: 1, Column: 1}

// parse makes a tree of the file, or finds why there is none.
func (r *reader) parse(data []byte) ast.Node {
	if len(data) > MaxBytes {
		r.add(start, "the file has %d bytes; a course has at most %d", len(data), MaxBytes)
		return nil
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if at, valid := firstInvalid(data); !valid {
		r.add(at, "this is not UTF-8: save the file as UTF-8")
		return nil
	}
	file, err := parseYAML(data)
	if err != nil {
		r.add(errorPosition(err), "%s", err)
		return nil
	}
	var body ast.Node
	for _, document := range file.Docs {
		switch {
		case document.Body == nil:
		case body != nil:
			r.add(position(document.Body), "a second document begins here: a course is one")
		default:
			body = document.Body
		}
	}
	if body == nil && len(r.findings) == 0 {
		r.add(start, "the course is empty: it needs a title and days with cards")
	}
	return body
}

// firstInvalid finds the first byte that is no UTF-8.
func firstInvalid(data []byte) (at token.Position, valid bool) {
	if utf8.Valid(data) {
		return start, true
	}
	at = start
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		at.Column++
		if r == '\n' {
			at.Line, at.Column = at.Line+1, 1
		}
		data = data[size:]
	}
	return at, false
}

// brokenError says where and why the file is no YAML, or none that a course needs.
type brokenError struct {
	at       token.Position
	sentence string
}

func (e brokenError) Error() string { return e.sentence }

func errorPosition(err error) token.Position {
	var broken brokenError
	if errors.As(err, &broken) && broken.at.Line > 0 {
		return broken.at
	}
	return start
}

func parseYAML(data []byte) (file *ast.File, err error) {
	at := start
	defer func() {
		// A parser's fault is a finding about the file, and no reason to take the program down.
		if fault := recover(); fault != nil {
			file, err = nil, brokenError{at, "the YAML of this file cannot be read: check the indent and the quotes"}
		}
	}()
	tokens := lexer.Tokenize(string(data))
	if err := checkSize(tokens); err != nil {
		return nil, err
	}
	file, err = parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) {
		if syntax.Token != nil && syntax.Token.Position != nil {
			at = *syntax.Token.Position
		}
		return nil, brokenError{at, explain(syntax.Message, data, tokens, at)}
	}
	if err != nil {
		return nil, brokenError{at, fmt.Sprintf("the YAML cannot be read (%s)", findings.Shown(err.Error(), 120))}
	}
	return file, nil
}

// explain adds to the parser's words what usually lies behind them.
func explain(message string, data []byte, tokens token.Tokens, at token.Position) string {
	hint := "check that keys of one card stand in one column, and put text with a colon or # in quotes"
	if key := keyAbove(tokens, at); key != nil && key.Position.Column != at.Column {
		hint = fmt.Sprintf("%s. The key above it, %s in line %d, stands in column %d", hint, findings.Quoted(key.Value), key.Position.Line, key.Position.Column)
	}
	lines := bytes.Split(data, []byte("\n"))
	if at.Line <= len(lines) && bytes.HasPrefix(bytes.TrimLeft(lines[at.Line-1], " "), []byte("\t")) {
		hint = "indent with spaces, not with tabs"
	}
	return fmt.Sprintf("the YAML breaks here (%s): %s", findings.Shown(message, 80), hint)
}

// keyAbove is the last key in the lines before a place: where it stands in the wrong column, the parser
// finds out only here. Nil where there is none.
func keyAbove(tokens token.Tokens, at token.Position) (key *token.Token) {
	for i, t := range tokens[:max(len(tokens)-1, 0)] {
		if t.Position.Line >= at.Line {
			break
		}
		if tokens[i+1].Type == token.MappingValueType {
			key = t
		}
	}
	return key
}

// checkSize refuses what the parser would need minutes for and no course has.
func checkSize(tokens token.Tokens) error {
	flow, line, entries := 0, 0, 0
	for i, t := range tokens {
		if t.Position.Line != line {
			line, entries = t.Position.Line, 0
		}
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			flow++
		case token.MappingEndType, token.SequenceEndType:
			flow--
		case token.SequenceEntryType, token.MappingKeyType:
			entries++
		}
		if flow > maxNested || entries > maxNested {
			return brokenError{*t.Position, "lists are nested too deep here: a course has days, and days have cards"}
		}
		if i == maxTokens {
			return brokenError{*t.Position, fmt.Sprintf("this is too much for a course, which has at most %d cards", MaxCards)}
		}
	}
	return nil
}
