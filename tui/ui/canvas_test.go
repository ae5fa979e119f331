package ui_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flipchart/tui/ui"
)

// frame is what a canvas shows, its rows divided by "/".
func frame(c *ui.Canvas) string {
	return strings.TrimSuffix(strings.ReplaceAll(c.String(), "\n", "/"), "/")
}

func TestDrawing(t *testing.T) {
	for name, test := range map[string]struct {
		draw func(*ui.Canvas)
		want string // on a canvas of 6 by 3
	}{
		"text":                            {func(c *ui.Canvas) { c.Put(1, 1, ui.Plain, "abc") }, "/ abc/"},
		"cut at the right":                {func(c *ui.Canvas) { c.Put(4, 0, ui.Plain, "abc") }, "    ab//"},
		"cut at the left":                 {func(c *ui.Canvas) { c.Put(-2, 0, ui.Plain, "abcd") }, "cd//"},
		"above and below":                 {func(c *ui.Canvas) { c.Put(0, -1, ui.Plain, "a"); c.Put(0, 3, ui.Plain, "a") }, "//"},
		"wide":                            {func(c *ui.Canvas) { c.Put(0, 0, ui.Plain, "a会b") }, "a会b//"},
		"wide, cut at the right":          {func(c *ui.Canvas) { c.Put(5, 0, ui.Plain, "会"); c.Put(4, 1, ui.Plain, "会") }, "/    会/"},
		"wide, cut at the left":           {func(c *ui.Canvas) { c.Put(0, 0, ui.Plain, "xy"); c.Put(-1, 0, ui.Plain, "会") }, " y//"},
		"wide, its left half drawn over":  {func(c *ui.Canvas) { c.Put(1, 0, ui.Plain, "会z"); c.Put(1, 0, ui.Plain, "x") }, " x z//"},
		"wide, its right half drawn over": {func(c *ui.Canvas) { c.Put(1, 0, ui.Plain, "会z"); c.Put(2, 0, ui.Plain, "x") }, "  xz//"},
		"wide over two wide":              {func(c *ui.Canvas) { c.Put(0, 0, ui.Plain, "会会"); c.Put(1, 0, ui.Plain, "議") }, " 議//"},
		"combining":                       {func(c *ui.Canvas) { c.Put(0, 0, ui.Plain, "e\u0301x") }, "\u00e9x//"},
		"a mark alone":                    {func(c *ui.Canvas) { c.Put(0, 0, ui.Plain, "\u0301x") }, "x//"},
		"a family":                        {func(c *ui.Canvas) { c.Put(0, 0, ui.Plain, "👩\u200d👩\u200d👧x") }, "👩\u200d👩\u200d👧x//"},
		"controls":                        {func(c *ui.Canvas) { c.Put(0, 0, ui.Plain, "a\tb\nc\x1bd\u009be") }, "abcde//"},
		"a part":                          {func(c *ui.Canvas) { c.In(ui.Rect{X: 1, Y: 1, W: 2, H: 1}).Put(0, 0, ui.Plain, "abc") }, "/ ab/"},
		"a part over the left edge":       {func(c *ui.Canvas) { c.In(ui.Rect{X: -2, Y: -1, W: 4, H: 2}).Put(0, 1, ui.Plain, "abcdef") }, "cd//"},
		"a part over the right edge":      {func(c *ui.Canvas) { c.In(ui.Rect{X: 4, Y: 2, W: 9, H: 9}).Put(0, 0, ui.Plain, "abc") }, "//    ab"},
		"a part outside":                  {func(c *ui.Canvas) { c.In(ui.Rect{X: 9, Y: 9, W: 2, H: 2}).Put(0, 0, ui.Plain, "abc") }, "//"},
		"a part of a part": {func(c *ui.Canvas) {
			c.In(ui.Rect{X: 1, Y: 1, W: 3, H: 2}).In(ui.Rect{X: -1, Y: 0, W: 9, H: 1}).Put(0, 0, ui.Plain, "abcdef")
		}, "/ bcd/"},
		"a part of negative size":          {func(c *ui.Canvas) { c.In(ui.Rect{X: 1, Y: 1, W: -3, H: -2}).Put(0, 0, ui.Plain, "abc") }, "//"},
		"fill":                             {func(c *ui.Canvas) { c.Fill(ui.Rect{X: -1, Y: 1, W: 3, H: 9}, ui.Plain, "░") }, "/░░/░░"},
		"fill with what is not one cell":   {func(c *ui.Canvas) { c.Put(0, 0, ui.Plain, "abc"); c.Fill(ui.Rect{W: 2, H: 1}, ui.Plain, "会") }, "  c//"},
		"clear":                            {func(c *ui.Canvas) { c.Put(0, 0, ui.Plain, "a会b"); c.Clear(ui.Rect{X: 2, Y: 0, W: 1, H: 1}) }, "a  b//"},
		"box":                              {func(c *ui.Canvas) { c.Box(ui.Rect{X: 0, Y: 0, W: 4, H: 3}, ui.Rule) }, "╭──╮/│  │/╰──╯"},
		"box too small":                    {func(c *ui.Canvas) { c.Box(ui.Rect{X: 0, Y: 0, W: 1, H: 3}, ui.Rule) }, "//"},
		"line":                             {func(c *ui.Canvas) { c.Line(1) }, "/──────/"},
		"right":                            {func(c *ui.Canvas) { c.Right(6, 0, ui.Plain, "会x") }, "   会x//"},
		"center":                           {func(c *ui.Canvas) { c.Center(0, ui.Plain, "ab"); c.Center(1, ui.Plain, "abcdefgh") }, "  ab/abcde…/"},
		"big text over the edges":          {func(c *ui.Canvas) { ui.Big(c, 4, -4, ui.Plain, "1") }, "    ██//"},
		"the column after it, outside too": {func(c *ui.Canvas) { c.Put(c.Put(0, -1, ui.Plain, "会\tx"), 0, ui.Plain, "y") }, "   y//"},
	} {
		t.Run(name, func(t *testing.T) {
			c := ui.NewCanvas(6, 3)
			test.draw(c)
			if got := frame(c); got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestResetLeavesNothingOfTheFrameBefore(t *testing.T) {
	c := ui.NewCanvas(8, 2)
	c.Put(0, 1, ui.Warn, "会abc")
	c.Hit(ui.Rect{W: 8, H: 2}, "all")
	c.ShowCursor(1, 1)
	c.Reset(4, 3)
	if diff := cmp.Diff("\n\n\n", c.String()); diff != "" || c.W != 4 || c.H != 3 {
		t.Error(diff)
	}
	if c.HitAt(1, 1) != nil || c.Cursor() != nil {
		t.Error("hits or cursor of the frame before are left")
	}
	if got, want := c.Render(ui.Dark), ui.NewCanvas(4, 3).Render(ui.Dark); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	c.Reset(-1, 5)
	if c.String() != "\n\n\n\n\n" && c.String() != "" {
		t.Errorf("a canvas without columns shows %q", c.String())
	}
}

func TestHitsAndCursorAreClippedLikeWhatIsDrawn(t *testing.T) {
	c := ui.NewCanvas(10, 5)
	c.Hit(ui.Rect{X: 0, Y: 0, W: 10, H: 5}, "below")
	part := c.In(ui.Rect{X: 2, Y: 1, W: 4, H: 2})
	part.Hit(ui.Rect{X: -5, Y: 0, W: 99, H: 1}, "row")
	for _, at := range []struct {
		x, y int
		want any
	}{{2, 1, "row"}, {5, 1, "row"}, {1, 1, "below"}, {6, 1, "below"}, {2, 2, "below"}, {-1, 0, nil}, {10, 0, nil}, {0, 5, nil}} {
		if got := c.HitAt(at.x, at.y); got != at.want {
			t.Errorf("at %d, %d answers %v, want %v", at.x, at.y, got, at.want)
		}
	}
	part.ShowCursor(4, 0)
	part.ShowCursor(0, -1)
	if c.Cursor() != nil {
		t.Error("a cursor outside its part is shown")
	}
	part.ShowCursor(3, 1)
	if diff := cmp.Diff(&ui.Point{X: 5, Y: 2}, c.Cursor()); diff != "" {
		t.Error(diff)
	}
}

// scribble draws anything anywhere on a canvas, on parts of it too.
func scribble(t *rapid.T, c *ui.Canvas) {
	at := rapid.IntRange(-9, 30)
	size := rapid.IntRange(-3, 30)
	ink := rapid.Map(rapid.Byte(), func(b byte) ui.Ink { return ui.Ink(b) })
	for range rapid.IntRange(1, 12).Draw(t, "strokes") {
		rect := ui.Rect{X: at.Draw(t, "x"), Y: at.Draw(t, "y"), W: size.Draw(t, "w"), H: size.Draw(t, "h")}
		switch rapid.IntRange(0, 8).Draw(t, "stroke") {
		case 0:
			c = c.In(rect)
		case 1:
			c.Fill(rect, ink.Draw(t, "ink"), rapid.SampledFrom(pieces).Draw(t, "with"))
		case 2:
			c.Box(rect, ink.Draw(t, "ink"))
		case 3:
			ui.Big(c, rect.X, rect.Y, ui.Plain, "-12:8%")
		case 4:
			f := ui.NewField(strings.ReplaceAll(anyText().Draw(t, "typed"), "🇵", "P"), 0)
			f.Draw(c, rect.X, rect.Y, rect.W, ui.Plain)
		case 5:
			ui.WaitWork(c, rect.X, rect.Y, float64(rect.X), float64(rect.Y), float64(rect.W), rect.H)
		case 6:
			c.Center(rect.Y, ui.Plain, rapid.SampledFrom(pieces[:20]).Draw(t, "text"))
		default:
			// Half a flag beside another half makes a flag, whoever draws them.
			text := strings.ReplaceAll(anyText().Draw(t, "text"), "🇵", "P")
			c.Put(rect.X, rect.Y, ink.Draw(t, "ink"), text)
		}
	}
}

func TestNothingIsDrawnOutsideAndStringIsRenderWithoutColours(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 20).Draw(t, "w"), rapid.IntRange(0, 8).Draw(t, "h")
		c := ui.NewCanvas(w, h)
		scribble(t, c)
		lines := strings.Split(ansi.Strip(c.Render(ui.Light)), "\n")
		if want := max(h, 1); len(lines) != want && w > 0 {
			t.Fatalf("%d lines, want %d", len(lines), want)
		}
		for i, line := range lines {
			if w > 0 && h > 0 && ui.Width(line) != w {
				t.Fatalf("line %d is %d cells wide, want %d: %q", i, ui.Width(line), w, line)
			}
			lines[i] = strings.TrimRight(line, " ")
		}
		if got := strings.TrimRight(strings.Join(lines, "\n"), "\n"); got != strings.TrimRight(c.String(), "\n") {
			t.Fatalf("Render shows %q, String %q", got, c.String())
		}
	})
}

func TestAPartLeavesTheRestOfTheCanvasAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := ui.NewCanvas(20, 8)
		c.Fill(ui.Rect{W: 20, H: 8}, ui.Plain, "x")
		at := rapid.IntRange(-4, 22)
		part := ui.Rect{X: at.Draw(t, "x"), Y: at.Draw(t, "y"), W: rapid.IntRange(0, 22).Draw(t, "w"), H: rapid.IntRange(0, 9).Draw(t, "h")}
		scribble(t, c.In(part))
		for y := range 8 {
			for x := range 20 {
				if cell := c.In(ui.Rect{X: x, Y: y, W: 1, H: 1}).String(); !part.Contains(x, y) && cell != "x\n" {
					t.Fatalf("%q stands at %d, %d, outside %v", cell, x, y, part)
				}
			}
		}
	})
}

func TestDrawingAgainTakesNoMemory(t *testing.T) {
	c := ui.NewCanvas(200, 60)
	draw := func() {
		c.Reset(200, 60)
		for y := range 60 {
			x := c.Put(0, y, ui.Plain, "Test data takes two days, Grüße, 会議は長い ")
			c.Put(x, y, ui.Accent|ui.Bold, "●●●░░░███")
			c.Fill(ui.Rect{X: 100, Y: y, W: 100, H: 1}, ui.Quiet, "─")
		}
	}
	if n := testing.AllocsPerRun(5, draw); n > 0 {
		t.Errorf("%v allocations to draw a frame", n)
	}
	draw()
	_ = c.Render(ui.Dark)
	if n := testing.AllocsPerRun(5, func() { _ = c.Render(ui.Dark) }); n > 1 { // the frame itself
		t.Errorf("%v allocations to render a frame", n)
	}
}
