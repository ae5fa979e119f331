package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Candidates for the constraint, as far as figures are known: the longest wait with its share of all
// waiting, the lowest %CA, and the largest share of LT. Where several steps have the same figure the
// first in line stands for them and names the others as Ties. A rule that no step stands out by (no
// wait, nothing to fix) has no candidate. They propose; the room decides.
func (v *ValueStream) Candidates(c Calendar) []Candidate {
	m := v.Metrics(c)
	wait := v.extreme(LongestWait, func(s Step) (float64, bool) {
		wait, ok := s.WaitTime(c)
		return float64(wait), ok && wait > 0
	})
	repair := v.extreme(LowestCA, func(s Step) (float64, bool) {
		if s.CA.Percent == nil {
			return 0, false
		}
		return -*s.CA.Percent, *s.CA.Percent < 100
	})
	share := v.extreme(LargestShare, func(s Step) (float64, bool) {
		lt, ok := s.LT(c)
		return float64(lt), ok && lt > 0
	})
	var found []Candidate
	if wait != nil {
		wait.Share = wait.Value / float64(*m.Waiting)
		found = append(found, *wait)
	}
	if repair != nil {
		repair.Value = -repair.Value
		found = append(found, *repair)
	}
	if share != nil {
		share.Share = share.Value / float64(*m.Lead)
		found = append(found, *share)
	}
	return found
}

// extreme is the step with the largest figure of those that count; nil where none does.
func (v *ValueStream) extreme(rule Rule, figure func(Step) (float64, bool)) *Candidate {
	var most *Candidate
	for _, step := range v.Steps {
		value, ok := figure(step)
		switch {
		case !ok || most != nil && value < most.Value:
		case most != nil && value == most.Value:
			most.Ties = append(most.Ties, step.ID)
		default:
			most = &Candidate{Rule: rule, Step: step.ID, Name: step.Name, Value: value}
		}
	}
	return most
}

// is true where the candidate is this step, alone or with others.
func (f Candidate) is(step ID) bool { return f.Step == step || slices.Contains(f.Ties, step) }

// same is true for two candidates with the same figures of the same steps, whatever these are called.
func (f Candidate) same(other Candidate) bool {
	return f.Rule == other.Rule && f.Step == other.Step && f.Value == other.Value && f.Share == other.Share &&
		slices.Equal(f.Ties, other.Ties)
}

// seen is what a choice is made on: the candidates, and the LT of the room's own choice.
func (v *ValueStream) seen(step ID, rule Rule, c Calendar) []Candidate {
	found := v.Candidates(c)
	if rule != RoomsChoice {
		return found
	}
	chosen, _, _ := v.Step(step)
	own := Candidate{Rule: RoomsChoice, Step: step, Name: chosen.Name}
	if lt, ok := chosen.LT(c); ok && lt > 0 {
		own.Value, own.Share = float64(lt), float64(lt)/float64(*v.Metrics(c).Lead)
	}
	return append(found, own)
}

// Words say why a step stands out by the rule, as in "longest wait"; empty where it is no rule.
func (r Rule) Words() string { return ruleWords[r] }

var ruleWords = map[Rule]string{
	LongestWait:   "longest wait",
	LowestCA:      "lowest %CA",
	LargestShare:  "largest share of LT",
	LeastCapacity: "least capacity",
	RoomsChoice:   "the room's own choice",
}

// Words say briefly, for a choice on the screen, what a kind of constraint is and what comes of working on
// it; empty where it is no kind.
func (k ConstraintKind) Words() string { return kindWords[k] }

var kindWords = map[ConstraintKind]string{
	CapacityConstraint: "capacity: the step cannot do more, the pile grows there",
	PolicyConstraint:   "policy (gate, date, batch): each item sooner, not more of them",
	DemandConstraint:   "demand (every step keeps up): each item sooner, not more of them",
}

func (r Rule) check() error {
	if r.Words() == "" {
		return fmt.Errorf("%s is no rule to choose a constraint by", quote(string(r)))
	}
	return nil
}

// check is what is wrong with a decision in itself.
func (d Decision) check() error {
	if err := d.Rule.check(); err != nil {
		return err
	}
	if d.Kind != "" && d.Kind.Words() == "" {
		return fmt.Errorf("a constraint is one of capacity, policy or demand, not %s", quote(string(d.Kind)))
	}
	return d.Reason.within(ReasonLimit)
}

// fits is an error where the rule does not lead to the step.
func (v *ValueStream) fits(d Decision, c Calendar) error {
	step, _, ok := v.Step(d.Step)
	if !ok {
		return errNoStep
	}
	if d.Rule == RoomsChoice {
		if d.Reason.Empty() {
			return fmt.Errorf("%s is the room's own choice: say why", step.name())
		}
		return nil
	}
	if !slices.ContainsFunc(v.Candidates(c), func(f Candidate) bool { return f.Rule == d.Rule && f.is(d.Step) }) {
		return fmt.Errorf("%s does not have the %s by the figures: choose it as the room's own choice, and say why",
			step.name(), d.Rule.Words())
	}
	return nil
}

