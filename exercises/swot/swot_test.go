package swot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	tea "charm.land/bubbletea/v2"

	"flipchart/exercises/swot"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/tui"
	"flipchart/tui/tuitest"
	"flipchart/tui/ui"
)

// options open a session on its SWOT.
func options(s model.Session) tuitest.Options {
	card := model.Card{ID: "n99999", Title: model.MustClean("SWOT of the pipeline"), Kind: model.ExerciseCard, Exercise: "swot", Planned: 45}
	for _, c := range s.Wall.Cards() {
		if c.Exercise == "swot" {
			card = c
		}
	}
	if _, _, ok := s.Wall.Find(card.ID); !ok {
		s.Wall.Todo = append(s.Wall.Todo, card)
	}
	s.Place = &model.Place{Card: card.ID}
	return tuitest.Options{
		Session:   &s,
		Exercises: []tui.Exercise{swot.Exercise},
	}
}

func empty() model.Session { return model.NewSession(model.MustClean("Claims team"), tuitest.Start) }

func open(tb testing.TB, s model.Session) *tuitest.Stage { return tuitest.New(tb, options(s)) }

// board is a quadrant as "words votes, words votes".
func board(s *tuitest.Stage, q model.Quadrant) string {
	var notes []string
	for _, n := range s.Session().Swot.Quadrant(q) {
		notes = append(notes, fmt.Sprintf("%s %d", n.Text, n.Votes))
	}
	return strings.Join(notes, ", ")
}

func want(t *testing.T, s *tuitest.Stage, q model.Quadrant, notes string) {
	t.Helper()
	if got := board(s, q); got != notes {
		t.Errorf("%s are %q, want %q", q, got, notes)
	}
}

// add types notes into the selected quadrant.
func add(s *tuitest.Stage, notes ...string) {
	s.Press("a")
	for _, note := range notes {
		s.Type(note).Press("enter")
	}
	s.Press("enter")
}

func TestFrames(t *testing.T) {
	long := modeltest.Claims()
	words := strings.TrimSpace(strings.Repeat("the test data comes from the mainframe by a job at night, ", 9))[:500]
	long.Swot.Threats = append(long.Swot.Threats, model.Note{ID: "n900", Text: model.MustClean(words), Cycle: model.Test})
	for name, c := range map[string]struct {
		session model.Session
		keys    []string
	}{
		"empty":    {empty(), nil},
		"typical":  {modeltest.Claims(), []string{"right"}},
		"full":     {modeltest.Full(), []string{"down", "down", "right", "pgdown"}},
		"longNote": {long, []string{"right", "j", "j", "j", "j", "j", "j"}},
		"typing":   {modeltest.Claims(), []string{"a", "F", "l", "a", "k", "y"}},
		"carrying": {modeltest.Claims(), []string{"m", "right", "down"}},
		"merging":  {modeltest.Claims(), []string{"M", "down"}},
		"guide":    {modeltest.Claims(), []string{"g"}},
	} {
		t.Run(name, func(t *testing.T) {
			tuitest.Golden(t, options(c.session), func(s *tuitest.Stage) { s.Press(c.keys...) })
		})
	}
}

func TestAddStaysOpenUntilAnEmptyNote(t *testing.T) {
	s := open(t, empty())
	s.See("What do we do well?", "a adds the first note", "What could stop us?", "What helps and what hurts our way to production?")
	s.Press("right", "a").Type("Test data is late?").Press("enter").Type("q and u are words").Press("enter")
	s.See("Test data is late?", "add, an empty one ends")
	s.Press("enter").NotSee("an empty one ends")
	want(t, s, model.Weaknesses, "Test data is late? 0, q and u are words 0")
	s.Press("A").Type("between").Press("enter", "esc")
	want(t, s, model.Weaknesses, "Test data is late? 0, between 0, q and u are words 0")
	s.Press("u").See("Undone: add weakness, in SWOT of the pipeline.")
	want(t, s, model.Weaknesses, "Test data is late? 0, q and u are words 0")
	s.Press("ctrl+r")
	want(t, s, model.Weaknesses, "Test data is late? 0, between 0, q and u are words 0")
}

