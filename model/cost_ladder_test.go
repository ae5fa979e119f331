package model_test

import (
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flipchart/model"
	"flipchart/model/modeltest"
)

// drawLadderEdit is any change of a ladder.
func drawLadderEdit(t *rapid.T, id model.ID, name model.Text, place int) model.Edit {
	if rapid.Bool().Draw(t, "one of the course's") {
		id = rapid.SampledFrom([]model.ID{"code", "regression", "production"}).Draw(t, "rung")
	}
	n := rapid.IntRange(-1, 400).Draw(t, "n")
	do := rapid.SampledFrom([]string{"add", "rename", "price", "count", "forget", "target", "target", "delete", "move", "fewer", "currency"}).Draw(t, "do")
	return model.ChangeLadder(courseLadder(), func(l *model.CostLadder, newID func() model.ID) error {
		switch do {
		case "add":
			return l.Add([]model.Text{name, name}, place, newID)
		case "rename":
			return l.Change(id, func(r *model.Rung) { r.Name = name })
		case "price":
			cost := model.Cents(n)
			return l.Change(id, func(r *model.Rung) { r.Cost = &cost })
		case "count":
			return l.Count(id, &n)
		case "forget":
			return l.Count(id, nil)
		case "target":
			return l.Target(id, n)
		case "delete":
			return l.Delete(id)
		case "move":
			return l.Move(id, place)
		case "fewer":
			l.SayFewer(n%2 == 0)
		case "currency":
			l.Currency = name
		}
		return nil
	})
}

func courseLadder() model.CostLadder { return ladder(0, 0, 0) }

// ladder is the course's with so many found on its rungs a year.
func ladder(found ...int) model.CostLadder {
	l := model.CostLadder{Currency: text("$")}
	for i, id := range []model.ID{"code", "regression", "production"} {
		cost := []model.Cents{50_00, 500_00, 5000_00}[i]
		l.Rungs = append(l.Rungs, model.Rung{ID: id, Name: text(string(id)), Cost: &cost, Today: &found[i], Then: found[i]})
	}
	return l
}

// then are the numbers that could be found.
func then(l model.CostLadder) []int {
	var numbers []int
	for _, r := range l.Rungs {
		numbers = append(numbers, r.Then)
	}
	return numbers
}

