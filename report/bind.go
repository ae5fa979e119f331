package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// ownID is an item's own id in the session's JSON. It may be missing in a file that another program wrote.
type ownID string

// maxDepth of a file: the format itself is not eight deep.
const maxDepth = 64

// object is a JSON object with its names in the order in which they were written.
type object struct {
	names  []string
	values map[string]any
}

// parse reads JSON into nil, bool, json.Number, string, []any and object. A name given twice is a
// finding, since programs differ in which of the two they believe.
func parse(data []byte, f *findings) (any, bool) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		f.add(":"+strconv.Itoa(lineOf(data, err)), "%s", syntaxSentence(data, err))
		return nil, false
	}
	p := parser{json.NewDecoder(bytes.NewReader(data)), f}
	p.decoder.UseNumber()
	value, err := p.value("", 0)
	if err != nil {
		f.add("", "%s", err)
		return nil, false
	}
	return value, true
}

func lineOf(data []byte, err error) int {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return 1
	}
	return 1 + bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))
}

func syntaxSentence(data []byte, err error) string {
	if len(bytes.TrimSpace(data)) == 0 {
		return "the file is empty; a session as JSON was expected"
	}
	return "this is not JSON: " + shown(err.Error(), 200)
}

type parser struct {
	decoder *json.Decoder
	f       *findings
}

var errTooDeep = errors.New("the file is nested far deeper than a session is")

