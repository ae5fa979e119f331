package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"
)

// ThreeWays is what the room really does for each of the three ways, and what it wants to find out. Two of their
// measures, the lead time and the time to resolve, are the room's own figures and stand in WhyBother.
type ThreeWays struct {
	Practices  []WayPractice `json:"practices"`            // in the room's order; of different ways in any
	Outcomes   Text          `json:"outcomes,omitzero"`    // the business outcomes that are watched
	Overruling *Overruling   `json:"overruling,omitempty"` // of the gate's rule; nil while the rule holds
	Hypotheses []Hypothesis  `json:"hypotheses"`
}

// Way is one of the three.
type Way string

// The three ways, and all of them in their order.
const (
	FlowWay     Way = "flow"
	FeedbackWay Way = "feedback"
	LearningWay Way = "learning"
)

// Ways are all three, in their order.
var Ways = []Way{FlowWay, FeedbackWay, LearningWay}

// WayPractice is one thing that is done, or should be.
type WayPractice struct {
	ID       ID       `json:"id"`
	Way      Way      `json:"way"`
	Text     Text     `json:"text"`
	Strength Strength `json:"strength,omitempty"`
}

func (p WayPractice) id() ID { return p.ID }

// Strength says how well a practice is done; empty while the room has not said.
type Strength string

// Strong is the strength that the gate asks for.
const Strong Strength = "strong"

// WayStrengths are the answers, in the order in which they are chosen.
var WayStrengths = []Strength{Strong, "weak", "absent"}

// GateCount is what the gate behind the first way goes by.
type GateCount struct {
	Practices int  `json:"practices"` // of the first way
	Strong    int  `json:"strong"`    // of those
	Measured  bool `json:"measured"`  // the deployment lead time is known
}

// Overruling is the room's word against the gate's rule.
type Overruling struct {
	Open   bool      `json:"open"` // what the room holds the gate for
	Reason Text      `json:"reason"`
	At     time.Time `json:"at"`
	Seen   GateCount `json:"seen"` // what it was decided on
}

// Of are the practices of a way, in the room's order.
func (w *ThreeWays) Of(way Way) []WayPractice {
	return slices.DeleteFunc(slices.Clone(w.Practices), func(p WayPractice) bool { return p.Way != way })
}

// Practice is the one with an id; ok is false where it is not there.
func (w *ThreeWays) Practice(id ID) (practice WayPractice, ok bool) {
	if i := indexOf(w.Practices, id); i >= 0 {
		return w.Practices[i], true
	}
	return WayPractice{}, false
}

// Marked is how many practices of a way have a strength; empty counts those that have none.
func (w *ThreeWays) Marked(way Way, strength Strength) int {
	n := 0
	for _, p := range w.Practices {
		if p.Way == way && p.Strength == strength {
			n++
		}
	}
	return n
}

// Gate counts what the rule of the gate behind the first way asks for.
func (s Session) Gate() GateCount {
	w := s.ThreeWays
	return GateCount{Practices: len(w.Of(FlowWay)), Strong: w.Marked(FlowWay, Strong), Measured: s.WhyBother.Lead.Known()}
}

// Done is the rule: the first way has a practice, every one of its practices is strong, and its measure is known.
func (g GateCount) Done() bool { return g.Practices > 0 && g.Strong == g.Practices && g.Measured }

// GateRule is the same in words.
const GateRule = "open once all of flow is strong and its lead time known"

// Words are the counts as the gate shows them.
func (g GateCount) Words() string {
	known := "lead time known"
	if !g.Measured {
		known = "lead time unknown"
	}
	return fmt.Sprintf("%d of %d strong, %s", g.Strong, g.Practices, known)
}

// GateOpen is what holds: the room's word where it overruled the rule, else the rule.
func (s Session) GateOpen() bool {
	if o := s.ThreeWays.Overruling; o != nil {
		return o.Open
	}
	return s.Gate().Done()
}

// Overruled is true while the room's word is not what the rule says: figures may have come to agree with it.
func (s Session) Overruled() bool {
	o := s.ThreeWays.Overruling
	return o != nil && o.Open != s.Gate().Done()
}

// AddWayPractices puts practices at a place among those of a way, counted from 0.
func AddWayPractices(way Way, texts []Text, place int) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		added := make([]WayPractice, len(texts))
		for i, text := range texts {
			added[i] = WayPractice{Way: way, Text: text}
			if err := added[i].check(); err != nil {
				return s, err
			}
		}
		if err := checkRoom("practices", len(s.ThreeWays.Practices), len(added)); err != nil {
			return s, err
		}
		for i := range added {
			added[i].ID = stamp.NewID()
		}
		at := placeOfWay(s.ThreeWays.Practices, way, place)
		return s.withThreeWays(func(w *ThreeWays) { w.Practices = slices.Insert(slices.Clone(w.Practices), at, added...) }), nil
	}
}

