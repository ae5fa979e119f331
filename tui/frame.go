package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"flipchart/model"
	"flipchart/tui/ui"
)

// The smallest window that a screen is drawn on.
const minWidth, minHeight = 60, 16

// draw puts the whole frame on the canvas: header, screen, footer, and what lies over them.
func (s *Stage) draw() {
	c := s.canvas
	c.Reset(c.W, c.H)
	switch {
	case s.blank:
		return
	case c.W < minWidth || c.H < minHeight:
		tooSmall(c)
		return
	}
	s.header(c)
	body := c.In(ui.Rect{X: 0, Y: 2, W: c.W, H: c.H - 4})
	if s.guide.shown {
		s.guide.draw(body, s)
	} else {
		s.screen().Draw(body)
	}
	s.toast.draw(body)
	if n := len(s.dialogs); n > 0 {
		c.Hit(ui.Rect{X: 0, Y: 0, W: c.W, H: c.H}, backdrop{})
		s.dialogs[n-1].Draw(body)
	}
	s.footer(c)
}

// backdrop takes the clicks beside a dialog, so that they do not reach what lies under it.
type backdrop struct{}

func tooSmall(c *ui.Canvas) {
	lines := []string{
		fmt.Sprintf("This window has %d columns and %d rows.", c.W, c.H),
		fmt.Sprintf("flipchart needs %d by %d: make it", minWidth, minHeight),
		"larger, or the letters smaller.",
		"Nothing is lost.",
	}
	for i, line := range lines {
		if c.H < len(lines) {
			line = "too small, nothing is lost"
		}
		c.Center(max(0, (c.H-len(lines))/2)+i, ui.Plain|ui.Bold, line)
	}
}

// header says where we are, whether it is saved, and what time it is.
func (s *Stage) header(c *ui.Canvas) {
	defer c.Line(1)
	right := c.W - 1
	clock, ink := s.clock()
	c.Right(right, 0, ink, clock)
	right -= ui.Width(clock) + 3
	if s.live != nil {
		mark, ink := s.saving.mark(s.live.Unsaved())
		mark = ui.Fit(mark, c.W/2)
		c.Right(right, 0, ink, mark)
		right -= ui.Width(mark) + 2
	}
	where := c.In(ui.Rect{X: 1, Y: 0, W: right - 1, H: 1})
	if s.live == nil {
		where.Put(0, 0, ui.Plain|ui.Bold, ui.Fit("flipchart › "+s.home.Title(), where.W))
		return
	}
	title := s.screen().Title()
	name := ui.Fit(s.where(), max(10, where.W-ui.Width(title)-3))
	at := where.Put(0, 0, ui.Quiet, name+" › ")
	where.Put(at, 0, ui.Plain|ui.Bold, ui.Fit(title, where.W-at))
}

// where is the session's name, with the day of the course.
func (s *Stage) where() string {
	session := s.live.Session()
	name := session.Name.String()
	if day := session.Wall.Today(); day > 0 && len(session.Wall.Days) > 1 {
		name += fmt.Sprintf(", day %d", day)
	}
	return name
}

// title is the terminal window's.
func (s *Stage) title() string {
	if s.live == nil {
		return "flipchart"
	}
	return "flipchart: " + s.live.Session().Name.String()
}

// clock is the time of day with the end of the open card, or the last minute in seconds.
func (s *Stage) clock() (string, ui.Ink) {
	now := s.now()
	text := now.Format("15:04")
	card, timer, ok := s.timer()
	if !ok {
		return text, ui.Quiet
	}
	left := timer.Remaining(now)
	switch {
	case left < 0 && timer.Running():
		return fmt.Sprintf("%s  ! %s over", text, minutes(-left)), ui.Warn | ui.Bold
	case !timer.Running() && s.started(card):
		return fmt.Sprintf("%s  ‖ paused, %s left", text, minutes(max(left, 0))), ui.Quiet
	case !timer.Running():
		return fmt.Sprintf("%s, %s planned", text, minutes(left)), ui.Quiet
	case left <= time.Minute:
		return fmt.Sprintf(" %s  ! %d s left ", text, int(left.Seconds()+0.999)), ui.Warn | ui.Bold | ui.Reverse
	}
	return fmt.Sprintf("%s, until %s", text, timer.Deadline.In(now.Location()).Format("15:04")), ui.Plain
}

// minutes writes a length of time as a facilitator says it.
func minutes(d time.Duration) string {
	if d < time.Minute {
		return fmt.Sprintf("%d s", int(d.Seconds()))
	}
	return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
}

// footer shows the six most useful keys.
func (s *Stage) footer(c *ui.Canvas) {
	c.Line(c.H - 2)
	x := 1
	for _, action := range s.footerActions() {
		word := keyName(action) + " " + action.Label
		if x > 1 {
			x += 3
		}
		if x+ui.Width(word) > c.W-1 {
			return
		}
		ink := ui.Plain
		if action.why() != "" {
			ink = ui.Quiet
		}
		c.Hit(ui.Rect{X: x, Y: c.H - 1, W: ui.Width(word), H: 1}, footerKey{action})
		x = c.Put(x, c.H-1, ui.Accent|ui.Bold, keyName(action))
		x = c.Put(x, c.H-1, ink, " "+action.Label)
	}
}

type footerKey struct{ Action }

const footerPlaces = 6

func (s *Stage) footerActions() []Action {
	if n := len(s.dialogs); n > 0 {
		return s.dialogs[n-1].Keys()
	}
	if s.guide.shown {
		return s.guide.keys(s)
	}
	var shown []Action
	for _, a := range s.screen().Actions() {
		if a.Footer {
			shown = append(shown, a)
		}
	}
	if s.screen().CapturesText() || s.exclusive() {
		return shown[:min(len(shown), footerPlaces)]
	}
	// Help and the way back always have their place.
	last := []Action{}
	for _, a := range s.globals() {
		if a.Footer && !slices.ContainsFunc(shown, func(b Action) bool { return slices.Equal(a.Keys, b.Keys) }) {
			last = append(last, a)
		}
	}
	return append(shown[:min(len(shown), footerPlaces-len(last))], last...)
}

// keyName is how an action's keys are shown.
func keyName(a Action) string {
	if a.Shown != "" {
		return a.Shown
	}
	if len(a.Keys) == 0 {
		return ""
	}
	switch key := a.Keys[0]; key {
	case "up", "down", "left", "right":
		return map[string]string{"up": "↑", "down": "↓", "left": "←", "right": "→"}[key]
	case "pgup":
		return "PageUp"
	case "pgdown":
		return "PageDown"
	default:
		return strings.TrimPrefix(key, "shift+")
	}
}

func (a Action) why() string {
	if a.Why == nil {
		return ""
	}
	return a.Why()
}

// timer is that of the card opened last.
func (s *Stage) timer() (model.ID, model.Timer, bool) {
	if s.live == nil {
		return "", model.Timer{}, false
	}
	session := s.live.Session()
	card := session.Clock.Open
	if _, _, ok := session.Wall.Find(card); !ok {
		return "", model.Timer{}, false
	}
	return card, session.Timer(card), true
}

func (s *Stage) started(card model.ID) bool {
	_, ok := s.live.Session().Clock.Timers[card]
	return ok
}
