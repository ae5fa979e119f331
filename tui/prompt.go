package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// Prompt asks for one or more lines of text. Tab goes to the next field, enter on the last one (or
// ctrl+s on any) is done; what is refused is said under the fields, and nothing typed is lost.
type Prompt struct {
	Title  string
	Note   string // a sentence above the fields
	Fields []PromptField
	Stays  bool // enter asks for the next one with empty fields, an empty enter ends
	Then   func(values []model.Text) error
	// ThenAll makes the lines of a paste separate entries, in one edit; it gets them all at once, blank
	// ones left out, and refuses them all or none. It is for a Prompt that stays and has one field, and
	// also takes the single entries there, in place of Then.
	ThenAll func(entries []model.Text) error
	After   func() tea.Cmd // when something was taken and it closes; nil for nothing

	closing
	figures bool // a digit begins it: what esc leaves would stand before that
	at      int
	typed   bool                  // something that was not handed over yet
	back    bool                  // what is typed was left by esc before
	left    func(values []string) // keeps what esc leaves; nil forgets it
	refused string
	count   int
}

// PromptField is one line of a Prompt.
type PromptField struct {
	Label    string
	Optional bool     // "(may be empty)" stands in the empty field
	Choices  []string // the field holds one of these words or none; an arrow or a first letter chooses
	Field    ui.Field
	Check    func(model.Text) error // refuses what was typed when the field is left; nil takes any text
}

// text is what was typed, or why it cannot be taken.
func (f *PromptField) text() (model.Text, error) {
	text, err := f.Field.Text()
	if err == nil && f.Check != nil {
		err = f.Check(text)
	}
	return text, err
}

// choose takes a key in a field of choices.
func (f *PromptField) choose(key string) {
	at := slices.Index(f.Choices, f.Field.Value())
	switch key {
	case "left":
		at = max(at-1, 0)
	case "right":
		at = min(at+1, len(f.Choices)-1)
	case "space": // round and round
		at = (at + 1) % len(f.Choices)
	case "backspace", "delete", "ctrl+u":
		at = -1
	default:
		named := func(choice string) bool { return strings.HasPrefix(choice, strings.ToLower(key)) }
		if !slices.ContainsFunc(f.Choices, named) {
			return
		}
		at = slices.IndexFunc(f.Choices, named)
	}
	f.Field.Clear()
	if at >= 0 {
		f.Field.Insert(f.Choices[at])
	}
}

// drawChoices shows all the words, a full dot before the one that is chosen.
func (f *PromptField) drawChoices(c *ui.Canvas, here bool) {
	x := 0
	for _, choice := range f.Choices {
		mark, ink := "○ ", ui.Plain
		if choice == f.Field.Value() {
			mark, ink = "● ", ui.Plain|ui.Bold
			if here {
				ink = ui.Selected
			}
		}
		x = c.Put(x, 0, ui.Accent|ui.Bold, mark)
		x = c.Put(x, 0, ink, choice) + 2
	}
}

// AskFor is a prompt with a single field.
func AskFor(title, label string, text model.Text, limit int, then func(model.Text) error) *Prompt {
	return &Prompt{
		Title:  title,
		Fields: []PromptField{{Label: label, Field: ui.NewField(text.String(), limit)}},
		Then:   func(values []model.Text) error { return then(values[0]) },
	}
}

// promptField is a field's hit.
type promptField int

// Update takes what is typed or pasted, and a click on a field.
func (p *Prompt) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		p.refused, p.typed = "", true
		if f := &p.Fields[p.at]; f.Choices != nil {
			f.choose(msg.String())
		} else {
			f.Field.Update(msg)
		}
	case tea.PasteMsg:
		p.paste(msg.Content)
	case Click:
		if at, ok := msg.ID.(promptField); ok {
			p.at = int(at)
		}
	}
	return nil
}

// values are the fields' texts as they are typed.
func (p *Prompt) values() []string {
	values := make([]string, len(p.Fields))
	for i := range p.Fields {
		values[i] = p.Fields[i].Field.Value()
	}
	return values
}

