package modeltest

import (
	"time"

	"flipchart/model"
)

// Start is when the example workshops begin.
var Start = time.Date(2027, time.March, 2, 9, 0, 0, 0, time.UTC)

// Claims is a typical session at the end of its second morning: an insurer's claims pipeline in eight
// steps, 48 h of work inside 280 h, rolled %CA 23.
func Claims() model.Session {
	s := model.NewSession(model.MustClean("Claims team"), Start)
	s.Group.Organisation = model.MustClean("Example Insurance")
	s.Group.Pipeline = model.MustClean("Claims portal")
	// The ids of each document begin at a number of their own, so that one more item renumbers no other's.
	s.Stream = idsFrom(101).claimsStream()
	idsFrom(201).claimsWall(&s)
	s.Swot = idsFrom(301).claimsSwot(s.Stream)
	s.Calms = idsFrom(401).claimsOrders()
	s.VersionControl = &model.VersionControl{Assets: []model.Asset{
		{Kind: "requirements", Held: "partly", Where: model.MustClean("Jira"), Owner: model.MustClean("product owner"), Harm: "medium"},
		{Kind: "tests", Held: "yes", Where: model.MustClean("claims-web/tests"), Owner: model.MustClean("testers")},
		{Kind: "environments", Held: "no", Owner: model.MustClean("operations"), Harm: "high"},
		{Kind: "testData", Held: "no", Harm: "high"},
		{Kind: "binaries", Held: "yes", Where: model.MustClean("Nexus")},
		{Kind: "rollback", Held: "partly", Where: model.MustClean("a page in the wiki"), Harm: "high"},
	}}
	s.Practices = claimsPractices(s.Stream)
	s.AgileOrDevOps = idsFrom(601).claimsSides()
	s.ThreeWays = idsFrom(701).claimsWays()
	s.Definition = idsFrom(801).claimsDefinition()
	s.WhyBother = idsFrom(951).claimsWhy()
	s.BreakIt = idsFrom(651).claimsBreakIt()
	points := idsFrom(501)
	s.Park = &model.ParkingLot{Points: []model.Point{
		{ID: points.id(), Text: model.MustClean("Who owns the test data of the mainframe?"), Exercise: model.MustClean("swot"), At: Start.Add(25 * time.Hour)},
		{ID: points.id(), Text: model.MustClean("Budget for the Porto team"), Exercise: model.MustClean("Why bother"), At: Start.Add(80 * time.Minute)},
	}}
	return s
}

// claimsWhy is an insurer that deploys once a quarter, and finds too much of what is wrong in production.
func (b *builder) claimsWhy() *model.WhyBother {
	guess := model.Source{How: model.Guessed, Who: model.MustClean("the room"), At: Start.Add(70 * time.Minute)}
	measured := model.Source{How: model.Measured, Who: model.MustClean("Jira"), At: Start.Add(72 * time.Minute)}
	failed := 20.0
	rung := func(name string, cost model.Cents, today, then int) model.Rung {
		return model.Rung{ID: b.id(), Name: model.MustClean(name), Cost: &cost, Today: &today, Then: then}
	}
	return &model.WhyBother{
		Failed:      model.Share{Percent: &failed, Source: guess},
		Deployments: model.Frequency{Times: 1, Per: "quarter", Source: measured},
		Lead:        model.Figure{Span: span("7w"), Low: span("4w"), High: span("12w"), Source: measured},
		Ladder: &model.CostLadder{Currency: model.MustClean("$"), Rungs: []model.Rung{
			rung("In code", 50_00, 200, 240),
			rung("In regression", 500_00, 60, 30),
			rung("In production", 5000_00, 15, 5),
		}},
	}
}

// builder hands out ids.
type builder struct{ generator }

func idsFrom(first int) *builder { return &builder{generator{last: first - 1}} }

func (b *builder) id() model.ID { return b.newID() }

