package tui

import (
	"fmt"
	"slices"
	"strings"
)

// KeyClashes says what is wrong with the actions of the screen on top, as it is now: a key that two actions
// have, a key that works everywhere and that no screen may take (esc aside, which leaves a screen's own
// transient state first, and u while something is carried), the key " ", which no press is called (it is "space"), and an action that no
// help can show. Tests ask after every key.
func (s *Stage) KeyClashes() []string {
	var found []string
	fault := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	taken := map[string]string{"ctrl+c": "quit"}
	for _, a := range s.globals() {
		for _, key := range a.Keys {
			taken[key] = a.Label
		}
	}
	delete(taken, "esc")
	if s.exclusive() {
		taken = map[string]string{"ctrl+c": "quit"} // the others do not reach the stage then
	}
	title, own := s.screenTitle(), map[string]string{}
	for _, a := range s.screen().Actions() {
		if a.Label == "" {
			fault("%s: the action with the keys %q has no label", title, a.Keys)
		}
		for _, key := range slices.Compact(slices.Sorted(slices.Values(a.Keys))) {
			if key == " " {
				fault("%s: %s has the key %q, which is called \"space\"", title, a.Label, key)
			}
			if global, ok := taken[key]; ok && !(key == "u" && a.Label == putBack) {
				fault("%s: %s takes %s, which is %s everywhere", title, a.Label, key, global)
			}
			if other, ok := own[key]; ok {
				fault("%s: %s has the key %s, and so has %s", title, a.Label, key, other)
			}
			own[key] = a.Label
		}
	}
	return found
}

// Key is one line of the key reference.
type Key struct{ Keys, Label, Help string }

// Keys is the key reference of the screen on top, and of what works everywhere.
func (s *Stage) Keys() (own, everywhere []Key) {
	return reference(s.screen().Actions()), reference(s.globals())
}

func reference(actions []Action) []Key {
	var keys []Key
	for _, a := range actions {
		name := keyName(a)
		if a.Shown == "" {
			name = strings.Join(a.Keys, " ")
		}
		keys = append(keys, Key{name, a.Label, a.Help})
	}
	return keys
}

// Offered are the keys of what can be done now: of the dialog on top, else of the guide or the screen, and
// what works everywhere.
func (s *Stage) Offered() []string {
	var actions []Action
	switch n := len(s.dialogs); {
	case n > 0:
		actions = s.dialogs[n-1].Actions()
	case s.guide.covers(s):
		actions = append(s.guide.actions(), slices.DeleteFunc(s.globals(), s.refuses)...)
	case s.typing() || s.exclusive():
		actions = s.screen().Actions()
	default:
		actions = slices.DeleteFunc(append(s.screen().Actions(), s.globals()...), s.refuses)
	}
	var keys []string
	for _, a := range actions {
		if a.why() == "" {
			keys = append(keys, a.Keys...)
		}
	}
	return keys
}
