// Package ui is the kit that every screen is drawn with: a canvas, inks and themes, fields, lists and
// boards, bars, big text and guides. It knows no screen and no exercise.
package ui

import (
	"fmt"
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
)

// Ink says what a piece of text is for; the theme decides what that looks like. Bold, Underline and
// Reverse may be added to it (Accent|Bold). No ink is fainter than a projector shows.
type Ink uint8

// The inks. State is never told by ink alone: a symbol and a word go with it.
const (
	Plain  Ink = iota // text to be read
	Quiet             // text beside it: still 12:1 against the background
	Rule              // lines and frames
	Accent            // the one thing that matters
	Good              // done, inside the rule
	Warn              // over, refused, unsaved
	Work              // bars of work
	Wait              // bars of waiting
	inks
)

// Flags that any ink may carry.
const (
	Bold Ink = 1 << (iota + 4)
	Underline
	Reverse

	// Selected marks what the next key acts on; a "▌" stands beside it.
	Selected = Plain | Bold | Reverse
)

// Theme is a set of colours. Both themes have high contrast: text at least 12:1, accents at least 7:1.
type Theme struct {
	Name       string
	background color.Color
	inks       [inks]color.Color

	codes [256]string // the escape sequence of each ink, made once
}

// Dark and Light are the two themes. The colours are from the Okabe-Ito palette, which people with a
// colour vision deficiency can tell apart; on white it is darkened until it reaches 7:1.
var (
	Dark = newTheme("dark", "#000000", [inks]string{
		Plain: "#FFFFFF", Quiet: "#C8C8C8", Rule: "#969696", Accent: "#F0E442",
		Good: "#56B4E9", Warn: "#E69F00", Work: "#56B4E9", Wait: "#E69F00",
	})
	Light = newTheme("light", "#FFFFFF", [inks]string{
		Plain: "#000000", Quiet: "#333333", Rule: "#555555", Accent: "#005A8C",
		Good: "#006449", Warn: "#8F3E00", Work: "#005A8C", Wait: "#8F3E00",
	})
)

// ThemeNamed is the theme of that name; anything but "light" is Dark.
func ThemeNamed(name string) *Theme {
	if name == Light.Name {
		return Light
	}
	return Dark
}

func newTheme(name, background string, colours [inks]string) *Theme {
	t := &Theme{Name: name, background: lipgloss.Color(background)}
	for i, c := range colours {
		t.inks[i] = lipgloss.Color(c)
	}
	for code := range t.codes {
		t.codes[code] = t.sequence(Ink(code))
	}
	return t
}

// sequence starts with a reset, so that no ink depends on the one before it.
func (t *Theme) sequence(ink Ink) string {
	role := ink & 0x0f
	if role >= inks {
		role = Plain
	}
	var b strings.Builder
	b.WriteString("\x1b[0")
	for _, flag := range []struct {
		ink  Ink
		code string
	}{{Bold, ";1"}, {Underline, ";4"}, {Reverse, ";7"}} {
		if ink&flag.ink != 0 {
			b.WriteString(flag.code)
		}
	}
	r, g, bl, _ := t.inks[role].RGBA()
	fmt.Fprintf(&b, ";38;2;%d;%d;%d", r>>8, g>>8, bl>>8)
	r, g, bl, _ = t.background.RGBA()
	fmt.Fprintf(&b, ";48;2;%d;%d;%dm", r>>8, g>>8, bl>>8)
	return b.String()
}
