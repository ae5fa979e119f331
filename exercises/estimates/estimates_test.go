package estimates_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flipchart/exercises/estimates"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

// exercises are the estimates, and a second one with the map's key.
var exercises = []tui.Exercise{
	estimates.Exercise,
	{Key: "valueStreamMap", Name: "Value stream map", New: estimates.Exercise.New},
}

// at is a session whose card with the estimates is open, on the step at a place.
func at(s model.Session, place int) tuitest.Options {
	card := model.Card{ID: "n9001", Title: model.MustClean("%CA estimates"), Kind: model.ExerciseCard, Exercise: "caEstimates", Planned: 40}
	s.Wall = &model.Wall{Limit: 2, Doing: []model.Card{card}}
	s.Clock = &model.Clock{}
	s.Place = &model.Place{Card: card.ID}
	if place < len(s.Stream.Steps) {
		s.Place.Selected = map[string]model.ID{"caEstimates": s.Stream.Steps[place].ID}
	}
	return tuitest.Options{Session: &s, Exercises: exercises}
}

func empty() model.Session { return model.NewSession(model.MustClean("Claims team"), tuitest.Start) }

// unasked is the claims pipeline before anybody was asked.
func unasked() model.Session {
	s := modeltest.Claims()
	v := *s.Stream
	v.Steps = append([]model.Step(nil), v.Steps...)
	for i := range v.Steps {
		v.Steps[i].CA = model.Estimate{}
	}
	s.Stream = &v
	return s
}

func ca(s *tuitest.Stage, place int) model.Estimate { return s.Session().Stream.Steps[place].CA }

func TestAsksTheReceiver(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 4))
	s.See("Of 100 items that REGRESSION TEST hands on,", "how many can CHANGE BOARD use just as they are?", "step 5")
	s.Press("right", "l", "l").See("Of 100 items that VERIFY hands on,", "how many can THE CLAIMS HANDLERS use")
	s.Press("left").See("STAGE AND DEPLOY")
}

func TestAsksAllParallelReceiversTogether(t *testing.T) {
	session := unasked()
	session.Stream.Steps[5].Parallel = true
	session.Stream.Steps[6].Parallel = true
	s := tuitest.New(t, at(session, 3))
	s.See("how many can REGRESSION TEST, CHANGE BOARD AND STAGE AND DEPLOY use")
}

func TestBeginsOnTheFirstStepWithoutAFigure(t *testing.T) {
	session := unasked()
	session.Stream.Steps[0].CA = model.Estimate{Percent: new(90.0), Receiver: session.Stream.Steps[1].ID}
	s := tuitest.New(t, at(session, 99))
	s.See("CODE REVIEW hands on", "8·    1 of 8 estimated; rolled %CA so far 90")
}

func TestRoundsAreTypedBlindAndKeptByEnter(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 4))
	s.Press("enter").Type("40 50 70 75 75 80 9")
	s.See("● ● ● ● ● ● ●", "7 in").NotSee("75", "80 ")
	s.Type("0").Press("enter")
	s.See("7 answered.  The middle half: 60 to 77.5.", "Let the lowest (40) and the highest (90) say why.",
		"Stop when half lie within 10 points, or the median moves less than 5.", "median 75")
	s.Press("r").Type("70 70 75 80").See("4 of 7 in").Type(" 90").Press("enter")
	s.See("7 answered, 5 again.", "✓ Stop rule: half of the answers lie within 10 points.   enter keeps 75")
	s.Press("enter").See("✓ 75 of 100 kept").NotSee("say why", "disputed")
	want := model.Estimate{
		Percent: new(75.0), Receiver: s.Session().Stream.Steps[5].ID,
		Rounds: [][]float64{{40, 50, 70, 75, 75, 80, 90}, {70, 70, 75, 80, 90}}, Source: model.Source{Who: model.MustClean("5 answers, round 2"), At: tuitest.Start},
	}
	if diff := cmp.Diff(want, ca(s, 4), cmp.AllowUnexported(model.Text{})); diff != "" {
		t.Error(diff)
	}
	s.NotSee("enter keep").See("→ step 6").Press("enter").See("kept already")
	s.Restart()
	s.Press("u").See("Undone: keep a %CA, in %CA estimates.")
	if ca(s, 4).Percent != nil || len(ca(s, 4).Rounds) != 2 {
		t.Errorf("undo left %+v", ca(s, 4))
	}
	s.Press("ctrl+r").See("✓ 75 of 100 kept")
}

