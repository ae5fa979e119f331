package definition

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// typing is a sentence that is typed in its place.
type typing struct {
	ui.Entry
	missing bool // what is missing in ours, not our sentence itself
}

// what is the hit of a sentence; true for what is missing.
type what bool

func (s *screen) sentenceActions() []tui.Action {
	d := s.document()
	reveal := tui.Action{Keys: []string{"r"}, Label: "what others say", Help: "Show what others mean by DevOps below our sentence, or hide it.", Footer: true, Why: s.whyNotRevealed, Do: s.reveal}
	if d.Revealed {
		reveal.Label = "hide others"
	}
	return []tui.Action{
		{Keys: []string{"e", "enter"}, Label: "write", Help: "Write the room's sentence, or change it.", Footer: true, Do: s.write},
		reveal,
		{Keys: []string{"w"}, Label: "what is missing", Help: "Write what is missing in our sentence, beside those of others.", Footer: d.Revealed, Why: s.whyNothingMissing, Do: s.writeMissing},
	}
}

func (s *screen) whyNotRevealed() string {
	if s.document().Sentence.Empty() {
		return "our own sentence comes first: e writes it"
	}
	return ""
}

func (s *screen) whyNothingMissing() string {
	if !s.document().Revealed {
		return "r shows first what others say"
	}
	return ""
}

func (s *screen) typingActions() []tui.Action {
	return []tui.Action{
		{Keys: []string{"enter"}, Label: "done", Footer: true, Do: s.enter},
		{Keys: []string{"esc"}, Label: "leave it as it was", Footer: true, Do: func(string) tea.Cmd { s.typing = nil; return nil }},
	}
}

func (s *screen) reveal(string) tea.Cmd {
	shown := !s.document().Revealed
	label := "hide what others say"
	if shown {
		label = "show what others say"
	}
	s.desk.Try(label, model.RevealDefinitions(shown))
	return nil
}

func (s *screen) write(string) tea.Cmd {
	s.typing = &typing{Entry: ui.Entry{Field: ui.NewField(s.document().Sentence.String(), model.NoteLimit)}}
	return nil
}

func (s *screen) writeMissing(string) tea.Cmd {
	s.typing = &typing{Entry: ui.Entry{Field: ui.NewField(s.document().Missing.String(), model.NoteLimit)}, missing: true}
	return nil
}

// enter keeps what was typed, unless it is refused.
func (s *screen) enter(string) tea.Cmd {
	text, err := s.typing.Text()
	if err == nil {
		label, edit := "write our sentence", model.Define(text)
		if s.typing.missing {
			label, edit = "say what is missing", model.SayMissing(text)
		}
		err = s.desk.Edit(label, edit)
	}
	if err != nil {
		s.typing.Refuse(err)
		return nil
	}
	s.typing = nil
	return nil
}

func (s *screen) updateSentence(msg tea.Msg) {
	click, clicked := msg.(tui.Click)
	switch hit, ok := click.ID.(what); {
	case s.typing != nil:
		s.typing.Update(msg)
	case clicked && ok && bool(hit):
		s.writeMissing("")
	case clicked && ok:
		s.write("")
	}
}

const (
	leftAt   = 4
	longLine = 100 // columns: a wider sentence is harder to read, not easier
	byWidth  = 14  // columns for who says it
	fewLines = 2   // of a sentence beside others
)

// drawSentence shows the room's sentence and, beside it, what it is made of; once they are revealed, what others say.
func (s *screen) drawSentence(c *ui.Canvas) {
	d := s.document()
	width := min(c.W-leftAt-3, longLine)
	if !d.Revealed {
		s.drawHead(c, s.view().question, "")
		y := s.drawWords(c, 2, width, c.H/2, false) + 1
		s.drawHeaviest(c.In(ui.Rect{X: 0, Y: y, W: c.W, H: c.H - y}))
		return
	}
	s.drawHead(c, "What is missing in ours?", "")
	others := c.H - len(otherLines(width))
	y := s.drawWords(c, 2, width, max(others-fewLines-5, fewLines), false) + 1
	c.Put(2, y, ui.Quiet, "missing in it")
	y = s.drawWords(c, y+1, width, fewLines, true) + 1
	drawOthers(c.In(ui.Rect{X: 0, Y: y, W: c.W, H: c.H - y}), width)
}

