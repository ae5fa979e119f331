package model

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// Limits of %CA estimation.
const (
	MaxRounds  = 3  // rounds that are kept, the last of which ends the estimation
	FewAnswers = 5  // below this many only the median is shown: single answers would have names
	AgreedIQR  = 10 // points within which half of the answers lie when a room agrees
	SettledBy  = 5  // points by which the median moves when nobody changes their mind any more
)

// Spread is what a round of answers says. Quartiles interpolate as a spreadsheet's QUARTILE.INC
// (Hyndman and Fan's type 7).
type Spread struct {
	Count                           int
	Lowest, Q1, Median, Q3, Highest float64
}

// SpreadOf is the spread of answers; the zero Spread where there are none.
func SpreadOf(answers []float64) Spread {
	if len(answers) == 0 {
		return Spread{}
	}
	sorted := slices.Sorted(slices.Values(answers))
	return Spread{
		Count:  len(sorted),
		Lowest: sorted[0], Highest: sorted[len(sorted)-1],
		Q1: quantile(sorted, 0.25), Median: quantile(sorted, 0.5), Q3: quantile(sorted, 0.75),
	}
}

// quantile of sorted numbers, type 7.
func quantile(sorted []float64, p float64) float64 {
	place := p * float64(len(sorted)-1)
	below := int(place)
	if below == len(sorted)-1 {
		return sorted[below]
	}
	return sorted[below] + (place-float64(below))*(sorted[below+1]-sorted[below])
}

// IQR is how many points the middle half of the answers covers.
func (s Spread) IQR() float64 { return s.Q3 - s.Q1 }

// Agreed is true where half of the answers lie within AgreedIQR points.
func (s Spread) Agreed() bool { return s.Count > 0 && s.IQR() <= AgreedIQR }

// MedianOnly is true where too few answered to show anything but the median.
func (s Spread) MedianOnly() bool { return s.Count < FewAnswers }

// ExtremesSpeak is true where the lowest and the highest answer are to say why: they differ, and there
// are enough answers to show them.
func (s Spread) ExtremesSpeak() bool { return !s.MedianOnly() && s.Lowest < s.Highest }

// Stop is the rule by which estimating a step ends; the empty Stop means go on.
type Stop string

// The stop rules in the order in which they are looked at.
const (
	GoOn         Stop = ""
	StopAgreed   Stop = "agreed"  // half of the answers lie within AgreedIQR points
	StopSettled  Stop = "settled" // the median moved less than SettledBy points since the last round
	StopLastHeld Stop = "rounds"  // MaxRounds rounds were held
)

// Last is the spread of the newest round; the zero Spread before the first.
func (e Estimate) Last() Spread {
	if len(e.Rounds) == 0 {
		return Spread{}
	}
	return SpreadOf(e.Rounds[len(e.Rounds)-1])
}

// Stop says which rule ends the estimation after the newest round, if any does.
func (e Estimate) Stop() Stop {
	n := len(e.Rounds)
	last := e.Last()
	switch {
	case last.Agreed():
		return StopAgreed
	case n >= 2 && math.Abs(last.Median-SpreadOf(e.Rounds[n-2]).Median) < SettledBy:
		return StopSettled
	case n >= MaxRounds:
		return StopLastHeld
	}
	return GoOn
}

// NotAgreed is true where keeping a figure now would be against the spread of the newest round: the
// figure is then disputed.
func (e Estimate) NotAgreed() bool { return len(e.Rounds) > 0 && !e.Last().Agreed() }

// AddRound keeps one more round of answers about a step.
func AddRound(step ID, answers []float64) Edit {
	return changeRounds(step, func(rounds [][]float64) ([][]float64, error) {
		if len(rounds) >= MaxRounds {
			return nil, fmt.Errorf("%d rounds are held, and that ends it: keep a figure, or delete a round", MaxRounds)
		}
		return append(rounds, slices.Clone(answers)), nil
	})
}

// ReplaceRound puts answers in place of a round's, 0 being the first round: somebody mistyped.
func ReplaceRound(step ID, round int, answers []float64) Edit {
	return changeRounds(step, func(rounds [][]float64) ([][]float64, error) {
		if round < 0 || round >= len(rounds) {
			return nil, errNoRound
		}
		rounds[round] = slices.Clone(answers)
		return rounds, nil
	})
}

