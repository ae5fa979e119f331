package streammap_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flipchart/exercises/streammap"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

const key = "valueStreamMap"

// onTheMap is a session that opens on its map.
func onTheMap(session model.Session) tuitest.Options {
	card := model.Card{ID: "n9999", Title: model.MustClean("Value stream map"), Kind: model.ExerciseCard, Exercise: key, Day: 1, Planned: 80}
	session.Wall = &model.Wall{Limit: 2, Days: []model.Day{{}}, Doing: []model.Card{card}}
	session.Clock = &model.Clock{}
	session.Place = &model.Place{Card: card.ID}
	return tuitest.Options{Session: &session, Exercises: []tui.Exercise{streammap.Exercise}}
}

func empty() tuitest.Options {
	return onTheMap(model.NewSession(model.MustClean("Claims team"), tuitest.Start))
}

// play is a stage on the map.
func play(tb testing.TB, options tuitest.Options) *tuitest.Stage {
	tb.Helper()
	return tuitest.New(tb, options)
}

// blank is an empty map whose head was skipped.
func blank(tb testing.TB) *tuitest.Stage {
	tb.Helper()
	return play(tb, empty()).Press("esc")
}

func steps(s *tuitest.Stage) []model.Step { return s.Session().Stream.Steps }

func names(s *tuitest.Stage) []string {
	var found []string
	for _, step := range steps(s) {
		found = append(found, step.Name.String())
	}
	return found
}

// figures are a step's times and %CA as typed.
func figures(step model.Step) string {
	parts := []string{step.Name.String(), step.Process.String(), step.Lead.String(), step.Wait.String(), step.CA.String()}
	return strings.Join(parts, "|")
}

func same[T any](t *testing.T, got, want T) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestAnEmptyMapAsksWhatItIsAbout(t *testing.T) {
	s := play(t, empty())
	s.See("What is this map about?")
	s.Press("tab").Type("one story").Press("tab").Type("start of code").Press("tab").Type("the handlers")
	s.Press("tab", "tab").Type("2,5").Press("tab").Type("10").Press("ctrl+s")
	s.NotSee("What is this map about?").See("How does one story reach the customer", "one story: start of code → the handlers", "press a")
	v := s.Session().Stream
	if v.Item.String() != "one story" || *v.ItemsPerWeek != 2.5 || *v.ItemsInProgress != 10 {
		t.Errorf("the head is %+v", v)
	}
}

func TestACountOfTheHeadIsRefusedWhereItIsTyped(t *testing.T) {
	for typed, sentence := range map[string]string{
		"five":   "“five” is no number of items: type one like 6 or 2.5",
		"1e3":    "“1e3” is no number",
		"999999": "999999 items are more than any pipeline carries: type up to 100000",
	} {
		for _, leave := range []string{"enter", "tab", "up", "ctrl+s"} {
			s := play(t, empty()).Press("tab", "tab", "tab", "tab", "tab").Type(typed).Press(leave).See("! " + sentence)
			s.Press("ctrl+u").NotSee(sentence).Type("6").Press("enter").Type("40").Press("enter")
			if v := s.Session().Stream; *v.ItemsPerWeek != 6 || *v.ItemsInProgress != 40 {
				t.Errorf("%s, %s: %v a week, %v in progress", typed, leave, *v.ItemsPerWeek, *v.ItemsInProgress)
			}
		}
	}
}

func TestSkippingTheHeadLeavesTheMapEmpty(t *testing.T) {
	blank(t).NotSee("What is this map about?").See("Nothing here yet: press a", "How does one item reach the customer",
		"PT is the time worked on one item", "LT is the time from arrival to hand-over", "%CA says how many of 100 items handed on")
}