// Decide notes the constraint that the room chose, with the figures that it saw. A rule must lead to the
// step by today's figures; the room's own choice may be any step, and needs a reason.
func Decide(step ID, rule Rule, reason Text, kind ConstraintKind) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		d := Decision{Step: step, Rule: rule, Reason: reason, Kind: kind, At: stamp.At.UTC()}
		if err := d.check(); err != nil {
			return s, err
		}
		return s.decide(d)
	}
}

func (s Session) decide(d Decision) (Session, error) {
	c := s.Group.Calendar
	if err := s.Stream.fits(d, c); err != nil {
		return s, err
	}
	d.Seen = s.Stream.seen(d.Step, d.Rule, c)
	return s.withStream(func(v *ValueStream) { v.Decision = &d }), nil
}

// Undecide opens the choice of the constraint again. Hands and objections stay.
func Undecide() Edit {
	return func(s Session, _ Stamp) (Session, error) {
		return s.withStream(func(v *ValueStream) { v.Decision = nil }), nil
	}
}

// ConfirmDecision keeps the choice on today's figures. It is refused where its rule leads to another step
// now: that is for the room to choose again.
func ConfirmDecision() Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		if s.Stream.Decision == nil {
			return s, errors.New("the room has not chosen a constraint yet")
		}
		d := *s.Stream.Decision
		d.At = stamp.At.UTC()
		return s.decide(d)
	}
}

// Change is one figure that a decision was made on, beside today's. Either is nil where there was or is
// none.
type Change struct {
	Rule      Rule
	Then, Now *Candidate
}

// DecidedOnOtherFigures are the figures that changed since the constraint was chosen or confirmed; none
// while the choice stands on today's figures, or where there is none.
func (v *ValueStream) DecidedOnOtherFigures(c Calendar) []Change {
	if v.Decision == nil {
		return nil
	}
	then, now := v.Decision.Seen, v.seen(v.Decision.Step, v.Decision.Rule, c)
	var changes []Change
	for _, rule := range []Rule{LongestWait, LowestCA, LargestShare, LeastCapacity, RoomsChoice} {
		a, b := byRule(then, rule), byRule(now, rule)
		if a == nil && b == nil || a != nil && b != nil && a.same(*b) {
			continue
		}
		changes = append(changes, Change{rule, a, b})
	}
	return changes
}

func byRule(candidates []Candidate, rule Rule) *Candidate {
	for _, f := range candidates {
		if f.Rule == rule {
			return &f
		}
	}
	return nil
}

// maxHands for one candidate: more than any room has.
const maxHands = 1000

// check is what is wrong with a count of hands in itself.
func (h Hands) check() error {
	switch {
	case h.Step == "":
		return errors.New("hands are raised for a step, and none is named")
	case h.Count < 0 || h.Count > maxHands:
		return fmt.Errorf("0 to %d hands can be raised, not %d", maxHands, h.Count)
	}
	return h.Rule.check()
}

// same is true for counts of the same candidate.
func (h Hands) same(other Hands) bool { return h.Step == other.Step && h.Rule == other.Rule }

// RaiseHands counts the hands for a candidate; 0 takes the count away.
func RaiseHands(step ID, rule Rule, count int) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		if _, _, ok := s.Stream.Step(step); !ok {
			return s, errNoStep
		}
		raised := Hands{step, rule, count}
		if err := raised.check(); err != nil {
			return s, err
		}
		hands := slices.Clone(s.Stream.Hands)
		i := slices.IndexFunc(hands, raised.same)
		switch {
		case i >= 0 && count == 0:
			hands = slices.Delete(hands, i, i+1)
		case i >= 0:
			hands[i].Count = count
		case count > 0:
			hands = append(hands, raised)
		}
		return s.withStream(func(v *ValueStream) { v.Hands = hands }), nil
	}
}

// AllHandsFor is how many hands were raised for a step, by whatever it stands out by.
func (v *ValueStream) AllHandsFor(step ID) int {
	n := 0
	for _, h := range v.Hands {
		if h.Step == step {
			n += h.Count
		}
	}
	return n
}

// HandsFor is how many hands were counted for a candidate.
func (v *ValueStream) HandsFor(step ID, rule Rule) int {
	for _, h := range v.Hands {
		if h.Step == step && h.Rule == rule {
			return h.Count
		}
	}
	return 0
}

// check is what is wrong with an objection, apart from its place.
func (o Objection) check() error {
	return cmp.Or(needed(o.Text, "an objection needs words: type the objector's own"), o.Text.within(NoteLimit))
}

// Object notes an objection to the choice, in the objector's words.
func Object(text Text) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		if err := cmp.Or(Objection{Text: text}.check(), checkRoom("objections", len(s.Stream.Objections), 1)); err != nil {
			return s, err
		}
		objection := Objection{stamp.NewID(), text}
		return s.withStream(func(v *ValueStream) { v.Objections = append(slices.Clip(v.Objections), objection) }), nil
	}
}

// DeleteObjection takes an objection away.
func DeleteObjection(id ID) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		objections, err := without(s.Stream.Objections, id, errNoObjection)
		if err != nil {
			return s, err
		}
		return s.withStream(func(v *ValueStream) { v.Objections = objections }), nil
	}
}

var errNoObjection = errors.New("that objection is not there any more")
