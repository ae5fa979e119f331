package ui

import (
	"image/color"
	"math"
	"strings"
	"testing"
)

// contrast of two colours as WCAG 2.2 defines it, 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func TestContrastIsMeasuredAsWCAGDoes(t *testing.T) {
	for _, test := range []struct {
		colour color.Color
		want   float64
	}{{color.White, 1}, {color.Black, 21}, {color.Gray{0x76}, 4.54}, {color.Gray{0x59}, 7.0}} {
		if got := contrast(test.colour, color.White); math.Abs(got-test.want) > 0.01 {
			t.Errorf("%v on white has %.3f, want %.2f", test.colour, got, test.want)
		}
	}
}

func TestEveryInkOfBothThemesCanBeReadFromTheLastRow(t *testing.T) {
	for _, theme := range []*Theme{Dark, Light} {
		for ink := range inks {
			if theme.inks[ink] == nil {
				t.Fatalf("%s has no colour for ink %d", theme.Name, ink)
			}
			least := 7.0
			if ink == Plain || ink == Quiet {
				least = 12
			}
			if got := contrast(theme.inks[ink], theme.background); got < least {
				t.Errorf("%s: ink %d has a contrast of %.1f, want %.0f", theme.Name, ink, got, least)
			}
		}
	}
}

func TestAnInkSaysAllThatTheOneBeforeItSaid(t *testing.T) {
	for ink, want := range map[Ink]string{
		Plain: "\x1b[0;38;2;255;255;255;48;2;0;0;0m", Plain | Bold: "\x1b[0;1;38;2;255;255;255;48;2;0;0;0m",
		Accent | Underline: "\x1b[0;4;38;2;240;228;66;48;2;0;0;0m", Selected: "\x1b[0;1;7;38;2;255;255;255;48;2;0;0;0m",
	} {
		if got := Dark.codes[ink]; got != want {
			t.Errorf("ink %d is %q, want %q", ink, got, want)
		}
	}
	for _, code := range Light.codes {
		if !strings.HasPrefix(code, "\x1b[0;") || !strings.HasSuffix(code, ";48;2;255;255;255m") {
			t.Errorf("%q depends on what was set before it", code)
		}
	}
}

func TestThemeNamed(t *testing.T) {
	for name, want := range map[string]*Theme{"dark": Dark, "light": Light, "": Dark, "none": Dark} {
		if got := ThemeNamed(name); got != want {
			t.Errorf("%q is %s", name, got.Name)
		}
	}
}
