package definition_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flipchart/exercises/definition"
	"flipchart/facts"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/tui"
	"flipchart/tui/tuitest"
	"flipchart/tui/ui"
)

// opened is a session whose card with the definition is open.
func opened(s model.Session) tuitest.Options {
	card := model.Card{ID: "n9001", Title: model.MustClean("Our definition"), Kind: model.ExerciseCard, Exercise: "definition", Planned: 25}
	s.Wall = &model.Wall{Limit: 2, Doing: []model.Card{card}}
	s.Clock = &model.Clock{}
	s.Place = &model.Place{Card: card.ID}
	return tuitest.Options{Session: &s, Exercises: []tui.Exercise{definition.Exercise}}
}

func empty() model.Session { return model.NewSession(model.MustClean("Claims team"), tuitest.Start) }

func open(tb testing.TB, s model.Session) *tuitest.Stage { return tuitest.New(tb, opened(s)) }

// phrases as "group: words votes".
func phrases(s *tuitest.Stage) string {
	var said []string
	for _, p := range s.Session().Definition.Phrases {
		words := fmt.Sprintf("%s %d", p.Text, p.Votes)
		if !p.Group.Empty() {
			words = p.Group.String() + ": " + words
		}
		said = append(said, words)
	}
	return strings.Join(said, ", ")
}

func want(t *testing.T, s *tuitest.Stage, said string) {
	t.Helper()
	if got := phrases(s); got != said {
		t.Errorf("the phrases are %q, want %q", got, said)
	}
}

// The whole exercise from the keyboard, left in the middle, gone on with after the program was killed, and undone.
func TestARoomDefinesDevOps(t *testing.T) {
	s := open(t, empty()).See("What belongs in our definition of DevOps?", "nothing yet", "a adds the first one", "3 dots each")
	s.Press("a").Type("Every day").Press("enter").Type("No night shifts").Press("enter").Type("Daily").Press("enter", "enter")
	s.Press("D").Type("2").Press("enter").Press("enter").See("0 of 6 dots, 3 each")
	s.Press("+", "M").See("Which one says the same as “Daily”?").Press("enter").See("Every day / Daily", "1 of 6 dots")
	want(t, s, "Every day / Daily 1, No night shifts 0")
	s.Press("w").Type("Fast").Press("enter").See("FAST  1 dot", "no group yet")
	s.Press("down", "+", "+", "w").See("Under which name", "Fast", "a new name").Press("enter").See("FAST  3 dots", "each phrase has a group")
	want(t, s, "Fast: Every day / Daily 1, Fast: No night shifts 2")
	s.Press("q")
	s.Restart()
	s.Press("enter").See("FAST  3 dots").Press("s")
	want(t, s, "Fast: No night shifts 2, Fast: Every day / Daily 1")

	s.Press("v").See("in one sentence?", "nothing yet: e writes it", "what weighs most", "Fast", "No night shifts · Every day / Daily")
	s.Press("r").See("our own sentence comes first").NotSee("Encyclopedia")
	s.Press("e").Type("We ship daily, by day").Press("enter").See("We ship daily, by day").NotSee("Handbook")
	s.Press("r").See("What is missing in ours?", "Encyclopedia", "Handbook", "“Agile gets developed; DevOps gets deployed”")
	s.Press("w").Type("Ops").Press("enter").See("Ops").Press("r").NotSee("Handbook").Press("r").See("Handbook")

	s.Press("v").See("How would we notice", "nothing yet: a adds a measure", "nothing yet: e types it")
	s.Press("a").Type("Lead time").Press("enter", "enter").See("Lead time", "1 measure")
	s.Press("down", "e").Type("Claims by phone").Press("enter").See("Claims by phone")

	s.Press("v").See("say what others mean by DevOps", "five stages", "start on an action plan").Press("5").See("●●●●●")
	s.Press("right", "1").See("✓ yes", "✓ 1 of 9 reached")
	s.Press("right", "e").Type("twice").Press("enter").See("twice")
	d := s.Session().Definition
	if first := (model.Objective{Key: "definitions", Wish: 5, Reached: true, Remark: model.MustClean("twice")}); !slices.Equal(d.Objectives, []model.Objective{first}) {
		t.Errorf("the objectives are %+v", d.Objectives)
	}
	if d.Sentence.String() != "We ship daily, by day" || d.Missing.String() != "Ops" || d.World.String() != "Claims by phone" || !d.Revealed {
		t.Errorf("the sentences are %+v", d)
	}
	s.Press("q")
	s.Restart()
	s.Press("enter").See("Which of these do we want most").Press("u").See("Undone: remark on an objective")
	s.Press("u", "u", "u").See("Undone: say what the world means")
	s.Press("v", "v", "v").NotSee("Claims by phone").Press("ctrl+r").See("Claims by phone")
}

func TestWhatTheRoomIsAskedOnTheWorldStandsBelowIt(t *testing.T) {
	s := open(t, modeltest.Claims()).Press("v", "v").See("“SOFTWARE IS EATING THE WORLD”", "by software on the phone")
	_, asks := facts.World()
	s.NotSee(asks...).Press("end", "down").See(asks...).Press("m", "up", "enter").See("this is no measure")
}

