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
	s.Swot = &model.Swot{People: 30}
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

// Hostile is a session in which each text that a person can type is the given one.
func Hostile(text string) model.Session {
	s := Claims()
	t := model.MustClean(text)
	s.Name = t
	s.Group = &model.Group{Organisation: t, Pipeline: t, CreatedAt: Start, Calendar: model.DefaultCalendar}
	v := s.Stream
	v.Product, v.Item, v.Trigger, v.Customer, v.LeftOut = t, t, t, t, t
	for i := range v.Steps {
		step := &v.Steps[i]
		step.Name, step.Owner, step.Parallel = t, t, i%3 == 1
		step.Process.Source = model.Source{How: model.Guessed, Who: t, At: Start}
		step.CA.Receiver, step.CA.Gone = "", t
	}
	v.Decision.Reason = t
	for i := range v.Decision.Seen {
		v.Decision.Seen[i].Name, v.Decision.Seen[i].Value = t, v.Decision.Seen[i].Value/2
	}
	v.Objections[0].Text = t
	v.Other = []model.OtherMap{{Group: t, Steps: []model.Step{{ID: "n900", Name: t, Owner: t}}}}
	for _, notes := range [][]model.Note{s.Swot.Strengths, s.Swot.Weaknesses, s.Swot.Opportunities, s.Swot.Threats} {
		for i := range notes {
			notes[i].Text, notes[i].Group = t, t
		}
	}
	for i := range s.Calms.Orders {
		s.Calms.Orders[i].By = model.MustClean(fmt.Sprintf("%s %d", text, i))
	}
	for _, cards := range [][]model.Card{s.Wall.Todo, s.Wall.Doing, s.Wall.Done} {
		for i := range cards {
			cards[i].Title, cards[i].Blocked, cards[i].Shorten = t, t, t
			cards[i].Cut = 5
		}
	}
	s.Wall.Dropped = []model.Card{{ID: "n901", Title: t, Kind: model.TalkCard, Planned: 10}}
	s.Wall.Course = t
	for i := range s.Park.Points {
		s.Park.Points[i].Text, s.Park.Points[i].Exercise = t, t
	}
	return s
}
