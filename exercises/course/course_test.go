package course_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flipchart/exercises/course"
	"flipchart/model"
)

func TestBuiltInDaysFillTheirTimeBox(t *testing.T) {
	c := course.BuiltIn()
	core := map[int]int{}
	breaks := map[int]int{}
	for _, card := range c.Cards {
		if card.Optional {
			continue
		}
		core[card.Day] += card.Planned
		if card.Kind == model.BreakCard {
			breaks[card.Day]++
		}
	}
	if diff := cmp.Diff(map[int]int{1: 390, 2: 390}, core); diff != "" {
		t.Errorf("minutes of the core cards by day:\n%s", diff)
	}
	if diff := cmp.Diff(map[int]int{1: 3, 2: 3}, breaks); diff != "" {
		t.Errorf("breaks by day:\n%s", diff)
	}
	for i, day := range c.Days {
		if end := day.Starts + core[i+1]; end != 15*60+30 {
			t.Errorf("%s ends %d minutes after midnight, not at 15:30", day.Title, end)
		}
	}
}

func TestBuiltInKeepsTheOrderOfItsSource(t *testing.T) {
	place := map[string]int{}
	for i, card := range course.BuiltIn().Cards {
		key := card.Exercise
		if key == "" {
			key = card.Title.String()
		}
		if _, there := place[key]; !there {
			place[key] = i
		}
	}
	order := []string{
		"Welcome", "definition", "whyBother", "calmsOrder", "threeWays", // fundamentals
		"practices", "valueStreamMap", "First totals", "Where we are", "swot", "caEstimates", "workflowPerformance", // the pipeline
		"Root cause", "Target state", "KPIs", "Backlog", "Team and skills", "Action plan", // kick-start
	}
	for i, key := range order {
		at, there := place[key]
		if !there {
			t.Errorf("the course has no card %s", key)
		}
		if i > 0 && at < place[order[i-1]] {
			t.Errorf("%s comes before %s", key, order[i-1])
		}
	}
}

func TestBuiltInCardsAreComplete(t *testing.T) {
	for _, card := range course.BuiltIn().Cards {
		room, facilitator := card.Guide.Room.String(), card.Guide.Facilitator.String()
		switch card.Kind {
		case model.ExerciseCard:
			if room+facilitator != "" {
				t.Errorf("%s: an exercise has its own guide", card.Title)
			}
		case model.BreakCard:
			if strings.Contains(room, "\n") || !strings.HasSuffix(room, "?") || facilitator == "" {
				t.Errorf("%s: a break needs one prompt of one line and something to do for the facilitator, not %q", card.Title, room)
			}
		case model.TalkCard:
			checkTalk(t, card.Title.String(), room, facilitator)
		}
		if !card.Optional && card.Kind != model.BreakCard && card.Shorten.Empty() && card.Title.String() != "Action plan" {
			t.Errorf("%s: nothing says how to do it in less time", card.Title)
		}
	}
}

func checkTalk(t *testing.T, name, room, facilitator string) {
	t.Helper()
	question, _, _ := strings.Cut(room, "\n")
	if !strings.HasPrefix(question, "# ") || !strings.HasSuffix(question, "?") {
		t.Errorf("%s: the room's part begins with %q, which is no question", name, question)
	}
	for _, part := range []string{"\n1. ", "**Done when**"} {
		if !strings.Contains(room, part) {
			t.Errorf("%s: the room's part has no %q", name, part)
		}
	}
	for _, part := range []string{"**Time box.**", "**Purpose.**", "**Prompts.**", "**Common mistakes.**", "**When it stalls.**"} {
		if !strings.Contains(facilitator, part) {
			t.Errorf("%s: the facilitator's part has no %q", name, part)
		}
	}
}

