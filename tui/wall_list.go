package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"flipchart/model"
	"flipchart/tui/ui"
)

// wallLine is a card of a column, or the heading of the day that begins there.
type wallLine struct {
	card    model.ID
	heading string
}

func (v *wallView) lines(list int) []wallLine {
	var lines []wallLine
	day := 0
	for i, id := range v.lists[list] {
		if d := v.cards[id].Day; model.Columns[list] == model.Todo {
			if i > 0 && d != day && d > 0 {
				heading := v.session.Wall.Days[d-1].Title.String()
				if d < day {
					heading = "left over from " + heading
				}
				lines = append(lines, wallLine{heading: heading})
			}
			day = d
		}
		lines = append(lines, wallLine{card: id})
	}
	return lines
}

// empty is true for a column without cards that the selection is in.
func (v *wallView) empty(list int) bool { return v.selected == "" && v.list == list }

// page is the number of lines of a column's page: there is a row for a note above it and one below it.
func (v *wallView) page() int { return max((v.rows-2)/v.step, 1) }

// drawList draws the page of a column that shows the selected card. A column without the selection shows
// its first page, Done the cards that came last.
func (v *wallView) drawList(c *ui.Canvas, list int) {
	lines := v.lines(list)
	if len(lines) == 0 && v.empty(list) {
		c.Put(1, 0, c.SelectRow(ui.Rect{X: 1, W: c.W - 1, H: 1}), "empty")
	}
	first, last := 0, len(lines)
	if last > max(v.rows/v.step, 1) {
		at := slices.IndexFunc(lines, func(l wallLine) bool { return l.card == v.selected && v.selected != "" })
		if at < 0 && model.Columns[list] == model.Done {
			at = len(lines) - 1
		}
		first, last, _ = ui.Page(len(lines), max(at, 0), v.page())
		full := max((v.rows-1)/v.step, 1) // the first page and the last one need one note only
		switch {
		case first == 0:
			last = full
		case last == len(lines):
			first = len(lines) - full
		}
	}
	spare := max(v.rows-(last-first)*v.step, 0)
	if last-first < len(lines) {
		spare = 0
	}
	y := 0
	if above := countCards(lines[:first]); first > 0 {
		c.Put(1, 0, ui.Quiet, ui.Fit(fmt.Sprintf("%d more above ↑", above), c.W-1))
		y = 1
	}
	for _, line := range lines[first:last] {
		extra := v.row(c, y, list, line, spare > 0)
		y += extra + v.step
		spare -= extra
	}
	if below := countCards(lines[last:]); last < len(lines) {
		c.Put(1, c.H-1, ui.Quiet, ui.Fit(fmt.Sprintf("%d more below ↓", below), c.W-1))
	}
}

func countCards(lines []wallLine) int {
	n := 0
	for _, l := range lines {
		if l.card != "" {
			n++
		}
	}
	return n
}

// row draws one line: what it is at the left, its minutes at the right. The rest of a long title, or what
// blocks the card, stands in the blank row below it. Where there is none but a row is to spare, it takes
// that, also for a heading's distance, and returns how many it took.
func (v *wallView) row(c *ui.Canvas, y, list int, l wallLine, spare bool) (extra int) {
	column := model.Columns[list]
	if l.card == "" {
		if spare && v.step == 1 {
			extra = 1
		}
		c.Put(1, y+extra, ui.Plain|ui.Bold, ui.Fit(strings.ToUpper(l.heading), c.W-1))
		return extra
	}
	card, x := v.cards[l.card], 1
	ink := v.mark(c, ui.Rect{X: 0, Y: y, W: c.W, H: 1}, card.ID)
	if column == model.Done {
		if card.ID != v.selected {
			ink = ui.Quiet
		}
		x = c.Put(x, y, ink, "✓ ")
	}
	title := card.Title.String()
	right, warn := v.minutes(card, column, c.W-x-ui.Width(title)-1)
	room := c.W - x - ui.Width(right) - 1
	if between := "── " + title + " ──"; card.Kind == model.BreakCard && column == model.Todo && ui.Width(between) <= room {
		title = between
	}
	below := spare || v.step > 1
	if lines := ui.Wrap(title, room); len(lines) > 1 && below {
		title = lines[0]
		v.mark(c, ui.Rect{X: 0, Y: y + 1, W: c.W, H: 1}, card.ID)
		c.Put(x+2, y+1, ink, ui.Fit(strings.Join(lines[1:], " "), room-2))
		v.cut = v.cut || len(lines) > 2 && card.ID == v.selected
	} else if len(lines) > 1 {
		v.cut, below = v.cut || card.ID == v.selected, false
	} else if below = below && !card.Blocked.Empty() && card.ID != v.carried; below {
		v.mark(c, ui.Rect{X: 0, Y: y + 1, W: c.W, H: 1}, card.ID)
		reason := ui.Warn
		if card.ID == v.selected {
			reason = ink
		}
		c.Put(x+2, y+1, reason, ui.Fit(card.Blocked.String(), c.W-x-2))
	}
	if below && v.step == 1 {
		extra = 1
	}
	c.Put(x, y, ink, ui.Fit(title, room))
	switch {
	case card.ID == v.selected:
	case warn:
		ink = ui.Warn
	case card.Optional:
		ink = ui.Quiet
	}
	c.Right(c.W, y, ink, right)
	return extra
}

// mark makes a card's rectangle answer to the mouse and shows whether it is selected.
func (v *wallView) mark(c *ui.Canvas, r ui.Rect, id model.ID) ui.Ink {
	c.Hit(r, id)
	if id != v.selected {
		return ui.Plain
	}
	r.X, r.W = r.X+1, r.W-1
	ink := c.SelectRow(r)
	if id == v.carried {
		ink |= ui.Accent
		c.Fill(r, ink, " ")
	}
	return ink
}

// wideColumn is the width of Done from which it names what was planned besides what was spent.
const wideColumn = 32

// minutes stands at the right of a card's line, under the word in the column's heading, and in whole words
// where they leave room for the title: in brackets for a card that is done if time allows, as the heading says.
// warn is true where it is a warning. A card that was never open has no actual minutes.
func (v *wallView) minutes(card model.Card, column model.Column, room int) (text string, warn bool) {
	spent, known := v.spent(card.ID)
	text = strconv.Itoa(card.Planned)
	switch {
	case card.ID == v.carried:
		return "", false // the foot has it
	case column == model.Done && !known:
		text = ""
	case column == model.Done && v.narrow:
		text = strconv.Itoa(spent)
	case known && (spent > 0 || column != model.Todo):
		text = fmt.Sprintf("%d of %s", spent, text)
	}
	worded := func(long, short string) string {
		if ui.Width(long+text) <= room {
			return long + text
		}
		return short + text
	}
	const blocked = "! blocked"
	switch {
	case !card.Blocked.Empty() && ui.Width(blocked) <= room && ui.Width(blocked+" "+text) > room:
		return blocked, true // which matters more than the minutes
	case !card.Blocked.Empty():
		return worded(blocked+" ", "! "), true
	case column == model.Doing && spent > card.Planned:
		return worded("! over ", "! "), true
	case column == model.Todo && card.Optional && spent == 0:
		return "(" + text + ")", false
	}
	return text, false
}

// spent are the whole minutes that went to a card; known is false for one that was never open.
func (v *wallView) spent(id model.ID) (minutes int, known bool) {
	_, booked := v.session.Clock.Spent[id]
	return int(v.session.Spent(id, v.now) / time.Minute), booked || id == v.session.Clock.Open
}
