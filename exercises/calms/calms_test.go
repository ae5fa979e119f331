package calms_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flipchart/exercises/calms"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

// with is the exercise opened on a session that holds these orders.
func with(c *model.Calms) tuitest.Options {
	s := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	card := model.Card{ID: "n9001", Title: model.MustClean("CALMS order"), Kind: model.ExerciseCard, Exercise: "calmsOrder", Planned: 35}
	s.Wall = &model.Wall{Limit: 2, Doing: []model.Card{card}}
	s.Place = &model.Place{Card: card.ID}
	s.Calms = c
	return tuitest.Options{Session: &s, Exercises: []tui.Exercise{calms.Exercise}}
}

// given are the orders of Group 1, Group 2 and so on, by their initials.
func given(orders ...string) *model.Calms {
	c := &model.Calms{}
	for i, letters := range orders {
		order := model.Order{ID: model.ID(fmt.Sprintf("n%d", i+1)), By: model.MustClean(fmt.Sprintf("Group %d", i+1)), Order: []model.Value{}}
		for _, letter := range letters {
			for _, v := range model.Values {
				if strings.ToLower(string(v)[:1]) == string(letter) {
					order.Order = append(order.Order, v)
				}
			}
		}
		c.Orders = append(c.Orders, order)
	}
	return c
}

func revealed(c *model.Calms) *model.Calms {
	c.Revealed = true
	return c
}

// claims are the six orders of the example, whose sums are known.
func claims(reveal bool) *model.Calms {
	c := *modeltest.Claims().Calms
	c.Revealed = reveal
	return &c
}

// thirty orders, of which every tenth is not complete.
func thirty() *model.Calms {
	var orders []string
	for i := range 30 {
		letters := []string{"aslmc", "smlac", "casml", "lamsc"}[i%4]
		if i%10 == 9 {
			letters = letters[:3]
		}
		orders = append(orders, letters)
	}
	return given(orders...)
}

// orders are those of the saved session, as "Group 1: smlac".
func orders(s *tuitest.Stage) []string {
	var said []string
	for _, o := range s.Session().Calms.Orders {
		letters := ""
		for _, v := range o.Order {
			letters += strings.ToLower(string(v)[:1])
		}
		said = append(said, o.By.String()+": "+letters)
	}
	return said
}

func want(t *testing.T, s *tuitest.Stage, wanted ...string) {
	t.Helper()
	if diff := cmp.Diff(wanted, orders(s)); diff != "" {
		t.Fatalf("orders (-want +got):\n%s\n%s", diff, s.Text())
	}
}

func TestPlacesCardsOneAfterTheOther(t *testing.T) {
	s := tuitest.New(t, with(given()))
	s.See("press n for the first group").Press("n", "enter").See("Group 1", "not placed yet", "0 orders complete, 1 not yet")
	s.Press("down", "enter") // Automation; Lean stands in its place now
	want(t, s, "Group 1: a")
	s.Press("enter", "enter", "enter", "enter").See("✓ all five are in place", "1 order complete")
	want(t, s, "Group 1: almsc")
	s.Press("enter").See("has its place: m or shift+arrows move it")
	s.Press("u").See("Undone: place Culture, in CALMS order.")
	want(t, s, "Group 1: alms")
	s.Press("ctrl+r")
	want(t, s, "Group 1: almsc")
}

func TestMovesCards(t *testing.T) {
	for _, test := range []struct {
		name, from, keys, want string
	}{
		{"down in one go", "smlac", "shift+down", "mslac"},
		{"with a letter", "smlac", "j J", "slmac"},
		{"not above the first", "smlac", "shift+up", "smlac"},
		{"not below the last", "smlac", "j j j j shift+down", "smlac"},
		{"picked up and carried", "smlac", "m down down enter", "mlsac"},
		{"picked up and put back", "smlac", "m down down esc", "smlac"},
		{"out of the order", "smlac", "j shift+right", "slac"},
		{"into the order, at the height where it lay", "sm", "shift+left", "csm"},
		{"carried into the order", "sm", "m left down down enter", "smc"},
		{"carried out of it", "sm", "left m right enter", "m"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := tuitest.New(t, with(given(test.from)))
			s.Press(strings.Fields(test.keys)...)
			want(t, s, "Group 1: "+test.want)
		})
	}
}