func TestWallIsACopyWithIDs(t *testing.T) {
	c := course.BuiltIn()
	ids := []model.ID{}
	newID := func() model.ID {
		ids = append(ids, model.ID(strings.Repeat("n", len(ids)+1)))
		return ids[len(ids)-1]
	}
	w := c.Wall(newID)
	if w.Course != c.Title || w.Limit != c.WIPLimit || len(w.Doing)+len(w.Done) != 0 {
		t.Errorf("the wall says %q, limit %d, %d doing and %d done", w.Course, w.Limit, len(w.Doing), len(w.Done))
	}
	if diff := cmp.Diff(c.Days, w.Days, cmp.Comparer(model.Text.Equal)); diff != "" {
		t.Errorf("days:\n%s", diff)
	}
	for i, card := range w.Todo {
		if card.ID != ids[i] {
			t.Errorf("card %d has the id %s", i, card.ID)
		}
		card.ID = ""
		if diff := cmp.Diff(c.Cards[i], card, cmp.Comparer(model.Text.Equal), cmp.Comparer(model.Prose.Equal)); diff != "" {
			t.Errorf("card %d:\n%s", i, diff)
		}
	}
	w.Todo[0].Title = model.MustClean("another")
	if c.Cards[0].Title.Equal(w.Todo[0].Title) {
		t.Error("a change of the wall changed the course")
	}
}

func TestACourseCompletesAWallThatKeptItsMovesOnly(t *testing.T) {
	c := course.BuiltIn()
	own := model.Card{ID: "n2", Title: model.MustClean("Our own card"), Kind: model.TalkCard, Planned: 5, Day: 1}
	moved := []model.Move{{To: model.Doing}}
	last := c.Cards[len(c.Cards)-1]
	bare := &model.Wall{
		Todo:  []model.Card{{ID: "n1", Title: last.Title, Day: last.Day, Blocked: model.MustClean("no room")}, own},
		Doing: []model.Card{{ID: "n3", Title: c.Cards[0].Title, Day: c.Cards[0].Day, Moves: moved}},
	}
	ids := model.Counter(3)
	w := c.Complete(bare, ids)
	if w.Total() != len(c.Cards)+1 {
		t.Fatalf("%d cards of %d and one", w.Total(), len(c.Cards))
	}
	blocked, pulled := last, c.Cards[0]
	blocked.ID, blocked.Blocked = "n1", model.MustClean("no room")
	pulled.ID, pulled.Moves = "n3", moved
	next := c.Cards[1]
	next.ID = "n4"
	want := []model.Card{blocked, own, next, pulled}
	if diff := cmp.Diff(want, append(slices.Clone(w.Todo[:3]), w.Doing...)); diff != "" {
		t.Error(diff)
	}
	if bare.Doing[0].Planned != 0 || len(bare.Todo) != 2 {
		t.Error("the wall that was given has changed")
	}
	lunches := map[string]bool{}
	for _, card := range w.Cards() {
		if card.Title.String() == "Lunch" {
			lunches[card.Guide.Room.String()] = true
		}
	}
	if len(lunches) != 2 {
		t.Errorf("the two lunches have %d guides", len(lunches))
	}
}

func TestWhatWasDroppedAndShortenedStaysSo(t *testing.T) {
	c := course.BuiltIn()
	dropped, short := c.Cards[2], c.Cards[3]
	w := c.Complete(&model.Wall{
		Todo:    []model.Card{{ID: "n1", Title: short.Title, Day: short.Day, Cut: 5}},
		Dropped: []model.Card{{ID: "n2", Title: dropped.Title, Day: dropped.Day}},
	}, model.Counter(2))
	if len(w.Dropped) != 1 || w.Dropped[0].Planned != dropped.Planned || w.Dropped[0].ID != "n2" {
		t.Errorf("dropped is %+v", w.Dropped)
	}
	if w.Total() != len(c.Cards)-1 {
		t.Errorf("%d cards of %d are on the wall, though one was dropped", w.Total(), len(c.Cards))
	}
	if got := w.Card("n1"); got.Planned != short.Planned-5 || got.Cut != 5 {
		t.Errorf("the shortened card has %d minutes and %d cut", got.Planned, got.Cut)
	}
}

func prose(t *testing.T, s string) model.Prose {
	t.Helper()
	p, err := model.CleanProse(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
