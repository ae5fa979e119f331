package tui

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// key finds what a key press is for: leaving the program, the dialog on top, the text being typed, the
// screen's actions, and the keys that work everywhere, in this order.
func (s *Stage) key(key tea.KeyPressMsg) tea.Cmd {
	name := key.String()
	if name == "ctrl+c" {
		return s.ctrlC()
	}
	if name == "ctrl+z" && !s.exclusive() {
		return tea.Suspend // from dialogs and fields too
	}
	s.urgent = false
	if s.blank {
		s.blank = false
		return nil
	}
	if s.saving.closing && s.saving.trouble == "" && len(s.dialogs) == 0 {
		return nil // the last save is on its way, and the session closes behind it
	}
	if len(s.dialogs) > 0 {
		return s.toTop(key)
	}
	if s.guide.shown && s.guide.key(name, s) {
		return nil
	}
	screen, typing := s.screen(), s.typing()
	if typing && key.Text != "" {
		return screen.Update(key)
	}
	if cmd, ok := s.act(screen.Actions(), name); ok {
		return cmd
	}
	if typing || s.exclusive() {
		return screen.Update(key)
	}
	if cmd, ok := s.act(s.globals(), name); ok {
		return cmd
	}
	return screen.Update(key)
}

// act does the action that has a key, or says why it cannot be done.
func (s *Stage) act(actions []Action, key string) (tea.Cmd, bool) {
	for _, a := range actions {
		if slices.Contains(a.Keys, key) {
			return s.do(a, key), true
		}
	}
	return nil, false
}

