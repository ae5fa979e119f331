package cli

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// runFlipchart gives what a command writes, and its exit status.
func runFlipchart(t *testing.T, args ...string) (stdout, stderr string, status int, took time.Duration) {
	t.Helper()
	var out, diagnostics bytes.Buffer
	c := exec.Command("flipchart", args...)
	c.Stdout, c.Stderr = &out, &diagnostics
	began := time.Now()
	err := c.Run()
	took = time.Since(began)
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	return out.String(), diagnostics.String(), c.ProcessState.ExitCode(), took
}

// A file that is not whole is refused by those who read and those who write, in a sentence that names the way
// out; doctor says the same; none of them changes the file or leaves anything beside it.
func TestTrustDamagedFilesAtTheCommandLine(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", folder)
	database := filepath.Join(folder, "workshop.db")
	session := filepath.Join(folder, "demo.json")
	if err := os.WriteFile(session, demoFile, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Claims", "Payments", "Lending"} {
		if _, stderr, status, _ := runFlipchart(t, "--db", database, "import", session, "--name", name); status != 0 {
			t.Fatal(stderr)
		}
	}
	whole, err := os.ReadFile(database)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(7, 8))
	changed := func(change func([]byte)) []byte {
		b := bytes.Clone(whole)
		change(b)
		return b
	}
	garbage := make([]byte, 20_000)
	for i := range garbage {
		garbage[i] = byte(random.Uint32())
	}
	slowest := time.Duration(0)
	for name, content := range map[string][]byte{
		"empty":                  {},
		"one byte":               {1},
		"cut in the first page":  whole[:1000],
		"cut after the first":    whole[:4096],
		"cut after the second":   whole[:8192],
		"cut in the middle":      whole[:len(whole)/4],
		"zeros":                  make([]byte, len(whole)),
		"zeros at the beginning": changed(func(b []byte) { clear(b[:4096]) }),
		"zeros in the second":    changed(func(b []byte) { clear(b[4096:8192]) }),
		"zeros in both":          changed(func(b []byte) { clear(b[:8192]) }),
		"a bit in the first":     changed(func(b []byte) { b[16+16] ^= 4 }),
		"zeros but for the head": changed(func(b []byte) { clear(b[8192:]) }),
		"garbage":                garbage,
		"a letter":               []byte("Dear diary\n"),
		"another database":       append([]byte("SQLite format 3\x00"), make([]byte, 8<<10)...),
	} {
		path := filepath.Join(t.TempDir(), "sick.db")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, command := range [][]string{{"list"}, {"new", "Another", "--no-open"}, {"export", "Claims"}, {"delete", "Claims"}, {"doctor"}} {
			stdout, stderr, status, took := runFlipchart(t, append([]string{"--db", path}, command...)...)
			slowest = max(slowest, took)
			switch {
			case status != 1 || !strings.HasPrefix(stderr, "flipchart: ") || strings.Count(stderr, "\n") != 1:
				t.Errorf("%s: %s: status %d: %s", name, command, status, stderr)
			case took > 3*time.Second: // a second, were it not for the other tests on this machine
				t.Errorf("%s: %s took %v", name, command, took)
			case command[0] != "doctor" && (stdout != "" || !strings.Contains(stderr, "flipchart doctor --db "+path)):
				t.Errorf("%s: %s: %s%s", name, command, stdout, stderr)
			}
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, content) {
			t.Errorf("%s: the file was changed (%v)", name, err)
		}
		if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
			t.Errorf("%s: something was put beside it: %v (%v)", name, entries, err)
		}
	}
	t.Logf("15 files that are not whole, five commands each: refused in at most %v, and left as they were", slowest)
}

// What is salvaged is what was there: three sessions of a file whose beginning is gone export as before.
func TestTrustSalvagedSessionsExportAsBefore(t *testing.T) {
	folder := t.TempDir()
	database, saved := filepath.Join(folder, "workshop.db"), filepath.Join(folder, "saved.db")
	session := filepath.Join(folder, "demo.json")
	if err := os.WriteFile(session, demoFile, 0o600); err != nil {
		t.Fatal(err)
	}
	names := []string{"Claims", "Payments", "Lending"}
	before := map[string]string{}
	for _, name := range names {
		if _, stderr, status, _ := runFlipchart(t, "--db", database, "import", session, "--name", name); status != 0 {
			t.Fatal(stderr)
		}
		before[name], _, _, _ = runFlipchart(t, "--db", database, "export", name, "--format", "json")
	}
	file, err := os.OpenFile(database, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteAt(make([]byte, 4096), 0); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if stdout, stderr, status, _ := runFlipchart(t, "--db", database, "doctor", "--salvage", saved); status != 0 || !strings.Contains(stdout, "3 sessions") {
		t.Fatalf("status %d: %s%s", status, stdout, stderr)
	}
	for _, name := range names {
		if after, stderr, _, _ := runFlipchart(t, "--db", saved, "export", name, "--format", "json"); after != before[name] || after == "" {
			t.Errorf("%s is exported in another way: %s", name, stderr)
		}
	}
}

// While a workshop has the database open, doctor looks at what it hands out, and says so.
func TestDoctorBesideAWorkshop(t *testing.T) {
	m := newTmux(t)
	m.run("flipchart new 'Claims team'").see("DOING", "saved")
	for _, args := range [][]string{{"doctor"}, {"doctor", "--salvage", filepath.Join(m.folder, "saved.db")}} {
		stdout, stderr, status := m.flipchart(args...)
		if status != 0 || !strings.Contains(stdout, "1 session, ") {
			t.Errorf("%s: status %d: %s%s", args, status, stdout, stderr)
		}
		if said := strings.Contains(stdout, "A workshop has it open"); said != (len(args) == 1) {
			t.Errorf("%s: %s", args, stdout)
		}
	}
	m.press("C-c", "C-c").ended(0)
}
