package cli

import (
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"flipchart/model"
)

// stateFolder is where the log and the crash reports are: flipchart in $XDG_STATE_HOME or the system's folder
// for such files. It may not be there yet, and is empty where the system knows no home folder.
func stateFolder() string {
	if folder := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(folder) {
		return filepath.Join(folder, "flipchart")
	}
	if folder := os.Getenv("LocalAppData"); runtime.GOOS == "windows" && folder != "" {
		return filepath.Join(folder, "flipchart")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	switch runtime.GOOS {
	case "darwin":
		return filepath.Join(home, "Library", "Logs", "flipchart")
	case "windows":
		return filepath.Join(home, "AppData", "Local", "flipchart")
	}
	return filepath.Join(home, ".local", "state", "flipchart")
}

// startLog has the program log to a file: what failed, and with debug also what went well. Nothing of a
// workshop belongs in it.
func startLog(debug bool) {
	level := slog.LevelWarn
	if debug {
		level = slog.LevelDebug
	}
	file := &logFile{path: filepath.Join(stateFolder(), "flipchart.log")}
	slog.SetDefault(slog.New(slog.NewTextHandler(file, &slog.HandlerOptions{Level: level})))
}

// logLimit is the size in bytes from which on a log is put aside for a new one.
const logLimit = 1 << 20

// logFile is opened by the first line: who has no trouble has no log.
type logFile struct {
	path string
	open sync.Once
	file *os.File // nil where it cannot be written, which disturbs nobody
}

// Write adds a line.
func (l *logFile) Write(line []byte) (int, error) {
	l.open.Do(func() {
		if !filepath.IsAbs(l.path) || os.MkdirAll(filepath.Dir(l.path), 0o700) != nil {
			return
		}
		if info, err := os.Stat(l.path); err == nil && info.Size() > logLimit {
			os.Rename(l.path, l.path+".old")
		}
		l.file, _ = os.OpenFile(l.path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	})
	return l.file.Write(line)
}

// logSize notes how large the database is at a moment.
func logSize(moment, database string) {
	if info, err := os.Stat(database); err == nil {
		slog.Debug(moment, "bytes", info.Size())
	}
}

// logged is the sessions with a line in the log for each save.
type logged struct {
	sessions
	trouble atomic.Value // the sentence of the last failure: a full disk is not to be filled by its log
}

// Save writes what is to be saved.
func (l *logged) Save(save model.Save) error {
	began := time.Now()
	err := l.sessions.Save(save)
	line := slog.With("session", save.Head.ID, "change", save.Head.Revision, "edits", len(save.Records), "took", time.Since(began))
	if err == nil {
		line.Debug("saved")
		l.trouble.Store("")
	} else if l.trouble.Swap(err.Error()) != err.Error() {
		line.Error("not saved", "error", err)
	}
	return err
}
