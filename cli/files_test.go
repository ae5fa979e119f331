package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"flipchart/model"
	"flipchart/tui/tuitest"
)

func TestExportFromAFolderThatIsGone(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "gone")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	if err := os.Remove(folder); err != nil {
		t.Skip("this system keeps a folder in which a program stands")
	}
	session, err := DemoSession()
	if err != nil {
		t.Fatal(err)
	}
	e := exporter{filepath.Join(t.TempDir(), "workshop.db")}
	const want = "does not exist"
	if _, err := e.Export(session, "md", e.Suggest(session, "md"), false, tuitest.Start); err == nil || !strings.Contains(err.Error(), want) || !strings.HasSuffix(err.Error(), "choose another folder") {
		t.Errorf("got %v", err)
	}
}

func TestReportTellsTheTimeThatItsReadersLiveBy(t *testing.T) {
	defer func(before *time.Location) { time.Local = before }(time.Local)
	time.Local = time.FixedZone("there", 9*3600)
	session, err := DemoSession()
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 25, 7, 46, 0, 0, time.UTC)
	session.Park = &model.ParkingLot{Points: []model.Point{{ID: "n9999", Text: model.MustClean("later"), At: at.Add(-time.Hour)}}}
	for ending, wants := range map[string][]string{
		"md":   {"as of 25 November 2026, 16:46", "25 November 2026, 15:46"},
		"json": {`"2026-11-25T07:46:00Z"`, `"2026-11-25T06:46:00Z"`},
	} {
		f, err := formatOf(ending)
		if err != nil {
			t.Fatal(err)
		}
		data, err := f.render(session, at)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(string(data), want) {
				t.Errorf("%s: there is no %s", ending, want)
			}
		}
	}
}

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
		"nowhere/report.md":  "does not exist: choose another folder",
		".":                  "is a folder",
	} {
		for _, overwrite := range []bool{false, true} {
			_, err := e.Export(session, "md", path, overwrite, tuitest.Start)
			if err == nil || errors.Is(err, fs.ErrExist) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "or - for") {
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
