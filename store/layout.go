package store

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"

	"go.etcd.io/bbolt"

	"flipchart/model"
)

// What is where in the file. Every value is sealed: a version byte, a checksum over its path and its JSON, and
// that JSON.
//
//	meta/format                           Format
//	meta/lineage                          the mark that a database and its copies share
//	meta/census                           how many sessions there are, and the sum of their checksums
//	settings/machine                      theme and mouse
//	heads/SESSION                         all that the list of sessions shows, and the checksums of the documents
//	sessions/SESSION/documents/NAME       a document
//	sessions/SESSION/history/NUMBER       an edit: its label, its time, and the changed bytes of each document
//	home/line, home/history/NUMBER        the changes to the list of sessions, which it can take back

// valueVersion is the first byte of every value: version, CRC-32C of the value's path and JSON, JSON.
const valueVersion = 1

const sealLength = 1 + crc32.Size

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// The buckets at the top of the file.
const (
	metaBucket     = "meta"
	settingsBucket = "settings"
	headsBucket    = "heads"
	sessionsBucket = "sessions"
	homeBucket     = "home"
)

// Buckets of one session, the second one also of home.
const (
	documentsBucket = "documents"
	historyBucket   = "history"
)

// layOut fills a new file. Everything there is only one of is there from the start, so that what is
// missing later is damage.
func layOut(tx *bbolt.Tx) error {
	for _, name := range []string{metaBucket, settingsBucket, headsBucket, sessionsBucket, homeBucket} {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	if _, err := tx.Bucket([]byte(homeBucket)).CreateBucket([]byte(historyBucket)); err != nil {
		return err
	}
	for _, first := range []struct {
		bucket, key string
		value       any
	}{
		{metaBucket, formatKey, Format},
		{metaBucket, lineageKey, newLineage()},
		{metaBucket, censusKey, census{}},
		{settingsBucket, machineKey, DefaultSettings},
		{homeBucket, lineKey, homeLine{Oldest: 1}},
	} {
		s, err := open(tx, first.bucket)
		if err != nil {
			return err
		}
		if _, err := s.put(first.key, first.value); err != nil {
			return err
		}
	}
	return nil
}

const formatKey = "format"

// checkFormat refuses a file that is not flipchart's, or is of a later day.
func (s *Store) checkFormat(tx *bbolt.Tx) error {
	if tx.Bucket([]byte(metaBucket)) == nil {
		return foreign(s.path, "another program wrote it")
	}
	shelf, err := open(tx, metaBucket)
	if err != nil {
		return err
	}
	if _, err := shelf.get(formatKey, &s.format); err != nil {
		return err
	}
	if s.format < 1 {
		return shelf.damaged(formatKey, "there never was such a format")
	}
	if s.format > Format {
		return newerFormat(s.path, s.format)
	}
	return nil
}

func newerFormat(path string, format int) error {
	return fmt.Errorf("%q was written by a newer flipchart (format %d, this one knows %d) and was left as it is: install the newer one", path, format, Format)
}

// shelf is a bucket that knows its path, and whose values are sealed.
type shelf struct {
	*bbolt.Bucket
	path string
}

// open finds a bucket by the names that lead to it.
func open(tx *bbolt.Tx, names ...string) (shelf, error) {
	path := strings.Join(names, "/")
	b := tx.Bucket([]byte(names[0]))
	for _, name := range names[1:] {
		if b != nil {
			b = b.Bucket([]byte(name))
		}
	}
	if b == nil {
		return shelf{}, &DamagedError{Part: printable(path), Cause: "it is missing"}
	}
	return shelf{b, path}, nil
}

// get reads a value that must be there, and gives its checksum.
func (s shelf) get(key string, value any) (uint32, error) {
	content, sum, err := s.content(key)
	if err != nil {
		return 0, err
	}
	if err := json.Unmarshal(content, value); err != nil {
		return 0, s.damaged(key, "it cannot be understood")
	}
	return sum, nil
}

// content is a value's JSON, which is gone when the transaction ends, and its checksum.
func (s shelf) content(key string) ([]byte, uint32, error) {
	sealed := s.Get([]byte(key))
	switch {
	case sealed == nil:
		return nil, 0, s.damaged(key, "it is missing")
	}
	content, sum, ok := unseal(s.path+"/"+key, sealed)
	if !ok {
		return nil, 0, s.damaged(key, "its checksum does not fit")
	}
	return content, sum, nil
}

// unseal gives the JSON of a sealed value and its checksum, or false where that is not the value of the path.
func unseal(path string, sealed []byte) (content []byte, sum uint32, ok bool) {
	if len(sealed) < sealLength || sealed[0] != valueVersion {
		return nil, 0, false
	}
	sum, content = binary.BigEndian.Uint32(sealed[1:]), sealed[sealLength:]
	return content, sum, sum == checksum(path, content)
}

// put writes a value and gives its checksum.
func (s shelf) put(key string, value any) (uint32, error) {
	content, err := json.Marshal(value)
	if err != nil {
		return 0, err
	}
	return s.putContent(key, content)
}

// putContent is put for what is JSON already.
func (s shelf) putContent(key string, content []byte) (uint32, error) {
	sum := checksum(s.path+"/"+key, content)
	sealed := make([]byte, 0, sealLength+len(content))
	sealed = append(sealed, valueVersion)
	sealed = binary.BigEndian.AppendUint32(sealed, sum)
	return sum, s.Put([]byte(key), append(sealed, content...))
}

// checksum covers the path as well, so that a value in another's place is noticed.
func checksum(path string, content []byte) uint32 {
	sum := crc32.Update(0, castagnoli, []byte(path+"\x00"))
	return crc32.Update(sum, castagnoli, content)
}

func (s shelf) damaged(key, cause string) error {
	if strings.HasSuffix(s.path, historyBucket) && len(key) == 8 {
		key = strconv.FormatUint(binary.BigEndian.Uint64([]byte(key)), 10)
	}
	return &DamagedError{Part: printable(s.path + "/" + key), Cause: cause}
}

// printable keeps a damaged key from writing to the terminal.
func printable(path string) string {
	text, err := model.Clean(path, model.NoteLimit)
	if err != nil {
		return "a path that is no name"
	}
	return text.String()
}

// numbered is the key of a history record: eight bytes that sort as numbers do.
func numbered(number int) string {
	return string(binary.BigEndian.AppendUint64(nil, uint64(number)))
}

// dropNumbers deletes the records whose number is at least from and below to.
func (s shelf) dropNumbers(from, to int) error {
	var keys [][]byte
	c := s.Cursor()
	for key, _ := c.Seek([]byte(numbered(from))); key != nil && string(key) < numbered(to); key, _ = c.Next() {
		keys = append(keys, key)
	}
	for _, key := range keys {
		if err := s.Delete(key); err != nil {
			return err
		}
	}
	return nil
}
