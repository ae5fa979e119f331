package swot

import "flipchart/tui/ui"

// layout is where everything stands in a frame.
type layout struct {
	panes    [len(quadrants)]pane
	headings [len(quadrants)]heading
	mostDots int    // that a note has
	said     []line // below the quadrants, on the selected note
	saidAt   int    // its first row
}

const (
	paneTop   = 2  // below the headline
	roomy     = 20 // rows of the board from which notes may have empty rows between them, and stay wrapped on pages
	leastPane = 2  // rows of notes that a quadrant keeps, however many its neighbour has
	tallNote  = 4
	longLine  = 84 // columns: a wider text is harder to read, not easier
)

// layout is that of the frame drawn last. It does not depend on the selected note, unless that one is so
// long that the quadrants give it rows to be read in full.
func (s *screen) layout() layout {
	l := layout{panes: s.arrange()}
	for i := range l.panes {
		p := &l.panes[i]
		if p.at.W = (s.width - 2) / 2; i%2 == 1 {
			p.at.X = p.at.W + 1
		}
		p.measure()
	}
	l.countDots()
	below := min(max(s.height/6, 3), 5)
	rows := s.boardRows(below)
	l.pack(rows)
	spot := s.focus()
	l.said = s.say(l.panes[spot.List], spot.Place)
	if more := 1 + len(l.said); more > below {
		rows = s.boardRows(more)
		l.pack(rows)
	}
	l.share(rows)
	for i := range l.panes {
		at := s.tops[i]
		if i == spot.List {
			at = spot.Place
		}
		l.panes[i].paginate(at)
	}
	l.saidAt = paneTop + rows + 4
	l.headings = l.head()
	return l
}

// boardRows are the rows of notes, upper and lower quadrants together, when so many rows are kept free
// below.
func (s *screen) boardRows(below int) int { return max(s.height-paneTop-3-below, 4) }

// pack sets the notes as loosely as the rows allow. Where they need pages in any case, a small window
// shows the beginnings of as many as it can, and a large one shows long notes whole.
func (l *layout) pack(rows int) {
	densities := []density{{tallNote, 2}, {tallNote, 1}, {tallNote, 0}}
	switch {
	case rows < roomy:
		densities = []density{{tallNote, 0}, {3, 0}, {2, 0}, {1, 0}}
	case rows < 2*roomy:
		densities = densities[1:]
	}
	for _, d := range densities {
		for i := range l.panes {
			l.panes[i].set(d)
		}
		if l.needs(0)+l.needs(2) <= rows {
			return
		}
	}
}

// needs are the rows for the notes of two quadrants that stand side by side, the first of them given.
func (l *layout) needs(first int) int {
	return max(l.panes[first].needs(), l.panes[first+1].needs(), leastPane)
}

// share gives the upper and the lower quadrants the same rows, unless the ones need more than that and
// the others less.
func (l *layout) share(rows int) {
	upper, lower := l.needs(0), l.needs(2)
	top := (rows + 1) / 2
	switch {
	case upper > top:
		top = max(top, min(upper, rows-lower))
	case lower > rows-top:
		top = min(top, max(upper, rows-lower))
	}
	for i := range l.panes {
		at := &l.panes[i].at
		if at.Y, at.H = paneTop, top+1; i >= 2 {
			at.Y, at.H = paneTop+top+2, rows-top+1
		}
	}
}

// focus is the place on the board that has to be seen.
func (s *screen) focus() ui.Spot {
	if s.typing != nil {
		return ui.Spot{List: s.typing.list, Place: s.typing.place}
	}
	if carried, to := s.board.Carried(); carried != "" {
		return to
	}
	return s.board.Spot(s.lists())
}

// arrange puts the notes into their quadrants, a carried one where it would be dropped and a typed one
// where it will be.
func (s *screen) arrange() (panes [len(quadrants)]pane) {
	carried, to := s.board.Carried()
	for i, q := range quadrants {
		for _, note := range s.swot().Quadrant(q.Quadrant) {
			if note.ID != carried {
				panes[i].items = append(panes[i].items, item{note: note, typed: s.typing != nil && s.typing.note == note.ID})
			}
		}
	}
	if note := s.swot().Note(carried); note.ID != "" {
		panes[to.List].insert(to.Place, item{note: note})
	}
	if s.typing != nil && s.typing.note == "" {
		panes[s.typing.list].insert(s.typing.place, item{typed: true})
	}
	return panes
}

// Columns of a pane: the dots stand below its name, and the notes' text behind as many as there may be.
const (
	dotsAt = 2
	textAt = dotsAt + ui.MostDots + 1
)

// countDots finds how many dots the note with most has.
func (l *layout) countDots() {
	for _, p := range l.panes {
		for _, it := range p.items {
			l.mostDots = max(l.mostDots, it.note.Votes)
		}
	}
}
