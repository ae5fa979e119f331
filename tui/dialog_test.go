package tui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/tuitest"
	"flipchart/tui/ui"
)

// probe is a screen that asks something when enter is pressed, and notes what the mouse does to it.
type probe struct {
	desk    *tui.Desk
	dialog  func(*tui.Desk) tui.Dialog
	reached *[]tea.Msg
}

func (b *probe) Init() tea.Cmd { return nil }

func (b *probe) Update(msg tea.Msg) tea.Cmd {
	*b.reached = append(*b.reached, msg)
	return nil
}

func (b *probe) Draw(c *ui.Canvas) {
	c.Put(2, 0, ui.Plain, "the board")
	c.Hit(ui.Rect{X: 0, Y: 0, W: c.W, H: c.H}, "board")
}

func (b *probe) Title() string { return "Board" }

func (b *probe) Actions() []tui.Action {
	return []tui.Action{{Keys: []string{"enter"}, Label: "ask", Footer: true, Do: func(string) tea.Cmd {
		b.desk.Ask(b.dialog(b.desk))
		return nil
	}}}
}

func (b *probe) CapturesText() bool { return false }

// asking is a stage with that screen open and its dialog on top. reached is what came to the screen.
func asking(t *testing.T, dialog func(*tui.Desk) tui.Dialog) (s *tuitest.Stage, reached *[]tea.Msg) {
	t.Helper()
	reached = new([]tea.Msg)
	session := onTheBoard()
	s = tuitest.New(t, tuitest.Options{Session: &session, Exercises: []tui.Exercise{{
		Key: "board", Name: "Board", New: func(d *tui.Desk) tui.Screen { return &probe{d, dialog, reached} },
	}}})
	s.Press("enter")
	*reached = nil
	return s, reached
}

// onTheBoard is a session that opens on the probe.
func onTheBoard() model.Session {
	s := model.NewSession(model.MustClean("Claims"), tuitest.Start)
	s.Wall.Todo = []model.Card{{ID: "n1", Title: model.MustClean("Board"), Kind: model.ExerciseCard, Exercise: "board", Planned: 20}}
	s.Place = &model.Place{Card: "n1"}
	return s
}

// list is what a prompt was given, and refuses what it is told to.
type list struct {
	calls  [][]string
	refuse error
}

func (l *list) take(values []model.Text) error {
	var call []string
	for _, text := range values {
		call = append(call, text.String())
	}
	l.calls = append(l.calls, call)
	return l.refuse
}

func (l *list) expect(t *testing.T, want ...[]string) {
	t.Helper()
	if diff := cmp.Diff(want, l.calls); diff != "" {
		t.Errorf("what the prompt gave (-want +got):\n%s", diff)
	}
}

func field(label string, limit int) tui.PromptField {
	return tui.PromptField{Label: label, Field: ui.NewField("", limit)}
}

func staying(l *list) func(*tui.Desk) tui.Dialog {
	return func(*tui.Desk) tui.Dialog {
		return &tui.Prompt{Title: "Weaknesses", Stays: true, Fields: []tui.PromptField{field("weakness", 20)}, ThenAll: l.take}
	}
}

func TestPromptTakesPastedLinesInOneGo(t *testing.T) {
	var l list
	s, _ := asking(t, staying(&l))
	s.See("pasted lines are separate entries")
	s.Type("Flaky ").Paste("tests\r\n\n  Slow builds \nNo rollback\n").See("3 added", "an empty one ends")
	s.Type("One more").Press("enter").See("4 added").Press("enter").NotSee("Weaknesses")
	l.expect(t, []string{"Flaky tests", "Slow builds", "No rollback"}, []string{"One more"})
}

func TestEscSaysWhenSomethingTypedIsLost(t *testing.T) {
	var l list
	s, _ := asking(t, staying(&l))
	s.See("esc close").Type("Flaky").See("esc cancel").Press("enter").See("esc close").Press("esc").NotSee("Weaknesses")
	l.expect(t, []string{"Flaky"})
}

func TestPromptRefusesPastedLinesTogether(t *testing.T) {
	var l list
	s, _ := asking(t, staying(&l))
	s.Type("abc").Paste("fits\n" + strings.Repeat("x", 30) + "\nfits too")
	s.See("line 2 of 3: that is 30 characters long; 20 fit here", "none was added", "abc")
	s.Paste(strings.Repeat("entry\n", 600)).See("those are 600 lines; paste at most 500")
	l.expect(t)

	l.refuse = errors.New("there is no room for those")
	s.Paste("a\nb").See("! there is no room for those", "abc")
	l.expect(t, []string{"abca", "b"})
}

func TestPromptKeepsASingleLine(t *testing.T) {
	var l list
	s, _ := asking(t, staying(&l))
	s.Paste("Only this\n").See("Only this").NotSee("added")
	s.Press("enter", "esc")
	l.expect(t, []string{"Only this"})
}