func (b *builder) claimsStream() *model.ValueStream {
	guess := model.Source{How: model.Guessed, Who: model.MustClean("the release manager"), At: Start.Add(2 * time.Hour)}
	measured := model.Source{How: model.Measured, Who: model.MustClean("Jira"), At: Start.Add(2 * time.Hour)}
	v := &model.ValueStream{
		Product: model.MustClean("the claims portal"), Item: model.MustClean("one story"),
		Trigger: model.MustClean("start of code"), Customer: model.MustClean("the claims handlers"),
		LeftOut: model.MustClean("analysis and budget"),
	}
	perWeek, inProgress := 6.0, 40.0
	v.ItemsPerWeek, v.ItemsInProgress = &perWeek, &inProgress
	for _, row := range []struct {
		name   string
		cycle  model.Cycle
		owner  string
		pt, lt string
		ca     float64
	}{
		{"Code and build", model.Build, "developers", "6h", "2d", 90},
		{"Code review", model.Build, "senior developers", "1h", "3d", 80},
		{"Merge to trunk", model.Build, "developers", "2h", "1d", 85},
		{"Integration test", model.Test, "testers", "1d", "4d", 70},
		{"Regression test", model.Test, "testers", "3d", "11d", 75},
		{"Change board", model.Release, "change manager", "1h", "2w", 95},
		{"Stage and deploy", model.Release, "operations", "4h", "3d", 80},
		{"Verify", model.Transition, "claims handlers", "2h", "1d", 95},
	} {
		percent := row.ca
		v.Steps = append(v.Steps, model.Step{
			ID: b.id(), Name: model.MustClean(row.name), Cycle: row.cycle, Owner: model.MustClean(row.owner),
			Process: model.Figure{Span: span(row.pt)},
			Lead:    model.Figure{Span: span(row.lt), Source: measured},
			CA:      model.Estimate{Percent: &percent},
		})
	}
	for i := range v.Steps[:len(v.Steps)-1] {
		v.Steps[i].CA.Receiver = v.Steps[i+1].ID
	}
	regression, integration, board := &v.Steps[4], &v.Steps[3], &v.Steps[5]
	regression.Lead.Source = guess
	regression.Lead.Low, regression.Lead.High = span("8d"), span("15d")
	regression.CA.Rounds = [][]float64{{40, 50, 70, 75, 75, 80, 90}, {70, 70, 75, 80, 90}}
	integration.CA.Rounds = [][]float64{{30, 50, 70, 90, 95}, {40, 50, 70, 80, 95}, {40, 55, 70, 85, 90}}
	integration.CA.Disputed = true
	v.Decision = &model.Decision{
		Step: board.ID, Rule: model.LongestWait, Kind: model.PolicyConstraint, At: Start.Add(26 * time.Hour),
		Reason: model.MustClean("The board meets every two weeks, whatever waits for it."),
		Seen:   v.Candidates(model.DefaultCalendar),
	}
	v.Hands = []model.Hands{
		{Step: board.ID, Rule: model.LongestWait, Count: 9}, {Step: integration.ID, Rule: model.LowestCA, Count: 2},
		{Step: regression.ID, Rule: model.LargestShare, Count: 5},
	}
	v.Objections = []model.Objection{{ID: b.id(), Text: model.MustClean("the board only meets late because tests end late")}}
	return v
}

func claimsPractices(v *model.ValueStream) *model.Practices {
	said := func(step, who, tool string, patterns ...string) model.StepPractice {
		p := model.StepPractice{Step: step, Who: model.MustClean(who), Tool: model.MustClean(tool)}
		for i := 0; i < len(patterns); i += 2 {
			p.Patterns = append(p.Patterns, model.PatternPractice{Pattern: patterns[i], Extent: model.Extent(patterns[i+1])})
		}
		return p
	}
	return &model.Practices{
		Steps: []model.StepPractice{
			said("build", "every team", "Maven", "buildAutomation", "norm", "versionControl", "norm", "codeReviews", "someTeams"),
			said("unitTest", "developers", "JUnit", "testAutomation", "someTeams", "tdd", "tried"),
			said("integrate", "developers", "Jenkins", "ciSystem", "norm", "gatedCommits", "absent", "trunk", "tried"),
			said("acceptance", "testers", "Selenium", "testAutomation", "tried"),
			said("integration", "testers", "", "testAutomation", "someTeams", "testData", "absent"),
			said("regression", "testers", "by hand", "testAutomation", "absent"),
			said("exploratory", "testers", "", "sessions", "tried"),
			said("configure", "operations", "tickets", "provisioning", "tried", "teamSelfService", "absent"),
			said("stage", "operations", "", "autoEnvironment", "tried"),
			said("deploy", "operations", "scripts of one person", "deployAutomation", "someTeams"),
			said("verify", "claims handlers", "", "testAutomation", "absent", "rollback", "absent"),
			said("monitor", "operations", "Splunk", "telemetry", "norm"),
			said("respond", "operations", "", "detection", "tried", "alerts", "norm"),
		},
		Matches: []model.StepMatch{
			{Step: v.Steps[0].ID, Pipeline: "build"}, {Step: v.Steps[2].ID, Pipeline: "integrate"},
			{Step: v.Steps[5].ID}, {Step: v.Steps[6].ID, Pipeline: "deploy"},
		},
	}
}

