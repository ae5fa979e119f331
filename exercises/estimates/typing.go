package estimates

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// typing is a round's answers being typed, or a figure. A round is typed blind unless the room has seen
// it already.
type typing struct {
	ui.Entry
	step  model.ID
	round int // the round's place; figure for a %CA typed directly
	blind bool
	of    int  // how many answered the round before; 0 where nobody did
	inRow bool // blanks part the answers: they are typed in one go, and enter is none of theirs

	corrects bool // the round was held, and its answers are mended

	begun string // what stood there at first
}

// draft tells what is typed from what else may be left by esc; empty where it must not be seen again.
func (t *typing) draft() string {
	if t.blind {
		return ""
	}
	return fmt.Sprint(t.step, " ", t.round)
}

// bringBack shows the words that were left by esc, where there are some.
func (s *screen) bringBack() {
	t := s.typing
	t.begun = t.Value()
	if left := s.desk.TakeDraft(t.draft()); left != "" {
		t.Clear()
		t.Insert(left)
	}
}

const figure = -1

const typedLimit = 4000 // characters: more than all the people of a round can fill

// answersEntry is a field for the answers of a round.
func answersEntry(text string) ui.Entry {
	return ui.Entry{Field: ui.NewField(text, typedLimit)}
}

// startRound begins a round's answers.
func (s *screen) startRound(string) tea.Cmd {
	s.newRound("")
	return nil
}

// startRoundWith begins a round with the digit that was pressed.
func (s *screen) startRoundWith(digit string) tea.Cmd {
	s.newRound(digit)
	return nil
}

func (s *screen) newRound(text string) {
	rounds := s.rounds()
	s.typing = &typing{step: s.Selected(), round: len(rounds), blind: true, Entry: answersEntry(text)}
	if n := len(rounds); n > 0 {
		s.typing.of = len(rounds[n-1])
	}
	s.round = 0
}

// correctRound opens a round again: its answers sorted, so that nobody's place tells whose they are, or
// none of them where they are too few to be shown.
func (s *screen) correctRound(string) tea.Cmd {
	at := s.chosenRound()
	answers := slices.Sorted(slices.Values(s.rounds()[at]))
	few := len(answers) < model.FewAnswers
	typed := ""
	for _, answer := range answers {
		if !few {
			typed += model.Number(answer) + " "
		}
	}
	s.typing = &typing{step: s.Selected(), round: at, blind: few, of: len(answers), corrects: true, Entry: answersEntry(strings.TrimSpace(typed))}
	s.bringBack()
	return nil
}

// startFigure begins a figure without a round.
func (s *screen) startFigure(string) tea.Cmd {
	step, _, _ := s.current()
	s.typing = &typing{step: step.ID, round: figure, Entry: ui.Entry{Field: ui.NewField(step.CA.Typed(), model.NameLimit)}}
	s.bringBack()
	return nil
}

// leave keeps what can be seen for the next time: a presenter's clicker sends esc, too. Blind answers are gone.
func (s *screen) leave(string) tea.Cmd {
	t := s.typing
	s.typing = nil
	key := "c"
	if t.round == figure {
		key = "e"
	}
	if t.draft() != "" && t.Value() != t.begun {
		s.desk.LeaveDraft(t.draft(), t.Value(), key)
	}
	return nil
}

// finish makes the edit of what was typed, or asks for the next answer; what is refused stays to be mended.
func (s *screen) finish(string) tea.Cmd {
	t := s.typing
	if t.asksNext() {
		t.Refused = ""
		t.Insert(" ")
		return nil
	}
	if t.blind && t.count() > 0 && !t.ended() {
		t.Insert(" ") // the last answer is looked at too
	}
	if err := s.commit(t); err != nil {
		t.Refuse(err)
		return nil
	}
	s.typing, s.sure = nil, ""
	return nil
}

func (s *screen) commit(t *typing) error {
	if t.round == figure {
		return s.commitFigure(t)
	}
	answers, err := model.ParseAnswers(t.Value())
	if err != nil {
		return err
	}
	if t.round < len(s.rounds()) {
		return s.desk.Edit("correct a %CA round", model.ReplaceRound(t.step, t.round, answers))
	}
	return s.desk.Edit("add a %CA round", model.AddRound(t.step, answers))
}

