package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xo/terminfo"
)

// tmux is a real terminal with a shell in it, on a server of its own.
type tmux struct {
	t      *testing.T
	folder string // where the shell stands; the database is workshop.db in it
}

// patience with the terminal: a test that waits longer has failed.
const tmuxPatience = 20 * time.Second

func newTmux(t *testing.T, environment ...string) *tmux {
	t.Helper()
	if testing.Short() {
		t.Skip("a real terminal takes its time")
	}
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("there is no tmux here")
	}
	// Not t.TempDir: a socket's path has to be short.
	folder, err := os.MkdirTemp("", "flip")
	if err != nil {
		t.Fatal(err)
	}
	m := &tmux{t, folder}
	t.Cleanup(func() {
		m.command("kill-server").Run()
		os.RemoveAll(folder)
	})
	environment = append([]string{
		"PS1=READY$ ", "ENV=", "FLIPCHART_DB=" + m.database(), "XDG_RUNTIME_DIR=" + folder, "XDG_STATE_HOME=" + folder,
	}, environment...)
	m.do(append(append([]string{"new-session", "-d", "-x", "80", "-y", "24", "-c", folder, "env", "-u", "NO_COLOR"}, environment...), "sh", "-i")...)
	return m.see("READY$")
}

func (m *tmux) database() string { return filepath.Join(m.folder, "workshop.db") }

func (m *tmux) command(args ...string) *exec.Cmd {
	return exec.Command("tmux", append([]string{"-u", "-S", filepath.Join(m.folder, "tmux"), "-f", os.DevNull}, args...)...)
}

func (m *tmux) do(args ...string) string {
	m.t.Helper()
	out, err := m.command(args...).CombinedOutput()
	if err != nil {
		m.t.Fatalf("tmux %s: %v: %s", args[0], err, out)
	}
	return strings.TrimSpace(string(out))
}

// press sends keys by tmux's names: "Enter", "C-c", "Up".
func (m *tmux) press(keys ...string) *tmux {
	m.t.Helper()
	m.do(append([]string{"send-keys"}, keys...)...)
	return m
}

func (m *tmux) typeText(text string) *tmux {
	m.t.Helper()
	m.do("send-keys", "-l", text)
	return m
}

// run types a command line.
func (m *tmux) run(line string) *tmux {
	m.t.Helper()
	return m.typeText(line).press("Enter")
}

func (m *tmux) screen() string { return m.do("capture-pane", "-p", "-J") }

// see waits until every text is on the screen.
func (m *tmux) see(texts ...string) *tmux {
	m.t.Helper()
	for _, text := range texts {
		m.until("to see "+text, func() bool { return strings.Contains(m.screen(), text) })
	}
	return m
}

func (m *tmux) until(what string, met func() bool) {
	m.t.Helper()
	for deadline := time.Now().Add(tmuxPatience); !met(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			m.t.Fatalf("waited %s %s:\n%s", tmuxPatience, what, m.screen())
		}
	}
}

// suspended waits until the shell has the terminal back as it was: on its own screen, with a cursor,
// without mouse, and echoing what is typed.
func (m *tmux) suspended() *tmux {
	m.t.Helper()
	m.until("for the shell", func() bool {
		return m.do("display-message", "-p", "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{keypad_cursor_flag} #{pane_current_command}") == "0 1 0 0 sh"
	})
	return m.run(`echo "modes: $(stty -a | tr ' ' '\n' | grep -cx 'echo\|icanon\|isig\|onlcr')."`).see("modes: 4.")
}

// ended waits until the program has ended with a status and the shell has the terminal back.
func (m *tmux) ended(status int) *tmux {
	m.t.Helper()
	m.until("for the end", func() bool {
		return m.do("display-message", "-p", "#{alternate_on} #{pane_current_command}") == "0 sh"
	})
	return m.run(`echo "status: $?."`).see(fmt.Sprintf("status: %d.", status)).suspended()
}

// flipchart runs a command beside the terminal.
func (m *tmux) flipchart(args ...string) (stdout, stderr string, status int) {
	m.t.Helper()
	var out, errors strings.Builder
	c := exec.Command("flipchart", args...)
	c.Env = append(os.Environ(), "FLIPCHART_DB="+m.database(), "XDG_RUNTIME_DIR="+m.folder, "XDG_STATE_HOME="+m.folder)
	c.Stdout, c.Stderr = &out, &errors
	if err := c.Run(); c.ProcessState == nil {
		m.t.Fatal(err)
	}
	return out.String(), errors.String(), c.ProcessState.ExitCode()
}

