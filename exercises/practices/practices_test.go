package practices_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flipchart/exercises/practices"
	"flipchart/exercises/streammap"
	"flipchart/facts"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

// opened is a session whose card with the practices is open.
func opened(s model.Session) tuitest.Options {
	card := model.Card{ID: "n9001", Title: model.MustClean("Pipeline practices"), Kind: model.ExerciseCard, Exercise: "practices", Planned: 40}
	s.Wall = &model.Wall{Limit: 2, Doing: []model.Card{card}}
	s.Clock = &model.Clock{}
	s.Place = &model.Place{Card: card.ID}
	return tuitest.Options{Session: &s, Exercises: []tui.Exercise{practices.Exercise, streammap.Exercise}}
}

func empty() model.Session { return model.NewSession(model.MustClean("Claims team"), tuitest.Start) }

func TestAllSixteenStepsAreOnOneScreen(t *testing.T) {
	s := tuitest.New(t, opened(empty())).See("nothing said yet", "BUILD", "TEST", "RELEASE", "TRANSITION", "The map: there is none yet")
	for _, step := range facts.PipelineSteps() {
		s.See(step.Names[0])
	}
	tuitest.New(t, opened(modeltest.Claims())).See("! absent", "~ tried", "+ some teams", "✓ the norm", "· not said", "2 of 13 the norm")
}

// A step is asked about from the keyboard, left, and gone on with after the program was killed.
func TestAStepIsAskedAbout(t *testing.T) {
	s := tuitest.New(t, opened(empty())).Press("down", "down", "enter")
	s.See("› Integrate", "Integrate: how widely do we do this?", "Build, 3 of 16", "Successful unit tests", "Jenkins, Bamboo, VSTS, CircleCI, TeamCity",
		"Frequency, Cycle time", "at least every two weeks", "CI system", "Gated (automated) commits", "not said").NotSee("Trunk based development")
	s.Press("4").See("✓ the norm").Press("down", "2").See("~ tried")
	s.Press("v").See("Helper patterns", "Trunk based development").Press("down", "1").See("! absent")
	s.Press("e").Type("developers").Press("enter").Type("Jenkins").Press("enter").See("developers · Jenkins")
	s.Press("esc").See("~ tried", "0 of 1 the norm").NotSee("› Integrate")
	s.Press("q")
	s.Restart()
	s.Press("enter").See("~ tried")
	if s.Press("enter").Press("esc"); s.Session().Practices.Step("integrate").Extent("trunk") != model.Absent {
		t.Error("the helper pattern was not kept")
	}
	s.Press("u").See("Undone: say who does “Integrate”").Press("u", "u").See("Undone: say how widely “Gated (automated) commits” is done")
	if got := s.Session().Practices.Step("integrate"); len(got.Patterns) != 1 || !got.Who.Empty() {
		t.Errorf("after three undos there is %+v", got)
	}
	s.Press("ctrl+r").See("Done again")
}

func TestAnAnswerIsTakenBackOrChosenFromAList(t *testing.T) {
	s := tuitest.New(t, opened(empty())).Press("enter", "3").See("+ some teams")
	s.Press("0").NotSee("+ some teams")
	if got := s.Session().Practices.Steps; len(got) != 0 {
		t.Errorf("what says nothing is kept: %v", got)
	}
	s.Press("enter").See("absent", "the norm").Press("down", "down", "enter").See("+ some teams")
}

func TestCellsThatTheCourseLeavesEmptyStayEmpty(t *testing.T) {
	s := tuitest.New(t, opened(empty())).Press("right", "right", "right", "enter")
	s.See("› Monitor", "trigger   –", "Dynatrace, App Dynamics, New Relic, Splunk").NotSee("target")
	s.Press("n").See("› Respond", "trigger   –", "tools     –").Press("N", "N").See("› Verify", "30 minutes or less, rollback included", "tools     –")
}

func TestTheWeakestStandFirst(t *testing.T) {
	s := tuitest.New(t, opened(modeltest.Claims())).See("TRANSITION").Press("s").See("1 TO 4, WEAKEST", "13 TO 16").NotSee("TRANSITION")
	x, y := s.Find("Integrate")
	if x > 3 || y > 6 {
		t.Errorf("the first of the absent stands at %d, %d:\n%s", x, y, s.Text())
	}
	s.Press("enter").See("› Build") // the selection stays with its step
	s.Press("esc", "s").See("TRANSITION")
}

func TestTheMouseOpensAStep(t *testing.T) {
	s := tuitest.New(t, opened(empty()))
	x, y := s.Find("Deploy")
	s.Click(x, y).See("Deploy: Bring changes").Click(x, y).See("› Deploy")
}

