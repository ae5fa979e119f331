package cli

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flipchart/report"
)

// elsewhere is set for the process that exports once more, in other surroundings.
const elsewhere = "FLIPCHART_TEST_ELSEWHERE"

// clocks are dates and times of day: a report tells them as its readers live by them.
var clocks = regexp.MustCompile(`\d{1,2} [A-Z][a-z]+ \d{4}|\d{2}:\d{2}`)

// Exports of one session are the same bytes, whenever, wherever and however often they are written.
func TestTrustExportsAreStable(t *testing.T) {
	away := os.Getenv(elsewhere) != ""
	session, err := DemoSession()
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 25, 12, 34, 56, 0, time.UTC)
	if !away {
		defer func(before *time.Location) { time.Local = before }(time.Local)
		time.Local = time.UTC
	}
	for _, f := range formats {
		golden := filepath.Join("testdata", "export", "demo."+f.Ending)
		for range 3 {
			got, err := f.render(session, at.Local())
			if err != nil {
				t.Fatal(err)
			}
			if !away && flag.Lookup("update").Value.String() == "true" {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if away && f.Ending == "md" {
				got, want = clocks.ReplaceAll(got, nil), clocks.ReplaceAll(want, nil)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Fatalf("%s (-as it was +as it is):\n%s", golden, diff)
			}
		}
	}
	if away {
		if _, offset := at.Local().Zone(); offset == 0 {
			t.Skip("this system knows no other time zone")
		}
		return
	}
	for _, surroundings := range [][]string{
		{"TZ=Asia/Kolkata", "LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8", "GOMAXPROCS=1"},
		{"TZ=America/Los_Angeles", "LC_ALL=C", "LANG=", "GOMAXPROCS=4"},
	} {
		again := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
		again.Env = append(append(os.Environ(), elsewhere+"=1"), surroundings...)
		if said, err := again.CombinedOutput(); err != nil {
			t.Errorf("with %v: %v\n%s", surroundings, err, said)
		}
	}
	t.Logf("%d formats, 3 processes, 9 exports of each: the same bytes", len(formats))
}

// What is read from an export is exported as the same bytes.
func TestTrustAnExportIsReadBackToTheByte(t *testing.T) {
	session, err := DemoSession()
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 25, 12, 34, 56, 0, time.UTC)
	first, err := report.JSON(session, at)
	if err != nil {
		t.Fatal(err)
	}
	back, err := report.ReadJSON("demo.json", first)
	if err != nil {
		t.Fatal(err)
	}
	second, err := report.JSON(back, at)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(first), string(second)); diff != "" {
		t.Error(diff)
	}
}
