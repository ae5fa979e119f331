package course

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"flipchart/model"
	"flipchart/model/findings"
)

// reader turns the tree of a course file into a course and collects what is wrong with it.
type reader struct {
	file      string
	course    Course
	findings  Findings
	exercises []exercise // that cards name, whether they are known or not
}

type exercise struct {
	key string
	at  token.Position
}

func (r *reader) finding(at token.Position, format string, args ...any) Finding {
	return Finding{r.file, at.Line, max(at.Column, 1), fmt.Sprintf(format, args...)}
}

func (r *reader) add(at token.Position, format string, args ...any) {
	r.findings = append(r.findings, r.finding(at, format, args...))
}

// position is where a node begins. A mapping's own token is its first colon.
func position(n ast.Node) token.Position {
	if m, ok := n.(ast.MapNode); ok {
		if entries := m.MapRange(); entries.Next() {
			n = entries.Key()
		}
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		return *t.Position
	}
	return start
}

// fields are a mapping's values by key, and where it begins.
type fields struct {
	at     token.Position
	values map[string]ast.Node
}

// fields reads a mapping of the keys that there may be. what names it in a sentence: "a card".
func (r *reader) fields(n ast.Node, what string, keys ...string) (f fields, ok bool) {
	f = fields{position(n), map[string]ast.Node{}}
	m, ok := n.(ast.MapNode)
	if !ok {
		r.add(f.at, "%s stands here; %s was expected, with %s", kindOf(n), what, list(keys))
		return f, false
	}
	for entries := m.MapRange(); entries.Next(); {
		at, key := position(entries.Key()), entries.Key().GetToken().Value
		switch value := entries.Value(); {
		case !slices.Contains(keys, key):
			r.add(at, "%s has no key %s; it has %s", what, findings.Quoted(key), list(keys))
		case f.values[key] != nil:
			r.add(at, "%s stands here a second time in %s", key, what)
		case value == nil || value.Type() == ast.NullType:
			r.add(at, "%s has no value: give it one, or leave it out", key)
			f.values[key] = missing{entries.Key()}
		default:
			f.values[key] = value
		}
	}
	return f, true
}

// missing stands for a value that was found to be empty, so that it is not asked for once more.
type missing struct{ ast.Node }

// value is that of a key, or nil where there is none to read.
func (f fields) value(key string) ast.Node {
	n := f.values[key]
	if _, gone := n.(missing); gone {
		return nil
	}
	return n
}

// need finds keys that are not there.
func (r *reader) need(f fields, what string, keys ...string) {
	for _, key := range keys {
		if f.values[key] == nil {
			r.add(f.at, "%s needs %s, and has none", what, key)
		}
	}
}

func (r *reader) wrong(n ast.Node, key, expected string) {
	r.add(position(n), "%s takes %s; %s stands here", key, expected, kindOf(n))
}

// raw is a text as it stands in the file.
func (r *reader) raw(f fields, key string) (s string, at token.Position, ok bool) {
	switch n := f.value(key).(type) {
	case nil:
		return "", start, false
	case *ast.StringNode:
		return n.Value, position(n), true
	case *ast.LiteralNode:
		return n.Value.Value, position(n), true
	default:
		r.wrong(n, key, "text (put it in quotes)")
		return "", start, false
	}
}

func (r *reader) text(f fields, key string, limit int) model.Text {
	s, at, ok := r.raw(f, key)
	if !ok {
		return model.Text{}
	}
	text, err := model.Clean(s, limit)
	switch {
	case err != nil:
		r.add(at, "%s: %s", key, err)
	case text.Empty():
		r.add(at, "%s is empty: give it words", key)
	}
	return text
}

func (r *reader) prose(f fields, key string) model.Prose {
	s, at, ok := r.raw(f, key)
	if !ok {
		return model.Prose{}
	}
	prose, err := model.CleanProse(s)
	if err != nil {
		r.add(at, "%s: %s", key, err)
	}
	return prose
}

// number is a whole one from low to high, or low where there is none or another.
func (r *reader) number(f fields, key string, low, high int) int {
	n := f.value(key)
	if n == nil {
		return low
	}
	expected := fmt.Sprintf("a whole number from %d to %d", low, high)
	if n.Type() != ast.IntegerType {
		r.wrong(n, key, expected)
		return low
	}
	digits := n.GetToken().Value
	i, err := strconv.Atoi(digits)
	if err != nil || i < low || i > high {
		r.add(position(n), "%s takes %s, not %s", key, expected, findings.Quoted(digits))
		return low
	}
	return i
}

func (r *reader) yes(f fields, key string) bool {
	switch n := f.value(key).(type) {
	case nil:
		return false
	case *ast.BoolNode:
		return n.Value
	default:
		r.wrong(n, key, "true or false")
		return false
	}
}

// timeOfDay is in minutes after midnight.
func (r *reader) timeOfDay(f fields, key string) int {
	s, at, ok := r.raw(f, key)
	if !ok {
		return 0
	}
	t, err := time.Parse("15:04", s)
	if err != nil {
		r.add(at, "%s takes a time of day such as \"09:00\", not %s", key, findings.Quoted(s))
		return 0
	}
	return t.Hour()*60 + t.Minute()
}

// entries of a list.
func (r *reader) entries(f fields, key string) []ast.Node {
	switch n := f.value(key).(type) {
	case nil:
		return nil
	case *ast.SequenceNode:
		if len(n.Values) == 0 {
			r.add(position(n), "%s is empty: a course needs at least one entry here", key)
		}
		return n.Values
	default:
		r.wrong(n, key, "a list, each entry after a “-”")
		return nil
	}
}

// kindOf says what a node is to somebody who does not know YAML's words.
func kindOf(n ast.Node) string {
	switch n.Type() {
	case ast.StringType, ast.LiteralType:
		return "text"
	case ast.IntegerType, ast.FloatType, ast.InfinityType, ast.NanType:
		return "the number " + findings.Quoted(n.GetToken().Value)
	case ast.BoolType:
		return findings.Quoted(n.GetToken().Value)
	case ast.SequenceType:
		return "a list"
	case ast.MappingType, ast.MappingValueType:
		return "a group of keys"
	case ast.NullType:
		return "nothing"
	case ast.AnchorType, ast.AliasType, ast.TagType:
		return "an anchor, alias or tag, which a course does not use,"
	}
	return "something else"
}

func list(keys []string) string { return strings.Join(keys, ", ") }
