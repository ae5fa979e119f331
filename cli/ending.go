package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
)

// ending ends the program when something else than a key wants it to: a signal, a terminal that is gone, a
// panic. Each is like the key first, so that the last save is written, and has a limit in time.
type ending struct {
	net     *crashes
	gone    chan struct{}                 // holds one when the terminal does not answer any more
	unsaved atomic.Pointer[model.Session] // what is not in the file, as of the last message; nil where all is
	trouble atomic.Value                  // why the last save failed, a string; empty where it did not
}

// patience with the last save when the system wants the program gone.
const patience = 3 * time.Second

func newEnding(net *crashes) *ending { return &ending{net: net, gone: make(chan struct{}, 1)} }

// terminal has the program use the terminal through this end, and leave signals and panics to it.
func (e *ending) terminal(options []tea.ProgramOption) []tea.ProgramOption {
	return append(options, tea.WithInput(watched{os.Stdin, e}), tea.WithOutput(watched{os.Stdout, e}),
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
}

// watched is one side of the terminal. Reading ends and writing fails when its window is gone; not every
// program gets a signal then.
type watched struct {
	*os.File
	end *ending
}

// Read reads what is typed.
func (w watched) Read(b []byte) (int, error) { return w.note(w.File.Read(b)) }

// Write draws.
func (w watched) Write(b []byte) (int, error) { return w.note(w.File.Write(b)) }

func (w watched) note(n int, err error) (int, error) {
	if err != nil {
		select {
		case w.end.gone <- struct{}{}:
		default: // that is known already
		}
	}
	return n, err
}

// watch waits for reasons to end the program, until stop is called.
func (e *ending) watch(program *tea.Program, database string) (stop func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGABRT)
	done := make(chan struct{})
	e.net.beside(func() {
		select {
		case s := <-signals:
			slog.Debug("a signal", "signal", s.String())
		case <-e.gone:
			slog.Debug("the terminal is gone")
		case <-e.net.fell:
		case <-done:
			return
		}
		time.AfterFunc(patience, program.Kill) // a save hangs, or somebody is being asked who is gone
		time.AfterFunc(3*patience, func() { e.abandon(database) })
		program.Send(tui.Quit{})
	})
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// abandon ends a program that nothing else can end: its screen does not come back from what it does, or the
// disk or the terminal from a call. What a goroutine left could still write, the system lets go of.
func (e *ending) abandon(database string) {
	err := errors.New("flipchart hung and was ended; everything up to the last ✓ saved is in the file")
	if session := e.unsaved.Load(); session != nil {
		err = rescue(*session, database, time.Now())
	}
	slog.Error("abandoned")
	said := make(chan struct{})
	go func() {
		fmt.Fprintln(os.Stderr, sentence(err))
		close(said)
	}()
	select {
	case <-said:
	case <-time.After(time.Second): // the terminal takes nothing
	}
	os.Exit(1)
}

// guarded is the stage with the net under its commands, and a note of what it has not saved.
type guarded struct {
	stage
	end *ending
}

// Init begins.
func (g guarded) Init() tea.Cmd { return g.end.net.command(g.stage.Init()) }

// Update hands a message to the stage, which is the same one afterwards.
func (g guarded) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		slog.Debug("the window", "columns", size.Width, "rows", size.Height)
	}
	_, cmd := g.stage.Update(msg)
	g.end.trouble.Store(g.stage.Trouble())
	g.end.unsaved.Store(nil)
	if session, unsaved := g.stage.Unsaved(); unsaved {
		g.end.unsaved.Store(&session)
	}
	return g, g.end.net.command(cmd)
}

// flush waits until everything that was done is in the file.
func (e *ending) flush(ctx context.Context, program *tea.Program) error {
	done := make(chan struct{})
	go program.Send(tui.Flush{Done: done})
	select {
	case <-done:
		return nil
	case <-ctx.Done():
	}
	if trouble, _ := e.trouble.Load().(string); trouble != "" {
		return fmt.Errorf("it cannot save: %s", trouble)
	}
	return errors.New("it did not say in time that everything is saved: look at its window")
}
