package model_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flipchart/model"
)

// calms makes orders of initials: "SMLAC" is the course's.
func calms(orders ...string) *model.Calms {
	c := &model.Calms{}
	for i, letters := range orders {
		c.Orders = append(c.Orders, model.Order{ID: nth(i + 1), By: text("Group"), Order: order(letters)})
	}
	return c
}

func order(letters string) []model.Value {
	var values []model.Value
	for _, letter := range letters {
		i := slices.IndexFunc(model.Values, func(v model.Value) bool { return rune(v[0]) == letter })
		values = append(values, model.Values[i])
	}
	return values
}

func initials(values []model.Value) string {
	var b strings.Builder
	for _, v := range values {
		b.WriteByte(v[0])
	}
	return b.String()
}

// Six orders that a room may give, with the points of each value beside them:
//
//	            S   M   L   A   C
//	4 x ASMLC  16  12   8  20   4
//	    AMCSL   2   4   1   5   3
//	    SLMCA   5   3   4   1   2
//	           23  19  13  26   9
var sixOrders = []string{"ASMLC", "ASMLC", "ASMLC", "ASMLC", "AMCSL", "SLMCA"}

func TestAgreementOfSixOrdersReckonedByHand(t *testing.T) {
	a := calms(sixOrders...).Agreement()
	want := []model.Standing{
		{Value: model.Automation, Points: 26, Place: 1, CoursePlace: 4, Places: []int{5, 0, 0, 0, 1}},
		{Value: model.Sharing, Points: 23, Place: 2, CoursePlace: 1},
		{Value: model.Measurement, Points: 19, Place: 3, CoursePlace: 2},
		{Value: model.Lean, Points: 13, Place: 4, CoursePlace: 3},
		{Value: model.Culture, Points: 9, Place: 5, CoursePlace: 5},
	}
	for i, got := range a.Standings {
		if got.Value != want[i].Value || got.Points != want[i].Points || got.Place != want[i].Place || got.CoursePlace != want[i].CoursePlace || got.Tied {
			t.Errorf("place %d is %+v", i+1, got)
		}
	}
	// Deviations of the points from 18: 8, 5, 1, -5, -9; squares 64 + 25 + 1 + 25 + 81 = 196.
	if want := 12 * 196.0 / (36 * 120); !a.Known || math.Abs(a.W-want) > 1e-12 || math.Abs(a.Chance-1.0/6) > 1e-12 {
		t.Errorf("W is %v, want %v; chance %v", a.W, want, a.Chance)
	}
	if a.Distance != 3 || a.Pairs != 10 {
		t.Errorf("%d of %d pairs are the other way round", a.Distance, a.Pairs)
	}
	furthest, ok := a.FurthestApart()
	if !ok || furthest.Value != model.Automation || !slices.Equal(furthest.Places, want[0].Places) {
		t.Errorf("furthest apart is %+v", furthest)
	}
	// Places 1 1 1 1 1 5: mean 10/6, mean of squares 30/6.
	if want := 30.0/6 - 100.0/36; math.Abs(furthest.Variance-want) > 1e-12 {
		t.Errorf("variance %v, want %v", furthest.Variance, want)
	}
	if place, ok := furthest.Outlier(); !ok || place != 5 {
		t.Errorf("outlier %d, %t", place, ok)
	}
}

func TestAgreementAtItsEnds(t *testing.T) {
	for name, c := range map[string]struct {
		orders []string
		w      float64
		known  bool
	}{
		"nobody":         {nil, 0, false},
		"one":            {[]string{"SMLAC"}, 0, false},
		"incomplete":     {[]string{"SMLAC", "SML"}, 0, false},
		"all the same":   {[]string{"SMLAC", "SMLAC", "SMLAC"}, 1, true},
		"two in reverse": {[]string{"SMLAC", "CALMS"}, 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			if a := calms(c.orders...).Agreement(); a.W != c.w || a.Known != c.known {
				t.Errorf("W is %v, %t", a.W, a.Known)
			}
		})
	}
}