// drawWords draws a sentence on at most some lines, or the field in which it is typed, and returns the row below it.
func (s *screen) drawWords(c *ui.Canvas, y, width, most int, missing bool) int {
	if s.typing != nil && s.typing.missing == missing {
		return s.drawTyping(c, y, width, most)
	}
	text, ink, empty := s.document().Sentence, ui.Plain|ui.Bold, "nothing yet: e writes it"
	if missing {
		text, ink, empty = s.document().Missing, ui.Plain, "nothing yet: w writes it"
	}
	words := text.String()
	if text.Empty() {
		words, ink = empty, ui.Quiet
	}
	top := y
	for _, line := range fit(words, width, most) {
		c.Put(leftAt, y, ink, line)
		y++
	}
	c.Hit(ui.Rect{X: 0, Y: top, W: c.W, H: y - top}, what(missing))
	if !missing {
		c.Fill(ui.Rect{X: 2, Y: top, W: 1, H: y - top}, ui.Accent|ui.Bold, "▌")
	}
	return y
}

// fit wraps a text on as many lines as it needs, and at most some.
func fit(text string, width, most int) []string {
	return ui.FitLines(text, width, min(len(ui.Wrap(text, width)), most))
}

// drawTyping draws the field, and below it all that was typed where the field is too narrow for it.
func (s *screen) drawTyping(c *ui.Canvas, y, width, most int) int {
	s.typing.Field.Draw(c, leftAt, y, width, ui.Accent|ui.Bold)
	y++
	if typed := s.typing.Value(); ui.Width(typed) >= width {
		for _, line := range fit(typed, width, most) {
			c.Put(leftAt, y, ui.Plain, line)
			y++
		}
	}
	return s.typing.DrawMessage(c, leftAt, y, width)
}

// drawHeaviest shows the groups that won, with their phrases.
func (s *screen) drawHeaviest(c *ui.Canvas) {
	groups := s.document().Heaviest()
	if len(groups) == 0 {
		c.Put(2, 1, ui.Plain, "No dots yet: the groups that win them will stand here.")
		return
	}
	c.Put(2, 1, ui.Quiet, "what weighs most")
	most := groups[0].Votes()
	textAt := leftAt + ui.Width(ui.Dots(most, most)) + 2
	y := 3
	for i, g := range groups {
		name, phrases := g.Name, fit(strings.Join(words(g), " · "), min(c.W-textAt-2, longLine), fewLines)
		if name.Empty() {
			name, phrases = g.Phrases[0].Text, nil
		}
		if y+len(phrases) >= c.H-1 && i+1 < len(groups) {
			c.Put(textAt, c.H-1, ui.Quiet, fmt.Sprintf("and %d more with as many dots or fewer", len(groups)-i))
			return
		}
		c.Put(leftAt, y, ui.Accent, ui.Dots(g.Votes(), most))
		c.Put(textAt, y, ui.Plain|ui.Bold, ui.Fit(name.String(), c.W-textAt-2))
		for j, line := range phrases {
			c.Put(textAt, y+1+j, ui.Plain, line)
		}
		y += 1 + len(phrases)
		if c.H > 20 {
			y++
		}
	}
}

// words of a group are its phrases.
func words(g model.PhraseGroup) []string {
	var words []string
	for _, p := range g.Phrases {
		words = append(words, p.Text.String())
	}
	return words
}

// otherLine is one line of what others say, and who it is where it begins.
type otherLine struct{ by, text string }

func otherLines(width int) []otherLine {
	var lines []otherLine
	for _, d := range facts.Definitions() {
		for i, text := range ui.Wrap(d.Text, width-byWidth) {
			line := otherLine{text: text}
			if i == 0 {
				line.by = d.By
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// drawOthers shows what others mean by DevOps.
func drawOthers(c *ui.Canvas, width int) {
	lines := otherLines(width)
	gap := len(lines)+len(facts.Definitions()) <= c.H
	y := 0
	for _, line := range lines {
		if gap && line.by != "" && y > 0 {
			y++
		}
		c.Put(leftAt, y, ui.Accent, line.by)
		c.Put(leftAt+byWidth, y, ui.Plain, line.text)
		y++
	}
}