func TestACardWithoutAPlaceSaysHowItGetsOne(t *testing.T) {
	tuitest.New(t, with(given(""))).Press("shift+down").See("Culture is in no place yet: enter or shift+left")
}

func TestTheNextGroupSeesNoOrderButItsOwn(t *testing.T) {
	s := tuitest.New(t, with(given("smlac")))
	s.Press("n", "enter").See("Group 2", "2 of 2", "not placed yet").NotSee("Group 1", "n next group", "n new group", "✓ all five")
	lines := strings.Split(s.Text(), "\n")
	at := 0
	for _, v := range model.Values { // all at the right, in the order of the word
		x, y := s.Find(strings.ToUpper(string(v)))
		if x < 40 || y <= at {
			t.Errorf("%s stands at %d, %d: %q", v, x, y, lines[y])
		}
		at = y
	}
	s.Press("n").See("Group 2 comes first: none of its cards is in place")
	want(t, s, "Group 1: smlac", "Group 2: ")
}

func TestNextGoesThroughTheGroupsBeforeItAddsOne(t *testing.T) {
	s := tuitest.New(t, with(given("smlac", "calms")))
	s.Press("n").See("Group 2", "2 of 2").Press("n", "enter").See("Group 3", "3 of 3")
	s.Press("pgup", "pgup").See("Group 1", "1 of 3").Press("a").See("Group 3", "3 of 3")
}

func TestANewGroupIsAskedForItsName(t *testing.T) {
	s := tuitest.New(t, with(given("smlac"))).See("n new group")
	s.Press("n").See("Whose order comes now?", "Group 2").Type("Ops").Press("enter").See("Ops", "2 of 2", "not placed yet")
	want(t, s, "Group 1: smlac", "Ops: ")
	s.Press("enter", "n").See("Group 2").Type("ops").Press("enter").See("an order by “Ops” already").Press("ctrl+u", "enter").See("Group 2", "3 of 3")
	want(t, s, "Group 1: smlac", "Ops: c", "Group 2: ")
	s.Press("u", "u").See("Undone: place Culture")
	s.Press("u", "n", "esc")
	want(t, s, "Group 1: smlac")
}

func TestOrdersAreTypedByTheirInitials(t *testing.T) {
	for _, test := range []struct {
		name  string
		typed []string // an enter after each
		want  []string
		see   string
	}{
		{"one after the other", []string{"smlac", "CALMS"}, []string{"Group 1: smlac", "Group 2: calms"}, "1 order added"},
		{"several in a line", []string{"smlac calms lamsc"}, []string{"Group 1: smlac", "Group 2: calms", "Group 3: lamsc"}, "3 orders added"},
		{"names", []string{"By the door: smlac Window: calms lamsc"}, []string{"By the door: smlac", "Window: calms", "Group 1: lamsc"}, "3 orders added"},
		{"initials apart", []string{"Build: C A L M S", "s, m, l, a, c"}, []string{"Build: calms", "Group 1: smlac"}, "1 order added"},
		{"divided by commas", []string{"smlac,calms; Door, left: lamsc"}, []string{"Group 1: smlac", "Group 2: calms", "Door, left: lamsc"}, "3 orders added"},
		{"nothing", nil, nil, "Type the initials"},
		{"a letter missing", []string{"smla"}, nil, "“smla” has no place for Culture"},
		{"a letter twice", []string{"smlas"}, nil, "“smlas” has Sharing twice"},
		{"another letter", []string{"smlax"}, nil, "“smlax” is no order"},
		{"a slip in the middle keeps all out", []string{"smlac smla"}, nil, "“smla” has no place for Culture"},
		{"a name without an order", []string{"Window:"}, nil, "an order is missing"},
		{"two names", []string{"Window: Door: smlac"}, nil, "“Door:” is no order"},
		{"a name twice", []string{"A: smlac a: calms"}, nil, "an order by “A” already"},
		{"a name too long", []string{strings.Repeat("n", 81) + ": smlac"}, nil, "81 characters long; 80 fit"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := tuitest.New(t, with(given()))
			s.Press("=")
			for _, line := range test.typed {
				s.Type(line).Press("enter")
			}
			s.See(test.see)
			want(t, s, test.want...)
		})
	}
}

