package quiz

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// fewChoices have their words in the footer too; more stand on the screen only.
const fewChoices = 3

// Actions are what can be done now.
func (s *Screen) Actions() []tui.Action {
	now, round := s.now()
	switch now {
	case begin:
		return []tui.Action{{Keys: []string{"enter", "a", "n"}, Label: "begin", Help: "Ask the first " + s.quiz.Thing + ".", Footer: true, Do: s.begin}}
	case ask:
		return append(s.choiceActions(), s.turnAction(false), s.deleteAction(round))
	case tell:
		return []tui.Action{
			{Keys: []string{"enter", "space"}, Label: s.nextWord(round), Help: "Go on.", Footer: true, Do: s.next},
			s.turnAction(false), s.deleteAction(round),
		}
	}
	return []tui.Action{
		{Keys: []string{"n", "a"}, Label: "another round", Help: "Ask all once more, in another order; the rounds before are kept.", Footer: true, Why: s.whyNoRound, Do: s.begin},
		{Keys: ui.ArrowKeys, Shown: "arrows", Label: "reason", Help: "Show the reason for another " + s.quiz.Thing + ".", Footer: true, Do: s.arrow},
		s.turnAction(true), s.deleteAction(round),
	}
}

// choiceActions answer the question that is shown.
func (s *Screen) choiceActions() []tui.Action {
	var actions []tui.Action
	for _, choice := range s.quiz.Choices {
		actions = append(actions, tui.Action{
			Keys: choice.Keys, Shown: choice.Shown, Label: choice.Word, Help: "Answer: " + choice.Word + ".", Footer: len(s.quiz.Choices) <= fewChoices,
			Do: func(string) tea.Cmd { return s.answer(choice.Answer) },
		})
	}
	return actions
}

// turnAction goes to another round.
func (s *Screen) turnAction(footer bool) tui.Action {
	return tui.Action{Keys: []string{"r"}, Label: "round before", Help: "Show the round before; from the first one the newest.",
		Footer: footer && len(s.rounds()) > 1, Why: s.whyNoOther, Do: s.turn}
}

func (s *Screen) deleteAction(round model.Round) tui.Action {
	return tui.Action{Keys: []string{"d"}, Label: "delete the round", Help: "Take the round out that is shown, with its answers.", Do: func(string) tea.Cmd {
		name := fmt.Sprintf("round %d", s.index()+1)
		if s.desk.Try("delete "+name, s.quiz.Rounds.Delete(round.ID)) {
			s.desk.Toast("The answers of " + name + " are deleted; u brings them back.")
		}
		return nil
	}}
}

func (s *Screen) nextWord(r model.Round) string {
	switch left := len(r.Questions) - s.at - 1; left {
	case 0:
		return "result"
	default:
		return fmt.Sprintf("next, %d to go", left)
	}
}

func (s *Screen) whyNoOther() string {
	if len(s.rounds()) < 2 {
		return "there is one round so far: n begins another"
	}
	return ""
}

// whyNoRound keeps a round from beginning while the newest one goes on.
func (s *Screen) whyNoRound() string {
	rounds := s.rounds()
	if !rounds[len(rounds)-1].Over() {
		return "the newest round is not over: r goes to it"
	}
	return ""
}

func (s *Screen) begin(string) tea.Cmd {
	var keys []string
	for _, question := range s.quiz.Questions {
		keys = append(keys, question.Key)
	}
	if s.desk.Try(fmt.Sprintf("begin round %d", len(s.rounds())+1), s.quiz.Rounds.Begin(keys)) {
		s.round = ""
	}
	return nil
}

// answer answers the question that is shown; the course's answer comes at once.
func (s *Screen) answer(answer string) tea.Cmd {
	now, round := s.now()
	if now != ask {
		return nil
	}
	question := s.quiz.question(round.Questions[s.at])
	label := "answer “" + ui.Fit(question.line(), 40) + "” with " + s.quiz.word(answer)
	s.desk.Try(label, s.quiz.Rounds.Answer(round.ID, question.Key, answer))
	return nil
}

// next goes from the course's answer to the question after it, or to the result.
func (s *Screen) next(string) tea.Cmd {
	s.at++
	return nil
}

func (s *Screen) arrow(key string) tea.Cmd {
	_, round := s.now()
	s.selected(round)
	s.result.Arrow(key, s.lists())
	return nil
}

// turn shows the round before, and from the first one the newest.
func (s *Screen) turn(string) tea.Cmd {
	rounds := s.rounds()
	s.round = rounds[(s.index()+len(rounds)-1)%len(rounds)].ID
	return nil
}
