package tui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

func TestMenuFilterLooksInLabelsFirst(t *testing.T) {
	items := []tui.MenuItem{
		{Key: "t", Label: "theme", Help: "Change between dark and light, to weaken nothing."},
		{Key: "G", Label: "guide", Help: "Show what a theme is for."},
		{Label: "walk every aisle"},
		{Label: "0"}, {Label: "1"}, {Label: "2"}, {Label: "3"}, // with these it is a long menu
	}
	for typed, want := range map[string][]string{
		"theme":       {"theme: Change", "guide: Show"}, // by its name before by what it does
		"SHOW what":   {"guide: Show"},
		"what show":   {"guide: Show"},
		"wea":         {"theme: Change"},
		"wlkaisl":     {"walk every aisle"}, // scattered letters, of labels only
		"chngbtwndrk": nil,
	} {
		t.Run(typed, func(t *testing.T) {
			s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Things", Items: items} })
			frame := s.Type(typed).Text()
			at := 0
			for _, text := range want {
				i := strings.Index(frame[at:], text)
				if i < 0 {
					t.Fatalf("%q is not there in its order:\n%s", text, frame)
				}
				at += i
			}
			for _, item := range items[:3] {
				if shown := strings.Contains(frame, "  "+item.Label); shown != (strings.Contains(strings.Join(want, "\n"), item.Label)) {
					t.Errorf("%q is shown: %v\n%s", item.Label, shown, frame)
				}
			}
		})
	}
}

func TestAShortMenuShowsItsFilterOnceSomebodyTypes(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog {
		return &tui.Menu{Title: "Two", Items: []tui.MenuItem{{Label: "one"}, {Label: "other"}}}
	})
	s.NotSee("filter").Type("=z").See("▌one", "other").NotSee("filter") // what no line holds
	s.Type("oth").See("filter oth", "▌other").NotSee("▌one").Press("esc").See("one").NotSee("filter")
}

func TestHelpStaysWhereNothingIsFound(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Asked"} })
	s.Press("esc", "?").Type("zqq").Press("enter").See("Nothing in this list has that in it")
	s.Press("esc").See("ask").Press("enter").See("the board").NotSee("Board: keys")
}

// inOrder fails the test unless a frame holds some texts one after the other.
func inOrder(t *testing.T, frame string, texts ...string) {
	t.Helper()
	at := 0
	for _, text := range texts {
		i := strings.Index(frame[at:], text)
		if i < 0 {
			t.Fatalf("%q is not there in its order:\n%s", text, frame)
		}
		at += i
	}
}

func TestThePaletteBeginsWithWhatHasNoKey(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Asked"} })
	s.Resize(200, 60)
	inOrder(t, s.Press("esc", ":").Text(), "▌        show the parking lot", "change the group", "mouse", "enter   ask", "undo", "open Board")
}

func TestThePaletteTellsCardsOfTwoDaysApart(t *testing.T) {
	session := onTheBoard()
	session.Wall.Days = make([]model.Day, 2)
	for day, id := range []model.ID{"n2", "n3"} {
		session.Wall.Todo = append(session.Wall.Todo, model.Card{ID: id, Title: model.MustClean("Lunch"), Kind: model.BreakCard, Day: day + 1})
	}
	s := tuitest.New(t, tuitest.Options{Session: &session})
	s.Press(":").Type("open lunch")
	inOrder(t, s.Text(), "▌", "open Lunch, day 1", "open Lunch, day 2")
}

func TestTheFilterFindsTheBeginningOfALabelFirst(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog {
		return &tui.Menu{Title: "Things", Items: []tui.MenuItem{{Label: "see what to change the most"}, {Label: "change the group"}}}
	})
	inOrder(t, s.Type("change the").Text(), "▌change the group", "see what")
}

func TestAMenuNotesWhereTheSelectedLineLeads(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog {
		return &tui.Menu{Title: "Ways", Items: []tui.MenuItem{{Label: "one", Note: "to the hills"}, {Label: "other", Note: "to the sea"}}}
	})
	s.See("to the hills").NotSee("sea").Press("down").See("to the sea").NotSee("hills")
}

func TestHelpSelectsNothing(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Asked"} })
	s.Press("esc", "?").See("page 1 of").NotSee("▌").Press("down").See("page 2 of").Press("up").See("page 1 of")
}

func TestThePaletteLeavesOutWhatOnlyMoves(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Asked"} })
	s.Press("esc", ":").Type("what is just going on").See("Nothing in this list").Press("esc", "esc")
	s.Press("?").Type("what is just going on").See("Leave what is just going on")
}

func TestADialogStandsAloneInASmallWindow(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Ways", Items: []tui.MenuItem{{Label: "one"}}} })
	s.See("one").NotSee("the board").Resize(200, 60)
	s.See("one", "the board")
}

func TestADialogFadesWhatLiesUnderIt(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog {
		return &tui.Question{Title: "Sure?", Body: "Really.", Yes: "go", Then: func() tea.Cmd { return nil }}
	})
	board := func() string {
		s.Resize(200, 60)
		view := s.View().Content
		return view[strings.LastIndex(view[:strings.Index(view, "the board")], "\x1b"):strings.Index(view, "the board")]
	}
	under := board()
	if s.Press("esc"); board() == under {
		t.Errorf("%q under the dialog and without it", under)
	}
}

func TestAShortMenuClosesOnQ(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog {
		return &tui.Menu{Title: "Two", Items: []tui.MenuItem{{Label: "one"}, {Label: "queue"}}}
	})
	s.Type("ueq").See("filter ue").Press("esc").Press("q").NotSee("queue").See("the board")
	s.Press("?").See("Board: keys").Press("q").NotSee("Board: keys") // nor does reading need more
	s.Press(":").Type("q").See("filter q")                           // a long one takes it for its filter
}

func TestHomeAndEndGoToTheEndsOfAMenu(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog {
		return &tui.Menu{Title: "Three", Items: []tui.MenuItem{{Label: "one"}, {Label: "two"}, {Label: "three"}}}
	})
	s.Press("end").See("▌three").Press("home").See("▌one")
}

func TestThePaletteFindsAnExerciseByWhatIsDoneThere(t *testing.T) {
	session := onTheBoard()
	s := tuitest.New(t, tuitest.Options{Session: &session, Exercises: []tui.Exercise{
		{Key: "board", Name: "Board", About: "Where the constraint is named.", New: func(d *tui.Desk) tui.Screen { return &probe{desk: d} }},
		{Key: "loose", Name: "Loose", About: "Where ends are tied.", New: func(d *tui.Desk) tui.Screen { return &probe{desk: d} }},
	}})
	s.Press(":").Type("constraint").See("▌", "open Board: Where the constraint is named.").Press("esc", "esc")
	s.Press(":").Type("ends").See("open Loose: Where ends are tied. It has no card.")
}
