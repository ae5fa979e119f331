package tui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/tuitest"
	"flipchart/tui/ui"
)

// workshop is a session that began at nine on the day of tuitest.Start: three cards done, two in Doing,
// and the rest of two days to do.
func workshop(t testing.TB) *model.Session {
	t.Helper()
	s := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	s.Wall = &model.Wall{Limit: 2, Days: []model.Day{
		{Title: model.MustClean("Day one"), Starts: 8 * 60}, {Title: model.MustClean("Day two"), Starts: 9 * 60},
	}}
	for i, card := range []struct {
		title   string
		kind    model.CardKind
		day     int
		minutes int
	}{
		{"Welcome", model.TalkCard, 1, 20}, {"Our definition", model.TalkCard, 1, 25}, {"Morning break", model.BreakCard, 1, 5},
		{"Value stream map", model.ExerciseCard, 1, 30}, {"Pipeline practices", model.TalkCard, 1, 10},
		{"Lunch", model.BreakCard, 1, 45}, {"First totals", model.TalkCard, 1, 20}, {"Break it on purpose", model.TalkCard, 1, 20},
		{"Where we are", model.TalkCard, 2, 10}, {"Performance", model.ExerciseCard, 2, 30}, {"Close", model.TalkCard, 2, 15},
	} {
		c := model.Card{ID: model.ID(fmt.Sprintf("n%d", i+1)), Title: model.MustClean(card.title), Kind: card.kind, Day: card.day, Planned: card.minutes}
		switch card.title {
		case "Value stream map":
			c.Exercise = "valueStreamMap"
		case "Performance":
			c.Exercise = "quantumFlow" // unknown to this program
		case "Break it on purpose":
			c.Optional = true
		case "Pipeline practices":
			c.Guide.Room = prose(t, "# Which do we do?\n\n"+strings.Repeat("1. One more thing to do together.\n", 40)+"\nThe end.")
			c.Guide.Facilitator = prose(t, "The secret answers.")
		case "Lunch":
			c.Guide.Room = prose(t, "# Ask over lunch: what would you skip?\n\nAnd why?")
		}
		s.Wall.Todo = append(s.Wall.Todo, c)
	}
	now := tuitest.Start.Add(-90 * time.Minute)
	do := func(edits ...model.Edit) {
		for _, edit := range edits {
			var err error
			if s, err = edit(s, model.Stamp{At: now}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i, minutes := range []int{15, 28, 6} {
		id := model.ID(fmt.Sprintf("n%d", i+1))
		do(model.MoveCard(id, model.Doing, 9), model.OpenCard(id))
		now = now.Add(time.Duration(minutes) * time.Minute)
		do(model.MoveCard(id, model.Done, 9), model.CloseClock(now))
	}
	do(model.MoveCard("n4", model.Doing, 0), model.OpenCard("n4"))
	now = now.Add(29 * time.Minute)
	do(model.MoveCard("n5", model.Doing, 1), model.OpenCard("n5"))
	now = tuitest.Start
	do(model.CloseClock(now))
	return &s
}

func prose(t testing.TB, text string) model.Prose {
	t.Helper()
	p, err := model.CleanProse(text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// board is an exercise that shows one line.
type board struct{ desk *tui.Desk }

func (b board) Init() tea.Cmd          { return nil }
func (b board) Update(tea.Msg) tea.Cmd { return nil }
func (b board) Draw(c *ui.Canvas)      { c.Put(2, 0, ui.Plain, "eight boxes") }
func (b board) Title() string          { return "Value stream map" }
func (b board) Actions() []tui.Action  { return nil }
func (b board) CapturesText() bool     { return false }

func wallOptions(t testing.TB) tuitest.Options {
	make := func(d *tui.Desk) tui.Screen { return board{d} }
	return tuitest.Options{Session: workshop(t), Exercises: []tui.Exercise{
		{Key: "valueStreamMap", Name: "Value stream map", Guide: model.ReadGuide("# Where does it wait?"), New: make},
		{Key: "swot", Name: "SWOT of the pipeline", New: make},
	}}
}

func titles(cards []model.Card) string {
	var all []string
	for _, card := range cards {
		all = append(all, card.Title.String())
	}
	return strings.Join(all, ", ")
}

// wants fails the test unless a column holds these cards in this order.
func wants(t *testing.T, s *tuitest.Stage, column model.Column, want string) {
	t.Helper()
	if got := titles(s.Session().Wall.Column(column)); got != want {
		t.Errorf("%s holds %q, want %q", column, got, want)
	}
}

func TestWallFrames(t *testing.T) {
	t.Run("typical", func(t *testing.T) { tuitest.Golden(t, wallOptions(t), func(*tuitest.Stage) {}) })
	refused := func(s *tuitest.Stage) { s.Press("left", "L") }
	t.Run("refused", func(t *testing.T) { tuitest.Golden(t, wallOptions(t), refused) })
	empty := model.NewSession(model.MustClean("Claims team"), tuitest.Start)
	t.Run("empty", func(t *testing.T) {
		tuitest.Golden(t, tuitest.Options{Session: &empty}, func(*tuitest.Stage) {})
	})
	t.Run("full", func(t *testing.T) {
		options := wallOptions(t)
		for i := range 100 {
			card := model.Card{ID: model.ID(fmt.Sprintf("n%d", 100+i)), Title: model.MustClean(fmt.Sprintf("Card %d", i)), Kind: model.TalkCard, Planned: 5}
			wall := options.Session.Wall
			wall.Todo = append(wall.Todo, card)
			card.ID = model.ID(fmt.Sprintf("n%d", 300+i))
			wall.Done = append(wall.Done, card)
		}
		tuitest.Golden(t, options, func(s *tuitest.Stage) { s.Press("left", "pgdown") })
	})
	t.Run("help", func(t *testing.T) { tuitest.Golden(t, wallOptions(t), func(s *tuitest.Stage) { s.Press("?") }) })
	t.Run("palette", func(t *testing.T) { tuitest.Golden(t, wallOptions(t), func(s *tuitest.Stage) { s.Press(":") }) })
	t.Run("flow", func(t *testing.T) { tuitest.Golden(t, wallOptions(t), func(s *tuitest.Stage) { s.Press("v") }) })
	t.Run("room", func(t *testing.T) {
		tuitest.Golden(t, wallOptions(t), func(s *tuitest.Stage) { s.Press("r", "enter", "m") })
	})
}

func TestAnEmptyDoingSaysHowToFillIt(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("L", "left", "L", "left", "left").See("DOING  0 of 2", "Nothing yet.", "pick it up")
	s.Press("m").NotSee("Nothing yet.", "pick it up").Press("esc") // the footer has what comes next
	s.Press("r", "enter").See("Nothing yet.", "choose a card")
	if n := strings.Count(s.Text(), "pick it up"); n != 1 {
		t.Errorf("the room is told %d times how to pick a card up", n)
	}
}

func TestAFinishedCourseOffersItsFlow(t *testing.T) {
	options := wallOptions(t)
	wall := options.Session.Wall
	wall.Done, wall.Doing, wall.Todo = wall.Cards(), nil, nil
	tuitest.New(t, options).See("✓ The course is done.", "x export the report", " x export   v course flow   ?").NotSee("hand to the room", "Day 1 ends", "▌empty")
}

func TestThirdPullIsRefusedOnTheBoard(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("left") // from Doing to To do
	for _, keys := range [][]string{{"L"}, {"shift+right"}, {"m", "right", "enter"}} {
		s.Press(keys...)
		s.See("! Doing is full.", "Finish “Value stream map” first,", "put “Pipeline practices” back", "(its\u00a012\u00a0min stay): select it, then\u00a0m.")
		wants(t, s, model.Doing, "Value stream map, Pipeline practices")
		s.Press("down", "up").NotSee("Doing is full")
	}
	s.Press("L").Press("right", "L", "left", "left").NotSee("Doing is full")
	s.Press("L") // one is finished: the way is free
	wants(t, s, model.Doing, "Pipeline practices, Lunch")
}

func TestRefusalEndsWhenTheWallChanges(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("J", "left", "L").See("Doing is full").Press("u").NotSee("Doing is full")
}

func TestMovesCards(t *testing.T) {
	for _, test := range []struct {
		name   string
		keys   []string
		column model.Column
		want   string
	}{
		{"to the end of Done", []string{"L"}, model.Done, "Welcome, Our definition, Morning break, Value stream map"},
		{"back on top of To do", []string{"H"}, model.Todo, "Value stream map, Lunch, First totals, Break it on purpose, Where we are, Performance, Close"},
		{"down", []string{"shift+down"}, model.Doing, "Pipeline practices, Value stream map"},
		{"carried and dropped", []string{"m", "right", "enter"}, model.Done, "Value stream map, Welcome, Our definition, Morning break"},
		{"carried and put back", []string{"m", "right", "esc"}, model.Doing, "Value stream map, Pipeline practices"},
		{"and undone", []string{"L", "u"}, model.Doing, "Value stream map, Pipeline practices"},
		{"and done again", []string{"L", "u", "ctrl+r"}, model.Doing, "Pipeline practices"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := tuitest.New(t, wallOptions(t))
			s.Press(test.keys...)
			wants(t, s, test.column, test.want)
			s.Restart()
			wants(t, s, test.column, test.want)
		})
	}
}

func TestMovesCardsWithTheMouse(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	x, y := s.Find("Pipeline practices")
	toX, toY := s.Find("Our definition")
	s.Drag(x, y, toX, toY)
	wants(t, s, model.Done, "Welcome, Pipeline practices, Our definition, Morning break")
	x, y = s.Find("Lunch")
	toX, toY = s.Find("DOING")
	s.Drag(x, y, toX, toY)
	wants(t, s, model.Doing, "Value stream map, Lunch")
	x, y = s.Find("First totals")
	s.Click(x, y).Click(x, y).See("First totals", "This card has no guide.")
}

func TestACardTakesTheDayItIsMovedInto(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("left", "m", "down", "down", "down", "down", "enter") // Lunch among the cards of day two
	wants(t, s, model.Todo, "First totals, Break it on purpose, Where we are, Performance, Lunch, Close")
	if day := s.Session().Wall.Card("n6").Day; day != 2 {
		t.Errorf("Lunch is on day %d", day)
	}
	s.Press("u")
	if day := s.Session().Wall.Card("n6").Day; day != 1 {
		t.Errorf("after undo Lunch is on day %d", day)
	}
}

func TestOpensWithoutMoving(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("enter").See("eight boxes", "Value stream map").Press("q").See("TO DO")
	s.Press("left", "down", "enter").See("› First totals").Press("q")
	s.See("▌First totals") // still selected
	wants(t, s, model.Todo, "Lunch, First totals, Break it on purpose, Where we are, Performance, Close")
	s.Press("down", "down", "down", "enter").See("does not know the exercise quantumFlow")
}

func TestComesBackToTheCardItComesFrom(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("ctrl+p").Type("open where we are").Press("enter", "q").See("▌Where we are")
	s.Press("ctrl+p").Type("open value stream map").Press("enter", "ctrl+p").Type("open close").Press("enter", "q").See("▌Close")
}

func TestSelectionSurvivesARestart(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("right", "down").See("Our definition:  28 of 25 min")
	s.Press("enter", "q") // leaving the wall keeps what is selected
	s.Restart()
	s.See("Our definition:  28 of 25 min")
}

func TestAddsChangesAndDeletesCards(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("left", "a").See("a talk", "a break", "the exercise SWOT of the pipeline").NotSee("the exercise Value stream map")
	s.Press("enter").Type("Demo").Press("enter", "backspace", "backspace").Type("25").Press("enter")
	wants(t, s, model.Todo, "Lunch, Demo, First totals, Break it on purpose, Where we are, Performance, Close")
	if got := s.Session().Wall.Todo[1]; got.Planned != 25 || got.Kind != model.TalkCard || got.Day != 1 {
		t.Errorf("added %+v", got)
	}
	s.Press("A").Type("swot").Press("enter", "enter", "enter")
	if got := s.Session().Wall.Todo[1]; got.Exercise != "swot" || got.Title.String() != "SWOT of the pipeline" {
		t.Errorf("added %+v", got)
	}
	s.Press("e").Type("!").Press("enter", "enter").See("SWOT of the pipeline!")
	s.Press("e", "ctrl+u", "enter", "enter").See("a card needs a title").Press("esc")
	s.Press("e", "tab", "ctrl+u", "enter").See("how many minutes").Press("esc")
	s.Press("e", "tab", "ctrl+u").Type("9999").Press("enter").See("24 hours").Press("esc")
	s.Press("d").See("is off the wall; u brings it back")
	wants(t, s, model.Todo, "Lunch, Demo, First totals, Break it on purpose, Where we are, Performance, Close")
	s.Press("u").See("SWOT of the pipeline!")
}

func TestBlocksWithAReason(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("!", "enter").See("a block needs a reason").Type("no access").Press("enter")
	s.See("! blocked: no access", "! unblock")
	if got := s.Session().Wall.Card("n4").Blocked.String(); got != "no access" {
		t.Errorf("blocked by %q", got)
	}
	s.Press("!").NotSee("! blocked").Press("u").See("! blocked")
	s.Press("H").See("▌Value stream map ! blocked").Press("down", "down", "down", "!").Type("no one").Press("enter")
	s.See("Break it on purpose   ! 20", "Break it on purpose:  only if time allows  ·  ! blocked: no one")
	s.Press("down", "!").Type("no figures").Press("enter").See("Where we are  ! blocked 10")
	s.Press("down").See("    no figures").NotSee("blocked: no figures") // below its card
}

func TestSaysWhenTheDayEnds(t *testing.T) {
	// 155 minutes are planned from 8:00 on, and at 9:30 1 + 0 + 45 + 20 are to come; what is done if time
	// allows is in neither.
	s := tuitest.New(t, wallOptions(t))
	s.See("Day 1 ends 10:36, 1 min late, if we go on now.")
	s.Now = s.Now.Add(29 * time.Second)
	s.See("Day 1 ends 10:36, 1 min late, if we go on now.")
	s.Now = s.Now.Add(2*time.Hour + time.Second) // half a minute counts as one, in both figures
	s.See("Day 1 ends 12:37, 2 h 02 min late, if we go on now.")
}

func TestADoneCardCountsNoLonger(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("enter", "T").See("until").Press("q")
	s.Later(10 * time.Minute).Press("L")
	s.Now = s.Now.Add(30 * time.Minute)
	s.See("Value stream map    39").NotSee("over.", "until", "paused")
	session := s.Session()
	if got := session.Spent("n4", s.Now); got != 39*time.Minute {
		t.Errorf("spent %v", got)
	}
	if session.Timer("n4").Running() {
		t.Error("the timer still runs")
	}
}

func TestShowsTheCourseFlow(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("v").See("How did our own course flow?", "3 of 11 cards done", "15 min from Doing to Done (median of 3 cards)",
		"3 cards on Wed 25 Nov", "3 cards done: 49 spent, 50 planned",
		"in Doing           8:00──", "9:00──", "Wed 25 Nov 2 cards", " 1 card ▄▄▄", "28 min ! 3 min over", "CARDS  page 1 of 2", "↑ ↓ page")
	s.Press("pgdown").See("page 2 of 2").NotSee(" 0 min").Press("down").See("2 of 2").Press("up").See("1 of 2")
	s.Resize(200, 60)
	s.See("Welcome", "Close").NotSee("page")
	s.Press("esc").See("TO DO")
	s.Press("v", "v").See("TO DO")
}

func TestEveryCardOfALongColumnCanBeReached(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Resize(60, 16)
	s.Press("left")
	seen := map[string]bool{}
	for range 8 {
		for _, card := range s.Session().Wall.Todo {
			if strings.Contains(s.Text(), card.Title.String()[:4]) {
				seen[card.Title.String()] = true
			}
		}
		s.Press("pgdown")
	}
	if len(seen) != 6 {
		t.Errorf("seen only %v", seen)
	}
}

func TestLimitOfNineShowsEveryCard(t *testing.T) {
	options := wallOptions(t)
	options.Session.Wall.Limit = 9
	s := tuitest.New(t, options)
	for range 6 {
		s.Press("left", "L")
	}
	s.See("DOING  8 of 9")
	for _, card := range s.Session().Wall.Doing {
		s.See(card.Title.String()[:4])
	}
}

func TestHomeAndEndGoToTheEndsOfAColumn(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("left", "end").See("▌Close").Press("home").See("▌── Lunch")
	s.Press("m", "end", "enter")
	wants(t, s, model.Todo, "First totals, Break it on purpose, Where we are, Performance, Close, Lunch")
}

// Any keys at any size: no panic, no line longer than the window, and never a third card in Doing.
func TestAnyKeysAtAnySize(t *testing.T) {
	keys := strings.Fields("up down left right home end h j k l H J K L shift+left shift+right m m enter enter esc ! r guide v a A e d u ctrl+r pgdown pgup T < > g q x space 5 tab")
	options := wallOptions(t)
	rapid.Check(t, func(r *rapid.T) {
		s := tuitest.New(t, options)
		width, height := rapid.IntRange(1, 210).Draw(r, "width"), rapid.IntRange(1, 70).Draw(r, "height")
		s.Resize(width, height)
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 30).Draw(r, "keys") {
			if key == "guide" {
				s.Type(key)
			} else {
				s.Press(key)
			}
			for _, line := range strings.Split(s.Text(), "\n") {
				if ui.Width(line) > width {
					r.Fatalf("after %q a line is wider than %d: %q", key, width, line)
				}
			}
			if n := len(s.Session().Wall.Doing); n > 2 {
				r.Fatalf("after %q there are %d cards in Doing", key, n)
			}
		}
	})
}

func TestACardHeldOverAFullDoingIsNotShownAsTaken(t *testing.T) {
	s := tuitest.New(t, wallOptions(t))
	s.Press("left", "m").See("You carry: Lunch").NotSee("Doing is full")
	s.Press("right").See("! Doing is full: it cannot stay there", "DOING  2 of 2", "29 of 30 min", "12 of 10 min")
	s.Press("right").NotSee("Doing is full").Press("esc")
	s.Press("right", "m", "down").NotSee("Doing is full") // it is one of the two
}

func TestIfTimeCardsHaveTheirMinutesInBrackets(t *testing.T) {
	options := wallOptions(t)
	tuitest.New(t, options).See("( ) = only if time allows", "(20)").NotSee("min (if")
	options.Session.Wall.Todo = options.Session.Wall.Todo[:2]
	tuitest.New(t, options).NotSee("if time")
}

// Two days are drawn on one scale: the same hour stands in the same column.
func TestTheDaysOfTheFlowHaveOneScale(t *testing.T) {
	options := wallOptions(t)
	options.Session.Wall.Limit = 3 // room for one more
	s, at := *options.Session, tuitest.Start.AddDate(0, 0, -1).Add(-90*time.Minute)
	for _, column := range []model.Column{model.Doing, model.Done} {
		var err error
		if s, err = model.MoveCard("n11", column, 0)(s, model.Stamp{At: at}); err != nil {
			t.Fatal(err)
		}
		at = at.Add(30 * time.Minute)
	}
	options.Session = &s
	stage := tuitest.New(t, options)
	stage.Press("v")
	var starts []int
	for line := range strings.Lines(stage.Text()) {
		if before, bar, ok := strings.Cut(line, "▄"); ok && strings.Contains(before, " 1 card") {
			starts = append(starts, ui.Width(before))
			if n := strings.Count("▄"+bar, "▄"); len(starts) == 1 && (n < 12 || n > 16) {
				t.Errorf("half an hour of two is %d cells wide of 59", n)
			}
		}
	}
	if len(starts) != 2 || starts[0] != starts[1] {
		t.Errorf("the days begin at the columns %v", starts)
	}
}

func TestOpeningACardSaysThatItIsStillInToDo(t *testing.T) {
	const said = "Not in Doing yet: on the wall m, then → and enter pull it there."
	options := wallOptions(t)
	s := tuitest.New(t, options)
	s.Press(":").Type("open First totals").Press("enter").NotSee("Not in Doing yet").Press("q") // Doing has no room for it
	s.Click(s.Find("Pipeline practices")).Press("L")
	s.Click(s.Find("First totals")).Press("enter").See(said, "First totals").Press("T").NotSee("Not in Doing yet").Press("q")
	s.Press("L", "enter").See("First totals").NotSee("Not in Doing yet").Press("q")
	s.Press(":").Type("open Break it").Press("enter").NotSee("Not in Doing yet")
}

func TestAnEmptyColumnShowsThatItIsSelected(t *testing.T) {
	session := onTheBoard()
	session.Place = nil
	s := tuitest.New(t, tuitest.Options{Session: &session})
	s.See("▌Board").NotSee("▌Nothing yet.").Press("right").See("▌Nothing yet.").NotSee("▌Board")
	s.Press("m").See("← and → go back to the cards").Press("right").See("▌empty").Press("left", "left").See("▌Board").NotSee("empty")
}

func TestTheDaysEndSaysFromWhenOn(t *testing.T) {
	options := wallOptions(t)
	early := *options.Session
	wall := *early.Wall
	wall.Days = slices.Clone(wall.Days)
	wall.Days[0].Starts = 10 * 60
	early.Wall = &wall
	options.Session = &early
	s := tuitest.New(t, options)
	s.See("if we start at 10:00.")
	s.Now = s.Now.Add(30 * time.Minute)
	s.See("if we go on now.")
	s.Resize(60, 16)
	s.See("Day 1 ends ")
}
