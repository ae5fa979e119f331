package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"flipchart/model"
	"flipchart/store"
)

// copyBeside is a copy that lies beside a database, and what is in it.
type copyBeside struct {
	store.Backup
	read *store.Examination // nil where nothing of it can be read
}

// whole is true where nothing in it is damaged.
func (c copyBeside) whole() bool { return c.read != nil && c.read.Whole() }

// newestWhole is the first of them in which nothing is damaged.
func newestWhole(copies []copyBeside) (copyBeside, bool) {
	for _, c := range copies {
		if c.whole() {
			return c, true
		}
	}
	return copyBeside{}, false
}

// readCopies reads each of them to the end.
func readCopies(backups []store.Backup) []copyBeside {
	defer working("reading the backups")()
	var copies []copyBeside
	for _, b := range backups {
		x, _ := store.Examine(b.Path)
		copies = append(copies, copyBeside{b, x})
	}
	return copies
}

// listCopies says what lies beside a database, and how to look at it, and gives the backups.
func listCopies(out io.Writer, path string) (backups []copyBeside) {
	taken, _ := store.Backups(path)
	aside, _ := store.Replaced(path)
	backups, replaced := readCopies(taken), readCopies(aside)
	if len(backups) > 0 {
		fmt.Fprintf(out, "%s in %s:\n", model.Count(len(backups), "backup"), printable(filepath.Dir(backups[0].Path)))
		rows(out, backups)
	}
	if len(replaced) > 0 {
		fmt.Fprintf(out, "%s that a restore put aside, in %s:\n", model.Count(len(replaced), "database"), printable(filepath.Dir(replaced[0].Path)))
		rows(out, replaced)
	}
	if example, found := newestWhole(append(backups, replaced...)); found {
		fmt.Fprintln(out, "To look into one, to take one session out of it, or to put it in the place of the database:")
		for _, way := range []string{
			store.Command(example.Path, "--view"),
			store.Command(example.Path, "export", "NAME", "--format", "json", "--output", "old.json"),
			store.Command(path, "import", "old.json", "--name", "NAME before"),
			store.Command(path, "restore", filepath.Base(example.Path)),
		} {
			fmt.Fprintln(out, "  "+printable(way))
		}
	}
	return backups
}

// rows are a line for each copy: when it was made, what is in it, and its name.
func rows(out io.Writer, copies []copyBeside) {
	for _, c := range copies {
		fmt.Fprintf(out, "  %s  %s, %s  %s\n", c.Taken.Local().Format(listTime), c.holds(), size(c.Size), printable(filepath.Base(c.Path)))
	}
}

const listTime = "2006-01-02 15:04"

// holds says how many sessions are in a copy, when one of them was changed last, and whether it is damaged.
func (c copyBeside) holds() string {
	if c.read == nil {
		return "damaged: nothing in it can be read"
	}
	text := counted(c.read.Sessions)
	var last time.Time
	for _, r := range c.read.Sessions {
		if r.Head.ChangedAt.After(last) {
			last = r.Head.ChangedAt
		}
	}
	if !last.IsZero() {
		text += ", changed " + last.Local().Format(listTime)
	}
	if !c.whole() {
		text += ", damaged"
	}
	return text
}

// beside is the file that somebody names as doctor lists it, without its folder. A file here goes before.
func beside(path, file string) string {
	file = fromHome(file)
	if _, err := os.Lstat(file); err == nil || filepath.Base(file) != file {
		return file
	}
	backups, _ := store.Backups(path)
	replaced, _ := store.Replaced(path)
	for _, b := range append(backups, replaced...) {
		if filepath.Base(b.Path) == file {
			return b.Path
		}
	}
	return file
}
