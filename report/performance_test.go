package report_test

import "testing"

func TestTheRangeSaysOnWhichStepsItRests(t *testing.T) {
	s := line(90, 80, 70)
	s.Stream.Steps[1].CA.Rounds = [][]float64{{60, 70, 80, 90, 95}}
	says(t, s, "By the spread of the answers on 1 step (B) it lies between ", "; the others have one typed figure each, taken as it is.")
	s.Stream.Steps[0].CA.Rounds = [][]float64{{80, 90, 95}}
	says(t, s, "on 2 steps (A and B) it lies", "; the other step has one typed figure, taken as it is.")
	s.Stream.Steps[2].CA.Rounds = [][]float64{{60, 70, 95}}
	says(t, s, "on 3 steps (A, B and C) it lies between 38 and 77.\n\n")
}

func TestAPercentageFromRoundsIsKnownByThem(t *testing.T) {
	s := line(90, 80, 70)
	s.Stream.Steps[1].CA.Rounds = [][]float64{{60, 70, 80, 90, 95}}
	says(t, s, "Of 3 figures: 1 asked in rounds and 2 without a word on how.", "in rounds: 1 of 3 steps. Typed directly: 2.")
}

func TestTheSummarySaysWhatTheRolledFigureTakesForGranted(t *testing.T) {
	says(t, line(90, 80), "Of 100 items, 72 get to the end without a fix on the way, if faults at one step do not depend on those at another.")
	says(t, line(90), "Of 100 items, 90 get to the end without a fix on the way.")
}