func TestEqualPointsKeepTheCoursesOrderAndShareAPlace(t *testing.T) {
	a := calms("SMLAC", "CALMS").Agreement()
	if got := initials(a.Order()); got != "SMLAC" {
		t.Errorf("the room's order is %s", got)
	}
	for _, x := range a.Standings {
		if x.Place != 1 || !x.Tied || x.Points != 6 {
			t.Errorf("%+v", x)
		}
	}
	if a.Distance != 0 {
		t.Errorf("distance %d: a tie is not the other way round", a.Distance)
	}
	a = calms("SMLAC", "SLMAC").Agreement()
	var places []int
	for _, x := range a.Standings {
		places = append(places, x.Place)
	}
	if diff := cmp.Diff([]int{1, 2, 2, 4, 5}, places); diff != "" {
		t.Error(diff)
	}
}

func TestOneAgainstTheRestIsAnOutlierAndNoSplit(t *testing.T) {
	for name, c := range map[string]struct {
		places []int
		place  int // 0: none
	}{
		"five first, one last":      {[]int{5, 0, 0, 0, 1}, 5},
		"rest within a place":       {[]int{1, 0, 3, 2, 0}, 1},
		"split in halves":           {[]int{3, 0, 0, 0, 3}, 0},
		"two against four":          {[]int{4, 0, 0, 0, 2}, 0},
		"next to the rest":          {[]int{5, 1, 0, 0, 0}, 0},
		"the rest is spread":        {[]int{2, 0, 2, 0, 1}, 0},
		"two against one":           {[]int{2, 0, 0, 0, 1}, 0},
		"three against one":         {[]int{0, 3, 0, 0, 1}, 5},
		"all agree":                 {[]int{6, 0, 0, 0, 0}, 0},
		"one order only":            {[]int{1, 0, 0, 0, 0}, 0},
		"the rest holds a lone one": {[]int{1, 0, 0, 1, 3}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			place, ok := model.Standing{Places: c.places}.Outlier()
			if place != c.place || ok != (c.place > 0) {
				t.Errorf("got %d, %t", place, ok)
			}
		})
	}
}

func TestFurthestApartNeedsTwoThatDiffer(t *testing.T) {
	for _, orders := range [][]string{nil, {"SMLAC"}, {"SMLAC", "SMLAC"}} {
		if x, ok := calms(orders...).Agreement().FurthestApart(); ok {
			t.Errorf("%v: %+v", orders, x)
		}
	}
}

func TestAllThatSplitTheRoomMostAreNamed(t *testing.T) {
	for _, c := range []struct {
		orders []string
		want   string
	}{
		{nil, ""},
		{[]string{"SMLAC", "SMLAC"}, ""},
		{[]string{"SMLAC", "CMLAS"}, "CS"},
		{[]string{"SMLAC", "CMLAS", "SMLAC", "CMLAS"}, "CS"},
		{[]string{"SMLAC", "MLACS"}, "S"},
	} {
		var got []model.Value
		for _, x := range calms(c.orders...).Agreement().SplitMost() {
			got = append(got, x.Value)
		}
		slices.Sort(got)
		if initials(got) != c.want {
			t.Errorf("%v are split most on %q, want %q", c.orders, initials(got), c.want)
		}
	}
}

func TestOrdersThatAgreeNoBetterThanChanceSaySo(t *testing.T) {
	for _, c := range []struct {
		orders []string
		want   bool
	}{
		{nil, false},
		{[]string{"SMLAC"}, false},
		{[]string{"SMLAC", "SMLAC"}, false},
		{[]string{"SMLAC", "CALMS"}, true},
		{[]string{"SMLAC", "SMLAC", "CALMS"}, true}, // 1/9 where chance gives 1/3
		{[]string{"SMLAC", "SMLAC", "SMLCA"}, false},
	} {
		if got := calms(c.orders...).Agreement().ByChance(); got != c.want {
			t.Errorf("%v agree by chance: %t", c.orders, got)
		}
	}
}

