// Package modeltest makes sessions for tests: typical, full, hostile and random ones.
package modeltest

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"flipchart/model"

	"pgregory.net/rapid"
)

// Sessions are random valid ones: every field can be set, every text can be anything that Clean lets
// through, and model.Validate finds no fault.
func Sessions() *rapid.Generator[model.Session] {
	return rapid.Custom(func(t *rapid.T) model.Session {
		g := &generator{T: t}
		return g.session()
	})
}

type generator struct {
	*rapid.T
	last int
}

func (g *generator) newID() model.ID {
	g.last++
	return model.ID("n" + strconv.Itoa(g.last))
}

func (g *generator) session() model.Session {
	s := model.NewSession(g.words("name", model.NameLimit), g.time("created"))
	s.Group.Organisation = g.text("organisation", model.NameLimit)
	s.Group.Pipeline = g.text("pipeline", model.NameLimit)
	s.Group.Calendar = model.Calendar{
		HoursPerDay: rapid.SampledFrom([]float64{8, 7.5, 6, 24, 1}).Draw(g.T, "hours"),
		DaysPerWeek: rapid.SampledFrom([]float64{5, 4, 7, 1}).Draw(g.T, "days"),
	}
	g.wall(&s)
	s.Stream = g.stream(s.Group.Calendar)
	s.Swot = g.swot(s.Stream.Steps)
	s.Calms = g.calms()
	s.Definition = g.definition()
	s.VersionControl = g.versionControl()
	s.WhyBother = g.whyBother()
	s.Practices = g.practices(s.Stream.Steps)
	s.ThreeWays = g.threeWays()
	s.AgileOrDevOps = &model.AgileOrDevOps{Rounds: g.rounds(model.Sides...)}
	s.BreakIt = g.breakIt()
	s.Park = &model.ParkingLot{Points: list(g, "points", 3, func() model.Point {
		return model.Point{ID: g.newID(), Text: g.words("point", model.NoteLimit), Exercise: g.text("exercise", model.NameLimit), At: g.time("at")}
	})}
	return s
}

// awkward texts are those that break something somewhere.
var awkward = []string{
	"Test data takes two days", "=1+1", "'=1", "''-x", "@SUM(A1)", "a,b;c", `say "hi"`, "| a | b |", "# no heading", "1. no list", "- no list",
	"```", "<b>no</b>", "[x](javascript:alert(1))", "http://example.com", "#12 @somebody", "$x$", "Ärzte", "שלום", "👩‍👩‍👧‍👦", "n1", "null", "0", "%%{init}", "end",
}

// text of at most a limit, or none.
func (g *generator) text(label string, limit int) model.Text {
	return rapid.OneOf(
		rapid.Just(model.Text{}),
		rapid.Map(rapid.SampledFrom(awkward), model.MustClean),
		rapid.Map(rapid.StringN(0, 40, -1), func(s string) model.Text {
			text, err := model.Clean(s, limit)
			if err != nil {
				return model.MustClean("too long")
			}
			return text
		}),
	).Draw(g.T, label)
}

// words is a text that is not empty.
func (g *generator) words(label string, limit int) model.Text {
	if text := g.text(label, limit); !text.Empty() {
		return text
	}
	return model.MustClean("something")
}

func (g *generator) prose(label string) model.Prose {
	prose, err := model.CleanProse(strings.Join(rapid.SliceOfN(rapid.SampledFrom(awkward), 0, 3).Draw(g.T, label), "\n"))
	if err != nil {
		g.Fatal(err)
	}
	return prose
}

func (g *generator) time(label string) time.Time {
	return time.Unix(0, rapid.Int64Range(1e18, 4e18).Draw(g.T, label)).UTC()
}

func (g *generator) bool(label string) bool { return rapid.Bool().Draw(g.T, label) }

func (g *generator) n(label string, low, high int) int {
	return rapid.IntRange(low, high).Draw(g.T, label)
}

