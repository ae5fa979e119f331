package model

import "slices"

// Groups are the line's parallel groups in order: a step and the flagged ones right below it. A step on
// its own is a group of one. The slices are parts of Steps.
func (v *ValueStream) Groups() [][]Step {
	var groups [][]Step
	for first := 0; first < len(v.Steps); {
		_, last := v.group(first)
		groups = append(groups, v.Steps[first:last+1])
		first = last + 1
	}
	return groups
}

// group is the first and the last place of the group that a place is in.
func (v *ValueStream) group(place int) (first, last int) {
	first, last = place, place
	for first > 0 && v.Steps[first].Parallel {
		first--
	}
	for last+1 < len(v.Steps) && v.Steps[last+1].Parallel {
		last++
	}
	return first, last
}

// insertStep is the line with one more step. Between two steps of a group it joins them.
func insertStep(steps []Step, place int, step Step) []Step {
	if place > 0 && place < len(steps) && steps[place].Parallel {
		step.Parallel = true
	}
	return slices.Insert(slices.Clone(steps), place, step)
}

// removeStep is the line without one step. When a group's first step goes, the next one is its first.
func removeStep(steps []Step, place int) []Step {
	first := !steps[place].Parallel
	steps = slices.Delete(slices.Clone(steps), place, place+1)
	if first && place < len(steps) {
		steps[place].Parallel = false
	}
	return steps
}
