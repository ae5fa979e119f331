package modeltest

import "reflect"

// Walk visits a value and all that is in it: what pointers lead to, the entries of slices and maps, and the
// exported fields of structs, for which field is the type's and the field's name ("Step.Name"); it is empty for
// the others. Where visit is false, nothing within that value is visited.
func Walk(v reflect.Value, visit func(v reflect.Value, field string) bool) { walk(v, "", visit) }

func walk(v reflect.Value, field string, visit func(v reflect.Value, field string) bool) {
	if !visit(v, field) {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walk(v.Elem(), "", visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), "", visit)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			walk(v.MapIndex(key), "", visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				walk(v.Field(i), v.Type().Name()+"."+f.Name, visit)
			}
		}
	}
}
