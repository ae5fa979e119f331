package cli

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"flipchart/model"
	"flipchart/store"
)

// long is true in the long run.
func long() bool { return os.Getenv("FLIPCHART_LONG") != "" }

// reports are the crash reports that there are.
func (m *tmux) reports() []string {
	m.t.Helper()
	reports, err := filepath.Glob(filepath.Join(m.folder, "flipchart", crashPrefix+"*"))
	if err != nil {
		m.t.Fatal(err)
	}
	return reports
}

// TestTrustTerminalPanic makes a mistake wherever the program can make one: in each place the terminal comes
// back, what was done is in the file, and a report is there that holds nothing of the workshop.
func TestTrustTerminalPanic(t *testing.T) {
	t.Parallel()
	m := newTmux(t)
	kinds := []string{"Init", "Update", "View", "Command", "Batch"}
	for i, kind := range kinds {
		m.run("clear; flipchart-panics " + kind)
		if kind != "Init" {
			m.see("The wall", "✓ saved").park("said before the mistake")
			m.press("p").typeText("half a point").see("half a point").press("C-g")
		}
		m.see("Everything up to the last ✓ saved is in the file: start it again.").ended(1)
		if screen := m.screen(); strings.Contains(screen, "goroutine") || strings.Contains(screen, "in confidence") {
			t.Errorf("%s: the terminal is left with\n%s", kind, screen)
		}
		if kind != "Init" {
			m.holds(kind, "said before the mistake")
		}
		reports := m.reports()
		if len(reports) != i+1 {
			t.Fatalf("%s: there are %d reports", kind, len(reports))
		}
	}
	for _, path := range m.reports() {
		report, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := string(report)
		for _, part := range []string{"flipchart " + version(), "a panic of type string\n", "goroutine ", "cli.mistake("} {
			if !strings.Contains(text, part) {
				t.Errorf("a report has no %q", part)
			}
		}
		for _, part := range []string{"in confidence", "half a point", "before the mistake"} {
			if strings.Contains(text, part) {
				t.Errorf("a report has %q", part)
			}
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("a report is open to others: %v %v", info.Mode(), err)
		}
	}
	m.run("flipchart open Update").see("The wall", "✓ saved").park("and after").press("C-c", "C-c").ended(0)
	m.holds("Update", "said before the mistake", "and after")
	if now := len(m.reports()); now != len(kinds) {
		t.Errorf("a good end leaves a report: %d", now)
	}

	// What nobody can catch does not give the terminal back, but is reported.
	m.run("clear; flipchart-panics Nobody").see("The wall", "✓ saved").park("said before the mistake").press("C-g")
	m.until("for the end", func() bool { return m.do("display-message", "-p", "#{pane_current_command}") == "sh" })
	m.holds("Nobody", "said before the mistake")
	fatal := 0
	for _, path := range m.reports() {
		if report, _ := os.ReadFile(path); strings.HasPrefix(string(report), "flipchart "+version()) && strings.Contains(string(report), "\ngoroutine ") {
			fatal++
		}
	}
	if fatal != len(kinds)+1 {
		t.Errorf("there are %d reports", fatal)
	}
	t.Logf("%d kinds of panic: the terminal restored %d times, 0 acknowledged edits lost, %d reports", len(kinds), len(kinds), fatal)
}

// TestCrashBeside lets a goroutine of the program panic.
func TestCrashBeside(t *testing.T) {
	logging(t, false)
	folder := filepath.Join(t.TempDir(), "state")
	net := watchCrashes(folder)
	net.beside(func() { _ = []int{}[len(folder)] })
	<-net.fell
	net.beside(func() { panic("the second") })
	path := net.path()
	if err := net.close(); err == nil || !strings.Contains(err.Error(), strconv.Quote(path)) {
		t.Errorf("it says %v", err)
	}
	report, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(report), "boundsError: runtime error: index out of range [") || strings.Contains(string(report), "second") {
		t.Errorf("%v: %s", err, report)
	}
	if info, err := os.Stat(folder); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is open to others: %v", err)
	}
}

