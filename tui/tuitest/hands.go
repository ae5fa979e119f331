package tuitest

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Hands do whatever somebody can do at a terminal, in any order.
type Hands struct {
	Pick          func(n int) int // chooses a number from 0 to below n, so that a test can repeat itself
	Keys          []string        // those they press
	Width, Height int             // the window as it is
	Most          [2]int          // columns and rows of the largest one
}

// Pasted are texts that somebody may paste anywhere: lists, tables, figures, and what no screen can use.
var Pasted = []string{
	"", "one", "a\nb\n", "many\n\n\r\nlines\n" + strings.Repeat("more\n", 30), strings.Repeat("long ", 200),
	"3h\t2d\n1h", "step;pt\nx;y", "80 70 90 85", "3d", "\t\t\t\t\t\n;",
	"\u202eevil\x1b[2J\x00\xff", "\x1b]52;c;eA==\x07\x1bP+q\x1b\\\u009b31m", "=1+1", "<script>", strings.Repeat("e\u0301\u0301", 90),
	"👩‍👩‍👧 世界", "世界の端末", "👩‍👩‍👧‍👦🇩🇪e\u0301\u0301\u0301\u0301\u0301\u0301",
}

// EveryKey are all that the stage and its screens know, and some that nobody knows.
var EveryKey = strings.Fields(`enter enter esc tab shift+tab up down left right shift+up shift+down shift+left shift+right
	home end pgup pgdown backspace delete space ctrl+a ctrl+e ctrl+k ctrl+n ctrl+p ctrl+r ctrl+s ctrl+u ctrl+w ctrl+z alt+x
	a A b c d D e f g G h H i j J k K l L m n o p q r s t T u v x y 0 1 2 3 9 + - = ! / ? : . < > ~ % é 世`)

// Next is what they do now, a key most of the time. Between two messages the frame is to be drawn, as a mouse
// points at what was drawn last.
func (h *Hands) Next() []tea.Msg {
	switch h.Pick(20) {
	case 0:
		h.Width, h.Height = 1+h.Pick(h.Most[0]), 1+h.Pick(h.Most[1])
		return []tea.Msg{tea.WindowSizeMsg{Width: h.Width, Height: h.Height}}
	case 1:
		return []tea.Msg{tea.PasteMsg{Content: Pasted[h.Pick(len(Pasted))]}}
	case 2:
		from := tea.Mouse{X: h.Pick(h.Width + 1), Y: h.Pick(h.Height + 1), Button: tea.MouseLeft}
		to := from
		if h.Pick(2) == 0 {
			to.X, to.Y = h.Pick(h.Width+1), h.Pick(h.Height+1)
		}
		return []tea.Msg{tea.MouseClickMsg(from), tea.MouseReleaseMsg(to)}
	case 3:
		button := []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown, tea.MouseRight}[h.Pick(3)]
		return []tea.Msg{tea.MouseWheelMsg{X: h.Width / 2, Y: h.Height / 2, Button: button}}
	}
	return []tea.Msg{Key(h.Keys[h.Pick(len(h.Keys))])}
}

// Misfit says how a frame does not fit its window: it has another size, or the cursor stands outside.
func Misfit(view tea.View, width, height int) error {
	if at := view.Cursor; at != nil && (at.X < 0 || at.X >= width || at.Y < 0 || at.Y >= height) {
		return fmt.Errorf("the cursor stands at %v in a window of %d by %d", at.Position, width, height)
	}
	lines := strings.Split(view.Content, "\n")
	if len(lines) != height {
		return fmt.Errorf("%d lines in a window of %d by %d", len(lines), width, height)
	}
	for _, line := range lines {
		if got := ansi.StringWidth(line); got != width {
			return fmt.Errorf("a line is %d wide in a window of %d by %d:\n%s", got, width, height, line)
		}
	}
	return nil
}