func TestPairsApart(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"SMLAC", "SMLAC", 0}, {"SMLAC", "CALMS", 10}, {"ASMLC", "SMLAC", 3}, {"SM", "MS", 1}, {"SM", "LA", 0}} {
		if got := model.PairsApart(order(c.a), order(c.b)); got != c.want {
			t.Errorf("%s and %s are %d pairs apart, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestAgreementStaysWithinItsBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &model.Calms{}
		for range rapid.IntRange(0, 9).Draw(t, "groups") {
			c.Orders = append(c.Orders, model.Order{Order: rapid.Permutation(model.Values).Draw(t, "order")})
		}
		a := c.Agreement()
		if a.W < 0 || a.W > 1+1e-12 || a.Distance < 0 || a.Distance > 10 {
			t.Fatalf("%+v", a)
		}
		points := 0
		for i, x := range a.Standings {
			points += x.Points
			if x.Variance < 0 || i > 0 && x.Points > a.Standings[i-1].Points {
				t.Fatalf("%+v", a.Standings)
			}
		}
		if points != 15*len(c.Orders) {
			t.Fatalf("%d orders give %d points", len(c.Orders), points)
		}
		// Groups in another order say the same.
		c.Orders = rapid.Permutation(c.Orders).Draw(t, "shuffled")
		if diff := cmp.Diff(a, c.Agreement()); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestOrdersAreMadeByPlacingValues(t *testing.T) {
	d := newDesk(t)
	d.do(model.AddOrder(model.Text{}), model.AddOrder(text("Group 2")), model.AddOrder(model.Text{}))
	var names []string
	for _, o := range d.session.Calms.Orders {
		names = append(names, o.By.String())
	}
	if diff := cmp.Diff([]string{"Group 1", "Group 2", "Group 3"}, names); diff != "" {
		t.Error(diff)
	}
	first := func() model.Order { return d.session.Calms.Orders[0] }
	for _, v := range model.Values {
		d.do(model.PlaceValue("n6", v, 9))
	}
	if !first().Complete() || initials(first().Order) != "CALMS" || len(d.session.Calms.Complete()) != 1 {
		t.Errorf("the order is %v", first().Order)
	}
	d.do(model.PlaceValue("n6", model.Sharing, 0), model.PlaceValue("n6", model.Culture, 9))
	if got := initials(first().Order); got != "SALMC" {
		t.Errorf("the order is %s", got)
	}
	d.do(model.TakeValue("n6", model.Lean))
	if got := first(); got.Complete() || initials(got.Order) != "SAMC" || initials(got.Unplaced()) != "L" {
		t.Errorf("the order is %v, without a place are %v", got.Order, got.Unplaced())
	}
	d.do(model.RenameOrder("n6", text("Ops")), model.RenameOrder("n6", text("OPS")), model.DeleteOrder("n7"), model.Reveal(true))
	if c := d.session.Calms; len(c.Orders) != 2 || first().By.String() != "OPS" || !c.Revealed {
		t.Errorf("%+v", c)
	}
	d.do(model.AddOrder(model.Text{}))
	if got := d.session.Calms.Orders[2].By.String(); got != "Group 1" {
		t.Errorf("the next is %s", got)
	}
	d.refused(model.AddOrder(text("ops")), "already", "“OPS”")
	d.refused(model.RenameOrder("n8", text("Ops")), "already")
	d.refused(model.RenameOrder("n8", model.Text{}), "needs the name")
	d.refused(model.PlaceValue("n6", "Luck", 0), "Luck")
	d.refused(model.PlaceValue("n7", model.Lean, 0), "not there any more")
	d.refused(model.DeleteOrder("n7"), "not there any more")
}
