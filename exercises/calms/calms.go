// Package calms is the exercise in which groups put culture, automation, lean, measurement and sharing in
// order, each for itself, and then see the room's order beside the course's.
package calms

import (
	tea "charm.land/bubbletea/v2"
	_ "embed"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// screen shows one group's order, all groups side by side, or the course's answer.
type screen struct {
	desk   *tui.Desk
	view   view
	typing *ui.Entry // orders by their initials; nil while nothing is typed

	groups ui.Board // the selected order
	cards  ui.Board // its cards: those in place, and those that have none yet
	of     model.ID // the order whose cards these are

	place int  // the selected one of the course's order, counted from 0
	part  int  // of its reason
	rows  int  // groups on a page of the table that was drawn last
	whole bool // all parts of the reason were drawn
}

// view is what the screen shows.
type view int

const (
	answerView view = iota // the room's order beside the course's
	groupView              // one group's cards, and nobody else's
	tableView              // all groups
)

//go:embed guide.md
var guide string

// Exercise is its entry in the catalogue.
var Exercise = tui.Exercise{
	Key: "calmsOrder", Name: "CALMS order",
	About: "Rank culture, automation, lean, measurement and sharing by group, and compare with the course.",
	Guide: model.ReadGuide(guide), New: newScreen,
}

// newScreen is the screen of the exercise.
func newScreen(desk *tui.Desk) tui.Screen {
	s := &screen{desk: desk}
	s.groups.Select(desk.Remembered())
	s.toFurthestApart()
	return s
}

// toFurthestApart selects what there is most to talk about in the answer; the first place where all agree.
func (s *screen) toFurthestApart() {
	s.place = 0
	if x, ok := s.calms().Agreement().FurthestApart(); ok {
		s.place = x.CoursePlace - 1
	}
}

// Selected is the order that is remembered when the screen is left.
func (s *screen) Selected() model.ID { return s.groups.Selected(s.ids()) }

// CapturesText is true while orders are typed by their initials.
func (s *screen) CapturesText() bool { return s.typing != nil }

// GlobalKeys are those that the footer shows where the screen's own leave a place.
func (s *screen) GlobalKeys() []string { return []string{"g"} }

func (s *screen) calms() *model.Calms { return s.desk.Session().Calms }

// ids are those of the orders, as the board takes them: one list.
func (s *screen) ids() [][]model.ID {
	orders := s.calms().Orders
	ids := make([]model.ID, len(orders))
	for i, order := range orders {
		ids[i] = order.ID
	}
	return [][]model.ID{ids}
}

// shown is the view that there is something for: an undo can take the answer away while it is seen.
func (s *screen) shown() view {
	switch {
	case s.view == answerView && !s.calms().Revealed:
		return groupView
	case s.view == tableView && len(s.calms().Orders) == 0:
		return groupView
	}
	return s.view
}

// order is the selected one and its place among all; ok is false where there is none yet.
func (s *screen) order() (order model.Order, index int, ok bool) {
	id := s.Selected()
	if id != s.of {
		s.of, s.cards = id, ui.Board{Across: 2}
		s.cards.SelectList(unplaced)
	}
	if index, ok = s.calms().Find(id); ok {
		order = s.calms().Orders[index]
	}
	return order, index, ok
}

// Update takes what is typed and pasted, the mouse, and pages.
func (s *screen) Update(msg tea.Msg) tea.Cmd {
	if s.typing != nil {
		s.typing.Update(msg)
		return nil
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		s.startTyping("")
		s.typing.Update(msg)
	case tui.Turn:
		s.turn(msg.Forward)
	case tui.Click:
		return s.clicked(msg)
	case tui.Drop:
		s.dropped(msg)
	}
	return nil
}

// turn goes to the group before or after, a page of groups on, or to another place of the answer.
func (s *screen) turn(forward bool) {
	by := 1
	if s.shown() == tableView {
		by = max(s.rows, 1)
	}
	if !forward {
		by = -by
	}
	s.walk(by)
}

// walk goes so many places of the answer, or so many groups, up or down.
func (s *screen) walk(by int) {
	if s.shown() == answerView {
		s.place = min(max(s.place+by, 0), len(reasons())-1)
		return
	}
	orders := s.calms().Orders
	if _, index, ok := s.order(); ok {
		s.groups.Select(orders[min(max(index+by, 0), len(orders)-1)].ID)
	}
}

// The hits of the screen.
type (
	cardHit   ui.Spot  // a place in the order, or a card that has none
	groupHit  model.ID // a line of the table
	reasonHit int      // a place of the course's order
)

func (s *screen) clicked(click tui.Click) tea.Cmd {
	switch hit := click.ID.(type) {
	case cardHit:
		return s.clickedCard(ui.Spot(hit), click.Double)
	case groupHit:
		s.groups.Select(model.ID(hit))
		if click.Double {
			s.view = groupView
		}
	case reasonHit:
		s.place = int(hit)
	}
	return nil
}

// Draw shows the view.
func (s *screen) Draw(c *ui.Canvas) {
	switch {
	case s.typing != nil:
		s.drawTyping(c)
	case s.shown() == answerView:
		s.drawAnswer(c)
	case s.shown() == tableView:
		s.drawTable(c)
	default:
		s.drawGroup(c)
	}
}