// placeOfWay is where in the list of all a practice stands that is put at a place among those of its way.
func placeOfWay(practices []WayPractice, way Way, place int) int {
	seen := 0
	for i, p := range practices {
		if p.Way != way {
			continue
		}
		if seen >= place {
			return i
		}
		seen++
	}
	return len(practices)
}

// ChangeWayPractice changes what is said of a practice.
func ChangeWayPractice(id ID, change func(*WayPractice)) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		practices, err := changed(s.ThreeWays.Practices, id, errNoPractice, func(p *WayPractice) error {
			change(p)
			p.ID = id
			return p.check()
		})
		if err != nil {
			return s, err
		}
		return s.withThreeWays(func(w *ThreeWays) { w.Practices = practices }), nil
	}
}

// MoveWayPractice puts a practice at a place of a way, its own or another.
func MoveWayPractice(id ID, way Way, place int) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		practice, _ := s.ThreeWays.Practice(id)
		practice.Way = way
		rest, err := without(s.ThreeWays.Practices, id, errNoPractice)
		if err = cmp.Or(err, practice.check()); err != nil {
			return s, err
		}
		rest = slices.Insert(rest, placeOfWay(rest, way, place), practice)
		return s.withThreeWays(func(w *ThreeWays) { w.Practices = rest }), nil
	}
}

// DeleteWayPractice takes a practice away.
func DeleteWayPractice(id ID) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		practices, err := without(s.ThreeWays.Practices, id, errNoPractice)
		if err != nil {
			return s, err
		}
		return s.withThreeWays(func(w *ThreeWays) { w.Practices = practices }), nil
	}
}

// SetOutcomes says which business outcomes are watched.
func SetOutcomes(outcomes Text) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		if err := outcomes.within(NoteLimit); err != nil {
			return s, err
		}
		return s.withThreeWays(func(w *ThreeWays) { w.Outcomes = outcomes }), nil
	}
}

// OverruleGate notes the room's word against the rule, with its reason, or anew where it spoke before. It is
// refused where the rule says the same.
func OverruleGate(reason Text) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		gate := s.Gate()
		o := Overruling{Open: !gate.Done(), Reason: reason, At: stamp.At.UTC(), Seen: gate}
		if err := o.check(); err != nil {
			return s, err
		}
		return s.withThreeWays(func(w *ThreeWays) { w.Overruling = &o }), nil
	}
}

// ObeyGate goes back to the rule.
func ObeyGate() Edit {
	return func(s Session, _ Stamp) (Session, error) {
		if s.ThreeWays.Overruling == nil {
			return s, errors.New("the gate goes by its rule already")
		}
		return s.withThreeWays(func(w *ThreeWays) { w.Overruling = nil }), nil
	}
}

var errNoPractice = errors.New("that practice is not there any more")

func (p WayPractice) check() error {
	var err error
	switch {
	case !slices.Contains(Ways, p.Way):
		err = fmt.Errorf("%s is none of the three ways: flow, feedback and learning are", quote(string(p.Way)))
	case p.Strength != "" && !slices.Contains(WayStrengths, p.Strength):
		err = fmt.Errorf("a practice is strong, weak or absent, not %s", quote(string(p.Strength)))
	}
	return cmp.Or(err, needed(p.Text, "a practice needs words: type what is done"), p.Text.within(NoteLimit))
}

func (o Overruling) check() error {
	var err error
	if o.Seen.Strong < 0 || o.Seen.Practices > MaxItems || o.Seen.Strong > o.Seen.Practices {
		err = fmt.Errorf("%d of %d practices cannot have been strong", o.Seen.Strong, o.Seen.Practices)
	}
	return cmp.Or(err, needed(o.Reason, "say why: the rule is overruled only with a reason"), o.Reason.within(ReasonLimit))
}

// withThreeWays is the session with a changed copy of the document.
func (s Session) withThreeWays(change func(*ThreeWays)) Session {
	w := *s.ThreeWays
	change(&w)
	s.ThreeWays = &w
	return s
}

func (w *ThreeWays) validate(v *validator) {
	checkEach(v, "practices", "threeWays.practices", w.Practices, func(path string, p WayPractice) { v.say(p.check(), "%s", path) })
	v.say(w.Outcomes.within(NoteLimit), "threeWays.businessOutcomes")
	if w.Overruling != nil {
		v.say(w.Overruling.check(), "threeWays.overruling")
	}
	checkEach(v, "hypotheses", "threeWays.hypotheses", w.Hypotheses, func(path string, h Hypothesis) { v.say(h.check(), "%s", path) })
}
