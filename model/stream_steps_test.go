package model

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// room is a session with a source of ids, as a test edits it.
type room struct {
	Session
	now  time.Time
	last int
}

func newRoom() *room { return &room{Session: NewSession(MustClean("Claims"), monday), now: monday} }

// do makes an edit a minute after the last one.
func (r *room) do(edit Edit) error {
	r.now = r.now.Add(time.Minute)
	after, err := edit(r.Session, Stamp{At: r.now, NewID: func() ID {
		r.last++
		return ID(fmt.Sprintf("n%d", r.last))
	}})
	if err == nil {
		r.Session = after
	}
	return err
}

func (r *room) must(t fataler, edits ...Edit) {
	t.Helper()
	for _, edit := range edits {
		if err := r.do(edit); err != nil {
			t.Fatalf("%v", err)
		}
	}
}

// refuse expects an edit to change nothing and to say why.
func (r *room) refuse(t *testing.T, want string, edit Edit) {
	t.Helper()
	before := r.Session
	after, err := edit(r.Session, Stamp{At: r.now, NewID: func() ID { return "n999" }})
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("the error is %v, want one that says %q", err, want)
	}
	if after != before {
		t.Errorf("an edit was refused (%v) and changed the session all the same", err)
	}
}

// line puts steps on the map: "A B+C D" is four of them, of which B and C are parallel.
func line(t fataler, groups string) *room {
	t.Helper()
	r := newRoom()
	for _, group := range strings.Fields(groups) {
		for i, name := range strings.Split(group, "+") {
			r.must(t, AddStep(Step{Name: MustClean(name), Parallel: i > 0}, MaxItems))
		}
	}
	return r
}

func (r *room) line() string {
	var groups []string
	for _, group := range r.Stream.Groups() {
		var names []string
		for _, step := range group {
			names = append(names, step.Name.String())
		}
		groups = append(groups, strings.Join(names, "+"))
	}
	return strings.Join(groups, " ")
}

func (r *room) id(name string) ID {
	for _, step := range r.Stream.Steps {
		if step.Name.String() == name {
			return step.ID
		}
	}
	return ""
}

func (r *room) step(name string) Step {
	step, _, _ := r.Stream.Step(r.id(name))
	return step
}

func TestParallelGroupsKeepTheirRules(t *testing.T) {
	add := func(name string, place int) func(*room) Edit {
		return func(*room) Edit { return AddStep(Step{Name: MustClean(name)}, place) }
	}
	move := func(name string, place int) func(*room) Edit {
		return func(r *room) Edit { return MoveStep(r.id(name), place) }
	}
	remove := func(name string) func(*room) Edit {
		return func(r *room) Edit { return DeleteStep(r.id(name)) }
	}
	copied := func(name string) func(*room) Edit {
		return func(r *room) Edit { return DuplicateStep(r.id(name)) }
	}
	parallel := func(name string, flag bool) func(*room) Edit {
		return func(r *room) Edit { return ChangeStep(r.id(name), func(s *Step) { s.Parallel = flag }) }
	}
	for _, test := range []struct {
		before string
		edit   func(*room) Edit
		after  string
	}{
		{"A B+C D", add("X", 0), "X A B+C D"},
		{"A B+C D", add("X", 1), "A X B+C D"},
		{"A B+C D", add("X", 2), "A B+X+C D"},
		{"A B+C D", add("X", 3), "A B+C X D"},
		{"A B+C D", add("X", 99), "A B+C D X"},
		{"A B+C D", add("X", -1), "X A B+C D"},
		{"A B+C D", remove("B"), "A C D"},
		{"A B+C+E D", remove("B"), "A C+E D"},
		{"A B+C+E D", remove("C"), "A B+E D"},
		{"A+B C", remove("A"), "B C"},
		{"A", remove("A"), ""},
		{"A B+C D", copied("A"), "A A B+C D"},
		{"A B+C D", copied("B"), "A B+B+C D"},
		{"A B+C D", copied("C"), "A B+C+C D"},
		{"A B+C D", move("D", 0), "D A B+C"},
		{"A B+C D", move("A", 2), "B+C A D"},
		{"A B+C D", move("A", 1), "B+A+C D"},
		{"A B+C D", move("D", 2), "A B+D+C"},
		{"A B+C D", move("B", 2), "A C+B D"},
		{"A B+C D", move("C", 1), "A C+B D"},
		{"A B+C D", move("C", 0), "C A B D"},
		{"A B+C D", move("B", 3), "A C D B"},
		{"A B+C+E D", move("B", 4), "A C+E D B"},
		{"A B+C D", move("C", 99), "A B D C"},
		{"A+B C+D", move("B", 2), "A C+B+D"},
		{"A B C", parallel("B", true), "A+B C"},
		{"A B+C D", parallel("B", true), "A+B+C D"},
		{"A+B+C D", parallel("B", false), "A B+C D"},
	} {
		r := line(t, test.before)
		r.must(t, test.edit(r))
		if got := r.line(); got != test.after {
			t.Errorf("%s became %s, want %s", test.before, got, test.after)
		}
	}
}

