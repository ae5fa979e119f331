package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Practices is what the room does at the steps of the deployment pipeline. A step that nobody spoke of is not
// in it.
type Practices struct {
	Steps   []StepPractice `json:"steps"`
	Matches []StepMatch    `json:"matches,omitempty"`
}

// StepPractice is what the room said of one step.
type StepPractice struct {
	Step     string            `json:"step"`         // the key of the course's step
	Who      Text              `json:"who,omitzero"` // does it
	Tool     Text              `json:"tool,omitzero"`
	Patterns []PatternPractice `json:"patterns,omitempty"`
}

// PatternPractice says how widely a pattern is practised at a step.
type PatternPractice struct {
	Pattern string `json:"pattern"` // the key of the course's pattern
	Extent  Extent `json:"extent"`
}

// Extent says how widely something is practised; empty is not said yet.
type Extent string

// The extents.
const (
	Absent    Extent = "absent"
	Tried     Extent = "tried"
	SomeTeams Extent = "someTeams"
	Norm      Extent = "norm"
)

// Extents in the order in which they are chosen: the least first.
var Extents = []Extent{Absent, Tried, SomeTeams, Norm}

// Word is the extent as it is read.
func (l Extent) Word() string {
	switch l {
	case "":
		return "not said"
	case SomeTeams:
		return "some teams"
	case Norm:
		return "the norm"
	}
	return string(l)
}

// PipelineStep is what the rules want to know of a step of the course's pipeline.
type PipelineStep struct {
	Key     string
	Names   []string // what a map may call it
	Primary []string // keys of its primary patterns
}

// Step is what was said of a step; nothing where nobody spoke of it.
func (p *Practices) Step(key string) StepPractice {
	if i := p.index(key); i >= 0 {
		return p.Steps[i]
	}
	return StepPractice{Step: key}
}

func (p *Practices) index(key string) int {
	return slices.IndexFunc(p.Steps, func(s StepPractice) bool { return s.Step == key })
}

// Extent of a pattern at the step; empty where it was not said.
func (s StepPractice) Extent(pattern string) Extent {
	for _, p := range s.Patterns {
		if p.Pattern == pattern {
			return p.Extent
		}
	}
	return ""
}

// Least is the least of the extents that were said of some patterns, and the first pattern that has it. Both are
// empty where nothing was said.
func (s StepPractice) Least(patterns []string) (extent Extent, pattern string) {
	for _, key := range patterns {
		l := s.Extent(key)
		if l != "" && (extent == "" || slices.Index(Extents, l) < slices.Index(Extents, extent)) {
			extent, pattern = l, key
		}
	}
	return extent, pattern
}

// Most is the greatest of the extents that were said of the step's patterns, primary or helper; empty where nothing
// was said.
func (s StepPractice) Most() Extent {
	var most Extent
	for _, p := range s.Patterns {
		if slices.Index(Extents, p.Extent) > slices.Index(Extents, most) {
			most = p.Extent
		}
	}
	return most
}

// practised is true where at least one pattern is more than absent.
func (s StepPractice) practised() bool { return slices.Index(Extents, s.Most()) > 0 }

// Heat is how strong a step is: as strong as the weakest of its primary patterns that was spoken of.
func (p *Practices) Heat(step PipelineStep) Extent {
	extent, _ := p.Step(step.Key).Least(step.Primary)
	return extent
}

// WeakestFirst are the steps by their heat, the weakest first; those of equal heat stay in their order, and what
// was not said comes last, since it may be anything.
func (p *Practices) WeakestFirst(pipeline []PipelineStep) []PipelineStep {
	rank := func(s PipelineStep) int {
		if at := slices.Index(Extents, p.Heat(s)); at >= 0 {
			return at
		}
		return len(Extents)
	}
	sorted := slices.Clone(pipeline)
	slices.SortStableFunc(sorted, func(a, b PipelineStep) int { return cmp.Compare(rank(a), rank(b)) })
	return sorted
}

// ChangePractice changes what is said of a step: who does it, with what, and how widely which pattern. What says
// nothing any more is forgotten.
func ChangePractice(step string, change func(*StepPractice)) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		before := s.Practices
		practice := before.Step(step)
		practice.Patterns = slices.Clone(practice.Patterns)
		change(&practice)
		practice.Step = step
		if err := practice.check(); err != nil {
			return s, err
		}
		steps := slices.Clone(before.Steps)
		i := before.index(step)
		switch said := !practice.Who.Empty() || !practice.Tool.Empty() || len(practice.Patterns) > 0; {
		case i < 0 && said:
			steps = append(steps, practice)
		case i >= 0 && said:
			steps[i] = practice
		case i >= 0:
			steps = slices.Delete(steps, i, i+1)
		}
		s.Practices = &Practices{steps, before.Matches}
		return s, nil
	}
}

// RatePattern says how widely a pattern is practised at a step; an empty extent takes that back.
func RatePattern(step, pattern string, extent Extent) Edit {
	return ChangePractice(step, func(s *StepPractice) {
		i := slices.IndexFunc(s.Patterns, func(p PatternPractice) bool { return p.Pattern == pattern })
		switch {
		case i < 0 && extent != "":
			s.Patterns = append(s.Patterns, PatternPractice{pattern, extent})
		case i >= 0 && extent != "":
			s.Patterns[i].Extent = extent
		case i >= 0:
			s.Patterns = slices.Delete(s.Patterns, i, i+1)
		}
	})
}

func (s StepPractice) check() error {
	for i, p := range s.Patterns {
		switch {
		case !plainKey(p.Pattern):
			return fmt.Errorf("%s is no pattern's key", quote(p.Pattern))
		case !slices.Contains(Extents, p.Extent):
			return fmt.Errorf("%s is no answer: absent, tried, someTeams and norm are", quote(string(p.Extent)))
		case slices.ContainsFunc(s.Patterns[:i], func(other PatternPractice) bool { return other.Pattern == p.Pattern }):
			return fmt.Errorf("%s stands there twice", quote(p.Pattern))
		}
	}
	if !plainKey(s.Step) {
		return errors.New("it does not say which step of the pipeline it is")
	}
	return cmp.Or(s.Who.within(NameLimit), s.Tool.within(NameLimit))
}

// plainKey is true for what can be the key of a step or a pattern.
func plainKey(key string) bool { return key != "" && plain(key) }

func (p *Practices) validate(v *validator) {
	v.say(checkRoom("steps", len(p.Steps), 0), "practices.steps")
	for i, s := range p.Steps {
		err := s.check()
		if p.index(s.Step) != i {
			err = cmp.Or(err, fmt.Errorf("%s stands there twice", quote(s.Step)))
		}
		v.say(cmp.Or(err, checkRoom("patterns", len(s.Patterns), 0)), "practices.steps[%d]", i)
	}
	p.validateMatches(v)
}
