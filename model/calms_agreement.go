package model

import (
	"cmp"
	"slices"
)

// Agreement is what the complete orders of a room say together.
type Agreement struct {
	Orders    int        // complete ones: all that counts here
	Standings []Standing // the room's order, first place first; empty without a complete order
	Distance  int        // pairs of values that the room has the other way round than the course
	Pairs     int        // of so many

	// W is Kendall's coefficient of concordance: 0 for no agreement, 1 for the same order from all. It
	// needs two orders; Known is false below that.
	W      float64
	Known  bool
	Chance float64 // what W is on average where every order is drawn by lot: 1 / Orders
}

// Standing is one value's place in the room's order.
type Standing struct {
	Value       Value
	Points      int   // Borda: a first place gives as many points as there are values, a last one 1
	Place       int   // 1 for the most points; equal points share a place
	Tied        bool  // another value has as many points
	CoursePlace int   // 1 for the first in the course's order
	Places      []int // how many orders put it first, second, …
	// Variance of the places that the orders gave it, over all of them (not a sample's): 0 where all agree.
	Variance float64
}

// Agreement counts the complete orders. Values with equal points stand in the course's order.
func (c *Calms) Agreement() Agreement {
	orders := c.Complete()
	a := Agreement{Orders: len(orders), Pairs: pairs(len(Values))}
	if len(orders) == 0 {
		return a
	}
	for i, v := range CourseOrder {
		a.Standings = append(a.Standings, standing(v, i+1, orders))
	}
	slices.SortStableFunc(a.Standings, func(x, y Standing) int { return cmp.Compare(y.Points, x.Points) })
	for i := range a.Standings {
		x := &a.Standings[i]
		first := slices.IndexFunc(a.Standings, func(y Standing) bool { return y.Points == x.Points })
		x.Place = first + 1
		x.Tied = first != i || i+1 < len(a.Standings) && a.Standings[i+1].Points == x.Points
	}
	a.Distance = PairsApart(a.Order(), CourseOrder)
	if len(orders) >= 2 {
		a.W, a.Known, a.Chance = kendallW(a.Standings, len(orders)), true, 1/float64(len(orders))
	}
	return a
}

// Order is the room's order, first place first.
func (a Agreement) Order() []Value {
	order := make([]Value, len(a.Standings))
	for i, x := range a.Standings {
		order[i] = x.Value
	}
	return order
}

// standing counts one value's places in all orders.
func standing(v Value, coursePlace int, orders []Order) Standing {
	x := Standing{Value: v, CoursePlace: coursePlace, Places: make([]int, len(Values))}
	sum, squares := 0, 0
	for _, o := range orders {
		place := slices.Index(o.Order, v)
		x.Places[place]++
		x.Points += len(Values) - place
		sum += place
		squares += place * place
	}
	m := len(orders)
	x.Variance = float64(m*squares-sum*sum) / float64(m*m)
	return x
}

// kendallW is 12 S / (m² (n³ - n)), S being the sum of squares of the values' rank sums about their mean
// (Kendall and Babington Smith, 1939). Complete orders have no ties, so there is no correction for them.
// Points are ranks counted from the other end, which leaves S as it is.
func kendallW(standings []Standing, m int) float64 {
	n := len(standings)
	s := 0.0
	for _, x := range standings {
		deviation := float64(x.Points) - float64(m*(n+1))/2
		s += deviation * deviation
	}
	return 12 * s / float64(m*m*(n*n*n-n))
}

// SplitMost are the values that split the room most: those with the largest variance of places, in the
// room's order. There is none below two orders, and where all of them agree.
func (a Agreement) SplitMost() []Standing {
	var most []Standing
	for _, x := range a.Standings {
		switch {
		case x.Variance == 0 || len(most) > 0 && x.Variance < most[0].Variance:
		case len(most) > 0 && x.Variance == most[0].Variance:
			most = append(most, x)
		default:
			most = []Standing{x}
		}
	}
	return most
}

// FurthestApart is the first of the values that split the room most; ok is false where none does.
func (a Agreement) FurthestApart() (x Standing, ok bool) {
	if most := a.SplitMost(); len(most) > 0 {
		return most[0], true
	}
	return Standing{}, false
}

// ByChance is true where the orders agree no better than orders drawn by lot do on average: the room's
// order then says nothing about the room.
func (a Agreement) ByChance() bool { return a.Known && a.W <= a.Chance }

// Outlier is the one place (1 for the first) that a single order gave a value while all others, three or
// more, put it within one place of each other and at least two places away: one group to ask, not a
// room that is split. ok is false where there is no such order.
func (x Standing) Outlier() (place int, ok bool) {
	for i, count := range x.Places {
		if count != 1 {
			continue
		}
		rest := slices.Clone(x.Places)
		rest[i] = 0
		low := slices.IndexFunc(rest, func(n int) bool { return n > 0 })
		if low < 0 {
			continue
		}
		high, others := low, 0
		for place, n := range rest {
			if n > 0 {
				high = place
			}
			others += n
		}
		if others >= 3 && high-low <= 1 && (low-i >= 2 || i-high >= 2) {
			return i + 1, true
		}
	}
	return 0, false
}

// PairsApart counts the pairs of values that two orders have the other way round (Kendall's tau
// distance): 0 for equal orders, 10 for five values in reverse. Values that are not in both do not count.
func PairsApart(a, b []Value) int {
	apart := 0
	for i, first := range a {
		for _, second := range a[i+1:] {
			p, q := slices.Index(b, first), slices.Index(b, second)
			if p >= 0 && q >= 0 && p > q {
				apart++
			}
		}
	}
	return apart
}

// pairs of n things.
func pairs(n int) int { return n * (n - 1) / 2 }