// A presenter's clicker sends esc.
func TestEscKeepsTheWords(t *testing.T) {
	s := open(t, empty())
	s.Press("a").Type("Test data is late").Press("esc").See("Your words are kept: a brings them back.")
	s.Press("q", "ctrl+p").Type("open SWOT").Press("enter")
	s.Press("right", "a").See("Test data is late").Press("enter", "enter")
	want(t, s, model.Weaknesses, "Test data is late 0")
	s.Press("e").Type(" again").Press("esc").See("Your words are kept: e brings them back.")
	s.Press("a").NotSee("late again").Press("esc")
	s.Press("e").See("late again").Press("enter")
	want(t, s, model.Weaknesses, "Test data is late again 0")
}

func TestTabTakesANewNoteToTheNextQuadrant(t *testing.T) {
	s := open(t, modeltest.Claims())
	s.Press("a").Type("quick").Press("tab", "enter").Type("old").Press("shift+tab", "shift+tab", "enter", "enter")
	want(t, s, model.Threats, "Regulator wants sign-off proof 1, Mainframe freeze in December 0, old 0")
	s.Press("u")
	want(t, s, model.Weaknesses, "Test data takes two days 7, One person can release 5, Review waits for seniors 3, No rollback for the database 1, quick 0")
}

func TestFindGoesToANote(t *testing.T) {
	s := open(t, modeltest.Full())
	s.Press("/").Type("Note 197:").Press("enter", "d")
	for _, note := range s.Session().Swot.Notes() {
		if strings.HasPrefix(note.Text.String(), "Note 197:") {
			t.Error("it was not the selected one")
		}
	}
	open(t, empty()).Press("/").See("no note yet")
}

func TestPastedLinesAreNotesOfOneEdit(t *testing.T) {
	s := open(t, empty())
	s.Press("a").Type("One").Paste(" and more\r\n\r\n  two\u202e\x1b[31m \nthree").Press("esc")
	want(t, s, model.Strengths, "One and more 0, two 0, three 0")
	s.Press("down").Paste("alone")
	want(t, s, model.Opportunities, "alone 0")
	s.Press("u", "u").See("add 3 strengths")
	want(t, s, model.Strengths, "")

	s.Press("a").Paste("good\n"+strings.Repeat("x", 501)).See("nothing is added", "501 characters")
	s.Press("esc").Paste(strings.Repeat("line\n", 6000)).See("more than 5000")
	s.Paste(strings.Repeat("line\n", 2001)).See("a session holds at most")
	s.Paste(strings.Repeat("x", 10<<20)).See("500 fit here")
	want(t, s, model.Strengths, "")
}

func TestANewNoteHasTheOneBeforeItInSight(t *testing.T) {
	s := open(t, empty())
	s.Press("a").Paste(strings.Repeat("early\n", 9)+"late\n").See("page 2 of 2", "late").NotSee("early")
	s.Type("later").Press("enter").See("later")
	want(t, s, model.Strengths, strings.Repeat("early 0, ", 9)+"late 0, later 0")
	s.Press("shift+tab", "tab").See("late")
}

func TestATooLongNoteStaysInTheField(t *testing.T) {
	s := open(t, empty())
	s.Press("a").Paste(strings.Repeat("y", 505)).See("! 5 characters too many")
	s.Press("enter").See("505 characters long")
	s.Press("backspace", "backspace", "backspace", "backspace", "backspace", "enter", "enter")
	want(t, s, model.Strengths, strings.Repeat("y", 500)+" 0")
}

func TestEditInPlace(t *testing.T) {
	s := open(t, empty())
	add(s, "one", "two")
	s.Press("e").Type("!").Paste(" a\nb").Press("enter")
	want(t, s, model.Strengths, "one 0, two! a b 0")
	s.Press("enter", "ctrl+u", "enter").See("needs words")
	s.Press("esc")
	want(t, s, model.Strengths, "one 0, two! a b 0")
}

