package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"flipchart/model"
	"flipchart/tui/ui"
)

// Menu lets somebody choose one of several lines; typing filters them by their words and keys.
type Menu struct {
	Title string
	Items []MenuItem
	Reads bool // it is for reading only: enter closes it

	filter   ui.Field
	selected int // among those that the filter leaves
	rows     int // for the items, as they were drawn last
	width    int // that lines is laid out for
	lines    [][]string
}

// MenuItem is one line of a Menu.
type MenuItem struct {
	Key   string // the key that does the same elsewhere, shown at the left; may be empty
	Label string
	Words string // more words that the filter finds it by
	Why   string // why it cannot be chosen now; it stays visible and says so
	Do    func() tea.Cmd
}

// menuLine is the hit of an item, by its place among those shown.
type menuLine int

// Update filters, moves and chooses.
func (m *Menu) Update(msg tea.Msg) (bool, tea.Cmd) {
	switch msg := msg.(type) {
	case Click:
		if at, ok := msg.ID.(menuLine); ok {
			m.selected = int(at)
			return m.choose()
		}
		return false, nil
	case Turn:
		m.turn(msg.Forward)
		return false, nil
	case tea.KeyPressMsg:
		if done, cmd, taken := m.key(msg.String()); taken {
			return done, cmd
		}
	}
	if m.filter.Update(msg) {
		m.selected = 0
	}
	return false, nil
}

// key does what a key is for that is not typed into the filter.
func (m *Menu) key(key string) (done bool, cmd tea.Cmd, taken bool) {
	switch key {
	case "esc":
		if m.filter.Empty() {
			return true, nil, true
		}
		m.filter.Clear()
		m.selected = 0
	case "up", "ctrl+p":
		m.selectAt(m.selected - 1)
	case "down", "ctrl+n", "tab":
		m.selectAt(m.selected + 1)
	case "pgup", "pgdown":
		m.turn(key == "pgdown")
	case "enter":
		done, cmd = m.choose()
	default:
		return false, nil, false
	}
	return done, cmd, true
}

func (m *Menu) choose() (bool, tea.Cmd) {
	if m.Reads {
		return true, nil
	}
	shown := m.shown()
	if m.selected >= len(shown) {
		return false, nil
	}
	item := m.Items[shown[m.selected]]
	if item.Do == nil || item.Why != "" {
		return false, nil
	}
	return true, item.Do()
}

func (m *Menu) selectAt(place int) {
	m.selected = max(0, min(place, len(m.shown())-1))
}

// turn selects the first item of the next page, or of the one before.
func (m *Menu) turn(forward bool) {
	pages, page := m.pages(m.shown())
	if forward {
		page++
	} else {
		page--
	}
	if page >= 0 && page < len(pages)-1 {
		m.selected = pages[page]
	}
}

// shown are the items that the filter leaves, by their places in Items: those that hold each word typed,
// or, where there are none, those that have its letters in this order, the best first.
func (m *Menu) shown() []int {
	words := strings.Fields(model.Fold(m.filter.Value()))
	found := make([]int, 0, len(m.Items))
	for i := range m.Items {
		if holds(menuTexts(m.Items).String(i), words) {
			found = append(found, i)
		}
	}
	if len(found) > 0 {
		return found
	}
	for _, match := range fuzzy.FindFrom(strings.Join(words, ""), menuTexts(m.Items)) {
		found = append(found, match.Index)
	}
	return found
}