func TestStepsFirstThenFiguresByColumn(t *testing.T) {
	s := blank(t)
	s.Press("a").Type("Code").Press("enter").Type("Test").Press("enter").Type("Deploy").Press("enter", "enter")
	same(t, names(s), []string{"Code", "Test", "Deploy"})

	s.Press("up", "up", "right").Type("6h").Press("enter").Type("~1d").Press("enter").Type("1h").Press("enter")
	s.Press("up", "up", "right").Type("2d").Press("enter").See("How does one item").Type("4d").Press("enter").Type("2w").Press("enter")
	var got []string
	for _, step := range steps(s) {
		got = append(got, figures(step))
	}
	same(t, got, []string{"Code|6h|2d||", "Test|~1d|4d||", "Deploy|1h|2w||"})
	s.See("15 hours of work inside 16 days", "15 h in 128 h: activity ratio 12 %", "1 of 6 figures is a guess", "longest wait")
}

func TestAStepAndItsFiguresByRow(t *testing.T) {
	s := blank(t)
	s.Press("a").Type("Code").Press("tab").Type("6h").Press("tab").Type("2d").Press("tab").Type("90").Press("tab")
	s.Type("Test").Press("tab").Type("1d").Press("enter").Type("Deploy").Press("esc")
	var got []string
	for _, step := range steps(s) {
		got = append(got, figures(step))
	}
	same(t, got, []string{"Code|6h|2d||90", "Test|1d|||", "Deploy||||"})
	s.NotSee("asked of") // nobody came behind it when it was typed, so nobody in particular told it
}

func TestTimesAreWrittenInOneWay(t *testing.T) {
	for typed, shown := range map[string]string{
		"1 h": "1h", "1,5 hours": "1.5h", "45 min": "45m", "1d4h": "1d 4h", "2 weeks 3 days": "2w 3d", "~ 3 d": "~3d", "8 h 4 .. 10 hours": "8h", "2D": "2d", "0": "0",
	} {
		s := play(t, onTheMap(modeltest.Claims())).Press("right", "right", "e", "ctrl+u", "esc", "left")
		s.Press("e", "ctrl+u").Type(typed).Press("esc")
		_, row, _ := strings.Cut(s.Text(), "1  Code and build")
		if !strings.HasPrefix(strings.TrimLeft(row, " "), shown+"   ") {
			t.Errorf("%q is not shown as %q:\n%s", typed, shown, s.Text())
		}
		s.Press("e").Press("esc", "u").See("Undone: change PT") // opening the cell changed nothing
	}
}

func TestTypingOverAFigureTakesItsPlace(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims())).Press("right", "e", "enter").Type("2h").Press("tab", "backspace", "backspace").Type("4d").Press("enter", "esc")
	same(t, figures(steps(s)[1]), "Code review|2h|4d||80")
	same(t, figures(steps(s)[2]), "Merge to trunk|2h|1d||85") // passed, and as it was
	s.Press("e").Type("1h").Press("esc")                      // opened to be corrected
	same(t, steps(s)[2].Lead.String(), "1d1h")
	s.Press("e", "shift+tab").Paste("30m").Press("esc")
	same(t, steps(s)[2].Process.String(), "30m")
}

func TestCorrectingACellEndsWithEnter(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims()))
	s.Press("e").See("enter done, next step").Type("!").Press("enter", "down", "v").See("╭").Press("v", "v")
	same(t, names(s)[:3], []string{"Code and build!", "Code review", "Merge to trunk"})
	s.Press("up", "right").Type("2h").Press("enter").Type("3h").Press("enter").NotSee("tab next field") // a digit goes on in the column
	same(t, []string{steps(s)[1].Process.String(), steps(s)[2].Process.String()}, []string{"2h", "3h"})
	s.Press("down", "down", "down", "down", "down", "e").See("enter done").NotSee("enter done, next step").Press("enter").NotSee("tab next field")
	s.Press("r", "up", "e").See("enter done, step before")
}

func TestFillingAColumnGoesOnWhereItIsEmpty(t *testing.T) {
	s := blank(t).Press("a").Paste("Code\nTest\nDeploy\n").Press("enter").Press("up", "up", "right", "down").Type("1h").Press("esc", "up")
	s.Type("2h").See("enter done, next step").Press("enter").See("a add").Press("e").See("enter type the next step").Press("enter").Type("3h").Press("enter")
	same(t, []string{figures(steps(s)[0]), figures(steps(s)[1]), figures(steps(s)[2])}, []string{"Code|2h|||", "Test|1h|||", "Deploy|3h|||"})
}

