package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"flipchart/model"
)

// Examination is all that is in a database, and what is damaged of it.
type Examination struct {
	Path     string
	Size     int64     // in bytes
	Format   int       // the number of its layout; 0 where that cannot be read
	Copied   bool      // a workshop has it open, and handed out a copy
	Damage   []string  // what is damaged besides the sessions: where, and what is wrong
	Sessions []Remains // the newest first, those in the trash among them

	settings Settings
	counted  int // how many sessions the file says there are; -1 where that cannot be read
}

// Whole is true where everything can be read, and is what was saved.
func (x *Examination) Whole() bool {
	return len(x.Damage) == 0 && !slices.ContainsFunc(x.Sessions, func(r Remains) bool { return !r.Whole() })
}

// NotIn are the sessions that an earlier copy of the database has not, or not as they were saved last. sure is
// false where there may be more, of which nothing is left.
func (x *Examination) NotIn(earlier *Examination) (lacking []Remains, sure bool) {
	there := map[model.SessionID]model.Head{}
	for _, r := range earlier.Sessions {
		there[r.Head.ID] = r.Head
	}
	for _, r := range x.Sessions {
		head, found := there[r.Head.ID]
		same := head.Revision == r.Head.Revision && head.Name == r.Head.Name && head.DeletedAt.Equal(r.Head.DeletedAt)
		if r.Unlisted || r.Older || !found || !same {
			lacking = append(lacking, r)
		}
	}
	return lacking, x.counted == len(x.Sessions)
}

// Examine reads a database to the last record, however damaged it is, and changes nothing. Like OpenToRead it
// works while a workshop has it open; with that it shares its errors for files that are missing, foreign or
// of a newer format.
func Examine(path string) (*Examination, error) {
	s, err := OpenToRead(path)
	if err == nil {
		defer s.Close()
		x, err := examine(s.file, path)
		if err != nil {
			return nil, err
		}
		x.Copied = s.copy != nil
		if x.Whole() {
			// Only now: on damaged pages bbolt's check ends the program.
			x.Damage = s.checkPages()
		}
		return x, nil
	}
	var damaged *DamagedError
	var notOurs *ForeignError
	cause := ""
	switch {
	case errors.As(err, &damaged):
		cause = damaged.Cause
	case errors.As(err, &notOurs):
		cause = notOurs.Cause
	default:
		return nil, err
	}
	file, copied, cannotRead := openAnyway(path)
	if cannotRead != nil {
		return nil, cannotRead
	}
	defer file.Close()
	x, cannotRead := examine(file, path)
	if cannotRead != nil {
		return nil, cannotRead
	}
	if notOurs != nil && len(x.Sessions) == 0 {
		return nil, err
	}
	x.Copied = copied
	if x.Whole() { // the records do not show what refused it
		x.Damage = []string{"the file: " + cause}
	}
	return x, nil
}

// openAnyway opens a file that bbolt must not see, or the copy that its owner hands out.
func openAnyway(path string) (file *os.File, copied bool, err error) {
	place, err := follow(path)
	if err != nil {
		return nil, false, err
	}
	for _, socket := range sockets(place) {
		if file, err := fetch(path, socket); err == nil {
			return file, true, nil
		}
	}
	if file, err = os.Open(place); err != nil {
		return nil, false, fmt.Errorf("%q cannot be read: %w", path, reason(err))
	}
	return file, false, nil
}

func examine(file *os.File, path string) (*Examination, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, fmt.Errorf("%q cannot be looked at: %w", path, reason(err))
	}
	x := &Examination{Path: path, Size: info.Size(), settings: DefaultSettings}
	trees := gather(file, x.Size)
	x.Sessions = remains(trees)
	newest := trees[0]
	newest.require(metaBucket+"/"+formatKey, &x.Format)
	newest.require(settingsBucket+"/"+machineKey, &x.settings)
	x.counted = newest.checkCensus()
	newest.checkHome()
	if x.Format > Format {
		return nil, newerFormat(path, x.Format)
	}
	for _, d := range newest.damage {
		x.Damage = append(x.Damage, place(d.at, func(id string) string { return nameOf(id, x.Sessions) })+": "+d.cause)
	}
	return x, nil
}

// require reads a record that there is one of in every file.
func (g *gathered) require(path string, value any) {
	record, there := g.records[path]
	at := strings.Split(path, "/")
	switch {
	case there && json.Unmarshal(record.content, value) != nil:
		g.note(at, "it cannot be understood")
	case !there && !g.damaged(at[0]):
		g.note(at, "it is missing")
	}
}

// checkCensus compares the heads that were found with those that were counted, and gives how many these are; -1
// where that cannot be read.
func (g *gathered) checkCensus() int {
	var counted, found census
	g.require(metaBucket+"/"+censusKey, &counted)
	for path, record := range g.records {
		if id, isHead := strings.CutPrefix(path, headsBucket+"/"); isHead {
			if e, ok := record.entry(id); ok {
				found = found.plus(countOf(e.Head, record.sum))
			}
		}
	}
	_, there := g.records[metaBucket+"/"+censusKey]
	switch {
	case !there || found == counted:
	case found.Sessions != counted.Sessions:
		g.note([]string{headsBucket}, fmt.Sprintf("it has %d of %s", found.Sessions, model.Count(counted.Sessions, "session")))
	default:
		g.note([]string{headsBucket}, "it is not the one that was saved last")
	}
	if !there {
		return -1
	}
	return counted.Sessions
}

// checkHome looks for every record of the list's history.
func (g *gathered) checkHome() {
	var line homeLine
	g.require(homeBucket+"/"+lineKey, &line)
	kept := 0
	for number, record := range g.home {
		var change homeRecord
		if number >= line.Oldest && number <= line.Newest && json.Unmarshal(record.content, &change) == nil {
			kept++
		}
	}
	if _, there := g.homeLine(); there && kept != line.Newest-line.Oldest+1 && !g.damaged(homeBucket) {
		g.note([]string{homeBucket, historyBucket}, "it is not complete")
	}
}

// checkPages has bbolt look at a file that was found whole, and gives its first finding. Its check runs in a
// goroutine of its own.
func (s *Store) checkPages() (damage []string) {
	err := s.view(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			if len(damage) == 0 {
				damage = []string{"the file: " + printable(err.Error())}
			}
		}
		return nil
	})
	if err != nil {
		damage = append(damage, "the file: "+printable(err.Error()))
	}
	return damage
}
