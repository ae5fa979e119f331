package report

import (
	"fmt"
	"slices"
	"time"

	"flipchart/model"
)

// told are the rounds that are over, or else the one that goes on.
func told(rounds []model.Round) []model.Round {
	over := slices.DeleteFunc(slices.Clone(rounds), func(r model.Round) bool { return !r.Over() })
	if len(over) == 0 {
		return rounds
	}
	return over
}

// scores tells how many answers of a round are the course's ("10 of 13 statements"); of many rounds, the first and
// the last.
func scores(rounds []model.Round, thing string, course func(string) string) markdown {
	var said []markdown
	for _, at := range firstAndLast(rounds) {
		r := rounds[at]
		score := fill("%d of %s", r.Score(course), model.Count(len(r.Answers), thing))
		switch {
		case !r.Over():
			score += fill(" (%d were not asked yet)", len(r.Questions)-len(r.Answers))
		case len(rounds) > 1:
			score += fill(" in round %d", at+1)
		}
		said = append(said, score)
	}
	return listing(said)
}

// firstAndLast are the places of those rounds that are told: what came between is in the file.
func firstAndLast(rounds []model.Round) []int {
	if len(rounds) == 1 {
		return []int{0}
	}
	return []int{0, len(rounds) - 1}
}

// roundHeads are the columns' heads for those rounds.
func roundHeads(rounds []model.Round) []string {
	if len(rounds) == 1 {
		return []string{"The room"}
	}
	return []string{"Round 1", fmt.Sprintf("Round %d", len(rounds))}
}

type roundJSON struct {
	ID        ownID      `json:"id"`
	At        *time.Time `json:"at"`
	Questions []string   `json:"questions"`
	Answers   []string   `json:"answers"`
}

func key(k string) string { return k }

func writeRound(r model.Round) roundJSON {
	return roundJSON{ownID(r.ID), instant(r.At), each(r.Questions, key), each(r.Answers, key)}
}

func readRound(_ string, j roundJSON) model.Round {
	return model.Round{ID: model.ID(j.ID), At: value(j.At), Questions: j.Questions, Answers: j.Answers}
}
