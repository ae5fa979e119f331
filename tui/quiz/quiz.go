// Package quiz is a screen that asks the room one thing after another, in an order that was drawn, and says at
// once what the course answers and why; at the end it shows how far both agree. An exercise says what is asked;
// the rounds, their answers and their order are kept in the session.
package quiz

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// Quiz is what is asked, of what there is to choose from.
type Quiz struct {
	Rounds    model.Quiz // where they are kept
	Headline  string     // the question to the room while it answers
	After     string     // the question to the room when a round is over
	Thing     string     // what is asked about, one of many: "statement"
	Note      string     // what has to be said of the course's answers; may be empty
	Choices   []Choice   // in the order in which they stand there
	Questions []Question
	Columns   []Column // how the questions stand beside each other in the result, at most two in a row
}

// Choice is one of the answers.
type Choice struct {
	Answer string // its key in the session
	Word   string
	Keys   []string // that give it
	Shown  string   // how they are shown: "←"
}

// Question is one thing that is shown large.
type Question struct {
	Key    string
	Text   string
	Answer string // the course's
	Reason string // why, or what else there is to know of it
	Line   string // what stands in the result; empty for Text
}

// Column is a part of the result.
type Column struct {
	Head      string
	Questions []string // their keys
}

// Screen is the quiz on a screen, or a part of one.
type Screen struct {
	desk *tui.Desk
	quiz Quiz

	round  model.ID // the round that is shown; empty for the newest
	of     model.ID // the round that at belongs to
	at     int      // the question that is shown; its answer too, where it has one
	result ui.Board // the question whose reason is shown in the result
	fresh  bool     // nobody selected in the result yet
}

// New is the screen of a quiz: it goes on where the newest round was left.
func New(desk *tui.Desk, quiz Quiz) *Screen {
	return &Screen{desk: desk, quiz: quiz, result: ui.Board{Across: 2}}
}

// state is what the screen shows.
type state int

const (
	begin state = iota // there is no round yet
	ask                // a question
	tell               // the course's answer to it
	over               // the result
)

// now is what the screen shows, and the round that it is about. An undo may have taken that round, or its last
// answers.
func (s *Screen) now() (state, model.Round) {
	rounds := s.rounds()
	if len(rounds) == 0 {
		return begin, model.Round{}
	}
	round := rounds[s.index()]
	if round.ID != s.of {
		s.of, s.at, s.fresh = round.ID, len(round.Answers), true
	}
	s.at = min(s.at, len(round.Answers))
	switch {
	case s.at < len(round.Answers):
		return tell, round
	case round.Over():
		return over, round
	}
	return ask, round
}

func (s *Screen) rounds() []model.Round { return s.quiz.Rounds.Rounds(s.desk.Session()) }

// index is the place of the round that is shown among all.
func (s *Screen) index() int {
	rounds := s.rounds()
	if i := slices.IndexFunc(rounds, func(r model.Round) bool { return r.ID == s.round }); i >= 0 {
		return i
	}
	return len(rounds) - 1
}

// question is that of a key; one that the course does not know says its key.
func (q Quiz) question(key string) Question {
	for _, question := range q.Questions {
		if question.Key == key {
			return question
		}
	}
	return Question{Key: key, Text: key}
}

// course is the course's answer to a question.
func (q Quiz) course(key string) string { return q.question(key).Answer }

// word of an answer.
func (q Quiz) word(answer string) string {
	for _, choice := range q.Choices {
		if choice.Answer == answer {
			return choice.Word
		}
	}
	return answer
}

// line is what stands in the result for a question.
func (q Question) line() string {
	if q.Line != "" {
		return q.Line
	}
	return q.Text
}

// score of a round: "10 of 13".
func (q Quiz) score(r model.Round) string {
	return fmt.Sprintf("%d of %d", r.Score(q.course), len(r.Questions))
}

// lists are the result's questions, as the board takes them.
func (s *Screen) lists() [][]model.ID {
	var lists [][]model.ID
	for _, column := range s.quiz.Columns {
		var keys []model.ID
		for _, key := range column.Questions {
			keys = append(keys, model.ID(key))
		}
		lists = append(lists, keys)
	}
	return lists
}

// selected is the question whose reason the result shows: at first one that the room answered otherwise.
func (s *Screen) selected(r model.Round) string {
	if s.fresh {
		s.fresh = false
		wrong := r.Wrong(s.quiz.course)
		for _, key := range slices.Concat(s.lists()...) {
			if slices.Contains(wrong, string(key)) {
				s.result.Select(key)
				break
			}
		}
	}
	return string(s.result.Selected(s.lists()))
}

// Update takes the mouse, and a clicker's keys.
func (s *Screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tui.Turn:
		if now, _ := s.now(); now == tell && msg.Forward {
			return s.next("")
		}
	case tui.Click:
		switch at := msg.ID.(type) {
		case choiceHit:
			return s.answer(string(at))
		case lineHit:
			s.result.Select(model.ID(at))
		}
	}
	return nil
}

// choiceHit and lineHit are what the mouse finds: an answer, and a question of the result.
type choiceHit string
type lineHit string
