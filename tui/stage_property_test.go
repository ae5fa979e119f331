package tui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"flipchart/model/modeltest"
	"flipchart/tui/tuitest"
)

// keysToTry are all that the stage and its screens know, and some that nobody knows.
var keysToTry = strings.Fields(`enter enter esc tab shift+tab up down left right shift+up shift+down shift+left shift+right
	home end pgup pgdown backspace delete space ctrl+a ctrl+e ctrl+k ctrl+n ctrl+p ctrl+r ctrl+s ctrl+u ctrl+w ctrl+z alt+x
	a A b c d D e f g G h H i j J k K l L m n o p q r s t T u v x y 0 1 2 3 9 + - = ! / ? : . < > ~ % é 世`)

var textsToPaste = []string{
	"", "one line", "two\nlines", "many\n\n\r\nlines\n" + strings.Repeat("more\n", 30), strings.Repeat("long ", 200),
	"世界の端末", "👩‍👩‍👧‍👦🇩🇪e\u0301\u0301\u0301\u0301\u0301\u0301", "\u202eevil\x1b[2J\x00\xff", "80 70 90 85", "3d",
}

// Any keys, pastes, clicks and sizes, in any order: the stage never panics, and every frame has the size
// of its window.
func TestStageStaysInItsWindow(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		full := modeltest.Full()
		options := tuitest.Options{Width: 80, Height: 24}
		if rapid.Bool().Draw(r, "open") {
			options.Session = &full
		}
		s := tuitest.New(t, options)
		for i, session := range append(some(), many(20)...) {
			if _, err := s.Sessions.Create(session, tuitest.Start); err != nil {
				t.Fatal(i, err)
			}
		}
		w, h := 80, 24
		for range rapid.IntRange(1, 60).Draw(r, "steps") {
			switch rapid.IntRange(0, 19).Draw(r, "what") {
			case 0:
				w, h = rapid.IntRange(1, 200).Draw(r, "width"), rapid.IntRange(1, 60).Draw(r, "height")
				s.Resize(w, h)
			case 1:
				s.Paste(rapid.SampledFrom(textsToPaste).Draw(r, "paste"))
			case 2:
				at := func(label string, most int) int { return rapid.IntRange(0, most).Draw(r, label) }
				s.Drag(at("x", w), at("y", h), at("to x", w), at("to y", h))
			case 3:
				s.Send(tea.MouseWheelMsg{X: w / 2, Y: h / 2, Button: rapid.SampledFrom([]tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}).Draw(r, "wheel")})
			default:
				s.Press(rapid.SampledFrom(keysToTry).Draw(r, "key"))
			}
			fits(r, s, w, h)
		}
	})
}

func fits(r *rapid.T, s *tuitest.Stage, w, h int) {
	view := s.View()
	if at := view.Cursor; at != nil && (at.X < 0 || at.X >= w || at.Y < 0 || at.Y >= h) {
		r.Fatalf("the cursor stands at %v in a window of %d by %d", at.Position, w, h)
	}
	lines := strings.Split(view.Content, "\n")
	if len(lines) != h {
		r.Fatalf("%d lines in a window of %d by %d", len(lines), w, h)
	}
	for _, line := range lines {
		if got := ansi.StringWidth(line); got != w {
			r.Fatalf("a line is %d wide in a window of %d by %d:\n%s", got, w, h, line)
		}
	}
}
