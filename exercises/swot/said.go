package swot

import (
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// line is one line of what is said below the quadrants.
type line struct {
	text string
	ink  ui.Ink
}

// say is what is to be said on the item in question: what it is about, and its words where the quadrant
// has no room for all of them.
func (s *screen) say(p pane, place int) []line {
	width := min(s.width-3, longLine)
	switch {
	case s.typing != nil:
		return s.sayTyped(p, width)
	case s.merging != "":
		marked := s.swot().Note(s.merging).Text.String()
		return wrapped("→ “"+marked+"” becomes one with the note that you choose, which stays", width, ui.Accent|ui.Bold)
	case place >= len(p.items):
		return nil
	}
	it := p.items[place]
	if carried, _ := s.board.Carried(); carried != "" {
		return wrapped("→ “"+it.note.Text.String()+"” is carried, not dropped yet", width, ui.Accent|ui.Bold)
	}
	remarks := s.remarks(it.note)
	if remarks == "" && !it.cut {
		return []line{{"w names the step or cycle that it is about", ui.Quiet}}
	}
	return wrapped("“"+it.note.Text.String()+"”"+remarks, width, ui.Plain)
}

func (s *screen) sayTyped(p pane, width int) []line {
	message, ink := s.typing.Message()
	switch value := s.typing.Value(); {
	case message != "":
		return wrapped(message, width, ink)
	case s.typing.note == "" && value == "":
		return []line{{"Pasted lines become notes of their own.", ui.Quiet}}
	case ui.Width(value) >= p.textWidth():
		return wrapped(value, width, ui.Plain)
	}
	return nil
}

func wrapped(text string, width int, ink ui.Ink) []line {
	var lines []line
	for _, part := range ui.Wrap(text, width) {
		lines = append(lines, line{part, ink})
	}
	return lines
}

// remarks end a sentence that begins with the note: what it is about, and the table that it came from.
func (s *screen) remarks(note model.Note) string {
	var said []string
	if about := s.about(note); about != "" {
		said = append(said, "about "+about)
	}
	if !note.Group.Empty() {
		said = append(said, "from "+note.Group.String())
	}
	if len(said) == 0 {
		return ""
	}
	return " is " + strings.Join(said, ", ")
}

// drawSaid draws the lines below the quadrants.
func drawSaid(c *ui.Canvas, l layout) {
	rows := c.H - l.saidAt
	said := l.said
	if len(said) > rows && rows > 0 {
		said = said[:rows]
		said[rows-1].text += " …"
	}
	for i, line := range said {
		c.Put(2, l.saidAt+i, line.ink, ui.Fit(line.text, c.W-3))
	}
}