func (p parser) value(path string, depth int) (any, error) {
	if depth > maxDepth {
		return nil, errTooDeep
	}
	token, err := p.decoder.Token()
	if err != nil {
		return nil, fmt.Errorf("this is not JSON: %s", shown(err.Error(), 200))
	}
	switch token {
	case json.Delim('['):
		list := []any{}
		for p.decoder.More() {
			item, err := p.value(path+"["+strconv.Itoa(len(list))+"]", depth+1)
			if err != nil {
				return nil, err
			}
			list = append(list, item)
		}
		_, err := p.decoder.Token()
		return list, err
	case json.Delim('{'):
		o := object{values: map[string]any{}}
		for p.decoder.More() {
			name, err := p.decoder.Token()
			if err != nil {
				return nil, err
			}
			key := name.(string)
			item, err := p.value(pathOf(path, key), depth+1)
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
	return token, nil
}

// pathOf is the path of a name inside an object. Names come from the file and are shown cleaned.
func pathOf(path, name string) string {
	if strings.IndexFunc(name, func(r rune) bool { return r|0x20 < 'a' || r|0x20 > 'z' }) >= 0 || len(name) > 40 {
		name = shown(name, 40)
	}
	if path == "" {
		return name
	}
	return path + "." + name
}

// binder puts parsed JSON into the structs of the format. null and a missing name both mean empty.
type binder struct {
	*findings
	missing []*ownID // ids to be filled in
	highest int      // the largest number in any id
}

func (b *binder) bind(path string, value any, to reflect.Value) {
	if value == nil && to.Type() != reflect.TypeFor[ownID]() {
		return
	}
	switch target := to.Addr().Interface().(type) {
	case *ownID:
		b.bindID(path, value, target)
		return
	case *time.Time:
		b.bindTime(path, value, target)
		return
	}
	switch to.Kind() {
	case reflect.Pointer:
		to.Set(reflect.New(to.Type().Elem()))
		b.bind(path, value, to.Elem())
	case reflect.Struct:
		b.bindStruct(path, value, to)
	case reflect.Slice:
		b.bindSlice(path, value, to)
	case reflect.Map:
		b.bindMap(path, value, to)
	case reflect.String:
		if s, ok := value.(string); ok {
			to.SetString(s)
			return
		}
		b.wrong(path, value, "a text")
	case reflect.Bool:
		if v, ok := value.(bool); ok {
			to.SetBool(v)
			return
		}
		b.wrong(path, value, "true or false")
	case reflect.Float64:
		if v, ok := b.number(path, value, "a number"); ok {
			to.SetFloat(v)
		}
	case reflect.Int:
		v, ok := b.number(path, value, "a whole number")
		if ok && (v != math.Trunc(v) || math.Abs(v) > 1e9) {
			b.wrong(path, value, "a whole number")
		} else if ok {
			to.SetInt(int64(v))
		}
	default:
		panic("a session file has a field of a kind that is not read: " + to.Kind().String()) // in development only
	}
}

func (b *binder) bindStruct(path string, value any, to reflect.Value) {
	o, ok := value.(object)
	if !ok {
		b.wrong(path, value, "an object in { }")
		return
	}
	known := map[string]bool{}
	for i := range to.NumField() {
		name := jsonName(to.Type().Field(i))
		known[name] = true
		b.bind(pathOf(path, name), o.values[name], to.Field(i))
	}
	for _, name := range o.names {
		if !known[name] {
			b.add(": "+pathOf(path, name), "this name is not known to schema %d", schema)
		}
	}
}

func jsonName(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return name
}

func (b *binder) bindSlice(path string, value any, to reflect.Value) {
	list, ok := value.([]any)
	if !ok {
		b.wrong(path, value, "a list in [ ]")
		return
	}
	to.Set(reflect.MakeSlice(to.Type(), len(list), len(list)))
	for i, item := range list {
		at := path + "[" + strconv.Itoa(i) + "]"
		if item == nil {
			b.add(": "+at, "this entry is null: leave it out")
			continue
		}
		b.bind(at, item, to.Index(i))
	}
}

func (b *binder) bindMap(path string, value any, to reflect.Value) {
	o, ok := value.(object)
	if !ok {
		b.wrong(path, value, "an object in { }")
		return
	}
	to.Set(reflect.MakeMap(to.Type()))
	for _, name := range o.names {
		item := reflect.New(to.Type().Elem()).Elem()
		b.bind(pathOf(path, name), o.values[name], item)
		to.SetMapIndex(reflect.ValueOf(name).Convert(to.Type().Key()), item)
	}
}

func (b *binder) bindTime(path string, value any, to *time.Time) {
	s, ok := value.(string)
	if !ok {
		b.wrong(path, value, "a time")
		return
	}
	at, err := time.Parse(time.RFC3339Nano, s)
	if err != nil || at.UTC().Year() < 1 || at.UTC().Year() > 9999 {
		b.add(": "+path, "%s is no time: it is written like 2027-03-05T09:30:00Z", quoted(s))
		return
	}
	*to = at.UTC()
}

func (b *binder) bindID(path string, value any, to *ownID) {
	if value == nil {
		b.missing = append(b.missing, to)
		return
	}
	s, ok := value.(string)
	if !ok {
		b.wrong(path, value, "an id like \"n12\"")
		return
	}
	*to = ownID(s)
	if n, err := strconv.Atoi(strings.TrimPrefix(s, "n")); err == nil {
		b.highest = max(b.highest, n)
	}
}

// giveIDs gives an id to each item that came without one.
func (b *binder) giveIDs() {
	for _, id := range b.missing {
		b.highest++
		*id = ownID("n" + strconv.Itoa(b.highest))
	}
}

func (b *binder) number(path string, value any, wanted string) (float64, bool) {
	digits, ok := value.(json.Number)
	if !ok {
		b.wrong(path, value, wanted)
		return 0, false
	}
	v, err := strconv.ParseFloat(string(digits), 64)
	if err != nil {
		b.add(": "+path, "%s is too large a number", quoted(string(digits)))
		return 0, false
	}
	return v, true
}

func (b *binder) wrong(path string, value any, wanted string) {
	if path == "" {
		path = "the whole file"
	}
	b.add(": "+path, "%s stands here; %s was expected", kindOf(value), wanted)
}

func kindOf(value any) string {
	switch v := value.(type) {
	case nil:
		return "null"
	case string:
		return "the text " + quoted(v)
	case json.Number:
		return "the number " + shown(string(v), 40)
	case bool:
		return strconv.FormatBool(v)
	case []any:
		return "a list"
	}
	return "an object"
}
