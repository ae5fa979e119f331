package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Hypothesis is one experiment: what the room believes, what it does to find out, and what came of it. Its
// sentences begin with "we believe", "if we", "then" and "measured by".
type Hypothesis struct {
	ID      ID      `json:"id"`
	Believe Text    `json:"believe"`
	If      Text    `json:"if,omitzero"`
	Then    Text    `json:"then,omitzero"`
	Measure Text    `json:"measure,omitzero"`
	Due     Date    `json:"due,omitempty"` // the day on which it is decided
	Verdict Verdict `json:"verdict,omitempty"`
	Learnt  Text    `json:"learnt,omitzero"` // by the verdict; needed with one, and only there
}

func (h Hypothesis) id() ID { return h.ID }

// Verdict says whether the hypothesis held; empty while it is not decided.
type Verdict string

// Verdicts are the two, in the order in which they are chosen.
var Verdicts = []Verdict{"yes", "no"}

// Decided is true once it is known whether the hypothesis held.
func (h Hypothesis) Decided() bool { return h.Verdict != "" }

// Overdue is by how many days the day of the decision has passed without one; 0 for not overdue.
func (h Hypothesis) Overdue(today Date) int {
	if h.Decided() || !h.Due.Known() {
		return 0
	}
	return max(0, h.Due.DaysUntil(today))
}

// Missing are the words for what a card still lacks before somebody can run its experiment.
func (h Hypothesis) Missing() []string {
	var missing []string
	for _, part := range []struct {
		is   bool
		what string
	}{
		{!h.If.Empty(), "if"}, {!h.Then.Empty(), "then"}, {!h.Measure.Empty(), "measured by"}, {h.Due.Known(), "a date"},
	} {
		if !part.is {
			missing = append(missing, part.what)
		}
	}
	return missing
}

// Hypothesis is the one with an id; ok is false where it is not there.
func (w *ThreeWays) Hypothesis(id ID) (h Hypothesis, ok bool) {
	if i := indexOf(w.Hypotheses, id); i >= 0 {
		return w.Hypotheses[i], true
	}
	return Hypothesis{}, false
}

// Experiments are how many hypotheses are decided, and how many of the others are overdue.
func (w *ThreeWays) Experiments(today Date) (decided, overdue int) {
	for _, h := range w.Hypotheses {
		switch {
		case h.Decided():
			decided++
		case h.Overdue(today) > 0:
			overdue++
		}
	}
	return decided, overdue
}

// AddHypotheses puts cards at a place, counted from 0, each with what is believed.
func AddHypotheses(beliefs []Text, place int) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		cards := s.ThreeWays.Hypotheses
		if err := checkRoom("hypotheses", len(cards), len(beliefs)); err != nil {
			return s, err
		}
		added := make([]Hypothesis, len(beliefs))
		for i, belief := range beliefs {
			added[i] = Hypothesis{Believe: belief}
			if err := added[i].check(); err != nil {
				return s, err
			}
		}
		for i := range added {
			added[i].ID = stamp.NewID()
		}
		cards = slices.Insert(slices.Clone(cards), min(max(place, 0), len(cards)), added...)
		return s.withThreeWays(func(w *ThreeWays) { w.Hypotheses = cards }), nil
	}
}

// ChangeHypothesis changes what stands on a card. What was learnt goes with the verdict.
func ChangeHypothesis(id ID, change func(*Hypothesis)) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		cards, err := changed(s.ThreeWays.Hypotheses, id, errNoHypothesis, func(h *Hypothesis) error {
			change(h)
			h.ID = id
			if !h.Decided() {
				h.Learnt = Text{}
			}
			return h.check()
		})
		if err != nil {
			return s, err
		}
		return s.withThreeWays(func(w *ThreeWays) { w.Hypotheses = cards }), nil
	}
}

// MoveHypothesis puts a card at another place, counted from 0.
func MoveHypothesis(id ID, place int) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		card, _ := s.ThreeWays.Hypothesis(id)
		rest, err := without(s.ThreeWays.Hypotheses, id, errNoHypothesis)
		if err != nil {
			return s, err
		}
		rest = slices.Insert(rest, min(max(place, 0), len(rest)), card)
		return s.withThreeWays(func(w *ThreeWays) { w.Hypotheses = rest }), nil
	}
}

// DeleteHypothesis takes a card away.
func DeleteHypothesis(id ID) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		cards, err := without(s.ThreeWays.Hypotheses, id, errNoHypothesis)
		if err != nil {
			return s, err
		}
		return s.withThreeWays(func(w *ThreeWays) { w.Hypotheses = cards }), nil
	}
}

var errNoHypothesis = errors.New("that hypothesis is not there any more")

func (h Hypothesis) check() error {
	var err error
	switch {
	case h.Decided() && !slices.Contains(Verdicts, h.Verdict):
		err = fmt.Errorf("a hypothesis is decided with yes or no, not %s", quote(string(h.Verdict)))
	case h.Decided():
		err = needed(h.Learnt, "say what was learnt: a decision alone teaches nobody")
	case !h.Learnt.Empty():
		err = errors.New("what was learnt stands beside a decision, and there is none")
	}
	return cmp.Or(needed(h.Believe, "a hypothesis needs words: type what we believe"), h.Due.check(), err,
		h.Believe.within(NoteLimit), h.If.within(NoteLimit), h.Then.within(NoteLimit), h.Measure.within(NoteLimit), h.Learnt.within(NoteLimit))
}