func TestAnEmptyEnterOnARowThatTabOpenedIsAskedAbout(t *testing.T) {
	for _, key := range []string{"enter", "tab"} {
		s := blank(t).Press("a").Type("Code").Press("tab", "tab", "tab").Type("90").Press("tab").See("enter add  ")
		s.Press(key).See("! type the next step's name; enter once more ends", "enter add, empty ends")
		s.Type("rest").Press("enter").Press("enter").See("a add")
		same(t, names(s), []string{"Code", "rest"})
	}
	s := blank(t).Press("a").Type("Code").Press("tab", "tab", "tab", "tab", "enter", "enter").See("a add").NotSee("once more")
	same(t, names(s), []string{"Code"})
}

func TestWalkingBackwardsIsSaidAsLongAsItLasts(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims())).NotSee("from the customer back").Press("r").See("From the customer back: a adds in front", "↑ from the customer back")
	s.Press("v").See("↑ from the customer back").Press("v").See("↑ from the customer back")
	s.Press("r").See("Forwards: a adds behind").NotSee("from the customer back")
}

func TestTheHeadlineCanBeCompared(t *testing.T) {
	for figures, said := range map[string]string{
		"1d 2h\t60h":  "1.3 days of work inside 7.5 days",
		"2h\t3d":      "2 hours of work inside 24 hours",
		"12.8h\t4.1w": "1.6 days of work inside 20.5 days",
		"6d\t7w":      "6 days of work inside 7 weeks",
		"4.4w\t41.8w": "22 days of work inside 209 days",
		"20m\t3d":     "20 minutes of work inside 3 days",
	} {
		blank(t).Paste("Code\t" + figures).See("  " + said + "\n")
	}
}

func TestBackwardsFromTheCustomer(t *testing.T) {
	s := blank(t).Press("r")
	s.Press("a").Type("Verify").Press("enter").Type("Deploy").Press("enter").Type("Test").Press("enter", "enter")
	same(t, names(s), []string{"Test", "Deploy", "Verify"})
	// Figures go up the line as well.
	s.Press("down", "down", "right").Type("1h").Press("enter").Type("2h").Press("enter").Type("3h").Press("enter")
	same(t, figures(steps(s)[0]), "Test|3h|||")
	same(t, figures(steps(s)[2]), "Verify|1h|||")
}

func TestInsertsOnEitherSide(t *testing.T) {
	s := blank(t).Press("a").Type("B").Press("enter", "enter")
	s.Press("A").Type("A").Press("enter", "enter").Press("down", "a").Type("C").Press("enter", "enter")
	same(t, names(s), []string{"A", "B", "C"})
}

func TestARefusalStaysInTheCell(t *testing.T) {
	for _, mistake := range []struct{ keys, sentence string }{
		{"90", "“90” has no unit"},
		{"1h", "below its PT"},
		{"9999w", "over ten years"},
		{"-3d", "a time is never below zero"},
		{"1/2h", "“1/2h” is no time"}, // no character is dropped: 12h is another figure
		{"1:30h", "“1:30h” is no time"},
	} {
		s := play(t, onTheMap(modeltest.Claims())).Press("right", "right", "down", "down", "down")
		before := figures(steps(s)[3])
		s.Type(mistake.keys).Press("enter").See(mistake.sentence, mistake.keys, "esc as it was")
		same(t, figures(steps(s)[3]), before)
		s.Press("esc").NotSee(mistake.sentence)
		same(t, figures(steps(s)[3]), before)
	}
}

