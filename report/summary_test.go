package report_test

import (
	"fmt"
	"testing"

	"flipchart/model"
	"flipchart/model/modeltest"
)

// notes with so many dots each, named A, B, C …
func notes(dots ...int) []model.Note {
	var list []model.Note
	for i, n := range dots {
		list = append(list, model.Note{ID: model.ID("n" + string(rune('1'+i))), Text: model.MustClean(string(rune('A' + i))), Votes: n})
	}
	return list
}

func TestAllNotesMarkedMostAreNamed(t *testing.T) {
	for want, dots := range map[string][]int{
		"**Marked most:** the weakness “B” (14 dots).":                                            {3, 14, 13},
		"**Marked most:** the weaknesses “B” and “D” (14 dots each).":                             {3, 14, 13, 14},
		"**Marked most:** the weaknesses “A”, “B”, “C”, “D”, “E” and 2 more (1 dot each).":        {1, 1, 1, 1, 1, 1, 1},
		"**Marked most:** the weaknesses “B” and “C” (2 dots each) and the strength “A” (1 dot).": {0, 2, 2},
	} {
		s := model.NewSession(model.MustClean("Claims"), modeltest.Start)
		s.Swot = &model.Swot{Weaknesses: notes(dots...)}
		if dots[0] == 0 {
			s.Swot.Strengths = notes(1)
		}
		says(t, s, want)
	}
}

func TestHandsAreToldWithThePeopleThereWere(t *testing.T) {
	s := modeltest.Claims()
	says(t, s, "It had 9 raised hands in a room of 13.")
	s.Swot = &model.Swot{}
	says(t, s, "It had 9 raised hands. ")
}

func TestTheSummaryEndsWithWhatIsStillOpen(t *testing.T) {
	s := modeltest.Claims()
	cards := len(s.Wall.Cards())
	says(t, s, fmt.Sprintf("- **Still open:** no actions are recorded; on the wall 8 of %d cards of the course stand in Done.\n\n**PT**", cards))
	wall := *s.Wall
	s.Wall = &wall
	wall.Done, wall.Doing, wall.Todo = append(wall.Done, wall.Doing...), nil, nil
	says(t, s, "- **Still open:** no actions are recorded.\n")
}
