package cli

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"go.etcd.io/bbolt"

	"flipchart/report"
	"flipchart/store"
)

// The test binary is the program too: scripts and terminals start it under these names.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"flipchart":        func() { os.Exit(Main()) },
		"flipchart-panics": func() { os.Exit(status(panicking())) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("FLIPCHART_DB", env.WorkDir+"/workshop.db")
			env.Setenv("XDG_RUNTIME_DIR", env.WorkDir)
			env.Setenv("XDG_STATE_HOME", env.WorkDir+"/state")
			env.Setenv("TERM", "xterm-256color")
			env.Setenv("SCHEMA", strconv.Itoa(report.Schema))
			return nil
		},
		Condition: func(condition string) (bool, error) {
			if condition == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, errors.New("there is no condition " + condition)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"done":    done,
			"refused": refused,
			"mode":    mode,
			"repeat":  repeat,
			"bytes":   write,
			"tamper":  tamper,
			"newer":   newer,
		},
	})
}

// obeyed are characters that a terminal does something with, ends of lines aside.
var obeyed = regexp.MustCompile(`[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\x{80}-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}]|\r[^\n]`)

// start runs flipchart and gives its exit status. Whatever it does, it takes no longer than a person
// waits, and a terminal obeys none of its output.
func start(ts *testscript.TestScript, args []string) int {
	began := time.Now()
	err := ts.Exec("flipchart", args...)
	if took := time.Since(began); took > 10*time.Second {
		ts.Fatalf("it took %s", took)
	}
	for _, output := range []string{"stdout", "stderr"} {
		if found := obeyed.FindString(ts.ReadFile(output)); found != "" {
			ts.Fatalf("there is %q on %s", found, output)
		}
	}
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return failed.ExitCode()
	}
	ts.Check(err)
	return 0
}

// made is what is said of the first command of a script, which makes its database.
var made = regexp.MustCompile(`^A new database was made at "[^"]+", where there was none\.\n$`)

// done ARG... runs flipchart, which does it, and has nothing else to say on standard error.
func done(ts *testscript.TestScript, _ bool, args []string) {
	if got := start(ts, args); got != 0 || made.ReplaceAllString(ts.ReadFile("stderr"), "") != "" {
		ts.Fatalf("status %d", got)
	}
}

// refused STATUS ARG... runs flipchart, which ends with this status and says why on standard error.
func refused(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := start(ts, args[1:])
	switch {
	case got != want:
		ts.Fatalf("status %d instead of %d", got, want)
	case ts.ReadFile("stdout") != "":
		ts.Fatalf("a refusal has results on standard output")
	case !strings.HasSuffix(ts.ReadFile("stderr"), "\n"):
		ts.Fatalf("nothing is said on standard error")
	}
}

// mode MODE FILE compares permissions.
func mode(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	if got := strconv.FormatUint(uint64(info.Mode().Perm()), 8); got != args[0] {
		ts.Fatalf("%s has mode %s", args[1], got)
	}
}

// repeat FILE COUNT BEFORE TEXT AFTER writes a file that has TEXT so many times in the middle.
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	count, err := strconv.Atoi(args[1])
	ts.Check(err)
	unquote := func(s string) string {
		s, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
		ts.Check(err)
		return s
	}
	var b bytes.Buffer
	b.WriteString(unquote(args[2]))
	b.WriteString(strings.Repeat(unquote(args[3]), count))
	b.WriteString(unquote(args[4]))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o600))
}

// write FILE TEXT writes a text with Go's escapes: bytes that a script cannot hold.
func write(ts *testscript.TestScript, neg bool, args []string) {
	repeat(ts, neg, []string{args[0], "1", "", args[1], ""})
}

// tamper FILE OLD NEW writes over bytes of a file, wherever they stand.
func tamper(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	before, err := os.ReadFile(path)
	ts.Check(err)
	after := bytes.ReplaceAll(before, []byte(args[1]), []byte(args[2]))
	if bytes.Equal(before, after) || len(before) != len(after) {
		ts.Fatalf("%q is not in %s, or has another length", args[1], args[0])
	}
	ts.Check(os.WriteFile(path, after, 0o600))
}

// newer FILE makes a database look as if the next flipchart had written it.
func newer(ts *testscript.TestScript, _ bool, args []string) {
	db, err := bbolt.Open(ts.MkAbs(args[0]), 0o600, nil)
	ts.Check(err)
	defer db.Close()
	ts.Check(db.Update(func(tx *bbolt.Tx) error {
		format := strconv.Itoa(store.Format + 1)
		sum := crc32.Checksum([]byte("meta/format\x00"+format), crc32.MakeTable(crc32.Castagnoli))
		return tx.Bucket([]byte("meta")).Put([]byte("format"), append(binary.BigEndian.AppendUint32([]byte{1}, sum), format...))
	}))
}
