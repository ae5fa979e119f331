package ui_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flipchart/model"
	"flipchart/tui/ui"
)

// board reads lists as "a b c / d / ": one id a word, the lists divided by "/".
func board(text string) [][]model.ID {
	var lists [][]model.ID
	for _, part := range strings.Split(text, "/") {
		ids := []model.ID{}
		for _, word := range strings.Fields(part) {
			ids = append(ids, model.ID(word))
		}
		lists = append(lists, ids)
	}
	return lists
}

func arrows(b *ui.Board, lists [][]model.ID, keys string) {
	for _, key := range strings.Fields(keys) {
		b.Arrow(key, lists)
	}
}

func TestArrowsOnABoard(t *testing.T) {
	for name, test := range map[string]struct {
		across int
		lists  string
		from   model.ID
		keys   string
		want   model.ID
		spot   ui.Spot
	}{
		"first":                         {1, "a b c", "", "", "a", ui.Spot{}},
		"down and up":                   {1, "a b c", "a", "down j up", "b", ui.Spot{List: 0, Place: 1}},
		"the ends hold":                 {1, "a b c", "c", "down j", "c", ui.Spot{List: 0, Place: 2}},
		"to the right":                  {3, "a b / c d / e", "b", "right", "d", ui.Spot{List: 1, Place: 1}},
		"to a shorter list":             {3, "a b / c d / e", "b", "l l", "e", ui.Spot{List: 2, Place: 0}},
		"to an empty list":              {3, "a b / / e", "b", "right", "", ui.Spot{List: 1, Place: 0}},
		"through an empty list":         {3, "a b / / e f", "a", "right right", "e", ui.Spot{List: 2, Place: 0}},
		"not round the edge":            {2, "a / b / c / d", "b", "right", "b", ui.Spot{List: 1, Place: 0}},
		"not round the left edge":       {2, "a / b / c / d", "c", "h left", "c", ui.Spot{List: 2, Place: 0}},
		"down a row of lists":           {2, "a b / c / d e / f", "b", "down", "d", ui.Spot{List: 2, Place: 0}},
		"up a row of lists":             {2, "a b / c / d e / f", "d", "up", "b", ui.Spot{List: 0, Place: 1}},
		"down to an empty list":         {2, "a b / c / / f", "b", "down down", "", ui.Spot{List: 2, Place: 0}},
		"up from an empty list":         {2, "a b / c / / f", "f", "left up", "b", ui.Spot{List: 0, Place: 1}},
		"a last row that is not full":   {2, "a / b / c", "c", "right", "c", ui.Spot{List: 2, Place: 0}},
		"to the place of a longer list": {2, "a / b c d", "d", "left right", "b", ui.Spot{List: 1, Place: 0}},
		"to the end of the list":        {3, "a b c / d e", "b", "end", "c", ui.Spot{List: 0, Place: 2}},
		"and back to its beginning":     {3, "a b c / d e", "b", "end home", "a", ui.Spot{List: 0, Place: 0}},
		"the ends of an empty list":     {2, "a / ", "a", "right end home", "", ui.Spot{List: 1, Place: 0}},
		"no list across given":          {0, "a b / c", "b", "down", "c", ui.Spot{List: 1, Place: 0}},
		"nothing at all":                {3, "//", "", "down right up left", "", ui.Spot{List: 1, Place: 0}},
	} {
		t.Run(name, func(t *testing.T) {
			b, lists := ui.Board{Across: test.across}, board(test.lists)
			b.Select(test.from)
			arrows(&b, lists, test.keys)
			want := test.spot
			if name == "nothing at all" {
				want = ui.Spot{}
			}
			if got := b.Selected(lists); got != test.want || b.Spot(lists) != want {
				t.Errorf("%q is selected at %v, want %q at %v", got, b.Spot(lists), test.want, want)
			}
		})
	}
}

