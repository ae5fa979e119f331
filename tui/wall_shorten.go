package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// shortening is the dialog in which a day is made to end earlier: its cards that are to do, what each of
// them could do without, and when the day would end.
type shortening struct {
	desk    *Desk
	day     int
	cuts    []cut
	at      int // the selected one; behind the last stands the line that does it
	page    int // cuts on a page, when it was drawn last
	refused string
	closing
}

// cut is what could become of a card.
type cut struct {
	card   model.Card
	left   int // minutes that it would have; 0 drops it
	chosen bool
}

// shortenStep is what + and - add to a card or take off it, in minutes.
const shortenStep = 5

func (w *wall) shorten(string) tea.Cmd {
	dialog := &shortening{desk: w.desk, day: w.wall().Today()}
	for _, card := range w.wall().ToShorten(dialog.day) {
		dialog.cuts = append(dialog.cuts, cut{card: card, left: card.Shorter()})
	}
	w.desk.Ask(dialog)
	return nil
}

// nothingToShorten says why the day cannot be made to end earlier.
func (w *wall) nothingToShorten() string {
	session := w.desk.Session()
	day := session.Wall.Today()
	_, begun := session.DayEnd(day, w.desk.Now())
	switch {
	case len(session.Wall.Days) == 0 || day == 0:
		return "the course has no days: nothing says when one ends"
	case !begun:
		return fmt.Sprintf("no card of day %d was moved today, so nothing says when it ends", day)
	case len(session.Wall.ToShorten(day)) == 0:
		return fmt.Sprintf("no card of day %d is left in To do to drop or shorten", day)
	}
	return ""
}

// shortenHit is the hit of a line, by its place.
type shortenHit int

// Update takes the mouse.
func (s *shortening) Update(msg tea.Msg) tea.Cmd {
	s.refused = ""
	switch msg := msg.(type) {
	case Turn:
		s.turn(msg.Forward)
	case Click:
		if at, ok := msg.ID.(shortenHit); ok {
			s.at = int(at)
			s.choose()
		}
	}
	return nil
}

func (s *shortening) move(key string) {
	switch key {
	case "up", "k", "shift+tab":
		s.selectAt(s.at - 1)
	case "down", "j", "tab":
		s.selectAt(s.at + 1)
	case "home":
		s.selectAt(0)
	case "end":
		s.selectAt(len(s.cuts))
	case "pgup", "pgdown":
		s.turn(key == "pgdown")
	}
}

func (s *shortening) selectAt(place int) { s.at = min(max(place, 0), len(s.cuts)) }

func (s *shortening) turn(forward bool) {
	if by := max(s.page, 1); forward {
		s.selectAt(s.at + by)
	} else {
		s.selectAt(s.at - by)
	}
}

// choose takes the selected card or leaves it, or does what was chosen.
func (s *shortening) choose() {
	if s.at == len(s.cuts) {
		s.finish()
		return
	}
	s.cuts[s.at].chosen = !s.cuts[s.at].chosen
}

// shift gives the selected card more minutes or fewer, and takes it; one with all of its minutes is left
// as it is.
func (s *shortening) shift(by int) {
	if s.at == len(s.cuts) {
		return
	}
	c := &s.cuts[s.at]
	c.left = max(c.left+by, 0)
	c.chosen = c.left < c.card.Planned
	if !c.chosen {
		c.left = c.card.Shorter()
	}
}

// chosen are the cuts to be made.
func (s *shortening) chosen() []cut {
	return slices.DeleteFunc(slices.Clone(s.cuts), func(c cut) bool { return !c.chosen })
}

// finish makes all the chosen cuts as one edit.
func (s *shortening) finish() {
	chosen := s.chosen()
	if len(chosen) == 0 {
		s.refused = "choose a card first: space takes the selected one"
		return
	}
	if err := s.desk.Edit(s.label(chosen), shortenAll(chosen)); err != nil {
		s.refused = err.Error()
		return
	}
	s.desk.Toast(fmt.Sprintf("Day %d is cut as chosen; u takes all of it back.", s.day))
	s.done = true
}

func shortenAll(cuts []cut) model.Edit {
	edits := make([]model.Edit, len(cuts))
	for i, c := range cuts {
		edits[i] = model.Shorten(c.card.ID, c.left)
	}
	return model.Several(edits...)
}

// label says what is done: "drop 2 cards and shorten 1 of day 1".
func (s *shortening) label(cuts []cut) string {
	dropped := 0
	for _, c := range cuts {
		if c.left == 0 {
			dropped++
		}
	}
	what := "drop " + model.Count(dropped, "card")
	switch shortened := len(cuts) - dropped; {
	case dropped == 0:
		what = "shorten " + model.Count(shortened, "card")
	case shortened > 0:
		what += fmt.Sprintf(" and shorten %d", shortened)
	}
	return fmt.Sprintf("%s of day %d", what, s.day)
}

// end is when the day ends, or would end with these cuts.
func (s *shortening) end(cuts ...cut) model.DayEnd {
	session, now := s.desk.Session(), s.desk.Now()
	if after, err := shortenAll(cuts)(session, model.Stamp{At: now}); err == nil {
		session = after
	}
	end, _ := session.DayEnd(s.day, now)
	return end
}

