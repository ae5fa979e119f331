package tui_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"flipchart/tui"
	"flipchart/tui/tuitest"
)

// keyed is a screen with the actions it is given.
type keyed struct {
	probe
	actions []tui.Action
}

func (k *keyed) Actions() []tui.Action { return k.actions }

func TestFaultsInAScreensKeys(t *testing.T) {
	for _, test := range []struct {
		name    string
		actions []tui.Action
		want    []string
	}{
		{"none", []tui.Action{{Keys: []string{"a"}, Label: "add"}, {Keys: []string{"esc", "space"}, Label: "leave"}, {Label: "in the palette only"}}, nil},
		{"twice", []tui.Action{{Keys: []string{"a"}, Label: "add"}, {Keys: []string{"enter", "a"}, Label: "open"}}, []string{"Board: open has the key a, and so has add"}},
		{"everywhere", []tui.Action{{Keys: []string{"u"}, Label: "up"}}, []string{"Board: up takes u, which is undo everywhere"}},
		{"quitting", []tui.Action{{Keys: []string{"ctrl+c"}, Label: "copy"}}, []string{"Board: copy takes ctrl+c, which is quit everywhere"}},
		{"page", []tui.Action{{Keys: []string{"pgup"}, Label: "turn"}}, []string{"Board: turn takes pgup, which is page everywhere"}},
		{"blank", []tui.Action{{Keys: []string{" "}, Label: "mark"}}, []string{`Board: mark has the key " ", which is called "space"`}},
		{"no words", []tui.Action{{Keys: []string{"a"}}}, []string{`Board: the action with the keys ["a"] has no label`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			memory := tuitest.NewMemory()
			head, err := memory.Create(onTheBoard(), tuitest.Start)
			if err != nil {
				t.Fatal(err)
			}
			stage := tui.New(tui.Config{
				Sessions: memory, Open: head.ID, Now: func() time.Time { return tuitest.Start },
				Tick: func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil },
				Exercises: []tui.Exercise{{Key: "board", Name: "Board", New: func(d *tui.Desk) tui.Screen {
					return &keyed{probe{desk: d, reached: new([]tea.Msg)}, test.actions}
				}}},
			})
			stage.Init()
			if diff := cmp.Diff(test.want, stage.KeyClashes()); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

// Every screen that this package has, with help and palette over it: tuitest asks for faults after each key.
func TestScreensOfTheStageHaveNoKeyClashes(t *testing.T) {
	s := atHome(t, some()...)
	s.Press("/", "esc", "v", "/", "x", "esc", "esc", "d", "v", "?", "esc", "v", "enter", "?", "esc", "enter", "?", "esc", "q", "q")
	if strings.TrimSpace(s.Text()) == "" {
		t.Error("nothing is shown")
	}
}