func TestPromptWithoutThenAllMakesOneLine(t *testing.T) {
	var l list
	s, _ := asking(t, func(*tui.Desk) tui.Dialog {
		return &tui.Prompt{Title: "Reason", Fields: []tui.PromptField{field("reason", 0)}, Then: l.take}
	})
	s.Paste("one\ntwo").Press("enter")
	l.expect(t, []string{"one two"})
}

func TestPromptKeepsWhatIsTooLong(t *testing.T) {
	var l list
	s, _ := asking(t, func(*tui.Desk) tui.Dialog {
		return &tui.Prompt{Title: "Weakness", Fields: []tui.PromptField{field("weakness", 20)}, Then: l.take}
	})
	s.Paste(strings.Repeat("y", 25)).See("yyyyyyyyyyyyyyyyyyyyyyyyy", "! 5 characters too many")
	s.Press("enter").See("! that is 25 characters long; 20 fit here", "yyyyyyyyyyyyyyyyyyyyyyyyy")
	s.Press("backspace").See("4 characters too many")
	s.Press("backspace", "backspace", "backspace", "backspace").NotSee("too many").Press("enter")
	l.expect(t, []string{strings.Repeat("y", 20)})
}

func TestPromptSurvivesAHugePaste(t *testing.T) {
	for name, content := range map[string]string{
		"one line":  strings.Repeat("0123456789", 1<<20),
		"lines":     strings.Repeat("012345678\n", 1<<20),
		"invisible": strings.Repeat("\u202e\x1b[31m\x00", 1<<20),
		"invalid":   strings.Repeat("\xff\xfe", 5<<20),
	} {
		t.Run(name, func(t *testing.T) {
			var l list
			s, _ := asking(t, staying(&l))
			s.Type("kept ").Paste(content).See("weakness").Press("home").See("kept").Press("enter", "end", "ctrl+u").Type("short").Press("enter").See("added")
		})
	}
}

func TestPromptFields(t *testing.T) {
	var l list
	then := errors.New("no")
	s, _ := asking(t, func(*tui.Desk) tui.Dialog {
		blind := field("blind", 10)
		blind.Field.Blind = true
		return &tui.Prompt{Title: "Three", Note: "A note.", Fields: []tui.PromptField{blind, field("second", 10), field("third", 10)},
			Then: func(values []model.Text) error { _ = l.take(values); return then }}
	})
	s.Type("42").See("●●").Press("tab").See("●●").NotSee("42")
	s.Click(s.Find("third")).Type("c").Press("enter").See("! no")
	s.Type("b") // the second field is empty, so that is where it goes on
	then = nil
	s.Press("ctrl+s").NotSee("Three")
	l.expect(t, []string{"42", "", "c"}, []string{"42", "b", "c"})
}

func TestDialogsFitTheSmallestWindow(t *testing.T) {
	long := "What is the one thing that keeps the claims pipeline from delivering twice as often, in the words of those who wait for it?"
	var fields []tui.PromptField
	for i := range 12 {
		fields = append(fields, field(fmt.Sprintf("%d: a rather long label", i), 40))
	}
	var items []tui.MenuItem
	for i := range 40 {
		items = append(items, tui.MenuItem{Key: "ctrl+x", Label: fmt.Sprintf("item %d", i), Why: "it is " + strings.Repeat("not ready, ", 10) + "so wait"})
	}
	for name, dialog := range map[string]tui.Dialog{
		"prompt":   &tui.Prompt{Title: long, Note: long, Fields: fields, Then: func([]model.Text) error { return errors.New(long + long + long) }},
		"menu":     &tui.Menu{Title: long, Items: items},
		"question": &tui.Question{Title: long, Body: strings.Repeat(long, 20), Yes: "do it"},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := asking(t, func(*tui.Desk) tui.Dialog { return dialog })
			for _, size := range [][2]int{{60, 16}, {80, 24}} {
				s.Resize(size[0], size[1])
				s.See("What is the one thing", "╭", "╰", "esc")
				if name == "prompt" {
					s.Press("ctrl+s").See("! What is the one thing", "0: a rather")
					s.Press("up").See("11: a rather").Press("down")
				}
			}
		})
	}
}

