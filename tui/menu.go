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

// Menu lets somebody choose one of several lines; typing filters them by their words and keys. A short one
// shows its filter only once somebody types.
type Menu struct {
	Title string
	Items []MenuItem
	Reads bool // it is for reading only: the sentences stand alone, and enter closes it

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
	Help  string // a sentence behind the label; the filter finds the item by it, too
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
	shown := m.shown()
	if len(shown) == 0 {
		return false, nil
	}
	if m.Reads {
		return true, nil
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
// in their label before those that hold them elsewhere; or, where there are none, those whose label has
// its letters in this order, the best first.
func (m *Menu) shown() []int {
	words := strings.Fields(model.Fold(m.filter.Value()))
	var named, found []int
	for i, item := range m.Items {
		switch {
		case holds(item.Label, words):
			named = append(named, i)
		case holds(item.Key+" "+item.Label+" "+item.Help, words):
			found = append(found, i)
		}
	}
	if found = append(named, found...); len(found) > 0 {
		return found
	}
	for _, match := range fuzzy.FindFrom(strings.Join(words, ""), labels(m.Items)) {
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

// labels is where letters are looked for.
type labels []MenuItem

func (l labels) String(i int) string { return model.Fold(l[i].Label) }
func (l labels) Len() int            { return len(l) }

// menuKeys is the width that the column of keys has at most: longer ones are broken.
const menuKeys = 9

// keyWidth is the width of the column of keys, with the gap after it; 0 where no item has one.
func (m *Menu) keyWidth() int {
	keys := 0
	for _, item := range m.Items {
		keys = max(keys, min(ui.Width(item.Key), menuKeys))
	}
	if keys == 0 {
		return 0
	}
	return keys + 2
}

// keyLines are an item's keys, broken behind the first of them where they are too long.
func (item MenuItem) keyLines(width int) []string {
	at := strings.IndexAny(item.Key, "+ ")
	if ui.Width(item.Key) <= width || at < 0 {
		return []string{item.Key}
	}
	return append([]string{strings.TrimSpace(item.Key[:at+1])}, ui.Wrap(item.Key[at+1:], width)...)
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
		case item.Help != "" && m.Reads:
			text = item.Help
		case item.Help != "":
			text += ": " + item.Help
		}
		switch {
		case item.Why != "" && strings.HasSuffix(text, "."):
			text += " Not now: " + item.Why + "."
		case item.Why != "":
			text += " (not now: " + item.Why + ")"
		}
		rows := min(len(ui.Wrap(text, width)), itemLines)
		m.lines[i] = fitLines(text, width, max(rows, len(item.keyLines(m.keyWidth()-2))))
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

// menuWidth is that of a dialog, or more where sentences have room to stand in one line.
func menuWidth(c *ui.Canvas) int {
	if c.W < 120 {
		return dialogWidth(c)
	}
	return 110
}

// fewItems are seen at a glance, and need no filter.
const fewItems = 6

// filters is true where the filter is shown.
func (m *Menu) filters() bool { return len(m.Items) > fewItems || !m.filter.Empty() }

// nothingFits says what to do where the filter leaves nothing.
const nothingFits = "Nothing in this list has that in it. Type part of a name, of a key or of what it does; esc shows all."

// Draw shows the filter and a page of the lines.
func (m *Menu) Draw(c *ui.Canvas) {
	width := menuWidth(c)
	m.layOut(width - 2*dialogMargin - 1 - m.keyWidth())
	top := 0
	if m.filters() {
		top = 2
	}
	shown := m.shown()
	if len(shown) == 0 {
		lines := ui.Wrap(nothingFits, width-2*dialogMargin)
		inner := window(c, m.Title, width, top+len(lines)+1)
		m.drawFilter(inner)
		for i, line := range lines {
			inner.Put(0, top+i, ui.Plain, line)
		}
		return
	}
	rows := 0
	for _, lines := range m.lines {
		rows += len(lines)
	}
	inner := window(c, m.Title, width, top+rows+1)
	m.rows = max(1, inner.H-top)
	m.selected = max(0, min(m.selected, len(shown)-1))
	starts, page := m.pages(shown)
	if m.filters() {
		m.drawFilter(inner)
	}
	if len(starts) > 2 {
		inner.Right(inner.W, 0, ui.Quiet, fmt.Sprintf("page %d of %d", page+1, len(starts)-1))
	}
	y := top
	for place := starts[page]; place < starts[page+1]; place++ {
		y = m.drawItem(inner, y, place, shown[place])
	}
}

func (m *Menu) drawFilter(c *ui.Canvas) {
	at := c.Put(0, 0, ui.Quiet, "filter ")
	m.filter.Draw(c, at, 0, min(c.W-at-14, 30), ui.Plain)
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
	for n, line := range item.keyLines(keys - 2) {
		c.Put(1, y+n, keyInk, ui.Fit(line, keys-2))
	}
	for n, line := range lines {
		c.Put(1+keys, y+n, ink, line)
	}
	if !m.Reads && item.Help != "" && item.Why == "" && strings.HasPrefix(lines[0], item.Label) {
		c.Put(1+keys, y, ink|ui.Bold, item.Label)
	}
	return y + len(lines)
}

// Keys of a menu.
func (m *Menu) Keys() []Action {
	shown := m.shown()
	var keys []Action
	if len(shown) > 0 && !m.Reads {
		keys = append(keys, Action{Keys: []string{"enter"}, Label: "choose", Footer: true})
	}
	if starts, _ := m.pages(shown); len(starts) > 2 {
		keys = append(keys, Action{Keys: []string{"pgdown", "pgup"}, Shown: "PageUp PageDown", Label: "page", Footer: true})
	}
	esc := "close"
	if !m.filter.Empty() {
		esc = "clear the filter"
	}
	keys = append(keys, Action{Keys: []string{"esc"}, Label: esc, Footer: true})
	if len(shown) > 1 && !m.Reads {
		keys = append(keys, Action{Keys: []string{"down", "up"}, Shown: "↑ ↓", Label: "select", Footer: true})
	}
	if m.filters() {
		keys = append(keys, Action{Label: "filter", Shown: "a-z", Footer: true})
	}
	return keys
}
