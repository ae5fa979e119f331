package exercises_test

import (
	"context"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"flipchart/exercises"
	"flipchart/exercises/course"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/report"
	"flipchart/tui/tuitest"
	"flipchart/tui/ui"
)

// places are the screens on which a room begins: each exercise, the list of sessions, the wall.
var places = uint8(len(exercises.Catalogue()) + 2)

// FuzzKeys presses what a terminal sends, byte by byte, on a screen of any size: the list of sessions, the wall or
// an exercise.
func FuzzKeys(f *testing.F) {
	for i, sent := range []string{
		"aone\r\x1b", "jjkkllhh\x1b[A\x1b[B\x1b[C\x1b[D\r", "m\x1b[C\x1b[B\r\x1b[1;2D", "e\x15new\r\t\t12\r", "?\x1b:open\r\x1b", "dy\ruu\x12", "x\r\r\x1b",
		"\x1b[<0;10;5M\x1b[<0;20;9m\x1b[<64;10;5M", "\x1b[200~a\nb\tc\x1b[201~", "\x1b[48;5;9;0;0t\x1bOP\x1b[15~\x1b[6~\x1b[5~", "rguide\r", "Tt<>bb.p x\r",
		"=12\r+-%3d\r", "\x1b]52;c;YQ==\x07\x1bP1$r0m\x1b\\\x1b[?1;2c\x1b[5;5R", "\xff\xc2\x9b2J\xe2\x80\xae\xf3\xa0\x81\x81", "~4..10d\r80%\r", "vsfoig\x1b[Z\x1b[F\x1b[H",
	} {
		f.Add(uint8(i), uint8(80), uint8(24), []byte(sent))
		f.Add(uint8(i+3), uint8(200), uint8(60), []byte(sent))
	}
	f.Fuzz(func(t *testing.T, screen, width, height uint8, sent []byte) {
		if len(sent) > 300 {
			t.Skip("longer than tells anything new")
		}
		newRoom(t, screen, width, height).receive(sent).end()
	})
}

// FuzzPaste pastes anything on every screen, before and while something is typed, as a terminal that marks pastes.
func FuzzPaste(f *testing.F) {
	for i, pasted := range []string{
		"one\ntwo\r\nthree", "step,pt,lt\nCode,1h,2d\n", "Code\t\t\t1h\t2d\t80\n", "80 70 90", "calms", "=1+1;+2", "\x1b[2J\x1b]0;x\x07\u009b2J\u202e\u2028\U000e0041\x00\xff",
		"\x1b[201~q", "\"a;\"b", "3h\n4h\n5h", "👩\u200d👩\u200d👧 e\u0301\u0301\u0301\u0301\u0301\u0301",
	} {
		for j, before := range []string{"", "a", "e"} {
			f.Add(uint8(i+j), before, pasted)
		}
	}
	f.Fuzz(func(t *testing.T, screen uint8, before, pasted string) {
		if len(before) > 20 || len(pasted) > 2000 {
			t.Skip("longer than tells anything new")
		}
		newRoom(t, screen, 80, 24).receive([]byte(before + "\x1b[200~" + pasted + "\x1b[201~")).receive([]byte("\r")).end()
	})
}

// builtIn is read once: reading it takes longer than a round of fuzzing.
var builtIn = sync.OnceValue(course.BuiltIn)

// FuzzDocuments shows what a file holds in the place of one of a session's documents, its seal whole: what another
// program wrote there, or a mistake of ours. It is refused with a sentence, or every screen can show it.
func FuzzDocuments(f *testing.F) {
	documents, err := model.EncodeDocuments(modeltest.Claims())
	if err != nil {
		f.Fatal(err)
	}
	for name, document := range documents {
		f.Add(name, document)
		f.Add(name, []byte("null"))
		f.Add(name, []byte("{}"))
	}
	f.Add("wall", []byte(`{"limit":-1,"todo":[{"id":"","kind":"\u001b[2J","exercise":"\u202e","planned":-9,"title":""}],"days":[{"starts":-5}],"doing":null}`))
	f.Add("valueStream", []byte(`{"steps":[{"id":"n1","name":"","parallel":true,"cycle":"\u001b[2J","ca":{"percent":1e300,"rounds":[[],[-1]]},"process":{"span":"2w","source":{"how":"\u009b"}}}],"decision":{"step":"n9","rule":"x"}}`))
	f.Add("calms", []byte(`{"orders":[{"id":"n1","by":"","order":["Luck","","Lean","Lean"]}],"revealed":true}`))
	f.Add("swot", []byte(`{"people":-1,"dotsEach":-4,"strengths":[{"id":"x","text":"","votes":-3,"about":"n404","cycle":"?"}]}`))
	f.Add("clock", []byte(`{"timers":{"n404":{"left":-9e18,"deadline":"9999-12-31T23:59:59Z"}},"open":"n404","since":"0001-01-02T00:00:00Z"}`))
	f.Add("place", []byte(`{"card":"n404","selected":{"swot":"n404","\u001b":"x"},"volunteer":true}`))
	f.Add("group", []byte(`{"calendar":{"hoursPerDay":0,"daysPerWeek":-1},"createdAt":"2026-11-25T09:00:00Z"}`))
	f.Fuzz(func(t *testing.T, name string, document []byte) {
		r := newRoom(t, places-1, 80, 24)
		heads, err := r.Sessions.Heads()
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Sessions.Save(model.Save{Head: heads[0], Documents: map[string][]byte{name: document}}); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Sessions.Session(heads[0].ID); err != nil {
			modeltest.Sentence(t, err)
			return
		}
		r.Restart()
		r.width, r.height = 80, 24
		r.look()
		for _, e := range exercises.Catalogue() {
			r.Press(":").Type("open " + e.Name).Press("enter")
			r.look()
			r.Press("down", "right", "enter", "esc", "esc", "q")
			r.look()
		}
		session := r.Session()
		modeltest.Printable(t, string(report.Markdown(session, tuitest.Start))+string(report.CSV(session)))
	})
}

