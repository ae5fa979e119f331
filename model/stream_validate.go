package model

import (
	"errors"
	"fmt"
	"slices"
)

// maxSeen is above every figure that a candidate can have had: over thirty years in milliseconds.
const maxSeen = 1e12

func (v *ValueStream) validate(to *validator) {
	to.say(checkRoom("steps", len(v.Steps), 0), "valueStream.steps")
	steps := to.line(v, "valueStream")
	if d := v.Decision; d != nil {
		to.point(d.Step, steps, "valueStream.constraint.stepId")
		for i, seen := range d.Seen {
			path := fmt.Sprintf("valueStream.constraint.seen[%d]", i)
			for _, id := range append([]ID{seen.Step}, seen.Ties...) {
				to.point(id, steps, path)
			}
			if !(seen.Value >= 0 && seen.Value <= maxSeen) {
				to.say(errors.New("no step ever had a figure like that"), "%s.value", path)
			}
			if !(seen.Share >= 0 && seen.Share <= 1) {
				to.say(fmt.Errorf("a share is 0 to 1, not %s", Number(seen.Share)), "%s.share", path)
			}
		}
	}
	for i, hands := range v.Hands {
		path := fmt.Sprintf("valueStream.hands[%d]", i)
		to.point(hands.Step, steps, path+".step")
		to.say(hands.check(), "%s", path)
		if slices.ContainsFunc(v.Hands[:i], hands.same) {
			to.say(errors.New("the hands for this candidate are counted already"), "%s", path)
		}
	}
	checkEach(to, "objections", "valueStream.objections", v.Objections, func(path string, o Objection) {
		to.say(o.check(), "%s.text", path)
	})
	for i, other := range v.Other {
		path := fmt.Sprintf("valueStream.otherMaps[%d]", i)
		to.say(checkRoom("steps", len(other.Steps), 0), "%s.steps", path)
		to.line(&ValueStream{Steps: other.Steps}, path)
	}
}

// line checks the steps of one map and returns their ids.
func (v *validator) line(stream *ValueStream, path string) map[ID]bool {
	steps := map[ID]bool{}
	for i, step := range stream.Steps {
		v.own(step.ID, fmt.Sprintf("%s.steps[%d]", path, i))
		steps[step.ID] = true
	}
	for _, fault := range stream.Faults(v.session.Group.Calendar) {
		if fault.Step < 0 {
			v.say(fault, "%s.%s", path, inJSON(fault.Field))
		} else {
			v.say(fault, "%s.steps[%d].%s", path, fault.Step, inJSON(fault.Field))
		}
	}
	for i, step := range stream.Steps {
		v.point(step.CA.Receiver, steps, fmt.Sprintf("%s.steps[%d].askedOfId", path, i))
	}
	return steps
}

// inJSON is a field's name in the session's JSON, where it differs from the CSV's.
func inJSON(f Field) string {
	switch f {
	case ProcessField:
		return "processTimeSeconds"
	case LeadField:
		return "leadTimeSeconds"
	case WaitField:
		return "waitEntered"
	case CAField:
		return "percentCompleteAccurate"
	case ParallelField:
		return "parallelWithPrevious"
	}
	return string(f)
}