func TestCrashReportElsewhere(t *testing.T) {
	logging(t, false)
	t.Setenv("TMPDIR", t.TempDir())
	taken := filepath.Join(t.TempDir(), "taken")
	if err := os.WriteFile(taken, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"", filepath.Join(taken, "flipchart")} {
		net := watchCrashes(folder)
		if path := net.path(); filepath.Dir(path) != os.Getenv("TMPDIR") {
			t.Errorf("without the folder %q the report is %q", folder, path)
		}
		if err := net.close(); err != nil {
			t.Error(err)
		}
	}
	t.Setenv("TMPDIR", taken)
	net := watchCrashes("")
	net.beside(func() { panic("a mistake") })
	<-net.fell
	if err := net.close(); err == nil || strings.Contains(err.Error(), "whoever mends it") {
		t.Errorf("without any folder it says %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "*")); len(left) > 0 {
		t.Errorf("a good end leaves %q", left)
	}
}

func TestCrashReportsOfKilledProcessesGo(t *testing.T) {
	folder := t.TempDir()
	ended := exec.Command(os.Args[0], "-test.run=^$")
	if err := ended.Run(); err != nil {
		t.Fatal(err)
	}
	for name, left := range map[string]struct {
		text string
		goes bool
	}{
		fmt.Sprintf("crash-2026-11-25T10-15-04Z-%d-1.txt", ended.Process.Pid): {"flipchart dev\n", true},
		fmt.Sprintf("crash-2026-11-25T10-15-04Z-%d-2.txt", ended.Process.Pid): {"flipchart dev\npanic\n\ngoroutine 1 [running]:\n", false},
		fmt.Sprintf("crash-2026-11-25T10-15-04Z-%d-3.txt", os.Getppid()):      {"flipchart dev\n", false},
		"crash-2026-11-25T10-15-04Z-4.txt":                                    {"flipchart dev\n", true},
		"other.txt":                                                           {"", false},
	} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(left.text), 0o600); err != nil {
			t.Fatal(err)
		}
		sweepCrashes(folder)
		if _, err := os.Stat(path); os.IsNotExist(err) != left.goes {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// logging starts the log in a folder of the test's own.
func logging(t *testing.T, debug bool) (path string) {
	before := slog.Default()
	t.Cleanup(func() { slog.SetDefault(before) })
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	startLog(debug)
	return filepath.Join(stateFolder(), "flipchart.log")
}

func TestLog(t *testing.T) {
	for _, debug := range []bool{false, true} {
		path := logging(t, debug)
		slog.Debug("all is well")
		if _, err := os.Stat(path); (err == nil) != debug {
			t.Errorf("with debug %v: %v", debug, err)
		}
		slog.Error("all is not well")
		text, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(text), "all is not well") || strings.Contains(string(text), "all is well") != debug {
			t.Errorf("%v: %s", err, text)
		}
		for path, mode := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != mode {
				t.Errorf("%s is open to others: %v", path, err)
			}
		}
	}
}

func TestLogIsBounded(t *testing.T) {
	path := logging(t, false)
	for _, size := range []int{logLimit + 1, 10} {
		before := strings.Repeat("x", size)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(before), 0o600)); err != nil {
			t.Fatal(err)
		}
		startLog(false)
		slog.Error("new")
		text, err := os.ReadFile(path)
		if err != nil || strings.HasPrefix(string(text), "x") != (size == 10) || !strings.Contains(string(text), "new") {
			t.Errorf("%d bytes before, %d now", size, len(text))
		}
	}
	if old, err := os.Stat(path + ".old"); err != nil || old.Size() != logLimit+1 {
		t.Errorf("the old one: %v", err)
	}
}

func TestLogThatCannotBeWritten(t *testing.T) {
	path := logging(t, true)
	if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Dir(path)), 0o700), os.WriteFile(filepath.Dir(path), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	slog.Error("to nobody")
	slog.Error("and again")
}

