package swot

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// arrow moves the selection. From one quadrant to another it goes to what is seen there, since each is on
// a page of its own.
func (s *screen) arrow(key string) tea.Cmd {
	lists := s.lists()
	own := s.board.Spot(lists).List
	sideways := slices.Contains([]string{"left", "right", "h", "l"}, key)
	for i, p := range s.layout().panes {
		if i != own || sideways {
			first, last := p.shown()
			lists[i] = lists[i][first:last]
		}
	}
	s.board.Arrow(key, lists)
	return nil
}

// turn shows the next page of the selected quadrant, or the one before.
func (s *screen) turn(forward bool) {
	if s.typing != nil {
		return
	}
	lists := s.lists()
	p := s.layout().panes[s.board.Spot(lists).List]
	if carried, to := s.board.Carried(); carried != "" {
		s.carryPage(forward, p, to.Place)
		return
	}
	page := p.page - 1
	if forward {
		page = p.page + 1
	}
	if page >= 0 && page < len(p.starts) {
		s.board.Select(p.items[p.starts[page]].note.ID)
	}
}

// carryPage carries a note so far that the next page shows, but not out of its quadrant.
func (s *screen) carryPage(forward bool, p pane, place int) {
	key, steps := "up", min(p.at.H-1, place)
	if forward {
		key, steps = "down", min(p.at.H-1, len(p.items)-1-place)
	}
	for range steps {
		s.board.Arrow(key, s.lists())
	}
}

func (s *screen) pickUp(string) tea.Cmd {
	s.board.Carry(s.lists())
	return nil
}

// shove moves the selected note in one go.
func (s *screen) shove(key string) tea.Cmd {
	if to, ok := s.board.Shove(key, s.lists()); ok {
		s.move(s.Selected(), to)
	}
	return nil
}

func (s *screen) move(id model.ID, to ui.Spot) {
	from, _, _ := s.swot().Find(id)
	q := quadrants[to.List]
	label := "move " + q.one
	if from != q.Quadrant {
		label = "move a note to " + string(q.Quadrant)
	}
	if s.desk.Try(label, model.MoveNote(id, q.Quadrant, to.Place)) {
		s.board.Select(id)
	}
}

func (s *screen) remove(string) tea.Cmd {
	note := s.note()
	if s.desk.Try("delete "+s.quadrant().one, model.DeleteNote(note.ID)) {
		s.desk.Toast(short(note) + " is deleted" + itsDots(note.Votes) + "; u brings it back.")
	}
	return nil
}

// itsDots are those that go with a deleted note; empty where it has none.
func itsDots(votes int) string {
	if votes == 0 {
		return ""
	}
	return ", with " + ui.Count(votes, "dot")
}

func (s *screen) sort(string) tea.Cmd {
	q := s.quadrant().Quadrant
	s.desk.Try("sort "+string(q), model.SortByVotes(q))
	return nil
}

// What the mouse finds.
type (
	noteHit     model.ID
	quadrantHit int
)

// spotOf is the place on the board that was hit.
func (s *screen) spotOf(hit any) (ui.Spot, bool) {
	switch hit := hit.(type) {
	case noteHit:
		for list, ids := range s.lists() {
			if place := slices.Index(ids, model.ID(hit)); place >= 0 {
				return ui.Spot{List: list, Place: place}, true
			}
		}
	case quadrantHit:
		return ui.Spot{List: int(hit), Place: len(s.lists()[hit])}, true
	}
	return ui.Spot{}, false
}

// click selects; while a note is carried, it drops it there.
func (s *screen) click(click tui.Click) {
	spot, ok := s.spotOf(click.ID)
	if !ok || s.typing != nil && !s.finish() {
		return
	}
	if carried, _ := s.board.Carried(); carried != "" {
		s.board.PutBack()
		s.move(carried, spot)
		return
	}
	if note, ok := click.ID.(noteHit); ok {
		s.board.Select(model.ID(note))
		if click.Double && s.merging == "" {
			s.edit("")
		}
		return
	}
	s.board.SelectList(spot.List)
}

// finish keeps what is typed; false where it was refused.
func (s *screen) finish() bool {
	if s.typing.Empty() {
		s.typing = nil
		return true
	}
	s.enter("")
	if s.typing != nil && s.typing.Refused == "" {
		s.typing = nil
	}
	return s.typing == nil
}

func (s *screen) dropped(drop tui.Drop) {
	note, ok := drop.From.(noteHit)
	to, also := s.spotOf(drop.To)
	if ok && also && s.typing == nil && s.merging == "" {
		s.move(model.ID(note), to)
	}
}