func TestWhatIsRefusedStaysInTheField(t *testing.T) {
	s := tuitest.New(t, with(given()))
	s.Press("=").Type("smla").Press("enter").Type("c").NotSee("no place for").Press("enter")
	want(t, s, "Group 1: smlac")
	s.Press("enter").See("Group 1", "✓ all five are in place")
}

func TestTypingFillsTheGroupThatHasBegun(t *testing.T) {
	s := tuitest.New(t, with(given("calms", "")))
	s.Press("n", "=").Type("Window: smlac lamsc").Press("enter", "enter")
	want(t, s, "Group 1: calms", "Window: smlac", "Group 2: lamsc")
	s.Press("u").See("Undone: add 2 orders")
	want(t, s, "Group 1: calms", "Group 2: ")
}

func TestTypingShowsNoOrder(t *testing.T) {
	s := tuitest.New(t, with(given("smlac")))
	s.Press("=").Type("calms").Press("enter").See("1 order added", "2 orders complete").NotSee("SHARING", "smlac", "Group")
	s.Type("lam").Press("esc").See("Your words are kept: = brings them back.")
	want(t, s, "Group 1: smlac", "Group 2: calms")
	s.Press("=").See("lam").Type("sc").Press("enter", "enter")
	want(t, s, "Group 1: smlac", "Group 2: calms", "Group 3: lamsc")
}

func TestPastedLinesAreOrders(t *testing.T) {
	s := tuitest.New(t, with(given()))
	s.Paste("Window: smlac\nDoor: calms\r\nlamsc\n").Press("enter")
	want(t, s, "Window: smlac", "Door: calms", "Group 1: lamsc")
	s.Paste(strings.Repeat("smlac ", 1000)).See("characters too many").Press("enter").See("2000 fit here")
}

func TestEditsNameAndOrder(t *testing.T) {
	s := tuitest.New(t, with(given("smlac", "calms")))
	s.Press("e", "ctrl+u").Type("Group 2").Press("ctrl+s").See("give this one another name", "an order by")
	s.Press("ctrl+u").Type("Window").Press("tab", "ctrl+u").Type("lamsc").Press("enter")
	want(t, s, "Window: lamsc", "Group 2: calms")
	s.Press("e", "tab", "ctrl+u").Type("la").Press("enter").See("has no place for").Press("esc")
	want(t, s, "Window: lamsc", "Group 2: calms")
	s.Press("u").See("Undone: change the order of Group 1")
	want(t, s, "Group 1: smlac", "Group 2: calms")
}

func TestSaysWhatComesAfterACompleteOrder(t *testing.T) {
	tuitest.New(t, with(given("smlac"))).See("n new group", "v compare groups", "r course's order").NotSee("are done")
	s := tuitest.New(t, with(given("smlac", "calms"))).Press("pgup").See("All 2 groups are done:", "r course's order", "n next group")
	s.Press("n").See("Group 2  2 of 2", "n new group")
	s.Press("n", "enter").See("Group 3  3 of 3", "not placed yet").Press("pgup").See("n next group").NotSee("are done")
}

func TestTypesInitialsWhereThereIsNoGroup(t *testing.T) {
	for _, key := range []string{"=", "e"} {
		s := tuitest.New(t, with(given())).Press(key).See("Type the initials").Type("smlac").Press("enter", "enter")
		want(t, s, "Group 1: smlac")
	}
}

func TestDeletesAnOrder(t *testing.T) {
	s := tuitest.New(t, with(given("smlac", "calms")))
	s.Press("d").See("The order of Group 1 is deleted; u brings it back.", "Group 2  1 of 1")
	want(t, s, "Group 2: calms")
	s.Press("d").See("press n for the first group").Press("u", "u")
	want(t, s, "Group 1: smlac", "Group 2: calms")
}