func TestTheMapIsComparedWithThePractices(t *testing.T) {
	s := tuitest.New(t, opened(modeltest.Claims())).See("The map: 3 mapped with no practice, 7 practised but not mapped, 1 to match.")
	s.Press("v").See("Where do the map and our practices differ?", "10 differences, 1 to match", "Which step of the pipeline is this?", "Code review",
		"Mapped, but with no practice", "Change board", "none of the sixteen")
	s.Press("enter").See("Which step of the pipeline is “Code review”, if any?").Type("monitor").Press("enter").NotSee("to match")
	s.Press("u").See("1 to match").Press("enter").Type("none").Press("enter").NotSee("to match")
	s.Restart()
	s.See("4 mapped with no practice").Press("v").See("Code review")
	x, y := s.Find("Unit test")
	s.Click(x, y).Press("enter").See("› Unit test", "Unit test: how widely")
}

func TestAMatchIsTakenBack(t *testing.T) {
	s := tuitest.New(t, opened(modeltest.Claims())).Press("v", "enter").Type("none").Press("enter", "enter").Type("go by").Press("enter").See("1 to match")
	if got := len(s.Session().Practices.Matches); got != 4 {
		t.Errorf("%d matches are kept", got)
	}
}

func TestWithoutAMapTheListFillsItselfLater(t *testing.T) {
	s := tuitest.New(t, opened(empty())).Press("enter", "3", "esc", "v").See("There is no map yet", "enter opens the value stream map")
	s.Press("enter").See("› Value stream map")
	s.Press("q")

	session := empty()
	session.Practices = &model.Practices{Steps: []model.StepPractice{{Step: "deploy", Patterns: []model.PatternPractice{{Pattern: "deployAutomation", Extent: model.Tried}}}}}
	session.Stream = &model.ValueStream{Steps: []model.Step{{ID: "n1", Name: model.MustClean("deploy")}, {ID: "n2", Name: model.MustClean("Verify")}}}
	tuitest.New(t, opened(session)).See("1 mapped with no practice, 0 practised but not mapped.").Press("v").See("Mapped and practised", "1 difference")
}

func TestGoldenEmpty(t *testing.T) { tuitest.Golden(t, opened(empty()), func(*tuitest.Stage) {}) }

func TestGoldenTypical(t *testing.T) {
	tuitest.Golden(t, opened(modeltest.Claims()), func(*tuitest.Stage) {})
}

func TestGoldenWeakestFirst(t *testing.T) {
	tuitest.Golden(t, opened(modeltest.Claims()), func(s *tuitest.Stage) { s.Press("s") })
}

func TestGoldenStep(t *testing.T) {
	tuitest.Golden(t, opened(modeltest.Claims()), func(s *tuitest.Stage) { s.Press("down", "down", "enter", "v") })
}

func TestGoldenComparison(t *testing.T) {
	tuitest.Golden(t, opened(modeltest.Claims()), func(s *tuitest.Stage) { s.Press("v") })
}

func TestGoldenComparisonFull(t *testing.T) {
	tuitest.Golden(t, opened(modeltest.Full()), func(s *tuitest.Stage) { s.Press("v") })
}

// Whatever step is open with its helper patterns, all of it is seen on the main size.
func TestEveryStepFitsWithItsHelpers(t *testing.T) {
	s := tuitest.New(t, opened(empty())).Press("enter", "v")
	for _, of := range facts.PipelineSteps() {
		step, cycle, _ := facts.Step(of.Key)
		s.See("› "+step.Name, "here ", step.Trigger).NotSee("…", "page ")
		for _, key := range append(append([]string{}, step.Primary...), step.Helpers...) {
			s.See(facts.Pattern(key))
		}
		for _, said := range append(append([]string{cycle.Context, cycle.Objective, step.Target}, step.Tools...), step.Measures...) {
			s.See(said)
		}
		s.Press("n")
	}
}

func TestSmallestWindow(t *testing.T) {
	options := opened(modeltest.Claims())
	options.Width, options.Height = 60, 16
	s := tuitest.New(t, options).See("TRANSITION", "! absent", "Acceptance te…", "Verify", "Deliver", "· not said").NotSee("page")
	s.Press("down", "down", "enter", "v").See("developers · Jenkins", "4 the norm", "CI system", "Modular architecture")
	s.Press("v").See("CI system", "purpose")
}

func TestAnyKeysAtAnySize(t *testing.T) {
	hostile := func() model.Session { return modeltest.Hostile(strings.Repeat("漢字 👩‍👩‍👧 ", 16)) }
	sessions := []func() model.Session{empty, modeltest.Claims, modeltest.Full, hostile}
	keys := []string{"enter", "1", "4", "0", "e", "v", "s", "n", "N", "o", "up", "down", "left", "right", "esc", "tab", "pgdown", "pgup", "u", "ctrl+r", "q"}
	tuitest.AnyKeys(t, keys, func(rt *rapid.T) tuitest.Options {
		return opened(rapid.SampledFrom(sessions).Draw(rt, "session")())
	})
}
