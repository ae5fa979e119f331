package tui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"flipchart/tui"
)

func TestMenuFilterLooksInLabelsFirst(t *testing.T) {
	items := []tui.MenuItem{
		{Key: "t", Label: "theme", Help: "Change between dark and light, to weaken nothing."},
		{Key: "G", Label: "guide", Help: "Show what a theme is for."},
		{Label: "walk every aisle"},
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
			for _, item := range items {
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
	s.NotSee("filter").Type("oth").See("filter oth", "▌other").NotSee("▌one").Press("esc").See("one").NotSee("filter")
}

func TestHelpStaysWhereNothingIsFound(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Asked"} })
	s.Press("esc", "?").Type("qqq").Press("enter").See("Nothing in this list has that in it")
	s.Press("esc").See("ask").Press("enter").See("the board").NotSee("Board: keys")
}

func TestThePaletteBeginsWithWhatHasNoKey(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Asked"} })
	frame := s.Press("esc", ":").Text()
	at := 0
	for _, text := range []string{"▌        show the parking lot", "change the group", "open Board", "enter   ask", "undo"} {
		i := strings.Index(frame[at:], text)
		if i < 0 {
			t.Fatalf("%q is not there in its order:\n%s", text, frame)
		}
		at += i
	}
}

func TestThePaletteLeavesOutWhatOnlyMoves(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Asked"} })
	s.Press("esc", ":").Type("what is just going on").See("Nothing in this list").Press("esc", "esc")
	s.Press("?").Type("what is just going on").See("Leave what is just going on")
}

func TestADialogFadesWhatLiesUnderIt(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog {
		return &tui.Question{Title: "Sure?", Body: "Really.", Yes: "go", Then: func() tea.Cmd { return nil }}
	})
	board := func() string {
		view := s.View().Content
		return view[strings.LastIndex(view[:strings.Index(view, "the board")], "\x1b"):strings.Index(view, "the board")]
	}
	under := board()
	if s.Press("esc"); board() == under {
		t.Errorf("%q under the dialog and without it", under)
	}
}