func TestMoveWithinAndBetweenQuadrants(t *testing.T) {
	s := open(t, empty())
	add(s, "a", "b", "c")
	s.Press("m", "up", "up", "enter")
	want(t, s, model.Strengths, "c 0, a 0, b 0")
	s.Press("m", "right").See("carried, not dropped yet").Press("esc")
	want(t, s, model.Strengths, "c 0, a 0, b 0")
	s.Press("J")
	want(t, s, model.Strengths, "a 0, c 0, b 0")
	s.Press("shift+right", "shift+down")
	want(t, s, model.Threats, "c 0")
	s.Press("u").See("Undone: move a note to threats")
	want(t, s, model.Weaknesses, "c 0")
	s.Press("m", "down", "ctrl+r", "enter") // the note that is carried goes elsewhere meanwhile
	want(t, s, model.Threats, "c 0")
	s.Press("m", "up").See("carried, not dropped yet").Press("u").NotSee("carried", "Undone")
	want(t, s, model.Threats, "c 0")
	s.Press("u").See("Undone: move a note to threats")
	want(t, s, model.Weaknesses, "c 0")
}

func TestTheMouseSelectsMovesAndEdits(t *testing.T) {
	s := open(t, empty())
	add(s, "first", "second", "third")
	x, y := s.Find("first")
	toX, toY := s.Find("third")
	s.Drag(x, y, toX, toY)
	want(t, s, model.Strengths, "second 0, third 0, first 0")
	x, y = s.Find("third")
	toX, toY = s.Find("WEAKNESSES")
	s.Drag(x, y, toX, toY+2)
	want(t, s, model.Weaknesses, "third 0")
	x, y = s.Find("second")
	s.Click(x, y).Press("m").Click(toX, toY+2)
	want(t, s, model.Weaknesses, "third 0, second 0")
	x, y = s.Find("third")
	s.Click(x, y).Click(x, y).Type("!")
	x, y = s.Find("THREATS")
	s.Click(x, y) // what is typed is kept
	want(t, s, model.Weaknesses, "third! 0, second 0")
	add(s, "risk")
	want(t, s, model.Threats, "risk 0")
}

func TestDotsAreCountedAgainstTheQuota(t *testing.T) {
	s := open(t, empty())
	s.See("3 dots each", "D people and dots")
	add(s, "a", "b")
	s.Press("D").Type("2").Press("tab", "backspace").Type("2").Press("enter").See("0 of 4 dots, 2 each")
	s.Press("+", "+", "+", "-").See("●●", "2 of 4 dots, 2 each", "s sort by votes")
	s.Press("up", "=").Type("3").Press("enter").See("2 dots are left of 4 (2 people, 2 each), so this note can have 2")
	s.Press("esc")
	want(t, s, model.Strengths, "a 0, b 2")
	s.Press("=").Type("2").Press("enter").See("✓ all 4 dots placed")
	s.Press("+").See("2 people, 2 each")
	s.Press("down", "-", "s")
	want(t, s, model.Strengths, "a 2, b 1")
	s.Press("-", "-").See("no dot on this note")
	s.Press("=", "enter").See("type how many dots")
	s.Press("esc", "u", "u", "u").See("count dots")
	want(t, s, model.Strengths, "a 0, b 2")
}

func TestManyDotsAreNumbers(t *testing.T) {
	s := open(t, empty())
	add(s, "few", "many")
	s.Press("=").Type("12").Press("enter").See("● 12")
	s.Press("up", "+").See("●  1")
}

func TestSortPutsTheMostDotsOnTop(t *testing.T) {
	s := open(t, modeltest.Claims())
	s.Press("s")
	sorted := "Trunk builds every commit 5, We own our pipeline code 3, Blameless reviews 2, Good relations with ops 0"
	want(t, s, model.Strengths, sorted)
	s.Press("s").See("The strengths are sorted by votes already.")
	want(t, s, model.Strengths, sorted)
	s.Press("u").See("Undone: sort strengths") // the second s was no edit
}

