package model_test

import (
	"testing"

	"pgregory.net/rapid"

	"flipchart/model"
)

// What is said of a member is kept, and forgotten once it says nothing; the others stay as they are.
func TestChangeMember(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := model.NewSession(text("Claims team"), monday)
		want := map[string]model.Member{}
		for range rapid.IntRange(1, 20).Draw(t, "changes") {
			key := rapid.SampledFrom([]string{"chaos", "doctor", "janitor"}).Draw(t, "key")
			survives := rapid.SampledFrom(append(model.Survivals, "")).Draw(t, "survives")
			told := rapid.SampledFrom([]string{"", "operations"}).Draw(t, "told")
			var err error
			if s, err = model.ChangeMember(key, func(m *model.Member) { m.Survives, m.Told, m.Key = survives, text(told), "another" })(s, stampAt(monday)); err != nil {
				t.Fatal(err)
			}
			want[key] = model.Member{Key: key, Survives: survives, Told: text(told)}
			if want[key] == (model.Member{Key: key}) {
				delete(want, key)
			}
		}
		if len(s.BreakIt.Members) != len(want) {
			t.Fatalf("%v are kept, not %v", s.BreakIt.Members, want)
		}
		survived, asked := 0, 0
		for key, member := range want {
			if s.BreakIt.Member(key) != member {
				t.Fatalf("%v is kept, not %v", s.BreakIt.Member(key), member)
			}
			if member.Survives != "" {
				asked++
			}
			if member.Survives == model.Survives {
				survived++
			}
		}
		if gotSurvived, gotAsked := s.BreakIt.Survived(); gotSurvived != survived || gotAsked != asked {
			t.Fatalf("%d of %d survived, not %d of %d", gotSurvived, gotAsked, survived, asked)
		}
	})
}

func TestTrialSaysWhatItLacks(t *testing.T) {
	trial := model.BreakTrial{}
	if missing := trial.Missing(); len(missing) != 5 {
		t.Errorf("an empty experiment lacks %v", missing)
	}
	trial = model.BreakTrial{Member: "chaos", Radius: text("one machine"), Owner: text("Bea"), Date: "2026-12-01"}
	if missing := trial.Missing(); len(missing) != 1 || missing[0] != "a stop condition" {
		t.Errorf("it lacks %v", missing)
	}
	for _, wrong := range []model.BreakTrial{{Member: "a b"}, {Date: "soon"}, {Date: "2026-02-30"}} {
		s := model.NewSession(text("Claims team"), monday)
		if _, err := model.ChangeTrial(func(t *model.BreakTrial) { *t = wrong })(s, stampAt(monday)); err == nil {
			t.Errorf("%v is taken", wrong)
		}
		s.BreakIt = &model.BreakIt{Trial: wrong}
		if faults := model.Validate(s); len(faults) != 1 {
			t.Errorf("%v from outside: %v", wrong, faults)
		}
	}
}