func TestNothingLeadsABlindRound(t *testing.T) {
	for _, width := range []int{80, 200} {
		options := at(modeltest.Claims(), 4)
		options.Width, options.Height = width, width*3/10
		s := tuitest.New(t, options).See("median 75", "75 of 100 kept")
		s.Press("r").Type("80 70").See("REGRESSION TEST hands on", "● ● ", "2 of 5 in", "3 still to come").NotSee("median", "75", "○", "kept", "rolled")
		s.Press("esc").See("median 75", "75 of 100 kept")
	}
}

func TestAFigureThatIsKnownFromSomebodyIsKept(t *testing.T) {
	session := modeltest.Claims()
	session.Stream.Steps[4].CA.Source = model.Source{How: model.Seen, Who: model.MustClean("Testers")}
	tuitest.New(t, at(session, 4)).See("✓ 75 of 100 kept, seen in real work, by Testers   → step 6").NotSee("enter keep", "say why")
}

func TestAFigureIsTypedFromTheList(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0)).Press("v", "e").See("CODE AND BUILD hands on", "%CA ▏").Type("85").Press("enter")
	s.See("Which steps have their %CA?", "rolled %CA so far 85")
}

func TestADigitBeginsARound(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0))
	s.Type("80 90").Press("enter")
	if diff := cmp.Diff([][]float64{{80, 90}}, ca(s, 0).Rounds); diff != "" {
		t.Error(diff)
	}
}

func TestBelowFiveAnswersOnlyTheMedianIsShown(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0))
	s.Type("20 60 61 98").Press("enter")
	s.See("median 60.5", "4 answered.  Below 5 answers only the median is shown.").NotSee("●", "○", "98", "say why", "between")
	s.Press("c").See("answers ▏").NotSee("98")
}

func TestNoAgreementIsAResult(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 3))
	for _, round := range []string{"10 30 50 70 90", "0 20 60 80 90", "10 30 70 90 95"} {
		s.Press("r").Type(round).Press("enter")
	}
	s.See("✓ Stop rule: 3 rounds are held.", "! Half of the answers still lie 60 apart: enter keeps 70 as disputed.", "two kinds of item?").NotSee("Stopped")
	s.Press("enter", "enter").See("! 70 of 100 kept, disputed", "! Stopped, not agreed. Are there two kinds of item?").NotSee("apart")
	if !ca(s, 3).Disputed {
		t.Error("the figure is not disputed")
	}
	s.Press("v").See("disputed, 3 rounds")
	s.Press("v", "r").See("3 rounds are held, and that ends it")
}

func TestTheMedianThatStaysEndsIt(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 3))
	for _, round := range []string{"10 30 50 70 90", "10 30 54 70 90"} {
		s.Press("r").Type(round).Press("enter")
	}
	s.See("✓ Stop rule: the median moved less than 5 points.", "Half of the answers still lie 40 apart: enter keeps 54 as disputed.")
}

const wide, nearlyAsWide = "40 50 60 60 65 70 70 75 80 85 90 95", "55 60 65 66 70 72 73 75 76 78 90 90"

func TestWhatIsNotAgreedIsKeptByASecondEnter(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0)).Type(wide).Press("enter", "enter").
		See("That is not agreed: enter once more keeps 70 as disputed.", "Stop when half lie within 10 points")
	if ca(s, 0).Percent != nil {
		t.Fatal("it is kept at once")
	}
	s.Press("right", "left", "enter").See("That is not agreed")
	if ca(s, 0).Percent != nil {
		t.Fatal("it is kept although the room looked at another step since")
	}
	s.Press("enter").See("! 70 of 100 kept, disputed", "! Stopped, not agreed.").Press("u").NotSee("kept").Press("enter").See("That is not agreed")
}

