package report

import (
	"slices"
	"time"

	"flipchart/facts"
	"flipchart/model"
)

var agileOrDevOpsSection = section{
	title: "Agile or DevOps?",
	held:  func(s model.Session) bool { return len(s.AgileOrDevOps.Rounds) > 0 },
	gist: func(p *page) markdown {
		rounds := told(p.session.AgileOrDevOps.Rounds)
		return "**Agile or DevOps?** The room sent " + scores(rounds[len(rounds)-1:], "statement", courseSide) + " to the course's side."
	},
	write: func(p *page) {
		rounds := told(p.session.AgileOrDevOps.Rounds)
		p.say("The room sent "+scores(rounds, "statement", courseSide)+" to the course's side.", seenOtherwise(rounds[len(rounds)-1]),
			"The course itself calls its line not quite true: what the room sees otherwise is where the talk begins.")
		var rows [][]markdown
		for _, s := range facts.Statements() {
			cells := []markdown{fill("%s", s.Text), sideName(s.Side)}
			for _, at := range firstAndLast(rounds) {
				cells = append(cells, sideName(rounds[at].Answer(s.Key)))
			}
			rows = append(rows, append(cells, fill("%s", s.Reason)))
		}
		p.table(slices.Concat([]string{"Statement", "The course"}, roundHeads(rounds), []string{"Why"}), rows)
	},
}

// seenOtherwise tells which statements the room did not send to the course's side: whether it found the line softer
// than the course, or elsewhere.
func seenOtherwise(r model.Round) markdown {
	var soft, elsewhere []markdown
	for _, key := range r.Wrong(courseSide) {
		name := fill("“%s”", facts.StatementNamed(key).Text)
		if r.Answer(key) == model.BothSides {
			soft = append(soft, name)
		} else {
			elsewhere = append(elsewhere, name)
		}
	}
	var said []markdown
	if len(soft) > 0 {
		said = append(said, "as true of both sides, "+listing(soft))
	}
	if len(elsewhere) > 0 {
		said = append(said, "on another side, "+listing(elsewhere))
	}
	if len(said) == 0 {
		return ""
	}
	return "It saw otherwise: " + join(said, "; ") + "."
}

// sideName is a side as the room saw it.
func sideName(side string) markdown {
	return map[string]markdown{model.LeftSide: "Concept to Code", model.BothSides: "both", model.RightSide: "Code to Cash"}[side]
}

func courseSide(key string) string { return facts.StatementNamed(key).Side }

var agileOrDevOpsPart = partOf("agileOrDevOps",
	func(s model.Session, _ time.Time) agileOrDevOpsJSON {
		return agileOrDevOpsJSON{each(s.AgileOrDevOps.Rounds, writeRound)}
	},
	func(r *reader, s *model.Session, j agileOrDevOpsJSON) {
		s.AgileOrDevOps = &model.AgileOrDevOps{Rounds: eachAt(j.Rounds, "", readRound)}
	})

type agileOrDevOpsJSON struct {
	Rounds []roundJSON `json:"rounds"`
}
