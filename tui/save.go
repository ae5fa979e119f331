package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// saving is how far the file has followed the session.
type saving struct {
	trouble string // why the last save failed; empty while all is well
	waits   bool   // until the retry is due
	closing bool   // the session closes once all is saved
	flushes []Flush
}

// saved says that a save ended.
type saved struct{ err error }

// retry says that a failed save is to be tried again.
type retry struct{}

// retryAfter a failed save it is tried again.
const retryAfter = 2 * time.Second

// save hands the next save to the store, in the background: no key waits for the disk. There is one in
// flight at a time; what is changed meanwhile goes with the next.
func (s *Stage) save() tea.Cmd {
	if s.live == nil || s.saving.waits {
		return nil
	}
	save, ok := s.live.TakeSave()
	if !ok {
		return nil
	}
	sessions := s.config.Sessions
	return func() tea.Msg { return saved{sessions.Save(save)} }
}

// settle takes note of how a save ended.
func (s *Stage) settle(msg saved) tea.Cmd {
	if s.live == nil {
		return nil
	}
	if msg.err != nil {
		s.live.NotSaved()
		first := s.saving.trouble == ""
		s.saving.trouble, s.saving.waits = msg.err.Error(), true
		if first || s.leaving || s.saving.closing {
			s.askUnsaved()
		}
		return s.config.Tick(retryAfter, func(time.Time) tea.Msg { return retry{} })
	}
	s.live.Saved()
	s.saving.trouble = ""
	if s.live.Unsaved() {
		return nil
	}
	for _, f := range s.saving.flushes {
		close(f.Done)
	}
	s.saving.flushes = nil
	switch {
	case s.leaving:
		return s.quit()
	case s.saving.closing:
		return s.closed()
	}
	return nil
}

// askUnsaved tells what the file's trouble is and, where somebody wants to leave, offers to write the
// session somewhere else first.
func (s *Stage) askUnsaved() {
	if !s.leaving && !s.saving.closing {
		s.say("Not saved: "+s.saving.trouble, true)
		return
	}
	if len(s.dialogs) > 0 {
		return
	}
	s.ask(&Menu{Title: "! Leave? Not saved: " + s.saving.trouble, Items: []MenuItem{
		{Label: "stay here; saving is tried again every two seconds", Do: func() tea.Cmd {
			s.leaving, s.saving.closing = false, false
			return nil
		}},
		{Label: "write the session to another file first", Note: "flipchart import makes a session of it again.", Do: func() tea.Cmd {
			s.leaving, s.saving.closing = false, false
			s.askExport("json")
			return nil
		}},
		{Label: "leave, and lose what is not saved", Do: func() tea.Cmd {
			s.live.Forget()
			if s.leaving {
				return tea.Quit
			}
			return s.closed()
		}},
	}})
}

// Unsaved is the open session where something in it is not known to be in the file. What somebody chose to
// leave behind does not count, nor does a demo.
func (s *Stage) Unsaved() (session model.Session, ok bool) {
	if s.live == nil || s.config.ThrowAway || !s.live.Unsaved() {
		return model.Session{}, false
	}
	return s.live.Session(), true
}

// Trouble is why the last save failed, in a sentence; empty while all is well.
func (s *Stage) Trouble() string { return s.saving.trouble }

// SaveNow writes what is not known to be in the file, and waits for it. It is for the end, when no Update
// comes any more that could tell how a save went.
func (s *Stage) SaveNow() error {
	s.live.NotSaved()
	save, ok := s.live.TakeSave()
	if !ok {
		return nil
	}
	if err := s.config.Sessions.Save(save); err != nil {
		s.live.NotSaved()
		return err
	}
	s.live.Saved()
	return nil
}

// mark is what the header says about saving the open session.
func (s *Stage) mark() (string, ui.Ink) {
	switch {
	case s.looking():
		return s.config.Looking, ui.Warn | ui.Bold
	case s.saving.trouble != "":
		// The reason; what to do about it was told in full, and is when somebody leaves.
		reason, _, _ := strings.Cut(s.saving.trouble, ": ")
		return "! not saved: " + reason, ui.Warn | ui.Bold
	case s.config.ThrowAway:
		return "demo, not kept", ui.Quiet
	case s.live.Unsaved():
		return "… saving", ui.Quiet
	}
	return "✓ saved", ui.Good
}
