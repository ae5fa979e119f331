package model

import (
	"errors"
	"slices"
	"time"
)

// Step is the step with this id and its place in the line; ok is false when there is none.
func (v *ValueStream) Step(id ID) (step Step, place int, ok bool) {
	if i := indexOf(v.Steps, id); i >= 0 {
		return v.Steps[i], i, true
	}
	return Step{}, 0, false
}

var errNoStep = errors.New("that step is not on the map any more")

// withStream changes a copy of the value stream. Lists in it are still shared: change replaces them.
func (s Session) withStream(change func(*ValueStream)) Session {
	v := *s.Stream
	change(&v)
	s.Stream = &v
	return s
}

// tryStream is withStream for a change that is refused where the step at a place breaks a rule by it.
func (s Session) tryStream(change func(*ValueStream), place int) (Session, error) {
	after := s.withStream(change)
	if faults := after.Stream.stepFaults(place, s.Group.Calendar); len(faults) > 0 {
		return s, faults[0]
	}
	return after, nil
}

// AddStep puts a new step at a place of the line, 0 being the first; a place beyond the end is the end.
// Between two steps of a parallel group it becomes one of the group.
func AddStep(step Step, place int) Edit { return AddSteps([]Step{step}, place) }

// AddSteps is AddStep for several that follow each other, all of them or none: each %CA is taken as told by
// the one that comes next.
func AddSteps(steps []Step, place int) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		if err := checkRoom("steps", len(s.Stream.Steps), len(steps)); err != nil {
			return s, err
		}
		place := min(max(place, 0), len(s.Stream.Steps))
		inGroup := place > 0 && place < len(s.Stream.Steps) && s.Stream.Steps[place].Parallel
		added := make([]Step, len(steps))
		for i, step := range steps {
			step = step.clone()
			step.ID, step.Parallel = stamp.NewID(), step.Parallel || inGroup
			step.settle(Step{}, stamp.At)
			added[i] = step
		}
		after := s.withStream(func(v *ValueStream) {
			v.Steps = slices.Insert(slices.Clone(v.Steps), place, added...)
			for i := range added {
				v.askReceiver(place+i, Step{})
			}
		})
		for i := range added {
			if faults := after.Stream.stepFaults(place+i, s.Group.Calendar); len(faults) > 0 {
				return s, faults[0]
			}
		}
		return after, nil
	}
}

// DuplicateStep puts a copy of a step right below it, with all figures; a step of a parallel group
// has its copy in the group.
func DuplicateStep(id ID) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		step, place, ok := s.Stream.Step(id)
		if !ok {
			return s, errNoStep
		}
		if err := checkRoom("steps", len(s.Stream.Steps), 1); err != nil {
			return s, err
		}
		step = step.clone()
		step.ID = stamp.NewID()
		return s.withStream(func(v *ValueStream) { v.Steps = insertStep(v.Steps, place+1, step) }), nil
	}
}

// MoveStep takes a step to a place of the line, counted without it; a place beyond the end is the end.
// Moved within its parallel group it stays in it, else it leaves it; between two steps of another group
// it becomes one of that.
func MoveStep(id ID, place int) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		step, from, ok := s.Stream.Step(id)
		if !ok {
			return s, errNoStep
		}
		place := min(max(place, 0), len(s.Stream.Steps)-1)
		if place == from {
			return s, nil
		}
		first, last := s.Stream.group(from)
		return s.withStream(func(v *ValueStream) {
			v.Steps = removeStep(v.Steps, from)
			if first <= place && place <= last {
				v.Steps = slices.Insert(v.Steps, place, step)
				for i := first; i <= last; i++ {
					v.Steps[i].Parallel = i > first
				}
				return
			}
			step.Parallel = false
			v.Steps = insertStep(v.Steps, place, step)
		}), nil
	}
}

// DeleteStep takes a step out of the line, and with it all that points at it: see DependsOnStep.
func DeleteStep(id ID) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		step, place, ok := s.Stream.Step(id)
		if !ok {
			return s, errNoStep
		}
		s = s.withStream(func(v *ValueStream) { v.Steps = removeStep(v.Steps, place) })
		return s.forget([]Step{step}), nil
	}
}