func (b *builder) claimsWall(s *model.Session) {
	w := &model.Wall{
		Course: model.MustClean("DevOps for the Agile Enterprise"), Limit: model.DefaultWIPLimit,
		Days: []model.Day{{Title: model.MustClean("Day one"), Starts: 9 * 60}, {Title: model.MustClean("Day two"), Starts: 9 * 60}},
	}
	s.Clock = &model.Clock{Spent: map[model.ID]time.Duration{}, Timers: map[model.ID]model.Timer{}}
	at := Start
	for _, row := range []struct {
		title           string
		kind            model.CardKind
		exercise        string
		day             int
		planned, actual int
	}{
		{"Welcome", model.TalkCard, "", 1, 15, 15},
		{"Why bother", model.ExerciseCard, "whyBother", 1, 30, 25},
		{"CALMS order", model.ExerciseCard, "calmsOrder", 1, 30, 31},
		{"The Three Ways", model.ExerciseCard, "threeWays", 1, 45, 44},
		{"Value stream map", model.ExerciseCard, "valueStreamMap", 1, 60, 78},
		{"Lunch", model.BreakCard, "", 1, 45, 45},
		{"%CA estimates", model.ExerciseCard, "caEstimates", 2, 40, 52},
		{"Workflow performance", model.ExerciseCard, "workflowPerformance", 2, 30, 28},
	} {
		if row.day == 2 && at.Before(Start.Add(24*time.Hour)) {
			at = Start.Add(24 * time.Hour)
		}
		spent := time.Duration(row.actual) * time.Minute
		card := model.Card{
			ID: b.id(), Title: model.MustClean(row.title), Kind: row.kind, Exercise: row.exercise, Day: row.day, Planned: row.planned,
			Moves: []model.Move{{To: model.Doing, At: at}, {To: model.Done, At: at.Add(spent)}},
		}
		at = at.Add(spent)
		s.Clock.Spent[card.ID] = spent
		w.Done = append(w.Done, card)
	}
	swot := model.Card{
		ID: b.id(), Title: model.MustClean("SWOT of the pipeline"), Kind: model.ExerciseCard, Exercise: "swot", Day: 2, Planned: 45,
		Moves: []model.Move{{To: model.Doing, At: at}},
	}
	s.Clock.Spent[swot.ID] = 20 * time.Minute
	s.Clock.Timers[swot.ID] = model.Timer{Left: 25 * time.Minute}
	s.Clock.Open = swot.ID
	w.Doing = []model.Card{swot}
	w.Todo = []model.Card{
		{
			ID: b.id(), Title: model.MustClean("Root cause"), Kind: model.TalkCard, Day: 2, Planned: 35, Optional: true,
			Shorten: model.MustClean("one chain of whys in the whole room"), Blocked: model.MustClean("waits for the SWOT"),
		},
		{ID: b.id(), Title: model.MustClean("Close"), Kind: model.TalkCard, Day: 2, Planned: 15},
		// What came later stands at the end, so that the ids of the others stay.
		{ID: b.id(), Title: model.MustClean("Version control"), Kind: model.ExerciseCard, Exercise: "versionControl", Day: 1, Planned: 15},
		{ID: b.id(), Title: model.MustClean("Pipeline practices"), Kind: model.ExerciseCard, Exercise: "practices", Day: 1, Planned: 40},
		{ID: b.id(), Title: model.MustClean("Agile or DevOps"), Kind: model.ExerciseCard, Exercise: "agileOrDevOps", Day: 1, Planned: 15},
		{ID: b.id(), Title: model.MustClean("Our definition"), Kind: model.ExerciseCard, Exercise: "definition", Day: 1, Planned: 25},
		{ID: b.id(), Title: model.MustClean("Break it on purpose"), Kind: model.ExerciseCard, Exercise: "breakIt", Day: 1, Planned: 20},
	}
	s.Wall = w
}

func (b *builder) claimsSwot(v *model.ValueStream) *model.Swot {
	note := func(votes int, text string) model.Note {
		return model.Note{ID: b.id(), Text: model.MustClean(text), Votes: votes}
	}
	sw := &model.Swot{
		Ballot: model.Ballot{People: 13},
		Strengths: []model.Note{
			note(2, "Blameless reviews"), note(5, "Trunk builds every commit"), note(3, "We own our pipeline code"), note(0, "Good relations with ops"),
		},
		Weaknesses: []model.Note{
			note(7, "Test data takes two days"), note(5, "One person can release"), note(3, "Review waits for seniors"), note(1, "No rollback for the database"),
		},
		Opportunities: []model.Note{note(2, "Cloud contract from March"), note(0, "New test team in Porto")},
		Threats:       []model.Note{note(1, "Regulator wants sign-off proof"), note(0, "Mainframe freeze in December")},
	}
	sw.Weaknesses[0].About = v.Steps[3].ID
	sw.Weaknesses[1].Cycle = model.Release
	sw.Weaknesses[2].Group = model.MustClean("Group B")
	return sw
}

