package model

import (
	"errors"
	"fmt"
)

// WhyBother is why the room would change anything: its own figures today, and what its defects cost.
type WhyBother struct {
	Failed      Share       `json:"failed,omitzero"`      // of the changes, those that fail
	Recovery    Figure      `json:"recovery,omitzero"`    // time to recover from a failure
	Deployments Frequency   `json:"deployments,omitzero"` // to production
	Lead        Figure      `json:"lead,omitzero"`        // from code to the customer
	Ladder      *CostLadder `json:"ladder,omitempty"`     // nil while it is as the course has it
}

// Share is a part of a hundred that the room gave, with what it knows about it.
type Share struct {
	Percent *float64 `json:"percent,omitempty"` // 0 to 100; nil where it is not known
	Source  Source   `json:"source,omitzero"`
}

// Own names one of the room's own figures.
type Own string

// The room's own figures.
const (
	OwnFailed      Own = "failedChanges"
	OwnRecovery    Own = "recovery"
	OwnDeployments Own = "deployments"
	OwnLead        Own = "leadTime"
)

// Owns are all of them, in the order of the course's benefits.
var Owns = []Own{OwnFailed, OwnRecovery, OwnDeployments, OwnLead}

func (s Share) estimate() Estimate { return Estimate{Percent: s.Percent, Source: s.Source} }

// Figure is one of the room's own figures: as it is read, as a field opens with it, and how it is known. It is
// empty where the figure is not known.
func (w *WhyBother) Figure(own Own) (said, typed string, source Source) {
	switch own {
	case OwnFailed:
		if said = w.Failed.estimate().String(); said != "" {
			said += " %"
		}
		return said, w.Failed.estimate().Typed(), w.Failed.Source
	case OwnRecovery:
		return w.Recovery.String(), w.Recovery.Typed(), w.Recovery.Source
	case OwnLead:
		return w.Lead.String(), w.Lead.Typed(), w.Lead.Source
	}
	return w.Deployments.String(), w.Deployments.String(), w.Deployments.Source
}

// Known is how many of the room's own figures are known.
func (w *WhyBother) Known() int {
	known := 0
	for _, own := range Owns {
		if said, _, _ := w.Figure(own); said != "" {
			known++
		}
	}
	return known
}

// LadderOr is the room's ladder, or the course's while the room did not change it.
func (w *WhyBother) LadderOr(course CostLadder) CostLadder {
	if w.Ladder == nil {
		return course
	}
	return *w.Ladder
}

// TypeOwn reads what was typed for one of the room's own figures: for times as ParseFigure does, for the share as
// TypedEstimate, and for deployments as ParseFrequency.
func TypeOwn(own Own, input string) Edit {
	return changeOwn(func(w *WhyBother) error {
		switch own {
		case OwnFailed:
			after, err := TypedEstimate(input, w.Failed.estimate())
			w.Failed = Share{after.Percent, after.Source}
			return err
		case OwnRecovery:
			return typeTime(&w.Recovery, input)
		case OwnLead:
			return typeTime(&w.Lead, input)
		}
		after, err := ParseFrequency(input, w.Deployments)
		w.Deployments = after
		return err
	})
}

func typeTime(f *Figure, input string) error {
	after, err := ParseFigure(input, *f)
	*f = after
	return err
}

// KnowOwn says how one of the room's own figures is known, and from whom.
func KnowOwn(own Own, change func(*Source)) Edit {
	return changeOwn(func(w *WhyBother) error {
		if said, _, _ := w.Figure(own); said == "" {
			return errors.New("there is no figure yet that somebody could know: type it first")
		}
		change(w.source(own))
		return nil
	})
}

func (w *WhyBother) source(own Own) *Source {
	switch own {
	case OwnFailed:
		return &w.Failed.Source
	case OwnRecovery:
		return &w.Recovery.Source
	case OwnLead:
		return &w.Lead.Source
	}
	return &w.Deployments.Source
}

// changeOwn changes the room's own figures, and dates what is known about those that change.
func changeOwn(change func(*WhyBother) error) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		before, after := *s.WhyBother, *s.WhyBother
		if err := change(&after); err != nil {
			return s, err
		}
		for _, own := range Owns {
			said, _, source := before.Figure(own)
			if now, _, known := after.Figure(own); now != "" && (now != said || known != source) {
				after.source(own).date(source, stamp.At)
			}
			if err := after.check(own, s.Group.Calendar); err != nil {
				return s, err
			}
		}
		s.WhyBother = &after
		return s, nil
	}
}

// check is what is wrong with one of the figures.
func (w *WhyBother) check(own Own, c Calendar) error {
	switch own {
	case OwnFailed:
		if p := w.Failed.Percent; p != nil && !validPercent(*p) || p == nil && w.Failed.Source != (Source{}) {
			return errors.New("a share is 0 to 100, and what is known about it needs the share")
		}
		return w.Failed.Source.check()
	case OwnRecovery:
		return w.Recovery.check("the time to recover", c)
	case OwnLead:
		return w.Lead.check("the lead time", c)
	}
	return w.Deployments.check()
}

// check is the fault of a figure that belongs to no step.
func (f Figure) check(name string, c Calendar) error {
	if fault := f.fault(c); fault != "" {
		return fmt.Errorf("%s %s", name, fault)
	}
	return nil
}

func (w *WhyBother) validate(v *validator) {
	for _, own := range Owns {
		v.say(w.check(own, v.session.Group.Calendar), "whyBother.%s", own)
	}
	if w.Ladder != nil {
		w.Ladder.validate(v)
	}
}
