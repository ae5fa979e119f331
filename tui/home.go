package tui

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// home is the list of sessions.
type home struct {
	stage *Stage
	heads []model.Head
}

func newHome(s *Stage) *home {
	h := &home{stage: s}
	h.reload("")
	return h
}

func (h *home) reload(model.SessionID) {
	heads, err := h.stage.config.Sessions.Heads()
	if err != nil {
		h.stage.say(sentence(err), true)
	}
	h.heads = heads
}

func (h *home) undone(what, label string, err error) tea.Cmd {
	if err != nil {
		h.stage.say(sentence(err), true)
		return nil
	}
	h.stage.say(what+label+".", false)
	h.reload("")
	return nil
}

// Init does nothing.
func (h *home) Init() tea.Cmd { return nil }

// Update does nothing.
func (h *home) Update(tea.Msg) tea.Cmd { return nil }

// Draw lists the sessions.
func (h *home) Draw(c *ui.Canvas) {
	for i, head := range h.heads {
		c.Put(2, 1+i, ui.Plain, head.Name.String())
	}
}

// Title of the list.
func (h *home) Title() string { return "Sessions" }

// Actions of the list.
func (h *home) Actions() []Action { return nil }

// CapturesText is false.
func (h *home) CapturesText() bool { return false }