// holds is true when each of some folded words stands somewhere in a text.
func holds(text string, words []string) bool {
	if len(words) == 0 {
		return true
	}
	text = model.Fold(text)
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

// menuTexts is what a filter looks in.
type menuTexts []MenuItem

func (t menuTexts) String(i int) string { return t[i].Key + " " + t[i].Label + " " + t[i].Words }
func (t menuTexts) Len() int            { return len(t) }

// keyWidth is the width of the column of keys, with the gap after it; 0 where no item has one.
func (m *Menu) keyWidth() int {
	keys := 0
	for _, item := range m.Items {
		keys = max(keys, ui.Width(item.Key)+2)
	}
	if keys == 2 {
		return 0
	}
	return min(keys, 18)
}

// itemLines an item takes at most.
const itemLines = 3

// layOut wraps the items for a width, once.
func (m *Menu) layOut(width int) {
	if m.width == width && len(m.lines) == len(m.Items) {
		return
	}
	m.width, m.lines = width, make([][]string, len(m.Items))
	for i, item := range m.Items {
		text := item.Label
		switch {
		case item.Why != "" && strings.HasSuffix(text, "."):
			text += " Not now: " + item.Why + "."
		case item.Why != "":
			text += " (not now: " + item.Why + ")"
		}
		m.lines[i] = fitLines(text, width, min(len(ui.Wrap(text, width)), itemLines))
	}
}

// pages are the places at which a page of the shown items begins, with their number at the end, and the
// page that the selected item is on.
func (m *Menu) pages(shown []int) (starts []int, page int) {
	starts = []int{0}
	used := 0
	for place, i := range shown {
		lines := 1
		if i < len(m.lines) {
			lines = len(m.lines[i])
		}
		if used > 0 && used+lines > m.rows {
			starts, used = append(starts, place), 0
		}
		used += lines
		if place == m.selected {
			page = len(starts) - 1
		}
	}
	return append(starts, len(shown)), page
}

// Draw shows the filter and a page of the lines.
func (m *Menu) Draw(c *ui.Canvas) {
	keys := m.keyWidth()
	m.layOut(dialogWidth(c) - 2*dialogMargin - 1 - keys)
	rows := 0
	for _, lines := range m.lines {
		rows += len(lines)
	}
	inner := window(c, m.Title, 2+max(rows, 1))
	m.rows = max(1, inner.H-2)
	shown := m.shown()
	m.selected = max(0, min(m.selected, len(shown)-1))
	starts, page := m.pages(shown)
	if len(starts) > 2 {
		inner.Right(inner.W, 0, ui.Quiet, fmt.Sprintf("%d of %d", page+1, len(starts)-1))
	}
	at := inner.Put(0, 0, ui.Quiet, "filter ")
	m.filter.Draw(inner, at, 0, min(inner.W-at-12, 30), ui.Plain)
	y := 2
	for place := starts[page]; place < starts[page+1]; place++ {
		y = m.drawItem(inner, y, place, shown[place])
	}
	if len(shown) == 0 {
		inner.Put(1, 2, ui.Quiet, "nothing fits; esc clears the filter")
	}
}

// drawItem draws an item and returns the row after it.
func (m *Menu) drawItem(c *ui.Canvas, y, place, i int) int {
	item, lines, keys := m.Items[i], m.lines[i], m.keyWidth()
	keyInk, ink := ui.Accent|ui.Bold, ui.Plain
	if item.Why != "" {
		keyInk, ink = ui.Quiet, ui.Quiet
	}
	r := ui.Rect{X: 0, Y: y, W: c.W, H: len(lines)}
	c.Hit(r, menuLine(place))
	if place == m.selected {
		c.Put(0, y, ui.Accent|ui.Bold, "▌")
		ink |= ui.Bold | ui.Reverse
		c.Fill(ui.Rect{X: 1 + keys, Y: y, W: c.W - 1 - keys, H: len(lines)}, ink, " ")
	}
	c.Put(1, y, keyInk, ui.Fit(item.Key, keys-2))
	for n, line := range lines {
		c.Put(1+keys, y+n, ink, line)
	}
	return y + len(lines)
}

// Keys of a menu.
func (m *Menu) Keys() []Action {
	enter := "choose"
	if m.Reads {
		enter = "close"
	}
	return []Action{
		{Keys: []string{"enter"}, Label: enter, Footer: true},
		{Keys: []string{"down", "up"}, Shown: "↑ ↓", Label: "select", Footer: true},
		{Label: "type to filter", Shown: "a-z", Footer: true},
		{Keys: []string{"esc"}, Label: "close", Footer: true},
	}
}
