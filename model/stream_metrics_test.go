package model

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

const hour = Milliseconds(3600 * 1000)

// claimsLine is the pipeline that the project's pictures show.
func claimsLine(t fataler) *room {
	r := newRoom()
	for i, s := range []struct {
		name, pt, lt string
		ca           float64
	}{
		{"Code and build", "6h", "2d", 90},
		{"Code review", "1h", "3d", 80},
		{"Merge to trunk", "2h", "1d", 85},
		{"Integration test", "1d", "4d", 70},
		{"Regression test", "3d", "~11d", 75},
		{"Change board", "1h", "2w", 95},
		{"Stage and deploy", "4h", "3d", 80},
		{"Verify", "2h", "1d", 95},
	} {
		r.must(t, AddStep(stepOf(t, s.name, s.pt, s.lt, s.ca), i))
	}
	return r
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestTheClaimsLineAddsUp(t *testing.T) {
	r := claimsLine(t)
	m := r.Stream.Metrics(DefaultCalendar)
	if *m.Process != 48*hour || m.Process.In(DefaultCalendar) != "6d" {
		t.Errorf("Total PT is %s", m.Process.Hours())
	}
	if *m.Lead != 280*hour || m.Lead.In(DefaultCalendar) != "7w" {
		t.Errorf("Total LT is %s", m.Lead.Hours())
	}
	if *m.Labour != 48*hour || *m.Waiting != 232*hour {
		t.Errorf("labour is %s and waiting %s", m.Labour.Hours(), m.Waiting.Hours())
	}
	if !near(*m.ActivityRatio, 48.0/280) || math.Round(*m.ActivityRatio*100) != 17 {
		t.Errorf("the activity ratio is %v", *m.ActivityRatio)
	}
	if !near(*m.Rolled, 23.19786) {
		t.Errorf("rolled %%CA is %v", *m.Rolled)
	}
	if m.Steps != 8 || m.WithProcess != 8 || m.WithLead != 8 || m.Estimated != 8 || m.Figures != 24 || m.Guesses != 1 {
		t.Errorf("the counts are %+v", m)
	}
	if _, _, ok := r.Stream.RolledRange(); ok {
		t.Error("without a round there is no range")
	}
}

func TestWhatIsNotKnownIsLeftOutAndCounted(t *testing.T) {
	empty := (&ValueStream{}).Metrics(DefaultCalendar)
	if empty != (Metrics{}) {
		t.Errorf("an empty line has %+v", empty)
	}
	r := claimsLine(t)
	r.must(t, ChangeStep(r.id("Verify"), func(s *Step) { s.Lead, s.CA.Percent = Figure{}, nil }))
	m := r.Stream.Metrics(DefaultCalendar)
	if m.ActivityRatio != nil {
		t.Errorf("with 7 of 8 LTs there is a ratio of %v", *m.ActivityRatio)
	}
	if *m.Lead != 272*hour || *m.Process != 48*hour || m.WithLead != 7 || m.Estimated != 7 || m.Figures != 22 {
		t.Errorf("the sums are %+v", m)
	}
	if !near(*m.Rolled, 23.19786/0.95) {
		t.Errorf("rolled %%CA over 7 of 8 is %v", *m.Rolled)
	}
	unknown := line(t, "A B")
	if m := unknown.Stream.Metrics(DefaultCalendar); m != (Metrics{Steps: 2}) {
		t.Errorf("a line without figures has %+v", m)
	}
	zero := newRoom()
	zero.must(t, AddStep(stepOf(t, "A", "0m", "0m", 0), 0))
	if m := zero.Stream.Metrics(DefaultCalendar); *m.Process != 0 || *m.Lead != 0 || *m.Rolled != 0 || m.ActivityRatio != nil {
		t.Errorf("a line of zeros has %+v", m)
	}
}

func TestAGroupCountsItsLongestLeadTime(t *testing.T) {
	for _, test := range []struct {
		name   string
		group  [][2]string // PT and LT of each
		pt, lt string      // of the whole; empty is not known
		labour string
	}{
		{"the longest LT, with its own PT", [][2]string{{"5h", "1d"}, {"1h", "2d"}, {"3h", "1d"}}, "1h", "2d", "9h"},
		{"of equal LTs the larger PT", [][2]string{{"1h", "2d"}, {"3h", "16h"}, {"2h", "2d"}}, "3h", "2d", "6h"},
		{"an unknown LT counts for nothing", [][2]string{{"5h", ""}, {"1h", "2h"}}, "1h", "2h", "6h"},
		{"the longest has no PT", [][2]string{{"5h", "1d"}, {"", "2d"}}, "", "2d", "5h"},
		{"equal LTs, one without a PT", [][2]string{{"", "2d"}, {"0m", "2d"}}, "0m", "2d", "0m"},
		{"no LT at all", [][2]string{{"1h", ""}, {"3h", ""}}, "3h", "", "4h"},
		{"nothing at all", [][2]string{{"", ""}, {"", ""}}, "", "", ""},
	} {
		r := newRoom()
		for i, s := range test.group {
			r.must(t, AddStep(Step{Name: MustClean("A"), Process: figureOf(t, s[0]), Lead: figureOf(t, s[1]), Parallel: i > 0}, i))
		}
		m := r.Stream.Metrics(DefaultCalendar)
		for _, sum := range []struct {
			what string
			got  *Milliseconds
			want string
		}{{"PT", m.Process, test.pt}, {"LT", m.Lead, test.lt}, {"labour", m.Labour, test.labour}} {
			want := mustSpan(t, sum.want)
			if (sum.got != nil) != want.Known() || sum.got != nil && *sum.got != want.Length(DefaultCalendar) {
				t.Errorf("%s: total %s is %v, want %q", test.name, sum.what, sum.got, sum.want)
			}
		}
		if m.LabourApart() != (test.labour != test.pt) {
			t.Errorf("%s: that labour is apart from Total PT is %t", test.name, m.LabourApart())
		}
	}
}

// Without parallel steps the totals are plain sums; a parallel step with a shorter LT changes none of
// them but labour, and rolled %CA counts it.
func TestTotalsFollowTheLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := newRoom()
		var pt, lt Milliseconds
		rolled := 100.0
		for i := range rapid.IntRange(1, 12).Draw(t, "steps") {
			p := Milliseconds(rapid.Int64Range(0, int64(40*hour)).Draw(t, "PT"))
			wait := Milliseconds(rapid.Int64Range(1, int64(400*hour)).Draw(t, "wait"))
			ca := float64(rapid.IntRange(0, 100).Draw(t, "%CA"))
			step := Step{Name: MustClean("A"), CA: Estimate{Percent: &ca}, Process: Figure{Span: SpanOf(p, DefaultCalendar)}}
			if rapid.Bool().Draw(t, "as wait") {
				step.Wait.Span = SpanOf(wait, DefaultCalendar)
			} else {
				step.Lead.Span = SpanOf(p+wait, DefaultCalendar)
			}
			r.must(t, AddStep(step, i))
			pt, lt, rolled = pt+p, lt+p+wait, rolled*ca/100
		}
		m := r.Stream.Metrics(DefaultCalendar)
		if *m.Process != pt || *m.Lead != lt || *m.Labour != pt || *m.Waiting != lt-pt || math.Abs(*m.Rolled-rolled) > 1e-9 {
			t.Fatalf("the sums are %+v, want %d in %d, %v", m, pt, lt, rolled)
		}
		if !near(*m.ActivityRatio, float64(pt)/float64(lt)) {
			t.Fatalf("the activity ratio is %v", *m.ActivityRatio)
		}
		at := rapid.IntRange(0, m.Steps-1).Draw(t, "beside")
		beside, _ := r.Stream.Steps[at].LT(DefaultCalendar)
		shorter := SpanOf(Milliseconds(rapid.Int64Range(0, int64(beside)-1).Draw(t, "shorter")), DefaultCalendar)
		half := 50.0
		r.must(t, AddStep(Step{
			Name: MustClean("B"), Parallel: true, CA: Estimate{Percent: &half}, Process: Figure{Span: shorter}, Lead: Figure{Span: shorter},
		}, at+1))
		with := r.Stream.Metrics(DefaultCalendar)
		if *with.Process != pt || *with.Lead != lt || *with.Labour != pt+shorter.Length(DefaultCalendar) || !near(*with.Rolled, *m.Rolled/2) {
			t.Fatalf("with a shorter parallel step the sums are %+v, and were %+v", with, m)
		}
	})
}