// commitFigure keeps a %CA as told now by whoever is next: also where it is the same as before.
func (s *screen) commitFigure(t *typing) error {
	step, place, _ := s.stream().Step(t.step)
	estimate, err := model.TypedEstimate(t.Value(), step.CA)
	if err != nil {
		return err
	}
	estimate.Receiver, estimate.Gone = "", model.Text{}
	if next := s.stream().Receivers(place); len(next) > 0 {
		estimate.Receiver = next[0].ID
	}
	return s.desk.Edit("type a %CA", model.ChangeStep(t.step, func(step *model.Step) { step.CA = estimate }))
}

// take takes a key or a paste.
func (t *typing) take(msg tea.Msg) {
	if t.blind {
		t.takeBlind(msg)
	} else {
		t.takeSeen(msg)
	}
}

// takeSeen takes what is typed where it can be seen. A blank at the end cannot: backspace takes it with
// what stands before it.
func (t *typing) takeSeen(msg tea.Msg) {
	key, ok := msg.(tea.KeyPressMsg)
	if ok && key.String() == "backspace" && strings.HasSuffix(t.Value(), " ") {
		t.Update(msg)
	}
	t.Update(msg)
}

func (t *typing) actions(finish, leave func(string) tea.Cmd) []tui.Action {
	keys := []tui.Action{
		{Keys: []string{"enter"}, Label: "show the answers", Footer: true, Do: finish},
		{Keys: []string{"esc"}, Label: "cancel", Footer: true, Do: leave},
	}
	switch {
	case t.round == figure:
		keys[0].Label = "keep it"
	case t.blind:
		if t.asksNext() || len(t.words()) == 0 {
			keys[0].Label = "next answer"
		}
		back := tui.Action{Keys: []string{"backspace", "ctrl+h", "ctrl+w", "ctrl+u"}, Label: "take the last one back", Footer: true, Do: t.takeBack}
		back.Help = "Take one answer back as a whole, a wrong one first; ctrl+u does the same."
		if at, _ := t.wrong(t.words()); at >= 0 {
			back.Label = "take the wrong one out"
		}
		keys = append(keys, back)
	}
	return keys
}

// draw shows the line being typed, and below it what was refused; it returns the row after that.
func (t *typing) draw(c *ui.Canvas, y int) int {
	x := c.Put(3, y, ui.Plain|ui.Bold, t.label()) + 2
	in := ""
	if t.round != figure {
		in = t.in()
	}
	width := min(c.W-x-ui.Width(in)-6, 60)
	c.Put(x-1, y, ui.Rule, "▏")
	if t.blind {
		t.drawBlind(c, x, y, width)
	} else {
		t.Draw(c, x, y, width, ui.Plain)
	}
	c.Put(x+width, y, ui.Rule, "▕")
	c.Put(x+width+3, y, ui.Plain|ui.Bold, in)
	lines := t.below(c.W)
	for i, line := range lines {
		c.Put(3, y+1+i, line.ink, line.text)
	}
	return y + 1 + len(lines)
}

// below is what there is to say under the line being typed: what was refused, or how it is done.
func (t *typing) below(width int) []said {
	message, ink := t.Message()
	if message == "" {
		message, ink = t.note(), ui.Quiet
	}
	if _, err := t.wrong(t.words()); t.blind && err != nil {
		message, ink = "! "+err.Error(), ui.Warn|ui.Bold
	}
	return wrapped([]said{{ink, message}}, width)
}

// note says how a round is typed, or why the answers of one that is corrected stand there as they do.
func (t *typing) note() string {
	switch {
	case t.corrects && t.blind:
		return "So few answers are not shown again: type all of them."
	case t.corrects:
		return "They are sorted, so that no place tells whose an answer is."
	case t.blind:
		return "A blank or enter after each answer; enter once more shows them."
	}
	return ""
}

func (t *typing) label() string {
	switch {
	case t.round == figure:
		return "%CA"
	case t.blind:
		return "answers"
	}
	return "answers, seen already"
}
