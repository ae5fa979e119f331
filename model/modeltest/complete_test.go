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
		look(reflect.ValueOf(modeltest.Sessions().Example(seed)), seen)
	}
	for _, field := range fields(reflect.TypeFor[model.Session](), map[reflect.Type]bool{}) {
		if !seen[field] {
			t.Errorf("no drawn session has %s: let modeltest.Sessions set it", field)
		}
	}
}

// look notes every field of a struct that is set.
func look(v reflect.Value, seen map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			look(v.Elem(), seen)
		}
	case reflect.Slice:
		for i := range v.Len() {
			look(v.Index(i), seen)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			look(v.MapIndex(key), seen)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if field.IsExported() && !v.Field(i).IsZero() {
				seen[v.Type().Name()+"."+field.Name] = true
				look(v.Field(i), seen)
			}
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