// ChangeStep changes a step's name, owner, figures or flags; change gets a copy. A figure that changed
// gets the edit's time, LT and wait replace each other, and a new %CA is taken as told by the step that
// is next now. What breaks a rule is refused.
func ChangeStep(id ID, change func(*Step)) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		before, place, ok := s.Stream.Step(id)
		if !ok {
			return s, errNoStep
		}
		step := before.clone()
		change(&step)
		step.ID = id
		step.settle(before, stamp.At)
		return s.tryStream(func(v *ValueStream) {
			v.Steps = slices.Clone(v.Steps)
			v.Steps[place] = step
			v.askReceiver(place, before)
		}, place)
	}
}

// SetSteps puts a whole line in place of the present one. A step whose name matches one that was there
// keeps that one's id, and what is known about each figure that stays the same.
func SetSteps(steps []Step) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		if err := checkRoom("steps", 0, len(steps)); err != nil {
			return s, err
		}
		line := make([]Step, len(steps))
		old := make([]Step, len(steps)) // what each was before; a zero Step where it is new
		left := byName(s.Stream.Steps)
		for i, step := range steps {
			name := Fold(step.Name.String())
			if same := left[name]; len(same) > 0 {
				old[i], left[name] = same[0], same[1:]
			}
			line[i] = step.inherit(old[i], s.Group.Calendar)
			if line[i].ID = old[i].ID; line[i].ID == "" {
				line[i].ID = stamp.NewID()
			}
			line[i].settle(old[i], stamp.At)
		}
		var gone []Step
		for _, steps := range left {
			gone = append(gone, steps...)
		}
		after := s.withStream(func(v *ValueStream) {
			v.Steps = line
			for i := range line {
				v.askReceiver(i, old[i])
			}
		}).forget(gone)
		if faults := after.Stream.Faults(s.Group.Calendar); len(faults) > 0 {
			return s, faults[0]
		}
		return after, nil
	}
}

func byName(steps []Step) map[string][]Step {
	named := make(map[string][]Step, len(steps))
	for _, step := range steps {
		name := Fold(step.Name.String())
		named[name] = append(named[name], step)
	}
	return named
}

// inherit is the step with what the old one knew about each figure that they share. A table has an LT where
// the room typed a wait: if that is all that differs, the wait comes back.
func (s Step) inherit(old Step, c Calendar) Step {
	step := s.clone()
	for _, figure := range []struct{ now, then *Figure }{
		{&step.Process, &old.Process}, {&step.Lead, &old.Lead}, {&step.Wait, &old.Wait},
	} {
		if *figure.now == (Figure{Span: figure.then.Span}) || figure.now.reads(*figure.then) {
			*figure.now = *figure.then
		}
	}
	if lt, known := step.LT(c); known && old.Wait.Known() && !old.Lead.Known() && step.Process == old.Process {
		if was, ok := old.LT(c); ok && was == lt {
			step.Lead, step.Wait = old.Lead, old.Wait
		}
	}
	if len(step.CA.Rounds) == 0 {
		step.CA.Rounds = old.CA.Rounds
		if samePercent(step.CA.Percent, old.CA.Percent) {
			step.CA = old.CA
		}
	}
	step.Machine = step.Machine || old.Machine
	return step
}

// reads is true for a figure that says of the other what a table can say: its time, its range, and the mark of
// a guess.
func (f Figure) reads(other Figure) bool {
	return f.Span == other.Span && f.Low == other.Low && f.High == other.High &&
		(f.Source == Source{} || f.Source == Source{How: Guessed} && other.Source.How == Guessed)
}

// DescribeStream changes the head of the map: product, item, trigger, customer, what is left out, items
// a week and items in progress; change gets a copy. Steps and choices stay as they are.
func DescribeStream(change func(*ValueStream)) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		before := s.Stream
		v := *before
		v.ItemsPerWeek, v.ItemsInProgress = clonePointer(v.ItemsPerWeek), clonePointer(v.ItemsInProgress)
		change(&v)
		v.Steps, v.Other = before.Steps, before.Other
		v.Decision, v.Hands, v.Objections = before.Decision, before.Hands, before.Objections
		if faults := v.headFaults(); len(faults) > 0 {
			return s, faults[0]
		}
		s.Stream = &v
		return s, nil
	}
}

// clone is a step whose figures can be changed without changing this one.
func (s Step) clone() Step {
	s.CA.Percent = clonePointer(s.CA.Percent)
	s.CA.Rounds = slices.Clone(s.CA.Rounds)
	for i := range s.CA.Rounds {
		s.CA.Rounds[i] = slices.Clone(s.CA.Rounds[i])
	}
	return s
}