func TestAFigureOfAnEarlierRoundSaysSo(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0)).Type(wide).Press("enter", "enter", "enter")
	s.Press("r").Type(nearlyAsWide).Press("enter").See("kept after round 1: 70, disputed", "enter keeps 72.5 as disputed.").
		NotSee("Stopped", "of 100 kept", "→ step 2")
	s.Press("enter", "enter").See("! 72.5 of 100 kept, disputed", "! Stopped, not agreed.").NotSee("kept after")

	s = tuitest.New(t, at(unasked(), 0)).Type("70 70 70 75 75").Press("enter", "enter").See("✓ 70 of 100 kept")
	s.Press("r").Type("80 80 80 85 85").Press("enter").See("kept after round 1: 70").NotSee("disputed", "of 100 kept")
}

func TestWhatWillBeDisputedSaysSoBeforeEnter(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 20}} {
		options := at(unasked(), 3)
		options.Width, options.Height = size[0], size[1]
		s := tuitest.New(t, options)
		for _, round := range []string{wide, nearlyAsWide} {
			s.Press("r").Type(round).Press("enter")
		}
		s.See("✓ Stop rule: the median moved less than 5 points.", "! Half of the answers still lie 10.", "apart: enter keeps",
			"as disputed.", "two kinds of item?", "no %CA yet")
	}
	few := tuitest.New(t, at(unasked(), 0))
	for range 2 {
		few.Press("r").Type("60 90").Press("enter")
	}
	few.See("! Not agreed: enter keeps 75 as disputed.").NotSee("apart")
}

func TestBlindMistakesAreRefusedAtOnce(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0))
	s.Press("enter").Type("80 700 ")
	s.See("700” is above 100", "● ! ", "1 in")
	s.Type("70 60").See("700” is above 100", "● ! ● ● ", "3 in").Press("enter").See("700” is above 100", "answers ▏")
	s.Press("backspace").See("● ● ● ", "3 in").NotSee("700").Press("backspace").See("2 in")
	s.Type("75 6O").Press("enter").See("answer 4: “6O” is no percentage", "● ● ● !", "3 in")
	s.Press("backspace", "enter")
	if diff := cmp.Diff([][]float64{{80, 70, 75}}, ca(s, 0).Rounds); diff != "" {
		t.Error(diff)
	}
	s.Press("r", "enter").See("type the answers with blanks between them").Press("esc").NotSee("answers ▏")
	s.Press("r").Paste("10 20\n30; 110").See("110” is above 100", "0 of 3 in")
	s.Paste("10 20\n30;40").See("4 in, 3 before").Press("enter").See("4 answered, 3 in round 1.")
}

func TestEnterAfterEachAnswerAsksForTheNext(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0)).Press("enter").See("enter next answer", "enter once more shows them")
	s.Type("60").See("enter next answer").Press("enter").See("1 in", "enter show the answers")
	s.Type("75").Press("enter").Type("9").See("enter next answer").Type("0").Press("enter").See("● ● ● ", "3 in")
	s.Press("backspace").See("2 in").Type("abc").See("● ● ! ", "2 in", "is no percentage").Press("enter").See("take the wrong one out")
	s.Press("backspace").Type("80").Press("enter", "enter").See("3 answered.")
	if diff := cmp.Diff([][]float64{{60, 75, 80}}, ca(s, 0).Rounds); diff != "" {
		t.Error(diff)
	}
	s.Press("r").Type("80 70").See("enter show the answers").Press("backspace", "backspace").See("enter next answer")
}

func TestALetterIsMarkedAsItIsTyped(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0)).Press("enter").Type("x").See("▏! ", "0 in", "“x” is no percentage")
	s.Press("backspace").NotSee("! ").Type("8x").See("▏! ", "0 in")
}

