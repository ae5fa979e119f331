// Package breakit is the exercise in which the room meets the simian army: it matches its members to what they do,
// says what each would meet in its own pipeline, and chooses one experiment.
package breakit

import (
	_ "embed"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/quiz"
	"flipchart/tui/sheet"
	"flipchart/tui/ui"
)

//go:embed guide.md
var guide string

// Exercise is its entry in the catalogue.
var Exercise = tui.Exercise{
	Key: "breakIt", Name: "Break it on purpose",
	About: "Match the simian army, say what we would survive and what would be found, and choose one experiment.",
	Guide: model.ReadGuide(guide), New: newScreen,
}

// part of the exercise, in the order in which they follow each other.
type part int

const (
	matching   part = iota // who does what?
	attacks                // those that break something
	inspecting             // those that look
	trial                  // the experiment that is chosen
	parts
)

// words for the parts, as the key that goes there says it.
var words = [parts]string{"who does what", "attacks", "inspections", "experiment"}

type screen struct {
	desk   *tui.Desk
	part   part
	quiz   *quiz.Screen
	sheets [parts]*sheet.Sheet // all but that of the quiz
}

// newScreen opens on the first part in which there is something to do.
func newScreen(d *tui.Desk) tui.Screen {
	s := &screen{desk: d, quiz: quiz.New(d, deeds())}
	s.sheets[attacks] = sheet.New(d, s.attackTable)
	s.sheets[inspecting] = sheet.New(d, s.inspectTable)
	s.sheets[trial] = sheet.New(d, s.trialTable)
	if rounds := s.document().Rounds; len(rounds) > 0 && rounds[len(rounds)-1].Over() {
		s.part = s.open()
	}
	return s
}

// open is the first part behind the quiz that lacks an answer; the last one where none does.
func (s *screen) open() part {
	for _, m := range facts.Monkeys() {
		if said := s.document().Member(m.Key); m.Attacks && said.Survives == "" {
			return attacks
		}
	}
	for _, m := range facts.Monkeys() {
		if said := s.document().Member(m.Key); !m.Attacks && said.Finds.Empty() {
			return inspecting
		}
	}
	return trial
}

func (s *screen) document() *model.BreakIt { return s.desk.Session().BreakIt }

// deeds are the quiz: what each of them does is shown, and the room says who it is.
func deeds() quiz.Quiz {
	q := quiz.Quiz{
		Rounds:   model.ArmyQuiz,
		Headline: "Who does this?",
		After:    "Which of them should come to us first?",
		Thing:    "member",
		Note:     "v goes on: what would each of them meet in our pipeline?",
		Columns:  []quiz.Column{{Head: "Those that attack"}, {Head: "Those that inspect"}},
	}
	for i, m := range facts.Monkeys() {
		key := strconv.Itoa(i + 1)
		q.Choices = append(q.Choices, quiz.Choice{Answer: m.Key, Word: m.Name, Keys: []string{key}, Shown: key})
		q.Questions = append(q.Questions, quiz.Question{Key: m.Key, Text: m.Does, Answer: m.Key, Reason: m.Why, Line: m.Name})
		column := &q.Columns[1]
		if m.Attacks {
			column = &q.Columns[0]
		}
		column.Questions = append(column.Questions, m.Key)
	}
	return q
}

// shown is the table of the part; nil for the quiz.
func (s *screen) shown() *sheet.Sheet { return s.sheets[s.part] }

// CapturesText is true while a cell is typed.
func (s *screen) CapturesText() bool { return s.shown() != nil && s.shown().CapturesText() }

// GlobalKeys are those that the footer shows where the screen's own leave a place.
func (s *screen) GlobalKeys() []string { return []string{"g"} }

// Update takes what is typed, the mouse, and pages.
func (s *screen) Update(msg tea.Msg) tea.Cmd {
	if s.part == matching {
		return s.quiz.Update(msg)
	}
	return s.shown().Update(msg)
}

// Actions are those of the part, to go to the next one, and to choose the experiment.
func (s *screen) Actions() []tui.Action {
	next := tui.Action{Keys: []string{"v"}, Label: words[(s.part+1)%parts], Help: "Go to the next part: " + strings.Join(words[:], ", ") + ".", Footer: true, Do: s.next}
	switch {
	case s.part == matching:
		return append(s.quiz.Actions(), next)
	case s.shown().Busy():
		return s.shown().Actions()
	}
	choose := "let it in"
	if s.part == trial {
		choose = "choose who"
	}
	return append(s.shown().Actions(), next,
		tui.Action{Keys: []string{"f"}, Label: choose, Help: "Make an experiment of one member: the selected one, or one from a list.", Footer: true, Do: s.choose})
}

func (s *screen) next(string) tea.Cmd {
	s.part = (s.part + 1) % parts
	return nil
}

// choose makes the selected member the experiment's, or asks which.
func (s *screen) choose(string) tea.Cmd {
	if s.part != trial {
		s.experiment(string(s.shown().Selected()))
		return nil
	}
	menu := &tui.Menu{Title: "Which one do we let in?"}
	for _, m := range facts.Monkeys() {
		menu.Items = append(menu.Items, tui.MenuItem{Label: m.Name, Help: m.Does, Do: func() tea.Cmd {
			s.experiment(m.Key)
			return nil
		}})
	}
	s.desk.Ask(menu)
	return nil
}

func (s *screen) experiment(key string) {
	if s.desk.Try("choose "+name(key)+" for the experiment", model.ChangeTrial(func(t *model.BreakTrial) { t.Member = key })) {
		s.part = trial
	}
}

// questions to the room, one a part; the quiz has its own.
var questions = [parts]string{
	attacks:    "Would our pipeline survive it today?",
	inspecting: "What would it find today, and who is told?",
}

// Draw shows the part.
func (s *screen) Draw(c *ui.Canvas) {
	if s.part == matching {
		s.quiz.Draw(c)
		return
	}
	question, said, foot := questions[s.part], s.said(), ""
	switch s.part {
	case attacks, inspecting:
		foot = doing(string(s.shown().Selected()))
	case trial:
		question, foot = s.trialQuestion(), s.trialFoot()
	}
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(question, c.W-ui.Width(said)-5))
	c.Right(c.W-1, 0, ui.Accent|ui.Bold, said)
	s.shown().Draw(c.In(ui.Rect{X: 0, Y: 2, W: c.W, H: c.H - 5}))
	for i, line := range ui.FitLines(foot, c.W-4, 2) {
		c.Put(2, c.H-2+i, ui.Quiet, line)
	}
}

// name of a member; its key where the course does not know it.
func name(key string) string { return facts.MonkeyNamed(key).Name }

// doing says what a member does; empty where the course does not know it.
func doing(key string) string {
	m := facts.MonkeyNamed(key)
	if m.Does == "" {
		return ""
	}
	return m.Name + ": " + m.Does
}