func TestARefusedCellIsNoTrap(t *testing.T) {
	swapped := func(t *testing.T) *tuitest.Stage {
		s := blank(t).Press("a").Type("Code").Press("enter").Type("Test").Press("enter", "enter").Press("up", "right")
		return s.Type("1w").Press("tab").Type("1d").Press("tab").See("below its PT of 1w", "tab skip it", "shift+tab back", "esc as it was")
	}
	for name, c := range map[string]struct {
		do   func(*tuitest.Stage)
		want string // figures of the first step
	}{
		"the next figure does not stick to it":  {func(s *tuitest.Stage) { s.Type("2w").Press("tab").Type("70").Press("esc") }, "Code|1w|2w||70"},
		"back to PT, and both anew":             {func(s *tuitest.Stage) { s.Press("shift+tab").Type("1d").Press("tab").Type("1w").Press("esc") }, "Code|1d|1w||"},
		"on to the next field":                  {func(s *tuitest.Stage) { s.Press("tab").Type("70").Press("esc") }, "Code|1w|||70"},
		"down":                                  {func(s *tuitest.Stage) { s.Press("down").Type("3d").Press("esc") }, "Code|1w|||"},
		"esc":                                   {func(s *tuitest.Stage) { s.Press("esc") }, "Code|1w|||"},
		"mended in place":                       {func(s *tuitest.Stage) { s.Press("backspace").Type("w").Press("esc") }, "Code|1w|1w||"},
		"enter does not drop what was typed":    {func(s *tuitest.Stage) { s.Press("enter", "enter").See("below its PT", "1d") }, "Code|1w|||"},
		"once refused, still taken when it can": {func(s *tuitest.Stage) { s.Press("shift+tab").Type("1h").Press("tab").Type("1d").Press("tab", "esc") }, "Code|1h|1d||"},
	} {
		t.Run(name, func(t *testing.T) {
			s := swapped(t)
			c.do(s)
			same(t, figures(steps(s)[0]), c.want)
		})
	}
}

func TestTheFooterSaysWhatEscDoes(t *testing.T) {
	s := blank(t).Press("a").See("esc end").Type("Code").See("esc add and end").Press("esc")
	same(t, names(s), []string{"Code"})
	s.Press("a").Type(strings.Repeat("x", 100)).Press("enter").See("80 fit here", "esc drop it").Press("tab").See("esc drop it").Press("esc")
	same(t, names(s), []string{"Code"})
	s.Press("up", "right", "e").See("esc done").Type("1h").See("esc keep").Press("esc")
	same(t, figures(steps(s)[0]), "Code|1h|||")
}

func TestACATypedAsAShareOfOneIsAskedAbout(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims())).Press("right", "right", "right")
	s.Type("0.7").Press("enter").See("! 0.7 of 100? Type 70, or 0.7% if so few")
	same(t, steps(s)[0].CA.String(), "90")
	s.Type("%").Press("esc")
	same(t, steps(s)[0].CA.String(), "0.7")
	s.Press("e", "enter").NotSee("of 100?") // left as it was
}

func TestWhatWasTypedIsKeptByEsc(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims())).Press("right").Type("5h").Press("esc")
	same(t, steps(s)[0].Process.String(), "5h")
	s.Press("u").See("Undone: change PT of Code and build")
	same(t, steps(s)[0].Process.String(), "6h")
	s.Restart()
	s.Press("ctrl+r")
	same(t, steps(s)[0].Process.String(), "5h")
}

func TestLeavingACellAsItWasIsNoEdit(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims()))
	before := s.Session().Stream
	s.Press("e").Press("tab", "tab", "tab", "tab", "esc")
	same(t, s.Session().Stream.Steps[0].CA, before.Steps[0].CA)
	s.Press("u").See("Nothing to undo")
}

func TestAllColumnsHaveWaitCycleAndOwner(t *testing.T) {
	s := blank(t).Press("a").Type("Board").Press("enter", "enter").Press("v", "v").See("who does it", "wait")
	s.Press("e").Press("tab").Type("rel").Press("tab").Type("change manager").Press("tab").Type("1h").Press("tab").Type("2w").Press("esc")
	step := steps(s)[0]
	same(t, figures(step), "Board|1h||2w|")
	same(t, []string{string(step.Cycle), step.Owner.String()}, []string{"Release", "change manager"})
	s.See("81h") // LT follows from both
	s.Press("left", "left", "e", "ctrl+u").Type("t").Press("esc").Press("left")
	s.Press("e", "ctrl+u").Type("T").Press("enter").See("Test or Transition? type a letter more").Press("esc")
	s.Press("4")
	same(t, steps(s)[0].Cycle, model.Transition)
}

