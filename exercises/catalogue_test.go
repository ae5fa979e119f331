package exercises_test

import (
	"strings"
	"testing"

	"flipchart/exercises"
	"flipchart/model"
	"flipchart/tui/tuitest"
)

func TestEachExerciseHasAGuideInTwoParts(t *testing.T) {
	for _, exercise := range exercises.Catalogue() {
		for part, text := range map[string]string{"room": exercise.Guide.Room.String(), "facilitator": exercise.Guide.Facilitator.String()} {
			if len(strings.Fields(text)) < 20 || strings.Contains(text, "<!--") {
				t.Errorf("the %s's guide of %s is %q", part, exercise.Key, text)
			}
		}
	}
}

func TestEachExerciseOpensOnAnEmptySession(t *testing.T) {
	for _, exercise := range exercises.Catalogue() {
		session := model.NewSession(model.MustClean("new"), tuitest.Start)
		card := model.Card{ID: "n1", Title: model.MustClean("the card"), Kind: model.ExerciseCard, Exercise: exercise.Key, Planned: 30}
		session.Wall.Doing = []model.Card{card}
		session.Place = &model.Place{Card: card.ID}
		s := tuitest.New(t, tuitest.Options{Session: &session, Exercises: exercises.Catalogue()})
		s.See(exercise.Name).Press("esc", "g")
		first, _, _ := strings.Cut(strings.TrimLeft(exercise.Guide.Room.String(), "# "), "\n")
		s.See(strings.Join(strings.Fields(first)[:3], " "))
	}
}