// fill brings back what was left by esc.
func (p *Prompt) fill(left []string) {
	for i, text := range left {
		p.Fields[i].Field.Clear()
		p.Fields[i].Field.Insert(text)
	}
	p.typed, p.back = true, true
}

// leave closes the prompt without what is being typed, which is kept for the next time.
func (p *Prompt) leave(string) tea.Cmd {
	if p.typed && p.left != nil {
		p.left(p.values())
	}
	if p.count > 0 {
		return p.end()
	}
	p.done = true
	return nil
}

// enter goes to the next field, or is done on the last one.
func (p *Prompt) enter(key string) tea.Cmd {
	if p.at == len(p.Fields)-1 || p.Stays {
		return p.submit(key)
	}
	return p.turn(key)
}

// turn goes a field on or back, unless the one that is left refuses what was typed.
func (p *Prompt) turn(key string) tea.Cmd {
	if _, err := p.Fields[p.at].text(); err != nil {
		p.refused = err.Error()
		return nil
	}
	by := 1
	if key == "shift+tab" || key == "up" {
		by = -1
	}
	p.at = (p.at + by + len(p.Fields)) % len(p.Fields)
	return nil
}

// choose chooses in a field of choices.
func (p *Prompt) choose(key string) tea.Cmd {
	p.refused, p.typed = "", true
	p.Fields[p.at].choose(key)
	return nil
}

func (p *Prompt) submit(string) tea.Cmd {
	values := make([]model.Text, len(p.Fields))
	for i := range p.Fields {
		text, err := p.Fields[i].text()
		if err != nil {
			p.at, p.refused = i, err.Error()
			return nil
		}
		values[i] = text
	}
	if p.Stays && !slices.ContainsFunc(values, func(text model.Text) bool { return !text.Empty() }) {
		return p.end()
	}
	if !p.give(values) {
		p.toMissing(values)
		return nil
	}
	if p.Stays {
		return nil
	}
	return p.end()
}

// give hands over what was typed or pasted. It is false when that was refused.
func (p *Prompt) give(values []model.Text) bool {
	then := p.Then
	if p.ThenAll != nil {
		then = p.ThenAll
	}
	if err := then(values); err != nil {
		p.refused = err.Error()
		return false
	}
	p.refused, p.typed, p.back = "", false, false
	if !p.Stays {
		return true
	}
	p.count++
	if p.ThenAll != nil {
		p.count += len(values) - 1
	}
	for i := range p.Fields {
		p.Fields[i].Field.Clear()
	}
	p.at = 0
	return true
}

// toMissing goes to the first field that may not be empty and is.
func (p *Prompt) toMissing(values []model.Text) {
	for i, text := range values {
		if text.Empty() && !p.Fields[i].Optional {
			p.at = i
			return
		}
	}
}

// pastedLines at a time are enough for any list, and soon read.
const pastedLines = 500

// paste puts a text into the field, or adds its lines as entries of their own where there are several.
func (p *Prompt) paste(content string) {
	p.refused, p.typed = "", true
	if p.Fields[p.at].Choices != nil {
		return
	}
	field := &p.Fields[p.at].Field
	lines := strings.FieldsFunc(content, func(r rune) bool { return r == '\n' || r == '\r' })
	lines = slices.DeleteFunc(lines, func(line string) bool { return strings.TrimSpace(line) == "" })
	switch {
	case p.ThenAll == nil || len(lines) < 2:
		field.Insert(content)
		return
	case len(lines) > pastedLines:
		p.refused = fmt.Sprintf("those are %d lines; paste at most %d at a time", len(lines), pastedLines)
		return
	}
	lines[0] = field.Value() + lines[0]
	entries := make([]model.Text, len(lines))
	for i, line := range lines {
		entry := ui.Field{Limit: field.Limit}
		entry.Insert(line)
		text, err := entry.Text()
		if err != nil {
			p.refused = fmt.Sprintf("line %d of %d: %v; none was added", i+1, len(lines), err)
			return
		}
		entries[i] = text
	}
	if entries = slices.DeleteFunc(entries, model.Text.Empty); len(entries) > 0 {
		p.give(entries)
	}
}