func TestBreakingARuleIsRefusedInASentenceThatNamesTheStep(t *testing.T) {
	r := newRoom()
	r.must(t, AddStep(stepOf(t, "Review", "1h", "3d", 80), 0), AddStep(stepOf(t, "Deploy", "4h", "3d", 80), 1))
	change := func(change func(*Step)) Edit { return ChangeStep(r.id("Review"), change) }
	figure := func(s string) Figure { return Figure{Span: mustSpan(t, s)} }
	percent := func(p float64) func(*Step) { return func(s *Step) { s.CA.Percent = &p } }
	nan := 0.0
	nan /= nan

	r.refuse(t, "LT of “Review” is 30m, below its PT of 1h: LT includes PT", change(func(s *Step) { s.Lead = figure("30m") }))
	r.refuse(t, "LT of “Review” is 3d, below its PT of 4d", change(func(s *Step) { s.Process = figure("4d") }))
	r.refuse(t, "step 1 needs a name", change(func(s *Step) { s.Name = Text{} }))
	r.refuse(t, "the name of “xxx", change(func(s *Step) { s.Name = MustClean(strings.Repeat("x", NameLimit+1)) }))
	r.refuse(t, "who does “Review”", change(func(s *Step) { s.Owner = MustClean(strings.Repeat("x", NameLimit+1)) }))
	r.refuse(t, "LT of “Review” is 21000h, over ten years", change(func(s *Step) { s.Lead = figure("21000h") }))
	r.refuse(t, "together over ten years", change(func(s *Step) { s.Process, s.Wait = figure("400w"), figure("400w") }))
	r.refuse(t, "%CA of “Review” is 0 to 100, not 101", change(percent(101)))
	r.refuse(t, "%CA of “Review” is 0 to 100, not -1", change(percent(-1)))
	r.refuse(t, "%CA of “Review” is 0 to 100, not NaN", change(percent(nan)))
	r.refuse(t, "“Review” is the first step", change(func(s *Step) { s.Parallel = true }))
	r.refuse(t, "cycle of “Review”", change(func(s *Step) { s.Cycle = "Paint" }))
	r.refuse(t, "guessed, seen or measured, not “heard”", change(func(s *Step) { s.Process.Source.How = "heard" }))
	r.refuse(t, "guessed, seen or measured, not “heard”", change(func(s *Step) { s.CA.Source.How = "heard" }))
	r.refuse(t, "both an LT and a wait", change(func(s *Step) { s.Lead, s.Wait = figure("4d"), figure("2d") }))
	r.refuse(t, "half a range", change(func(s *Step) { s.Lead.Low = mustSpan(t, "1d") }))
	r.refuse(t, "low end 9d is above its high end 4d", change(func(s *Step) { s.Lead.Low, s.Lead.High = mustSpan(t, "9d"), mustSpan(t, "4d") }))
	r.refuse(t, "is 3d, outside its range 4..9d", change(func(s *Step) { s.Lead.Low, s.Lead.High = mustSpan(t, "4d"), mustSpan(t, "9d") }))

	r.refuse(t, "“New” is the first step", AddStep(Step{Name: MustClean("New"), Parallel: true}, 0))
	r.refuse(t, "step 3 needs a name", AddStep(Step{}, 99))
	r.refuse(t, "step 2 needs a name", SetSteps([]Step{{Name: MustClean("A")}, {}}))
	r.refuse(t, "“A” is the first step", SetSteps([]Step{{Name: MustClean("A"), Parallel: true}}))
	r.refuse(t, "at most 2000", SetSteps(make([]Step, MaxItems+1)))
	r.refuse(t, "not on the map", ChangeStep("n77", func(*Step) {}))
	r.refuse(t, "not on the map", DeleteStep("n77"))
	r.refuse(t, "not on the map", MoveStep("n77", 0))
	r.refuse(t, "not on the map", DuplicateStep("n77"))

	r.refuse(t, "0.001 to a million, not -1", DescribeStream(func(v *ValueStream) { n := -1.0; v.ItemsPerWeek = &n }))
	r.refuse(t, "0.001 to a million, not NaN", DescribeStream(func(v *ValueStream) { v.ItemsInProgress = &nan }))
	r.refuse(t, "the customer: ", DescribeStream(func(v *ValueStream) { v.Customer = MustClean(strings.Repeat("x", NameLimit+1)) }))

	r.refuse(t, "1 to 24 hours", SetCalendar(Calendar{HoursPerDay: 0, DaysPerWeek: 5}))
	r.must(t, change(func(s *Step) { s.Process, s.Lead = figure("8h"), figure("1d") }))
	r.refuse(t, "with 1 d = 7 h, 1 w = 5 d: the LT of “Review” is 1d, below its PT of 8h", SetCalendar(Calendar{HoursPerDay: 7, DaysPerWeek: 5}))
	r.must(t, SetCalendar(Calendar{HoursPerDay: 10, DaysPerWeek: 5}))
	if got := r.Group.Calendar.HoursPerDay; got != 10 {
		t.Errorf("a day has %v hours", got)
	}
}

