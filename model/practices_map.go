package model

import (
	"errors"
	"fmt"
	"slices"
)

// StepMatch is the room's word on which step of the pipeline a step of the map is. It outweighs the names.
type StepMatch struct {
	Step     ID     `json:"step"`               // of the map
	Pipeline string `json:"pipeline,omitempty"` // the key of the course's step; empty for none of them
}

// MappedStep is a step of the map beside the pipeline.
type MappedStep struct {
	Step     Step
	Pipeline string // the key of the step of the pipeline that it is; empty for none of them, or not said
	Known    bool   // false where neither the names nor the room say so: it has to be asked
}

// Differences are those between the map and the practices.
type Differences struct {
	Unknown []MappedStep   // to be asked about
	Idle    []MappedStep   // mapped but with no practice
	Both    []MappedStep   // mapped and practised
	Missing []PipelineStep // practised but not mapped
}

// Differences between the value stream map and the practices, in the order of each. A step is practised where at
// least one of its patterns is more than absent.
func (s Session) Differences(pipeline []PipelineStep) Differences {
	var d Differences
	mapped := map[string]bool{}
	for _, step := range s.Stream.Steps {
		m := s.Practices.match(step, pipeline)
		mapped[m.Pipeline] = true
		switch {
		case !m.Known:
			d.Unknown = append(d.Unknown, m)
		case m.Pipeline != "" && s.Practices.Step(m.Pipeline).practised():
			d.Both = append(d.Both, m)
		default:
			d.Idle = append(d.Idle, m)
		}
	}
	for _, step := range pipeline {
		if !mapped[step.Key] && s.Practices.Step(step.Key).practised() {
			d.Missing = append(d.Missing, step)
		}
	}
	return d
}

// match is the step of the pipeline that a step of the map is: what the room said, else that of the same name.
func (p *Practices) match(step Step, pipeline []PipelineStep) MappedStep {
	if i := p.matchIndex(step.ID); i >= 0 {
		return MappedStep{step, p.Matches[i].Pipeline, true}
	}
	name := Fold(step.Name.String())
	for _, of := range pipeline {
		if slices.ContainsFunc(of.Names, func(other string) bool { return Fold(other) == name }) {
			return MappedStep{step, of.Key, true}
		}
	}
	return MappedStep{Step: step}
}

func (p *Practices) matchIndex(step ID) int {
	return slices.IndexFunc(p.Matches, func(m StepMatch) bool { return m.Step == step })
}

// MatchStep says which step of the pipeline a step of the map is, by its key; empty for none of them.
func MatchStep(step ID, pipeline string) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		if _, _, ok := s.Stream.Step(step); !ok {
			return s, errNoStep
		}
		if pipeline != "" && !plainKey(pipeline) {
			return s, errors.New("that is no step of the pipeline")
		}
		return s.withMatches(func(matches []StepMatch) []StepMatch {
			if i := s.Practices.matchIndex(step); i >= 0 {
				matches[i].Pipeline = pipeline
				return matches
			}
			return append(matches, StepMatch{step, pipeline})
		}), nil
	}
}

// UnmatchStep takes the room's word on a step of the map back: its name counts again.
func UnmatchStep(step ID) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		if s.Practices.matchIndex(step) < 0 {
			return s, nil
		}
		return s.unmatch(func(id ID) bool { return id == step }), nil
	}
}

// unmatch forgets what the room said of some steps of the map.
func (s Session) unmatch(which func(ID) bool) Session {
	if !slices.ContainsFunc(s.Practices.Matches, func(m StepMatch) bool { return which(m.Step) }) {
		return s
	}
	return s.withMatches(func(matches []StepMatch) []StepMatch {
		return slices.DeleteFunc(matches, func(m StepMatch) bool { return which(m.Step) })
	})
}

// withMatches changes a copy of the matches.
func (s Session) withMatches(change func([]StepMatch) []StepMatch) Session {
	s.Practices = &Practices{s.Practices.Steps, change(slices.Clone(s.Practices.Matches))}
	return s
}

func (p *Practices) validateMatches(v *validator) {
	v.say(checkRoom("matches", len(p.Matches), 0), "practices.matches")
	steps := map[ID]bool{}
	for _, step := range v.session.Stream.Steps {
		steps[step.ID] = true
	}
	for i, m := range p.Matches {
		at := fmt.Sprintf("practices.matches[%d]", i)
		switch {
		case m.Step == "":
			v.say(errors.New("it does not say which step of the map it is"), "%s.step", at)
		case p.matchIndex(m.Step) != i:
			v.say(fmt.Errorf("%s stands there twice", quote(string(m.Step))), "%s.step", at)
		}
		v.point(m.Step, steps, at+".step")
		if m.Pipeline != "" && !plainKey(m.Pipeline) {
			v.say(fmt.Errorf("%s is no key of a step", quote(m.Pipeline)), "%s.pipelineStep", at)
		}
	}
}