func TestADigitBeginsACountOfDots(t *testing.T) {
	s := open(t, empty())
	add(s, "a")
	s.Press("1").See("How many dots for “a”?").Type("2").Press("enter")
	want(t, s, model.Strengths, "a 12")
	for typed, sentence := range map[string]string{
		"1-2": "“1-2” is no whole number: type digits only", "1/2 3": "“1/2 3” is no whole number", "6O": "“6O” is no whole number", "10001": "10001 dots are too many",
	} {
		s.Type(typed).Press("enter").See("! "+sentence, typed).Press("esc")
		want(t, s, model.Strengths, "a 12")
	}
	s.Press("D").Type("1/2").Press("enter").See("“1/2” is no whole number").Press("ctrl+u").Type("9").Press("enter").Type("x").Press("enter").See("“x” is no")
}

func TestNobodyHasNoDots(t *testing.T) {
	s := open(t, empty())
	s.Press("D").Type("4").Press("enter").Type("0").Press("enter").See("! each person has 1 to 100 dots, not 0", "dots each")
	s.Press("ctrl+u", "enter").See("! type how many dots each").NotSee("0 is a number")
	s.Type("1000000").Press("enter").See("1000000 is more than any room has").NotSee("999999")
	s.Press("ctrl+u").Type("2").Press("enter").See("0 of 8 dots, 2 each")
}

func TestDeleteComesBackWithItsDots(t *testing.T) {
	s := open(t, modeltest.Claims())
	s.Press("d").See("“Blameless reviews” is deleted, with 2 dots; u brings it back.")
	s.Restart()
	s.Press("u").See("Undone: delete strength")
	if got := s.Session().Swot.Strengths[0].Votes; got != 2 {
		t.Errorf("it comes back with %d dots", got)
	}
	s.Press("up", "down", "down", "down", "d").See("“Good relations with ops” is deleted; u brings it back.")
}

func TestMergeWithAChosenNote(t *testing.T) {
	s := open(t, modeltest.Claims())
	s.Press("M", "enter").See("arrows choose the other note first")
	s.Press("down", "enter").NotSee("becomes one")
	want(t, s, model.Strengths, "Trunk builds every commit / Blameless reviews 7, We own our pipeline code 3, Good relations with ops 0")
	s.Press("M", "down", "esc", "u")
	s.NotSee("becomes one")
	want(t, s, model.Strengths, "Blameless reviews 2, Trunk builds every commit 5, We own our pipeline code 3, Good relations with ops 0")
}

func TestSameNotesBecomeOne(t *testing.T) {
	s := open(t, empty())
	s.Press("S").See("no two notes")
	add(s, "Flaky tests", "flaky TESTS", "Slow", "slow.", "Other")
	s.Press("up", "+", "S").See("2 times in strengths: “Flaky tests”", "all of these")
	s.Press("enter").See("2 times in strengths: “Slow”").NotSee("all of these")
	s.Press("esc")
	want(t, s, model.Strengths, "Flaky tests 0, Slow 0, slow. 1, Other 0")
	s.Press("u", "S", "up", "down", "down", "enter")
	want(t, s, model.Strengths, "Flaky tests 0, Slow 1, Other 0")
	s.Press("S").See("no two notes of a quadrant say the same")
	s.Press("u")
	want(t, s, model.Strengths, "Flaky tests 0, flaky TESTS 0, Slow 0, slow. 1, Other 0")
}

func TestANoteNamesTheStepOrCycleItIsAbout(t *testing.T) {
	s := open(t, modeltest.Claims())
	s.See("w names the step")
	s.Press("w").Type("regression").Press("enter").See("“Blameless reviews” is about Regression test")
	note := s.Session().Swot.Strengths[0]
	if step, _, _ := s.Session().Stream.Step(note.About); step.Name.String() != "Regression test" || note.Cycle != "" {
		t.Errorf("it is about %q %q", step.Name, note.Cycle)
	}
	s.Press("w").Type("transition").Press("enter").See("“Blameless reviews” is about the Transition cycle")
	s.Press("w").Type("whole").Press("enter").See("w names the step")
	s.Press("u")
	if note := s.Session().Swot.Strengths[0]; note.Cycle != model.Transition {
		t.Errorf("undone, it is about %q", note.Cycle)
	}

	s = open(t, empty())
	add(s, "x")
	s.Press("w").See("the value stream map has none yet", "Release")
}

