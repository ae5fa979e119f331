package tui

import (
	"time"

	"flipchart/tui/ui"
)

// toast is a sentence that goes away by itself.
type toast struct {
	text    string
	warning bool
	until   time.Time
}

// say shows a sentence until the next one, or for some seconds.
func (s *Stage) say(text string, warning bool) {
	s.toast = toast{text, warning, s.now().Add(toastTime)}
}

// draw lays the toast over the bottom of the screen.
func (t *toast) draw(c *ui.Canvas) {
	if t.text == "" {
		return
	}
	width := min(c.W-4, 64)
	lines := ui.Wrap(t.text, width-6)
	lines = lines[:min(len(lines), 6)]
	ink, sign := ui.Good, "✓"
	if t.warning {
		ink, sign = ui.Warn, "!"
	}
	r := ui.Rect{X: (c.W - width) / 2, Y: c.H - len(lines) - 2, W: width, H: len(lines) + 2}
	c.Clear(r)
	c.Box(r, ink)
	c.Put(r.X+2, r.Y+1, ink|ui.Bold, sign)
	for i, line := range lines {
		c.Put(r.X+4, r.Y+1+i, ui.Plain|ui.Bold, line)
	}
}

// forget ends a toast whose time is over; it is looked at with every key and tick.
func (t *toast) forget(now time.Time) {
	if t.text != "" && now.After(t.until) {
		t.text = ""
	}
}

const toastTime = 4 * time.Second