// holds fails the test unless the session's JSON has every text.
func (m *tmux) holds(session string, texts ...string) {
	m.t.Helper()
	out, errors, status := m.flipchart("export", session, "--format", "json")
	if status != 0 {
		m.t.Fatalf("export: %s", errors)
	}
	for _, text := range texts {
		if !strings.Contains(out, text) {
			m.t.Errorf("%q is lost", text)
		}
	}
}

// park stores a point and waits until it is in the file.
func (m *tmux) park(text string) *tmux {
	m.t.Helper()
	return m.press("p").see("What shall we come back to?").typeText(text).see(text).press("Enter").see("Parked.", "✓ saved")
}

// started opens a new session and waits for its wall.
func (m *tmux) started() *tmux {
	m.t.Helper()
	return m.run("flipchart new Claims").see("The wall", "✓ saved")
}

// process is the number of the flipchart that has the database.
func (m *tmux) process() string {
	m.t.Helper()
	note, err := os.ReadFile(m.database() + ".open")
	if err != nil {
		m.t.Fatal(err)
	}
	var n struct{ Process int }
	if err := json.Unmarshal(note, &n); err != nil {
		m.t.Fatal(err)
	}
	return strconv.Itoa(n.Process)
}

func TestTerminalStopAndResume(t *testing.T) {
	m := newTmux(t).started()
	m.press("Enter").see("Claims, day 1 › Welcome")
	m.park("Who owns the test data?")
	m.press("C-c").see("again to quit").press("C-c").ended(0)
	m.holds("Claims", "Who owns the test data?")

	m.run("flipchart open claims").see("Claims, day 1 › Welcome", "✓ saved")
	m.press("u").see("Undone: park a point")
	m.press("C-r").see("Done again: park a point")
	m.press("q").see("The wall").press("q").see("flipchart › Sessions", "Claims").press("q").ended(0)
	m.holds("Claims", "Who owns the test data?")
}

func TestTerminalTitleComesBack(t *testing.T) {
	m := newTmux(t)
	title := func() string { return m.do("display-message", "-p", "#{pane_title}") }
	m.run(`printf '\033]2;mine\007'`)
	m.until("for the title", func() bool { return title() == "mine" })
	m.started().until("for another title", func() bool { return title() != "mine" })
	m.press("C-c", "C-c").ended(0)
	m.until("for the title to come back", func() bool { return title() == "mine" })
}

func TestTerminalSuspend(t *testing.T) {
	m := newTmux(t).started().park("before")
	for _, where := range []string{"wall", "dialog"} {
		if where == "dialog" {
			m.press("p").typeText("half a poi").see("half a poi")
		}
		m.press("C-z").suspended()
		m.run("flipchart list").see("does not answer", "bring it back with fg").run("clear")
		m.run("fg").see("Claims, day 1 › The wall", "✓ saved")
	}
	m.see("half a poi").typeText("nt").press("Enter").see("Parked.", "✓ saved").park("after")
	m.press("C-c", "C-c").ended(0)
	m.holds("Claims", "before", "half a point", "after")
}

// A window that runs flipchart and no shell has nothing to go back to: the system ignores the signal that
// stops, and nobody would send the one that wakes.
func TestTerminalSuspendWithoutShell(t *testing.T) {
	for how, line := range map[string]string{
		"alone":     "exec flipchart new Claims",
		"by script": "exec sh -c 'flipchart new Claims; exit'",
	} {
		t.Run(how, func(t *testing.T) {
			m := newTmux(t)
			m.run(line).see("The wall", "✓ saved")
			m.press("C-z").see("no shell stands behind this window to go back to")
			m.press("p").typeText("half a poi").press("C-z").typeText("nt").see("half a point").press("Enter").see("Parked.", "✓ saved")
			m.holds("Claims", "half a point")
			m.press("C-p").typeText("suspend").see("no shell stands behind this window to go back to")
			process := m.process()
			m.press("C-c", "C-c").gone(process)
		})
	}
}

