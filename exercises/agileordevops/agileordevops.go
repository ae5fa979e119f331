// Package agileordevops is the exercise in which the room sends statements to one side of the line between Agile
// and DevOps, and talks about those that the course has elsewhere.
package agileordevops

import (
	_ "embed"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/quiz"
)

//go:embed guide.md
var guide string

// Exercise is its entry in the catalogue.
var Exercise = tui.Exercise{
	Key: "agileOrDevOps", Name: "Agile or DevOps?",
	About: "Send each statement to Concept to Code, to Code to Cash, or to both, and see the course's side.",
	Guide: model.ReadGuide(guide), New: newScreen,
}

// screen is the quiz; the footer has a place for the guide, too.
type screen struct{ *quiz.Screen }

func newScreen(d *tui.Desk) tui.Screen { return screen{quiz.New(d, statements())} }

// GlobalKeys are those that the footer shows where the quiz's own leave a place.
func (screen) GlobalKeys() []string { return []string{"g"} }

// statements are the quiz: the course's statements, and in the result its two columns, pair beside pair.
func statements() quiz.Quiz {
	q := quiz.Quiz{
		Rounds:   model.AgileOrDevOpsQuiz,
		Headline: "Which side says this: Agile, DevOps, or both?",
		After:    "Where do we see it otherwise than the course, and who is right?",
		Thing:    "statement",
		Note:     "The course itself calls this line not quite true.",
		Choices: []quiz.Choice{
			{Answer: model.LeftSide, Word: "Concept to Code", Keys: []string{"left", "h", "1"}, Shown: "←"},
			{Answer: model.BothSides, Word: "both", Keys: []string{"down", "j", "2"}, Shown: "↓"},
			{Answer: model.RightSide, Word: "Code to Cash", Keys: []string{"right", "l", "3"}, Shown: "→"},
		},
		Columns: []quiz.Column{{Head: "Agile: Concept to Code"}, {Head: "DevOps: Code to Cash"}, {Head: "both"}},
	}
	column := map[string]int{model.LeftSide: 0, model.RightSide: 1, model.BothSides: 2}
	for _, s := range facts.Statements() {
		q.Questions = append(q.Questions, quiz.Question{Key: s.Key, Text: s.Text, Answer: s.Side, Reason: s.Reason})
		at := &q.Columns[column[s.Side]]
		at.Questions = append(at.Questions, s.Key)
	}
	return q
}
