package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

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
		Body:  "It holds prompts and answers, and the room will see them on the projector.",
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

// key turns the guide's pages; it is false for a key that is not the guide's.
func (g *guide) key(key string, s *Stage) bool {
	switch key {
	case "pgdown":
		g.turn(true)
		return true
	case "pgup":
		g.turn(false)
		return true
	}
	if !g.covers(s) {
		return false
	}
	switch key {
	case "space", "down", "j", "right", "l":
		g.turn(true)
	case "up", "k", "left", "h":
		g.turn(false)
	case "esc", "g", "q", "enter":
		*g = guide{}
	case "ctrl+z", "t", "b", ".", "T", "<", ">", "G", "?", "ctrl+p", ":", "p":
		return false
	}
	return true
}

// turn goes to the next page, or the one before.
func (g *guide) turn(forward bool) {
	if forward {
		g.page = min(g.page+1, max(g.pages-1, 0))
	} else {
		g.page = max(g.page-1, 0)
	}
}

func (g *guide) keys(*Stage) []Action {
	return []Action{
		{Keys: []string{"pgdown"}, Label: "next page", Footer: true, Do: func(string) tea.Cmd { g.turn(true); return nil }},
		{Keys: []string{"pgup"}, Label: "page before", Footer: true, Do: func(string) tea.Cmd { g.turn(false); return nil }},
		{Keys: []string{"esc"}, Label: "back to the board", Footer: true, Do: func(string) tea.Cmd { *g = guide{}; return nil }},
	}
}

// guideWidth is the guide's beside the board, wideGuide the window's from which the board keeps 80 columns
// then.
const guideWidth, wideGuide = 62, 80 + 1 + 62

func (g *guide) draw(c *ui.Canvas, s *Stage) {
	if !g.covers(s) {
		s.screen().Draw(c.In(ui.Rect{X: 0, Y: 0, W: c.W - guideWidth - 1, H: c.H}))
		c.Fill(ui.Rect{X: c.W - guideWidth - 1, Y: 0, W: 1, H: c.H}, ui.Rule, "│")
		c = c.In(ui.Rect{X: c.W - guideWidth, Y: 0, W: guideWidth, H: c.H})
		c.Put(2, c.H-1, ui.Quiet, "g hides the guide")
	}
	drawGuide(c, s.theGuide(), g)
}

// drawGuide shows one page of a guide and returns the row from which on the canvas is free: none while
// there are more pages.
func drawGuide(c *ui.Canvas, text model.Guide, g *guide) int {
	part, top := text.Room, 0
	if g.facilitator {
		part, top = text.Facilitator, 2
		c.Put(2, 0, ui.Warn|ui.Bold, "! for the facilitator")
	}
	if width := min(c.W-4, 76); g.lines == nil || g.width != width {
		g.lines, g.width = ui.Markdown(part.String(), width), width
	}
	starts := pageStarts(g.lines, max(c.H-2-top, 1))
	g.pages = len(starts)
	g.page = min(g.page, g.pages-1)
	first, last := starts[g.page], len(g.lines)
	if g.page+1 < g.pages {
		last = starts[g.page+1]
	}
	for i, line := range g.lines[first:last] {
		ui.DrawLine(c, 2, top+i, line)
	}
	if g.pages > 1 {
		c.Right(c.W-2, c.H-1, ui.Accent|ui.Bold, fmt.Sprintf("page %d of %d", g.page+1, g.pages))
		return c.H
	}
	return top + len(g.lines)
}

// pageStarts divides lines into pages of at most height lines and says where each begins. A page ends
// before a paragraph rather than in it, where that leaves it at least half full.
func pageStarts(lines []string, height int) []int {
	starts := []int{0}
	for at := 0; len(lines)-at > height; {
		next := at + height
		for i := next; i > at+height/2; i-- {
			if ansi.Strip(strings.TrimSpace(lines[i-1])) == "" {
				next = i
				break
			}
		}
		starts = append(starts, next)
		at = next
	}
	return starts
}
