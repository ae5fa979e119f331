package swot

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
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
	return ", with " + model.Count(votes, "dot")
}

func (s *screen) sort(string) tea.Cmd {
	q := s.quadrant().Quadrant
	if slices.IsSortedFunc(s.swot().Quadrant(q), func(a, b model.Note) int { return b.Votes - a.Votes }) {
		s.desk.Toast("The " + string(q) + " are sorted by votes already.")
		return nil
	}
	s.desk.Try("sort "+string(q), model.SortByVotes(q))
	return nil
}
