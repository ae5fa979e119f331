package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime"
	"syscall"
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
		"Without one these work: new --no-open, list, rename, delete, undelete, export, import, course, demo --export, version, man, completion")}
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
	go store.Sweep(time.Now())
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
	return run(s, tui.New(tui.Config{
		Sessions: sessions{s}, Exporter: exporter{s.Path()}, Course: builtIn{}, Exercises: exercises.Catalogue(),
		Now: time.Now, Tick: tea.Tick, Theme: o.theme, Open: id,
		CannotSuspend: cannotSuspend(), ThrowAway: o.throwAway,
	}))
}

// XTWINOPS of xterm: the window's title goes onto the terminal's stack, and comes off it.
const pushTitle, popTitle = "\x1b[22;2t", "\x1b[23;2t"

// run draws the stage on the terminal until it ends.
func run(s *store.Store, stage tea.Model) error {
	// Frames are flushed by a ticker: at twice the usual rate a key waits half as long to be seen.
	options := []tea.ProgramOption{tea.WithoutSignalHandler(), tea.WithFPS(120)}
	if monochrome(os.Getenv("TERM")) && os.Getenv("COLORTERM") == "" {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	program := tea.NewProgram(stage, options...)
	defer quitOnSignals(program)()
	// Other programs can read while the workshop is open. Where the system has no room for the socket
	// they cannot, and the workshop goes on all the same.
	if stop, err := s.Serve(func(ctx context.Context) error { return flush(ctx, program) }); err == nil {
		defer stop()
	}
	// The terminal keeps the window's title, which the screen sets and clears, and gives it back.
	fmt.Fprint(os.Stdout, pushTitle)
	_, err := program.Run()
	fmt.Fprint(os.Stdout, popTitle)
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return errors.New("flipchart made a mistake and had to end (what stands above is for whoever mends it). " +
			"Everything up to the last ✓ saved is in the file: start it again")
	case errors.Is(err, tea.ErrProgramKilled):
		return fmt.Errorf("the terminal or the system ended flipchart; everything up to the last ✓ saved is in the file: %w", err)
	}
	return err
}

// monochrome is true for a kind of terminal that the system knows to have no colours.
func monochrome(kind string) bool {
	info, err := terminfo.Load(kind)
	return err == nil && info.Num(terminfo.MaxColors) <= 0
}

// quitOnSignals ends the program as its own key does, so that the last save is written, when the window
// is closed or the system asks for it.
func quitOnSignals(program *tea.Program) (stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGABRT)
	done := make(chan struct{})
	go func() {
		select {
		case <-signals:
			program.Send(tui.Quit{})
			select {
			case <-time.After(patience):
				program.Kill() // a save hangs, or somebody is being asked who is gone
			case <-done:
			}
		case <-done:
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// patience with the last save when the system wants the program gone.
const patience = 3 * time.Second

// flush waits until everything that was done is in the file.
func flush(ctx context.Context, program *tea.Program) error {
	done := make(chan struct{})
	go program.Send(tui.Flush{Done: done})
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return errors.New("it did not say in time that everything is saved: look at its window")
	}
}
