package model_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flipchart/model"
	"flipchart/model/modeltest"
)

// line is a pipeline of three steps.
var line = []model.PipelineStep{
	{Key: "build", Names: []string{"Build"}, Primary: []string{"testAutomation", "versions"}},
	{Key: "test", Names: []string{"Testing", "Test"}, Primary: []string{"testAutomation"}},
	{Key: "verify", Names: []string{"Verify"}, Primary: []string{"testAutomation"}},
}

// practising says of steps how widely which patterns are practised: "build", "testAutomation", "norm" and so on.
func practising(t testing.TB, s model.Session, said ...string) model.Session {
	t.Helper()
	for i := 0; i < len(said); i += 3 {
		var err error
		if s, err = model.RatePattern(said[i], said[i+1], model.Extent(said[i+2]))(s, model.Stamp{}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestAStepIsAsStrongAsItsWeakestPrimaryPattern(t *testing.T) {
	for name, c := range map[string]struct {
		said []string
		want model.Extent
	}{
		"nothing said":           {nil, ""},
		"one said of two":        {[]string{"build", "testAutomation", "norm"}, model.Norm},
		"the weaker one":         {[]string{"build", "testAutomation", "norm", "build", "versions", "tried"}, model.Tried},
		"absent is an answer":    {[]string{"build", "testAutomation", "absent", "build", "versions", "norm"}, model.Absent},
		"a helper does not help": {[]string{"build", "versions", "someTeams", "build", "reviews", "absent"}, model.SomeTeams},
		"taken back":             {[]string{"build", "testAutomation", "tried", "build", "testAutomation", ""}, ""},
		"changed":                {[]string{"build", "testAutomation", "tried", "build", "testAutomation", "norm"}, model.Norm},
	} {
		s := practising(t, model.NewSession(text("x"), modeltest.Start), c.said...)
		if got := s.Practices.Heat(line[0]); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestWhatSaysNothingIsForgotten(t *testing.T) {
	s := practising(t, model.NewSession(text("x"), modeltest.Start), "build", "testAutomation", "tried", "build", "testAutomation", "")
	if len(s.Practices.Steps) != 0 {
		t.Errorf("%+v is kept", s.Practices.Steps)
	}
}

// The weakest first is a permutation, the heat only rises, and what was not said comes last.
func TestWeakestFirstIsAPermutation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := modeltest.Sessions().Draw(t, "session")
		sorted := s.Practices.WeakestFirst(line)
		rank := func(step model.PipelineStep) int {
			if heat := s.Practices.Heat(step); heat != "" {
				return slices.Index(model.Extents, heat)
			}
			return len(model.Extents)
		}
		if !slices.IsSortedFunc(sorted, func(a, b model.PipelineStep) int { return rank(a) - rank(b) }) {
			t.Errorf("%v is not sorted", sorted)
		}
		for _, step := range line {
			if !slices.ContainsFunc(sorted, func(other model.PipelineStep) bool { return other.Key == step.Key }) {
				t.Errorf("%s is lost", step.Key)
			}
		}
		if len(sorted) != len(line) {
			t.Errorf("%d steps of %d", len(sorted), len(line))
		}
	})
}

// A better answer never makes a step weaker, and a worse one never stronger.
func TestHeatIsMonotone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		extent := rapid.SampledFrom(model.Extents)
		s := practising(t, model.NewSession(text("x"), modeltest.Start), "build", "testAutomation", string(extent.Draw(rt, "first")), "build", "versions", string(extent.Draw(rt, "second")))
		before := s.Practices.Heat(line[0])
		said := s.Practices.Step("build").Extent("versions")
		then := extent.Draw(rt, "then")
		after := practising(t, s, "build", "versions", string(then)).Practices.Heat(line[0])
		place := func(e model.Extent) int { return slices.Index(model.Extents, e) }
		if place(then) >= place(said) && place(after) < place(before) || place(then) <= place(said) && place(after) > place(before) {
			rt.Errorf("%s to %s makes the step %s, which was %s", said, then, after, before)
		}
	})
}

// mapped is a session with a map of steps n1, n2 and so on.
func mapped(names ...string) model.Session {
	s := model.NewSession(text("x"), modeltest.Start)
	s.Stream = &model.ValueStream{}
	id := model.Counter(0)
	for _, name := range names {
		s.Stream.Steps = append(s.Stream.Steps, model.Step{ID: id(), Name: text(name)})
	}
	return s
}