func TestActionsOnAnEmptyQuadrantSayWhy(t *testing.T) {
	for _, key := range []string{"e", "enter", "d", "m", "+", "-", "=", "s", "w", "M", "J", "shift+right"} {
		s := open(t, empty())
		s.Press(key).See("a adds one")
	}
}

func TestEachQuadrantPagesByItself(t *testing.T) {
	s := open(t, modeltest.Full())
	s.See("page 1 of 9", "Note 0:")
	s.Press("pgdown", "pgdown").See("page 3 of 9", "Note 48:", "Note 1:")
	s.Press("right").See("page 3 of 9", "Note 48:", "Note 1:") // to what is seen beside it
	s.Press("up", "left", "down").See("Note 52:")
	for range 90 {
		s.Press("down").Text() // a frame after each key, as in the program
	}
	s.See("Note 196:", "page 9 of 9", "Note 198:", "Note 1:", "Note 3:")
	s.Press("m", "pgup", "pgup", "enter").See("page 7 of 9")
	if i := slices.IndexFunc(s.Session().Swot.Opportunities, func(n model.Note) bool { return strings.HasPrefix(n.Text.String(), "Note 198") }); i != 37 {
		t.Errorf("two pages up it is number %d", i)
	}
}

func TestAFullQuadrantTakesRowsThatOthersDoNotNeed(t *testing.T) {
	lines := func(count int) string { return strings.Repeat("something\n", count) }
	s := open(t, empty())
	s.Paste(lines(7)).NotSee("page")
	s.Press("down").Paste("below").NotSee("page")
	_, y := s.Find("below")
	s.Press("+", "+", "-").See("●")
	if _, after := s.Find("below"); after != y {
		t.Error("a vote moved the note")
	}
	s.Press("up").Paste(lines(4)).See("page 2 of 2", "below")
	s.Press("down", "d").Paste(lines(4)).See("page 2 of 2", "OPPORTUNITIES  outside")
	s.Paste(lines(9)).See("OPPORTUNITIES  outside   page 3 of 3")

	s = open(t, empty())
	s.Press("down").Paste(lines(9)).NotSee("page").See("STRENGTHS  inside, helps", "What do we do well?")
}

func TestEveryNoteCanBeSeen(t *testing.T) {
	ups, downs := slices.Repeat([]string{"up"}, 16), slices.Repeat([]string{"down"}, 16)
	keys := slices.Concat(ups, downs, []string{"right"}, ups, downs)
	for _, size := range [][2]int{{60, 16}, {70, 19}, {80, 24}, {100, 31}, {120, 40}, {200, 60}} {
		for _, words := range []int{0, 5, 12, 50} { // to which notes of one word are added
			s := open(t, empty())
			s.Resize(size[0], size[1])
			s.Press("a")
			var notes []string
			for quadrant, count := range []int{14, 6, 1, 2} {
				for i := range count {
					name := fmt.Sprintf("[%d.%d]", quadrant, i)
					notes = append(notes, name)
					s.Paste(name + strings.Repeat(" and more", words*(i%2))).Press("enter")
				}
				s.Press("tab")
			}
			s.Press("enter", "pgup", "pgup", "up", "up", "up", "left")
			frames := s.Text()
			for _, key := range keys {
				frames += s.Press(key).Text()
			}
			for _, note := range notes {
				if !strings.Contains(frames, note) {
					t.Errorf("%s is on no page at %v with %d words", note, size, words)
				}
			}
		}
	}
}

func TestNotesStandApartWhereThereIsRoom(t *testing.T) {
	o := options(modeltest.Claims())
	o.Width, o.Height = 200, 60
	s := tuitest.New(t, o)
	_, first := s.Find("Blameless reviews")
	_, second := s.Find("Trunk builds every commit")
	if second != first+3 {
		t.Errorf("the notes are in rows %d and %d", first, second)
	}
	s.Drag(20, second, 20, first-1) // in front of the first one
	want(t, s, model.Strengths, "Trunk builds every commit 5, Blameless reviews 2, We own our pipeline code 3, Good relations with ops 0")
	s.Press("u")
	s.Paste(strings.Repeat("something\n", 30)).NotSee("page")
	_, first = s.Find("Blameless reviews")
	_, second = s.Find("Trunk builds every commit")
	if second != first+1 {
		t.Errorf("of many, the notes are in rows %d and %d", first, second)
	}
}

