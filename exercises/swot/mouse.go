package swot

import (
	"slices"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

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
