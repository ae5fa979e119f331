package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"flipchart/atomicfile"
	"flipchart/model"
	"flipchart/report"
	"flipchart/store"
	"flipchart/tui"
)

// format is one that a session can be exported in.
type format struct {
	tui.Format
	render func(s model.Session, changedAt time.Time) ([]byte, error)
}

// formats of an export, the usual one first.
var formats = []format{
	{tui.Format{Ending: "md", Label: "report (Markdown), for a wiki"}, func(s model.Session, at time.Time) ([]byte, error) {
		return report.Markdown(s, at.Local()), nil
	}},
	{tui.Format{Ending: "json", Label: "everything, for flipchart on another laptop"}, report.JSON},
	{tui.Format{Ending: "csv", Label: "the value stream, for a spreadsheet"}, func(s model.Session, _ time.Time) ([]byte, error) {
		return report.CSV(s), nil
	}},
}

// formatOf finds a format by its ending.
func formatOf(ending string) (format, error) {
	for _, f := range formats {
		if f.Ending == ending {
			return f, nil
		}
	}
	return format{}, usageError{fmt.Errorf("there is no format %q: take one of %s", shown(ending), endings())}
}

// endings of all formats, as a sentence lists them.
func endings() string {
	var list []string
	for _, f := range formats {
		list = append(list, f.Ending)
	}
	return strings.Join(list, ", ")
}

// exporter writes the stage's exports, but not over the database that the stage works on.
type exporter struct{ database string }

// Formats of an export.
func (exporter) Formats() []tui.Format {
	var offered []tui.Format
	for _, f := range formats {
		offered = append(offered, f.Format)
	}
	return offered
}

// Suggest is a file in the folder that flipchart was started in, named after the session.
func (exporter) Suggest(s model.Session, format string) string {
	return whole(fileName("report", s.Name) + "." + format)
}

// Export writes the file and says where it is.
func (e exporter) Export(s model.Session, ending, path string, overwrite bool, at time.Time) (written string, err error) {
	if path == "-" {
		return "", errors.New("- is standard output on the command line, and here that is the screen: type a file's name")
	}
	f, err := formatOf(ending)
	if err != nil {
		return "", err
	}
	data, err := f.render(s, at)
	if err != nil {
		return "", err
	}
	written = whole(path)
	return written, writeFile(written, data, overwrite, e.database)
}

// whole is a path from the root on, or as it is where the system does not know the folder.
func whole(path string) string {
	path = fromHome(path)
	if absolute, err := filepath.Abs(path); err == nil {
		return absolute
	}
	return path
}

// fromHome puts the home folder in the place of a "~" that no shell has replaced.
func fromHome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return path
}

// fileName is one that every system takes, made of a kind of file and a session's name.
func fileName(kind string, session model.Text) string {
	s := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return '-'
	}, session.String())
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '-' }), "-")
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60])
	}
	if s == "" {
		return kind
	}
	return kind + "-" + s
}

// writeFile writes a whole file or none: beside its place first, then under its name. An existing file is
// refused with fs.ErrExist unless overwrite is true, and it keeps its permissions. Whatever overwrite says,
// it refuses a link, a file that may not be written, and the files of the database. All of this is refused
// before fs.ErrExist, so that nobody is asked about what cannot be done anyhow.
func writeFile(path string, data []byte, overwrite bool, database string) error {
	path = fromHome(path)
	if store.Owns(database, path) {
		return fmt.Errorf("%q belongs to the database, with every session in it, and is not replaced: name another file", path)
	}
	there, err := os.Lstat(path)
	exists := err == nil
	if exists {
		if err := replaceable(path, there.Mode()); err != nil {
			return err
		}
	}
	fill := func(file *os.File) error {
		_, err := file.Write(data)
		return err
	}
	switch {
	case exists && !overwrite:
		return fmt.Errorf("%q exists already: %w", path, fs.ErrExist)
	case exists:
		err = atomicfile.Replace(path, there.Mode().Perm(), fill)
	default:
		err = atomicfile.Create(path, fill)
	}
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%q exists already: %w", path, fs.ErrExist) // since a moment ago
	}
	if err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// replaceable refuses what has a name but may not lose it to a report.
func replaceable(path string, mode fs.FileMode) error {
	switch {
	case mode.IsDir():
		return fmt.Errorf("%q is a folder: name a file in it", path)
	case mode&fs.ModeSymlink != 0:
		where, _ := os.Readlink(path)
		return fmt.Errorf("%q is a link to %q, and links are not written through: name another file", path, where)
	case !mode.IsRegular():
		return fmt.Errorf("%q is a device or a pipe and is not replaced: name another file", path)
	case mode&0o200 == 0:
		return fmt.Errorf("%q may not be written by its permissions and is left as it is: name another file", path)
	}
	return nil
}

func cannotWrite(path string, err error) error {
	if folder := filepath.Dir(path); errors.Is(err, fs.ErrNotExist) {
		if folder == "." {
			return fmt.Errorf("%q cannot be written: the folder that flipchart was started in does not exist any more: choose another folder", path)
		}
		return fmt.Errorf("%q cannot be written: the folder %q does not exist: choose another folder", path, folder)
	}
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = failed.Err // the temporary file's name would only puzzle
	}
	return fmt.Errorf("%q cannot be written: %w", path, err)
}

// readLimit is more than any file that flipchart reads can need.
const readLimit = 64 << 20

// readFile reads a file of a sensible size; "-" is standard input.
func readFile(path string) ([]byte, error) {
	file := os.Stdin
	if path != "-" {
		var err error
		if file, err = os.Open(path); err != nil {
			return nil, fmt.Errorf("%q cannot be read: %w", shown(path), errors.Unwrap(err))
		}
		defer file.Close()
	}
	data, err := io.ReadAll(io.LimitReader(file, readLimit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%q cannot be read: %w", shown(path), errors.Unwrap(err))
	case len(data) > readLimit:
		return nil, fmt.Errorf("%q has more than %d MB: this is no file of flipchart's", shown(path), readLimit>>20)
	}
	return data, nil
}