func TestPastedLinesAreSteps(t *testing.T) {
	s := blank(t).Press("a").Paste("Code\r\n\r\nTest\nDeploy\n").Type("Verify").Press("enter", "enter")
	same(t, names(s), []string{"Code", "Test", "Deploy", "Verify"})
	s.Press("u", "u").See("Undone: add 3 steps")
	same(t, len(steps(s)), 0)
}

func TestPastedTables(t *testing.T) {
	for name, table := range map[string]string{
		"as the map shows it": "Code\t6h\t2d\t90\nTest\t1d\t4d\t70 %",
		"with a first line":   "ca;LT;step;PT\n90;2d;Code;6h\n70%;4d;Test;1d",
		"with commas":         "step,pt,lt,ca\nCode,6h,2d,90\nTest,1d,4d,70",
	} {
		t.Run(name, func(t *testing.T) {
			s := blank(t).Paste(table)
			same(t, []string{figures(steps(s)[0]), figures(steps(s)[1])}, []string{"Code|6h|2d||90", "Test|1d|4d||70"})
			s.NotSee("asked of") // each was told by the step below it
		})
	}
}

func TestAPastedMistakeAddsNothing(t *testing.T) {
	for text, sentence := range map[string]string{
		"Code\t6h\nTest\t7":         "line 2: “7” has no unit",
		"Code\t6h\t2h":              "below its PT",
		"step\tprice\nCode\t3":      "“price” is no column",
		"a\tb\tc\td\te\nf":          "5 cells for 4 columns",
		"a\n" + long(5000):          "80 fit here",
		strings.Repeat("x\n", 1e6):  "paste up to 1 MB",
		strings.Repeat("x\n", 2001): "those are 2001 steps, and a session holds at most 2000",
	} {
		s := blank(t).Paste(text).See(sentence)
		same(t, len(steps(s)), 0)
	}
}

func long(n int) string { return strings.Repeat("x", n) }

func TestPastedFiguresFillTheColumn(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims())).Press("right").Paste("1h\n-1h\n").See("line 2: “-1h” is no time")
	s.Paste("1h\t9d\n30m\t9d\n").NotSee("line 2").See("2 lines of figures pasted")
	same(t, figures(steps(s)[0]), "Code and build|1h|9d||90")
	same(t, figures(steps(s)[1]), "Code review|30m|9d||80")
	s.Press("u").See("Undone: paste 2 lines of figures")
	s.Press("down", "down", "down", "down", "down", "down").Paste("1h\n1h\n1h").See("3 lines of figures for 2 steps")
}

func TestMovesCarriesAndPutsBack(t *testing.T) {
	s := blank(t).Press("a").Paste("A\nB\nC\n").Press("enter").Press("up", "up")
	s.Press("m", "down", "down").See("drop")
	same(t, names(s), []string{"A", "B", "C"})
	s.Press("enter")
	same(t, names(s), []string{"B", "C", "A"})
	s.Press("m", "up", "esc")
	same(t, names(s), []string{"B", "C", "A"})
	s.Press("K")
	same(t, names(s), []string{"B", "A", "C"})
	s.Press("shift+down", "u")
	same(t, names(s), []string{"B", "A", "C"})
}

func TestACarriedStepShowsWhatDroppingItWouldMake(t *testing.T) {
	s := blank(t).Press("a").Paste("A\nB\nC\n").Press("enter").Press("up", "P", "up").See("1┌ A", "2└ B")
	s.Press("m", "down", "down").See("1  B", "2  C", "3  A").NotSee("┌")
	s.Press("up").See("1┌ B", "2└ A")
	s.Press("esc").See("1┌ A", "2└ B")
}

func TestUndoingAStepThatIsCarried(t *testing.T) {
	s := blank(t).Press("a").Type("A").Press("enter", "enter", "m", "u").See("1  A").NotSee("Undone")
	s.Press("u").See("Nothing here yet").Press("ctrl+r", "d", "u", "m", "ctrl+r").See("Nothing here yet")
	s.Press("enter", "u").See("1  A")
}