func TestFrames(t *testing.T) {
	full := empty()
	for i := range 100 {
		full.Definition.Phrases = append(full.Definition.Phrases, model.Phrase{
			ID: model.ID(fmt.Sprintf("n%d", i+1)), Text: model.MustClean(fmt.Sprintf("Phrase %d", i)), Votes: i % 9, Group: model.MustClean([]string{"Fast", "Safe", ""}[i%3]),
		})
	}
	hidden := modeltest.Claims()
	hidden.Definition.Revealed = false
	for name, c := range map[string]struct {
		session model.Session
		keys    []string
	}{
		"empty phrases":    {empty(), nil},
		"phrases":          {modeltest.Claims(), nil},
		"full phrases":     {full, nil},
		"empty sentence":   {empty(), []string{"v"}},
		"sentence":         {hidden, []string{"v"}},
		"what others say":  {modeltest.Claims(), []string{"v"}},
		"full sentence":    {full, []string{"v"}},
		"empty measures":   {empty(), []string{"v", "v"}},
		"measures":         {modeltest.Claims(), []string{"v", "v"}},
		"empty objectives": {empty(), []string{"v", "v", "v"}},
		"objectives":       {modeltest.Claims(), []string{"v", "v", "v"}},
	} {
		t.Run(name, func(t *testing.T) {
			tuitest.Golden(t, opened(c.session), func(s *tuitest.Stage) { s.Press(c.keys...) })
		})
	}
}

func TestPastedLinesArePhrasesOfOneEdit(t *testing.T) {
	s := open(t, empty()).Paste("one\ntwo\n\nthree\n")
	want(t, s, "one 0, two 0, three 0")
	s.Press("u").See("Undone: add 3 phrases", "nothing yet")
}

func TestDotsAreTypedAndKeptToTheQuota(t *testing.T) {
	s := open(t, empty()).Paste("one\ntwo")
	s.Press("D").Type("1").Press("enter", "enter", "up", "=").Type("4").Press("enter").See("the room has 3 dots in all").Press("esc")
	s.Press("right", "2", "enter").See("2 of 3 dots")
	want(t, s, "one 2, two 0")
	s.Press("up", "e").Type("x").Press("enter").See("“x” is no whole number").Press("esc", "esc", "-", "-", "-").See("no dot on this phrase")
	want(t, s, "one 0, two 0")
}

func TestAPhraseIsCarriedIntoAGroupAndOut(t *testing.T) {
	s := open(t, empty()).Paste("one\ntwo\nthree")
	s.Press("w").Type("Fast").Press("enter", "down", "m", "up", "enter")
	want(t, s, "Fast: three 0, Fast: one 0, two 0")
	s.Press("m", "down", "enter")
	want(t, s, "Fast: three 0, one 0, two 0")
	s.Press("up", "n").See("What is this group called?").Press("ctrl+u").Type("Quick").Press("enter").See("QUICK")
	s.Press("w").See("no group").Press("up", "up").Type("no group").Press("enter").NotSee("QUICK")
	s.Press("n").See("this phrase has no group yet")
}

func TestTheOtherMeaningsAreSeenWhole(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		o := opened(modeltest.Claims())
		o.Width, o.Height = size[0], size[1]
		text := strings.Join(strings.Fields(tuitest.New(t, o).Press("v").Text()), " ")
		for _, d := range facts.Definitions() {
			for _, word := range strings.Fields(d.Text) {
				if !strings.Contains(text, word) {
					t.Errorf("%s is not seen at %v", word, size)
				}
			}
		}
	}
}

func TestALongSentenceIsSeenWholeWhileItIsTyped(t *testing.T) {
	s := open(t, modeltest.Claims()).Press("v", "r", "e", "ctrl+u").Type(strings.Repeat("word ", 40) + "end")
	s.See("end").Press("enter").See("end").Press("r").See("Encyclopedia", "deployed”")
	s.Press("e").Type(strings.Repeat("x", model.NoteLimit)).Press("enter").See("!").Press("esc").See("end")
}

func TestAHundredPhrasesHavePages(t *testing.T) {
	var lines []string
	for i := range 100 {
		lines = append(lines, fmt.Sprintf("[%d]", i))
	}
	s := open(t, empty()).Paste(strings.Join(lines, "\n")).See("page", "[99]").Press("home").See("[0]", "page 1 of")
	seen := ""
	for range 20 {
		seen += s.Text()
		s.Press("pgdown")
	}
	for _, line := range lines {
		if !strings.Contains(seen, line) {
			t.Errorf("%s is on no page", line)
		}
	}
}

func TestNoKeyBreaksTheScreen(t *testing.T) {
	keys := append(slices.Concat(ui.ArrowKeys, ui.ShoveKeys),
		"a", "A", "e", "d", "m", "M", "s", "w", "n", "r", "v", "v", "D", "+", "-", "=", "u", "ctrl+r", "enter", "enter", "esc", "tab",
		"pgup", "pgdown", "0", "1", "4", "x", "漢", "space", "q")
	sessions := []func() model.Session{empty, modeltest.Claims}
	tuitest.AnyKeys(t, keys, func(r *rapid.T) tuitest.Options { return opened(rapid.SampledFrom(sessions).Draw(r, "session")()) })
}
