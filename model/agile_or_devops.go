package model

import (
	"fmt"
	"slices"
)

// AgileOrDevOps holds the rounds in which the room sends each statement to a side.
type AgileOrDevOps struct {
	Rounds []Round `json:"rounds"`
}

// The sides of the course's line.
const (
	LeftSide  = "left"  // Concept to Code: Agile
	BothSides = "both"  // it holds for either
	RightSide = "right" // Code to Cash: DevOps
)

// Sides are the answers, in the order in which they stand before the room.
var Sides = []string{LeftSide, BothSides, RightSide}

// AgileOrDevOpsQuiz are the statements, and the side to which each was sent.
var AgileOrDevOpsQuiz = Quiz{
	rounds: func(s Session) []Round { return s.AgileOrDevOps.Rounds },
	with: func(s Session, rounds []Round) Session {
		s.AgileOrDevOps = &AgileOrDevOps{rounds}
		return s
	},
	check: func(answer string) error {
		if !slices.Contains(Sides, answer) {
			return fmt.Errorf("%s is no side: left, both and right are", quote(answer))
		}
		return nil
	},
}

func (a *AgileOrDevOps) validate(v *validator) { AgileOrDevOpsQuiz.validate(v, "agileOrDevOps.rounds") }
