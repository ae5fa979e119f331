package modeltest_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"flipchart/model"
	"flipchart/model/modeltest"
)

func TestExamplesBreakNoRule(t *testing.T) {
	for name, s := range map[string]model.Session{
		"claims": modeltest.Claims(), "full": modeltest.Full(), "hostile": modeltest.Hostile("<b>x</b>"),
	} {
		for _, flaw := range model.Validate(s) {
			t.Errorf("%s: %v", name, flaw)
		}
	}
}

// What Claims says is nowhere in Hostile: a text that is left alone is one that no test sees broken.
func TestEveryTextIsHostile(t *testing.T) {
	left := texts(reflect.ValueOf(modeltest.Hostile("<b>x</b>")))
	for _, text := range left {
		if !strings.HasPrefix(text, "<b>x</b>") {
			t.Errorf("a text is still %q", text)
		}
	}
	if before := texts(reflect.ValueOf(modeltest.Claims())); len(left) < len(before) {
		t.Errorf("%d texts of %d", len(left), len(before))
	}
}

// texts are all that are not empty.
func texts(v reflect.Value) []string {
	if text, ok := v.Interface().(fmt.Stringer); ok && (v.Type() == reflect.TypeFor[model.Text]() || v.Type() == reflect.TypeFor[model.Prose]()) {
		if text.String() == "" {
			return nil
		}
		return []string{text.String()}
	}
	var found []string
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return texts(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			found = append(found, texts(v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				found = append(found, texts(v.Field(i))...)
			}
		}
	}
	return found
}

func TestClaimsAddsUp(t *testing.T) {
	s := modeltest.Claims()
	m := s.Stream.Metrics(s.Group.Calendar)
	if got := m.Process.Hours() + " in " + m.Lead.Hours(); got != "48 h in 280 h" {
		t.Error(got)
	}
	if *m.Rolled < 23 || *m.Rolled >= 24 {
		t.Error("rolled %CA is ", *m.Rolled)
	}
}