func TestAChangeIsMadeToACopy(t *testing.T) {
	r := newRoom()
	r.must(t, AddStep(stepOf(t, "Review", "1h", "3d", 80), 0))
	id := r.id("Review")
	r.must(t, AddRound(id, []float64{80, 70}), DescribeStream(func(v *ValueStream) { v.ItemsPerWeek = new(5.0) }))
	before := r.Session
	encoded := encode(t, before)
	r.must(t,
		ChangeStep(id, func(s *Step) { *s.CA.Percent, s.CA.Rounds[0][0] = 10, 20 }),
		DescribeStream(func(v *ValueStream) { *v.ItemsPerWeek = 9 }),
	)
	if diff := cmp.Diff(encoded, encode(t, before)); diff != "" {
		t.Errorf("the session before was changed: %s", diff)
	}
	if s := r.step("Review"); *s.CA.Percent != 10 || s.CA.Rounds[0][0] != 20 || *r.Stream.ItemsPerWeek != 9 {
		t.Errorf("the change is lost: %v", s)
	}
}

func TestLeadTimeAndWaitReplaceEachOther(t *testing.T) {
	r := newRoom()
	r.must(t, AddStep(stepOf(t, "Review", "1h", "3d", 80), 0))
	id := r.id("Review")
	r.must(t, ChangeStep(id, func(s *Step) { s.Wait.Span = mustSpan(t, "2d") }))
	if lt, ok := r.step("Review").LT(DefaultCalendar); !ok || lt != 17*3600*1000 {
		t.Errorf("PT of 1h and a wait of 2d are an LT of %s", lt.Hours())
	}
	r.must(t, SetCalendar(Calendar{HoursPerDay: 6, DaysPerWeek: 5}))
	if lt, _ := r.step("Review").LT(r.Group.Calendar); lt != 13*3600*1000 {
		t.Errorf("with days of 6 h the LT is %s: where wait was typed, wait stays and LT follows", lt.Hours())
	}
	r.must(t, ChangeStep(id, func(s *Step) { s.Lead.Span = mustSpan(t, "4d") }))
	if wait, _ := r.step("Review").WaitTime(DefaultCalendar); wait != 31*3600*1000 {
		t.Errorf("an LT of 4d with a PT of 1h waits %s", wait.Hours())
	}
	r.must(t, ChangeStep(id, func(s *Step) { s.Process = Figure{} }))
	if _, ok := r.step("Review").WaitTime(DefaultCalendar); ok {
		t.Error("without a PT nobody knows the wait")
	}
}