// TestTerminalLog runs the whole program with its log.
func TestTerminalLog(t *testing.T) {
	t.Parallel()
	m := newTmux(t)
	path := filepath.Join(m.folder, "flipchart", "flipchart.log")
	m.run("flipchart new Claims").see("The wall", "✓ saved").park("said in confidence").press("C-c", "C-c").ended(0)
	if _, err := os.Stat(path); err == nil {
		t.Error("there is a log of what went well")
	}
	m.run("clear; flipchart --debug open Claims").see("The wall", "✓ saved").park("and this too")
	m.signal(syscall.SIGTERM)
	m.ended(0)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"msg=start", `command="flipchart open"`, "bytes=", "columns=80", "msg=saved", "took=", "signal=terminated", "msg=end status=0"} {
		if !strings.Contains(string(text), part) {
			t.Errorf("the log has no %q", part)
		}
	}
	for _, part := range []string{"Claims", "confidence", "this too"} {
		if strings.Contains(string(text), part) {
			t.Errorf("the log has %q", part)
		}
	}
	if t.Failed() {
		t.Logf("%s", text)
	}
}

// TestTerminalSuspendWhileSaving puts the program aside in the moment in which it saves.
func TestTerminalSuspendWhileSaving(t *testing.T) {
	t.Parallel()
	m := newTmux(t).started()
	var notes []string
	for _, note := range []string{"the first", "the second", "the third"} {
		m.press("p").typeText(note).see(note).press("Enter", "C-z").suspended()
		m.run("clear").run("fg").see("The wall", "✓ saved")
		notes = append(notes, note)
	}
	m.press("C-c", "C-c").ended(0).holds("Claims", notes...)
}