func list[T any](g *generator, label string, most int, make func() T) []T {
	var items []T
	for range g.n("count of "+label, 0, most) {
		items = append(items, make())
	}
	return items
}

func pick[T any](g *generator, label string, from ...T) T {
	return rapid.SampledFrom(from).Draw(g.T, label)
}

func (g *generator) wall(s *model.Session) {
	days := list(g, "days", 2, func() model.Day {
		return model.Day{Title: g.text("day", model.NameLimit), Starts: g.n("starts", 0, 24*60-1)}
	})
	clock := &model.Clock{Timers: map[model.ID]model.Timer{}, Spent: map[model.ID]time.Duration{}}
	card := func() model.Card { return g.card(len(days), clock) }
	w := &model.Wall{Course: g.text("course", model.NameLimit), Days: days, Limit: g.n("limit", 1, model.MaxWIPLimit)}
	w.Todo, w.Doing, w.Done = list(g, "todo", 3, card), list(g, "doing", w.Limit, card), list(g, "done", 3, card)
	w.Dropped = list(g, "dropped", 2, card)
	s.Wall, s.Clock = w, clock
	s.Place = &model.Place{Volunteer: g.bool("volunteer")}
	if cards := w.Cards(); len(cards) > 0 && g.bool("a card is open") {
		clock.Open = pick(g, "open card", cards...).ID
		if g.bool("the clock runs") {
			clock.Since = g.time("since")
		}
		s.Place.Card = clock.Open
		s.Place.Selected = map[string]model.ID{"wall": clock.Open}
	}
}

func (g *generator) card(days int, clock *model.Clock) model.Card {
	card := model.Card{
		ID:       g.newID(),
		Title:    g.words("title", model.NameLimit),
		Kind:     pick(g, "kind", model.ExerciseCard, model.TalkCard, model.BreakCard),
		Exercise: pick(g, "exercise", "", "swot", "valueStreamMap"),
		Day:      g.n("day", 0, days),
		Optional: g.bool("optional"),
		Shorten:  g.text("shorten", model.NoteLimit),
		Planned:  g.n("planned", 0, 240),
		Cut:      g.n("cut", 0, 30),
		Blocked:  g.text("blocked", model.NoteLimit),
		Guide:    model.Guide{Room: g.prose("room"), Facilitator: g.prose("facilitator")},
		Moves: list(g, "moves", 3, func() model.Move {
			return model.Move{To: pick(g, "to", model.Columns...), At: g.time("moved")}
		}),
	}
	if g.bool("spent") {
		clock.Spent[card.ID] = time.Duration(rapid.Int64Range(0, int64(100*time.Hour)).Draw(g.T, "time spent"))
	}
	switch g.n("timer", 0, 2) {
	case 1:
		clock.Timers[card.ID] = model.Timer{Deadline: g.time("deadline")}
	case 2:
		clock.Timers[card.ID] = model.Timer{Left: time.Duration(rapid.Int64Range(-int64(5*time.Hour), int64(5*time.Hour)).Draw(g.T, "left"))}
	}
	return card
}

func (g *generator) stream(c model.Calendar) *model.ValueStream {
	v := &model.ValueStream{
		Product:  g.text("product", model.NameLimit),
		Item:     g.text("item", model.NameLimit),
		Trigger:  g.text("trigger", model.NameLimit),
		Customer: g.text("customer", model.NameLimit),
		LeftOut:  g.text("left out", model.NameLimit),
		Steps:    g.steps(c),
		Objections: list(g, "objections", 2, func() model.Objection {
			return model.Objection{ID: g.newID(), Text: g.words("objection", model.NoteLimit)}
		}),
	}
	if g.bool("rates") {
		perWeek, inProgress := rapid.Float64Range(0.001, 1000).Draw(g.T, "per week"), rapid.Float64Range(0.001, 1000).Draw(g.T, "in progress")
		v.ItemsPerWeek, v.ItemsInProgress = &perWeek, &inProgress
	}
	v.Other = list(g, "other maps", 1, func() model.OtherMap {
		return model.OtherMap{Group: g.words("group", model.NameLimit), Steps: g.steps(c)}
	})
	if len(v.Steps) > 0 {
		step := pick(g, "hands for", v.Steps...)
		if g.bool("hands") {
			v.Hands = []model.Hands{{Step: step.ID, Rule: model.LongestWait, Count: g.n("hands", 1, 30)}}
		}
		if g.bool("decided") {
			v.Decision = g.decision(v, step, c)
		}
	}
	return v
}

