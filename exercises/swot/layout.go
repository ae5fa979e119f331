package swot

import (
	"slices"
	"strconv"

	"flipchart/model"
	"flipchart/tui/ui"
)

// layout is where everything stands in a frame.
type layout struct {
	panes  [len(quadrants)]pane
	digits int    // of the largest number of dots; 0 where dots are drawn one by one
	said   []line // below the quadrants, on the selected note
	saidAt int    // its first row
}

// pane is one quadrant: a heading and a page of its notes.
type pane struct {
	at     ui.Rect
	items  []item
	starts []int // the first item of each page
	page   int
}

// item is a note as a pane shows it, or the new one that is being typed.
type item struct {
	note   model.Note
	typed  bool
	height int  // in rows
	cut    bool // a part of its text does not fit
}

const (
	paneTop  = 2  // below the headline
	wordyAt  = 10 // rows of a pane from which long notes are wrapped
	tallNote = 4  // rows of a wrapped note at most; what is said below shows all of it
	longLine = 84 // columns: a wider text is harder to read, not easier
)

// layout is that of the frame drawn last. A selected note that is long takes the rows that it needs from
// the quadrants, so that it can be read in full.
func (s *screen) layout() layout {
	l := layout{panes: s.arrange()}
	below := min(max(s.height/4, 3), 5)
	tall := 1
	if s.paneRows(below) >= wordyAt {
		tall = tallNote
	}
	left := (s.width - 1) / 2
	for i := range l.panes {
		p := &l.panes[i]
		p.at.W = left
		if i%2 == 1 {
			p.at.X, p.at.W = left+1, s.width-left-1
		}
	}
	l.countDots()
	for i := range l.panes {
		l.panes[i].measure(tall)
	}
	spot := s.focus()
	l.said = s.say(l.panes[spot.List], spot.Place)
	rows := s.paneRows(max(below, 1+len(l.said)))
	for i := range l.panes {
		p := &l.panes[i]
		p.at.Y, p.at.H = paneTop+i/2*(rows+2), rows+1
		at := s.tops[i]
		if i == spot.List {
			at = spot.Place
		}
		p.paginate(at)
	}
	l.saidAt = paneTop + 2*rows + 4
	return l
}

// paneRows are the rows of notes in each quadrant when so many are kept free below.
func (s *screen) paneRows(below int) int { return max((s.height-paneTop-3-below)/2, 2) }

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

func (p *pane) insert(place int, it item) {
	p.items = slices.Insert(p.items, min(place, len(p.items)), it)
}

// Dots are shown one by one as long as they can be counted at a glance.
const mostDots = 7

// textAt is the column of the notes' text: after the mark, the dots and a gap.
const textAt = 1 + mostDots + 1

// countDots finds the width of the largest number where one note has more dots than can be counted at a
// glance: then all notes show numbers.
func (l *layout) countDots() {
	most := 0
	for _, p := range l.panes {
		for _, it := range p.items {
			most = max(most, it.note.Votes)
		}
	}
	if most > mostDots {
		l.digits = len(strconv.Itoa(most))
	}
}

func (p *pane) textWidth() int { return max(min(p.at.W-textAt-1, longLine), 1) }

// measure finds the rows that each note takes, tall ones at most.
func (p *pane) measure(tall int) {
	width := p.textWidth()
	for i := range p.items {
		it := &p.items[i]
		it.height = 1
		text := it.note.Text.String()
		wide := ui.Width(text)
		if wide <= width {
			continue
		}
		need := tall + 1
		if wide <= tall*width { // a longer one is cut in any case
			need = len(ui.Wrap(text, width))
		}
		it.cut = need > tall
		if !it.typed {
			it.height = min(need, tall)
		}
	}
}

// paginate packs whole notes on pages and turns to the one with an item.
func (p *pane) paginate(at int) {
	p.starts, p.page = []int{0}, 0
	used := 0
	for i, it := range p.items {
		if used+it.height > p.at.H-1 && used > 0 {
			p.starts, used = append(p.starts, i), 0
		}
		used += it.height
		if i == min(at, len(p.items)-1) {
			p.page = len(p.starts) - 1
		}
	}
}

// shown are the items on the page, from first up to last.
func (p *pane) shown() (first, last int) {
	if p.page+1 < len(p.starts) {
		return p.starts[p.page], p.starts[p.page+1]
	}
	return p.starts[p.page], len(p.items)
}
