package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// Record is one edit in a session's history: enough to take it back and to do it again, byte for byte,
// whatever the edit was.
type Record struct {
	Label    string    `json:"label"`              // in a reader's words: "add weakness"
	Exercise string    `json:"exercise,omitempty"` // the key of the exercise it was made in; empty for the wall
	At       time.Time `json:"at"`
	Patches  []Patch   `json:"patches"`
}

// Patch is the stretch in which a document's JSON differs before and after an edit.
type Patch struct {
	Document string `json:"document"`
	Offset   int    `json:"offset"`
	Old      []byte `json:"old"`
	New      []byte `json:"new"`
}

// diff finds the one stretch in which two encodings differ.
func diff(document string, before, after []byte) Patch {
	start := 0
	for start < len(before) && start < len(after) && before[start] == after[start] {
		start++
	}
	end := 0
	for end < len(before)-start && end < len(after)-start && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	return Patch{document, start, bytes.Clone(before[start : len(before)-end]), bytes.Clone(after[start : len(after)-end])}
}

// replace puts one stretch in place of another, and refuses a document in which that other does not stand.
func (p Patch) replace(in, expected, with []byte) ([]byte, error) {
	if p.Offset < 0 || p.Offset > len(in)-len(expected) || !bytes.Equal(in[p.Offset:p.Offset+len(expected)], expected) {
		return nil, fmt.Errorf("the history does not fit the %s any more, so this step cannot be taken back or done again", p.Document)
	}
	out := make([]byte, 0, len(in)-len(expected)+len(with))
	out = append(out, in[:p.Offset]...)
	out = append(out, with...)
	return append(out, in[p.Offset+len(expected):]...), nil
}

// EncodeDocuments gives each document of a session as its JSON, by name.
func EncodeDocuments(s Session) (map[string][]byte, error) {
	encoded := make(map[string][]byte, len(documents))
	for i, d := range documents {
		b, err := json.Marshal(s.document(i).Interface())
		if err != nil {
			return nil, fmt.Errorf("the %s cannot be written: %w", d.name, err)
		}
		encoded[d.name] = b
	}
	return encoded, nil
}

// DecodeDocuments makes a session of its documents' JSON. A document that is missing is empty, as in a
// file written before there was one.
func DecodeDocuments(name Text, encoded map[string][]byte) (Session, error) {
	s := NewSession(name, time.Time{})
	for i, d := range documents {
		b, ok := encoded[d.name]
		if !ok {
			continue
		}
		if err := s.decodeDocument(i, b); err != nil {
			return Session{}, err
		}
	}
	return s, nil
}

func (s *Session) decodeDocument(i int, b []byte) error {
	pointer := newDocument(i)
	err := json.Unmarshal(b, pointer.Interface())
	if err == nil {
		err = gate(pointer)
	}
	if err != nil {
		return fmt.Errorf("the %s cannot be read: %w", documents[i].name, err)
	}
	s.setDocument(i, pointer)
	return nil
}
