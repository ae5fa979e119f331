package tui

import (
	"time"

	"flipchart/tui/ui"
)

// toast is a sentence that goes away by itself.
type toast struct {
	text    string
	warning bool
	quiet   bool // nothing happened, and nothing is wrong
	until   time.Time
}

// say shows a sentence for some seconds, or until the next one, another screen or a dialog. A warning also
// ends when something is done, and so does a mention.
func (s *Stage) say(text string, warning bool) {
	s.toast = toast{text: text, warning: warning, until: s.now().Add(toastTime)}
	// While nothing reaches the file, no bar with a tick says that all is well.
	s.toast.quiet = !warning && s.saving.trouble != ""
}

// mention says something that need not catch the eye.
func (s *Stage) mention(text string) {
	s.toast = toast{text: text, quiet: true, until: s.now().Add(toastTime)}
}

// toastLines a toast takes at most.
const toastLines = 6

// draw shows the toast on the rule above the footer, where it covers nothing; what needs more lines
// grows upwards from there.
func (t *toast) draw(c *ui.Canvas) {
	if t.text == "" {
		return
	}
	if t.quiet {
		c.Put(1, c.H-2, ui.Quiet, ui.Fit(" · "+t.text+" ", c.W-2))
		return
	}
	ink, sign := ui.Good|ui.Bold|ui.Reverse, "✓"
	if t.warning {
		ink, sign = ui.Warn|ui.Bold|ui.Reverse, "!"
	}
	width := c.W - 4
	lines := ui.FitLines(t.text, width, min(len(ui.Wrap(t.text, width)), toastLines))
	top := c.H - 1 - len(lines)
	c.Fill(ui.Rect{X: 0, Y: top, W: c.W, H: len(lines)}, ink, " ")
	c.Put(1, top, ink, sign)
	for i, line := range lines {
		c.Put(3, top+i, ink, line)
	}
}

// heed ends a warning or a mention, once somebody goes on.
func (t *toast) heed() {
	if t.warning || t.quiet {
		*t = toast{}
	}
}

// outdate ends what was said about the edit before: "u brings it back" is not true of the next one. What
// warns of an edit may come before it.
func (t *toast) outdate() {
	if !t.warning {
		*t = toast{}
	}
}

// forget ends a toast whose time is over, or is not by a clock that was set back; each tick asks, and while a
// toast is shown they come each second.
func (t *toast) forget(now time.Time) {
	if left := t.until.Sub(now); left < 0 || left > toastTime {
		t.text = ""
	}
}

const toastTime = 4 * time.Second