func (s *Stage) do(a Action, key string) tea.Cmd {
	if why := a.why(); why != "" {
		s.say(why, true)
		return nil
	}
	if a.Do == nil {
		return nil
	}
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
		{Keys: []string{"g"}, Label: "guide", Help: "Show the guide for the room, and hide it.", Why: s.noGuide, Do: s.showGuide},
		{Keys: []string{"G"}, Label: "facilitator's guide", Help: "Show prompts and answers, after a warning that the room sees them.", Why: s.noGuide, Do: s.showFacilitator},
		{Keys: []string{"pgdown", "pgup"}, Shown: "PageUp PageDown", Label: "page", Help: "Turn the guide's pages, or a long list's while no guide is shown.", Do: s.page},
		{Keys: []string{"T"}, Label: "timer", Help: "Start the card's timer, or pause it.", Why: withCard, Do: s.switchTimer},
		{Keys: []string{">", "<"}, Shown: "< >", Label: "a minute", Help: "Take a minute off the timer, or give it one more.", Why: withCard, Do: s.shiftTimer},
		{Keys: []string{"p"}, Label: "park a point", Help: "Store an off-topic point with its time and exercise.", Why: inSession, Do: s.park},
		{Keys: []string{"x"}, Label: "export", Help: "Write the report to a file.", Why: s.nothingToExport, Do: s.export},
		{Keys: []string{"t"}, Label: "theme", Help: "Change between dark and light.", Do: s.switchTheme},
		{Keys: []string{"b", "."}, Label: "blank", Help: "Darken the screen until the next key.", Do: func(string) tea.Cmd { s.blank = true; return nil }},
		{Keys: []string{"?"}, Label: "help", Help: "Show every key; typing filters them.", Footer: true, Do: s.help},
		{Keys: []string{"ctrl+p", ":"}, Label: "palette", Help: "Find anything that can be done by its name.", Do: s.palette},
		{Keys: []string{"q"}, Label: s.backWord(), Help: "Go back, or quit from the list of sessions.", Footer: true, Do: func(string) tea.Cmd { return s.back() }},
		{Keys: []string{"esc"}, Label: "leave", Help: "Leave what is just going on.", Do: func(string) tea.Cmd { return s.screen().Update(tea.KeyPressMsg{Code: tea.KeyEscape}) }},
		{Keys: []string{"ctrl+z"}, Label: "suspend", Help: "Put the program aside; fg brings it back.", Do: func(string) tea.Cmd { return tea.Suspend }},
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

// help shows every key of the screen and of the stage.
func (s *Stage) help(string) tea.Cmd {
	s.ask(&Menu{Title: s.screenTitle() + ": keys", Reads: true, Items: s.everything(func(a Action) string {
		if a.Help != "" {
			return a.Help
		}
		return a.Label
	})})
	return nil
}

// palette finds anything by its name, and goes to any card.
func (s *Stage) palette(string) tea.Cmd {
	items := s.everything(func(a Action) string { return a.Label })
	items = append(items, s.mouseItem())
	if s.live != nil {
		items = append(items,
			MenuItem{Label: "rename the group, its pipeline and its working hours", Do: s.editGroup},
			MenuItem{Label: "parking lot", Do: s.showParkingLot})
		for _, card := range s.live.Session().Wall.Cards() {
			items = append(items, MenuItem{Label: "open " + card.Title.String(), Do: func() tea.Cmd { return s.openCard(card.ID) }})
		}
		for _, exercise := range s.withoutCard() {
			items = append(items, MenuItem{Label: "open " + exercise.Name + " (it has no card)", Do: func() tea.Cmd { return s.openExercise(exercise.Key) }})
		}
	}
	s.ask(&Menu{Title: "What do you want to do?", Items: items})
	return nil
}

func (s *Stage) everything(label func(Action) string) []MenuItem {
	var items []MenuItem
	for _, a := range append(s.screen().Actions(), s.globals()...) {
		if a.Label == "" {
			continue
		}
		items = append(items, MenuItem{Key: keyName(a), Label: label(a), Words: a.Label + " " + a.Help, Why: a.why(), Do: func() tea.Cmd { return s.do(a, a.key()) }})
	}
	return items
}

// switchTheme goes to the other theme and keeps it for this machine.
func (s *Stage) switchTheme(string) tea.Cmd {
	if s.theme == ui.Dark {
		s.theme = ui.Light
	} else {
		s.theme = ui.Dark
	}
	s.keepSettings()
	return nil
}

// keepSettings keeps the theme and the mouse for the next time.
func (s *Stage) keepSettings() {
	if err := s.config.Sessions.SetSettings(Settings{Theme: s.theme.Name, Mouse: !s.mouse.off}); err != nil {
		s.say("This setting is not kept for the next time: "+err.Error(), true)
	}
}

// page turns the guide's page, or asks the screen to turn its list's.
func (s *Stage) page(key string) tea.Cmd {
	return s.screen().Update(Turn{Forward: key == "pgdown"})
}

// Turn asks a screen for the next page of its list, or the one before.
type Turn struct{ Forward bool }

// undo takes back the newest edit, of the session or of the list of sessions.
func (s *Stage) undo(string) tea.Cmd {
	if s.live == nil {
		label, err := s.config.Sessions.UndoHome(s.now())
		return s.home.undone("Undone: ", label, err)
	}
	record, err := s.live.Undo(s.now())
	return s.undone("Undone: ", record, err)
}

// redo does again what was taken back.
func (s *Stage) redo(string) tea.Cmd {
	if s.live == nil {
		label, err := s.config.Sessions.RedoHome(s.now())
		return s.home.undone("Done again: ", label, err)
	}
	record, err := s.live.Redo(s.now())
	return s.undone("Done again: ", record, err)
}

// undone names the edit and shows the screen that it was made on.
func (s *Stage) undone(what string, record model.Record, err error) tea.Cmd {
	if err != nil {
		s.say(sentence(err), true)
		return nil
	}
	where := "on the wall"
	if record.Exercise != "" {
		where = "in " + s.exerciseName(record.Exercise)
	}
	var cmd tea.Cmd
	switch {
	case record.Exercise == s.desk().key:
	case record.Exercise == "":
		cmd = s.toWall()
	default:
		cmd = s.openExercise(record.Exercise)
	}
	s.say(what+record.Label+", "+where+".", false) // on the screen that it is about
	return cmd
}

// sentence begins an error with a capital letter and ends it with a full stop.
func sentence(err error) string {
	first, size := utf8.DecodeRuneInString(err.Error())
	text := string(unicode.ToUpper(first)) + err.Error()[size:]
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return text
}
