// Command picture draws README's picture: it opens the example in the real program on an emulated
// terminal, and writes what the screen shows as SVG.
//
//	go run ./docs/picture docs/flipchart.svg
package main

import (
	"fmt"
	"html"
	"image/color"
	"log"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"flipchart/cli"
	"flipchart/exercises"
	"flipchart/exercises/course"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

const width, height = 80, 24

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: go run ./docs/picture FILE.svg")
	}
	if err := os.WriteFile(os.Args[1], []byte(draw(mapScreen())), 0o644); err != nil {
		log.Fatal(err)
	}
}

// mapScreen is the example's value stream map, as it stands on a screen.
func mapScreen() *tuitest.Terminal {
	session, err := cli.DemoSession()
	if err != nil {
		log.Fatal(err)
	}
	memory := tuitest.NewMemory()
	now := time.Date(2026, 11, 25, 11, 22, 0, 0, time.UTC)
	head, err := memory.Create(session, now)
	if err != nil {
		log.Fatal(err)
	}
	stage := tui.New(tui.Config{
		Sessions: memory, Course: course.BuiltIn(), Exercises: exercises.Catalogue(), Open: head.ID,
		Now: func() time.Time { return now }, Tick: tea.Tick,
	})
	t := tuitest.NewTerminal(failing{}, stage, width, height)
	return t.See("✓ saved").Press(":").Type("open Value stream map").Press("enter").See("LT includes PT")
}

// failing ends the command where a test would fail.
type failing struct{ testing.TB }

func (failing) Helper()                           {}
func (failing) Cleanup(func())                    {}
func (failing) Fatalf(format string, args ...any) { log.Fatalf(format, args...) }

const cellWidth, cellHeight, margin = 9.6, 20.0, 12.0

func draw(t *tuitest.Terminal) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="16">`+"\n",
		width*cellWidth+2*margin, height*cellHeight+2*margin)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", hex(t.Cell(width-1, height-1).Style.Bg, "#000000"))
	for y := range height {
		for x := 0; x < width; {
			run, style := 0, t.Cell(x, y).Style
			text := ""
			for x+run < width {
				cell := t.Cell(x+run, y)
				if !cell.Style.Equal(&style) {
					break
				}
				text += cell.Content
				run++
			}
			writeRun(&b, x, y, run, text, style)
			x += run
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

func writeRun(b *strings.Builder, x, y, cells int, text string, style uv.Style) {
	ink, paper := hex(style.Fg, "#ffffff"), hex(style.Bg, "#000000")
	left, top := margin+float64(x)*cellWidth, margin+float64(y)*cellHeight
	if style.Attrs&uv.AttrReverse != 0 {
		fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n", left, top, float64(cells)*cellWidth, cellHeight, ink)
		ink = paper
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	weight := ""
	if style.Attrs&uv.AttrBold != 0 {
		weight = ` font-weight="bold"`
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" fill="%s"%s textLength="%.1f" xml:space="preserve">%s</text>`+"\n",
		left, top+15.5, ink, weight, float64(cells)*cellWidth, html.EscapeString(text))
}

func hex(c color.Color, otherwise string) string {
	if c == nil {
		return otherwise
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
