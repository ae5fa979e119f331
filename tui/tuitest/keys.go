package tuitest

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

var codes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace,
	"delete": tea.KeyDelete, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
}

var mods = map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}

// Key is the key press of that name.
func Key(name string) tea.KeyPressMsg {
	var key tea.Key
	rest := name
	for {
		mod, after, ok := strings.Cut(rest, "+")
		if !ok || mods[mod] == 0 {
			break
		}
		key.Mod |= mods[mod]
		rest = after
	}
	if rest == "space" {
		rest = " "
	}
	if code, ok := codes[rest]; ok {
		key.Code = code
		return tea.KeyPressMsg(key)
	}
	key.Code, _ = utf8.DecodeRuneInString(rest)
	if key.Mod&^tea.ModShift == 0 {
		key.Text = rest
	}
	return tea.KeyPressMsg(key)
}