func TestLittlesLawChecksTheMap(t *testing.T) {
	r := claimsLine(t)
	describe := func(inProgress, perWeek float64) {
		r.must(t, DescribeStream(func(v *ValueStream) { v.ItemsInProgress, v.ItemsPerWeek = &inProgress, &perWeek }))
	}
	if _, ok := r.Stream.LittlesLaw(DefaultCalendar); ok {
		t.Error("a check without figures")
	}
	for _, test := range []struct {
		inProgress, perWeek, factor float64
		far                         bool
	}{
		{35, 5, 1, false}, {69, 5, 69.0 / 35, false}, {70, 5, 2, true}, {17.5, 5, 0.5, true}, {18, 5, 18.0 / 35, false}, {0, 5, 0, true},
	} {
		describe(test.inProgress, test.perWeek)
		got, ok := r.Stream.LittlesLaw(DefaultCalendar)
		if !ok || !near(got.Factor, test.factor) || got.Far() != test.far || got.Mapped != 280*hour {
			t.Errorf("%v in progress, %v a week: %+v, %v", test.inProgress, test.perWeek, got, ok)
		}
	}
	describe(35, 5)
	if got, _ := r.Stream.LittlesLaw(DefaultCalendar); got.Implied != 280*hour {
		t.Errorf("35 in progress and 5 a week imply %s", got.Implied.Hours())
	}
	describe(35, 0)
	if _, ok := r.Stream.LittlesLaw(DefaultCalendar); ok {
		t.Error("a check by nothing finished a week")
	}
	describe(35, 5)
	r.must(t, ChangeStep(r.id("Verify"), func(s *Step) { s.Lead = Figure{} }))
	if _, ok := r.Stream.LittlesLaw(DefaultCalendar); ok {
		t.Error("a check against 7 of 8 LTs")
	}
}

