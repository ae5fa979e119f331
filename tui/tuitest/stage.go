// Package tuitest plays the stage in a test: a session in memory, a clock that stands still, keys by
// their names, and the frame as text.
package tuitest

import (
	"regexp"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"flipchart/model"
	"flipchart/tui"
)

// Start is the moment at which the clock of a test stands: a Wednesday morning.
var Start = time.Date(2026, 11, 25, 9, 30, 0, 0, time.UTC)

// Stage is a stage with its session open.
type Stage struct {
	*tui.Stage
	Sessions *Memory
	Now      time.Time
	Files    map[string]string // what was exported, by path
	Wait     time.Duration     // until the next Tick is due

	tb     testing.TB
	config tui.Config
	quit   bool
	tick   func(time.Time) tea.Msg // the one started last
}

// Options say what a Stage begins with.
type Options struct {
	Session   *model.Session  // opened at once; nil begins with the list of sessions
	Others    []model.Session // stand in the list besides
	Exercises []tui.Exercise
	Course    tui.Course
	Theme     string
	Width     int // 80 unless set
	Height    int // 24 unless set

	CannotSuspend string
	ThrowAway     bool
	Looking       string
	File          string
	Backup        func() (string, time.Time, error)
	LastBackup    func() time.Time
}

// New is a stage on its first frame.
func New(tb testing.TB, options Options) *Stage {
	tb.Helper()
	s := &Stage{tb: tb, Sessions: NewMemory(), Now: Start, Files: map[string]string{}}
	s.config = tui.Config{
		Sessions: s.Sessions, Exporter: exporter{s}, Course: options.Course, Exercises: options.Exercises,
		Now: func() time.Time { return s.Now },
		Tick: func(wait time.Duration, message func(time.Time) tea.Msg) tea.Cmd {
			s.tick, s.Wait = message, wait
			return nil
		},
		Theme: options.Theme, CannotSuspend: options.CannotSuspend, ThrowAway: options.ThrowAway, Looking: options.Looking,
		File: options.File, Backup: options.Backup, LastBackup: options.LastBackup,
	}
	if options.Course == nil {
		s.config.Course = emptyCourse{}
	}
	for _, other := range options.Others {
		if _, err := s.Sessions.Create(other, Start); err != nil {
			tb.Fatal(err)
		}
	}
	if options.Session != nil {
		head, err := s.Sessions.Create(*options.Session, Start)
		if err != nil {
			tb.Fatal(err)
		}
		s.config.Open = head.ID
	}
	s.start(max(options.Width, 0), max(options.Height, 0))
	return s
}

func (s *Stage) start(width, height int) {
	if width == 0 || height == 0 {
		width, height = 80, 24
	}
	s.quit = false
	s.Stage = tui.New(s.config)
	s.run(s.Init())
	s.Resize(width, height)
}

// Restart ends the program as a crash would, and starts it again on what was saved.
func (s *Stage) Restart() {
	s.tb.Helper()
	s.start(0, 0)
}

// Resize gives the window another size.
func (s *Stage) Resize(width, height int) { s.Send(tea.WindowSizeMsg{Width: width, Height: height}) }

// Send gives the stage a message, and those that follow from it, until it is quiet. It fails the test
// when the keys of the screen then clash (tui.Stage.KeyClashes).
func (s *Stage) Send(msg tea.Msg) {
	_, cmd := s.Update(msg)
	s.run(cmd)
	for _, fault := range s.KeyClashes() {
		s.tb.Fatal(fault)
	}
}

func (s *Stage) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, each := range msg {
			s.run(each)
		}
	case tea.QuitMsg:
		s.quit = true
	default:
		s.Send(msg)
	}
}

// Press presses keys by their names: "a", "enter", "shift+left", "ctrl+r", "space".
func (s *Stage) Press(names ...string) *Stage {
	for _, name := range names {
		s.Send(Key(name))
	}
	return s
}

// Type types a text, a key for each character.
func (s *Stage) Type(text string) *Stage {
	for _, r := range text {
		s.Send(Key(string(r)))
	}
	return s
}

