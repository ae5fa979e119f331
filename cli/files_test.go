package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flipchart/tui/tuitest"
)

// The screen asks whether a file may be replaced on fs.ErrExist: what is refused anyhow says so instead.
func TestTrustExportFromTheScreenRefusesBeforeItAsks(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	at := func(name string) string { return filepath.Join(folder, name) }
	for _, name := range []string{"workshop.db", "workshop.db.open", "report.md", "fixed.md"} {
		if err := os.WriteFile(at(name), []byte("as it was"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Symlink("report.md", at("link.md")), os.Chmod(at("fixed.md"), 0o444)); err != nil {
		t.Fatal(err)
	}
	session, err := DemoSession()
	if err != nil {
		t.Fatal(err)
	}
	e := exporter{at("workshop.db")}
	for path, want := range map[string]string{
		"workshop.db":        "belongs to the database",
		"./workshop.db.open": "belongs to the database",
		"link.md":            `is a link to "report.md"`,
		"fixed.md":           "may not be written",
		"-":                  "type a file's name",
		".":                  "is a folder",
	} {
		for _, overwrite := range []bool{false, true} {
			_, err := e.Export(session, "md", path, overwrite, tuitest.Start)
			if err == nil || errors.Is(err, fs.ErrExist) || !strings.Contains(err.Error(), want) {
				t.Errorf("%s, overwrite %v: %v", path, overwrite, err)
			}
		}
	}
	if _, err := e.Export(session, "md", "report.md", false, tuitest.Start); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file that may be replaced: %v", err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 5 {
		t.Errorf("there is %v, %v", entries, err)
	}
	for _, entry := range entries {
		if b, err := os.ReadFile(at(entry.Name())); string(b) != "as it was" {
			t.Errorf("%s was written to: %v", entry.Name(), err)
		}
	}
}
