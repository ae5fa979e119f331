package tui

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// key finds what a key press is for: leaving the program, the dialog on top, the text being typed, the
// screen's actions, and the keys that work everywhere, in this order.
func (s *Stage) key(key tea.KeyPressMsg) tea.Cmd {
	name := key.String()
	if name == "ctrl+c" {
		return s.ctrlC()
	}
	if name == "ctrl+z" && !s.exclusive() {
		return s.do(s.suspend(), name) // from dialogs and fields too
	}
	s.urgent = false
	if s.blank {
		s.blank = false
		return nil
	}
	if s.saving.closing && s.saving.trouble == "" && len(s.dialogs) == 0 {
		return nil // the last save is on its way, and the session closes behind it
	}
	if n := len(s.dialogs); n > 0 {
		if a, ok := find(s.dialogs[n-1].Actions(), name); ok {
			return s.act(a, name)
		}
		return s.toTop(key)
	}
	if s.guide.covers(s) {
		if a, ok := find(s.guide.actions(), name); ok {
			return s.act(a, name)
		}
		if a, ok := find(s.globals(), name); ok {
			return s.do(a, name)
		}
		return nil
	}
	screen, typing := s.screen(), s.typing()
	if typing && key.Text != "" {
		s.toast.heed()
		return screen.Update(key)
	}
	if a, ok := find(screen.Actions(), name); ok {
		return s.do(a, name)
	}
	if typing || s.exclusive() {
		return screen.Update(key)
	}
	if a, ok := find(s.globals(), name); ok {
		return s.do(a, name)
	}
	return screen.Update(key)
}

// find is the action that has a key.
func find(actions []Action, key string) (Action, bool) {
	for _, a := range actions {
		if slices.Contains(a.Keys, key) {
			return a, true
		}
	}
	return Action{}, false
}

// do does an action of the screen or one that works everywhere, or says why it cannot be done.
func (s *Stage) do(a Action, key string) tea.Cmd {
	if s.refuses(a) {
		s.say(sentence(ErrLooking), true)
		return nil
	}
	return s.act(a, key)
}

// act does an action, or says why it cannot be done.
func (s *Stage) act(a Action, key string) tea.Cmd {
	if why := a.why(); why != "" {
		s.say(why, true)
		return nil
	}
	if a.Do == nil {
		return nil
	}
	s.toast.heed()
	return a.Do(key)
}

// key is the one that stands for all of an action's keys; an action without any is found in the palette.
func (a Action) key() string {
	if len(a.Keys) == 0 {
		return ""
	}
	return a.Keys[0]
}

func (s *Stage) exclusive() bool {
	e, ok := s.screen().(Exclusive)
	return ok && e.Exclusive()
}

// globals are the keys that work everywhere.
func (s *Stage) globals() []Action {
	inSession := func() string {
		if s.live == nil {
			return "open a session first"
		}
		return ""
	}
	withCard := func() string {
		if _, _, ok := s.timer(); !ok {
			return "open a card first: its time box is what the timer counts"
		}
		return ""
	}
	return []Action{
		{Keys: []string{"u"}, Label: "undo", Help: "Take back the last change, and the one before it.", Do: s.undo},
		{Keys: []string{"ctrl+r"}, Label: "redo", Help: "Do again what was taken back.", Do: s.redo},
		{Keys: []string{"g"}, Label: s.guideWord(), Help: "Show the guide for the room, and hide it.", Footer: s.guide.shown, Why: s.noMoreGuide, Looks: true, Do: s.showGuide},
		{Keys: []string{"G"}, Label: "facilitator's guide", Help: "Show prompts and answers, after a warning that the room sees them.", Why: s.noGuide, Looks: true, Do: s.showFacilitator},
		{Keys: []string{"pgdown", "pgup"}, Shown: "PgUp PgDn", Label: "page", Help: "Turn the guide's pages, or a long list's while no guide is shown.", Footer: s.paged(), Looks: true, Do: s.page},
		{Keys: []string{"T"}, Label: s.timerWord(), Help: "Start the card's timer, or pause it.", Why: withCard, Do: s.switchTimer},
		{Keys: []string{">", "<"}, Shown: "< >", Label: "a minute", Help: "Take a minute off the timer, or give it one more.", Why: withCard, Do: s.shiftTimer},
		{Keys: []string{"p"}, Label: "park a point", Help: "Store an off-topic point with its time and exercise.", Why: inSession, Do: s.park},
		{Keys: []string{"x"}, Label: "export", Help: "Write the report to a file.", Why: s.nothingToExport, Looks: true, Do: s.export},
		{Keys: []string{"t"}, Label: "theme", Help: "Change between dark and light.", Looks: true, Do: s.switchTheme},
		{Keys: []string{"b", "."}, Label: "blank", Help: "Darken the screen until the next key.", Looks: true, Do: func(string) tea.Cmd { s.blank = true; return nil }},
		{Keys: []string{"?"}, Label: "help", Help: "Show every key; typing filters them.", Footer: true, Looks: true, Do: s.help},
		{Keys: []string{"ctrl+p", ":"}, Label: "palette", Help: "Find anything that can be done by its name.", Looks: true, Do: s.palette},
		{Keys: []string{"q"}, Label: s.backWord(), Help: "Go back, or quit from the list of sessions.", Footer: true, Looks: true, Do: func(string) tea.Cmd { return s.back() }},
		{Keys: []string{"esc"}, Label: "leave", Help: "Leave what is just going on.", Do: func(string) tea.Cmd { return s.screen().Update(tea.KeyPressMsg{Code: tea.KeyEscape}) }},
		s.suspend(),
	}
}

func (s *Stage) backWord() string {
	switch len(s.screens) {
	case 0:
		return "quit"
	case 1:
		return "home"
	}
	return "back"
}

// paged is true when there are pages to turn in what was drawn last.
func (s *Stage) paged() bool {
	if s.guide.shown {
		return s.guide.pages > 1
	}
	return s.canvas.Paged()
}

// page turns the guide's page, or asks the screen to turn its list's.
func (s *Stage) page(key string) tea.Cmd {
	if s.guide.shown {
		s.guide.turn(key == "pgdown")
		return nil
	}
	return s.screen().Update(Turn{Forward: key == "pgdown"})
}

// Turn asks a screen for the next page of its list, or the one before.
type Turn struct{ Forward bool }

// sentence begins an error with a capital letter and ends it with a full stop.
func sentence(err error) string {
	first, size := utf8.DecodeRuneInString(err.Error())
	text := string(unicode.ToUpper(first)) + err.Error()[size:]
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return text
}