func TestAChangedFigureGetsTheTime(t *testing.T) {
	r := newRoom()
	r.must(t, AddStep(stepOf(t, "Review", "1h", "3d", 80), 0))
	added := r.now
	id := r.id("Review")
	r.must(t, ChangeStep(id, func(s *Step) { s.Lead, _ = ParseFigure("~4d", s.Lead) }))
	step := r.step("Review")
	if !step.Process.Source.At.Equal(added) || !step.CA.Source.At.Equal(added) {
		t.Errorf("figures that did not change say %v and %v, want %v", step.Process.Source.At, step.CA.Source.At, added)
	}
	if got := step.Lead.Source; got != (Source{How: Guessed, At: r.now}) {
		t.Errorf("the changed one says %v", got)
	}
	told := monday.Add(-24 * time.Hour)
	r.must(t, ChangeStep(id, func(s *Step) { s.Lead.Source = Source{Seen, MustClean("Ada"), told} }))
	if got := r.step("Review").Lead.Source.At; !got.Equal(told) {
		t.Errorf("a time that was told became %v", got)
	}
	r.must(t, ChangeStep(id, func(s *Step) { s.Lead, _ = ParseFigure("", s.Lead) }))
	if got := r.step("Review").Lead; got != (Figure{}) {
		t.Errorf("a cleared figure still says %v", got)
	}
}

// pointedAt is a line with everything that can point at its step B.
func pointedAt(t *testing.T) *room {
	r := newRoom()
	r.must(t,
		AddStep(stepOf(t, "A", "1h", "3d", 80), 0), AddStep(stepOf(t, "B", "2h", "9d", 70), 1), AddStep(stepOf(t, "C", "1h", "1d", 70), 2),
		AddNotes(Weaknesses, []Text{MustClean("slow"), MustClean("late")}, 0), AddNotes(Threats, []Text{MustClean("law")}, 0),
	)
	b := r.id("B")
	for _, note := range append(r.Swot.Weaknesses, r.Swot.Threats...) {
		r.must(t, ChangeNote(note.ID, func(n *Note) { n.About = b }))
	}
	r.must(t,
		CommitEstimate(r.id("A"), 80, Source{}),
		RaiseHands(b, LongestWait, 8), RaiseHands(b, LowestCA, 1), RaiseHands(r.id("C"), RoomsChoice, 2),
	)
	return r
}

func TestNothingPointsAtADeletedStep(t *testing.T) {
	r := pointedAt(t)
	b := r.id("B")
	r.must(t, Decide(b, LongestWait, Text{}, PolicyConstraint))
	want := []string{"3 notes", "the constraint", "9 hands", "the %CA of “A”"}
	if diff := cmp.Diff(want, DependsOnStep(r.Session, b)); diff != "" {
		t.Error(diff)
	}
	if got := DependsOnStep(r.Session, r.id("A")); got != nil {
		t.Errorf("A is pointed at by %v", got)
	}
	before := r.Session
	r.must(t, DeleteStep(b))
	if got := DependsOnStep(r.Session, b); got != nil {
		t.Errorf("the deleted step is still pointed at by %v", got)
	}
	if r.Stream.Decision != nil || len(r.Swot.Notes()) != 3 || r.Stream.HandsFor(r.id("C"), RoomsChoice) != 2 {
		t.Error("more or less than the pointers went")
	}
	if name, elsewhere := r.Stream.AskedElsewhere(0); !elsewhere || name.String() != "B" {
		t.Errorf("A's %%CA says that it was asked of %q", name)
	}
	if len(DependsOnStep(before, b)) != 4 {
		t.Error("the session before was changed too")
	}
}

func TestADecisionOutlivesACandidate(t *testing.T) {
	r := pointedAt(t)
	r.must(t, Decide(r.id("C"), LowestCA, Text{}, ""))
	b := r.id("B")
	r.must(t, DeleteStep(b))
	d := r.Stream.Decision
	if d == nil || d.Step != r.id("C") {
		t.Fatalf("the decision is %v", d)
	}
	for _, seen := range d.Seen {
		if seen.is(b) {
			t.Errorf("%v points at the deleted step", seen)
		}
		if seen.Rule == LongestWait && seen.Name.String() != "B" {
			t.Errorf("nobody knows any more what was seen: %v", seen)
		}
	}
}