func TestTheMapBesideThePractices(t *testing.T) {
	practised := []string{"build", "testAutomation", "tried", "verify", "logs", "norm"}
	for name, c := range map[string]struct {
		steps                        []string
		said                         []string
		match                        map[model.ID]string
		unknown, idle, both, missing []string
	}{
		"no map":                        {nil, practised, nil, nil, nil, nil, []string{"build", "verify"}},
		"nothing said":                  {[]string{"Build"}, nil, nil, nil, []string{"Build"}, nil, nil},
		"by their names, in any case":   {[]string{"BUILD", "test"}, practised, nil, nil, []string{"test"}, []string{"BUILD"}, []string{"verify"}},
		"a helper pattern is practice":  {[]string{"verify"}, practised, nil, nil, nil, []string{"verify"}, []string{"build"}},
		"absent is no practice":         {[]string{"Test"}, []string{"test", "testAutomation", "absent"}, nil, nil, []string{"Test"}, nil, nil},
		"a name that nobody knows":      {[]string{"Merge"}, practised, nil, []string{"Merge"}, nil, nil, []string{"build", "verify"}},
		"the room's word":               {[]string{"Merge"}, practised, map[model.ID]string{"n1": "build"}, nil, nil, []string{"Merge"}, []string{"verify"}},
		"it outweighs the name":         {[]string{"Build"}, practised, map[model.ID]string{"n1": "test"}, nil, []string{"Build"}, nil, []string{"build", "verify"}},
		"none of the pipeline's":        {[]string{"Board"}, practised, map[model.ID]string{"n1": ""}, nil, []string{"Board"}, nil, []string{"build", "verify"}},
		"two of the map are one of its": {[]string{"Build", "Code"}, practised, map[model.ID]string{"n2": "build"}, nil, nil, []string{"Build", "Code"}, []string{"verify"}},
	} {
		s := practising(t, mapped(c.steps...), c.said...)
		for id, key := range c.match {
			var err error
			if s, err = model.MatchStep(id, key)(s, model.Stamp{}); err != nil {
				t.Fatal(err)
			}
		}
		d := s.Differences(line)
		var missing []string
		for _, step := range d.Missing {
			missing = append(missing, step.Key)
		}
		got := [][]string{stepNames(d.Unknown), stepNames(d.Idle), stepNames(d.Both), missing}
		if diff := cmp.Diff([][]string{c.unknown, c.idle, c.both, c.missing}, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func stepNames(steps []model.MappedStep) []string {
	var names []string
	for _, m := range steps {
		names = append(names, m.Step.Name.String())
	}
	return names
}

// Every step of the map is told once.
func TestNoStepOfTheMapIsLostInTheDifferences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := modeltest.Sessions().Draw(t, "session")
		d := s.Differences(line)
		told := map[model.ID]int{}
		for _, m := range slices.Concat(d.Unknown, d.Idle, d.Both) {
			told[m.Step.ID]++
		}
		for _, step := range s.Stream.Steps {
			if told[step.ID] != 1 {
				t.Errorf("%s is told %d times", step.ID, told[step.ID])
			}
		}
		if len(told) != len(s.Stream.Steps) {
			t.Errorf("%d steps are told of, %d are on the map", len(told), len(s.Stream.Steps))
		}
	})
}

func TestADeletedStepHasNoMatch(t *testing.T) {
	s := mapped("Merge", "Build")
	s, err := model.MatchStep("n1", "build")(s, model.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"its place in the pipeline's practices"}, model.DependsOnStep(s, "n1")); diff != "" {
		t.Error(diff)
	}
	after, err := model.DeleteStep("n1")(s, model.Stamp{})
	if err != nil || len(after.Practices.Matches) != 0 || len(s.Practices.Matches) != 1 {
		t.Errorf("%v after, %v before, %v", after.Practices.Matches, s.Practices.Matches, err)
	}
	if _, err := model.MatchStep("n9", "build")(s, model.Stamp{}); err == nil {
		t.Error("a step that is not on the map is matched")
	}
}

func TestWhatPracticesMustNotHold(t *testing.T) {
	long := text("twelve chars twelve chars twelve chars twelve chars twelve chars twelve chars twelve chars")
	for name, c := range map[string]struct {
		change func(*model.Practices)
		want   string
	}{
		"no step":            {func(p *model.Practices) { p.Steps[0].Step = "" }, "practices.steps[0]: it does not say which step of the pipeline it is"},
		"twice":              {func(p *model.Practices) { p.Steps = append(p.Steps, p.Steps[0]) }, "practices.steps[1]: “build” stands there twice"},
		"no extent":          {func(p *model.Practices) { p.Steps[0].Patterns[0].Extent = "perhaps" }, "practices.steps[0]: “perhaps” is no answer: absent, tried, someTeams and norm are"},
		"no pattern":         {func(p *model.Practices) { p.Steps[0].Patterns[0].Pattern = "" }, "practices.steps[0]: “” is no pattern's key"},
		"a pattern twice":    {func(p *model.Practices) { p.Steps[0].Patterns = append(p.Steps[0].Patterns, p.Steps[0].Patterns[0]) }, "practices.steps[0]: “testAutomation” stands there twice"},
		"too long":           {func(p *model.Practices) { p.Steps[0].Who = long }, "practices.steps[0]: that is 90 characters long; 80 fit here: shorten it"},
		"no such step":       {func(p *model.Practices) { p.Matches[0].Step = "n9" }, "practices.matches[0].step: “n9” is the id of no step"},
		"a match of nothing": {func(p *model.Practices) { p.Matches[0].Step = "" }, "practices.matches[0].step: it does not say which step of the map it is"},
		"matched twice":      {func(p *model.Practices) { p.Matches = append(p.Matches, p.Matches[0]) }, "practices.matches[1].step: “n1” stands there twice"},
		"no key":             {func(p *model.Practices) { p.Matches[0].Pipeline = "a\tb" }, "practices.matches[0].pipelineStep: “a b” is no key of a step"},
	} {
		s := practising(t, mapped("Merge"), "build", "testAutomation", "norm")
		s, err := model.MatchStep("n1", "build")(s, model.Stamp{})
		if err != nil {
			t.Fatal(err)
		}
		if faults := model.Validate(s); len(faults) > 0 {
			t.Fatal(faults)
		}
		c.change(s.Practices)
		faults := model.Validate(s)
		if len(faults) != 1 || faults[0].Error() != c.want {
			t.Errorf("%s: %v", name, faults)
		}
	}
}