func (b *builder) claimsDefinition() *model.Definition {
	phrase := func(votes int, group, text string) model.Phrase {
		return model.Phrase{ID: b.id(), Text: model.MustClean(text), Votes: votes, Group: model.MustClean(group)}
	}
	return &model.Definition{
		Ballot: model.Ballot{People: 13},
		Phrases: []model.Phrase{
			phrase(6, "Fast and safe", "Small changes, every day"), phrase(5, "Fast and safe", "Back out in minutes"), phrase(2, "Fast and safe", "No night shifts for a release"),
			phrase(7, "One team to the end", "Who builds it also runs it"), phrase(4, "One team to the end", "Ops is there when we plan"),
			phrase(3, "We see it", "Know that it works before the customer calls"),
			phrase(1, "", "Fewer forms"), phrase(0, "", "Machines do what machines can"),
		},
		Sentence: model.MustClean("One team brings small changes to our customers every day, and sees within minutes whether they work."),
		Revealed: true,
		Missing:  model.MustClean("That the infrastructure changes the same way as the code"),
		Measures: []model.Measure{
			{ID: b.id(), Text: model.MustClean("Days from the last line of code to the first customer")},
			{ID: b.id(), Text: model.MustClean("Incidents that a customer told us about first")},
		},
		World: model.MustClean("A claim is settled by software on the phone, or at another insurer"),
		Objectives: []model.Objective{
			{Key: "ourDefinition", Wish: 3, Reached: true},
			{Key: "stages", Wish: 2, Remark: model.MustClean("our fifth is the idea before the code")},
			{Key: "challenges", Wish: 5, Reached: true, Remark: model.MustClean("the board, not the tests")},
			{Key: "actionPlan", Wish: 4},
		},
	}
}

func (b *builder) claimsOrders() *model.Calms {
	const c, a, l, m, s = model.Culture, model.Automation, model.Lean, model.Measurement, model.Sharing
	calms := &model.Calms{Revealed: true}
	for _, group := range []struct {
		by    string
		order []model.Value
	}{
		{"Ada's table", []model.Value{a, s, m, l, c}},
		{"Window", []model.Value{a, s, m, l, c}},
		{"Door", []model.Value{a, s, m, l, c}},
		{"Operations", []model.Value{a, m, l, s, c}},
		{"Testers", []model.Value{a, s, c, m, l}},
		{"Business", []model.Value{s, m, l, c, a}},
	} {
		calms.Orders = append(calms.Orders, model.Order{ID: b.id(), By: model.MustClean(group.by), Order: group.order})
	}
	return calms
}

func (b *builder) claimsWays() *model.ThreeWays {
	practice := func(way model.Way, strength model.Strength, text string) model.WayPractice {
		return model.WayPractice{ID: b.id(), Way: way, Text: model.MustClean(text), Strength: strength}
	}
	text := model.MustClean
	return &model.ThreeWays{
		Practices: []model.WayPractice{
			practice(model.FlowWay, "strong", "Trunk builds every commit"),
			practice(model.FlowWay, "weak", "One board for all work, limit of 12"),
			practice(model.FlowWay, "absent", "Fix it where it is found, never downstream"),
			practice(model.FeedbackWay, "weak", "Alerts reach those who wrote the code"),
			practice(model.FeedbackWay, "absent", "A/B test before a form is changed"),
			practice(model.LearningWay, "strong", "Blameless review of every outage"),
			practice(model.LearningWay, "", "A day a month for experiments"),
		},
		Outcomes: text("claims settled without a call"),
		Overruling: &model.Overruling{
			Open: true, Reason: text("Operations starts on alerts now; nobody waits for the board."), At: Start.Add(150 * time.Minute),
			Seen: model.GateCount{Practices: 3, Strong: 1},
		},
		Hypotheses: []model.Hypothesis{
			{
				ID: b.id(), Believe: text("the change board prevents hardly any outage"), If: text("let small changes pass without it for a month"),
				Then: text("failed changes stay at one in ten"), Measure: text("failed changes of all changes"), Due: "2027-03-31",
			},
			{
				ID: b.id(), Believe: text("test data is what testers wait for"), If: text("keep a masked copy ready"), Then: text("the integration test takes two days less"),
				Measure: text("its lead time"), Due: "2027-02-15",
			},
			{
				ID: b.id(), Believe: text("reviews in pairs are quicker"), If: text("pair for two weeks"), Then: text("reviews take a day"), Measure: text("age of open reviews"),
				Due: "2027-02-26", Verdict: "no", Learnt: text("Quicker, but the seniors were gone half of the time."),
			},
			{ID: b.id(), Believe: text("handlers would use a shorter form")},
		},
	}
}
