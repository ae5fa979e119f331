package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Save is what the store writes in one transaction. Everything in it is a value of its own, so that it
// can be written while the session goes on.
type Save struct {
	Head      Head
	Documents map[string][]byte // the changed ones, by name
	Records   map[int][]byte    // new history records, by number
	DropFrom  int               // records from this number on go first: an edit after undo; 0 for none
}

// Live is a session that is being worked on: its documents, their encodings, and what is not saved yet.
// It is used by one goroutine.
type Live struct {
	session Session
	head    Head
	encoded map[string][]byte
	record  func(number int) (Record, error)

	changed map[string]bool
	records map[int][]byte
	drop    int
	inHand  *Save // given out and not yet settled
}

// Open takes up a session as the store has it. record reads one record of its history; for one that is
// not kept any more it returns an error that wraps ErrNothingToUndo.
func Open(head Head, encoded map[string][]byte, record func(number int) (Record, error)) (*Live, error) {
	session, err := DecodeDocuments(head.Name, encoded)
	if err != nil {
		return nil, err
	}
	complete, err := EncodeDocuments(session)
	if err != nil {
		return nil, err
	}
	// The bytes in the file are kept as they are, since the history's offsets count in them.
	maps.Copy(complete, encoded)
	head.LastID = max(head.LastID, session.HighestID())
	return &Live{
		session: session, head: head, encoded: complete, record: record,
		changed: map[string]bool{}, records: map[int][]byte{},
	}, nil
}

// Session is the session as it stands now. Its documents are not to be changed.
func (l *Live) Session() Session { return l.session }

// Head is what the list of sessions will show once all is saved.
func (l *Live) Head() Head { return l.head }

// Edit makes one change, as one step of undo. An edit that is refused, or that changes nothing, leaves
// no trace.
func (l *Live) Edit(label, exercise string, at time.Time, edit Edit) error {
	given, next := 0, Counter(l.head.LastID)
	after, err := edit(l.session, Stamp{At: at, NewID: func() ID { given++; return next() }})
	if err != nil {
		return err
	}
	patches, encoded, err := l.compare(after)
	if err != nil {
		return err
	}
	if len(encoded) == 0 {
		return nil
	}
	if len(patches) > 0 {
		record, err := json.Marshal(Record{label, exercise, at.UTC(), patches})
		if err != nil {
			return fmt.Errorf("the history cannot be written: %w", err)
		}
		if l.head.Position < l.head.Newest {
			l.dropFrom(l.head.Position + 1)
		}
		l.head.Position++
		l.head.Newest = l.head.Position
		l.records[l.head.Newest] = record
	}
	l.head.LastID += given
	if len(patches) > 0 {
		l.head.ChangedAt = at.UTC()
	}
	l.take(after, encoded)
	return nil
}

// compare encodes the documents whose pointer changed. Kept ones give no patch.
func (l *Live) compare(after Session) (patches []Patch, encoded map[string][]byte, err error) {
	encoded = map[string][]byte{}
	for i, d := range documents {
		if after.document(i).Pointer() == l.session.document(i).Pointer() {
			continue
		}
		b, err := json.Marshal(after.document(i).Interface())
		if err != nil {
			return nil, nil, fmt.Errorf("the %s cannot be written: %w", d.name, err)
		}
		if bytes.Equal(b, l.encoded[d.name]) {
			continue
		}
		encoded[d.name] = b
		if !d.kept {
			patches = append(patches, diff(d.name, l.encoded[d.name], b))
		}
	}
	return patches, encoded, nil
}

func (l *Live) take(after Session, encoded map[string][]byte) {
	after.Name = l.session.Name
	l.session = after
	for name, b := range encoded {
		l.encoded[name] = b
		l.changed[name] = true
	}
	l.head.Describe(after)
	l.head.Revision++
}

func (l *Live) dropFrom(number int) {
	if l.drop == 0 || number < l.drop {
		l.drop = number
	}
	maps.DeleteFunc(l.records, func(n int, _ []byte) bool { return n >= number })
}