// end closes the prompt once something was taken.
func (p *Prompt) end() tea.Cmd {
	p.done = true
	if p.After == nil {
		return nil
	}
	return p.After()
}

// message is what stands under the fields.
func (p *Prompt) message() (string, ui.Ink) {
	entry := ui.Entry{Field: p.Fields[p.at].Field, Refused: p.refused}
	if text, ink := entry.Message(); text != "" {
		return text, ink
	}
	switch {
	case p.back:
		return "what you typed before is back; ctrl+u empties a field", ui.Quiet
	case p.count > 0:
		return fmt.Sprintf("✓ %d added; an empty one ends", p.count), ui.Good | ui.Bold
	case p.ThenAll != nil:
		return "one a line; pasted lines are separate entries", ui.Quiet
	}
	return "", ui.Plain
}

// Draw shows the fields below each other. In a low window the note gives way first, then fields far from
// the one being typed.
func (p *Prompt) Draw(c *ui.Canvas) {
	width := dialogWidth(c) - 2*dialogMargin
	var note []string
	if p.Note != "" {
		note = ui.Wrap(p.Note, width)
	}
	text, ink := p.message()
	message := ui.FitLines(text, width, min(len(ui.Wrap(text, width)), 3))
	rows := len(note) + len(p.Fields) + len(message)
	inner := window(c, p.Title, dialogWidth(c), rows)
	if rows > inner.H {
		note = nil
	}
	for y, line := range note {
		inner.Put(0, y, ui.Quiet, line)
	}
	below := inner.H - len(message)
	p.drawFields(inner.In(ui.Rect{X: 0, Y: len(note), W: inner.W, H: below - len(note)}))
	for i, line := range message {
		inner.Put(0, below+i, ink, line)
	}
}

func (p *Prompt) drawFields(c *ui.Canvas) {
	labels := 0
	for _, f := range p.Fields {
		labels = max(labels, ui.Width(f.Label)+2)
	}
	labels = min(labels, c.W/2)
	first, last, _ := ui.Page(len(p.Fields), p.at, min(c.H, len(p.Fields)))
	for i := first; i < last; i++ {
		f, y := &p.Fields[i], i-first
		r := ui.Rect{X: labels, Y: y, W: c.W - labels, H: 1}
		c.Hit(ui.Rect{X: 0, Y: y, W: c.W, H: 1}, promptField(i))
		ink := ui.Quiet
		if i == p.at {
			ink = ui.Plain | ui.Bold
		}
		c.Put(0, y, ink, ui.Fit(f.Label, labels-1))
		switch {
		case f.Choices != nil:
			f.drawChoices(c.In(r), i == p.at)
		case i == p.at:
			f.Field.Draw(c, r.X, r.Y, r.W, ui.Plain)
		default:
			f.Field.Rest(c, r.X, r.Y, r.W, ui.Plain)
		}
		if f.Optional && f.Field.Empty() {
			c.In(r).Put(1, 0, ui.Quiet|ui.Underline, "(may be empty)")
		}
	}
}

// Actions of a prompt.
func (p *Prompt) Actions() []Action {
	several := len(p.Fields) > 1
	enter, esc := "done", "close"
	switch {
	case p.Stays:
		enter = "add, empty ends"
	case p.at < len(p.Fields)-1:
		enter = "next field"
	}
	if p.typed {
		esc = "cancel"
	}
	actions := []Action{
		{Keys: []string{"enter"}, Label: enter, Footer: true, Do: p.enter},
		{Keys: []string{"tab", "down", "shift+tab", "up"}, Label: "next field", Footer: several && enter != "next field", Do: p.turn},
		{Keys: []string{"ctrl+s"}, Label: "all done", Footer: several, Do: p.submit},
	}
	if p.Fields[p.at].Choices != nil {
		actions = append(actions, Action{Keys: []string{"space", "right", "left"}, Shown: "← →", Label: "choose", Footer: true, Do: p.choose})
	}
	return append(actions, Action{Keys: []string{"esc"}, Label: esc, Footer: true, Do: p.leave})
}
