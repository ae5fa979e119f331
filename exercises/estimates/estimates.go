// Package estimates is the screen on which the receivers of each step say how many of its items they can
// use just as they are: blind rounds, their spread, and the figure that the room keeps.
package estimates

import (
	_ "embed"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

type screen struct {
	desk     *tui.Desk
	steps    ui.Board
	overview bool
	round    int      // the one that retype and delete act on, 1 being the first; 0 is the newest
	typing   *typing  // nil while nothing is typed
	sure     model.ID // the step whose doubtful median the next enter keeps, since it was asked about
}

//go:embed guide.md
var guide string

// Exercise is its entry in the catalogue.
var Exercise = tui.Exercise{
	Key: "caEstimates", Name: "%CA estimates",
	About: "How much of a step's work arrives complete and accurate: blind answers, rounds, the median.",
	Guide: model.ReadGuide(guide), New: newScreen,
}

// newScreen is the screen, on the step that was selected last, or on the first that has no figure.
func newScreen(desk *tui.Desk) tui.Screen {
	s := &screen{desk: desk}
	s.steps.Select(desk.Remembered())
	steps := desk.Session().Stream.Steps
	if _, _, ok := desk.Session().Stream.Step(desk.Remembered()); ok {
		return s
	}
	for _, step := range steps {
		if step.CA.Percent == nil {
			s.steps.Select(step.ID)
			break
		}
	}
	return s
}

// Title names the step in question.
func (s *screen) Title() string {
	if _, place, ok := s.current(); ok && !s.overview {
		return fmt.Sprintf("%%CA estimates › step %d", place+1)
	}
	return "%CA estimates"
}

// Selected is the step in question.
func (s *screen) Selected() model.ID { return s.steps.Selected(s.list()) }

// CapturesText is true while answers or a figure are typed.
func (s *screen) CapturesText() bool { return s.typing != nil }

func (s *screen) stream() *model.ValueStream { return s.desk.Session().Stream }

// list is the line of steps as a board of one list.
func (s *screen) list() [][]model.ID {
	steps := s.stream().Steps
	ids := make([]model.ID, len(steps))
	for i, step := range steps {
		ids[i] = step.ID
	}
	return [][]model.ID{ids}
}

// current is the step in question and its place; false on an empty map.
func (s *screen) current() (model.Step, int, bool) { return s.stream().Step(s.Selected()) }

// chosenRound is the place of the round that retype and delete act on, -1 where there is none.
func (s *screen) chosenRound() int {
	step, _, _ := s.current()
	rounds := len(step.CA.Rounds)
	if s.round == 0 || s.round > rounds {
		return rounds - 1
	}
	return s.round - 1
}

// Update takes what is typed, clicks, pages, and esc, which goes back to the step and its newest round.
func (s *screen) Update(msg tea.Msg) tea.Cmd {
	if s.typing != nil {
		s.typing.take(msg)
		return nil
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if msg.String() == "esc" {
			s.overview = false
			s.afresh()
		}
	case tui.Click:
		s.clicked(msg)
	case tui.Turn:
		s.turn(msg.Forward)
	case tea.PasteMsg:
		if s.whyNoRound() == "" {
			s.newRound("")
			s.typing.take(msg)
		}
	}
	return nil
}

// The hits of the screen.
type (
	stepHit  model.ID
	roundHit int
)

func (s *screen) clicked(click tui.Click) {
	switch hit := click.ID.(type) {
	case stepHit:
		s.goTo(model.ID(hit))
		if click.Double {
			s.overview = false
		}
	case roundHit:
		s.round = int(hit) + 1
	}
}

func (s *screen) goTo(step model.ID) {
	s.steps.Select(step)
	s.afresh()
}

// afresh chooses the newest round, and forgets what enter was about to keep.
func (s *screen) afresh() { s.round, s.sure = 0, "" }

// turn goes a step on or back, in the list ten of them.
func (s *screen) turn(forward bool) {
	key, by := "up", 1
	if forward {
		key = "down"
	}
	if s.overview {
		by = 10
	}
	for range by {
		s.steps.Arrow(key, s.list())
	}
	s.afresh()
}
