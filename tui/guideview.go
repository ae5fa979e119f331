package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// guide shows the open exercise's guide over the screen, or beside it where the window is wide.
type guide struct {
	shown       bool
	facilitator bool
	page        int
	pages       int

	lines []string // laid out for width
	width int
}

// theGuide is the guide of the screen on top.
func (s *Stage) theGuide() model.Guide {
	desk := s.desk()
	if desk == nil {
		return model.Guide{}
	}
	if exercise, ok := s.exercise(desk.key); ok {
		return exercise.Guide
	}
	return s.live.Session().Wall.Card(desk.card).Guide
}

func (s *Stage) noGuide() string {
	if s.theGuide().Room.String() == "" {
		return "there is no guide here: open a card first"
	}
	return ""
}

func (s *Stage) showGuide(string) tea.Cmd {
	s.guide = guide{shown: !s.guide.shown || s.guide.facilitator}
	return nil
}

// showFacilitator opens the facilitator's part, which holds answers, after a warning.
func (s *Stage) showFacilitator(string) tea.Cmd {
	s.ask(&Question{
		Title: "The facilitator's part",
		Body:  "It holds prompts and answers, and the room will see them on the projector. Press b to blank the screen instead, or go on.",
		Yes:   "show it",
		Then: func() tea.Cmd {
			s.guide = guide{shown: true, facilitator: true}
			return nil
		},
	})
	return nil
}

// key turns the guide's pages; it is false for a key that is not the guide's.
func (g *guide) key(key string, s *Stage) bool {
	switch key {
	case "pgdown", "space", "down", "j", "right", "l":
		g.page = min(g.page+1, max(g.pages-1, 0))
	case "pgup", "up", "k", "left", "h":
		g.page = max(g.page-1, 0)
	case "esc", "g", "q", "enter":
		*g = guide{}
	case "ctrl+z", "t", "b", ".", "T", "<", ">", "G", "?", "ctrl+p", ":", "p":
		return false
	}
	return true
}

func (g *guide) keys(*Stage) []Action {
	return []Action{
		{Keys: []string{"pgdown"}, Label: "next page", Footer: true, Do: func(string) tea.Cmd { g.key("pgdown", nil); return nil }},
		{Keys: []string{"pgup"}, Label: "page before", Footer: true, Do: func(string) tea.Cmd { g.key("pgup", nil); return nil }},
		{Keys: []string{"esc"}, Label: "back to the board", Footer: true, Do: func(string) tea.Cmd { *g = guide{}; return nil }},
	}
}

// wideGuide is the window's width from which the guide stands beside the board.
const wideGuide, guideWidth = 140, 62

func (g *guide) draw(c *ui.Canvas, s *Stage) {
	if c.W >= wideGuide {
		s.screen().Draw(c.In(ui.Rect{X: 0, Y: 0, W: c.W - guideWidth - 1, H: c.H}))
		c.Fill(ui.Rect{X: c.W - guideWidth - 1, Y: 0, W: 1, H: c.H}, ui.Rule, "│")
		c = c.In(ui.Rect{X: c.W - guideWidth, Y: 0, W: guideWidth, H: c.H})
	}
	DrawGuide(c, s.theGuide(), g)
}

// DrawGuide shows one page of a guide.
func DrawGuide(c *ui.Canvas, text model.Guide, g *guide) {
	part := text.Room
	if g.facilitator {
		part = text.Facilitator
	}
	if width := min(c.W-4, 76); g.lines == nil || g.width != width {
		g.lines, g.width = ui.Markdown(part.String(), width), width
	}
	height := max(c.H-2, 1)
	g.pages = (len(g.lines) + height - 1) / height
	g.page = min(g.page, max(g.pages-1, 0))
	top := 0
	if g.facilitator {
		c.Put(2, 0, ui.Warn|ui.Bold, "! for the facilitator")
		top = 1
	}
	first := g.page * height
	for i := first; i < min(first+height, len(g.lines)); i++ {
		ui.DrawLine(c, 2, top+i-first, g.lines[i])
	}
	if g.pages > 1 {
		c.Right(c.W-2, c.H-1, ui.Accent|ui.Bold, fmt.Sprintf("page %d of %d", g.page+1, g.pages))
	}
}
