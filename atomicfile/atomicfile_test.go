package atomicfile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"flipchart/atomicfile"
)

func writing(text string) func(*os.File) error {
	return func(f *os.File) error {
		_, err := f.WriteString(text)
		return err
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func onlyFiles(t *testing.T, folder string, want int) {
	t.Helper()
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != want {
		t.Errorf("there are %v (%v), want %d", entries, err, want)
	}
}

func TestCreate(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "report.md")
	if err := atomicfile.Create(path, writing("one")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("it is not private: %v (%v)", info.Mode(), err)
	}
	if err := atomicfile.Create(path, writing("two")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file was replaced: %v", err)
	}
	dangling := filepath.Join(folder, "dangling")
	if err := os.Symlink(filepath.Join(folder, "elsewhere"), dangling); err != nil {
		t.Fatal(err)
	}
	if err := atomicfile.Create(dangling, writing("two")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a link was replaced or followed: %v", err)
	}
	if got := content(t, path); got != "one" {
		t.Errorf("it holds %q", got)
	}
	onlyFiles(t, folder, 2)
}

func TestReplaceKeepsWhatIsThereUntilTheNewOneIsWhole(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "report.md")
	if err := atomicfile.Replace(path, 0o640, writing("one")); err != nil {
		t.Fatal(err)
	}
	refused := errors.New("no more room")
	err := atomicfile.Replace(path, 0o640, func(f *os.File) error { return errors.Join(writing("half of t")(f), refused) })
	if !errors.Is(err, refused) || content(t, path) != "one" {
		t.Errorf("got %v, and the file holds %q", err, content(t, path))
	}
	onlyFiles(t, folder, 1)
	if err := atomicfile.Replace(path, 0o640, writing("two")); err != nil || content(t, path) != "two" {
		t.Errorf("got %v, and the file holds %q", err, content(t, path))
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("it has the permissions %v (%v)", info.Mode(), err)
	}
}

func TestSweep(t *testing.T) {
	folder := t.TempDir()
	now := time.Now()
	for name, age := range map[string]time.Duration{".flipchart-old": 48 * time.Hour, ".flipchart-young": time.Hour, "old": 48 * time.Hour} {
		path := filepath.Join(folder, name)
		if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Chtimes(path, now.Add(-age), now.Add(-age))); err != nil {
			t.Fatal(err)
		}
	}
	atomicfile.Sweep(folder, now)
	if _, err := os.Stat(filepath.Join(folder, ".flipchart-old")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what was left is still there: %v", err)
	}
	onlyFiles(t, folder, 2)
}
