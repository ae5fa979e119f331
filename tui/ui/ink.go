// Package ui is the kit that every screen is drawn with: a canvas, inks and themes, fields, lists and
// boards, bars, big text and guides. It knows no screen and no exercise.
package ui

import (
	"fmt"
	"image/color"

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
	for role := range Ink(16) {
		colours := t.colours(role)
		for flags := range Ink(16) {
			t.codes[role|flags<<4] = codeOf(flags<<4) + colours
		}
	}
	return t
}

// codeOf starts with a reset, so that no ink depends on the one before it.
func codeOf(flags Ink) string {
	code := "\x1b[0"
	if flags&Bold != 0 {
		code += ";1"
	}
	if flags&Underline != 0 {
		code += ";4"
	}
	if flags&Reverse != 0 {
		code += ";7"
	}
	return code
}

// colours end an escape sequence.
func (t *Theme) colours(role Ink) string {
	if role >= inks {
		role = Plain
	}
	r, g, b, _ := t.inks[role].RGBA()
	br, bg, bb, _ := t.background.RGBA()
	return fmt.Sprintf(";38;2;%d;%d;%d;48;2;%d;%d;%dm", r>>8, g>>8, b>>8, br>>8, bg>>8, bb>>8)
}
