package modeltest_test

import (
	"reflect"
	"testing"
	"time"

	"flipchart/model"
	"flipchart/model/modeltest"
)

// The round trips of export and import are only as good as the sessions that are drawn: a field that no
// drawn session has could be forgotten by both without a test noticing.
func TestDrawnSessionsHaveEveryField(t *testing.T) {
	seen := map[string]bool{}
	for seed := range 600 {
		modeltest.Walk(reflect.ValueOf(modeltest.Sessions().Example(seed)), func(v reflect.Value, field string) bool {
			if field == "" {
				return true
			}
			if v.IsZero() {
				return false
			}
			seen[field] = true
			return true
		})
	}
	for _, field := range fields(reflect.TypeFor[model.Session](), map[reflect.Type]bool{}) {
		if !seen[field] {
			t.Errorf("no drawn session has %s: let modeltest.Sessions set it", field)
		}
	}
}

// fields are all that the documents' structs have.
func fields(t reflect.Type, known map[reflect.Type]bool) []string {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return fields(t.Elem(), known)
	case reflect.Struct:
	default:
		return nil
	}
	if known[t] || t == reflect.TypeFor[time.Time]() {
		return nil
	}
	known[t] = true
	var names []string
	for i := range t.NumField() {
		if field := t.Field(i); field.IsExported() {
			names = append(names, t.Name()+"."+field.Name)
			names = append(names, fields(field.Type, known)...)
		}
	}
	return names
}
