package model

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// Metrics are the sums of a value stream, of what is known. Of a parallel group its longest known LT
// counts, with that step's PT; of equal LTs the one with the larger PT. They are of the first pass: no
// rework is in them.
type Metrics struct {
	Steps       int // in the line
	WithProcess int // of these, how many have a PT
	WithLead    int // an LT
	Estimated   int // a %CA

	Process *Milliseconds // Total PT along the line; nil where no PT is known
	Lead    *Milliseconds // Total LT along the line; nil where no LT is known
	Labour  *Milliseconds // PT of every step, parallel ones too
	Waiting *Milliseconds // waits of every step, parallel ones too

	// ActivityRatio is Total PT by Total LT, 0 to 1; nil unless every step has both and there is an LT.
	ActivityRatio *float64
	// Rolled %CA is the product over the estimated steps, 0 to 100, parallel ones too; nil where none
	// is. It takes the steps' faults for independent.
	Rolled *float64

	Figures int // PT, LT or wait, and %CA that are known
	Guesses int // of these, how many are guessed
}

// Metrics are the stream's sums in a calendar.
func (v *ValueStream) Metrics(c Calendar) Metrics {
	m := Metrics{Steps: len(v.Steps)}
	for _, step := range v.Steps {
		m.count(step, c)
	}
	for _, group := range v.Groups() {
		pt, lt := alongTheLine(group, c)
		m.Process, m.Lead = plus(m.Process, pt), plus(m.Lead, lt)
	}
	if m.Steps > 0 && m.WithProcess == m.Steps && m.WithLead == m.Steps && *m.Lead > 0 {
		ratio := float64(*m.Process) / float64(*m.Lead)
		m.ActivityRatio = &ratio
	}
	return m
}

// count takes in what every step gives, parallel or not.
func (m *Metrics) count(step Step, c Calendar) {
	if pt, ok := step.PT(c); ok {
		m.WithProcess++
		m.Labour = plus(m.Labour, &pt)
	}
	if _, ok := step.LT(c); ok {
		m.WithLead++
	}
	if wait, ok := step.WaitTime(c); ok {
		m.Waiting = plus(m.Waiting, &wait)
	}
	if step.CA.Percent != nil {
		m.Estimated++
		rolled := *step.CA.Percent
		if m.Rolled != nil {
			rolled *= *m.Rolled / 100
		}
		m.Rolled = &rolled
		m.figure(step.CA.Source)
	}
	for _, figure := range []Figure{step.Process, step.Lead, step.Wait} {
		if figure.Known() {
			m.figure(figure.Source)
		}
	}
}

func (m *Metrics) figure(source Source) {
	m.Figures++
	if source.How == Guessed {
		m.Guesses++
	}
}

// LabourApart is true where the work of all steps is known and is not Total PT, since steps run beside each
// other. Of a group whose longest step has no PT there is labour but no Total PT.
func (m Metrics) LabourApart() bool {
	return m.Labour != nil && (m.Process == nil || *m.Labour != *m.Process)
}

// alongTheLine is what a group adds to the totals. Where no LT is known, the largest PT counts.
func alongTheLine(group []Step, c Calendar) (pt, lt *Milliseconds) {
	longer := func(a, b *Milliseconds) bool { return a != nil && (b == nil || *a > *b) }
	for _, step := range group {
		p, l := known(step.PT(c)), known(step.LT(c))
		if longer(l, lt) || !longer(lt, l) && longer(p, pt) {
			pt, lt = p, l
		}
	}
	return pt, lt
}

// known is a figure, or nil where there is none.
func known(m Milliseconds, ok bool) *Milliseconds {
	if !ok {
		return nil
	}
	return &m
}

// plus adds what is known.
func plus(sum, more *Milliseconds) *Milliseconds {
	if sum == nil || more == nil {
		return cmp.Or(sum, more)
	}
	total := *sum + *more
	return &total
}

// Little compares the map with Little's law: on average, and over a stable period, what is in progress
// is what is finished a week times the weeks that it takes.
type Little struct {
	Implied Milliseconds // the LT that follows from the items in progress and finished a week
	Mapped  Milliseconds // Total LT of the map
	Factor  float64      // Implied by Mapped
}

// Far is true where the two differ by a factor of two or more: boundaries, figures or the period do not
// fit each other.
func (l Little) Far() bool { return l.Factor >= 2 || l.Factor <= 0.5 }

// LittlesLaw checks the map; false where items in progress, items a week or an LT are not known, or 0.
func (v *ValueStream) LittlesLaw(c Calendar) (Little, bool) {
	m := v.Metrics(c)
	if v.ItemsInProgress == nil || v.ItemsPerWeek == nil || *v.ItemsPerWeek <= 0 ||
		m.WithLead < m.Steps || m.Lead == nil || *m.Lead == 0 {
		return Little{}, false
	}
	implied := *v.ItemsInProgress / *v.ItemsPerWeek * c.unit("w")
	return Little{Milliseconds(implied), *m.Lead, implied / float64(*m.Lead)}, true
}

// resamples make the rolled range: enough for whole points.
const resamples = 1000

// RolledRange is where rolled %CA would lie if other people of the same room had answered, in nine
// cases of ten: each estimated step's last round is drawn anew with replacement and its median taken
// (the percentile bootstrap). Steps without a round, or with a figure outside its answers, count as
// they are. False where no step has two answers. The same stream gives the same range. It takes up to
// 10 ms on a line of 60 steps: ask once a change, not once a frame.
func (v *ValueStream) RolledRange() (low, high float64, ok bool) {
	random := rand.New(rand.NewPCG(1, 2))
	products := make([]float64, resamples)
	for i := range products {
		products[i] = 100
	}
	for _, step := range v.Steps {
		if step.CA.Percent == nil {
			continue
		}
		answers, drawn := step.CA.answers()
		ok = ok || drawn
		for i := range products {
			products[i] *= drawMedian(random, answers) / 100
		}
	}
	slices.Sort(products)
	return quantile(products, 0.05), quantile(products, 0.95), ok
}

// RangeFrom are the steps whose answers RolledRange draws anew; every other estimated step counts with its
// one figure.
func (v *ValueStream) RangeFrom() []Step {
	var from []Step
	for _, step := range v.Steps {
		if step.CA.Percent == nil {
			continue
		}
		if _, drawn := step.CA.answers(); drawn {
			from = append(from, step)
		}
	}
	return from
}

// answers of the last round, sorted, where the figure comes from them; else the figure alone.
func (e Estimate) answers() (sorted []float64, drawn bool) {
	if n := len(e.Rounds); n > 0 {
		sorted = slices.Sorted(slices.Values(e.Rounds[n-1]))
		if *e.Percent >= sorted[0] && *e.Percent <= sorted[len(sorted)-1] {
			return sorted, len(sorted) > 1
		}
	}
	return []float64{*e.Percent}, false
}

// drawMedian is the median of as many answers, drawn with replacement. It counts draws per answer, which
// are sorted, rather than sort what was drawn.
func drawMedian(random *rand.Rand, sorted []float64) float64 {
	n := len(sorted)
	if n == 1 {
		return sorted[0]
	}
	drawn := make([]int, n)
	for range n {
		drawn[random.IntN(n)]++
	}
	at := func(rank int) float64 {
		i := 0
		for ; rank >= drawn[i]; i++ {
			rank -= drawn[i]
		}
		return sorted[i]
	}
	return (at((n-1)/2) + at(n/2)) / 2
}