func TestNothingIsCutInASmallWindow(t *testing.T) {
	options := at(unasked(), 3)
	options.Width, options.Height = 60, 20
	s := tuitest.New(t, options).See("unseen.").Press("enter").See("unseen.", "shows them.")
	s.Type("80,70,90,85 ").See("put", "blanks between the answers").NotSee("between …").Press("esc")
	s.Type("65 65 65 70 70 72 73 80 80 90 90 90").Press("enter").See("12 answered.", "half: 68", "82.5.")
}

func TestNothingTypedIsDroppedInSilence(t *testing.T) {
	for _, typed := range []string{"5-7", "8/10", "abc", "80 x 70", "½", "70-80 60"} {
		s := tuitest.New(t, at(unasked(), 0)).Press("r").Type(typed).Press("enter").See("is no percentage", "!", "answers ▏")
		if len(ca(s, 0).Rounds) != 0 {
			t.Errorf("%s became %v", typed, ca(s, 0).Rounds)
		}
	}
	for _, typed := range []string{"5-7", "8-9", "8/10", "a lot"} {
		s := tuitest.New(t, at(unasked(), 0)).Press("e").Type(typed).Press("enter").See("“" + typed + "” is no percentage")
		if ca(s, 0).Percent != nil {
			t.Errorf("%s became %v", typed, *ca(s, 0).Percent)
		}
	}
	s := tuitest.New(t, at(unasked(), 0)).Press("r").Type("80 %, 70 , 60%;").See("3 in").Press("enter")
	if diff := cmp.Diff([][]float64{{80, 70, 60}}, ca(s, 0).Rounds); diff != "" {
		t.Error(diff)
	}
}

func TestARoundOfFarFewerAnswersIsTakenForASlip(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0)).Press("r").Type("40 60 80 80 90").Press("enter")
	s.Type("0").Press("enter", "enter").See("! 1 answer after 5: a slip? d deletes the round", "d delete a round").NotSee("enter keep")
	s.Press("enter", "enter").See("a slip?")
	if ca(s, 0).Percent != nil {
		t.Errorf("kept %v", *ca(s, 0).Percent)
	}
	s.Press("d").See("Round 2 is deleted").NotSee("a slip?").Press("r").Type("80 80 85").Press("enter", "enter").See("✓ 80 of 100 kept")
}

func TestASecondSlipIsStillTakenForOne(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0)).Press("r").Type("40 60 80 80 90 60 70 75 85 50 55 65").Press("enter")
	s.Type("0").Press("enter", "enter").Type("0").Press("enter", "enter").See("! 1 answer after 12: a slip? d deletes the round")
	s.Press("enter", "enter").See("a slip?")
	if ca(s, 0).Percent != nil {
		t.Errorf("kept %v", *ca(s, 0).Percent)
	}
	s.Press("d").See("Round 3 is deleted", "a slip?").Press("d").NotSee("a slip?")
}

func TestAFigureWithANamedSourceIsReplacedOnlyWhenConfirmed(t *testing.T) {
	for rounds, instead := range map[string]string{"70 75 80": "instead.", "20 75 95": "instead, as disputed."} {
		session := unasked()
		session.Stream.Steps[0].CA = model.Estimate{Percent: new(90.0), Receiver: session.Stream.Steps[1].ID,
			Source: model.Source{How: model.Seen, Who: model.MustClean("Senior developers")}}
		s := tuitest.New(t, at(session, 0)).Press("r").Type(rounds).Press("enter", "enter")
		s.See("90 is kept, seen in real work, by Senior developers: enter once more keeps", "75 "+instead)
		s.Press("i", "esc", "enter").See("90 is kept, seen in real work")
		if *ca(s, 0).Percent != 90 {
			t.Fatal("it is replaced at once")
		}
		if s.Press("enter"); *ca(s, 0).Percent != 75 {
			t.Errorf("a second enter leaves %v", *ca(s, 0).Percent)
		}
	}
}