func TestMenuPages(t *testing.T) {
	var items []tui.MenuItem
	chosen := ""
	for i := range 40 {
		label := fmt.Sprintf("Item %02d", i)
		items = append(items, tui.MenuItem{Label: label, Do: func() tea.Cmd { chosen = label; return nil }})
	}
	items[4].Why = "it is locked"
	s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Items", Items: items} })
	s.See("1 of 3", "▌Item 00", "Item 04 (not now: it is locked)").Press("pgdown").See("2 of 3").NotSee("Item 00")
	s.Press("pgdown", "pgdown", "pgdown").See("3 of 3", "Item 39").Press("pgup", "pgup", "pgup").See("▌Item 00")
	s.Send(tea.MouseWheelMsg{Button: tea.MouseWheelDown, X: 40, Y: 12})
	s.See("2 of 3")
	s.Send(tea.MouseWheelMsg{Button: tea.MouseWheelUp, X: 40, Y: 12})
	s.Click(s.Find("Item 04")).See("▌Item 04") // it cannot be chosen
	s.Click(s.Find("Item 03")).NotSee("Items")
	if chosen != "Item 03" {
		t.Errorf("the click chose %q", chosen)
	}
	s.Press("enter").Type("tem 29").See("▌Item 29").NotSee("1 of 3").Press("enter")
	if chosen != "Item 29" {
		t.Errorf("the filter chose %q", chosen)
	}
	s.Press("enter").Type("zzz").See("Nothing in this list has that in it", "esc clear the filter").NotSee("choose", "↑ ↓").Press("enter", "esc").See("▌Item 00").Press("esc").NotSee("Items")
}

func TestMenuShowsLongLinesInFull(t *testing.T) {
	long := strings.Repeat("many words of a parked point ", 5) + "END"
	s, _ := asking(t, func(*tui.Desk) tui.Dialog {
		return &tui.Menu{Title: "Points", Items: []tui.MenuItem{{Key: "a", Label: long}}}
	})
	s.See("END")
}

func TestDialogKeepsTheMouseToItself(t *testing.T) {
	for name, dialog := range map[string]tui.Dialog{
		"prompt":   &tui.Prompt{Title: "Title", Fields: []tui.PromptField{field("label", 10)}, Then: func([]model.Text) error { return nil }},
		"menu":     &tui.Menu{Title: "Title", Items: []tui.MenuItem{{Label: "label"}}},
		"question": &tui.Question{Title: "Title", Body: "label", Yes: "do it", Then: func() tea.Cmd { return nil }},
	} {
		t.Run(name, func(t *testing.T) {
			s, reached := asking(t, func(*tui.Desk) tui.Dialog { return dialog })
			for y := range 22 { // all but the footer
				for x := 0; x < 80; x += 3 {
					s.Drag(x, y, 79-x, 21-y)
				}
			}
			s.Send(tea.MouseWheelMsg{X: 1, Y: 1, Button: tea.MouseWheelDown})
			s.See("Title", "label")
			if len(*reached) > 0 {
				t.Errorf("%v reached the screen under the dialog", *reached)
			}
			s.Click(s.Find("esc")).NotSee("Title")
			s.Click(4, 4)
			if diff := cmp.Diff([]tea.Msg{tui.Click{ID: "board"}}, *reached); diff != "" {
				t.Errorf("after the dialog (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHelpFindsEveryKey(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Asked"} })
	s.Press("esc", "?").See("Board: keys", "enter", "ask").Type("ctrl+r").See("Do again what was taken back")
	s.Press("esc").Type("blank").See("Darken the screen until the next key").NotSee("Do again")
	s.Press("enter").NotSee("Board: keys").See("the board") // help is for reading: nothing was done
	s.Press(":").Type("blank").Press("enter")
	if text := strings.TrimSpace(s.Text()); text != "" {
		t.Errorf("the palette does not do what was chosen:\n%s", text)
	}
	s.Press("z", "ctrl+p").See("What do you want to do?").Type("open board").See("open Board").Press("esc", "esc")
	s.Press(":").See("What do you want to do?").Type("theme").Press("enter").NotSee("What do you")
}

func TestEveryPageOfTheHelpIsReached(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Asked"} })
	for _, size := range [][2]int{{60, 16}, {80, 24}} {
		s.Resize(size[0], size[1])
		s.Press("esc", "?")
		all := ""
		for range 12 {
			all += s.Text()
			s.Press("pgdown")
		}
		for _, sentence := range []string{"Take back the last change", "Put the program aside", "Turn the guide's pages", "Write the report"} {
			if !strings.Contains(all, sentence) {
				t.Errorf("%v: %q is on no page of the help", size, sentence)
			}
		}
		s.Press("esc")
	}
}

func TestTheMouseDoesWhatADialogsFooterSays(t *testing.T) {
	var got []string
	s, _ := asking(t, func(*tui.Desk) tui.Dialog {
		fields := append(tui.SourceFields(model.Source{}), field("more", 20))
		return &tui.Prompt{Title: "How?", Fields: fields, Then: func(values []model.Text) error {
			for _, value := range values {
				got = append(got, value.String())
			}
			return nil
		}}
	})
	click := func(words string) { s.Click(s.Find(words)) }
	click("← → choose")
	s.See("● guessed")
	click("← → choose")
	click("← → choose")
	s.See("● measured")
	click("← → choose") // and round again
	s.See("● guessed")
	click("enter next field")
	s.Type("Ana")
	click("ctrl+s all done")
	s.NotSee("How?")
	if diff := cmp.Diff([]string{"guessed", "Ana", ""}, got); diff != "" {
		t.Error(diff)
	}
}
