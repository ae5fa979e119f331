package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"
)

// CostLadder is what a defect costs where it is found, how many a year are found there, and where they could be
// found. Defects are conserved: as many are found in the end as today, unless the room says that fewer arise.
type CostLadder struct {
	Currency Text   `json:"currency,omitzero"`
	Fewer    bool   `json:"fewer,omitempty"` // the room says that fewer defects arise
	Rungs    []Rung `json:"rungs"`           // the earliest first
}

// Rung is a place where defects are found.
type Rung struct {
	ID    ID     `json:"id"`
	Name  Text   `json:"name"`
	Cost  *Cents `json:"cost,omitempty"`  // of one defect found here; nil where it is not known
	Today *int   `json:"today,omitempty"` // defects found here a year; nil where nobody counted
	Then  int    `json:"then,omitempty"`  // of all of them, those that could be found here
}

func (r Rung) id() ID { return r.ID }

// MaxRungs of a ladder. With MostCents and MostFound it keeps every sum far within 64 bits.
const MaxRungs = 100

// LadderSum is what a ladder adds up to, a year.
type LadderSum struct {
	Found, Then   int   // defects today, and in the end
	Counted       int   // rungs with a count
	Today, Target Cents // what they cost today, and what they would cost; over the rungs with a cost
	Saving        Cents // Today less Target; it says nothing while something is Unpriced
	Unpriced      []Rung
}

// Sum adds the ladder up. Unpriced are the rungs on which defects are found, or could be, at a cost that nobody gave.
func (l CostLadder) Sum() LadderSum {
	var sum LadderSum
	for _, r := range l.Rungs {
		if r.Today != nil {
			sum.Counted++
		}
		sum.Found += r.found()
		sum.Then += r.Then
		switch {
		case r.Cost != nil:
			sum.Today += r.costs(r.found())
			sum.Target += r.costs(r.Then)
		case r.found()+r.Then > 0:
			sum.Unpriced = append(sum.Unpriced, r)
		}
	}
	sum.Saving = sum.Today - sum.Target
	return sum
}

// Avoided is how many defects a year do not arise any more.
func (s LadderSum) Avoided() int { return s.Found - s.Then }

func (r Rung) found() int {
	if r.Today == nil {
		return 0
	}
	return *r.Today
}

// Costs are a year's of the rung today and then; false where one of them is not known.
func (r Rung) Costs() (today, then Cents, known bool) {
	if r.Cost == nil || r.Today == nil && r.Then == 0 {
		return 0, 0, false
	}
	return r.costs(r.found()), r.costs(r.Then), true
}

func (r Rung) costs(defects int) Cents { return *r.Cost * Cents(defects) }

// Rung is the rung with an id; an empty one where it is gone.
func (l CostLadder) Rung(id ID) Rung {
	if i := indexOf(l.Rungs, id); i >= 0 {
		return l.Rungs[i]
	}
	return Rung{}
}

// Says is the money of an amount: "$5,000", "CHF 5,000".
func (l CostLadder) Says(c Cents) string {
	if c < 0 {
		return "-" + l.Says(-c)
	}
	return l.unit() + c.String()
}

// Briefly says an amount of 0 or more in so many columns, as Cents.Brief does.
func (l CostLadder) Briefly(c Cents, most int) string {
	unit := l.unit()
	return unit + c.Brief(most-utf8.RuneCountInString(unit))
}

// unit is what stands before an amount.
func (l CostLadder) unit() string {
	name := l.Currency.String()
	if last, _ := utf8.DecodeLastRuneInString(name); unicode.IsLetter(last) {
		return name + " "
	}
	return name
}

