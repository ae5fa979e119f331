package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"flipchart/tui/ui"
)

// Menu lets somebody choose one of several lines; typing filters them.
type Menu struct {
	Title string
	Items []MenuItem

	filter   ui.Field
	selected int
}

// MenuItem is one line of a Menu.
type MenuItem struct {
	Key   string // the key that does the same elsewhere, shown at the left; may be empty
	Label string
	Why   string // why it cannot be chosen now; it stays visible
	Do    func() tea.Cmd
}

// Update filters, moves and chooses.
func (m *Menu) Update(msg tea.Msg) (bool, tea.Cmd) {
	shown := m.shown()
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc":
			if m.filter.Empty() {
				return true, nil
			}
			m.filter.Clear()
			m.selected = 0
			return false, nil
		case "up", "ctrl+p":
			m.selected = max(0, m.selected-1)
			return false, nil
		case "down", "ctrl+n", "tab":
			m.selected = max(0, min(len(shown)-1, m.selected+1))
			return false, nil
		case "pgup":
			m.selected = max(0, m.selected-10)
			return false, nil
		case "pgdown":
			m.selected = max(0, min(len(shown)-1, m.selected+10))
			return false, nil
		case "enter":
			if m.selected >= len(shown) || shown[m.selected].Do == nil || shown[m.selected].Why != "" {
				return false, nil
			}
			return true, shown[m.selected].Do()
		}
	}
	if m.filter.Update(msg) {
		m.selected = 0
	}
	return false, nil
}

func (m *Menu) shown() []MenuItem {
	pattern := strings.TrimSpace(m.filter.Value())
	if pattern == "" {
		return m.Items
	}
	var found []MenuItem
	for _, match := range fuzzy.FindFrom(pattern, menuLines(m.Items)) {
		found = append(found, m.Items[match.Index])
	}
	return found
}

type menuLines []MenuItem

func (l menuLines) String(i int) string { return l[i].Label }
func (l menuLines) Len() int            { return len(l) }

// Draw shows the filter and a page of the lines.
func (m *Menu) Draw(c *ui.Canvas) {
	shown := m.shown()
	rows := min(max(len(m.Items), 1), c.H-8)
	inner := window(c, m.Title, rows+2)
	first, last, page := ui.Page(len(shown), m.selected, rows)
	at := inner.Put(0, 0, ui.Quiet, "filter ")
	m.filter.Draw(inner, at, 0, inner.W-at-10, ui.Plain)
	inner.Right(inner.W, 0, ui.Quiet, page)
	keys := 0
	for _, item := range m.Items {
		keys = max(keys, ui.Width(item.Key))
	}
	if keys > 0 {
		keys += 2
	}
	for i, item := range shown[first:last] {
		y := 2 + i
		ink, mark := ui.Plain, " "
		if first+i == m.selected {
			ink, mark = ui.Selected, "▌"
		}
		line := item.Label
		if item.Why != "" {
			line += ": " + item.Why
			ink = ink&ui.Selected | ui.Quiet
		}
		inner.Put(0, y, ui.Accent, mark)
		inner.Put(1, y, ui.Accent|ui.Bold, item.Key)
		inner.Put(1+keys, y, ink, ui.Fit(line, inner.W-1-keys))
	}
	if len(shown) == 0 {
		inner.Put(1, 2, ui.Quiet, "nothing fits; esc clears the filter")
	}
}

// Keys of a menu.
func (m *Menu) Keys() []Action {
	return []Action{
		{Keys: []string{"enter"}, Label: "choose", Footer: true},
		{Keys: []string{"up"}, Shown: "↑ ↓", Label: "select", Footer: true},
		{Keys: []string{"esc"}, Label: "close", Footer: true},
	}
}
