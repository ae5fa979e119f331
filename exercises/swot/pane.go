package swot

import (
	"fmt"
	"slices"

	"flipchart/model"
	"flipchart/tui/ui"
)

// pane is one quadrant: a heading and a page of its notes.
type pane struct {
	at     ui.Rect
	items  []item
	gap    int   // empty rows in front of each note
	starts []int // the first item of each page
	page   int
}

// item is a note as a pane shows it, or the new one that is being typed.
type item struct {
	note   model.Note
	typed  bool
	wanted int  // rows for all of its text, up to one more than the tallest note has
	height int  // the rows that it has
	cut    bool // a part of its text does not fit
}

// density is how close notes are set.
type density struct {
	tall int // rows of a long note at most; what is said below shows all of it
	gap  int // empty rows in front of each note
}

func (p *pane) insert(place int, it item) {
	p.items = slices.Insert(p.items, min(place, len(p.items)), it)
}

func (p *pane) textWidth() int { return max(min(p.at.W-textAt-1, longLine), 1) }

// measure finds the rows that the text of each note would take.
func (p *pane) measure() {
	width := p.textWidth()
	for i := range p.items {
		it := &p.items[i]
		text := it.note.Text.String()
		switch wide := ui.Width(text); {
		case wide <= width:
			it.wanted = 1
		case wide <= tallNote*width:
			it.wanted = len(ui.Wrap(text, width))
		default: // it is cut in any case
			it.wanted = tallNote + 1
		}
	}
}

// set gives each note its rows. One that is typed has a single row, in which its text moves along.
func (p *pane) set(d density) {
	p.gap = d.gap
	for i := range p.items {
		it := &p.items[i]
		it.cut = it.wanted > d.tall
		if it.height = min(it.wanted, d.tall); it.typed {
			it.height = 1
		}
	}
}

// needs are the rows for all of its notes.
func (p *pane) needs() int {
	rows := 0
	for _, it := range p.items {
		rows += p.gap + it.height
	}
	return rows
}

// paginate packs whole notes on pages and turns to the one with an item. A new note at the end has the
// one before it in sight.
func (p *pane) paginate(at int) {
	p.starts, p.page = []int{0}, 0
	last := len(p.items) - 1
	y := 0
	for i, it := range p.items {
		if y > 0 && y+p.gap+it.height > p.at.H-1 {
			p.starts, y = append(p.starts, i), 0
		}
		y += p.gap + it.height
		if i == min(at, last) {
			p.page = len(p.starts) - 1
		}
	}
	if first := &p.starts[p.page]; *first > 0 && *first == last && p.items[last].typed {
		*first--
	}
}

// shown are the items on the page, from first up to last.
func (p *pane) shown() (first, last int) {
	if p.page+1 < len(p.starts) {
		return p.starts[p.page], p.starts[p.page+1]
	}
	return p.starts[p.page], len(p.items)
}

// heading is what stands above a quadrant's notes.
type heading struct {
	name, means string
	page        string // empty where all notes are on one
}

// head makes the headings alike: all say as much of what their names mean as fits above each of them.
func (l *layout) head() (headings [len(quadrants)]heading) {
	for _, means := range []func(quadrant) string{
		func(q quadrant) string { return q.side + ", " + q.does },
		func(q quadrant) string { return q.side },
		func(quadrant) string { return "" },
	} {
		fits := true
		for i, q := range quadrants {
			p, h := &l.panes[i], heading{name: q.name, means: means(q)}
			if len(p.starts) > 1 {
				h.page = fmt.Sprintf("page %d of %d", p.page+1, len(p.starts))
			}
			headings[i] = h
			fits = fits && ui.Width(h.name+h.means+h.page)+6 < p.at.W
		}
		if fits {
			break
		}
	}
	return headings
}