func TestTerminalSignalsLoseNothing(t *testing.T) {
	for _, signal := range []string{"TERM", "INT", "HUP", "QUIT", "ABRT", "KILL"} {
		t.Run(signal, func(t *testing.T) {
			m := newTmux(t).started().park("the first point").park("the second point")
			m.press("p").typeText("never finis").see("never finis")
			if out, err := exec.Command("kill", "-"+signal, m.process()).CombinedOutput(); err != nil {
				t.Fatalf("kill: %s", out)
			}
			if signal == "KILL" {
				m.until("for the end", func() bool { return m.do("display-message", "-p", "#{pane_current_command}") == "sh" })
				// Nobody was left to tidy up: the shell takes no carriage return, and the screen is as it was.
				// It may throw away what is typed while it takes the terminal back, so it is typed until it is heard.
				typed := time.Time{}
				m.until("for a shell that hears", func() bool {
					if time.Since(typed) > time.Second {
						m.do("send-keys", "-R") // it also clears the screen
						m.typeText("stty sane; echo $((40 + 2))").press("C-j")
						typed = time.Now()
					}
					return strings.Contains(m.screen(), "42")
				})
			} else {
				m.ended(0)
			}
			m.holds("Claims", "the first point", "the second point")
			m.run("flipchart open Claims").see("The wall", "✓ saved").park("the third point")
			m.press("C-c", "C-c").ended(0)
			m.holds("Claims", "the first point", "the second point", "the third point")
		})
	}
}

func TestTerminalWindowClosed(t *testing.T) {
	m := newTmux(t).started().park("said before")
	m.press("p").typeText("never finis").see("never finis")
	process := m.process()
	m.do("kill-server")
	m.gone(process)
	m.holds("Claims", "said before")
	if _, stderr, status := m.flipchart("rename", "Claims", "Claims again"); status != 0 {
		t.Error(stderr)
	}
}

// gone waits until a process has ended and let go of the database.
func (m *tmux) gone(process string) {
	m.t.Helper()
	for deadline := time.Now().Add(tmuxPatience); exec.Command("kill", "-0", process).Run() == nil; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			m.t.Fatalf("process %s lives on without a window", process)
		}
	}
}

func TestTerminalTooSmall(t *testing.T) {
	m := newTmux(t).started()
	m.press("p").typeText("half a poi").see("half a poi")
	m.do("resize-window", "-x", "40", "-y", "12")
	m.see("has 40 columns and 12 rows", "Nothing is lost")
	for _, size := range [][2]string{{"1", "1"}, {"300", "5"}, {"3", "100"}} {
		m.do("resize-window", "-x", size[0], "-y", size[1])
	}
	m.do("resize-window", "-x", "80", "-y", "24")
	m.see("half a poi").typeText("nt").press("Enter").see("Parked.", "✓ saved")
	m.do("resize-window", "-x", "200", "-y", "60")
	m.see("The wall")
	m.press("C-c", "C-c").ended(0)
	m.holds("Claims", "half a point")
}

func TestTerminalWithoutColour(t *testing.T) {
	coloured := regexp.MustCompile("\x1b\\[[0-9;:]*\\b([34]8|[349][0-7]|10[0-7])[;:m]")
	known := func(kind string) bool { // to this system, which may have few kinds
		_, err := terminfo.Load(kind)
		return err == nil
	}
	for environment, plain := range map[string]bool{
		"NO_COLOR=1": true, "NO_COLOR=": false, "TERM=vt100": known("vt100"), "TERM=xterm-mono": known("xterm-mono"), "TERM=xterm": false,
	} {
		m := newTmux(t, environment, "COLORTERM=").started()
		found := coloured.FindString(m.do("capture-pane", "-p", "-e"))
		if plain == (found != "") {
			t.Errorf("with %s the screen has the colour %q", environment, found)
		}
	}
}

func TestTerminalDoubleCtrlC(t *testing.T) {
	for where, play := range map[string]func(*tmux){
		"the list":        func(m *tmux) { m.press("q").see("Sessions") },
		"a dialog":        func(m *tmux) { m.press("?").see("The wall: keys") },
		"typing":          func(m *tmux) { m.press("p").typeText("half").see("half") },
		"a card":          func(m *tmux) { m.press("Enter").see("› Welcome") },
		"the dark screen": func(m *tmux) { m.press("b").until("for the dark", func() bool { return m.screen() == "" }) },
		"the filter":      func(m *tmux) { m.press("q").see("Sessions").press("/").typeText("cla") },
		"volunteer mode": func(m *tmux) {
			m.press("r").see("Hand the keyboard").press("Enter").see("You have the keyboard").press("x", "q", "C-p", "p").see("You have the keyboard")
		},
	} {
		t.Run(where, func(t *testing.T) {
			m := newTmux(t).started()
			play(m)
			m.press("C-c", "C-c").ended(0)
			_, stderr, status := m.flipchart("export", "Claims", "--format", "json")
			if status != 0 {
				t.Error(stderr)
			}
			if where == "volunteer mode" {
				m.run("flipchart open Claims").see("You have the keyboard").press("C-c", "C-c").ended(0)
			}
		})
	}
}