// Paste pastes a text.
func (s *Stage) Paste(text string) *Stage {
	s.Send(tea.PasteMsg{Content: text})
	return s
}

// Click presses and releases the mouse on a cell of the window.
func (s *Stage) Click(x, y int) *Stage { return s.Drag(x, y, x, y) }

// Drag presses the mouse on one cell and releases it on another.
func (s *Stage) Drag(x, y, toX, toY int) *Stage {
	s.Text() // hits come from the frame that is seen
	s.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	s.Text()
	s.Send(tea.MouseReleaseMsg{X: toX, Y: toY, Button: tea.MouseLeft})
	return s
}

// Session is the open session as the file has it.
func (s *Stage) Session() model.Session {
	s.tb.Helper()
	session, err := s.Sessions.Session(s.Sessions.last)
	if err != nil {
		s.tb.Fatal(err)
	}
	return session
}

// Tick lets what waits for the time go on: a timer shows the next second, a failed save is tried again.
func (s *Stage) Tick() *Stage {
	s.Send(s.tick(s.Now))
	return s
}

// Later lets time pass while the program is awake: with a tick each minute.
func (s *Stage) Later(d time.Duration) *Stage {
	for ; d > 0; d -= time.Minute {
		s.Now = s.Now.Add(min(d, time.Minute))
		s.Tick()
	}
	return s
}

// HasQuit is true once the program has ended.
func (s *Stage) HasQuit() bool { return s.quit }

// Find is the cell at which a text stands in the frame.
func (s *Stage) Find(text string) (x, y int) {
	s.tb.Helper()
	for y, line := range strings.Split(s.Text(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			return len([]rune(before)), y
		}
	}
	s.tb.Fatalf("%q is not in the frame:\n%s", text, s.Text())
	return 0, 0
}

// See fails the test unless every text is in the frame.
func (s *Stage) See(texts ...string) *Stage {
	s.tb.Helper()
	frame := s.Text()
	for _, text := range texts {
		if !strings.Contains(frame, text) {
			s.tb.Fatalf("%q is not in the frame:\n%s", text, frame)
		}
	}
	return s
}

// NotSee fails the test if one of the texts is in the frame.
func (s *Stage) NotSee(texts ...string) *Stage {
	s.tb.Helper()
	frame := s.Text()
	for _, text := range texts {
		if strings.Contains(frame, text) {
			s.tb.Fatalf("%q is in the frame:\n%s", text, frame)
		}
	}
	return s
}

// Golden compares the frame with the test's golden file.
func (s *Stage) Golden() {
	s.tb.Helper()
	golden.RequireEqual(s.tb, s.Text())
}

// ends are the blanks at the ends of lines: a row of colour has them, a text leaves them out.
var ends = regexp.MustCompile(`(?m) +$`)

// Golden plays a screen at the three sizes and compares each frame, as a subtest of its own. It does so in both
// themes: what the terminal gets differs in nothing but its colours.
func Golden(t *testing.T, options Options, play func(*Stage)) {
	t.Helper()
	for _, size := range []struct {
		name string
		w, h int
	}{{"80x24", 80, 24}, {"120x40", 120, 40}, {"200x60", 200, 60}} {
		t.Run(size.name, func(t *testing.T) {
			options.Width, options.Height = size.w, size.h
			for _, theme := range []string{"dark", "light"} {
				options.Theme = theme
				s := New(t, options)
				play(s)
				s.Golden()
				if sent := ends.ReplaceAllString(ansi.Strip(s.View().Content), "") + "\n"; sent != s.Text() {
					t.Errorf("in the %s theme the terminal gets another text:\n%s", theme, sent)
				}
			}
		})
	}
}

type emptyCourse struct{}

func (emptyCourse) Wall(func() model.ID) *model.Wall {
	return &model.Wall{Limit: model.DefaultWIPLimit}
}

// CardOf is the title of the card that an exercise has on the wall.
func (s *Stage) CardOf(exercise string) string {
	s.tb.Helper()
	for _, card := range s.Session().Wall.Cards() {
		if card.Exercise == exercise {
			return card.Title.String()
		}
	}
	s.tb.Fatalf("%s has no card on the wall", exercise)
	return ""
}
