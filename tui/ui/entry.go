package ui

import tea "charm.land/bubbletea/v2"

// Entry is a text being typed in place, with what became of it: it was refused, or something was added.
type Entry struct {
	Field
	Refused string // why what was typed cannot be taken; it goes with the next key
	Added   string // what was added last: "3 orders"
}

// Update takes a key or a paste. It is false for a key that is not the field's, such as enter.
func (e *Entry) Update(msg tea.Msg) bool {
	taken := e.Field.Update(msg)
	if taken {
		e.Refused = ""
	}
	return taken
}

// Refuse keeps what was typed, and says why it was not taken.
func (e *Entry) Refuse(err error) { e.Refused, e.Added = err.Error(), "" }

// Take says what was added, and empties the field for the next one.
func (e *Entry) Take(added string) {
	e.Refused, e.Added = "", added
	e.Clear()
}

// Message is what there is to say about what is typed, with a symbol before it; empty where there is nothing.
func (e *Entry) Message() (string, Ink) {
	excess := e.Excess()
	switch {
	case e.Refused != "":
		return "! " + e.Refused, Warn | Bold
	case excess != "":
		return "! " + excess, Warn | Bold
	case e.Added != "":
		return "✓ " + e.Added + " added", Good | Bold
	}
	return "", Plain
}

// DrawMessage shows the message from a row on, wrapped to a width, and returns the row after it.
func (e *Entry) DrawMessage(c *Canvas, x, y, width int) int {
	message, ink := e.Message()
	for _, line := range Wrap(message, width) {
		c.Put(x, y, ink, line)
		y++
	}
	return y
}
