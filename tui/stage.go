package tui

import (
	"cmp"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// Config is what the stage works with; cli puts it together.
type Config struct {
	Sessions  Sessions
	Exporter  Exporter
	Course    Course
	Exercises []Exercise
	Now       func() time.Time
	// Tick sends a message after a while: tea.Tick, or nothing in a test.
	Tick func(time.Duration, func(time.Time) tea.Msg) tea.Cmd

	Theme string          // for this run; empty takes the machine's setting
	Open  model.SessionID // opened at once; empty begins with the list of sessions
	Told  string          // a sentence to begin with; empty for none

	CannotSuspend string // why the program cannot be put aside; empty where it can
	ThrowAway     bool   // the sessions are a demo, and are deleted when the program ends
	File          string // what the sessions are kept in, as people are told; empty for a demo
	Looking       string // what the header says where nothing can be changed: "copy of 14:05"; else empty

	// Backup copies the file to a place beside it, and says where and of when the copy is; nil where none is taken.
	Backup func() (path string, at time.Time, err error)
	// LastBackup is of when the newest copy is, the zero time where there is none; nil where none is taken.
	LastBackup func() time.Time
}

// Stage is the one tea.Model of the program.
type Stage struct {
	config Config
	theme  *ui.Theme
	canvas *ui.Canvas
	mouse  mouse

	home    *home
	live    *model.Live // nil while no session is open
	screens []open      // the wall first, what lies on it last; empty on the home screen
	dialogs []Dialog
	drafts  map[draftPlace]draft // what was typed and left by esc, until it is opened again

	toast      toast
	lastBackup time.Time // zero where there is none
	guide      guide
	saving     saving
	ticking    int       // the generation of the tick that counts
	quick      bool      // it comes with the second, not with the minute
	awake      time.Time // when the last message came
	blank      bool      // the screen is dark until the next key
	leaving    bool      // the program ends once all is saved
	urgent     bool      // ctrl+c was pressed once
}

// open is a screen with the desk it works at.
type open struct {
	Screen
	desk *Desk
}

// New is the program's model, to be run by Bubble Tea.
func New(config Config) *Stage {
	s := &Stage{config: config, canvas: ui.NewCanvas(80, 24)}
	settings, err := config.Sessions.Settings()
	if err != nil {
		settings.Mouse = true
		s.say(sentence(err), true)
	}
	if config.Theme != "" {
		settings.Theme = config.Theme
	}
	s.theme, s.mouse.off = ui.ThemeNamed(settings.Theme), !settings.Mouse
	s.home = newHome(s)
	return s
}

// Init opens the session asked for, or the one in which the room has the keyboard: the list of sessions is not
// for the room. It starts the clock.
func (s *Stage) Init() tea.Cmd {
	var cmd tea.Cmd
	id := s.config.Open
	if !s.looking() {
		id = cmp.Or(id, s.home.handedOver())
	}
	if id != "" {
		cmd = s.openSession(id)
	}
	if s.config.Told != "" {
		s.say(s.config.Told, false)
	}
	return tea.Batch(cmd, s.seekFirstBackup(), s.tick())
}

// Update passes a message to whoever it is for. Whatever changed the session is on its way to the file
// when it returns.
func (s *Stage) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	news := s.awaken()
	cmd := s.dispatch(msg)
	if news != "" {
		s.say(news, true)
	}
	s.dialogs = slices.DeleteFunc(s.dialogs, Dialog.Done)
	cmd = tea.Batch(cmd, s.save())
	if s.counting() && !s.quick {
		cmd = tea.Batch(cmd, s.tick())
	}
	return s, cmd
}

func (s *Stage) dispatch(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.canvas = ui.NewCanvas(min(msg.Width, maxWidth), min(msg.Height, maxHeight))
		return nil
	case tick:
		return s.ticked(msg)
	case saved:
		return s.settle(msg)
	case retry:
		s.saving.waits = false
		return nil
	case Quit:
		return s.quit()
	case Flush:
		return s.flush(msg)
	case backedUp:
		return s.backedUp(msg)
	case newestBackup:
		s.lastBackup = msg.at
		return nil
	case Trouble:
		s.say(sentence(msg.Err), true)
		return nil
	case tea.KeyPressMsg:
		return s.key(msg)
	case tea.PasteMsg:
		s.urgent = false
		if s.looking() && len(s.dialogs) == 0 && !s.typing() {
			s.say(sentence(ErrLooking), true)
			return nil
		}
		return s.toTop(msg)
	case tea.MouseMsg:
		return s.pointed(msg)
	}
	return s.screen().Update(msg) // the screen's own, whatever dialog lies over it
}

// maxWidth and maxHeight bound what is drawn: no room has a larger terminal, and a mistaken size must
// not cost the memory of the machine.
const maxWidth, maxHeight = 500, 250

// Quit ends the program once everything is saved; signals send it.
type Quit struct{}

// Flush asks to be told, by closing Done, when everything that was done is in the file.
type Flush struct{ Done chan<- struct{} }

func (s *Stage) flush(f Flush) tea.Cmd {
	if s.live != nil && s.live.Unsaved() {
		s.saving.flushes = append(s.saving.flushes, f)
		return nil
	}
	close(f.Done)
	return nil
}

// toTop hands what somebody does to the dialog on top or to the screen.
func (s *Stage) toTop(msg tea.Msg) tea.Cmd {
	if n := len(s.dialogs); n > 0 {
		return s.dialogs[n-1].Update(msg)
	}
	return s.screen().Update(msg)
}

// screen is the one on top.
func (s *Stage) screen() Screen {
	if n := len(s.screens); n > 0 {
		return s.screens[n-1].Screen
	}
	return s.home
}

// typing is true while text is typed on the screen itself.
func (s *Stage) typing() bool {
	typing, ok := s.screen().(Typing)
	return ok && typing.CapturesText()
}

// screenTitle is what the header calls the screen on top.
func (s *Stage) screenTitle() string {
	if titled, ok := s.screen().(Titled); ok {
		return titled.Title()
	}
	return s.exerciseName(s.desk().key)
}

func (s *Stage) desk() *Desk {
	if n := len(s.screens); n > 0 {
		return s.screens[n-1].desk
	}
	return nil
}

func (s *Stage) ask(d Dialog) {
	s.toast = toast{}
	if prompt, ok := d.(*Prompt); ok && !prompt.figures {
		s.rememberTyping(prompt)
	}
	s.dialogs = append(s.dialogs, d)
}

// now is the time of day and nothing else: the other clock in a time.Time, which measures lengths, stands still
// while the machine sleeps.
func (s *Stage) now() time.Time { return s.config.Now().Round(0) }

// View draws the frame, the screen and what lies over it.
func (s *Stage) View() tea.View {
	s.draw()
	view := tea.NewView(s.canvas.Render(s.theme))
	view.AltScreen = true
	view.WindowTitle = s.title()
	view.MouseMode = s.mouse.mode()
	if at := s.canvas.Cursor(); at != nil {
		view.Cursor = tea.NewCursor(at.X, at.Y)
		view.Cursor.Blink = false // over a projector's cable blinking shows as flicker
	}
	return view
}

// Text is the frame without colours, one line a row.
func (s *Stage) Text() string {
	s.draw()
	return s.canvas.String()
}
