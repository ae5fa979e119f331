package tui

import (
	"fmt"
	"strings"

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

	text  string // that lines are laid out from, for width
	lines []string
	width int
}

// theGuide is the guide of the screen on top.
func (s *Stage) theGuide() model.Guide {
	desk := s.desk()
	if desk == nil {
		return model.Guide{}
	}
	if exercise, ok := s.exercise(desk.key); ok {
		if exercise.Guide == nil {
			return model.Guide{}
		}
		return exercise.Guide()
	}
	return s.live.Session().Wall.Card(desk.card).Guide
}

func (s *Stage) noGuide() string {
	if s.theGuide().Room.String() == "" {
		return "there is no guide here: open a card first"
	}
	return ""
}

// noMoreGuide is why g has nothing to show: the screen may be the guide.
func (s *Stage) noMoreGuide() string {
	if talk, ok := s.screen().(*talk); ok && talk.card().Kind != model.BreakCard && !s.guide.shown {
		return "this is the guide; G shows the facilitator's part"
	}
	return s.noGuide()
}

func (s *Stage) showGuide(string) tea.Cmd {
	s.guide = guide{shown: !s.guide.shown}
	return nil
}

// guideWord says what g does now.
func (s *Stage) guideWord() string {
	if s.guide.shown {
		return "hide the guide"
	}
	return "guide"
}

// showFacilitator opens the facilitator's part, which holds answers, after a warning.
func (s *Stage) showFacilitator(string) tea.Cmd {
	s.ask(&Question{
		Title: "! Show prompts and answers to the whole room?",
		Body:  "They stand in the facilitator's part, and the room will see them. (On paper: flipchart course show --guides)",
		Yes:   "show it",
		Then: func() tea.Cmd {
			s.guide = guide{shown: true, facilitator: true}
			return nil
		},
	})
	return nil
}

// covers is true while the guide lies over the screen and has the keyboard. Where the window is wide it
// stands beside the screen, which keeps its keys but for the pages.
func (g *guide) covers(s *Stage) bool { return g.shown && s.canvas.W < wideGuide }

// turn goes to the next page, or the one before.
func (g *guide) turn(forward bool) {
	if forward {
		g.page = min(g.page+1, max(g.pages-1, 0))
	} else {
		g.page = max(g.page-1, 0)
	}
}

// actions are those of a guide that covers the screen: the screen's own rest, those of the stage do not.
func (g *guide) actions() []Action {
	turn := func(forward bool) func(string) tea.Cmd {
		return func(string) tea.Cmd { g.turn(forward); return nil }
	}
	paged := g.pages > 1
	return []Action{
		{Keys: []string{"pgdown", "space", "down", "right", "j", "l"}, Label: "next page", Footer: paged, Do: turn(true)},
		{Keys: []string{"pgup", "up", "left", "k", "h"}, Label: "page before", Footer: paged, Do: turn(false)},
		{Keys: []string{"g", "esc", "q", "enter"}, Label: "hide the guide", Footer: true, Do: func(string) tea.Cmd { *g = guide{}; return nil }},
	}
}

// guideWidth is the guide's beside the board, wideGuide the window's from which the board keeps 80 columns
// then.
const guideWidth, wideGuide = 62, 80 + 1 + 62

func (g *guide) draw(c *ui.Canvas, s *Stage) {
	part := s.theGuide().Room.String()
	if g.facilitator {
		part = s.theGuide().Facilitator.String()
	}
	if !g.covers(s) {
		board := c.In(ui.Rect{W: c.W - guideWidth - 1, H: c.H})
		s.screen().Draw(board)
		c.Fill(ui.Rect{X: board.W, W: 1, H: c.H}, ui.Rule, "│")
		c = c.In(ui.Rect{X: c.W - guideWidth, W: guideWidth, H: c.H})
		part = withoutQuestion(part, board)
		if !g.facilitator { // which says so itself
			c.Put(2, 0, ui.Plain|ui.Bold, "GUIDE")
			c = c.In(ui.Rect{Y: 2, W: c.W, H: c.H - 2})
		}
	}
	drawGuide(c, part, g)
}

// withoutQuestion leaves a guide's heading out where the board's headline beside it says the same.
func withoutQuestion(part string, board *ui.Canvas) string {
	first, rest, _ := strings.Cut(part, "\n")
	question := strings.TrimLeft(first, "# ")
	if strings.Contains(board.In(ui.Rect{W: board.W, H: 1}).String(), question) {
		return strings.TrimSpace(rest)
	}
	return part
}

// drawGuide shows one page of a part of a guide and returns the row from which on the canvas is free, but
// for the page's number at the right of the last one.
func drawGuide(c *ui.Canvas, part string, g *guide) int {
	top := 0
	if g.facilitator {
		top = 2
		c.Put(2, 0, ui.Warn|ui.Bold, "! for the facilitator")
	}
	if width := min(c.W-4, 76); g.text != part || g.width != width {
		g.text, g.lines, g.width = part, ui.Markdown(part, width), width
	}
	height := c.H - 1 - top
	if len(g.lines) > height {
		height-- // a blank row above the page's number
	}
	starts := append(ui.Pages(g.lines, max(height, 1)), len(g.lines))
	g.pages = len(starts) - 1
	g.page = min(g.page, g.pages-1)
	lines := g.lines[starts[g.page]:starts[g.page+1]]
	for i, line := range lines {
		ui.DrawLine(c, 2, top+i, line)
	}
	if g.pages > 1 {
		c.Right(c.W-2, c.H-1, ui.Accent|ui.Bold, fmt.Sprintf("page %d of %d", g.page+1, g.pages))
	}
	return top + len(lines)
}