func TestPastedLinesBehindANameKeepIt(t *testing.T) {
	s := blank(t).Press("a").Paste("A\nB\n").Press("enter").Press("up", "e").Type("!").Paste("C\nD").Press("enter")
	same(t, names(s), []string{"A!", "C", "D", "B"})
}

func TestTheMouseSelectsTypesAndDrags(t *testing.T) {
	s := blank(t).Press("a").Paste("Alpha\nBeta\nGamma\n").Press("enter")
	x, y := s.Find("Alpha")
	_, last := s.Find("Gamma")
	s.Drag(x, y, x, last)
	same(t, names(s), []string{"Beta", "Gamma", "Alpha"})
	x, y = s.Find("Beta")
	s.Click(x, y).Click(x, y).Type("!").Press("esc")
	same(t, names(s)[0], "Beta!")
}

func TestDeletingSaysWhatDependsOnIt(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims()))
	for range 5 {
		s.Press("down")
	}
	s.Press("d").See("Delete a step", "the constraint", "9 hands").Press("esc")
	same(t, len(steps(s)), 8)
	s.Press("d", "enter")
	same(t, len(steps(s)), 7)
	s.Press("u").See("Undone: delete Change board")
	same(t, s.Session().Stream.Decision != nil, true)
}

func TestAConstraintChosenOnOtherFiguresIsMarked(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims())).See("  constraint: Change board").NotSee("old figures")
	s.Press("down", "down", "down", "down", "down", "right", "right").Type("3w").Press("esc").See("! constraint: Change board, old figures")
}

func TestCopyParallelAndMachine(t *testing.T) {
	play(t, onTheMap(modeltest.Claims())).Press("P").See("first step")
	s := play(t, onTheMap(modeltest.Claims())).Press("c", "P", "M")
	same(t, names(s)[:2], []string{"Code and build", "Code and build"})
	same(t, []bool{steps(s)[1].Parallel, steps(s)[1].Machine}, []bool{true, true})
	s.See("┌", "└", "labour 54 h", "6h*", "a machine's run, parallel")
}

func TestWhoSaysSo(t *testing.T) {
	play(t, onTheMap(modeltest.Claims())).Press("i").See("PT of Code and build is 6h. Who says so?")
	s := play(t, onTheMap(modeltest.Claims())).Press("right", "right", "i").See("LT of Code and build is 2d. Who says so?", "Code and build        6h", "○ guessed")
	s.Press("right", "right", "ctrl+u").Type("g").See("● guessed").Press("tab", "ctrl+u").Type("the testers").Press("tab").Type("1..4d").Press("enter")
	lead := steps(s)[0].Lead
	same(t, []string{lead.Typed(), lead.Source.Who.String()}, []string{"~2d 1..4d", "the testers"})
	s.See("~2d", "LT 1..4d, guessed, told", "2 of 24 figures are guesses")
	s.Press("i").Type("7x").See("● guessed").Press("esc")
	s.Press("right", "i").See("%CA of Code and build is 90").NotSee("low and high")
	s.Press("right", "right", "right", "left").See("● seen").Press("tab").Type("the reviewers").Press("enter")
	same(t, steps(s)[0].CA.Source.How, model.Seen)
}

func TestLittlesLawIsPointedOut(t *testing.T) {
	session := modeltest.Claims()
	large := onTheMap(session)
	large.Width, large.Height = 80, 40
	play(t, large).See("Check: 40 items ÷ 6 a week = 6.7 weeks; the map says 7.")
	stream, many := *session.Stream, 120.0
	stream.ItemsInProgress, session.Stream = &many, &stream
	play(t, onTheMap(session)).See("! 120 items ÷ 6 a week = 20 weeks; the map says 7. Same boundaries?")
}

func TestAskedElsewhereAndNotAgreedAreMarked(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims())).See("lowest %CA, not agreed").Press("J")
	options := onTheMap(s.Session())
	options.Width, options.Height = 120, 40
	play(t, options).See("%CA asked of Code review")
}