func TestTheSelectionComesBackAfterARestart(t *testing.T) {
	s := open(t, modeltest.Claims())
	s.Press("right", "down", "q")
	s.Restart()
	s.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
	s.Press("ctrl+p").Type("open SWOT").Press("enter")
	s.See("is about the Release cycle")
}

func TestHostileTextStaysInItsPlace(t *testing.T) {
	for _, text := range []string{"👨‍👩‍👧‍👦👍🏽e\u0301", strings.Repeat("漢", 90), "| `x` <b> \\", "a" + strings.Repeat(" ", 400) + "b"} {
		for _, width := range []int{80, 200} {
			o := options(modeltest.Hostile(text))
			o.Width, o.Height = width, 60
			s := tuitest.New(t, o)
			for _, line := range strings.Split(s.Press("right").Text(), "\n") {
				if ui.Width(line) > width {
					t.Errorf("%d cells: %s", ui.Width(line), line)
				}
			}
		}
	}
}

func TestNoKeyBreaksTheScreen(t *testing.T) {
	keys := append(slices.Concat(ui.ArrowKeys, ui.ShoveKeys),
		"a", "A", "e", "d", "m", "M", "s", "S", "w", "D", "+", "-", "=", "/", "u", "ctrl+r", "enter", "enter", "esc", "tab", "shift+tab",
		"backspace", "pgup", "pgdown", "7", "x", "é", "漢", "space", "?", "g", "q")
	sessions := []func() model.Session{empty, modeltest.Claims, modeltest.Full}
	tuitest.AnyKeys(t, keys, func(r *rapid.T) tuitest.Options { return options(rapid.SampledFrom(sessions).Draw(r, "session")()) })
}

func TestNoPasteOrDragBreaksTheScreen(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := open(t, modeltest.Claims())
		at := func(name string, limit int) int { return rapid.IntRange(0, limit-1).Draw(r, name) }
		for range rapid.IntRange(1, 9).Draw(r, "steps") {
			s.Press(rapid.SampledFrom([]string{"a", "e", "m", "M", "esc", "pgdown"}).Draw(r, "key"))
			s.Paste(rapid.SampledFrom([]string{"one\ntwo\nthree", "word ", "", "\n", strings.Repeat("long ", 99)}).Draw(r, "paste"))
			s.Drag(at("x", 80), at("y", 24), at("toX", 80), at("toY", 24))
			s.Resize(60+at("width", 150), 16+at("height", 50))
			s.Text()
		}
		ids := map[model.ID]bool{}
		for _, note := range s.Session().Swot.Notes() {
			if ids[note.ID] || note.Text.Empty() {
				r.Fatalf("%q is there twice, or empty", note.ID)
			}
			ids[note.ID] = true
		}
	})
}

// A key on a full board: Update and View.
func BenchmarkKey(b *testing.B) {
	wordy := modeltest.Full()
	for _, notes := range [][]model.Note{wordy.Swot.Strengths, wordy.Swot.Weaknesses, wordy.Swot.Opportunities, wordy.Swot.Threats} {
		for i := range notes {
			notes[i].Text = model.MustClean(strings.Repeat("said by somebody ", 29))
		}
	}
	for _, c := range []struct {
		name    string
		session model.Session
	}{{"200 notes", modeltest.Full()}, {"200 long notes", wordy}} {
		b.Run(c.name, func(b *testing.B) {
			o := options(c.session)
			o.Width, o.Height = 200, 60
			s := tuitest.New(b, o)
			var presses []tea.KeyPressMsg
			for _, name := range []string{"down", "right", "-", "down", "left", "-"} {
				presses = append(presses, tuitest.Key(name))
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				s.Update(presses[i%len(presses)])
				s.View()
			}
		})
	}
}
