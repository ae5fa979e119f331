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
	Reads bool // it is for reading only: the sentences stand alone, none is selected, and enter closes it

	closing
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
	Note  string // a sentence under the list while this one is selected
	Do    func() tea.Cmd
}

// menuLine is the hit of an item, by its place among those shown.
type menuLine int

// Update takes what is typed into the filter, and the mouse.
func (m *Menu) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case Click:
		if at, ok := msg.ID.(menuLine); ok {
			m.selected = int(at)
			return m.choose("")
		}
	case Turn:
		m.turn(msg.Forward)
	default:
		m.sift(msg)
	}
	return nil
}

// sift takes what is typed into the filter. A short menu keeps its lines in view: what none of them holds is
// not taken there.
func (m *Menu) sift(msg tea.Msg) {
	before := m.filter.Value()
	if !m.filter.Update(msg) {
		return
	}
	m.selected = 0
	if len(m.Items) <= fewItems && len(m.shown()) == 0 {
		m.filter.Clear()
		m.filter.Insert(before)
	}
}

// leave clears the filter; without one it closes the menu.
func (m *Menu) leave(key string) tea.Cmd {
	if m.filter.Empty() {
		return m.close(key)
	}
	m.filter.Clear()
	m.selected = 0
	return nil
}

func (m *Menu) choose(key string) tea.Cmd {
	shown := m.shown()
	if len(shown) == 0 {
		return nil
	}
	if m.Reads {
		return m.close(key)
	}
	item := m.Items[shown[m.selected]]
	if item.Do == nil || item.Why != "" {
		return nil
	}
	m.done = true
	return item.Do()
}

// move selects the item next to the selected one, the first or the last; where none is selected it turns
// the page.
func (m *Menu) move(key string) tea.Cmd {
	last := max(len(m.shown())-1, 0)
	switch key {
	case "home":
		m.selected = 0
	case "end":
		m.selected = last
	case "up", "ctrl+p":
		if m.Reads {
			m.turn(false)
		} else {
			m.selected = max(m.selected-1, 0)
		}
	default:
		if m.Reads {
			m.turn(true)
		} else {
			m.selected = min(m.selected+1, last)
		}
	}
	return nil
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

// shown are the items that the filter leaves, by their places in Items: those whose label begins with what
// was typed, those that hold each word in their label, then those that hold them elsewhere; or, where there
// are none, those whose label has its letters in this order, the best first.
func (m *Menu) shown() []int {
	typed := model.Fold(m.filter.Value())
	words := strings.Fields(typed)
	var begun, named, found []int
	for i, item := range m.Items {
		switch {
		case strings.HasPrefix(model.Fold(item.Label), typed):
			begun = append(begun, i)
		case holds(item.Label, words):
			named = append(named, i)
		case holds(item.Key+" "+item.Label+" "+item.Help, words):
			found = append(found, i)
		}
	}
	if found = slices.Concat(begun, named, found); len(found) > 0 {
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

// menuKeys is the width that the column of keys has at most.
const menuKeys = 12

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
		m.lines[i] = ui.FitLines(text, width, min(len(ui.Wrap(text, width)), itemLines))
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

// widthOn is that of a dialog, or more where many sentences have room to stand in one line each.
func (m *Menu) widthOn(c *ui.Canvas) int {
	if c.W < 120 || len(m.Items) <= fewItems {
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

// noteLines a note under the list has, with the blank one above it.
const noteLines = 3

// Draw shows the filter, a page of the lines, and what the selected one notes.
func (m *Menu) Draw(c *ui.Canvas) {
	width := m.widthOn(c)
	m.layOut(width - 2*dialogMargin - 1 - m.keyWidth())
	top, foot := 0, 0
	if m.filters() {
		top = 2
	}
	if slices.ContainsFunc(m.Items, func(item MenuItem) bool { return item.Note != "" }) {
		foot = noteLines
	}
	shown := m.shown()
	rows, all := 0, 0
	for _, i := range shown {
		rows += len(m.lines[i])
	}
	for _, lines := range m.lines {
		all += len(lines)
	}
	none := ui.Wrap(nothingFits, width-2*dialogMargin)
	if len(shown) == 0 {
		rows = len(none)
	}
	inner := shrunk(c, m.Title, width, top+rows+foot+1, top+all+foot+1)
	if m.filters() {
		m.drawFilter(inner)
	}
	if len(shown) == 0 {
		for i, line := range none {
			inner.Put(0, top+i, ui.Plain, line)
		}
		return
	}
	m.rows = max(1, inner.H-top-foot)
	m.selected = max(0, min(m.selected, len(shown)-1))
	starts, page := m.pages(shown)
	if len(starts) > 2 {
		inner.Right(inner.W, 0, ui.Quiet, fmt.Sprintf("page %d of %d", page+1, len(starts)-1))
	}
	y := top
	for place := starts[page]; place < starts[page+1]; place++ {
		y = m.drawItem(inner, y, place, shown[place])
	}
	if foot > 0 {
		for i, line := range ui.FitLines(m.Items[shown[m.selected]].Note, inner.W-1, foot-1) {
			inner.Put(1, y+1+i, ui.Plain, line)
		}
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
	if !m.Reads {
		r := ui.Rect{X: 1, Y: y, W: c.W - 1, H: len(lines)}
		c.Hit(r, menuLine(place))
		if place == m.selected {
			ink = c.SelectRow(r)
			keyInk = ink
		}
	}
	c.Put(1, y, keyInk, ui.Fit(item.Key, max(keys-2, 0)))
	for n, line := range lines {
		c.Put(1+keys, y+n, ink, line)
	}
	if !m.Reads && item.Help != "" && item.Why == "" && strings.HasPrefix(lines[0], item.Label) {
		c.Put(1+keys, y, ink|ui.Bold, item.Label)
	}
	return y + len(lines)
}

// Actions of a menu. Letters are typed into its filter; a short one, and one for reading, closes on q as well.
func (m *Menu) Actions() []Action {
	shown := m.shown()
	starts, _ := m.pages(shown)
	leave := Action{Keys: []string{"esc"}, Label: "close", Footer: true, Do: m.leave}
	switch {
	case !m.filter.Empty():
		leave.Label = "clear the filter"
	case !m.filters() || m.Reads:
		leave.Keys = []string{"esc", "q"}
	}
	return []Action{
		{Keys: []string{"enter"}, Label: "choose", Footer: len(shown) > 0 && !m.Reads, Do: m.choose},
		{Keys: []string{"pgdown", "pgup"}, Shown: "PgUp PgDn", Label: "page", Footer: len(starts) > 2, Do: func(key string) tea.Cmd {
			m.turn(key == "pgdown")
			return nil
		}},
		leave,
		{Keys: []string{"down", "up", "tab", "ctrl+n", "ctrl+p", "home", "end"}, Shown: "↑ ↓", Label: "select", Footer: len(shown) > 1 && !m.Reads, Do: m.move},
		{Label: "filter", Shown: "a-z", Footer: m.filters()},
	}
}