func TestABoardWithoutListsHasNothingSelected(t *testing.T) {
	b := ui.Board{Across: 2}
	b.Select("gone")
	b.Carry(nil)
	arrows(&b, nil, "down up left right m")
	if b.Selected(nil) != "" || b.Spot(nil) != (ui.Spot{}) || len(b.Lists(nil)) != 0 {
		t.Errorf("%q is selected at %v", b.Selected(nil), b.Spot(nil))
	}
}

func TestOtherKeysAreNotTheBoards(t *testing.T) {
	b, lists := ui.Board{Across: 2}, board("a b / c")
	for _, key := range []string{"enter", "J", "shift+down", "x", ""} {
		if b.Arrow(key, lists) {
			t.Errorf("%q was taken", key)
		}
	}
	for _, key := range []string{"enter", "j", "down", "x", ""} {
		if _, ok := b.Shove(key, lists); ok {
			t.Errorf("%q shoves", key)
		}
	}
}

func TestTheSelectionStaysWithItsItem(t *testing.T) {
	b := ui.Board{Across: 3}
	b.Select("b")
	for _, step := range []struct {
		lists string
		want  model.ID
	}{
		{"a b c / d", "b"},
		{"b a c / d", "b"},
		{"a c / d b", "b"},
		{"a c / d", "d"}, // deleted: the one that stands in its place now
		{"a c / d e", "d"},
		{"a c / e", "e"},
		{"a c /", ""},
		{"a c / f", "f"}, // added to the list on which the selection stands
		{"a c", "a"},
	} {
		if got := b.Selected(board(step.lists)); got != step.want {
			t.Errorf("on %q, %q is selected, want %q", step.lists, got, step.want)
		}
	}
	b.SelectList(1)
	if got := b.Selected(board("a c / d e / f")); got != "d" {
		t.Errorf("on list 1, %q is selected", got)
	}
}

func TestAfterADeleteTheNextOneIsSelected(t *testing.T) {
	b := ui.Board{Across: 1}
	b.Select("b")
	b.Selected(board("a b c"))
	if got := b.Selected(board("a c")); got != "c" {
		t.Errorf("%q is selected", got)
	}
	if got := b.Selected(board("a")); got != "a" {
		t.Errorf("%q is selected", got)
	}
}

