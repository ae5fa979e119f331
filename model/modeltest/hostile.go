package modeltest

import (
	"fmt"
	"reflect"

	"flipchart/model"
)

// Hostile is a session in which each text that a person can type is the given one. Only the names of
// orders, no two of which are alike, have a number behind it.
func Hostile(text string) model.Session {
	s := Claims()
	v := s.Stream
	for i := range v.Steps {
		step := &v.Steps[i]
		step.Parallel = i%3 == 1
		step.Process.Source = model.Source{How: model.Guessed, At: Start}
		step.CA.Receiver = ""
	}
	for i := range v.Decision.Seen {
		v.Decision.Seen[i].Value /= 2
	}
	v.Other = []model.OtherMap{{Steps: []model.Step{{ID: "n900"}}}}
	for _, cards := range [][]model.Card{s.Wall.Todo, s.Wall.Doing, s.Wall.Done} {
		for i := range cards {
			cards[i].Cut = 5
		}
	}
	s.Wall.Dropped = []model.Card{{ID: "n901", Kind: model.TalkCard, Planned: 10}}
	for i := range s.ThreeWays.Hypotheses { // what was learnt stands beside a decision
		s.ThreeWays.Hypotheses[i].Verdict = model.Verdicts[0]
	}
	fill(reflect.ValueOf(&s), model.MustClean(text))
	for i := range s.Calms.Orders {
		s.Calms.Orders[i].By = model.MustClean(fmt.Sprintf("%s %d", text, i))
	}
	return s
}

// fill puts a text in the place of every other. Figures that nobody gave are left as they are: nobody said
// who gave them.
func fill(v reflect.Value, text model.Text) {
	Walk(v, func(v reflect.Value, _ string) bool {
		switch value := v.Interface().(type) {
		case model.Text:
			v.Set(reflect.ValueOf(text))
			return false
		case model.Prose:
			prose, err := model.CleanProse(text.String())
			if err != nil {
				panic(err)
			}
			v.Set(reflect.ValueOf(prose))
			return false
		case model.Figure:
			return value.Known()
		}
		return true
	})
}
