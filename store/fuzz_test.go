package store

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"flipchart/model"
	"flipchart/model/modeltest"
)

var fuzzDay = time.Date(2026, 11, 25, 9, 30, 0, 0, time.UTC)

// errTakenBack ends a transaction of which nothing is to stay.
var errTakenBack = errors.New("taken back")

// FuzzRecord damages any value of a database, or puts another's content in its place under a seal that fits. Damage
// is reported as such; what is sealed another program wrote: it is refused with a sentence, or read, taken back and
// done again.
func FuzzRecord(f *testing.F) {
	s, id := worked(f)
	places := everyValue(f, s)
	for i, p := range places {
		for _, mask := range []string{"", "\x01", "\x00\x80", "\x00\x00\x00\x00\x00\x00\x01", strings.Repeat("\x00", len(p.value)) + " "} {
			f.Add(uint8(i), false, []byte(mask))
		}
		for _, content := range []string{"", "null", "{}", "[]", "-1", `{"position":-1,"newest":9223372036854775807,"oldest":-9223372036854775808}`} {
			f.Add(uint8(i), true, []byte(content))
		}
		if strings.HasSuffix(p.shelf, documentsBucket) || strings.HasSuffix(p.shelf, historyBucket) {
			f.Add(uint8(i), true, p.value[sealLength:])
			f.Add(uint8(i), true, []byte(`{"label":"\u001b[2J","patches":[{"document":"parkingLot","offset":9223372036854775807,"old":"eA==","new":"eA=="}]}`))
			f.Add(uint8(i), true, []byte(`{"patches":[{"document":"\u009b","offset":-1},{"document":"wall"}]}`))
		}
	}
	f.Fuzz(func(t *testing.T, at uint8, sealed bool, content []byte) {
		p := places[int(at)%len(places)]
		err := s.db.Update(func(tx *bbolt.Tx) error {
			shelf, err := open(tx, strings.Split(p.shelf, "/")...)
			if err != nil {
				t.Fatal(err)
			}
			if sealed {
				_, err = shelf.putContent(p.key, content)
			} else {
				err = shelf.Put([]byte(p.key), masked(p.value, content))
			}
			if err != nil {
				t.Skip("no value of a database: ", err)
			}
			_, _, err = shelf.content(p.key)
			damaged := (*DamagedError)(nil)
			if whole := sealed || bytes.Equal(masked(p.value, content), p.value); errors.As(err, &damaged) == whole {
				t.Errorf("%s %q, whole %v: %v", p.shelf, p.key, whole, err)
			}
			for _, err := range readEverything(tx, s, id) {
				modeltest.Sentence(t, err)
			}
			return errTakenBack
		})
		if !errors.Is(err, errTakenBack) {
			t.Fatal(err)
		}
	})
}

// masked is a value in which the bits of a mask are turned, and behind which the rest of the mask stands.
func masked(value, mask []byte) []byte {
	out := bytes.Clone(value)
	for i, bits := range mask {
		if i < len(out) {
			out[i] ^= bits
		} else {
			out = append(out, bits)
		}
	}
	return out
}

// worked is a database with a session that was worked on, its last edit taken back, and with one in the trash.
func worked(f *testing.F) (*Store, model.SessionID) {
	s, err := Open(filepath.Join(f.TempDir(), "flipchart.db"), fuzzDay)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = s.Close() })
	head, err := s.Create(modeltest.Claims(), fuzzDay)
	if err != nil {
		f.Fatal(err)
	}
	gone, err := s.Duplicate(head.ID, model.MustClean("Copy"), fuzzDay)
	if err != nil {
		f.Fatal(err)
	}
	l, err := s.Live(head.ID)
	if err != nil {
		f.Fatal(err)
	}
	for _, point := range []string{"one", "two"} {
		if err := l.Edit("park "+point, "", fuzzDay, model.ParkPoint(model.MustClean(point), model.Text{})); err != nil {
			f.Fatal(err)
		}
	}
	_, err = l.Undo(fuzzDay)
	save, _ := l.TakeSave()
	if err := errors.Join(err, s.Save(save), s.Delete(gone.ID, fuzzDay)); err != nil {
		f.Fatal(err)
	}
	return s, head.ID
}

// spot is where a value stands, and the value.
type spot struct {
	shelf, key string
	value      []byte
}

// everyValue lists all values of a database.
func everyValue(f *testing.F, s *Store) (places []spot) {
	var walk func(path string, b *bbolt.Bucket) error
	walk = func(path string, b *bbolt.Bucket) error {
		return b.ForEach(func(key, value []byte) error {
			if value == nil {
				return walk(path+"/"+string(key), b.Bucket(key))
			}
			places = append(places, spot{path, string(key), bytes.Clone(value)})
			return nil
		})
	}
	err := s.db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error { return walk(string(name), b) })
	})
	if err != nil {
		f.Fatal(err)
	}
	return places
}

// readEverything reads what a start and a workshop read, and gives what was refused.
func readEverything(tx *bbolt.Tx, s *Store, id model.SessionID) (refused []error) {
	note := func(err error) {
		if err != nil {
			refused = append(refused, err)
		}
	}
	note(s.checkFormat(tx))
	note(eachHead(tx, func(model.Head) {}))
	settings, err := open(tx, settingsBucket)
	note(err)
	var machine Settings
	_, err = settings.get(machineKey, &machine)
	note(err)
	_, history, line, err := openHome(tx)
	if note(err); err == nil {
		var record homeRecord
		_, err = history.get(numbered(line.Position), &record)
		note(err)
	}
	e, documents, err := load(tx, id)
	if err != nil {
		return append(refused, err)
	}
	records, err := open(tx, sessionsBucket, string(id), historyBucket)
	note(err)
	l, err := model.Open(e.Head, documents, func(number int) (record model.Record, err error) {
		_, err = records.get(numbered(number), &record)
		return record, err
	})
	if err != nil {
		return append(refused, err)
	}
	_, err = l.Redo(fuzzDay)
	note(err)
	_, err = l.Undo(fuzzDay)
	note(err)
	_, err = l.Undo(fuzzDay)
	note(err)
	return refused
}