func TestCarrying(t *testing.T) {
	for name, test := range map[string]struct {
		across int
		lists  string
		item   model.ID
		keys   string
		want   string
	}{
		"nowhere":                        {1, "a b c", "b", "", "a b c"},
		"down":                           {1, "a b c", "a", "down", "b a c"},
		"to the end":                     {1, "a b c", "a", "down down down", "b c a"},
		"up":                             {1, "a b c", "c", "up up up", "c a b"},
		"there and back":                 {1, "a b c", "b", "down up", "a b c"},
		"to the next list":               {3, "a b / c d /", "b", "right", "a / c b d /"},
		"behind the last":                {3, "a b c / d /", "c", "right", "a b / d c /"},
		"across an empty list":           {3, "a b / / c", "b", "right right", "a / / b c"},
		"to an empty list":               {3, "a b / / c", "b", "right", "a / b / c"},
		"down into the row below":        {2, "a b / c / d e / f", "b", "down", "a / c / b d e / f"},
		"up into the row above":          {2, "a b / c / d e / f", "d", "up", "a b d / c / e / f"},
		"up into an empty list above":    {2, "/ c / d e / f", "d", "up", "d / c / e / f"},
		"down out of a list of its own":  {2, "a / c / / f", "a", "down", "/ c / a / f"},
		"other keys do not carry":        {2, "a b / c", "a", "m J enter", "a b / c"},
		"alone in a list, as far as can": {1, "a", "a", "up down left right", "a"},
	} {
		t.Run(name, func(t *testing.T) {
			b, lists := ui.Board{Across: test.across}, board(test.lists)
			b.Select(test.item)
			b.Carry(lists)
			arrows(&b, lists, test.keys)
			if diff := cmp.Diff(board(test.want), b.Lists(lists)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(board(test.lists), lists); diff != "" {
				t.Error("the lists themselves were changed", diff)
			}
			dropped, to := b.Drop()
			if moved := move(lists, dropped, to); !cmp.Equal(moved, board(test.want)) {
				t.Errorf("dropped it at %v: %v", to, moved)
			}
			if carried, _ := b.Carried(); carried != "" {
				t.Errorf("%q is still carried", carried)
			}
		})
	}
}

func TestPuttingBackLeavesAllAsItWas(t *testing.T) {
	b, lists := ui.Board{Across: 2}, board("a b / c")
	b.Select("b")
	b.Carry(lists)
	arrows(&b, lists, "right up")
	b.PutBack()
	if diff := cmp.Diff(lists, b.Lists(lists)); diff != "" || b.Selected(lists) != "b" {
		t.Errorf("%q is selected; %s", b.Selected(lists), diff)
	}
}

func TestACarriedItemThatIsGoneIsLetGo(t *testing.T) {
	b := ui.Board{Across: 2}
	b.Select("b")
	b.Carry(board("a b / c"))
	without := board("a / c")
	if diff := cmp.Diff(without, b.Lists(without)); diff != "" {
		t.Error(diff)
	}
	if id, _ := b.Carried(); id != "" {
		t.Errorf("%q is carried", id)
	}
}

func TestACarriedItemStaysOnABoardThatBecomesSmaller(t *testing.T) {
	b := ui.Board{Across: 3}
	b.Select("a")
	b.Carry(board("a b / c / d e f"))
	arrows(&b, board("a b / c / d e f"), "right right down down down")
	if diff := cmp.Diff(board("b / c / d a"), b.Lists(board("a b / c / d"))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(board("b / c a"), b.Lists(board("a b / c"))); diff != "" {
		t.Error(diff)
	}
}

func TestShoving(t *testing.T) {
	lists := board("a b / c / d e / f")
	for _, test := range []struct {
		item model.ID
		key  string
		want ui.Spot
	}{
		{"a", "shift+down", ui.Spot{List: 0, Place: 1}}, {"a", "K", ui.Spot{List: 0, Place: 0}}, {"b", "J", ui.Spot{List: 2, Place: 0}},
		{"d", "shift+up", ui.Spot{List: 0, Place: 2}}, {"b", "L", ui.Spot{List: 1, Place: 1}}, {"c", "shift+left", ui.Spot{List: 0, Place: 0}},
		{"f", "shift+right", ui.Spot{List: 3, Place: 0}}, {"e", "H", ui.Spot{List: 2, Place: 1}},
	} {
		b := ui.Board{Across: 2}
		b.Select(test.item)
		if to, ok := b.Shove(test.key, lists); !ok || to != test.want {
			t.Errorf("%s on %s: %v, %v, want %v", test.key, test.item, to, ok, test.want)
		}
	}
}

// move does to lists what a screen's edit does: take the item out, and put it in at the spot.
func move(lists [][]model.ID, id model.ID, to ui.Spot) [][]model.ID {
	moved := make([][]model.ID, len(lists))
	for i, ids := range lists {
		moved[i] = slices.DeleteFunc(slices.Clone(ids), func(other model.ID) bool { return other == id })
	}
	moved[to.List] = slices.Insert(moved[to.List], to.Place, id)
	return moved
}

// boardMachine plays a board as a screen does, while others delete, add and move what lies on it.
type boardMachine struct {
	board ui.Board
	lists [][]model.ID
	next  int
}

func (m *boardMachine) ids() []model.ID { return slices.Concat(m.lists...) }

func (m *boardMachine) Check(t *rapid.T) {
	selected, spot := m.board.Selected(m.lists), m.board.Spot(m.lists)
	if spot.List < 0 || spot.List >= len(m.lists) {
		t.Fatalf("list %d of %d", spot.List, len(m.lists))
	}
	if ids := m.lists[spot.List]; selected == "" && len(ids) > 0 || selected != "" && ids[spot.Place] != selected {
		t.Fatalf("%q is selected at %v of %v", selected, spot, m.lists)
	}
	shown, all := slices.Concat(m.board.Lists(m.lists)...), m.ids()
	slices.Sort(shown)
	slices.Sort(all)
	if !slices.Equal(shown, all) {
		t.Fatalf("%v are shown of %v", shown, all)
	}
	if id, to := m.board.Carried(); id != "" && m.board.Lists(m.lists)[to.List][to.Place] != id {
		t.Fatalf("%q is not shown at %v", id, to)
	}
}

func (m *boardMachine) Arrow(t *rapid.T) {
	key := rapid.SampledFrom([]string{"up", "down", "left", "right", "h", "j", "k", "l", "home", "end", "x"}).Draw(t, "key")
	carried, _ := m.board.Carried()
	selected := m.board.Selected(m.lists)
	m.board.Arrow(key, m.lists)
	if now, _ := m.board.Carried(); now != carried || carried != "" && m.board.Selected(m.lists) != selected {
		t.Fatalf("%q carried and %q selected became %q and %q", carried, selected, now, m.board.Selected(m.lists))
	}
}

func (m *boardMachine) Select(t *rapid.T) {
	if ids := m.ids(); len(ids) > 0 {
		id := rapid.SampledFrom(ids).Draw(t, "id")
		m.board.Select(id)
		if m.board.Selected(m.lists) != id {
			t.Fatalf("%q is not selected", id)
		}
	}
}

func (m *boardMachine) SelectList(t *rapid.T) {
	m.board.SelectList(rapid.IntRange(-1, 6).Draw(t, "list"))
}

func (m *boardMachine) Carry(*rapid.T)   { m.board.Carry(m.lists) }
func (m *boardMachine) PutBack(*rapid.T) { m.board.PutBack() }

func (m *boardMachine) Drop(t *rapid.T) {
	shown := m.board.Lists(m.lists)
	if id, to := m.board.Drop(); id != "" {
		m.lists = move(m.lists, id, to)
		if diff := cmp.Diff(shown, m.lists); diff != "" {
			t.Fatal("dropped elsewhere than shown", diff)
		}
	}
}

func (m *boardMachine) Shove(t *rapid.T) {
	key := rapid.SampledFrom([]string{"K", "J", "H", "L", "shift+up", "shift+down", "shift+left", "shift+right"}).Draw(t, "key")
	selected := m.board.Selected(m.lists)
	if to, ok := m.board.Shove(key, m.lists); ok {
		m.lists = move(m.lists, selected, to)
		if m.board.Selected(m.lists) != selected || m.board.Spot(m.lists) != to {
			t.Fatalf("%q was shoved to %v and is at %v", selected, to, m.board.Spot(m.lists))
		}
	}
}

func (m *boardMachine) Delete(t *rapid.T) {
	list := rapid.IntRange(0, len(m.lists)-1).Draw(t, "list")
	if n := len(m.lists[list]); n > 0 {
		place := rapid.IntRange(0, n-1).Draw(t, "place")
		m.lists[list] = slices.Delete(slices.Clone(m.lists[list]), place, place+1)
	}
}

func (m *boardMachine) Add(t *rapid.T) {
	list := rapid.IntRange(0, len(m.lists)-1).Draw(t, "list")
	place := rapid.IntRange(0, len(m.lists[list])).Draw(t, "place")
	m.next++
	m.lists[list] = slices.Insert(slices.Clone(m.lists[list]), place, model.ID(strings.Repeat("n", m.next)))
}

func TestABoardNeverLosesWhatItShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &boardMachine{lists: make([][]model.ID, rapid.IntRange(1, 5).Draw(t, "lists"))}
		m.board.Across = rapid.IntRange(0, 4).Draw(t, "across")
		t.Repeat(rapid.StateMachineActions(m))
	})
}
