package cli_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flipchart/cli"
	"flipchart/exercises/course"
	"flipchart/model"
)

// The demo is read by people who check its figures, so its arithmetic is held here.

func demo(t *testing.T) model.Session {
	t.Helper()
	s, err := cli.DemoSession()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDemoStandsOnTheBuiltInCourse(t *testing.T) {
	want := map[string]model.Card{}
	for _, card := range course.BuiltIn().Cards {
		want[fmt.Sprintf("day %d: %s", card.Day, card.Title)] = card
	}
	got := map[string]model.Card{}
	for _, card := range demo(t).Wall.Cards() {
		key := fmt.Sprintf("day %d: %s", card.Day, card.Title)
		card.ID, card.Moves, card.Blocked = "", nil, model.Text{}
		got[key] = card
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDemoIsInTheMiddleOfDayTwo(t *testing.T) {
	s := demo(t)
	if len(s.Wall.Doing) != s.Wall.Limit || len(s.Wall.Todo) == 0 {
		t.Errorf("%d cards in Doing, %d to do", len(s.Wall.Doing), len(s.Wall.Todo))
	}
	open := s.Wall.Card(s.Clock.Open)
	if open.Day != 2 || !slices.ContainsFunc(s.Wall.Doing, func(c model.Card) bool { return c.ID == open.ID }) {
		t.Errorf("the open card is %q of day %d", open.Title, open.Day)
	}
	if left := s.Timer(open.ID).Left; left != time.Duration(open.Planned)*time.Minute-s.Clock.Spent[open.ID] {
		t.Errorf("%v are left of %d min after %v", left, open.Planned, s.Clock.Spent[open.ID])
	}
}

func TestDemoMovesLeadWhereTheCardsAre(t *testing.T) {
	s := demo(t)
	inDoing := map[time.Time]int{} // change of the number of cards in Doing
	for _, column := range model.Columns {
		for _, card := range s.Wall.Column(column) {
			at, last := model.Todo, time.Time{}
			for _, move := range card.Moves {
				if move.To == at || !move.At.After(last) {
					t.Errorf("%s: moved to %s at %v, after %s at %v", card.Title, move.To, move.At, at, last)
				}
				if move.To == model.Doing {
					inDoing[move.At]++
				} else if at == model.Doing {
					inDoing[move.At]--
					if spent := s.Clock.Spent[card.ID]; spent == 0 || spent > move.At.Sub(last) {
						t.Errorf("%s: %v spent in %v of Doing", card.Title, spent, move.At.Sub(last))
					}
				}
				at, last = move.To, move.At
			}
			if at != column {
				t.Errorf("%s is in %s, its moves end in %s", card.Title, column, at)
			}
		}
	}
	cards := 0
	for _, at := range slices.SortedFunc(maps.Keys(inDoing), time.Time.Compare) {
		if cards += inDoing[at]; cards < 0 || cards > s.Wall.Limit {
			t.Errorf("at %v there were %d cards in Doing", at, cards)
		}
	}
}

func TestDemoMap(t *testing.T) {
	s := demo(t)
	m := s.Stream.Metrics(s.Group.Calendar)
	if m.Steps != 8 || m.WithProcess != 8 || m.WithLead != 8 || m.Estimated != 8 || m.Figures != 24 || m.Guesses != 1 {
		t.Errorf("%d steps, %d PT, %d LT, %d %%CA, %d of %d figures are guesses", m.Steps, m.WithProcess, m.WithLead, m.Estimated, m.Guesses, m.Figures)
	}
	if m.Process.Hours() != "48 h" || m.Lead.Hours() != "280 h" || m.Waiting.Hours() != "232 h" {
		t.Errorf("%s of work, %s elapsed, %s waiting", m.Process.Hours(), m.Lead.Hours(), m.Waiting.Hours())
	}
	if math.Round(*m.ActivityRatio*100) != 17 || math.Round(*m.Rolled) != 23 {
		t.Errorf("activity ratio %v, rolled %%CA %v", *m.ActivityRatio, *m.Rolled)
	}
	var cycles []model.Cycle
	for _, step := range s.Stream.Steps {
		if step.Owner.Empty() {
			t.Errorf("nobody does %s", step.Name)
		}
		cycles = append(cycles, step.Cycle)
	}
	if diff := cmp.Diff(model.Cycles, slices.Compact(cycles)); diff != "" {
		t.Errorf("cycles in the order of the line:\n%s", diff)
	}
	weeks := *s.Stream.ItemsInProgress / *s.Stream.ItemsPerWeek
	if ratio := weeks / (m.Lead.Seconds() / 3600 / 40); ratio < 0.5 || ratio > 2 {
		t.Errorf("Little's law says %v weeks", weeks)
	}
}

func TestDemoEstimatesEndInTheirFigures(t *testing.T) {
	s := demo(t)
	for i, step := range s.Stream.Steps {
		if len(step.CA.Rounds) == 0 {
			continue
		}
		if last := step.CA.Last(); last.Median != *step.CA.Percent || !last.Agreed() {
			t.Errorf("%s: median %v, IQR %v, kept %v", step.Name, last.Median, last.IQR(), *step.CA.Percent)
		}
		for round := range len(step.CA.Rounds) - 1 {
			if earlier := (model.Estimate{Rounds: step.CA.Rounds[:round+1]}); earlier.Stop() != model.GoOn {
				t.Errorf("%s: round %d was the last by the stop rule (%s)", step.Name, round+1, earlier.Stop())
			}
		}
		if _, elsewhere := s.Stream.AskedElsewhere(i); elsewhere {
			t.Errorf("%s: not its receiver was asked", step.Name)
		}
	}
}

func TestDemoConstraintStandsOnItsFigures(t *testing.T) {
	s := demo(t)
	d := s.Stream.Decision
	candidates := s.Stream.Candidates(s.Group.Calendar)
	if diff := cmp.Diff(candidates, d.Seen); diff != "" {
		t.Errorf("seen when it was chosen:\n%s", diff)
	}
	if !slices.ContainsFunc(candidates, func(f model.Candidate) bool { return f.Step == d.Step && f.Rule == d.Rule }) || d.Reason.Empty() {
		t.Errorf("chosen: %+v", d)
	}
	hands := 0
	for _, h := range s.Stream.Hands {
		hands += h.Count
	}
	if hands > s.Swot.People {
		t.Errorf("%d hands of %d people", hands, s.Swot.People)
	}
}

func TestDemoDotsAreWithinTheQuota(t *testing.T) {
	s := demo(t)
	placed, notes, about := 0, 0, 0
	for _, quadrant := range [][]model.Note{s.Swot.Strengths, s.Swot.Weaknesses, s.Swot.Opportunities, s.Swot.Threats} {
		for _, note := range quadrant {
			placed += note.Votes
			notes++
			if note.About != "" || note.Cycle != "" {
				about++
			}
		}
	}
	if placed != 30 || s.Swot.Quota() != 39 {
		t.Errorf("%d of %d dots placed", placed, s.Swot.Quota())
	}
	if notes < 14 || about < notes/2 {
		t.Errorf("%d notes, %d of them about something", notes, about)
	}
}

func TestDemoOrders(t *testing.T) {
	a := demo(t).Calms.Agreement()
	points := map[model.Value]int{}
	for _, standing := range a.Standings {
		points[standing.Value] = standing.Points
	}
	want := map[model.Value]int{model.Automation: 26, model.Sharing: 23, model.Measurement: 19, model.Lean: 13, model.Culture: 9}
	if diff := cmp.Diff(want, points); diff != "" {
		t.Errorf("points:\n%s", diff)
	}
	if a.Orders != 6 || math.Round(a.W*100) != 54 || a.Distance != 3 {
		t.Errorf("%d orders, W %v, %d pairs the other way round", a.Orders, a.W, a.Distance)
	}
	if apart, ok := a.FurthestApart(); !ok || apart.Value != model.Automation || !slices.Equal(apart.Places, []int{5, 0, 0, 0, 1}) {
		t.Errorf("furthest apart: %+v", apart)
	}
}
