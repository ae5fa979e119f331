package ui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestEntrySaysWhatBecameOfIt(t *testing.T) {
	typing := func(text string) func(*Entry) {
		return func(e *Entry) { e.Update(tea.KeyPressMsg{Text: text}) }
	}
	refused := func(e *Entry) { e.Refuse(errors.New("no such step")) }
	taken := func(e *Entry) { e.Take("2 orders") }
	for name, tt := range map[string]struct {
		do            []func(*Entry)
		message, text string
	}{
		"nothing said":                      {[]func(*Entry){typing("a")}, "", "a"},
		"what is refused stays":             {[]func(*Entry){typing("ab"), refused}, "! no such step", "ab"},
		"the next key ends the refusal":     {[]func(*Entry){typing("ab"), refused, typing("c")}, "", "abc"},
		"enter is not the field's":          {[]func(*Entry){typing("ab"), refused, func(e *Entry) { e.Update(tea.KeyPressMsg{Code: tea.KeyEnter}) }}, "! no such step", "ab"},
		"what is taken leaves it empty":     {[]func(*Entry){typing("ab"), taken}, "✓ 2 orders added", ""},
		"it stays said while more is typed": {[]func(*Entry){typing("ab"), taken, typing("c")}, "✓ 2 orders added", "c"},
		"a refusal comes before it":         {[]func(*Entry){taken, typing("c"), refused}, "! no such step", "c"},
		"too long":                          {[]func(*Entry){typing(strings.Repeat("x", 12))}, "! 2 characters too many", strings.Repeat("x", 12)},
	} {
		t.Run(name, func(t *testing.T) {
			e := Entry{Field: NewField("", 10)}
			for _, do := range tt.do {
				do(&e)
			}
			if got, _ := e.Message(); got != tt.message {
				t.Errorf("says %q, want %q", got, tt.message)
			}
			if got := e.Value(); got != tt.text {
				t.Errorf("holds %q, want %q", got, tt.text)
			}
		})
	}
}