// TestLogOfSaves says once, not with every try, why saves fail.
func TestLogOfSaves(t *testing.T) {
	path := logging(t, true)
	s, err := store.Open(filepath.Join(t.TempDir(), "workshop.db"), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	head, err := s.Create(model.NewSession(model.MustClean("Claims team"), time.Now()), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	l := &logged{sessions: sessions{s}}
	live, err := s.Live(head.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := live.Edit("park", "", time.Now(), model.ParkPoint(model.MustClean("in confidence"), model.Text{})); err != nil {
		t.Fatal(err)
	}
	save, _ := live.TakeSave()
	if err := l.Save(save); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for range 3 {
		if err := l.Save(save); err == nil {
			t.Fatal("a closed store saves")
		}
	}
	text, err := os.ReadFile(path)
	if err != nil || strings.Count(string(text), "msg=saved") != 1 || strings.Count(string(text), "not saved") != 1 {
		t.Errorf("%v: %s", err, text)
	}
	for _, part := range []string{"in confidence", "Claims"} {
		if strings.Contains(string(text), part) {
			t.Errorf("the log has %q", part)
		}
	}
}

func TestRescue(t *testing.T) {
	logging(t, false)
	home, tmp := t.TempDir(), t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Setenv("TMPDIR", tmp)
	at := time.Date(2026, 11, 25, 10, 15, 4, 0, time.UTC)
	session := model.NewSession(model.MustClean("Claims / team"), at)
	beside := t.TempDir()
	database := filepath.Join(beside, "workshop.db")
	name := "flipchart-rescue-claims-team-2026-11-25T10-15-04Z.json"

	// Each time the name is taken, or the folder is not there, the next one is used.
	here := t.TempDir()
	t.Chdir(here)
	for _, folder := range []string{beside, home, tmp, here} {
		err := rescue(session, database, at)
		path := filepath.Join(folder, name)
		if err == nil || !strings.Contains(err.Error(), "flipchart import "+path+" --name 'Rescued ") {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s is open to others: %v", path, err)
		}
	}
	if err := rescue(session, database, at); err == nil || !strings.Contains(err.Error(), "no other file could be written either") {
		t.Error(err)
	}
	if err := (options{database: database}).importJSON(filepath.Join(tmp, name), "Rescued", true, io.Discard); err != nil {
		t.Error(err)
	}
}

// leftover is a stage with something unsaved, and a disk of a kind.
type leftover struct {
	tea.Model
	session model.Session
	save    func() error
}

// Unsaved is all of it.
func (l leftover) Unsaved() (model.Session, bool) { return l.session, true }

// Trouble is none.
func (leftover) Trouble() string { return "" }

// SaveNow does what the disk does.
func (l leftover) SaveNow() error { return l.save() }

func TestFinish(t *testing.T) {
	session := model.NewSession(model.MustClean("Claims"), time.Now())
	for disk, play := range map[string]struct {
		save func() error
		want string
	}{
		"good":       {func() error { return nil }, ""},
		"full":       {func() error { return errors.New("the disk is full") }, "flipchart-rescue-claims"},
		"surprising": {func() error { panic("a mistake") }, "flipchart-rescue-claims"},
	} {
		t.Run(disk, func(t *testing.T) {
			logging(t, false)
			net := watchCrashes(t.TempDir())
			err := newEnding(net).finish(leftover{session: session, save: play.save}, filepath.Join(t.TempDir(), "workshop.db"))
			if (err != nil) != (play.want != "") || err != nil && !strings.Contains(err.Error(), play.want) {
				t.Error(err)
			}
		})
	}
}

// TestTrustTerminalRescue has the file taken away from under the program, which nobody puts back.
func TestTrustTerminalRescue(t *testing.T) {
	for how, leave := range map[string]func(m *tmux){
		"somebody insists": func(m *tmux) {
			m.press("C-c").see("again to quit").press("C-c").see("leave, and lose what is not saved").press("C-c", "C-c")
		},
		"a signal": func(m *tmux) { m.signal(syscall.SIGTERM) },
	} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			m := newTmux(t).started().park("said before")
			kept := filepath.Join(m.folder, "kept.db")
			if err := os.Rename(m.database(), kept); err != nil {
				t.Fatal(err)
			}
			m.press("p").typeText("said without a file").see("without a file").press("Enter").see("! not saved")
			leave(m)
			m.see("flipchart import").ended(1)
			rescued, err := filepath.Glob(filepath.Join(m.folder, "flipchart-rescue-claims-*.json"))
			if err != nil || len(rescued) != 1 {
				t.Fatalf("there are %d rescue files: %v", len(rescued), err)
			}
			if err := os.Rename(kept, m.database()); err != nil {
				t.Fatal(err)
			}
			m.holds("Claims", "said before")
			if _, stderr, status := m.flipchart("import", rescued[0], "--name", "Rescued"); status != 0 {
				t.Fatal(stderr)
			}
			m.holds("Rescued", "said before", "said without a file")
		})
	}
}

// TestTrustTerminalHungDisk leaves a program whose disk answers no more.
func TestTrustTerminalHungDisk(t *testing.T) {
	t.Parallel()
	m := newTmux(t)
	m.run("flipchart-panics Disk").see("The wall", "✓ saved").park("said before").press("C-g")
	m.press("p").typeText("said to a deaf disk").see("deaf disk").press("Enter").see("… saving")
	m.press("C-c", "C-c", "C-c").see("flipchart import").ended(1)
	rescued, err := filepath.Glob(filepath.Join(m.folder, "flipchart-rescue-disk-*.json"))
	if err != nil || len(rescued) != 1 {
		t.Fatalf("there are %d rescue files: %v", len(rescued), err)
	}
	m.holds("Disk", "said before")
	if _, stderr, status := m.flipchart("import", rescued[0], "--name", "Rescued"); status != 0 {
		t.Fatal(stderr)
	}
	m.holds("Rescued", "said before", "said to a deaf disk")
}

