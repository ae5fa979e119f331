package tuitest_test

import (
	"errors"
	"fmt"
	"image/color"
	"testing"

	tea "charm.land/bubbletea/v2"

	"flipchart/tui/tuitest"
)

// counter is a small program: it counts the keys pressed, and says how large its window is.
type counter struct {
	keys   string
	width  int
	height int
}

func (counter) Init() tea.Cmd { return nil }

func (c counter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.width, c.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		if msg.String() == "q" {
			return c, tea.Quit
		}
		c.keys += "<" + msg.String() + ">"
	case error:
		panic(msg)
	}
	return c, nil
}

func (c counter) View() tea.View {
	view := tea.NewView(fmt.Sprintf("\x1b[38;2;240;228;66mkeys\x1b[0m %s\nsize %dx%d", c.keys, c.width, c.height))
	view.AltScreen = true
	return view
}

func TestATerminalShowsWhatTheProgramDraws(t *testing.T) {
	terminal := tuitest.NewTerminal(t, counter{}, 60, 5)
	terminal.See("keys", "size 60x5")
	terminal.Press("enter", "shift+left", "ctrl+r").Type("ab").See("keys <enter><shift+left><ctrl+r><a><b>")
	terminal.Resize(70, 6).See("size 70x6").NotSee("size 60x5")
	if got, want := terminal.Cell(0, 0).Style.Fg, (color.RGBA{240, 228, 66, 255}); got == nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the first letter is drawn in %v", got)
	}
	terminal.Press("q")
	if err := terminal.Ended(); err != nil {
		t.Error(err)
	}
}

func TestAKilledProgramEndsAtOnce(t *testing.T) {
	terminal := tuitest.NewTerminal(t, counter{}, 60, 5)
	terminal.See("size 60x5")
	terminal.Kill()
	if err := terminal.Ended(); !errors.Is(err, tea.ErrProgramKilled) {
		t.Errorf("it ended with %v", err)
	}
	terminal.Press("x").Kill() // of no use, and no harm
}

// A program that is killed while it starts has questions under way to the terminal.
func TestAProgramCanBeKilledBeforeItsFirstFrame(t *testing.T) {
	for range 20 {
		terminal := tuitest.NewTerminal(t, counter{}, 60, 5)
		terminal.Kill()
		if terminal.Ended() == nil {
			t.Error("it ended as if it had quit by itself")
		}
	}
}

func TestAProgramThatPanicsHasEndedWithAnError(t *testing.T) {
	terminal := tuitest.NewTerminal(t, counter{}, 60, 5)
	terminal.See("size 60x5").Send(errors.New("broken"))
	if err := terminal.Ended(); !errors.Is(err, tea.ErrProgramPanic) {
		t.Errorf("it ended with %v", err)
	}
}
