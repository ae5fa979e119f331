package model_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flipchart/model"
)

// way shows the practices of a way as "words strength, words strength".
func (d *desk) way(way model.Way) string {
	var said []string
	for _, p := range d.session.ThreeWays.Of(way) {
		said = append(said, strings.TrimSpace(p.Text.String()+" "+string(p.Strength)))
	}
	return strings.Join(said, ", ")
}

func (d *desk) wantWay(way model.Way, want string) {
	d.t.Helper()
	if got := d.way(way); got != want {
		d.t.Errorf("%s has %q, want %q", way, got, want)
	}
}

func strength(s model.Strength) func(*model.WayPractice) {
	return func(p *model.WayPractice) { p.Strength = s }
}

func TestPracticesStandUnderTheirWay(t *testing.T) {
	d := newDesk(t)
	d.do(
		model.AddWayPractices(model.FeedbackWay, texts("b1", "b3"), 0),
		model.AddWayPractices(model.FlowWay, texts("a1"), 9),
		model.AddWayPractices(model.FeedbackWay, texts("b2"), 1),
	)
	d.wantWay(model.FeedbackWay, "b1, b2, b3")
	b2 := d.session.ThreeWays.Of(model.FeedbackWay)[1].ID
	d.do(model.ChangeWayPractice(b2, strength("weak")), model.MoveWayPractice(b2, model.FlowWay, 0))
	d.wantWay(model.FlowWay, "b2 weak, a1")
	d.wantWay(model.FeedbackWay, "b1, b3")
	d.do(model.DeleteWayPractice(b2))
	d.wantWay(model.FlowWay, "a1")
	d.refused(model.DeleteWayPractice(b2), "not there any more")
	d.refused(model.MoveWayPractice(b2, model.FlowWay, 0), "not there any more")
	d.refused(model.AddWayPractices(model.FlowWay, texts("fine", " "), 0), "needs words")
	d.refused(model.AddWayPractices("fourth", texts("fine"), 0), "“fourth” is none of the three ways")
	d.refused(model.ChangeWayPractice(d.session.ThreeWays.Practices[0].ID, strength("so-so")), "strong, weak or absent, not “so-so”")
	d.refused(model.AddWayPractices(model.FlowWay, slices.Repeat(texts("x"), model.MaxItems), 0), "at most 2000")
}

func TestMovingAPracticeLosesNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		practices := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.WayPractice {
			return model.WayPractice{Way: rapid.SampledFrom(model.Ways).Draw(t, "way"), Text: text("x")}
		}), 1, 12).Draw(t, "practices")
		for i := range practices {
			practices[i].ID = nth(i + 1)
		}
		s := model.NewSession(text("x"), monday)
		s.ThreeWays = &model.ThreeWays{Practices: practices}
		moved, to := rapid.SampledFrom(practices).Draw(t, "moved"), rapid.SampledFrom(model.Ways).Draw(t, "to")
		place := rapid.IntRange(-1, 14).Draw(t, "place")
		after, err := model.MoveWayPractice(moved.ID, to, place)(s, model.Stamp{At: monday})
		if err != nil {
			t.Fatal(err)
		}
		order := func(w *model.ThreeWays, way model.Way) []model.ID {
			var ids []model.ID
			for _, p := range w.Of(way) {
				if p.ID != moved.ID {
					ids = append(ids, p.ID)
				}
			}
			return ids
		}
		for _, way := range model.Ways {
			if before, now := order(s.ThreeWays, way), order(after.ThreeWays, way); !slices.Equal(before, now) {
				t.Fatalf("the others of %s are %v, and were %v", way, now, before)
			}
		}
		others := len(order(after.ThreeWays, to))
		if at := slices.IndexFunc(after.ThreeWays.Of(to), func(p model.WayPractice) bool { return p.ID == moved.ID }); at != min(max(place, 0), others) {
			t.Fatalf("it stands at %d of %s, want %d", at, to, place)
		}
	})
}

