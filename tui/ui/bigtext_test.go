package ui_test

import (
	"strings"
	"testing"

	"flipchart/tui/ui"
)

func big(text string) string {
	c := ui.NewCanvas(max(ui.BigWidth(text), 1), ui.BigHeight)
	ui.Big(c, 0, 0, ui.Plain, text)
	return c.String()
}

func TestEveryDigitAndSignHasAGlyphOfItsOwn(t *testing.T) {
	seen := map[string]rune{}
	for _, r := range "0123456789:%.,-+~" {
		glyph := big(string(r))
		if strings.TrimSpace(glyph) == "" {
			t.Errorf("%c is not drawn", r)
		}
		if other, there := seen[glyph]; there {
			t.Errorf("%c and %c look alike", r, other)
		}
		seen[glyph] = r
	}
	for _, digit := range "123456789" {
		if ui.BigWidth(string(digit)) != ui.BigWidth("0") {
			t.Errorf("%c is %d wide: a clock would jump", digit, ui.BigWidth(string(digit)))
		}
	}
}

// Two digits that few cells tell apart are one digit from nine metres.
func TestDigitsDifferInMoreThanOneCell(t *testing.T) {
	digits := "0123456789"
	for i, a := range digits {
		for _, b := range digits[i+1:] {
			x, y := []rune(big(string(a)+":")), []rune(big(string(b)+":"))
			differ := 0
			for j := range min(len(x), len(y)) {
				if x[j] != y[j] {
					differ++
				}
			}
			if differ < 3 {
				t.Errorf("%c and %c differ in %d cells", a, b, differ)
			}
		}
	}
}

func TestBigText(t *testing.T) {
	want := strings.Join([]string{
		" ▄██   ██████",
		"▀▀██      ▄█▀",
		"  ██     ▄█▀",
		"  ██    ▄█▀",
		"██████  ██",
		"",
	}, "\n")
	if got := big("17"); got != want {
		t.Errorf("got\n%s", got)
	}
	c := ui.NewCanvas(40, ui.BigHeight)
	if end, want := ui.Big(c, 3, 0, ui.Plain, "1x7"), 3+ui.BigWidth("17")+1; end != want {
		t.Errorf("it ends at %d, want %d", end, want)
	}
	if ui.BigWidth("") != 0 || ui.BigWidth("x") != 0 {
		t.Error("what is not drawn takes room")
	}
}

// Half cells three times as high end in the middle of a cell again.
func TestBigTextScales(t *testing.T) {
	for scale := 1; scale <= 3; scale++ {
		c := ui.NewCanvas(100, ui.BigHeight*scale)
		if end, want := ui.BigTimes(c, 0, 0, ui.Plain, "17", scale), (ui.BigWidth("17")+1)*scale; end != want {
			t.Errorf("%d times as large it ends at %d, want %d", scale, end, want)
		}
		// A full cell counts two halves.
		filled := 0
		for _, r := range c.String() {
			switch r {
			case '█':
				filled += 2
			case '▀', '▄':
				filled++
			}
		}
		once := ui.NewCanvas(100, ui.BigHeight)
		ui.Big(once, 0, 0, ui.Plain, "17")
		want := 2*strings.Count(once.String(), "█") + strings.Count(once.String(), "▀") + strings.Count(once.String(), "▄")
		if filled != want*scale*scale {
			t.Errorf("%d times as large it fills %d halves, want %d", scale, filled, want*scale*scale)
		}
	}
}
