package model_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flipchart/model"
)

func filled() model.Session {
	s := model.NewSession(text("Claims team"), monday)
	percent := 80.0
	s.Wall = &model.Wall{Limit: 2, Todo: []model.Card{{ID: "n1", Title: text("Welcome"), Kind: model.TalkCard}}}
	s.Stream = &model.ValueStream{
		Steps: []model.Step{
			{ID: "n2", Name: text("Deploy"), CA: model.Estimate{Percent: &percent, Receiver: "n3"}},
			{ID: "n3", Name: text("Verify")},
		},
		Decision:   &model.Decision{Step: "n2", Rule: model.LowestCA, At: monday},
		Hands:      []model.Hands{{Step: "n3", Rule: model.LowestCA, Count: 3}},
		Objections: []model.Objection{{ID: "n4", Text: text("no")}},
	}
	s.Swot = &model.Swot{Threats: []model.Note{{ID: "n5", Text: text("freeze"), About: "n2"}}}
	s.Calms = &model.Calms{Orders: []model.Order{{ID: "n6", By: text("Ops"), Order: model.CourseOrder}}}
	s.Park = &model.ParkingLot{Points: []model.Point{{ID: "n7", Text: text("budget"), At: monday}}}
	return s
}

func TestASoundSessionHasNoFaults(t *testing.T) {
	for _, s := range []model.Session{filled(), model.NewSession(text("x"), monday)} {
		if faults := model.Validate(s); len(faults) > 0 {
			t.Errorf("%v", faults)
		}
	}
}