func TestAFigureOfARoundIsReplacedAtOnce(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0)).Press("r").Type("80 80 80").Press("enter", "enter").See("✓ 80 of 100 kept")
	s.Press("r").Type("70 70 70").Press("enter", "enter").See("✓ 70 of 100 kept")
}

func TestCtrlUTakesAnAnswerBackAsBackspaceDoes(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0)).Press("r").Type("80 70 55").Press("ctrl+u").See("● ● ", "2 in")
	s.Type("x").Press("ctrl+u").See("2 in").NotSee("! ").Type("90").Press("enter")
	if diff := cmp.Diff([][]float64{{80, 70, 90}}, ca(s, 0).Rounds); diff != "" {
		t.Error(diff)
	}
}

func TestASingleAnswerIsKeptOnlyWhenConfirmed(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0)).Type("7").Press("enter", "enter", "enter").See("That is one answer only: enter once more keeps 7.")
	if ca(s, 0).Percent != nil {
		t.Fatal("it is kept at once")
	}
	s.Press("enter").See("✓ 7 of 100 kept")
}

func TestAHeldRoundIsSaidToBeSorted(t *testing.T) {
	s := tuitest.New(t, at(modeltest.Claims(), 4)).Press("c").See("They are sorted, so that no place tells whose an answer is.")
	s.Type("x").Press("enter").See("is no percentage").NotSee("sorted")
	tuitest.New(t, at(unasked(), 0)).Type("20 60").Press("enter", "c").See("So few answers are not shown again: type all of them.")
}

func TestTheFooterNamesNoKeyThatDoesNothing(t *testing.T) {
	s := tuitest.New(t, at(modeltest.Claims(), 3)).NotSee("r new round", "enter keep").See("v list")
	s.Press("r").See("3 rounds are held")
}

func TestAMistypedRoundIsCorrectedOrDeleted(t *testing.T) {
	s := tuitest.New(t, at(modeltest.Claims(), 4))
	s.Press("c").See("answers, seen already", "70 70 75 80 90", "5 of 5 in")
	s.Press("backspace", "backspace").Type("85").Press("enter")
	s.Press("up", "c").See("40 50 70 75 75 80 90").Type(" 95").Press("esc").See("Your words are kept: c brings them back.")
	s.Press("c").See("40 50 70 75 75 80 90 95").Press("esc", "r").Type("11 12 ").Press("esc").NotSee("Not added")
	s.Press("r").NotSee("11", "12", "● ●", "2 of").Press("esc")
	if diff := cmp.Diff([][]float64{{40, 50, 70, 75, 75, 80, 90}, {70, 70, 75, 80, 85}}, ca(s, 4).Rounds); diff != "" {
		t.Error(diff)
	}
	s.Press("up", "d").See("Round 1 is deleted; u brings it back.")
	if diff := cmp.Diff([][]float64{{70, 70, 75, 80, 85}}, ca(s, 4).Rounds); diff != "" {
		t.Error(diff)
	}
	s.Press("u").See("Undone: delete a %CA round")
	s.Press("u").See("Undone: correct a %CA round")
	s.Press("d", "d", "d").See("there is no round yet")
	if len(ca(s, 4).Rounds) != 0 || *ca(s, 4).Percent != 75 {
		t.Errorf("the figure is gone with its rounds: %+v", ca(s, 4))
	}
}

func TestARoundThatConfirmsATypedFigureIsItsSource(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0))
	s.Press("e").Type("70").Press("enter", "r").Type("60 65 70 75 80").Press("enter")
	s.See("enter keeps 70", "Let the lowest (60) and the highest (80) say why.", "typed directly").Press("enter").NotSee("typed directly")
	if got := ca(s, 0).Source.Who.String(); got != "5 answers, round 1" {
		t.Errorf("the source is %q", got)
	}
}