func TestSixtyStepsPage(t *testing.T) {
	s := play(t, onTheMap(modeltest.Full())).See("1 of 7", "Step 1 of")
	s.Press("pgdown").See("2 of 7", "Step 10 of").NotSee(" Step 1 of")
	for range 6 {
		s.Press("pgdown")
	}
	s.See("7 of 7", "Step 60 of")
	s.Press("v").See("8 of 8", "60 Step 60 of").Press("pgup").See("page 7 of 8")
}

func TestThePageOfTheBoxesStandsBesideALongQuestion(t *testing.T) {
	s := blank(t).Press("a").Paste(strings.Repeat("Step\n", 40)).Press("enter")
	s.Press("v", "E", "tab").Type(long(70)).Press("ctrl+s").See("x…    page 5 of 5")
}

func TestTwoHundredStepsStayUsable(t *testing.T) {
	s := blank(t).Press("a").Paste(strings.Repeat("Another step\n", 200)).Press("enter").See("19 of 19", "200  Another step")
	same(t, len(steps(s)), 200)
	s.Press("A").Type("one more").Press("enter").See("201", "enter add, empty ends")
	same(t, names(s)[199], "one more")
}

func TestTheSelectionSurvivesARestart(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims())).Press("down", "down", "down", "ctrl+c", "ctrl+c")
	s.Restart()
	s.Press("K")
	same(t, names(s)[2], "Integration test")
}

func TestFrames(t *testing.T) {
	for name, options := range map[string]tuitest.Options{
		"empty": empty(), "typical": onTheMap(modeltest.Claims()), "full": onTheMap(modeltest.Full()),
	} {
		for view, keys := range map[string][]string{"map": nil, "boxes": {"v"}} {
			t.Run(name+"/"+view, func(t *testing.T) {
				tuitest.Golden(t, options, func(s *tuitest.Stage) {
					if name == "empty" {
						s.Press("esc")
					}
					s.Press("down").Press(keys...)
				})
			})
		}
	}
	t.Run("columns", func(t *testing.T) {
		play(t, onTheMap(modeltest.Claims())).Press("v", "v").Golden()
	})
	t.Run("typing", func(t *testing.T) {
		play(t, onTheMap(modeltest.Claims())).Press("right", "right").Type("90").Press("enter").Golden()
	})
}

func TestAnyKeysAtAnySize(t *testing.T) {
	keys := []string{"a", "A", "e", "d", "c", "m", "i", "v", "r", "P", "M", "E", "enter", "tab", "shift+tab", "esc", "up", "down",
		"left", "right", "J", "K", "H", "L", "shift+left", "pgup", "pgdown", "0", "3", "~", "h", "d", "w", "x", "ctrl+u", "u", "ctrl+r", "y", "%", "."}
	sessions := []model.Session{modeltest.Claims(), modeltest.Full(), modeltest.Hostile("\u202e<b>| 家族 👨‍👩‍👧 é" + long(40)), model.NewSession(model.MustClean("new"), tuitest.Start)}
	tuitest.AnyKeys(t, keys, func(rt *rapid.T) tuitest.Options { return onTheMap(rapid.SampledFrom(sessions).Draw(rt, "session")) })
}

func BenchmarkKeyOnSixtySteps(b *testing.B) {
	options := onTheMap(modeltest.Full())
	options.Width, options.Height = 200, 60
	s := tuitest.New(b, options)
	keys := []tea.KeyPressMsg{tuitest.Key("down"), tuitest.Key("right"), tuitest.Key("up"), tuitest.Key("left")}
	for i := 0; b.Loop(); i++ {
		s.Update(keys[i%len(keys)])
		s.View()
	}
}

func BenchmarkFigureTypedOnSixtySteps(b *testing.B) {
	options := onTheMap(modeltest.Full())
	options.Width, options.Height = 200, 60
	s := tuitest.New(b, options)
	s.Press("right", "right", "right")
	digits := []string{"1", "2"}
	for i := 0; b.Loop(); i++ {
		for _, name := range []string{digits[i%2], "h", "esc"} {
			s.Send(tuitest.Key(name))
			s.View()
		}
	}
}