func TestReplacingTheLineKeepsWhatItKnows(t *testing.T) {
	r := pointedAt(t)
	r.must(t, AddRound(r.id("B"), []float64{60, 70}), ChangeStep(r.id("B"), func(s *Step) {
		s.Lead.Source = Source{How: Measured, Who: MustClean("Jira")}
		s.Machine = true
	}))
	before := r.step("B")
	r.must(t, SetSteps([]Step{stepOf(t, "b", "3h", "9d", 70), stepOf(t, "D", "1h", "1d", 90), stepOf(t, "A", "1h", "2d", 80)}))

	after := r.step("b")
	if after.ID != before.ID || after.Lead != before.Lead || !after.Machine {
		t.Errorf("B was %v and is %v", before, after)
	}
	if diff := cmp.Diff(before.CA, after.CA); diff != "" {
		t.Error(diff)
	}
	if after.Process.Span.String() != "3h" || !after.Process.Source.At.Equal(r.now) {
		t.Errorf("the changed PT is %v", after.Process)
	}
	if c := r.id("C"); c != "" || len(r.Stream.Hands) != 2 {
		t.Errorf("C is still there as %v, or something of it: %v", c, r.Stream.Hands)
	}
	if d := r.step("D"); d.ID == "" || d.CA.Receiver != r.id("A") {
		t.Errorf("the new step is %v", d)
	}
	if faults := Validate(r.Session); len(faults) > 0 {
		t.Error(faults)
	}
}

func TestTheHeadLeavesTheStepsAlone(t *testing.T) {
	r := pointedAt(t)
	steps := r.Stream.Steps
	r.must(t, DescribeStream(func(v *ValueStream) {
		n := 3.5
		v.Item, v.ItemsPerWeek, v.Steps, v.Hands = MustClean("one story"), &n, nil, nil
	}))
	if len(r.Stream.Steps) != len(steps) || len(r.Stream.Hands) != 3 || r.Stream.Item.String() != "one story" || *r.Stream.ItemsPerWeek != 3.5 {
		t.Errorf("the stream is %v", r.Stream)
	}
}

// stepOf is a step by its figures, as typed.
func stepOf(t fataler, name, pt, lt string, ca float64) Step {
	t.Helper()
	return Step{Name: MustClean(name), Process: figureOf(t, pt), Lead: figureOf(t, lt), CA: Estimate{Percent: &ca}}
}

func figureOf(t fataler, typed string) Figure {
	t.Helper()
	figure, err := ParseFigure(typed, Figure{})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return figure
}

// Whatever is done to a line in whatever order, it can be exported and imported, its sums make sense, a
// refused edit leaves no trace and no edit touches the session before it.
func TestAnySequenceOfEditsLeavesASoundLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := newRoom()
		someID := func() ID {
			if len(r.Stream.Steps) == 0 {
				return "n0"
			}
			return r.Stream.Steps[rapid.IntRange(0, len(r.Stream.Steps)-1).Draw(t, "step")].ID
		}
		place := func() int { return rapid.IntRange(-1, 9).Draw(t, "place") }
		answers := func() []float64 {
			return rapid.SliceOfN(rapid.Float64Range(-1, 101), 0, 7).Draw(t, "answers")
		}
		rule := func() Rule {
			return rapid.SampledFrom([]Rule{LongestWait, LowestCA, LargestShare, LeastCapacity, RoomsChoice, "none"}).Draw(t, "rule")
		}
		edits := map[string]func() Edit{
			"add":       func() Edit { return AddStep(drawStep(t), place()) },
			"duplicate": func() Edit { return DuplicateStep(someID()) },
			"move":      func() Edit { return MoveStep(someID(), place()) },
			"delete":    func() Edit { return DeleteStep(someID()) },
			"change": func() Edit {
				return ChangeStep(someID(), func(s *Step) {
					drawn := drawStep(t)
					s.Process, s.Lead, s.Wait, s.Parallel, s.CA.Percent = drawn.Process, drawn.Lead, drawn.Wait, drawn.Parallel, drawn.CA.Percent
				})
			},
			"set": func() Edit {
				return SetSteps(rapid.SliceOfN(rapid.Custom(drawStepAs), 0, 6).Draw(t, "line"))
			},
			"calendar":    func() Edit { return SetCalendar(drawCalendar(t)) },
			"round":       func() Edit { return AddRound(someID(), answers()) },
			"replace":     func() Edit { return ReplaceRound(someID(), rapid.IntRange(-1, 3).Draw(t, "round"), answers()) },
			"deleteRound": func() Edit { return DeleteRound(someID(), rapid.IntRange(-1, 3).Draw(t, "round")) },
			"commit": func() Edit {
				return CommitEstimate(someID(), rapid.Float64Range(-1, 101).Draw(t, "percent"), Source{How: Seen})
			},
			"decide": func() Edit {
				return Decide(someID(), rule(), MustClean(rapid.SampledFrom([]string{"", "why"}).Draw(t, "reason")), "")
			},
			"confirm": ConfirmDecision,
			"hands":   func() Edit { return RaiseHands(someID(), rule(), rapid.IntRange(-1, 9).Draw(t, "hands")) },
			"object":  func() Edit { return Object(MustClean("no")) },
			"note": func() Edit {
				return func(s Session, stamp Stamp) (Session, error) {
					s, err := AddNotes(Weaknesses, []Text{MustClean("slow")}, 0)(s, stamp)
					if err != nil {
						return s, err
					}
					return ChangeNote(s.Swot.Weaknesses[0].ID, func(n *Note) { n.About = someID() })(s, stamp)
				}
			},
		}
		actions := map[string]func(*rapid.T){"": func(t *rapid.T) { checkLine(t, r) }}
		for name, edit := range edits {
			actions[name] = func(t *rapid.T) {
				before := r.Session
				encoded := encode(t, before)
				err := r.do(edit())
				if err != nil && r.Session != before {
					t.Fatalf("refused with %v, and changed all the same", err)
				}
				if diff := cmp.Diff(encoded, encode(t, before)); diff != "" {
					t.Fatalf("the session before the edit was changed: %s", diff)
				}
			}
		}
		t.Repeat(actions)
	})
}

