package tui

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// Dialog lies over the screen and has the keyboard. Esc always closes it.
type Dialog interface {
	// Update is true when the dialog is done. The stage closes it before it runs what the dialog
	// leaves to be done.
	Update(tea.Msg) (done bool, cmd tea.Cmd)
	// Draw draws on the whole window, over what is there.
	Draw(*ui.Canvas)
	// Keys are shown in the footer while the dialog is open.
	Keys() []Action
}

// Question asks for yes or no. It is only for what undo cannot repair, or what the room had better
// know first.
type Question struct {
	Title string
	Body  string
	Yes   string // what yes does, as a verb: "delete"
	Then  func() tea.Cmd
}

// Update closes on an answer.
func (q *Question) Update(msg tea.Msg) (bool, tea.Cmd) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	switch key.String() {
	case "enter", "y":
		return true, q.Then()
	case "esc", "n", "q":
		return true, nil
	}
	return false, nil
}

// Draw shows the question in the middle.
func (q *Question) Draw(c *ui.Canvas) {
	lines := ui.Wrap(q.Body, dialogWidth(c)-6)
	inner := window(c, q.Title, len(lines))
	for i, line := range lines {
		inner.Put(0, i, ui.Plain, line)
	}
}

// Keys of a question.
func (q *Question) Keys() []Action {
	return []Action{
		{Keys: []string{"enter"}, Label: q.Yes, Footer: true},
		{Keys: []string{"esc"}, Label: "leave it", Footer: true},
	}
}

// Prompt asks for one or more lines of text. Tab goes to the next field, enter on the last one (or
// ctrl+s on any) is done; what Then refuses is shown under the fields, and nothing typed is lost.
type Prompt struct {
	Title  string
	Note   string // a sentence under the title
	Fields []PromptField
	Stays  bool // enter asks for the next one with empty fields, an empty enter ends
	Then   func(values []model.Text) error
	After  func() tea.Cmd // when it is done; nil for nothing

	at      int
	refused string
	count   int
}

// PromptField is one line of a Prompt.
type PromptField struct {
	Label    string
	Optional bool
	Field    ui.Field
}

// AskFor is a prompt with a single field.
func AskFor(title, label string, text model.Text, limit int, then func(model.Text) error) *Prompt {
	return &Prompt{
		Title:  title,
		Fields: []PromptField{{Label: label, Field: ui.NewField(text.String(), limit)}},
		Then:   func(values []model.Text) error { return then(values[0]) },
	}
}

// Update takes what is typed.
func (p *Prompt) Update(msg tea.Msg) (bool, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc":
			return true, nil
		case "tab", "down":
			p.at = (p.at + 1) % len(p.Fields)
			return false, nil
		case "shift+tab", "up":
			p.at = (p.at + len(p.Fields) - 1) % len(p.Fields)
			return false, nil
		case "enter":
			if p.at < len(p.Fields)-1 && !p.Stays {
				p.at++
				return false, nil
			}
			return p.submit()
		case "ctrl+s":
			return p.submit()
		}
	}
	p.Fields[p.at].Field.Update(msg)
	p.refused = ""
	return false, nil
}

func (p *Prompt) submit() (bool, tea.Cmd) {
	values := make([]model.Text, len(p.Fields))
	empty := true
	for i := range p.Fields {
		text, err := p.Fields[i].Field.Text()
		if err != nil {
			p.at, p.refused = i, err.Error()
			return false, nil
		}
		values[i], empty = text, empty && text.Empty()
	}
	if empty && p.Stays {
		return true, p.after()
	}
	if err := p.Then(values); err != nil {
		p.refused = err.Error()
		return false, nil
	}
	if !p.Stays {
		return true, p.after()
	}
	p.count++
	for i := range p.Fields {
		p.Fields[i].Field.Clear()
	}
	p.at = 0
	return false, nil
}

func (p *Prompt) after() tea.Cmd {
	if p.After == nil {
		return nil
	}
	return p.After()
}

// Draw shows the fields below each other.
func (p *Prompt) Draw(c *ui.Canvas) {
	width := dialogWidth(c) - 6
	var note, refused []string
	if p.Note != "" {
		note = append(ui.Wrap(p.Note, width), "")
	}
	said := p.refused
	if over := p.Fields[p.at].Field.Over(); said == "" && over > 0 {
		said = ui.Count(over, "character") + " too many"
	}
	if said == "" && p.count > 0 {
		refused = []string{"", ui.Count(p.count, "entry") + " added; an empty one ends"}
	}
	if said != "" {
		refused = append([]string{""}, ui.Wrap("! "+said, width)...)
	}
	labels := 0
	for _, f := range p.Fields {
		labels = max(labels, ui.Width(f.label())+2)
	}
	inner := window(c, p.Title, len(note)+len(p.Fields)+len(refused))
	for y, line := range note {
		inner.Put(0, y, ui.Quiet, line)
	}
	for i := range p.Fields {
		y := len(note) + i
		ink := ui.Quiet
		if i == p.at {
			ink = ui.Plain | ui.Bold
		}
		inner.Put(0, y, ink, p.Fields[i].label())
		if i == p.at {
			p.Fields[i].Field.Draw(inner, labels, y, inner.W-labels, ui.Plain)
		} else {
			inner.Put(labels, y, ui.Plain, ui.Fit(p.Fields[i].Field.Value(), inner.W-labels))
		}
	}
	for i, line := range refused {
		inner.Put(0, len(note)+len(p.Fields)+i, ui.Warn|ui.Bold, line)
	}
}

func (f PromptField) label() string {
	if f.Optional {
		return f.Label + " (may be empty)"
	}
	return f.Label
}

// Keys of a prompt.
func (p *Prompt) Keys() []Action {
	keys := []Action{{Keys: []string{"enter"}, Label: "done", Footer: true}}
	if p.Stays {
		keys[0].Label = "add, empty ends"
	}
	if len(p.Fields) > 1 {
		keys = append(keys, Action{Keys: []string{"tab"}, Label: "next field", Footer: true})
		keys = append(keys, Action{Keys: []string{"ctrl+s"}, Label: "all done", Footer: true})
	}
	return append(keys, Action{Keys: []string{"esc"}, Label: "leave it", Footer: true})
}

// window clears a box in the middle of the canvas for a dialog of so many rows, and returns its inside.
func window(c *ui.Canvas, title string, rows int) *ui.Canvas {
	width := dialogWidth(c)
	height := min(rows+4, c.H)
	r := ui.Rect{X: (c.W - width) / 2, Y: max(0, (c.H-height)/2), W: width, H: height}
	c.Clear(r)
	c.Box(r, ui.Accent)
	c.In(r).Put(3, 0, ui.Accent|ui.Bold, " "+ui.Fit(title, width-8)+" ")
	return c.In(ui.Rect{X: r.X + 3, Y: r.Y + 2, W: width - 6, H: height - 3})
}

// dialogWidth leaves the screen visible on both sides where it can.
func dialogWidth(c *ui.Canvas) int { return min(c.W, 66) }