// signal sends one to the flipchart that has the database.
func (m *tmux) signal(s os.Signal) {
	m.t.Helper()
	number, err := strconv.Atoi(m.process())
	if err != nil {
		m.t.Fatal(err)
	}
	process, err := os.FindProcess(number)
	if err != nil {
		m.t.Fatal(err)
	}
	if err := process.Signal(s); err != nil {
		m.t.Fatal(err)
	}
}

// TestTrustTerminalVanished closes the window of a program that gets no signal of it.
func TestTrustTerminalVanished(t *testing.T) {
	for how, line := range map[string]string{
		"hangups are ignored": "trap '' HUP; flipchart new Claims",
		"no hangup comes":     "setsid -w flipchart new Claims", // it is the session of no terminal
	} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			if _, err := exec.LookPath("setsid"); err != nil {
				t.Skip("there is no setsid here")
			}
			m := newTmux(t)
			m.run(line).see("The wall", "✓ saved").park("said before")
			m.press("p").typeText("never finis").see("never finis")
			process, began := m.process(), time.Now()
			m.do("kill-server")
			m.gone(process)
			t.Logf("ended %s after its window", time.Since(began).Round(time.Millisecond))
			m.holds("Claims", "said before")
			if _, err := os.Stat(m.database() + ".open"); err == nil {
				t.Error("the database was not closed")
			}
		})
	}
}

func TestTerminalSignalWhileSomethingIsAsked(t *testing.T) {
	t.Parallel()
	m := newTmux(t).started().park("said before")
	m.press("r").see("Hand the keyboard")
	m.signal(syscall.SIGTERM)
	m.ended(0).holds("Claims", "said before")
}

// TestTrustTerminalHang waits for the end of a program whose screen never comes back.
func TestTrustTerminalHang(t *testing.T) {
	if !long() {
		t.Skip("it takes three times the patience: FLIPCHART_LONG=1 runs it")
	}
	t.Parallel()
	m := newTmux(t)
	m.run("flipchart-panics Hang").see("The wall", "✓ saved").park("said before").press("C-g")
	process := m.process()
	m.signal(syscall.SIGTERM)
	m.gone(process)
	m.ended(1).holds("Hang", "said before")
}

// TestBrokenPipe writes to a pipe that nobody reads.
func TestBrokenPipe(t *testing.T) {
	database := filepath.Join(t.TempDir(), "workshop.db")
	for _, args := range [][]string{
		{"new", "Claims", "--no-open"}, {"list"}, {"export", "Claims"}, {"demo", "--export", "json"}, {"--help"}, {"man"},
	} {
		reader, writer, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		reader.Close()
		var stderr strings.Builder
		c := exec.Command("flipchart", args...)
		c.Env = append(os.Environ(), "FLIPCHART_DB="+database, "XDG_RUNTIME_DIR="+filepath.Dir(database))
		c.Stdout, c.Stderr = writer, &stderr
		c.Run()
		writer.Close()
		if status := c.ProcessState.ExitCode(); status != brokenPipe || made.ReplaceAllString(stderr.String(), "") != "" {
			t.Errorf("%s: status %d, %q", args, status, stderr.String())
		}
		if _, err := os.Stat(database + ".open"); err == nil {
			t.Errorf("%s: the database was not closed", args)
		}
	}
}

// TestTrustTerminalKilled ends the whole program at random moments while notes are typed and saved. What the
// screen has called saved is in the file, and after a signal that can be heard also what was entered.
func TestTrustTerminalKilled(t *testing.T) {
	t.Parallel()
	cycles := 2
	if long() {
		cycles = 100
	}
	for _, signal := range []syscall.Signal{syscall.SIGKILL, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			m := newTmux(t)
			if _, stderr, status := m.flipchart("new", "Claims", "--no-open"); status != 0 {
				t.Fatal(stderr)
			}
			saved, entered, points := 0, 0, 0
			for cycle := range cycles {
				k := killing{m: m, signal: signal}
				k.play(cycle)
				points = k.check()
				saved, entered = saved+len(k.saved), entered+len(k.entered)
			}
			t.Logf("%s: %d cycles, %d notes shown as saved, %d as entered, 0 lost; %d in the file, 0 files damaged, every history whole",
				signal, cycles, saved, entered, points)
		})
	}
}