func clonePointer[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

// settle brings a step in order after a change: one of LT and wait, and the time on figures that are new.
func (s *Step) settle(before Step, at time.Time) {
	leadTyped := s.Lead.Span.Known() && s.Lead.Span != before.Lead.Span
	waitTyped := s.Wait.Span.Known() && s.Wait.Span != before.Wait.Span
	if leadTyped && !waitTyped {
		s.Wait = Figure{}
	}
	if waitTyped && !leadTyped {
		s.Lead = Figure{}
	}
	s.Process.settle(before.Process, at)
	s.Lead.settle(before.Lead, at)
	s.Wait.settle(before.Wait, at)
	switch {
	case s.CA.Percent == nil:
		s.CA = Estimate{Rounds: s.CA.Rounds}
	case !samePercent(s.CA.Percent, before.CA.Percent) || s.CA.Source != before.CA.Source:
		s.CA.Source.date(before.CA.Source, at)
	}
}

func (f *Figure) settle(before Figure, at time.Time) {
	switch {
	case f.empty():
		*f = Figure{}
	case *f != before:
		f.Source.date(before.Source, at)
	}
}

// date a source that did not bring a time of its own.
func (s *Source) date(before Source, at time.Time) {
	if s.At.IsZero() || s.At.Equal(before.At) {
		s.At = at.UTC()
	}
}

func samePercent(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// DependsOnStep names what points at a step, as the parts of a sentence ("3 notes", "the constraint"):
// deleting the step takes its name off them, or them off the session.
func DependsOnStep(s Session, id ID) []string {
	var parts []string
	notes := 0
	for _, note := range s.Swot.Notes() {
		if note.About == id {
			notes++
		}
	}
	if notes > 0 {
		parts = append(parts, Count(notes, "note"))
	}
	if d := s.Stream.Decision; d != nil && d.Step == id {
		parts = append(parts, "the constraint")
	}
	hands := 0
	for _, h := range s.Stream.Hands {
		if h.Step == id {
			hands += h.Count
		}
	}
	if hands > 0 {
		parts = append(parts, Count(hands, "hand"))
	}
	for _, step := range s.Stream.Steps {
		if step.CA.Percent != nil && step.CA.Receiver == id {
			parts = append(parts, "the %CA of "+step.name())
		}
	}
	if s.Practices.matchIndex(id) >= 0 {
		parts = append(parts, "its place in the pipeline's practices")
	}
	return parts
}

// forget clears every pointer at steps that are gone: notes are about nothing, the constraint is open
// again, a %CA keeps its receiver's name only.
func (s Session) forget(gone []Step) Session {
	if len(gone) == 0 {
		return s
	}
	names := make(map[ID]Text, len(gone))
	for _, step := range gone {
		names[step.ID] = step.Name
	}
	isGone := func(id ID) bool { _, ok := names[id]; return ok }

	for _, q := range Quadrants {
		if !slices.ContainsFunc(s.Swot.Quadrant(q), func(n Note) bool { return isGone(n.About) }) {
			continue
		}
		s = s.withNotes(q, func(notes []Note) []Note {
			for i := range notes {
				if isGone(notes[i].About) {
					notes[i].About = ""
				}
			}
			return notes
		})
	}
	return s.unmatch(isGone).withStream(func(v *ValueStream) {
		v.Steps = slices.Clone(v.Steps)
		for i := range v.Steps {
			if ca := &v.Steps[i].CA; isGone(ca.Receiver) {
				ca.Gone, ca.Receiver = names[ca.Receiver], ""
			}
		}
		v.Hands = slices.DeleteFunc(slices.Clone(v.Hands), func(h Hands) bool { return isGone(h.Step) })
		if v.Decision != nil {
			v.Decision = v.Decision.forget(isGone)
		}
	})
}

// forget is the decision without pointers at steps that are gone; nil where it was one of them.
func (d Decision) forget(isGone func(ID) bool) *Decision {
	if isGone(d.Step) {
		return nil
	}
	d.Seen = slices.Clone(d.Seen)
	for i := range d.Seen {
		seen := &d.Seen[i]
		if isGone(seen.Step) {
			seen.Step = ""
		}
		seen.Ties = slices.DeleteFunc(slices.Clone(seen.Ties), isGone)
	}
	return &d
}
