package store

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"flipchart/atomicfile"
)

// Backup is a copy of a database in the folder beside it.
type Backup struct {
	Path  string
	Taken time.Time
	Size  int64 // in bytes

	lineage string // the database that it is a copy of
}

// Thinning keeps the last backups of a database, and beyond them the last one of each day.
const (
	KeptBackups    = 10
	KeptBackupDays = 30
)

// backupFolder is where a database's backups are.
func backupFolder(place string) string { return place + ".backups" }

// backupName is a backup's name: when it was taken, in UTC, so that names sort by time, and of which
// database: another one that comes to the same place does not push this one's backups out.
var backupName = regexp.MustCompile(`^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)-([a-z0-9]+)\.db$`)

const backupTime = "2006-01-02T15-04-05Z"

// Backups are the copies beside the database at path, newest first; where there are none, also when there is
// no database, the list is empty.
func Backups(path string) ([]Backup, error) {
	place, err := follow(path)
	if err != nil {
		return nil, err
	}
	return copiesIn(backupFolder(place), func(name string) (taken, lineage string, ok bool) {
		parts := backupName.FindStringSubmatch(name)
		if parts == nil {
			return "", "", false
		}
		return parts[1], parts[2], true
	})
}

// copiesIn are the copies of a database in a folder, newest first. named says of a file's name when it was taken
// and of which database it is, or that it is no copy.
func copiesIn(folder string, named func(name string) (taken, lineage string, ok bool)) ([]Backup, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the backups in %q cannot be listed: %w", folder, reason(err))
	}
	var copies []Backup
	for _, entry := range entries {
		when, lineage, ok := named(entry.Name())
		taken, wrong := time.Parse(backupTime, when)
		info, gone := entry.Info()
		if ok && wrong == nil && gone == nil && info.Mode().IsRegular() {
			copies = append(copies, Backup{filepath.Join(folder, entry.Name()), taken, info.Size(), lineage})
		}
	}
	slices.SortFunc(copies, func(a, b Backup) int { return b.Taken.Compare(a.Taken) })
	return copies, nil
}

// LastBackup is the newest copy beside the database at path that is whole; ok is false where there is none.
func LastBackup(path string) (last Backup, ok bool) {
	backups, _ := Backups(path)
	for _, b := range backups {
		if Check(b.Path) == nil {
			return b, true
		}
	}
	return Backup{}, false
}

// Backup takes a copy of the database as of now into the folder beside it, while edits go on, and thins out
// the older ones: the last KeptBackups stay, and the last one of each day for KeptBackupDays. Where nothing
// has changed since the newest one, that is given and none is taken.
//
// The copy is read to the end before it counts. If something in it is damaged, the error is a *DamagedError;
// the copy is kept all the same, for the sessions that are whole, and no older one goes.
func (s *Store) Backup(now time.Time) (Backup, error) {
	lineage, err := s.lineage()
	if err != nil {
		return Backup{}, err
	}
	return s.backupAs(lineage, now)
}

func (s *Store) backupAs(lineage string, now time.Time) (Backup, error) {
	backups, err := Backups(s.place)
	if err != nil {
		return Backup{}, err
	}
	own := slices.DeleteFunc(slices.Clone(backups), func(b Backup) bool { return b.lineage != lineage })
	if len(own) > 0 && s.unchangedSince(own[0]) {
		return own[0], s.checkBackup(own[0])
	}
	taken, err := s.takeBackup(lineage, now)
	if err != nil {
		return taken, err
	}
	for _, old := range superfluous(append(own, taken), taken.Taken) {
		os.Remove(old.Path) // or next time
	}
	atomicfile.Sweep(backupFolder(s.place), now)
	atomicfile.Sweep(filepath.Dir(s.place), now)
	return taken, nil
}

func (s *Store) takeBackup(lineage string, now time.Time) (Backup, error) {
	folder := backupFolder(s.place)
	b := Backup{Taken: now.UTC().Truncate(time.Second), lineage: lineage}
	err := os.Mkdir(folder, 0o700)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return b, s.noBackup(folder, err)
	}
	for {
		b.Path = filepath.Join(folder, b.Taken.Format(backupTime)+"-"+lineage+".db")
		err = s.CopyTo(b.Path)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
		b.Taken = b.Taken.Add(time.Second) // two in one second
	}
	if err != nil {
		return b, s.noBackup(folder, err)
	}
	if info, err := os.Stat(b.Path); err == nil {
		b.Size = info.Size()
	}
	return b, s.checkBackup(b)
}

// checkBackup reads a copy to the end. What is damaged in it is so in the database.
func (s *Store) checkBackup(b Backup) error {
	err := Check(b.Path)
	if damaged := (*DamagedError)(nil); errors.As(err, &damaged) {
		damaged.File = s.path
	}
	return err
}

func (s *Store) noBackup(folder string, err error) error {
	if damaged := (*DamagedError)(nil); errors.As(err, &damaged) {
		return err
	}
	return fmt.Errorf("no backup of %q could be taken into %q: %w", s.path, folder, reason(err))
}

// CopyTo writes a copy of the database as of now to a new file, while edits go on. Copying the file by other
// means while it is open gives a broken one. The error wraps fs.ErrExist where the name is taken; nothing is
// replaced.
func (s *Store) CopyTo(path string) error {
	return atomicfile.Create(path, s.copyInto)
}

// copyInto fills a file with a consistent copy of the database as of now. bbolt hides which error the file
// gave; the flush repeats it.
func (s *Store) copyInto(file *os.File) error {
	w := bufio.NewWriter(file)
	err := s.view(func(tx *bbolt.Tx) error {
		_, err := tx.WriteTo(w)
		return err
	})
	return errors.Join(err, w.Flush())
}

// unchangedSince compares the pages from which everything else is reached: they number the saves.
func (s *Store) unchangedSince(b Backup) bool {
	file, err := os.Open(b.Path)
	if err != nil {
		return false
	}
	defer file.Close()
	there, err := newestMeta(file, b.Path)
	if err != nil {
		return false
	}
	here, err := newestMeta(s.file, s.path)
	return err == nil && here == there
}

// superfluous are the backups that thinning removes. Those that a clock dated ahead of now are judged apart:
// they must not push out what is taken now.
func superfluous(backups []Backup, now time.Time) []Backup {
	slices.SortFunc(backups, func(a, b Backup) int { return b.Taken.Compare(a.Taken) })
	present := slices.IndexFunc(backups, func(b Backup) bool { return !b.Taken.After(now) })
	if present < 0 {
		present = len(backups)
	}
	return append(thinned(backups[:present]), thinned(backups[present:])...)
}

// thinned are those to remove of backups that are sorted, newest first.
func thinned(backups []Backup) (remove []Backup) {
	for i, b := range backups[min(KeptBackups, len(backups)):] {
		newer := backups[KeptBackups+i-1]
		sameDay := b.Taken.Local().Format(time.DateOnly) == newer.Taken.Local().Format(time.DateOnly)
		if sameDay || b.Taken.Before(backups[0].Taken.AddDate(0, 0, -KeptBackupDays)) {
			remove = append(remove, b)
		}
	}
	return remove
}

const lineageKey = "lineage"

// lineage is a database's own mark, which its copies share. Format 1 had none.
func (s *Store) lineage() (mark string, err error) {
	if s.format == 1 {
		return "format1", nil
	}
	err = s.view(func(tx *bbolt.Tx) error {
		meta, err := open(tx, metaBucket)
		if err != nil {
			return err
		}
		_, err = meta.get(lineageKey, &mark)
		return err
	})
	return mark, err
}
