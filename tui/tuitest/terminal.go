package tuitest

import (
	"context"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// Terminal runs a real Bubble Tea program on an emulated screen, for journeys through the whole program.
type Terminal struct {
	tb      testing.TB
	program *tea.Program
	ended   chan struct{}
	err     error
	stop    context.CancelFunc
	input   io.Closer

	mutex    sync.Mutex // guards the emulator
	emulator *vt.Emulator
}

// patience with the screen: a test that waits longer has failed.
const patience = 10 * time.Second

// NewTerminal starts a model on a screen of that size. It is killed at the end of the test if it still
// runs then.
func NewTerminal(tb testing.TB, model tea.Model, width, height int) *Terminal {
	ctx, stop := context.WithCancel(context.Background())
	t := &Terminal{tb: tb, ended: make(chan struct{}), stop: stop, emulator: vt.NewEmulator(width, height)}
	input, keys := io.Pipe()
	t.input = input
	t.program = tea.NewProgram(model,
		tea.WithContext(ctx), tea.WithInput(input), tea.WithOutput(screen{t}), tea.WithWindowSize(width, height),
		tea.WithEnvironment([]string{"TERM=xterm-256color", "COLORTERM=truecolor"}),
		tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignalHandler())
	go t.answer(keys)
	go func() {
		_, t.err = t.program.Run()
		close(t.ended)
	}()
	tb.Cleanup(t.Kill)
	return t
}

// answer passes the terminal's answers on to the program that asked. They are taken from the emulator
// even when nobody reads them any more, since it would wait for that for ever.
func (t *Terminal) answer(keys io.Writer) {
	buffer := make([]byte, 256)
	for {
		n, err := t.emulator.Read(buffer)
		if err != nil {
			return
		}
		_, _ = keys.Write(buffer[:n])
	}
}

// screen is the emulator as the program's output. Output that goes to no terminal has its line feeds
// bare.
type screen struct{ t *Terminal }

func (s screen) Write(p []byte) (int, error) {
	s.t.mutex.Lock()
	defer s.t.mutex.Unlock()
	_, err := s.t.emulator.WriteString(strings.ReplaceAll(string(p), "\n", "\r\n"))
	return len(p), err
}

// Kill ends the program at once, as a crash would, and waits until it has ended.
func (t *Terminal) Kill() {
	t.stop()
	_ = t.input.Close()
	<-t.ended
	if pipe, ok := t.emulator.InputPipe().(io.Closer); ok { // ends answer
		_ = pipe.Close()
	}
}

// Press presses keys by their names.
func (t *Terminal) Press(names ...string) *Terminal {
	for _, name := range names {
		t.program.Send(Key(name))
	}
	return t
}

// Type types a text.
func (t *Terminal) Type(text string) *Terminal {
	for _, r := range text {
		t.program.Send(Key(string(r)))
	}
	return t
}

// Send gives the program a message.
func (t *Terminal) Send(msg tea.Msg) *Terminal {
	t.program.Send(msg)
	return t
}

// Resize gives the window another size.
func (t *Terminal) Resize(width, height int) *Terminal {
	t.mutex.Lock()
	t.emulator.Resize(width, height)
	t.mutex.Unlock()
	return t.Send(tea.WindowSizeMsg{Width: width, Height: height})
}

// Text is what the screen shows.
func (t *Terminal) Text() string {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.emulator.String()
}

// Cell is one cell of the screen with its colours.
func (t *Terminal) Cell(x, y int) uv.Cell {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if cell := t.emulator.CellAt(x, y); cell != nil {
		return *cell
	}
	return uv.EmptyCell
}

// See waits until every text is on the screen.
func (t *Terminal) See(texts ...string) *Terminal {
	t.tb.Helper()
	for _, text := range texts {
		t.wait("to see "+text, func(screen string) bool { return strings.Contains(screen, text) })
	}
	return t
}

// NotSee waits until a text is not on the screen any more.
func (t *Terminal) NotSee(text string) *Terminal {
	t.tb.Helper()
	t.wait("not to see "+text, func(screen string) bool { return !strings.Contains(screen, text) })
	return t
}

func (t *Terminal) wait(what string, met func(screen string) bool) {
	t.tb.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		if met(t.Text()) {
			return
		}
	}
	t.tb.Fatalf("waited %s %s:\n%s", patience, what, t.Text())
}

// Ended waits for the program's end and gives its error.
func (t *Terminal) Ended() error {
	t.tb.Helper()
	select {
	case <-t.ended:
		return t.err
	case <-time.After(patience):
		t.tb.Fatalf("the program does not end:\n%s", t.Text())
		return nil
	}
}