// room is a stage at the end of a terminal's wire.
type room struct {
	*tuitest.Stage
	t             *testing.T
	width, height int
}

func newRoom(t *testing.T, screen, width, height uint8) *room {
	session := modeltest.Claims()
	r := &room{t: t, width: int(max(width, 1)), height: int(max(height, 1))}
	all := exercises.Catalogue()
	r.Stage = tuitest.New(t, tuitest.Options{Session: &session, Exercises: all, Course: builtIn(), Width: r.width, Height: r.height})
	switch screen %= places; {
	case int(screen) < len(all):
		open(r.Stage, all[screen])
	case int(screen) == len(all):
		r.Press("q")
	}
	return r
}

// receive reads bytes as the program reads its terminal, and plays what they mean.
func (r *room) receive(sent []byte) *room {
	reader := uv.NewTerminalReader(strings.NewReader(string(sent)), "xterm-256color")
	reader.EscTimeout = time.Hour // the end of what was sent ends a sequence, and no clock
	events := make(chan uv.Event)
	go func() {
		_ = reader.StreamEvents(context.Background(), events)
		close(events)
	}()
	for event := range events {
		if msg := message(event); msg != nil && !r.HasQuit() {
			if size, ok := msg.(tea.WindowSizeMsg); ok {
				r.width, r.height = min(size.Width, 500), min(size.Height, 250)
			}
			r.Send(msg)
			r.look()
		}
	}
	return r
}

// message is what Bubble Tea makes of an event.
func message(event uv.Event) tea.Msg {
	switch e := event.(type) {
	case uv.KeyPressEvent:
		return tea.KeyPressMsg(e)
	case uv.KeyReleaseEvent:
		return tea.KeyReleaseMsg(e)
	case uv.MouseClickEvent:
		return tea.MouseClickMsg(e)
	case uv.MouseMotionEvent:
		return tea.MouseMotionMsg(e)
	case uv.MouseReleaseEvent:
		return tea.MouseReleaseMsg(e)
	case uv.MouseWheelEvent:
		return tea.MouseWheelMsg(e)
	case uv.PasteEvent:
		return tea.PasteMsg(e)
	case uv.WindowSizeEvent:
		return tea.WindowSizeMsg(e)
	case uv.FocusEvent:
		return tea.FocusMsg(e)
	case uv.BlurEvent:
		return tea.BlurMsg(e)
	}
	return event
}

// colour is the only sequence that a frame is made with.
var colour = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// look fails unless the frame fills its window with characters, and the window's title is one line of them.
func (r *room) look() {
	r.t.Helper()
	view := r.View()
	if r.width < 1 || r.height < 1 {
		return
	}
	if at := view.Cursor; at != nil && (at.X < 0 || at.X >= r.width || at.Y < 0 || at.Y >= r.height) {
		r.t.Fatalf("the cursor stands at %v in a window of %d by %d", at.Position, r.width, r.height)
	}
	frame := colour.ReplaceAllString(view.Content, "")
	modeltest.Printable(r.t, frame)
	modeltest.Printable(r.t, view.WindowTitle)
	lines := strings.Split(frame, "\n")
	if len(lines) != r.height || strings.Contains(view.WindowTitle, "\n") {
		r.t.Fatalf("%d lines in a window of %d by %d, called %q", len(lines), r.width, r.height, view.WindowTitle)
	}
	for _, line := range lines {
		if width := ui.Width(line); width != r.width {
			r.t.Fatalf("a line is %d wide in a window of %d by %d:\n%s", width, r.width, r.height, line)
		}
	}
}

// end fails unless the session that is saved keeps every rule, and comes back from its JSON.
func (r *room) end() {
	r.t.Helper()
	session := r.Session()
	for _, fault := range model.Validate(session) {
		r.t.Error(fault)
	}
	data, err := report.JSON(session, tuitest.Start)
	if err != nil {
		r.t.Fatal(err)
	}
	modeltest.Printable(r.t, string(data))
	if _, err := report.ReadJSON("session.json", data); err != nil {
		r.t.Error(err)
	}
	modeltest.Printable(r.t, string(report.Markdown(session, tuitest.Start))+string(report.CSV(session)))
}