func TestEveryFaultIsNamedWithItsPath(t *testing.T) {
	for want, spoil := range map[string]func(*model.Session){
		"session.name: a session needs a name":                             func(s *model.Session) { s.Name = model.Text{} },
		"session.name: that is 81 characters":                              func(s *model.Session) { s.Name = text(strings.Repeat("x", 81)) },
		"session.organisation: that is 81":                                 func(s *model.Session) { s.Group.Organisation = text(strings.Repeat("x", 81)) },
		"session: a working day":                                           func(s *model.Session) { s.Group.Calendar.HoursPerDay = 25 },
		"wall.wipLimit: the limit of Doing is 1 to 9, not 0":               func(s *model.Session) { s.Wall.Limit = 0 },
		"wall.wipLimit: the limit of Doing is 1 to 9, not 10":              func(s *model.Session) { s.Wall.Limit = 10 },
		"wall.doing: 2 cards are in Doing, and its limit is 1":             func(s *model.Session) { s.Wall.Limit = 1; s.Wall.Doing = cards("n8", "n9") },
		"wall.days[0].starts":                                              func(s *model.Session) { s.Wall.Days = []model.Day{{Starts: 24 * 60}} },
		"wall.todo[0]: a card needs a title":                               func(s *model.Session) { s.Wall.Todo[0].Title = model.Text{} },
		"wall.todo[0]: “Welcome” is for day 1":                             func(s *model.Session) { s.Wall.Todo[0].Day = 1 },
		"wall.todo[0].moves[0].to: “attic” is no column":                   func(s *model.Session) { s.Wall.Todo[0].Moves = []model.Move{{To: "attic"}} },
		"wall.todo[0].actualMinutes":                                       func(s *model.Session) { s.Clock.Spent = map[model.ID]time.Duration{"n1": -1} },
		"wall.todo[0].actualMinutes: a card has at most 30 days":           func(s *model.Session) { s.Clock.Spent = map[model.ID]time.Duration{"n1": 31 * 24 * time.Hour} },
		"wall.todo[0].timer.leftSeconds: a timer has at most 30":           func(s *model.Session) { s.Clock.Timers = map[model.ID]model.Timer{"n1": {Left: -31 * 24 * time.Hour}} },
		"place.selected.swot: “n 1” is no id":                              func(s *model.Session) { s.Place.Selected = map[string]model.ID{"swot": "n 1"} },
		"valueStream.constraint.seen[0].value":                             func(s *model.Session) { s.Stream.Decision.Seen = []model.Candidate{{Value: 1e300}} },
		"valueStream.constraint.seen[0].share: a share is 0 to 1, not 1.5": func(s *model.Session) { s.Stream.Decision.Seen = []model.Candidate{{Share: 1.5}} },
		"valueStream.objections: there are 2001 objections":                func(s *model.Session) { s.Stream.Objections = make([]model.Objection, 2001) },
		"valueStream.otherMaps[0].steps: there are 2001 steps":             func(s *model.Session) { s.Stream.Other = []model.OtherMap{{Steps: make([]model.Step, 2001)}} },
		"wall.done[0].id: “n1” is the id of wall.todo[0] too":              func(s *model.Session) { s.Wall.Done = cards("n1") },
		"wall.done[0].id: the id is missing":                               func(s *model.Session) { s.Wall.Done = cards("") },
		"wall.done[0].id: “n9999999999999” is no id":                       func(s *model.Session) { s.Wall.Done = cards("n9999999999999") },
		"wall.done[0].id: “n 1” is no id":                                  func(s *model.Session) { s.Wall.Done = cards("n 1") },
		"valueStream.steps[1].name: step 2 needs a name":                   func(s *model.Session) { s.Stream.Steps[1].Name = model.Text{} },
		"valueStream.steps[0].parallelWithPrevious":                        func(s *model.Session) { s.Stream.Steps[0].Parallel = true },
		"valueStream.steps[0].percentCompleteAccurate":                     func(s *model.Session) { *s.Stream.Steps[0].CA.Percent = 101 },
		"valueStream.steps[0].askedOfId: “n1” is the id of no step":        func(s *model.Session) { s.Stream.Steps[0].CA.Receiver = "n1" },
		"valueStream.itemsPerWeek":                                         func(s *model.Session) { s.Stream.ItemsPerWeek = new(-1.0) },
		"valueStream.constraint.stepId: “n9” is the id of no step":         func(s *model.Session) { s.Stream.Decision.Step = "n9" },
		"valueStream.constraint.seen[0]":                                   func(s *model.Session) { s.Stream.Decision.Seen = []model.Candidate{{Ties: []model.ID{"n9"}}} },
		"valueStream.hands[0].step":                                        func(s *model.Session) { s.Stream.Hands[0].Step = "n9" },
		"valueStream.hands[0]: 0 to 1000 hands can be raised, not -1":      func(s *model.Session) { s.Stream.Hands[0].Count = -1 },
		"valueStream.hands[0]: 0 to 1000 hands can be raised, not 1001":    func(s *model.Session) { s.Stream.Hands[0].Count = 1001 },
		"valueStream.hands[0]: “taste” is no rule":                         func(s *model.Session) { s.Stream.Hands[0].Rule = "taste" },
		"valueStream.hands[0]: hands are raised for a step":                func(s *model.Session) { s.Stream.Hands[0].Step = "" },
		"valueStream.hands[1]: the hands for this candidate are":           func(s *model.Session) { s.Stream.Hands = append(s.Stream.Hands, s.Stream.Hands...) },
		"valueStream.objections[0].text":                                   func(s *model.Session) { s.Stream.Objections[0].Text = model.Text{} },
		"valueStream.otherMaps[0].steps[0].name":                           func(s *model.Session) { s.Stream.Other = []model.OtherMap{{Steps: []model.Step{{ID: "n9"}}}} },
		"swot.dotsEach: each person":                                       func(s *model.Session) { s.Swot.DotsEach = -1 },
		"swot.threats[0]: a note needs words":                              func(s *model.Session) { s.Swot.Threats[0].Text = model.Text{} },
		"swot.threats[0]: the step that the note is about":                 func(s *model.Session) { s.Swot.Threats[0].About = "n9" },
		"swot.threats[0].votes: a note has 0 to":                           func(s *model.Session) { s.Swot.Threats[0].Votes = -1 },
		"swot: there are 2001 notes":                                       func(s *model.Session) { s.Swot.Strengths = make([]model.Note, 2000) },
		"calms.orders[0].by: an order needs":                               func(s *model.Session) { s.Calms.Orders[0].By = model.Text{} },
		"calms.orders[1].by: there is an order by “Ops” already": func(s *model.Session) {
			s.Calms.Orders = append(s.Calms.Orders, model.Order{ID: "n9", By: text("OPS")})
		},
		"calms.orders[0].order[1]: “Luck” is no value":       func(s *model.Session) { s.Calms.Orders[0].Order = []model.Value{model.Lean, "Luck"} },
		"calms.orders[0].order[1]: Lean has a place already": func(s *model.Session) { s.Calms.Orders[0].Order = []model.Value{model.Lean, model.Lean} },
		"parkingLot[0]: a point needs words":                 func(s *model.Session) { s.Park.Points[0].Text = model.Text{} },
	} {
		t.Run(want, func(t *testing.T) {
			s := filled()
			spoil(&s)
			for _, fault := range model.Validate(s) {
				if strings.HasPrefix(fault.Error(), want) {
					return
				}
			}
			t.Errorf("got %v", model.Validate(s))
		})
	}
}

func cards(ids ...model.ID) []model.Card {
	var list []model.Card
	for _, id := range ids {
		list = append(list, model.Card{ID: id, Title: text("x"), Kind: model.TalkCard})
	}
	return list
}

func TestAllFaultsAreToldInOneGoInTheOrderOfTheFile(t *testing.T) {
	s := filled()
	s.Name, s.Wall.Limit, s.Swot.Threats[0].Votes, s.Park.Points[0].ID = model.Text{}, 12, -1, "n6"
	var paths []string
	for _, fault := range model.Validate(s) {
		paths = append(paths, fault.(model.Fault).Path)
	}
	if diff := cmp.Diff([]string{"session.name", "wall.wipLimit", "swot.threats[0].votes", "parkingLot[0].id"}, paths); diff != "" {
		t.Error(diff)
	}
}

func TestTheHighestIDCountsPointersAndSkipsOtherNames(t *testing.T) {
	s := filled()
	s.Swot.Threats[0].ID = "threat-99"
	s.Clock.Timers = map[model.ID]model.Timer{"n41": {}}
	if got := s.HighestID(); got != 41 {
		t.Errorf("got %d, want 41", got)
	}
}