func TestTheGateGoesByItsRule(t *testing.T) {
	d := newDesk(t)
	gate := func(open bool, words string) {
		t.Helper()
		if got := d.session.Gate().Words(); d.session.GateOpen() != open || got != words {
			t.Errorf("open is %v, %q; want %v, %q", d.session.GateOpen(), got, open, words)
		}
	}
	gate(false, "0 of 0 strong, lead time unknown")
	d.do(model.TypeOwn(model.OwnLead, "~3w"))
	gate(false, "0 of 0 strong, lead time known")
	d.do(model.AddWayPractices(model.FlowWay, texts("a", "b"), 0), model.AddWayPractices(model.LearningWay, texts("c"), 0))
	a, b := d.session.ThreeWays.Of(model.FlowWay)[0].ID, d.session.ThreeWays.Of(model.FlowWay)[1].ID
	d.do(model.ChangeWayPractice(a, strength(model.Strong)))
	gate(false, "1 of 2 strong, lead time known")
	d.do(model.ChangeWayPractice(b, strength(model.Strong)))
	gate(true, "2 of 2 strong, lead time known")
	d.do(model.TypeOwn(model.OwnLead, ""))
	gate(false, "2 of 2 strong, lead time unknown")
}

func TestTheRoomOverrulesTheGateWithAReason(t *testing.T) {
	d := newDesk(t)
	d.do(model.AddWayPractices(model.FlowWay, texts("a"), 0))
	a := d.session.ThreeWays.Practices[0].ID
	d.refused(model.ObeyGate(), "by its rule already")
	d.refused(model.OverruleGate(text(" ")), "only with a reason")
	d.do(model.OverruleGate(text("alerts cannot wait")))
	if o := d.session.ThreeWays.Overruling; !d.session.GateOpen() || !d.session.Overruled() || o.Seen != d.session.Gate() {
		t.Errorf("after the room spoke the gate is %v: %v", d.session.GateOpen(), o)
	}
	d.do(model.ChangeWayPractice(a, strength(model.Strong)))
	if d.session.ThreeWays.Overruling.Seen == d.session.Gate() {
		t.Error("the marks changed, and the room's word still stands on today's")
	}
	d.do(model.TypeOwn(model.OwnLead, "3d"))
	if !d.session.GateOpen() || d.session.Overruled() {
		t.Error("the rule says what the room says, and counts as overruled")
	}
	d.do(model.OverruleGate(text("measured by nobody")))
	if d.session.GateOpen() || !d.session.Overruled() {
		t.Error("the room shut the gate against its rule, and it is open")
	}
	d.do(model.ObeyGate())
	if !d.session.GateOpen() {
		t.Error("back to the rule the gate is shut")
	}
}

func TestAHypothesisIsDecidedWithWhatWasLearnt(t *testing.T) {
	d := newDesk(t)
	d.do(model.AddHypotheses(texts("a", "b"), 0), model.AddHypotheses(texts("c"), 1))
	cards := func() string {
		var said []string
		for _, h := range d.session.ThreeWays.Hypotheses {
			said = append(said, strings.TrimSpace(h.Believe.String()+" "+string(h.Verdict)+" "+h.Learnt.String()))
		}
		return strings.Join(said, ", ")
	}
	want := func(want string) {
		t.Helper()
		if got := cards(); got != want {
			t.Errorf("the cards are %q, want %q", got, want)
		}
	}
	want("a, c, b")
	c := d.session.ThreeWays.Hypotheses[1].ID
	decide := func(v model.Verdict, learnt string) model.Edit {
		return model.ChangeHypothesis(c, func(h *model.Hypothesis) { h.Verdict, h.Learnt = v, text(learnt) })
	}
	d.refused(decide("no", ""), "say what was learnt")
	d.refused(decide("perhaps", "x"), "yes or no, not “perhaps”")
	d.do(decide("no", "too slow"), model.MoveHypothesis(c, 0))
	want("c no too slow, a, b")
	d.do(model.ChangeHypothesis(c, func(h *model.Hypothesis) { h.Verdict = "" }))
	want("c, a, b")
	d.refused(model.AddHypotheses(texts(""), 0), "needs words")
	d.refused(model.ChangeHypothesis(c, func(h *model.Hypothesis) { h.Due = "2027-02-30" }), "is no date")
	d.do(model.DeleteHypothesis(c))
	want("a, b")
	d.refused(model.MoveHypothesis(c, 0), "not there any more")
}