func TestTheRolledRangeComesFromTheRoomsAnswers(t *testing.T) {
	r := claimsLine(t)
	id := r.id("Regression test")
	r.must(t, AddRound(id, []float64{50, 60, 80, 85, 90, 90, 75}), AddRound(id, []float64{70, 70, 75, 80, 90}))
	low, high, ok := r.Stream.RolledRange()
	rest := 23.19786 / 0.75
	if !ok || !near(low, rest*0.70) || !near(high, rest*0.90) {
		t.Errorf("rolled %%CA is %v to %v, want 70 to 90 for step 5", low, high)
	}
	if a, b, _ := r.Stream.RolledRange(); a != low || b != high {
		t.Error("the same stream gave two ranges")
	}
	if from := r.Stream.RangeFrom(); len(from) != 1 || from[0].ID != id {
		t.Errorf("the range comes from %v", from)
	}
	r.must(t, ChangeStep(id, func(s *Step) { s.CA, _ = ParseEstimate("40", s.CA) }))
	if low, high, ok := r.Stream.RolledRange(); ok {
		t.Errorf("a figure from elsewhere ranges from %v to %v", low, high)
	}
	if from := r.Stream.RangeFrom(); len(from) != 0 {
		t.Errorf("a figure from elsewhere ranges by %v", from)
	}
	r.must(t, CommitEstimate(id, 75, Source{}), ReplaceRound(id, 1, []float64{75, 75, 75}))
	if low, high, ok := r.Stream.RolledRange(); !ok || !near(low, 23.19786) || !near(high, 23.19786) {
		t.Errorf("of one mind the range is %v to %v, %v", low, high, ok)
	}
}

func BenchmarkRolledRange(b *testing.B) {
	v := &ValueStream{}
	for range 60 {
		v.Steps = append(v.Steps, Step{CA: Estimate{Percent: new(75.0), Rounds: [][]float64{{70, 70, 75, 80, 90, 60, 75, 75, 80, 85, 90, 95}}}})
	}
	for b.Loop() {
		v.RolledRange()
	}
}