func (g *generator) decision(v *model.ValueStream, step model.Step, c model.Calendar) *model.Decision {
	d := &model.Decision{
		Step: step.ID, Rule: model.RoomsChoice, Reason: g.words("reason", model.ReasonLimit),
		Kind: pick(g, "constraint", "", model.CapacityConstraint, model.PolicyConstraint, model.DemandConstraint),
		At:   g.time("decided"), Seen: v.Candidates(c),
	}
	for i := range d.Seen {
		if g.bool("the step seen is gone") {
			d.Seen[i].Step = ""
		}
	}
	return d
}

func (g *generator) steps(c model.Calendar) []model.Step {
	steps := list(g, "steps", 5, func() model.Step {
		return model.Step{
			ID:      g.newID(),
			Name:    g.words("step", model.NameLimit),
			Cycle:   pick(g, "cycle", append([]model.Cycle{""}, model.Cycles...)...),
			Owner:   g.text("owner", model.NameLimit),
			Process: g.figure("pt", ""),
			CA:      g.estimate(),
			Machine: g.bool("machine"),
		}
	})
	for i := range steps {
		step := &steps[i]
		step.Parallel = i > 0 && g.bool("parallel")
		if step.CA.Percent != nil && step.CA.Gone.Empty() && g.bool("receiver") {
			step.CA.Receiver = pick(g, "receiver", steps...).ID
		}
		switch g.n("lt or wait", 0, 2) {
		case 1:
			pt, _ := step.PT(c)
			step.Lead = g.figure("lt", model.SpanOf(pt+model.Milliseconds(g.n("beyond pt", 0, 1e9)), c).String())
		case 2:
			step.Wait = g.figure("wait", "")
		}
	}
	return steps
}

// figure is a random time, or the one that is given, with what is known about it. The longest is so short that
// two of them stay below ten years of the shortest weeks, and an LT made of one below the range's 400 weeks.
func (g *generator) figure(label, entered string) model.Figure {
	if entered == "" {
		entered = pick(g, label, "", "0", "0m", "45m", "1.5h", "1,5h", "3 d", "1d 4h", "2w", "0.125h", fmt.Sprintf("%ds", g.n("seconds", 1, 4e5)))
	}
	f := model.Figure{Span: span(entered)}
	if f.Known() {
		f.Source = g.source()
		if g.bool("range") {
			f.Low, f.High = span("0m"), span("400w")
		}
	}
	return f
}

func span(entered string) model.Span {
	s, err := model.ParseSpan(entered)
	if err != nil {
		panic(err)
	}
	return s
}

func (g *generator) source() model.Source {
	source := model.Source{How: pick(g, "how", "", model.Guessed, model.Seen, model.Measured), Who: g.text("who", model.NameLimit)}
	if g.bool("dated") {
		source.At = g.time("known since")
	}
	return source
}

func (g *generator) estimate() model.Estimate {
	answer := rapid.Float64Range(0, 100)
	e := model.Estimate{Rounds: list(g, "rounds", model.MaxRounds, func() []float64 {
		return rapid.SliceOfN(answer, 1, 8).Draw(g.T, "answers")
	})}
	if g.bool("estimated") {
		percent := answer.Draw(g.T, "percent")
		e.Percent, e.Disputed, e.Source = &percent, g.bool("disputed"), g.source()
		if g.bool("receiver is gone") {
			e.Gone = g.text("gone", model.NameLimit)
		}
	}
	return e
}

