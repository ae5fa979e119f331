package modeltest

import (
	"time"

	"pgregory.net/rapid"

	"flipchart/model"
)

// rounds of a quiz with these answers: all are over but the last one, which may go on.
func (g *generator) rounds(answers ...string) []model.Round {
	rounds := list(g, "rounds", 3, func() model.Round {
		r := model.Round{ID: g.newID(), Questions: rapid.Permutation([]string{"upstream", "lean", "of-another_course"}).Draw(g.T, "questions")}
		if g.bool("the round has a time") {
			r.At = g.time("begun")
		}
		for range r.Questions {
			r.Answers = append(r.Answers, pick(g, "answer", answers...))
		}
		return r
	})
	if n := len(rounds); n > 0 {
		last := &rounds[n-1]
		last.Answers = last.Answers[:g.n("answers", 0, len(last.Answers))]
		if len(last.Answers) == 0 {
			last.Answers = nil
		}
	}
	return rounds
}

// claimsSides is a round that is over, and a second one that goes on.
func (b *builder) claimsSides() *model.AgileOrDevOps {
	const left, both, right = model.LeftSide, model.BothSides, model.RightSide
	return &model.AgileOrDevOps{Rounds: []model.Round{
		{
			ID: b.id(), At: Start.Add(45 * time.Minute),
			Questions: []string{
				"packageAndDeliver", "unpredictable", "changeIsNotWelcome", "upstream", "lean", "manufacturing", "highUncertainty",
				"designAndBuild", "lowUncertainty", "downstream", "changeIsWelcome", "predictable", "newProductDevelopment",
			},
			Answers: []string{right, left, both, left, both, right, both, left, right, right, both, right, left},
		},
		{
			ID: b.id(), At: Start.Add(25 * time.Hour),
			Questions: []string{
				"changeIsNotWelcome", "lean", "downstream", "designAndBuild", "newProductDevelopment", "upstream", "packageAndDeliver",
				"predictable", "highUncertainty", "manufacturing", "unpredictable", "lowUncertainty", "changeIsWelcome",
			},
			Answers: []string{right, both, right, left, both},
		},
	}}
}