func TestComparesTheGroupsWithoutTheCourse(t *testing.T) {
	s := tuitest.New(t, with(claims(false)))
	s.Press("v").See("6 groups", "The groups agree somewhat: W 0.54 of 1 (chance 0.17)", "Furthest apart: Automation (1st for five groups, 5th for one)")
	s.NotSee("the course")
	for _, line := range []string{
		" Ada's table                   5           1     4            3        2",
		" Testers                       3           1     5            4        2",
		" points, more = earlier        9          26    13           19       23",
		" the room's place              5           1     4            3        2",
	} {
		s.See(line)
	}
	s.See("▌Business", "5 ◄").Press("up", "up", "up", "enter").See("Door", "3 of 6", "✓ all five are in place")
}

func TestRevealsAfterAQuestion(t *testing.T) {
	s := tuitest.New(t, with(claims(false)))
	s.Press("r").See("Show the course's order?", "answer").Press("esc")
	if s.Session().Calms.Revealed {
		t.Fatal("esc shows the course's order")
	}
	s.Press("r", "enter").See("Automation: the room 1st, the course 4th", "6 groups.  ", "The groups agree somewhat: W 0.54 of 1 (chance 0.17)",
		"1  Automation    26   ▼ 3 later         1  Sharing",
		"2  Sharing       23   ▲ 1 earlier       2  Measurement",
		"4  Lean          13   ▲ 1 earlier      ▌4  Automation", "5  Culture        9   = same            5  Culture",
		"3 of 10 pairs are the other way round.", "Furthest apart: Automation (1st for five groups, 5th for one)")
	s.Press("u").See("Undone: show the course's order", "Ada's table").NotSee("pairs")
	s.Press("ctrl+r").See("3 of 10 pairs")
	s.Restart()
	s.See("3 of 10 pairs").Press("v").See("the course's place").Press("v").See("3 of 10 pairs")
	s.Press("r").NotSee("pairs")
	if s.Session().Calms.Revealed {
		t.Error("r does not hide the answer again")
	}
}

func TestShowsTheReasonForEachPlace(t *testing.T) {
	s := tuitest.New(t, with(claims(true)))
	s.Press("up", "up", "up")
	for i, v := range model.CourseOrder {
		s.See(fmt.Sprintf("%d  %s   why here", i+1, strings.ToUpper(string(v))))
		s.Press("down")
	}
	s.Press("up").See("4  AUTOMATION", "runs faster and hides better", "One group put it last. Ask it first.")
	s.Press("right").See("by machine").Press("right").See("a short way to react").Press("right").See("runs faster")
	s.Press("left").See("a short way to react")
	s.Resize(120, 40)
	s.See("why here       Automating", "what to do     Integrate", "what one gets  Value").Press("right").See("all of it is shown already")
	s.Resize(200, 60)
	for i, v := range model.CourseOrder {
		s.See(fmt.Sprintf("%d  %s", i+1, strings.ToUpper(string(v))))
	}
	s.See("One group put it fourth.", "One group put it last. Ask it first.").NotSee("fourth. Ask")
}

func TestNothingIsRevealedBeforeAnOrderIsComplete(t *testing.T) {
	s := tuitest.New(t, with(given("smla")))
	s.Press("r").See("no order is complete yet").NotSee("Show the course's order?")
}

func TestIncompleteOrdersAreNamedAndDoNotCount(t *testing.T) {
	s := tuitest.New(t, with(given("smlac", "calms", "ca")))
	s.Press("r").See("1 order is not complete and does not count: Group 3.", "The room will see").Press("enter")
	s.See("2 groups.  ", "1 order is not complete and does not count: Group 3.")
}

func TestOneOrderIsSetBesideTheCourses(t *testing.T) {
	s := tuitest.New(t, with(given("aslmc")))
	s.Press("r", "enter").See("One order beside the course's", "Group 1", "1  Automation         ▼ 3", "4 of 10 pairs").NotSee("W =", "points", "apart")
}