// gain says how much earlier the day ends with one cut than without any.
func (s *shortening) gain(c cut, without model.DayEnd) string {
	gained := without.Expected.Sub(s.end(c).Expected)
	if gained < time.Minute {
		return "no gain"
	}
	return fmt.Sprintf("%.0f min earlier", gained.Minutes())
}

// what becomes of the card.
func (c cut) what() string {
	if c.left == 0 {
		return fmt.Sprintf("drop %d min", c.card.Planned)
	}
	return fmt.Sprintf("%d to %d min", c.card.Planned, c.left)
}

// how it is done in less time, as far as the course says it.
func (c cut) how() string {
	var words []string
	if c.card.Optional {
		words = append(words, "Only if time allows: the day's end leaves it out already.")
	}
	if how := c.card.Shorten.String(); how != "" {
		words = append(words, "Shorter: "+how)
	}
	if len(words) == 0 {
		return "The course names no shorter way: the room finds one."
	}
	return strings.Join(words, " ")
}

// shortenFoot are the rows below the cards: the page, two on how, when the day would end, and done.
const shortenFoot = 5

// Draw shows the cards, and below them what is to be known of the selected one and when the day would end.
func (s *shortening) Draw(c *ui.Canvas) {
	inner := window(c, fmt.Sprintf("What can go, so that day %d ends in time?", s.day), dialogWidth(c), len(s.cuts)+shortenFoot)
	s.page = max(inner.H-shortenFoot, 1)
	first, last, label := ui.Page(len(s.cuts), s.at, s.page)
	without := s.end()
	for i := first; i < last; i++ {
		s.drawCut(inner, i-first, i, without)
	}
	y := s.page // the last page may be shorter: what stands below keeps its place
	inner.Right(inner.W, y, ui.Quiet, label)
	if s.at < len(s.cuts) {
		how := s.cuts[s.at].how()
		if title := s.cuts[s.at].card.Title.String(); ui.Width(title) > titleRoom(inner) {
			how = title + ". " + how
		}
		for i, line := range ui.FitLines(how, inner.W-1, 2) {
			inner.Put(1, y+1+i, ui.Plain, line)
		}
	}
	s.drawEnd(inner, y+3)
	done := "done"
	if chosen := s.chosen(); len(chosen) > 0 {
		done += ": " + s.label(chosen)
	}
	inner.Put(1, y+4, s.mark(inner, y+4, len(s.cuts)), done)
}

// mark shows whether a line is selected, and makes it answer to the mouse.
func (s *shortening) mark(c *ui.Canvas, y, place int) ui.Ink {
	r := ui.Rect{X: 0, Y: y, W: c.W, H: 1}
	c.Hit(r, shortenHit(place))
	if s.at != place {
		return ui.Plain
	}
	r.X, r.W = 1, r.W-1
	return c.SelectRow(r)
}

// titleRoom is the width that a line has for its card's title.
func titleRoom(c *ui.Canvas) int { return c.W - 37 }

func (s *shortening) drawCut(c *ui.Canvas, y, place int, without model.DayEnd) {
	cut := s.cuts[place]
	ink := s.mark(c, y, place)
	dot := "○ "
	if cut.chosen {
		dot, ink = "● ", ink|ui.Bold
	}
	c.Put(1, y, ink, dot+ui.Fit(cut.card.Title.String(), titleRoom(c)))
	c.Right(c.W-1, y, ink, fmt.Sprintf("%-14s  %15s", cut.what(), s.gain(cut, without)))
}

// drawEnd says when the day ends, or what is wrong.
func (s *shortening) drawEnd(c *ui.Canvas, y int) {
	if s.refused != "" {
		c.Put(1, y, ui.Warn|ui.Bold, ui.Fit("! "+s.refused, c.W-1))
		return
	}
	verb, chosen := "ends", s.chosen()
	if len(chosen) > 0 {
		verb = "would end"
	}
	drawDayEnd(c, 1, y, s.desk.Session().Wall, s.day, verb, s.end(chosen...), s.desk.Now())
}

// Actions of the dialog.
func (s *shortening) Actions() []Action {
	last, enter := s.at == len(s.cuts), "choose"
	if last {
		enter = "done"
	}
	do := func(what func(key string)) func(string) tea.Cmd {
		return func(key string) tea.Cmd {
			s.refused = ""
			what(key)
			return nil
		}
	}
	enters := []string{"space", "enter"}
	if last {
		enters = []string{"enter", "space"}
	}
	return []Action{
		{Keys: enters, Label: enter, Footer: true, Do: do(func(string) { s.choose() })},
		{Keys: []string{"+", "-"}, Shown: "+ -", Label: "5 min", Footer: !last, Do: do(func(key string) {
			if key == "-" {
				s.shift(-shortenStep)
			} else {
				s.shift(shortenStep)
			}
		})},
		{Keys: []string{"up", "down", "k", "j", "shift+tab", "tab", "home", "end", "pgup", "pgdown"}, Shown: "↑ ↓", Label: "select", Footer: true, Do: do(s.move)},
		{Keys: []string{"ctrl+s"}, Label: "done", Footer: !last, Do: do(func(string) { s.finish() })},
		{Keys: []string{"esc", "q"}, Label: "cancel", Footer: true, Do: s.close},
	}
}