func checkLine(t *rapid.T, r *room) {
	if faults := Validate(r.Session); len(faults) > 0 {
		t.Fatalf("not fit for import: %v", faults)
	}
	m := r.Stream.Metrics(r.Group.Calendar)
	if m.Rolled != nil && !(*m.Rolled >= 0 && *m.Rolled <= 100) {
		t.Fatalf("rolled %%CA is %v", *m.Rolled)
	}
	if m.ActivityRatio != nil && !(*m.ActivityRatio >= 0 && *m.ActivityRatio <= 1) {
		t.Fatalf("activity ratio is %v", *m.ActivityRatio)
	}
	if m.Process != nil && *m.Process > *m.Labour {
		t.Fatalf("Total PT %d is above all labour %d", *m.Process, *m.Labour)
	}
	if m.Guesses > m.Figures || m.Figures > 3*m.Steps || m.Estimated > m.Steps {
		t.Fatalf("figures are miscounted: %+v", m)
	}
	for _, f := range r.Stream.Candidates(r.Group.Calendar) {
		if f.Share < 0 || f.Share > 1+1e-12 {
			t.Fatalf("%v is more than all", f)
		}
	}
	if low, high, ok := r.Stream.RolledRange(); ok && !(low >= 0 && low <= high && high <= 100) {
		t.Fatalf("rolled %%CA ranges from %v to %v", low, high)
	}
	if d := r.Stream.Decision; d != nil && d.Rule == RoomsChoice && d.Reason.Empty() {
		t.Fatal("the room's own choice has no reason")
	}
}

func encode(t fataler, s Session) map[string][]byte {
	encoded, err := EncodeDocuments(s)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return encoded
}

func drawStep(t *rapid.T) Step { return rapid.Custom(drawStepAs).Draw(t, "new step") }

// drawStepAs draws a step that may break any rule of figures.
func drawStepAs(t *rapid.T) Step {
	figure := func(name string) Figure {
		typed := rapid.SampledFrom([]string{"", "", "0m", "1h", "~3h", "1d", "8h", "2d", "~11d", "2w", "300w", "4..10d", "2d 1..3d"}).Draw(t, name)
		return figureOf(t, typed)
	}
	step := Step{
		Name:     MustClean(rapid.SampledFrom([]string{"Build", "build", "Test", "Ship", "Ärzte", ""}).Draw(t, "name")),
		Process:  figure("PT"),
		Parallel: rapid.Bool().Draw(t, "parallel"),
	}
	if rapid.Bool().Draw(t, "wait typed") {
		step.Wait = figure("wait")
	} else {
		step.Lead = figure("LT")
	}
	if rapid.Bool().Draw(t, "estimated") {
		p := rapid.Float64Range(-5, 105).Draw(t, "%CA")
		step.CA.Percent = &p
	}
	return step
}