func TestAShareOfOneIsAskedAbout(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0)).Press("e").Type("0.7").Press("enter").See("0.7 of 100? Type 70, or 0.7% if so few")
	if ca(s, 0).Percent != nil {
		t.Errorf("it is kept: %v", *ca(s, 0).Percent)
	}
	s.Type("%").Press("enter")
	if p := ca(s, 0).Percent; p == nil || *p != 0.7 {
		t.Errorf("with its %% it is not kept: %+v", ca(s, 0))
	}
	tuitest.New(t, at(unasked(), 0)).Press("r").Type("0.7 0.8").Press("enter").
		See("answer 1: 0.7 of 100? Type 70, or 0.7% if so few", "backspace take the wrong one out")
}

func TestAFigureNeedsNoRound(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0))
	s.Press("e").Type("~85").Press("enter").See("✓ ~85 of 100 kept, guessed", "1 of 8 estimated")
	if got := ca(s, 0); *got.Percent != 85 || got.Source.How != model.Guessed || got.Receiver != s.Session().Stream.Steps[1].ID {
		t.Errorf("kept %+v", got)
	}
	s.Press("e", "backspace", "backspace").Type("120").Press("enter").See("“120” is above 100")
	s.Press("esc", "e", "ctrl+u", "enter").See("0 of 8 estimated")
	if ca(s, 0).Percent != nil {
		t.Error("an empty figure is still there")
	}
}

func TestAFigureCanSayWhoSaysSo(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0)).Press("i").See("the step has no %CA yet")
	s.Press("e").Type("85").Press("enter").See("✓ 85 of 100 kept, typed directly")
	s.Press("i").See("%CA of Code and build is 85. Who says so?").Type("m").Press("enter").Type("Jira").Press("enter")
	s.See("✓ 85 of 100 kept, measured, from Jira")
	if got := ca(s, 0); got.Source.How != model.Measured || got.Source.Who.String() != "Jira" || *got.Percent != 85 {
		t.Errorf("kept %+v", got)
	}
	s.Press("u").See("✓ 85 of 100 kept, typed directly", "Undone: say who gave %CA of Code and build")
	s.Press("ctrl+r", "v").See("85  measured")
	s.Press("i").See("Who says so?") // in the list, too
}

func TestSaysWhoWasAskedWhenAnotherStepIsNext(t *testing.T) {
	session := modeltest.Claims()
	session.Stream.Steps[4], session.Stream.Steps[5] = session.Stream.Steps[5], session.Stream.Steps[4]
	s := tuitest.New(t, at(session, 3))
	s.See("asked of Regression test, not next now")
	s.Press("e", "enter").NotSee("not next now")
	if ca(s, 3).Receiver != session.Stream.Steps[4].ID {
		t.Error("the figure is not taken as told by who is next")
	}
	s.Press("u", "v").See("disputed, asked of")
}

func TestOneAnswerIsNoAgreement(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0))
	s.Type("80").Press("enter", "enter").See("One answer: there is nothing to agree on.")
}

func TestManyEqualAnswersShareDots(t *testing.T) {
	s := tuitest.New(t, at(unasked(), 0))
	s.Press("r").Type(strings.Repeat("80 ", 40)+"60").Press("enter").See("● 1 to ", "41 answered.", "40 of 41 answers are 80.")
}

func TestTheListShowsAllSteps(t *testing.T) {
	s := tuitest.New(t, at(modeltest.Full(), 0))
	s.Press("v").See("Which steps have their %CA?", "60 of 60 estimated", "1 of 4", "Step 16").NotSee("17 ✓")
	s.Press("pgdown", "pgdown", "down").See("2 of 4")
	s.Press("enter").See("STEP 22 OF THE LONG LINE hands on")
	s.Restart()
	s.See("STEP 1 OF")
	s.Press("right").Press("q")
	s.Restart()
	s.Press("ctrl+p").Type("open %CA").Press("enter").See("STEP 2 OF THE LONG LINE hands on")
}