// DeleteRound takes a round away, 0 being the first. The step's figure stays.
func DeleteRound(step ID, round int) Edit {
	return changeRounds(step, func(rounds [][]float64) ([][]float64, error) {
		if round < 0 || round >= len(rounds) {
			return nil, errNoRound
		}
		return slices.Delete(rounds, round, round+1), nil
	})
}

var errNoRound = errors.New("that round is not there any more")

func changeRounds(id ID, change func([][]float64) ([][]float64, error)) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		step, _, _ := s.Stream.Step(id)
		rounds, err := change(slices.Clone(step.CA.Rounds))
		if err != nil {
			return s, err
		}
		return ChangeStep(id, func(step *Step) { step.CA.Rounds = rounds })(s, stamp)
	}
}

func checkRounds(rounds [][]float64) error {
	if len(rounds) > MaxRounds {
		return fmt.Errorf("there are %d rounds, and at most %d", len(rounds), MaxRounds)
	}
	for i, answers := range rounds {
		if len(answers) == 0 || len(answers) > mostAnswers {
			return fmt.Errorf("round %d has 1 to %d answers, not %d", i+1, mostAnswers, len(answers))
		}
		for _, answer := range answers {
			if !validPercent(answer) {
				return fmt.Errorf("an answer of round %d is 0 to 100, not %s", i+1, Number(answer))
			}
		}
	}
	return nil
}

// CommitEstimate keeps a %CA for a step, as told by the step that is next now. Where the newest round
// did not agree, the figure is marked disputed. A source without a time gets the edit's.
func CommitEstimate(step ID, percent float64, source Source) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		if _, place, ok := s.Stream.Step(step); ok {
			if source.At.IsZero() {
				source.At = stamp.At.UTC()
			}
			receiver := s.Stream.receiver(place)
			return ChangeStep(step, func(step *Step) {
				step.CA = Estimate{
					Percent: &percent, Receiver: receiver, Rounds: step.CA.Rounds,
					Disputed: step.CA.NotAgreed(), Source: source,
				}
			})(s, stamp)
		}
		return s, errNoStep
	}
}

// Receivers are who gets what the step at a place hands on: the next step, or all of the next parallel
// group together. None means the customer.
func (v *ValueStream) Receivers(place int) []Step {
	_, last := v.group(place)
	if last+1 == len(v.Steps) {
		return nil
	}
	_, end := v.group(last + 1)
	return v.Steps[last+1 : end+1]
}

// receiver stands for the receivers in a %CA: the first of them, or none for the customer.
func (v *ValueStream) receiver(place int) ID {
	if next := v.Receivers(place); len(next) > 0 {
		return next[0].ID
	}
	return ""
}

// askReceiver notes who is next now with the %CA at a place where that is a new figure.
func (v *ValueStream) askReceiver(place int, before Step) {
	ca := &v.Steps[place].CA
	if ca.Percent != nil && !samePercent(ca.Percent, before.CA.Percent) {
		ca.Receiver, ca.Gone = v.receiver(place), Text{}
	}
}

// AskedElsewhere is the name of whoever told the %CA of the step at a place, where that is not who gets
// its work now; false where it is, or where nothing was told.
func (v *ValueStream) AskedElsewhere(place int) (Text, bool) {
	ca, next := v.Steps[place].CA, v.Receivers(place)
	switch {
	case ca.Percent == nil:
		return Text{}, false
	case !ca.Gone.Empty():
		return ca.Gone, true
	case ca.Receiver == "" && (len(next) == 0 || !ca.told()):
		return Text{}, false // typed when nobody came behind it: nobody in particular told it
	case ca.Receiver == "":
		return v.CustomerName(), true
	case slices.ContainsFunc(next, func(s Step) bool { return s.ID == ca.Receiver }):
		return Text{}, false
	}
	asked, _, _ := v.Step(ca.Receiver)
	return asked.Name, true
}

// told is true where the figure was kept from a round. One that was typed is only dated, whatever rounds were
// held about it since.
func (e Estimate) told() bool {
	return len(e.Rounds) > 0 && (!e.Source.Who.Empty() || e.Source.At.IsZero())
}

// CustomerName is who receives what the line delivers, by name where the room gave one.
func (v *ValueStream) CustomerName() Text {
	if v.Customer.Empty() {
		return MustClean("the customer")
	}
	return v.Customer
}
