package modeltest

import (
	"fmt"
	"strings"
	"time"

	"flipchart/model"
)

// Full is a session as large as they come: 60 steps in pairs, 200 notes, 30 cards, 20 orders.
func Full() model.Session {
	b := &builder{}
	s := model.NewSession(model.MustClean("Full house"), Start)
	s.Stream = &model.ValueStream{}
	for i := range 60 {
		percent := 60 + float64(i*7%40)
		step := model.Step{
			ID: b.id(), Name: model.MustClean(fmt.Sprintf("Step %d of the long line", i+1)), Cycle: model.Cycles[i/15],
			Owner: model.MustClean("team " + string(rune('A'+i%8))), Parallel: i%4 == 1, Machine: i%5 == 0,
			Process: model.Figure{Span: span(fmt.Sprintf("%dh", i%7+1)), Source: model.Source{How: model.Guessed}},
			Wait:    model.Figure{Span: span(fmt.Sprintf("%dd", i%9))},
			CA:      model.Estimate{Percent: &percent, Rounds: [][]float64{{percent - 10, percent, percent, percent, percent + 1}}},
		}
		s.Stream.Steps = append(s.Stream.Steps, step)
	}
	for i := range s.Stream.Steps {
		if next := s.Stream.Receivers(i); len(next) > 0 {
			s.Stream.Steps[i].CA.Receiver = next[0].ID
		}
	}
	s.Swot = &model.Swot{Ballot: model.Ballot{People: 30}}
	for i := range 200 {
		note := model.Note{ID: b.id(), Text: model.MustClean(fmt.Sprintf("Note %d: %s", i, strings.Repeat("said by somebody ", i%6))), Votes: i % 11}
		note.About = s.Stream.Steps[i%60].ID
		quadrant := []*[]model.Note{&s.Swot.Strengths, &s.Swot.Weaknesses, &s.Swot.Opportunities, &s.Swot.Threats}[i%4]
		*quadrant = append(*quadrant, note)
	}
	for i := range 30 {
		at := Start.Add(time.Duration(i) * 20 * time.Minute)
		s.Wall.Done = append(s.Wall.Done, model.Card{
			ID: b.id(), Title: model.MustClean(fmt.Sprintf("Card %d", i)), Kind: model.TalkCard, Planned: 20,
			Moves: []model.Move{{To: model.Doing, At: at}, {To: model.Done, At: at.Add(18 * time.Minute)}},
		})
	}
	for i := range 20 {
		order := append(append([]model.Value{}, model.Values[i%5:]...), model.Values[:i%5]...)
		s.Calms.Orders = append(s.Calms.Orders, model.Order{ID: b.id(), By: model.MustClean(fmt.Sprintf("Group %d", i+1)), Order: order})
	}
	return s
}