// killing is one run of the program that does not come to its end.
type killing struct {
	m              *tmux
	signal         syscall.Signal
	process        *os.Process
	entered, saved []string // the notes that were seen to be taken, and those that were seen to be saved
}

// play types notes until the signal has come.
func (k *killing) play(cycle int) {
	m := k.m
	m.do("new-window", "-c", m.folder, "env", "FLIPCHART_DB="+m.database(), "XDG_RUNTIME_DIR="+m.folder, "XDG_STATE_HOME="+m.folder, "flipchart", "open", "Claims")
	m.see("The wall", "✓ saved")
	number, err := strconv.Atoi(m.process())
	if err != nil {
		m.t.Fatal(err)
	}
	if k.process, err = os.FindProcess(number); err != nil {
		m.t.Fatal(err)
	}
	// The first note is left to be saved; from then on any moment may be the last.
	var timer *time.Timer
	for note := 0; ; note++ {
		text := "note " + strconv.Itoa(cycle) + "." + strconv.Itoa(note) + "."
		m.press("p").typeText(text)
		if !k.shows(func(screen string) bool { return strings.Contains(screen, text) }) {
			break
		}
		m.press("Enter")
		if !k.shows(func(screen string) bool {
			return strings.Contains(screen, "Parked.") && !strings.Contains(screen, text)
		}) {
			break
		}
		k.entered = append(k.entered, text)
		if !k.shows(func(screen string) bool { return strings.Contains(screen, "✓ saved") }) {
			break
		}
		k.saved = append(k.saved, text)
		if timer == nil {
			timer = time.AfterFunc(rand.N(150*time.Millisecond), func() { k.process.Signal(k.signal) })
		}
	}
	m.until("for the end", func() bool { return !k.lives() })
}

// lives is true while the program has its window. (Its process may stay a while longer, as one that has ended
// and that tmux has not asked after.)
func (k *killing) lives() bool {
	return k.m.do("display-message", "-p", "#{session_windows}") == "2"
}

// shows waits until the program shows what is met; it is false once the program is gone.
func (k *killing) shows(met func(screen string) bool) bool {
	shown := false
	k.m.until("to show it", func() bool {
		shown = met(k.m.screen())
		return shown || !k.lives()
	})
	return shown
}

// check looks into the file that was left, and says how many points are parked in it.
func (k *killing) check() int {
	t := k.m.t
	t.Helper()
	checkPages(t, k.m.database())
	s, err := store.Open(k.m.database(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	head, err := s.Find("Claims")
	if err != nil {
		t.Fatal(err)
	}
	live, err := s.Live(head.ID)
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, point := range live.Session().Park.Points {
		there[point.Text.String()] = true
	}
	wanted := k.saved
	if k.signal != syscall.SIGKILL {
		wanted = k.entered
	}
	for _, note := range wanted {
		if !there[note] {
			t.Errorf("%s: %q is lost", k.signal, note)
		}
	}
	for range live.Head().Position {
		if _, err := live.Undo(time.Now()); err != nil {
			t.Fatalf("the history is not whole: %v", err)
		}
	}
	if left := live.Session().Park.Points; len(left) > 0 {
		t.Errorf("%d points are left when everything is taken back", len(left))
	}
	for range live.Head().Newest {
		if _, err := live.Redo(time.Now()); err != nil {
			t.Fatalf("the history is not whole: %v", err)
		}
	}
	again := map[string]bool{}
	for _, point := range live.Session().Park.Points {
		again[point.Text.String()] = true
	}
	if diff := cmp.Diff(there, again); diff != "" {
		t.Error(diff)
	}
	return len(there)
}

// checkPages has bbolt look at every page of a file.
func checkPages(t *testing.T, path string) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.View(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			t.Error(err)
		}
		return nil
	})
}
