package streammap

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
)

// turn goes a page on or back.
func (s *screen) turn(forward bool) {
	by := s.page
	if !forward {
		by = -by
	}
	s.walk(by)
}

// walk moves the selection by so many steps, or carries the step that is picked up.
func (s *screen) walk(by int) {
	key := "down"
	if by < 0 {
		key, by = "up", -by
	}
	lists := s.lists()
	for range by {
		s.board.Arrow(key, lists)
	}
}

// arrow moves the selection by an arrow or one of hjkl, or to an end of the list, as the view lies.
func (s *screen) arrow(key string) tea.Cmd {
	along, across := 1, 0 // one step on, and one column on
	if s.view == boxView {
		along, across = s.boxes, 1
	}
	switch key {
	case "down", "j":
		s.walk(along)
	case "up", "k":
		s.walk(-along)
	case "right", "l":
		s.sideways(1, across)
	case "left", "h":
		s.sideways(-1, across)
	case "home", "end":
		s.board.Arrow(key, s.lists())
	}
	return nil
}

// sideways goes to the next box, or to the next column of a table.
func (s *screen) sideways(by, steps int) {
	if steps > 0 {
		s.walk(by * steps)
		return
	}
	fields := s.fields()
	s.field = fields[min(max(s.column()+by, 0), len(fields)-1)]
}

// shove moves the selected step in one go.
func (s *screen) shove(key string) tea.Cmd {
	_, place, ok := s.selected()
	if !ok {
		return nil
	}
	by := map[string]int{"shift+down": 1, "J": 1, "shift+up": -1, "K": -1}[key]
	if s.view == boxView {
		if by *= s.boxes; by == 0 {
			by = map[string]int{"shift+right": 1, "L": 1, "shift+left": -1, "H": -1}[key]
		}
	}
	s.move(s.Selected(), place+by)
	return nil
}

func (s *screen) move(id model.ID, place int) {
	step, _, ok := s.stream().Step(id)
	if ok && s.desk.Try("move "+short(step.Name), model.MoveStep(id, place)) {
		s.board.Select(id)
	}
}

func (s *screen) pickUp(string) tea.Cmd {
	s.board.Carry(s.lists())
	return nil
}

// cell is what the mouse finds: a step and, in a table, a column of it.
type cell struct {
	step  model.ID
	field field
}

func (s *screen) click(click tui.Click) {
	at, ok := click.ID.(cell)
	if !ok || s.typing != nil && !s.done() {
		return // a refusal stands beside what was typed
	}
	if carried, _ := s.board.Carried(); carried != "" {
		s.board.PutBack()
		s.dropped(tui.Drop{From: cell{step: carried}, To: at})
		return
	}
	s.board.Select(at.step)
	if s.view != boxView {
		s.field = at.field
	}
	if click.Double {
		s.open("")
	}
}

func (s *screen) dropped(drop tui.Drop) {
	from, ok := drop.From.(cell)
	to, also := drop.To.(cell)
	if !ok || !also || from.step == to.step || s.typing != nil {
		return
	}
	if _, place, ok := s.stream().Step(to.step); ok {
		s.move(from.step, place)
	}
}