func TestAFigureTypedOnAStepsNameIsItsPT(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims()))
	before := len(s.Session().Stream.Steps)
	s.Type("1d").Press("esc")
	steps := s.Session().Stream.Steps
	if len(steps) != before || steps[0].Process.String() != "1d" {
		t.Errorf("%d steps, the first with PT %s; want %d and 1d", len(steps), steps[0].Process, before)
	}
}

func TestADigitBeginsAFigureWhereverItIsPressed(t *testing.T) {
	for _, keys := range [][]string{
		{"v", "v", "right", "right"}, // on who does it
		{"v"},                        // on a box
		{"right", "right", "v"},      // on a box, behind a column that is not seen there
	} {
		s := play(t, onTheMap(modeltest.Claims())).Press(keys...).Type("5h").Press("enter").Type("3d").Press("esc")
		same(t, []string{figures(steps(s)[0]), figures(steps(s)[1])}, []string{"Code and build|5h|2d||90", "Code review|3d|3d||80"})
		same(t, steps(s)[0].Owner.String(), steps(play(t, onTheMap(modeltest.Claims())))[0].Owner.String())
	}
	s := play(t, onTheMap(modeltest.Claims())).Press("right", "v", "e").Type("!").Press("esc")
	same(t, names(s)[0], "Code and build!")
	s = play(t, onTheMap(modeltest.Claims())).Press("v", "v", "right", "3")
	same(t, steps(s)[0].Cycle, model.Release)
	s.Press("5", "~").NotSee("enter next step")
	s.Press("0")
	same(t, steps(s)[0].Cycle, "")
}

func TestADeletedStepIsNamed(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims()))
	name := s.Session().Stream.Steps[0].Name.String()
	s.Press("d")
	if len(s.Session().Stream.Steps) == 8 {
		s.Press("enter") // something points at it, which was asked about first
	}
	s.See(name + " is deleted; u brings it back")
	s.Press("P").NotSee("u brings it back") // now it would take back this
}

func TestTimesThatFollowAreComparedInOneUnit(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims())).Press("v", "v").See("24h    4d", "~64h  ~11d", "79h    2w").NotSee("~8d")
	s.Press("right", "right", "right", "right", "right").Type("30w").Press("esc").See("149.3d   30w", "3d    4d", "~8d", "9.9d    2w")
	s.Press("left", "e", "esc") // what is rounded is no figure
	same(t, steps(s)[0].Wait.Known(), false)
}

func TestAStepsNameAsksAboutItsFirstFigure(t *testing.T) {
	s := blank(t).Press("a").Type("Board").Press("enter", "enter", "i").See("there is no figure yet")
	s.Press("right", "right").Type("2w").Press("esc", "left", "left", "i").See("LT of Board is 2w. Who says so?").Press("esc")
	s.Press("v", "i").See("LT of Board is 2w. Who says so?")
}

func TestAConstraintWithoutRoomStandsBelowTheHeadline(t *testing.T) {
	session := modeltest.Claims()
	session.Stream.Steps[5].Name = model.MustClean(strings.Repeat("board ", 13))
	s := play(t, onTheMap(session)).See("constraint: board board")
	if _, y := s.Find("constraint: "); y != 3 {
		t.Errorf("it stands in row %d", y)
	}
}

func TestAFigureStaysAtItsPlaceWhenItIsOpened(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims())).Press("right")
	x, y := s.Find("6h")
	s.Press("e")
	if atX, atY := s.Find("6h"); atX != x || atY != y {
		t.Errorf("6h goes from %d, %d to %d, %d", x, y, atX, atY)
	}
}

func TestAskingWhoSaysSoSelectsTheFigureAndSaysWhatItHides(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims())).See("8  Verify").Press("i").See("PT of Code and build is 6h", "  …\n")
	s.Press("esc").NotSee("  …\n").See("is the time worked on one item")
	s.Type("9h").Press("esc")
	same(t, steps(s)[0].Process.String(), "9h")
}

func TestWaitsAreTotalledWhereTheTotalsAddUp(t *testing.T) {
	s := play(t, onTheMap(modeltest.Claims())).Press("v", "v").See("6d     29d    7w")
	s.Press("down", "P").NotSee("29d    ")
}