func TestTerminalOpenElsewhere(t *testing.T) {
	m := newTmux(t).started().park("already said")
	process := m.process()

	// What reads works, with all that was done up to now.
	m.holds("Claims", "already said")
	if out, stderr, status := m.flipchart("list"); status != 0 || !strings.HasPrefix(out, "Claims ") {
		t.Errorf("list: %q %q", out, stderr)
	}
	report := filepath.Join(m.folder, "report.md")
	if _, stderr, status := m.flipchart("export", "Claims", "--output", report); status != 0 {
		t.Errorf("export: %s", stderr)
	}

	// Without a place for the copy they do not say that there is nothing.
	t.Setenv("TMPDIR", filepath.Join(m.folder, "nowhere"))
	for _, args := range [][]string{{"list"}, {"list", "--json"}, {"export", "Claims"}} {
		if out, stderr, status := m.flipchart(args...); status != 1 || out != "" || !strings.Contains(stderr, "TMPDIR") {
			t.Errorf("%s: status %d, %q, %q", args, status, out, stderr)
		}
	}
	t.Setenv("TMPDIR", m.folder)

	// What writes is refused within a second, and says by whom the file is open and since when.
	table := filepath.Join(m.folder, "steps.csv")
	if err := os.WriteFile(table, []byte("step\nBuild\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"new", "Other"}, {"new", "Other", "--no-open"}, {"delete", "Claims"}, {"undelete", "Claims"}, {"rename", "Claims", "Other"}, {"import", "Claims", table},
	} {
		var out, stderr string
		var status int
		took := time.Minute
		for try := 0; try < 3 && took > time.Second; try++ { // a busy machine may be slow for once
			began := time.Now()
			out, stderr, status = m.flipchart(args...)
			took = time.Since(began)
		}
		if status != 1 || out != "" || !strings.Contains(stderr, "(process "+process+", since "+time.Now().Format("2 January ")) {
			t.Errorf("%s: status %d, %q, %q", args[0], status, out, stderr)
		}
		if took > time.Second {
			t.Errorf("%s: refused after %s", args[0], took)
		}
	}

	// So is a second screen; the first one goes on.
	m.do("new-window", "-c", m.folder, "env", "FLIPCHART_DB="+m.database(), "PS1=READY$ ", "sh", "-i")
	m.see("READY$").run("flipchart").see("open in another flipchart (process " + process).ended(1)
	m.run("flipchart demo").see("The wall").press("C-c", "C-c").ended(0).run("exit")
	m.see("The wall").park("said meanwhile").press("C-c", "C-c").ended(0)
	m.holds("Claims", "already said", "said meanwhile")
	if _, stderr, status := m.flipchart("rename", "Claims", "Other"); status != 0 {
		t.Error(stderr)
	}
}

func TestTerminalDemoLeavesNothing(t *testing.T) {
	m := newTmux(t)
	temporary := filepath.Join(m.folder, "tmp")
	if err := os.Mkdir(temporary, 0o700); err != nil {
		t.Fatal(err)
	}
	m.run("TMPDIR="+temporary+" flipchart demo").see("Claims team", "demo, not kept")
	m.press("p").typeText("a point").see("a point").press("Enter")
	m.press("C-c", "C-c").ended(0)
	if _, err := os.Stat(m.database()); err == nil {
		t.Error("the demo made the real database")
	}
	left, err := filepath.Glob(filepath.Join(temporary, "*demo*"))
	if err != nil || len(left) > 0 {
		t.Errorf("%q is left of the demo", left)
	}
}

func TestTerminalExport(t *testing.T) {
	m := newTmux(t).started()
	m.press("x").see("Export “Claims” as").press("Enter").see("report-claims.md").press("Enter").see("Written")
	m.press("x").see("Export “Claims” as").press("Enter").see("report-claims.md").press("Enter").see("there already").press("Escape")
	m.until("for the dialog to go", func() bool { return !strings.Contains(m.screen(), "there already") })
	m.press("C-c", "C-c").ended(0)
	report, err := os.ReadFile(filepath.Join(m.folder, "report-claims.md"))
	if err != nil || !strings.HasPrefix(string(report), "# Claims\n") {
		t.Errorf("%v: %q", err, report)
	}
}
