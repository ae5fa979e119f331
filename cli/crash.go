package cli

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// crashes is the net under a screen and all that runs beside it. The first mistake that falls into it is
// reported in a file and ends the program, with its terminal and its database in order. What no net can
// hold, such as two goroutines in one map, Go itself writes to the same file.
type crashes struct {
	file  *os.File // there while a screen is open, and afterwards only with a report; nil where none can be made
	fell  chan struct{}
	first sync.Once
}

// Names of reports.
const crashPrefix, crashEnding = "crash-", ".txt"

// watchCrashes begins a report in the folder or, where that cannot be written, in the one for temporary files.
func watchCrashes(folder string) *crashes {
	c := &crashes{fell: make(chan struct{})}
	name := fmt.Sprintf("%s%s-%d-*%s", crashPrefix, time.Now().UTC().Format(fileTime), os.Getpid(), crashEnding)
	err := errors.New("no home folder")
	if folder != "" {
		if err = os.MkdirAll(folder, 0o700); err == nil {
			sweepCrashes(folder)
			c.file, err = os.CreateTemp(folder, name)
		}
	}
	if err != nil {
		c.file, err = os.CreateTemp("", "flipchart-"+name)
	}
	if err != nil {
		slog.Error("there can be no crash report", "error", err)
		c.file = nil
		return c
	}
	fmt.Fprintf(c.file, "flipchart %s, %s, %s/%s, started %s\n",
		version(), runtime.Version(), runtime.GOOS, runtime.GOARCH, time.Now().UTC().Format(time.RFC3339))
	debug.SetCrashOutput(c.file, debug.CrashOptions{})
	return c
}

// fileTime is an instant in the name of a file, for every system.
const fileTime = "2006-01-02T15-04-05Z"

// sweepCrashes removes what processes left that were killed and have nothing to report.
func sweepCrashes(folder string) {
	reports, _ := filepath.Glob(filepath.Join(folder, crashPrefix+"*"+crashEnding))
	for _, path := range reports {
		if pid := writerOf(path); pid != os.Getpid() && lives(pid) { // ours has not begun yet
			continue
		}
		if report, err := os.ReadFile(path); err == nil && !bytes.Contains(report, []byte("goroutine ")) {
			os.Remove(path)
		}
	}
}

// writerOf is the number of the process that began a report, which its name has before the last part; 0 where
// it has none.
func writerOf(path string) int {
	parts := strings.Split(filepath.Base(path), "-")
	pid, _ := strconv.Atoi(parts[max(len(parts)-2, 0)])
	return pid
}

// lives is true for a process that has not ended, also another user's.
func lives(pid int) bool {
	if pid <= 0 {
		return false
	}
	process, err := os.FindProcess(pid)
	if err != nil {
		return false // Windows
	}
	defer process.Release()
	return !errors.Is(process.Signal(syscall.Signal(0)), os.ErrProcessDone)
}

// caught holds a panic; it is to be deferred.
func (c *crashes) caught() {
	if cause := recover(); cause != nil {
		c.report(cause)
	}
}

// report writes what is known of the first panic. Its text may hold what people wrote; only the system's own
// texts are sure not to.
func (c *crashes) report(cause any) {
	c.first.Do(func() {
		defer close(c.fell)
		text := fmt.Sprintf("a panic of type %T", cause)
		if err, ok := cause.(runtime.Error); ok {
			text += ": " + err.Error()
		}
		slog.Error("crash", "what", text, "report", c.path())
		if c.file != nil {
			fmt.Fprintf(c.file, "%s %s\n\n%s", time.Now().UTC().Format(time.RFC3339), text, debug.Stack())
			c.file.Sync()
		}
	})
}

// beside runs work in a goroutine with the net under it.
func (c *crashes) beside(work func()) {
	go func() {
		defer c.caught()
		work()
	}()
}

// command is cmd, and all that comes of it, with the net under it. (Sequences of commands, of which Bubble Tea
// lets nobody see the inside, are not used.)
func (c *crashes) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer c.caught()
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			guarded := make(tea.BatchMsg, len(batch))
			for i, one := range batch {
				guarded[i] = c.command(one)
			}
			return guarded
		}
		return msg
	}
}

// run runs the program until its end or a panic, after which the terminal is given back.
func (c *crashes) run(program *tea.Program) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			c.report(cause)
			program.Kill()
		}
	}()
	_, err = program.Run()
	return err
}

// close removes the report where there is nothing to be said, and else says where it is.
func (c *crashes) close() error {
	debug.SetCrashOutput(nil, debug.CrashOptions{})
	path := c.path()
	if c.file != nil {
		c.file.Close()
	}
	select {
	case <-c.fell:
	default:
		if c.file != nil {
			os.Remove(path)
		}
		return nil
	}
	text := "a mistake in the program ended it. Everything up to the last ✓ saved is in the file: start it again"
	if path != "" {
		text += fmt.Sprintf(". What happened is in %q, for whoever mends it; nothing of the workshop is in there", path)
	}
	return errors.New(text)
}

// path of the report; empty where there is none.
func (c *crashes) path() string {
	if c.file == nil {
		return ""
	}
	return c.file.Name()
}