// Assumes says which of the two the sums assume: that defects are conserved, or that fewer arise.
func (l CostLadder) Assumes() string {
	sum := l.Sum()
	switch {
	case !l.Fewer:
		return "Assumed: as many defects arise as today; they are only found elsewhere."
	case sum.Avoided() == 0:
		return "Assumed: fewer defects may arise; so far it is none fewer."
	}
	return fmt.Sprintf("Assumed: fewer defects arise, %s instead of %s a year.", Thousands(int64(sum.Then)), Thousands(int64(sum.Found)))
}

// ChangeLadder changes the ladder; change gets a copy, of the course's ladder where the room did not change it yet. The
// course's rungs, which have their keys for ids until then, get ids of the session.
func ChangeLadder(course CostLadder, change func(l *CostLadder, newID func() ID) error) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		ladder := s.WhyBother.LadderOr(course)
		ladder.Rungs = slices.Clone(ladder.Rungs)
		if err := change(&ladder, stamp.NewID); err != nil {
			return s, err
		}
		if err := ladder.check(); err != nil {
			return s, err
		}
		if s.WhyBother.Ladder == nil {
			for i, r := range ladder.Rungs {
				if indexOf(course.Rungs, r.ID) >= 0 {
					ladder.Rungs[i].ID = stamp.NewID()
				}
			}
		}
		after := *s.WhyBother
		after.Ladder = &ladder
		s.WhyBother = &after
		return s, nil
	}
}

// Add puts rungs at a place, counted from 0. Nothing is found there yet.
func (l *CostLadder) Add(names []Text, place int, newID func() ID) error {
	if len(l.Rungs)+len(names) > MaxRungs {
		return fmt.Errorf("a ladder has at most %d rungs", MaxRungs)
	}
	for i, name := range names {
		rung := Rung{Name: name}
		if err := rung.check(); err != nil {
			return err
		}
		rung.ID = newID()
		l.Rungs = slices.Insert(l.Rungs, min(max(place+i, 0), len(l.Rungs)), rung)
	}
	return nil
}

// Change changes a rung's name or cost.
func (l *CostLadder) Change(id ID, change func(*Rung)) error {
	i := indexOf(l.Rungs, id)
	if i < 0 {
		return errNoRung
	}
	change(&l.Rungs[i])
	return l.Rungs[i].check()
}

// Move puts a rung at another place.
func (l *CostLadder) Move(id ID, place int) error {
	i := indexOf(l.Rungs, id)
	if i < 0 {
		return errNoRung
	}
	rung := l.Rungs[i]
	rest := slices.Delete(l.Rungs, i, i+1)
	l.Rungs = slices.Insert(rest, min(max(place, 0), len(rest)), rung)
	return nil
}

// Delete takes a rung away with the defects that are found there today; those of other rungs that could have been
// found there are found where they are found today, or else nearby.
func (l *CostLadder) Delete(id ID) error {
	i := indexOf(l.Rungs, id)
	if i < 0 {
		return errNoRung
	}
	l.count(i, nil)
	l.Rungs[i].Then = 0
	l.settle(i, 0)
	l.Rungs = slices.Delete(l.Rungs, i, i+1)
	return nil
}

// Count says how many defects a year are found on a rung today; nil is not known. As many more or fewer could be
// found there, so that what was said of the others still holds.
func (l *CostLadder) Count(id ID, today *int) error {
	i := indexOf(l.Rungs, id)
	if i < 0 {
		return errNoRung
	}
	l.count(i, today)
	return l.Rungs[i].check()
}

func (l *CostLadder) count(i int, today *int) {
	r := &l.Rungs[i]
	before := r.found()
	r.Today = today
	r.Then = max(0, r.Then+r.found()-before)
	l.settle(i, 0)
}