func TestPagesGoAStepOnWhereOneStepIsShown(t *testing.T) {
	s := tuitest.New(t, at(modeltest.Claims(), 0))
	s.Press("pgdown").See("CODE REVIEW hands on").Press("pgup", "pgup").See("CODE AND BUILD hands on")
}

func TestBesideTheStepTheListHasNoPageKeys(t *testing.T) {
	options := at(modeltest.Full(), 0)
	options.Width, options.Height = 200, 60
	s := tuitest.New(t, options).See("page 1 of 2").NotSee("PgUp PgDn")
	s.Press("v").See("PgUp PgDn page")
}

func TestWithoutAMapItOpensOne(t *testing.T) {
	s := tuitest.New(t, at(empty(), 0))
	s.See("There is no map yet", "enter open the map")
	s.Type("80").Press("v", "e", "d").See("There is no map yet")
	if len(s.Session().Stream.Steps) != 0 {
		t.Error("a step was made")
	}
	s.Press("enter").See("There is no map yet") // the other exercise, which is this screen here
}

func TestTheMouseSelects(t *testing.T) {
	s := tuitest.New(t, at(modeltest.Claims(), 4))
	x, y := s.Find("2✓")
	s.Click(x, y).See("CODE REVIEW hands on")
	s.Press("v")
	x, y = s.Find("✓ Verify")
	s.Click(x, y).Press("enter").See("VERIFY hands on")
	s.Press("v").Press("up", "up", "up", "enter").See("REGRESSION TEST hands on")
	x, y = s.Find("round 1")
	s.Click(x, y).Press("d")
	if diff := cmp.Diff([][]float64{{70, 70, 75, 80, 90}}, ca(s, 4).Rounds); diff != "" {
		t.Error(diff)
	}
}

func TestGoldenEmpty(t *testing.T) { tuitest.Golden(t, at(empty(), 0), func(*tuitest.Stage) {}) }

func TestGoldenUnasked(t *testing.T) { tuitest.Golden(t, at(unasked(), 3), func(*tuitest.Stage) {}) }

func TestGoldenTyping(t *testing.T) {
	tuitest.Golden(t, at(modeltest.Claims(), 4), func(s *tuitest.Stage) { s.Press("r").Type("80 70 90 85") })
}

func TestGoldenTypical(t *testing.T) {
	tuitest.Golden(t, at(modeltest.Claims(), 4), func(*tuitest.Stage) {})
}

func TestGoldenDisputed(t *testing.T) {
	tuitest.Golden(t, at(modeltest.Claims(), 3), func(*tuitest.Stage) {})
}

func TestGoldenDirect(t *testing.T) {
	tuitest.Golden(t, at(modeltest.Claims(), 7), func(*tuitest.Stage) {})
}

func TestGoldenFull(t *testing.T) {
	tuitest.Golden(t, at(modeltest.Full(), 20), func(s *tuitest.Stage) { s.Press("v") })
}

// hostile is a session with wide and joined characters everywhere.
func hostile() model.Session {
	return modeltest.Hostile(strings.Repeat("漢字 👩‍👩‍👧 ", 16))
}

func TestAnyKeysAtAnySize(t *testing.T) {
	sessions := []func() model.Session{empty, unasked, modeltest.Claims, modeltest.Full, hostile}
	keys := []string{"enter", "r", "e", "v", "c", "d", "up", "down", "left", "right", "esc", "8", "0", "space", "backspace",
		"pgdown", "pgup", "u", "ctrl+r", "tab", "~", "x"}
	tuitest.AnyKeys(t, keys, func(rt *rapid.T) tuitest.Options {
		return at(rapid.SampledFrom(sessions).Draw(rt, "session")(), rapid.IntRange(0, 8).Draw(rt, "place"))
	})
}

func BenchmarkKey(b *testing.B) {
	options := at(modeltest.Full(), 0)
	options.Width, options.Height = 200, 60
	s := tuitest.New(b, options)
	for b.Loop() {
		s.Press("right")
		_ = s.View()
	}
}