func (g *generator) swot(steps []model.Step) *model.Swot {
	note := func() model.Note {
		n := model.Note{ID: g.newID(), Text: g.words("note", model.NoteLimit), Votes: g.n("votes", 0, 40), Group: g.text("group", model.NameLimit)}
		switch about := g.n("about", 0, 2); {
		case about == 1 && len(steps) > 0:
			n.About = pick(g, "step", steps...).ID
		case about == 2:
			n.Cycle = pick(g, "cycle", model.Cycles...)
		}
		return n
	}
	return &model.Swot{
		Ballot:    g.ballot(),
		Strengths: list(g, "strengths", 3, note), Weaknesses: list(g, "weaknesses", 3, note),
		Opportunities: list(g, "opportunities", 3, note), Threats: list(g, "threats", 3, note),
	}
}

func (g *generator) definition() *model.Definition {
	d := &model.Definition{
		Ballot: g.ballot(), Revealed: g.bool("others shown"),
		Sentence: g.text("sentence", model.NoteLimit), Missing: g.text("missing", model.NoteLimit), World: g.text("world", model.NoteLimit),
		Phrases: list(g, "phrases", 4, func() model.Phrase {
			return model.Phrase{ID: g.newID(), Text: g.words("phrase", model.NoteLimit), Votes: g.n("votes", 0, 12), Group: g.text("group", model.NameLimit)}
		}),
		Measures: list(g, "measures", 3, func() model.Measure {
			return model.Measure{ID: g.newID(), Text: g.words("measure", model.NoteLimit)}
		}),
	}
	for _, key := range []string{"stages", "roles", "of another course"} {
		if g.bool(key) {
			d.Objectives = append(d.Objectives, model.Objective{
				Key: key, Wish: g.n("wish", 0, model.MostWish), Reached: g.bool("reached"), Remark: g.text("remark", model.NoteLimit),
			})
		}
	}
	return d
}

func (g *generator) ballot() model.Ballot {
	return model.Ballot{People: g.n("people", 0, 30), DotsEach: g.n("dots", 0, 9)}
}

func (g *generator) whyBother() *model.WhyBother {
	w := &model.WhyBother{Recovery: g.figure("recovery", ""), Lead: g.figure("lead", "")}
	if g.bool("share is known") {
		percent := rapid.Float64Range(0, 100).Draw(g.T, "failed")
		w.Failed = model.Share{Percent: &percent, Source: g.source()}
	}
	if g.bool("deployments are known") {
		w.Deployments = model.Frequency{Times: rapid.Float64Range(0, 999).Draw(g.T, "times"), Per: pick(g, "per", model.Periods...), Source: g.source()}
	}
	if g.bool("ladder") {
		w.Ladder = g.ladder()
	}
	return w
}

// ladder of rungs on which as many defects could be found as are found, or fewer.
func (g *generator) ladder() *model.CostLadder {
	l := &model.CostLadder{Currency: g.text("currency", model.NameLimit), Fewer: g.bool("fewer")}
	found := 0
	l.Rungs = list(g, "rungs", 4, func() model.Rung {
		r := model.Rung{ID: g.newID(), Name: g.words("rung", model.NameLimit)}
		if g.bool("priced") {
			cost := model.Cents(rapid.Int64Range(0, int64(model.MostCents)).Draw(g.T, "cost"))
			r.Cost = &cost
		}
		if g.bool("counted") {
			today := g.n("today", 0, model.MostFound)
			r.Today = &today
			found += today
		}
		return r
	})
	for i := range l.Rungs {
		least := 0
		if i == len(l.Rungs)-1 && !l.Fewer {
			least = found
		}
		l.Rungs[i].Then = g.n("then", least, found)
		found -= l.Rungs[i].Then
	}
	return l
}

