package facts

import (
	"slices"
	"testing"
)

func TestEveryPatternStandsAtAStep(t *testing.T) {
	for key, name := range readPipeline().Patterns {
		at := slices.ContainsFunc(Cycles(), func(c Cycle) bool {
			return slices.ContainsFunc(c.Steps, func(s PipelineStep) bool {
				return slices.Contains(s.Primary, key) || slices.Contains(s.Helpers, key)
			})
		})
		if !at {
			t.Errorf("no step has the pattern %s", name)
		}
	}
}