// Errors of undo and redo at either end of the history.
var (
	ErrNothingToUndo = errors.New("nothing to undo")
	ErrNothingToRedo = errors.New("nothing to do again")
)

// Undo takes back the newest edit in force and says which one that was.
func (l *Live) Undo(at time.Time) (Record, error) {
	if l.head.Position == 0 {
		return Record{}, ErrNothingToUndo
	}
	record, err := l.read(l.head.Position)
	if err != nil {
		return Record{}, err
	}
	err = l.apply(record, at, func(p Patch, b []byte) ([]byte, error) { return p.replace(b, p.New, p.Old) })
	if err != nil {
		return Record{}, err
	}
	l.head.Position--
	return record, nil
}

// Redo does again the edit that was taken back last.
func (l *Live) Redo(at time.Time) (Record, error) {
	if l.head.Position == l.head.Newest {
		return Record{}, ErrNothingToRedo
	}
	record, err := l.read(l.head.Position + 1)
	if err != nil {
		return Record{}, err
	}
	err = l.apply(record, at, func(p Patch, b []byte) ([]byte, error) { return p.replace(b, p.Old, p.New) })
	if err != nil {
		return Record{}, err
	}
	l.head.Position++
	return record, nil
}

func (l *Live) apply(record Record, at time.Time, patch func(Patch, []byte) ([]byte, error)) error {
	after := l.session
	encoded := map[string][]byte{}
	for _, p := range record.Patches {
		i := slices.IndexFunc(documents, func(d document) bool { return d.name == p.Document })
		if i < 0 {
			return fmt.Errorf("the history speaks of a document %s that this version does not know", quote(p.Document))
		}
		b, err := patch(p, l.encoded[p.Document])
		if err != nil {
			return err
		}
		if err := after.decodeDocument(i, b); err != nil {
			return err
		}
		encoded[p.Document] = b
	}
	l.head.ChangedAt = at.UTC()
	l.take(after, encoded)
	return nil
}

// read finds a record among those that are not saved yet, or in the store.
func (l *Live) read(number int) (Record, error) {
	b, ok := l.records[number]
	if !ok && l.inHand != nil {
		b, ok = l.inHand.Records[number]
	}
	if !ok {
		return l.record(number)
	}
	var record Record
	err := json.Unmarshal(b, &record)
	return record, err
}

// Unsaved is true while an edit is not known to be in the file.
func (l *Live) Unsaved() bool { return l.inHand != nil || l.dirty() }

func (l *Live) dirty() bool { return len(l.changed) > 0 || len(l.records) > 0 || l.drop > 0 }

// TakeSave hands out what is to be written next, or false when nothing is, or when the save handed out
// before is not settled: one at a time, so that they reach the file in order.
func (l *Live) TakeSave() (Save, bool) {
	if l.inHand != nil || !l.dirty() {
		return Save{}, false
	}
	save := Save{Head: l.head, Documents: map[string][]byte{}, Records: l.records, DropFrom: l.drop}
	for name := range l.changed {
		save.Documents[name] = l.encoded[name]
	}
	l.changed, l.records, l.drop = map[string]bool{}, map[int][]byte{}, 0
	l.inHand = &save
	return save, true
}

// Saved says that the save handed out is in the file.
func (l *Live) Saved() { l.inHand = nil }

// NotSaved puts the save handed out back among what is to be written: the next one holds it too. Writing
// it twice is harmless, so this is right also where nobody knows whether it was written.
func (l *Live) NotSaved() {
	save := l.inHand
	if save == nil {
		return
	}
	l.inHand = nil
	for name := range save.Documents {
		l.changed[name] = true
	}
	for number, record := range save.Records {
		if _, newer := l.records[number]; !newer && (l.drop == 0 || number < l.drop) {
			l.records[number] = record
		}
	}
	if save.DropFrom > 0 && (l.drop == 0 || save.DropFrom < l.drop) {
		l.drop = save.DropFrom
	}
}

// Forget gives up what is not saved: somebody chose to leave it behind.
func (l *Live) Forget() {
	l.inHand = nil
	l.changed, l.records, l.drop = map[string]bool{}, map[int][]byte{}, 0
}
