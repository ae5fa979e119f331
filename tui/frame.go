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
	if n := len(s.dialogs); n > 0 {
		c.Hit(ui.Rect{X: 0, Y: 0, W: c.W, H: c.H}, backdrop{})
		s.dialogs[n-1].Draw(body)
	}
	s.footer(c)
	s.toast.draw(c)
}

// leastName is what is left of a session's name in the header, with its mark.
const leastName = 12

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

// header says where we are, whether it is saved, and what time it is. In the last minute of the open
// card the whole line is reversed.
func (s *Stage) header(c *ui.Canvas) {
	defer c.Line(1)
	clock, ink, alarm := s.clock()
	dye := func(ink ui.Ink) ui.Ink { return ink }
	if alarm {
		dye = func(ui.Ink) ui.Ink { return ui.Warn | ui.Bold | ui.Reverse }
		c.Fill(ui.Rect{X: 0, Y: 0, W: c.W, H: 1}, dye(ui.Plain), " ")
	}
	right := c.W - 1
	c.Right(right, 0, dye(ink), clock)
	right -= ui.Width(clock) + 3
	if s.live != nil || s.looking() {
		mark, ink := s.mark()
		room := right / 2
		if s.saving.trouble != "" { // what to do about it matters more than where we are
			room = right - ui.Width(s.screenTitle()) - leastName
		}
		mark = ui.Fit(mark, room)
		c.Right(right, 0, dye(ink), mark)
		right -= ui.Width(mark) + 2
	}
	where := c.In(ui.Rect{X: 1, Y: 0, W: right - 1, H: 1})
	if s.live == nil {
		where.Put(0, 0, ui.Plain|ui.Bold, ui.Fit("flipchart › "+s.home.Title(), where.W))
		return
	}
	title := s.screenTitle()
	name := ui.Fit(s.where(), max(leastName-6, where.W-ui.Width(title)-3))
	at := where.Put(0, 0, dye(ui.Quiet), name+" › ")
	where.Put(at, 0, dye(ui.Plain|ui.Bold), ui.Fit(title, where.W-at))
}

// where is the session's name, with the day of the course: that of the open card, else today's.
func (s *Stage) where() string {
	session := s.live.Session()
	name := session.Name.String()
	day := session.Wall.Card(s.desk().card).Day
	if day == 0 {
		day = session.Wall.Today()
	}
	if day > 0 && len(session.Wall.Days) > 1 {
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

// clock is the time of day with the end of the open card, or what its timer is at. alarm is true in the
// last minute. A timer that does not run is spoken of on its card's own screen only, by that screen itself
// if it shows the time in large, and not at all once the card is done.
func (s *Stage) clock() (text string, ink ui.Ink, alarm bool) {
	now := s.now()
	text = now.Format("15:04")
	card, timer, ok := s.timer()
	if !ok {
		return text, ui.Quiet, false
	}
	session := s.live.Session()
	column, _, _ := session.Wall.Find(card)
	_, large := s.screen().(*talk)
	if !timer.Running() && (large || column == model.Done || s.desk().card != card) {
		return text, ui.Quiet, false
	}
	at := countdownOf(session, card, now)
	switch at.phase {
	case running:
		return text + ", until " + timer.Deadline.In(now.Location()).Round(time.Minute).Format("15:04"), ui.Plain, false
	case unstarted:
		return text + ", " + at.words(), at.ink(), false
	}
	return text + "  " + at.words(), at.ink(), at.phase == lastMinute
}

// footer shows the six most useful keys.
func (s *Stage) footer(c *ui.Canvas) {
	c.Line(c.H - 2)
	x := 1
	for _, action := range s.footerActions() {
		word := keyName(action) + " " + action.Label
		if x > 1 {
			x += footerGap
		}
		if x+ui.Width(word) > c.W-1 {
			return
		}
		keyInk, ink := ui.Accent|ui.Bold, ui.Plain
		if action.why() != "" {
			keyInk, ink = ui.Quiet, ui.Quiet
		}
		c.Hit(ui.Rect{X: x, Y: c.H - 1, W: ui.Width(word), H: 1}, footerKey{action})
		x = c.Put(x, c.H-1, keyInk, keyName(action))
		x = c.Put(x, c.H-1, ink, " "+action.Label)
	}
}

type footerKey struct{ Action }

const footerPlaces = 6

func (s *Stage) footerActions() []Action {
	if n := len(s.dialogs); n > 0 {
		return inFooter(s.dialogs[n-1].Actions())
	}
	if s.guide.covers(s) {
		return inFooter(s.guide.actions())
	}
	shown := slices.DeleteFunc(inFooter(s.screen().Actions()), s.refuses)
	if s.typing() || s.exclusive() {
		return shown[:min(len(shown), footerPlaces)]
	}
	// Help and the way back always have their place.
	last := []Action{}
	wanted := map[string]Action{}
	for _, a := range s.globals() {
		switch {
		case s.refuses(a):
		case slices.ContainsFunc(shown, func(b Action) bool { return slices.Equal(a.Keys, b.Keys) }):
		case a.Footer:
			last = append(last, a)
		default:
			wanted[a.Keys[0]] = a
		}
	}
	if screen, ok := s.screen().(UsesGlobals); ok {
		shown = withGlobals(shown, screen.GlobalKeys(), wanted)
	}
	shown = shown[:min(len(shown), footerPlaces-len(last))]
	for len(shown) > 0 && footerWidth(shown)+footerWidth(last)-footerGap > s.canvas.W-2 {
		shown = shown[:len(shown)-1]
	}
	return append(shown, last...)
}

// withGlobals are a screen's own actions, and those for its GlobalKeys before and behind them.
func withGlobals(own []Action, keys []string, globals map[string]Action) (shown []Action) {
	if !slices.Contains(keys, "") {
		shown = own
	}
	for _, key := range keys {
		if a, ok := globals[key]; ok {
			shown = append(shown, a)
		} else if key == "" {
			shown = append(shown, own...)
		}
	}
	return shown
}

// inFooter are the actions that are worth a place there.
func inFooter(actions []Action) []Action {
	return slices.DeleteFunc(slices.Clone(actions), func(a Action) bool { return !a.Footer })
}

// footerGap is between two actions.
const footerGap = 3

// footerWidth is the columns of actions, each with the gap behind it.
func footerWidth(actions []Action) int {
	width := 0
	for _, a := range actions {
		width += ui.Width(keyName(a)+" "+a.Label) + footerGap
	}
	return width
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
		return "PgUp"
	case "pgdown":
		return "PgDn"
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