func (g *generator) versionControl() *model.VersionControl {
	v := &model.VersionControl{}
	for _, kind := range []string{"tests", "rollback", "of another course"} {
		if g.bool(kind) {
			v.Assets = append(v.Assets, model.Asset{
				Kind:  kind,
				Held:  rapid.SampledFrom(append([]model.Held{""}, model.HeldAnswers...)).Draw(g.T, "held"),
				Harm:  rapid.SampledFrom(append([]model.Harm{""}, model.HarmAnswers...)).Draw(g.T, "harm"),
				Where: g.text("where", model.NameLimit), Owner: g.text("owner", model.NameLimit),
			})
		}
	}
	return v
}

func (g *generator) practices(steps []model.Step) *model.Practices {
	p := &model.Practices{}
	for _, step := range []string{"build", "verify", "of another course"} {
		if !g.bool(step) {
			continue
		}
		said := model.StepPractice{Step: step, Who: g.text("who", model.NameLimit), Tool: g.text("tool", model.NameLimit)}
		for _, pattern := range []string{"testAutomation", "of another course"} {
			if g.bool(pattern) {
				said.Patterns = append(said.Patterns, model.PatternPractice{Pattern: pattern, Extent: rapid.SampledFrom(model.Extents).Draw(g.T, "extent")})
			}
		}
		p.Steps = append(p.Steps, said)
	}
	for _, step := range steps {
		if g.bool("matched") {
			p.Matches = append(p.Matches, model.StepMatch{Step: step.ID, Pipeline: rapid.SampledFrom([]string{"", "build", "of another course"}).Draw(g.T, "pipeline")})
		}
	}
	return p
}

func (g *generator) threeWays() *model.ThreeWays {
	w := &model.ThreeWays{
		Practices: list(g, "practices", 4, func() model.WayPractice {
			return model.WayPractice{
				ID: g.newID(), Way: pick(g, "way", model.Ways...), Text: g.words("practice", model.NoteLimit),
				Strength: pick(g, "strength", append([]model.Strength{""}, model.WayStrengths...)...),
			}
		}),
		Outcomes:   g.text("outcomes", model.NoteLimit),
		Hypotheses: list(g, "hypotheses", 3, g.hypothesis),
	}
	if g.bool("overruled") {
		seen := model.GateCount{Practices: g.n("practices seen", 0, 9), Measured: g.bool("measured")}
		seen.Strong = g.n("strong", 0, seen.Practices)
		w.Overruling = &model.Overruling{Open: g.bool("open"), Reason: g.words("reason", model.ReasonLimit), At: g.time("overruled at"), Seen: seen}
	}
	return w
}

func (g *generator) hypothesis() model.Hypothesis {
	h := model.Hypothesis{
		ID: g.newID(), Believe: g.words("believe", model.NoteLimit), If: g.text("if", model.NoteLimit), Then: g.text("then", model.NoteLimit),
		Measure: g.text("measure", model.NoteLimit), Due: pick[model.Date](g, "due", "", "2024-02-29", "2027-03-31"),
	}
	if g.bool("decided") {
		h.Verdict, h.Learnt = pick(g, "verdict", model.Verdicts...), g.words("learnt", model.NoteLimit)
	}
	return h
}

func (g *generator) calms() *model.Calms {
	c := &model.Calms{Revealed: g.bool("revealed")}
	taken := map[string]bool{}
	c.Orders = list(g, "orders", 4, func() model.Order {
		order := rapid.Permutation(model.Values).Draw(g.T, "order")
		id, by := g.newID(), g.words("by", model.NameLimit)
		if folded := model.Fold(by.String()); taken[folded] {
			by = model.MustClean("table " + string(id))
		} else {
			taken[folded] = true
		}
		return model.Order{ID: id, By: by, Order: order[:g.n("places", 0, len(order))]}
	})
	return c
}