// Target says how many defects a year could be found on a rung. Those that are not found there any more are found one
// rung earlier; of the first, one later. More than before are first those that had gone to earlier rungs, then
// those of later ones.
func (l *CostLadder) Target(id ID, then int) error {
	i := indexOf(l.Rungs, id)
	if i < 0 {
		return errNoRung
	}
	all := l.Sum().Found
	switch {
	case all == 0:
		return errors.New("nothing is found today yet: count that first")
	case then < 0 || then > all:
		return fmt.Errorf("%s defects are found a year in all: 0 to %[1]s of them can be found here", Thousands(int64(all)))
	}
	gone := 0 // from here on to earlier rungs
	for _, r := range l.Rungs[i:] {
		gone += r.found() - r.Then
	}
	l.Rungs[i].Then = then
	if l.settle(i, max(gone, 0)) != 0 {
		return errors.New("there is no other rung on which they could be found; n says that fewer arise")
	}
	return nil
}

// SayFewer says whether fewer defects arise. If not, those that did not arise are found on the first rung.
func (l *CostLadder) SayFewer(fewer bool) {
	l.Fewer = fewer
	if len(l.Rungs) > 0 {
		l.settle(-1, 0)
	}
}

// settle makes as many defects found in the end as today, whatever stands at a place, which keeps its number. Where there
// are too many, earlier rungs give back up to a number, then later ones, then earlier ones again. It returns what
// cannot be settled.
func (l *CostLadder) settle(at, back int) (left int) {
	sum := l.Sum()
	over := -sum.Avoided()
	if over <= 0 {
		return l.place(at, -over)
	}
	var earlier, later []int
	for i := range l.Rungs {
		switch {
		case i < at:
			earlier = append([]int{i}, earlier...)
		case i > at:
			later = append(later, i)
		}
	}
	back = min(back, over)
	over += l.take(earlier, back) - back
	return l.take(earlier, l.take(later, over))
}

// place gives defects to the rung before a place, or else to the one behind it, unless fewer may arise.
func (l *CostLadder) place(at, defects int) (left int) {
	to := at - 1
	if to < 0 {
		to = at + 1
	}
	if l.Fewer || defects == 0 {
		return 0
	}
	if to >= len(l.Rungs) {
		return defects
	}
	l.Rungs[to].Then += defects
	return 0
}

// take defects off rungs, in their order, and return how many more were wanted.
func (l *CostLadder) take(rungs []int, defects int) (left int) {
	for _, i := range rungs {
		taken := min(defects, l.Rungs[i].Then)
		l.Rungs[i].Then -= taken
		defects -= taken
	}
	return defects
}

var errNoRung = errors.New("that rung is not on the ladder any more")

func (r Rung) check() error {
	err := cmp.Or(needed(r.Name, "a rung needs a name: where is the defect found?"), r.Name.within(NameLimit))
	switch {
	case err != nil:
	case r.Cost != nil && (*r.Cost < 0 || *r.Cost > MostCents):
		err = fmt.Errorf("a defect costs 0 to %s", MostCents)
	case r.Today != nil && (*r.Today < 0 || *r.Today > MostFound):
		err = fmt.Errorf("0 to %s defects are found on a rung", Thousands(MostFound))
	case r.Then < 0 || r.Then > MaxRungs*MostFound:
		err = errors.New("so many defects cannot be found on a rung")
	}
	return err
}

// check is what is wrong with the ladder as a whole.
func (l CostLadder) check() error {
	avoided := l.Sum().Avoided()
	switch {
	case len(l.Rungs) > MaxRungs:
		return fmt.Errorf("a ladder has at most %d rungs", MaxRungs)
	case avoided < 0:
		return errors.New("more defects could be found than are found today")
	case avoided > 0 && !l.Fewer:
		return errors.New("fewer defects could be found than are found today, and the room does not say that fewer arise")
	}
	return l.Currency.within(NameLimit)
}

func (l *CostLadder) validate(v *validator) {
	faults := len(v.faults)
	checkEach(v, "rungs", "whyBother.ladder.rungs", l.Rungs, func(path string, r Rung) { v.say(r.check(), "%s", path) })
	if len(v.faults) == faults {
		v.say(l.check(), "whyBother.ladder")
	}
}
