package model

import (
	"reflect"
	"strings"
)

// document is one field of Session.
type document struct {
	name  string
	kept  bool
	field int
	kind  reflect.Type // the struct that the field points at
}

var documents = documentFields()

func documentFields() []document {
	var found []document
	session := reflect.TypeFor[Session]()
	for i := range session.NumField() {
		tag, ok := session.Field(i).Tag.Lookup("document")
		if !ok {
			continue
		}
		if !session.Field(i).Type.Implements(reflect.TypeFor[validated]()) {
			panic(tag + ": a document has no check of what comes from outside") // in development only
		}
		name, kept := strings.CutSuffix(tag, ",kept")
		found = append(found, document{name, kept, i, session.Field(i).Type.Elem()})
	}
	return found
}

func (s *Session) document(i int) reflect.Value {
	return reflect.ValueOf(s).Elem().Field(documents[i].field)
}

func newDocument(i int) reflect.Value { return reflect.New(documents[i].kind) }

func (s *Session) setDocument(i int, pointer reflect.Value) { s.document(i).Set(pointer) }
