package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/xo/terminfo"

	"flipchart/exercises"
	"flipchart/exercises/course"
	"flipchart/model"
	"flipchart/store"
	"flipchart/tui"
)

// openNothing begins with the list of sessions.
func openNothing(*store.Store) (model.SessionID, error) { return "", nil }

// needTerminal refuses a screen where there is none to draw it on.
func needTerminal() error {
	if onTerminal() {
		return nil
	}
	return usageError{errors.New("a screen needs a terminal that can draw it, at both ends (this is a pipe, a file, or TERM=dumb). " +
		"Without one these work: new --no-open, list, rename, delete, undelete, export, import, backup, restore, doctor, course, demo --export, version, man, completion")}
}

func onTerminal() bool {
	kind := os.Getenv("TERM")
	dumb := kind == "dumb" || kind == "" && runtime.GOOS != "windows" // which names no kinds of terminals
	return term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()) && !dumb
}

// runScreen opens the database and shows the stage until somebody quits. open chooses the session that it
// begins with.
func runScreen(o options, open func(*store.Store) (model.SessionID, error)) error {
	if err := needTerminal(); err != nil {
		return err
	}
	if o.view {
		return view(o, open)
	}
	return o.write(func(s *store.Store) error {
		id, err := open(s)
		if err != nil {
			return err
		}
		return show(s, o, id)
	})
}

// builtIn is the built-in course, read when a session is made of it and not at every start.
type builtIn struct{}

// Wall is the wall of a new session.
func (builtIn) Wall(newID func() model.ID) *model.Wall { return course.BuiltIn().Wall(newID) }

func show(s *store.Store, o options, id model.SessionID) error {
	c := config(o, s.Path(), id)
	c.Sessions, c.Told, c.ThrowAway = &logged{sessions: sessions{s}}, o.opened(s), o.throwAway
	if o.throwAway {
		c.File = ""
	} else {
		c.Backup, c.LastBackup = backUp(s), lastBackup(s.Path())
	}
	return run(s, o, tui.New(c))
}

// config is what every stage works with, of a database that exports must not be written over.
func config(o options, database string, id model.SessionID) tui.Config {
	return tui.Config{
		File: underHome(database), Exporter: exporter{database}, Course: builtIn{}, Exercises: exercises.Catalogue(),
		Now: time.Now, Tick: tea.Tick, Theme: o.theme, Open: id, CannotSuspend: cannotSuspend(),
	}
}

// underHome is a path as people are told it: briefly, from their home folder on.
func underHome(path string) string {
	if home, err := os.UserHomeDir(); err == nil {
		if rest, ok := strings.CutPrefix(path, strings.TrimSuffix(home, string(filepath.Separator))+string(filepath.Separator)); ok {
			path = filepath.Join("~", rest)
		}
	}
	return printable(path)
}

// backUp takes a backup when somebody asks for one.
func backUp(s *store.Store) func() (string, time.Time, error) {
	return func() (string, time.Time, error) {
		taken, err := s.Backup(time.Now())
		return underHome(taken.Path), taken.Taken, err
	}
}

// lastBackup looks for the newest backup of a database.
func lastBackup(database string) func() time.Time {
	return func() time.Time {
		backups, err := store.Backups(database)
		if err != nil || len(backups) == 0 {
			return time.Time{}
		}
		return backups[0].Taken
	}
}

// stage is what is drawn, and what has to be known of it when it ends: tui.Stage, or in a test one with
// mistakes in it.
type stage interface {
	tea.Model
	Unsaved() (model.Session, bool)
	Trouble() string
	SaveNow() error
}

// XTWINOPS of xterm: the window's title goes onto the terminal's stack, and comes off it.
const pushTitle, popTitle = "\x1b[22;2t", "\x1b[23;2t"

// run draws the stage on the terminal until it ends, and sees to it that it ends well.
func run(s *store.Store, o options, stage stage) (err error) {
	logSize("the screen begins", s.Path())
	defer logSize("the screen ends", s.Path())
	net := watchCrashes(stateFolder())
	defer func() { err = errors.Join(net.close(), err) }()
	net.beside(func() { store.Sweep(time.Now()) })
	end := newEnding(net)
	program := tea.NewProgram(guarded{stage, end}, end.terminal(drawing())...)
	defer end.watch(program, s.Path())()
	if !o.throwAway && !o.view {
		ticker := time.NewTicker(backupEvery)
		defer ticker.Stop()
		b := backups{store: s, tell: func(err error) { program.Send(tui.Trouble{Err: err}) }}
		defer b.keep(net, ticker.C)()
	}
	// Other programs can read while the workshop is open. Where the system has no room for the socket
	// they cannot, and the workshop goes on all the same; a copy is not handed on.
	if stop, err := s.Serve(func(ctx context.Context) error { return end.flush(ctx, program) }); err == nil {
		defer stop()
	}
	// The terminal keeps the window's title, which the screen sets and clears, and gives it back.
	fmt.Fprint(os.Stdout, pushTitle)
	err = net.run(program)
	fmt.Fprint(os.Stdout, popTitle)
	if errors.Is(err, tea.ErrProgramKilled) {
		err = fmt.Errorf("the terminal or the system ended it: %w", err)
	}
	return errors.Join(err, end.finish(stage, s.Path()))
}

// drawing is how the program draws.
func drawing() []tea.ProgramOption {
	// Frames are flushed by a ticker: at twice the usual rate a key waits half as long to be seen.
	options := []tea.ProgramOption{tea.WithFPS(120)}
	if monochrome(os.Getenv("TERM")) && os.Getenv("COLORTERM") == "" {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	return options
}

// monochrome is true for a kind of terminal that the system knows to have no colours.
func monochrome(kind string) bool {
	info, err := terminfo.Load(kind)
	return err == nil && info.Num(terminfo.MaxColors) <= 0
}
