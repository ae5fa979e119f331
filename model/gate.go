package model

import (
	"fmt"
	"reflect"
	"strings"
	"time"
)

// gate refuses what a terminal must not get and no screen can bear in a document that comes from a file with its
// seal whole: another program wrote it there. A text must be as Clean leaves it, whatever its type, and a calendar
// has days. It asks for less than Validate, so that no session is shut away for a rule that it bends.
func gate(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return gate(v.Elem())
		}
	case reflect.Struct:
		return gateStruct(v)
	case reflect.Slice:
		for i := range v.Len() {
			if err := gate(v.Index(i)); err != nil {
				return err
			}
		}
	case reflect.Map:
		for entries := v.MapRange(); entries.Next(); {
			if err := gate(entries.Key()); err != nil {
				return err
			}
			if err := gate(entries.Value()); err != nil {
				return err
			}
		}
	case reflect.String:
		if s := v.String(); !plain(s) {
			return fmt.Errorf("%s holds what no screen can show", quote(s))
		}
	}
	return nil
}

func gateStruct(v reflect.Value) error {
	switch value := v.Interface().(type) {
	case time.Time, Text, Prose, Span: // each has a gate of its own
		return nil
	case Calendar:
		return value.Validate()
	}
	for i := range v.NumField() {
		if err := gate(v.Field(i)); err != nil {
			return err
		}
	}
	return nil
}

// plain is true for a text that Clean would leave as it is. Ids and keys, which most are, need no look at tables.
func plain(s string) bool {
	if strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) < 0 && len(s) <= ReasonLimit {
		return true
	}
	clean, err := Clean(s, ReasonLimit)
	return err == nil && clean.s == s
}