func TestAHypothesisIsOverdueFromTheDayAfter(t *testing.T) {
	for _, test := range []struct {
		due     model.Date
		verdict model.Verdict
		want    int
	}{
		{"", "", 0}, {"2026-11-26", "", 0}, {today, "", 0}, {"2026-11-24", "", 1}, {"2025-11-25", "", 365}, {"2025-11-25", "no", 0},
	} {
		h := model.Hypothesis{Due: test.due, Verdict: test.verdict}
		if got := h.Overdue(today); got != test.want {
			t.Errorf("decided on %q with %q it is overdue by %d days, want %d", test.due, test.verdict, got, test.want)
		}
	}
	w := model.ThreeWays{Hypotheses: []model.Hypothesis{{Due: "2026-01-01"}, {Due: "2026-01-01", Verdict: "yes"}, {}}}
	if decided, overdue := w.Experiments(today); decided != 1 || overdue != 1 {
		t.Errorf("%d decided and %d overdue, want one of each", decided, overdue)
	}
}

func TestWhatNoEditMakesOfTheWaysIsAFault(t *testing.T) {
	for want, spoil := range map[string]func(*model.ThreeWays){
		"threeWays.practices[0]: “fourth” is none":           func(w *model.ThreeWays) { w.Practices[0].Way = "fourth" },
		"threeWays.practices[0]: a practice is strong":       func(w *model.ThreeWays) { w.Practices[0].Strength = "so-so" },
		"threeWays.practices[0]: a practice needs words":     func(w *model.ThreeWays) { w.Practices[0].Text = model.Text{} },
		"threeWays.practices[0].id: the id is missing":       func(w *model.ThreeWays) { w.Practices[0].ID = "" },
		"threeWays.practices: there are 2001 practices":      func(w *model.ThreeWays) { w.Practices = make([]model.WayPractice, 2001) },
		"threeWays.hypotheses[0].id: “n1” is the id of":      func(w *model.ThreeWays) { w.Hypotheses[0].ID = "n1" },
		"threeWays.hypotheses[0]: “soon” is no date":         func(w *model.ThreeWays) { w.Hypotheses[0].Due = "soon" },
		"threeWays.hypotheses[0]: what was learnt":           func(w *model.ThreeWays) { w.Hypotheses[0].Verdict = "" },
		"threeWays.hypotheses[0]: say what was learnt":       func(w *model.ThreeWays) { w.Hypotheses[0].Learnt = model.Text{} },
		"threeWays.hypotheses[0]: that is 501 characters":    func(w *model.ThreeWays) { w.Hypotheses[0].If = text(strings.Repeat("x", 501)) },
		"threeWays.businessOutcomes: that is 501 characters": func(w *model.ThreeWays) { w.Outcomes = text(strings.Repeat("x", 501)) },
		"threeWays.overruling: say why":                      func(w *model.ThreeWays) { w.Overruling.Reason = model.Text{} },
		"threeWays.overruling: 3 of 2 practices cannot":      func(w *model.ThreeWays) { w.Overruling.Seen = model.GateCount{Practices: 2, Strong: 3} },
	} {
		s := model.NewSession(text("x"), monday)
		s.ThreeWays = &model.ThreeWays{
			Practices:  []model.WayPractice{{ID: "n1", Way: model.FlowWay, Text: text("a")}},
			Overruling: &model.Overruling{Reason: text("why")},
			Hypotheses: []model.Hypothesis{{ID: "n2", Believe: text("b"), Verdict: "yes", Learnt: text("c")}},
		}
		if faults := model.Validate(s); len(faults) > 0 {
			t.Fatal(faults)
		}
		spoil(s.ThreeWays)
		faults := model.Validate(s)
		if !slices.ContainsFunc(faults, func(fault error) bool { return strings.HasPrefix(fault.Error(), want) }) {
			t.Errorf("no fault begins with %q: %v", want, faults)
		}
	}
}