func same(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// The course's own sum: ten that are found in regression and not in production save 10 x (5000 - 500).
func TestTenFoundEarlierSave45000(t *testing.T) {
	l := ladder(200, 60, 15)
	if err := l.Target("production", 5); err != nil {
		t.Fatal(err)
	}
	if got := then(l); !same(got, []int{200, 70, 5}) {
		t.Errorf("could be found: %v", got)
	}
	sum := l.Sum()
	if sum.Today != 115_000_00 || sum.Target != 70_000_00 || sum.Saving != 45_000_00 {
		t.Errorf("the sums are %+v", sum)
	}
	if got, want := l.Assumes(), "Assumed: as many defects arise as today; they are only found elsewhere."; got != want {
		t.Errorf("it says %q", got)
	}
}

func TestTargetsMoveDefects(t *testing.T) {
	type step struct {
		rung model.ID
		n    int
	}
	for name, test := range map[string]struct {
		steps []step
		want  []int
	}{
		"from the last rung up":                    {[]step{{"production", 5}, {"regression", 20}}, []int{250, 20, 5}},
		"from the first rung down":                 {[]step{{"code", 250}}, []int{250, 10, 15}},
		"more than the next rung has":              {[]step{{"code", 270}}, []int{270, 0, 5}},
		"taken back where it was":                  {[]step{{"production", 5}, {"production", 15}}, []int{200, 60, 15}},
		"corrected":                                {[]step{{"production", 5}, {"regression", 20}, {"regression", 30}}, []int{240, 30, 5}},
		"more here, of those found later":          {[]step{{"regression", 70}}, []int{200, 70, 5}},
		"back first, then of those found later":    {[]step{{"regression", 50}, {"regression", 70}}, []int{200, 70, 5}},
		"all of them":                              {[]step{{"production", 275}}, []int{0, 0, 275}},
		"fewer on the first are found on the next": {[]step{{"code", 190}}, []int{190, 70, 15}},
	} {
		l := ladder(200, 60, 15)
		for _, s := range test.steps {
			if err := l.Target(s.rung, s.n); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if got := then(l); !same(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

func TestFewerArise(t *testing.T) {
	l := ladder(200, 60, 15)
	l.SayFewer(true)
	if err := l.Target("production", 5); err != nil || !same(then(l), []int{200, 60, 5}) {
		t.Fatalf("%v %v", then(l), err)
	}
	if got := l.Assumes(); !strings.Contains(got, "fewer defects arise, 265 instead of 275 a year") {
		t.Error(got)
	}
	if got := l.Sum().Saving; got != 50_000_00 {
		t.Errorf("10 that do not arise save %s", got)
	}
	l.SayFewer(false)
	if got := then(l); !same(got, []int{210, 60, 5}) {
		t.Errorf("arising again: %v", got)
	}
}

func TestCountsKeepWhatWasSaid(t *testing.T) {
	l := ladder(200, 60, 15)
	for _, err := range []error{l.Target("production", 5), l.Count("production", new(int))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got := then(l); !same(got, []int{200, 60, 0}) {
		t.Errorf("none in production: %v", got)
	}
	if err := l.Delete("regression"); err != nil || !same(then(l), []int{200, 0}) {
		t.Errorf("without regression: %v %v", then(l), err)
	}
}

func TestTargetsThatAreRefused(t *testing.T) {
	for want, target := range map[string]func() error{
		"count that first":      func() error { l := ladder(0, 0, 0); return l.Target("code", 1) },
		"0 to 275 of them":      func() error { l := ladder(200, 60, 15); return l.Target("code", 276) },
		"no other rung":         func() error { l := ladder(200, 60, 15); l.Rungs = l.Rungs[:1]; return l.Target("code", 1) },
		"not on the ladder any": func() error { l := ladder(200, 60, 15); return l.Target("gone", 1) },
		"a rung needs a name": func() error {
			l := ladder(0, 0, 0)
			return l.Change("code", func(r *model.Rung) { r.Name = model.Text{} })
		},
		"costs 0 to 10,000,000": func() error {
			l := ladder(0, 0, 0)
			c := model.MostCents + 1
			return l.Change("code", func(r *model.Rung) { r.Cost = &c })
		},
		"at most 100 rungs": func() error { l := ladder(0, 0, 0); return l.Add(make([]model.Text, 98), 0, nil) },
	} {
		if err := target(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q was expected, and %v came", want, err)
		}
	}
}

func TestAnUnknownCostLeavesNoSaving(t *testing.T) {
	l := ladder(200, 60, 15)
	l.Rungs[1].Cost = nil
	if sum := l.Sum(); len(sum.Unpriced) != 1 || sum.Unpriced[0].ID != "regression" || sum.Today != 85_000_00 {
		t.Errorf("the sums are %+v", sum)
	}
	if _, _, known := l.Rungs[1].Costs(); known {
		t.Error("what nobody priced costs something")
	}
}

// Whatever is done to a ladder, defects are conserved, unless the room says that fewer arise.
func TestTheLadderConservesDefects(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := model.NewSession(text("Ladder"), monday)
		stamp := model.Stamp{At: monday, NewID: model.Counter(0)}
		for range rapid.IntRange(1, 30).Draw(t, "edits") {
			before := s
			id := model.ID("n1")
			if l := s.WhyBother.Ladder; l != nil && len(l.Rungs) > 0 {
				id = rapid.SampledFrom(l.Rungs).Draw(t, "rung").ID
			}
			after, err := drawLadderEdit(t, id, text("In staging"), rapid.IntRange(-1, 5).Draw(t, "place"))(s, stamp)
			if err != nil {
				if after.WhyBother != before.WhyBother {
					t.Fatal("a refused edit changed something")
				}
				continue
			}
			s = after
			l := *s.WhyBother.Ladder
			switch sum := l.Sum(); {
			case !l.Fewer && sum.Found != sum.Then:
				t.Fatalf("%d are found, and %d could be: %+v", sum.Found, sum.Then, l)
			case sum.Then > sum.Found:
				t.Fatalf("more could be found than arise: %+v", l)
			}
			if faults := model.Validate(s); len(faults) > 0 {
				t.Fatal(faults)
			}
		}
	})
}

// The saving is the cost today less the cost then, to the last hundredth, as wide numbers have it.
func TestTheSavingIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := modeltest.Sessions().Draw(t, "session").WhyBother
		if w.Ladder == nil {
			return
		}
		want := big.NewInt(0)
		for _, r := range w.Ladder.Rungs {
			if r.Cost == nil {
				continue
			}
			found := 0
			if r.Today != nil {
				found = *r.Today
			}
			want.Add(want, new(big.Int).Mul(big.NewInt(int64(found-r.Then)), big.NewInt(int64(*r.Cost))))
		}
		sum := w.Ladder.Sum()
		if big.NewInt(int64(sum.Saving)).Cmp(want) != 0 || sum.Saving != sum.Today-sum.Target {
			t.Fatalf("the saving is %d, want %v", sum.Saving, want)
		}
	})
}

// Where costs rise from rung to rung, finding one more defect before the last rung never saves less.
func TestFindingEarlierNeverSavesLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 300)
		l := ladder(n.Draw(t, "code"), n.Draw(t, "regression"), 1+n.Draw(t, "production"))
		cost := model.Cents(0)
		for i := range l.Rungs {
			cost += model.Cents(rapid.IntRange(0, 1_000_000).Draw(t, "dearer by"))
			c := cost
			l.Rungs[i].Cost = &c
		}
		l.SayFewer(rapid.Bool().Draw(t, "fewer"))
		last := l.Sum().Saving
		for l.Rungs[2].Then > 0 {
			if err := l.Target("production", l.Rungs[2].Then-1); err != nil {
				t.Fatal(err)
			}
			if saving := l.Sum().Saving; saving < last {
				t.Fatalf("%s is saved, and %s was before", saving, last)
			} else {
				last = saving
			}
		}
	})
}

// The longest ladder of the dearest defects still adds up.
func TestTheLargestLadderAddsUp(t *testing.T) {
	var l model.CostLadder
	cost, found := model.MostCents, model.MostFound
	for range model.MaxRungs {
		l.Rungs = append(l.Rungs, model.Rung{Cost: &cost, Today: &found, Then: found})
	}
	if sum := l.Sum(); sum.Today != 9_999_900*model.MostCents || sum.Saving != 0 {
		t.Errorf("the sums are %+v", sum)
	}
}
