package ui_test

import (
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"

	"flipchart/tui/ui"
)

// fullFrame draws what a crowded screen at 200x60 has: text in mixed inks, wide characters, bars,
// frames, selections and hits.
func fullFrame(c *ui.Canvas) {
	c.Reset(200, 60)
	for column := range 4 {
		part := c.In(ui.Rect{X: column * 50, Y: 0, W: 50, H: 60})
		part.Box(ui.Rect{X: 0, Y: 0, W: 50, H: 60}, ui.Rule)
		for y := 1; y < 59; y++ {
			x := part.Put(1, y, ui.Accent|ui.Bold, "●●● ")
			x = part.Put(x, y, ui.Plain, notes[(y+column)%len(notes)])
			x = part.Put(x, y, ui.Quiet, " 3d ~11d ")
			ui.WaitWork(part, x, y, 3, 2, 10, 48-x)
			part.Hit(ui.Rect{X: 1, Y: y, W: 48, H: 1}, y)
		}
	}
}

var notes = []string{"Test data takes two days", "One person can release", "Grüße aus Köln", "会議は長い", "No rollback for the database"}

func BenchmarkFullFrame(b *testing.B) {
	c := ui.NewCanvas(200, 60)
	b.ReportAllocs()
	for b.Loop() {
		fullFrame(c)
		_ = c.Render(ui.Dark)
	}
}

func BenchmarkDraw(b *testing.B) {
	c := ui.NewCanvas(200, 60)
	b.ReportAllocs()
	for b.Loop() {
		fullFrame(c)
	}
}

func BenchmarkRender(b *testing.B) {
	c := ui.NewCanvas(200, 60)
	fullFrame(c)
	b.ReportAllocs()
	b.ReportMetric(float64(len(c.Render(ui.Dark))), "B/frame")
	for b.Loop() {
		_ = c.Render(ui.Dark)
	}
}

// What Bubble Tea does with a frame before it compares it with the one before.
func BenchmarkParse(b *testing.B) {
	c := ui.NewCanvas(200, 60)
	fullFrame(c)
	frame := uv.NewStyledString(c.Render(ui.Dark))
	screen := uv.NewScreenBuffer(200, 60)
	for b.Loop() {
		frame.Draw(screen, screen.Bounds())
	}
}

func BenchmarkReset(b *testing.B) {
	c := ui.NewCanvas(200, 60)
	b.ReportAllocs()
	for b.Loop() {
		c.Reset(200, 60)
	}
}

func BenchmarkWrap(b *testing.B) {
	text := strings.TrimSpace(strings.Repeat("Test data takes two days, ", 20))
	b.ReportAllocs()
	for b.Loop() {
		_ = ui.Wrap(text, 38)
	}
}

func BenchmarkTypeIntoAFullField(b *testing.B) {
	f := ui.NewField(strings.Repeat("wörd ", 100), 0)
	b.ReportAllocs()
	for b.Loop() {
		f.Insert("x")
		press(&f, "backspace")
	}
}

func BenchmarkPasteTenMegabytes(b *testing.B) {
	novel := strings.Repeat("ten bytes ", 1<<20)
	for b.Loop() {
		f := ui.NewField("", 0)
		f.Insert(novel)
	}
}

func BenchmarkMarkdown(b *testing.B) {
	guide := strings.Repeat("# Purpose\n\nSee where the time goes.\n\n1. Ask the room\n2. **Write** it down\n\n> quoted\n\n", 20)
	for b.Loop() {
		_ = ui.Markdown(guide, 76)
	}
}
