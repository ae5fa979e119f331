package estimates

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// takeBlind takes what is typed without being seen. A paste is looked at before it is taken, since nobody can
// mend it.
func (t *typing) takeBlind(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		if _, err := model.ParseAnswers(msg.Content); err != nil {
			t.Refuse(err)
			return
		}
		t.Refused = ""
		t.Insert(" ")
		t.Insert(msg.Content)
		t.inRow = t.inRow || len(strings.Fields(msg.Content)) > 1
	case tea.KeyPressMsg:
		if msg.Text != "" {
			t.Update(msg)
			t.inRow = t.inRow || t.ended() && len(t.words()) > 0
		}
	}
}

// asksNext is true where enter ends an answer and asks for the next one, as people read out their cards. Where
// blanks do that, enter shows the answers.
func (t *typing) asksNext() bool { return t.blind && !t.inRow && !t.ended() }

// takeBack takes an answer back as a whole, since its characters cannot be seen: the wrong one where there
// is one, which is then typed again behind the others, or the last.
func (t *typing) takeBack(string) tea.Cmd {
	t.Refused = ""
	words := t.words()
	if len(words) == 0 {
		return nil
	}
	at, _ := t.wrong(words)
	open := at >= 0 && at < len(words)-1 && !t.ended() // the last answer is still being typed
	if at < 0 {
		at = len(words) - 1
	}
	value := strings.Join(slices.Delete(words, at, at+1), " ")
	if value != "" && !open {
		value += " "
	}
	t.Entry, t.inRow = answersEntry(value), t.inRow && value != ""
	return nil
}

// words are the answers as typed.
func (t *typing) words() []string { return strings.FieldsFunc(t.Value(), divides) }

// ended is true where the last answer has its blank.
func (t *typing) ended() bool {
	value := t.Value()
	return value == "" || divides(rune(value[len(value)-1]))
}

// wrong is the place of the first answer that is none, -1 where all are, and why. The one that is being
// typed is looked at once it has a sign that no percentage has; otherwise its end may still make it right.
func (t *typing) wrong(words []string) (int, error) {
	for i, word := range words {
		if i == len(words)-1 && !t.ended() && strings.Trim(word, "0123456789.,%") == "" || !answers(word) {
			continue
		}
		if _, err := model.ParseAnswers(strings.Join(words[:i+1], " ")); err != nil {
			return i, err
		}
	}
	return -1, nil
}

// answers is true for a word that stands for an answer, right or wrong; a comma or a % that a blank parts from
// its answer is none.
func answers(word string) bool {
	word = strings.Trim(word, ",")
	return word != "" && word != "%"
}

func divides(r rune) bool { return r == ' ' || r == ';' }

// count is how many answers are in, a wrong one not counted.
func (t *typing) count() int {
	n := 0
	words := t.words()
	wrong, _ := t.wrong(words)
	for i, word := range words {
		if i != wrong && answers(word) {
			n++
		}
	}
	return n
}

// in says how many answers are in, and how many answered before.
func (t *typing) in() string {
	in, of := model.Number(float64(t.count())), model.Number(float64(t.of))
	switch {
	case t.of == 0:
		return in + " in"
	case t.count() > t.of:
		return in + " in, " + of + " before"
	}
	return in + " of " + of + " in"
}

// coming says how many of those who answered before are still to answer; empty where nobody is.
func (t *typing) coming() string {
	if n := t.of - t.count(); n > 0 {
		return model.Number(float64(n)) + " still to come"
	}
	return ""
}

// drawBlind shows a dot for each answer, and "!" for a wrong one; the last ones where they are too many.
func (t *typing) drawBlind(c *ui.Canvas, x, y, width int) {
	c.Fill(ui.Rect{X: x, Y: y, W: width, H: 1}, ui.Plain|ui.Underline, " ")
	words := t.words()
	wrong, _ := t.wrong(words)
	first, dots := 0, ""
	if shown := (width - 1) / 2; len(words) > shown {
		first, dots = len(words)-shown+1, "… "
	}
	for i := first; i < len(words); i++ {
		if i == wrong {
			dots += "! "
		} else if answers(words[i]) {
			dots += "● "
		}
	}
	row := c.In(ui.Rect{X: x, Y: y, W: width, H: 1})
	row.ShowCursor(min(row.Put(0, 0, ui.Plain|ui.Underline|ui.Bold, dots), width-1), 0)
}
