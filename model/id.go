package model

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// ID names one item of a session for good ("n12"). An item keeps its id through edits, moves, undo,
// export and import; a pointer to an item is its id, never its name or its place in a list.
type ID string

// Counter gives ids from the one after a number on.
func Counter(last int) func() ID {
	return func() ID {
		last++
		return ID(fmt.Sprintf("n%d", last))
	}
}

// HighestID is the largest n among the session's ids of the form "n12": the next one to give is one
// more.
func (s Session) HighestID() int {
	highest := 0
	s.eachID(func(id ID) {
		if digits, ok := strings.CutPrefix(string(id), "n"); ok {
			if n, err := strconv.Atoi(digits); err == nil {
				highest = max(highest, n)
			}
		}
	})
	return highest
}

func (s Session) eachID(visit func(ID)) {
	id := reflect.TypeFor[ID]()
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[time.Time]() {
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Map:
			for entries := v.MapRange(); entries.Next(); {
				walk(entries.Key())
				walk(entries.Value())
			}
		case reflect.String:
			if v.Type() == id && v.String() != "" {
				visit(ID(v.String()))
			}
		case reflect.Array, reflect.Interface, reflect.Chan, reflect.Func:
			panic("a document has a field of a kind that is not searched for ids: " + v.Kind().String()) // in development only
		}
	}
	walk(reflect.ValueOf(s))
}
