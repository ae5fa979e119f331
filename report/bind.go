package report

import (
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"

	"flipchart/model/findings"
)

// ownID is an item's own id in the session's JSON. It may be missing in a file that another program wrote.
type ownID string

// binder puts parsed JSON into the structs of the format. null and a missing name both mean empty.
type binder struct {
	*found
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
		switch v, ok := b.number(path, value, "a whole number"); {
		case !ok:
		case v != math.Trunc(v):
			b.wrong(path, value, "a whole number")
		case math.Abs(v) > 1e9:
			b.add(": "+path, "%s is far out of range", kindOf(value))
		default:
			to.SetInt(int64(v))
		}
	case reflect.Int64: // money, to the last hundredth
		digits, _ := value.(json.Number)
		n, err := digits.Int64()
		if err != nil {
			b.wrong(path, value, "a whole number")
		}
		to.SetInt(n)
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
	b.refuseUnknown(path, o, known)
}

func (b *binder) refuseUnknown(path string, o object, known map[string]bool) {
	for _, name := range o.names {
		if !known[name] {
			b.add(": "+pathOf(path, name), "this name is not known to schema %d", Schema)
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

// The years of an instant: from what a computer shows that has lost its clock, and never so far apart that
// the time between two instants is more than a time.Duration holds (292 years).
const (
	firstYear = 1970
	lastYear  = 2199
)

func (b *binder) bindTime(path string, value any, to *time.Time) {
	s, ok := value.(string)
	if !ok {
		b.wrong(path, value, "a time")
		return
	}
	at, err := time.Parse(time.RFC3339Nano, s)
	at = at.UTC()
	switch {
	case err != nil:
		b.add(": "+path, "%s is no time: it is written like 2027-03-05T09:30:00Z", findings.Quoted(s))
	case at.Year() < firstYear || at.Year() > lastYear:
		b.add(": "+path, "the year of %s is not %d to %d", findings.Quoted(s), firstYear, lastYear)
	default:
		*to = at
	}
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
		b.add(": "+path, "%s is too large a number", findings.Quoted(string(digits)))
		return 0, false
	}
	return v, true
}

func (b *binder) wrong(path string, value any, wanted string) {
	b.add(": "+path, "%s stands here; %s was expected", kindOf(value), wanted)
}

func kindOf(value any) string {
	switch v := value.(type) {
	case nil:
		return "null"
	case string:
		return "the text " + findings.Quoted(v)
	case json.Number:
		return "the number " + findings.Shown(string(v), 40)
	case bool:
		return strconv.FormatBool(v)
	case []any:
		return "a list"
	}
	return "an object"
}