func TestTiesAndSplitsAreShownAsSuch(t *testing.T) {
	s := tuitest.New(t, with(revealed(given("smlac", "calms"))))
	s.See("2 groups.  ", "(chance 0.50)", "1= Sharing        6", "1= Lean           6   ▼ 2", "Split most: Sharing and Culture", "the course 5th, but the groups did not agree")
	s.Press("v").See("▼Culture", "▼Sharing", "The groups", "did not agree")
	tuitest.New(t, with(revealed(given("smlac", "smlac")))).NotSee("did not agree")
	tuitest.New(t, with(revealed(given("smlac", "smlac")))).See("All orders are the same.", "W 1.00 of 1", "0 of 10 pairs")
}

func TestAnAnswerWithoutOrdersStillShowsTheCourses(t *testing.T) {
	s := tuitest.New(t, with(revealed(given())))
	s.See("nobody's is complete", "1  Sharing", "SHARING   why here").NotSee("pairs")
	s.Press("v").See("no group has begun: press n").Press("n", "enter").See("Group 1", "not placed yet")
}

func TestThirtyGroupsPage(t *testing.T) {
	s := tuitest.New(t, with(thirty()))
	s.Press("v").See("30 groups, page 1 of 4", "Group 9", "3 orders are not complete and do not count: Group 10, Group 20 and 1 more.").NotSee("Group 10  ")
	s.Press("pgdown").See("page 2 of 4", "▌Group 10", "·").NotSee("Group 19")
	s.Press("pgdown", "pgdown", "pgdown").See("page 4 of 4", "▌Group 30")
	s.Press("enter").See("Group 30", "30 of 30").Press("q")
	s.Restart()
	s.Press("enter").See("30 of 30") // the group is remembered
}

func TestTheMouseSelectsAndDrags(t *testing.T) {
	s := tuitest.New(t, with(given("sm")))
	x, y := s.Find("LEAN")
	toX, toY := s.Find("MEASUREMENT")
	s.Drag(x, y, toX, toY)
	want(t, s, "Group 1: slm")
	x, y = s.Find("AUTOMATION")
	s.Click(x, y).Click(x, y) // a double click is the next place
	want(t, s, "Group 1: slma")
	x, y = s.Find("SHARING")
	s.Drag(x, y, 60, 18)
	want(t, s, "Group 1: lma")
	x, y = s.Find("LEAN")
	s.Press("m").Click(x, y) // a carried card is put down where one clicks
	want(t, s, "Group 1: slma")
}

func TestAnyKeysAtAnySize(t *testing.T) {
	keys := []string{"n", "a", "e", "d", "m", "v", "r", "=", "u", "ctrl+r", "enter", "enter", "esc", "tab", "up", "down", "left", "right",
		"shift+up", "shift+down", "shift+left", "shift+right", "pgup", "pgdown", "s", "l", "c", "backspace", "?", ":", "x", "g"}
	documents := []func() *model.Calms{func() *model.Calms { return given() }, func() *model.Calms { return claims(true) }, thirty}
	tuitest.AnyKeys(t, keys, func(rt *rapid.T) tuitest.Options {
		return with(rapid.SampledFrom(documents).Draw(rt, "document")())
	})
}

func TestFrames(t *testing.T) {
	for _, frame := range []struct {
		name  string
		calms *model.Calms
		keys  string
	}{
		{"empty", given(), ""},
		{"naming", given("smlac"), "n O p s"},
		{"ordering", given("smlac", "asm"), "n"},
		{"carrying", given("smlac", "asm"), "n m left down"},
		{"typing", given("smlac"), "= c a l l enter"},
		{"compare", claims(false), "v"},
		{"answer", claims(true), ""},
		{"one", revealed(given("aslmc")), ""},
		{"full", thirty(), "v pgdown"},
	} {
		t.Run(frame.name, func(t *testing.T) {
			tuitest.Golden(t, with(frame.calms), func(s *tuitest.Stage) { s.Press(strings.Fields(frame.keys)...) })
		})
	}
}

func BenchmarkKeyOnThirtyGroups(b *testing.B) {
	options := with(thirty())
	options.Width, options.Height = 200, 60
	s := tuitest.New(b, options)
	s.Press("v")
	for b.Loop() {
		s.Press("down")
		s.View()
	}
}
