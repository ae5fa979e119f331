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
