package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"flipchart/model"
	"flipchart/tui/ui"
)

// wallView is what one frame of the wall shows.
type wallView struct {
	session  model.Session
	now      time.Time
	cards    map[model.ID]model.Card
	lists    [][]model.ID // with a carried card where it would be put down
	selected model.ID
	carried  model.ID
	rows     int // of a column
	step     int // rows from one card to the next: 2 where there is air
}

func (w *wall) view(rows int) *wallView {
	lists := w.lists()
	v := &wallView{session: w.desk.Session(), now: w.desk.Now(), rows: rows, cards: map[model.ID]model.Card{}}
	for _, card := range v.session.Wall.Cards() {
		v.cards[card.ID] = card
	}
	v.selected = w.board.Selected(lists)
	if v.carried, _ = w.board.Carried(); v.carried != "" {
		v.selected = v.carried
	}
	v.lists = w.board.Lists(lists)
	v.step = 2
	for list := range v.lists {
		if 2*len(v.lines(list)) > rows {
			v.step = 1
		}
	}
	return v
}

// Draw shows the three columns, what is to be known about the selected card, and when the day ends.
func (w *wall) Draw(c *ui.Canvas) {
	if w.flow != nil {
		w.flow.draw(c)
		return
	}
	foot := 4 // a blank row, two of the selected card, one of the day
	if w.Exclusive() {
		foot = 1 + volunteerRows
	}
	v := w.view(max(c.H-2-foot, 1))
	w.rows = v.rows
	bottom := c.In(ui.Rect{X: 0, Y: c.H - foot + 1, W: c.W, H: foot - 1})
	if len(v.cards) == 0 {
		c.Put(2, 0, ui.Plain|ui.Bold, "The wall has no card yet.")
		c.Put(2, 2, ui.Plain, ui.Fit("Press a to add one: a talk, a break or an exercise.", c.W-4))
	} else {
		w.drawColumns(c, v)
	}
	if w.Exclusive() {
		w.drawHints(bottom)
		return
	}
	v.drawSelected(bottom)
	v.drawDay(bottom)
}

func (w *wall) drawColumns(c *ui.Canvas, v *wallView) {
	gap := min(max((c.W-80)/8, 0)+3, 16)
	width := min((c.W-4-2*gap)/3, 44)
	spare := min((c.W-4-2*gap)-3*width, 1) // goes to To do, which has the most to say
	x := 2
	for i := range model.Columns {
		r := ui.Rect{X: x - 1, Y: 0, W: width + 1, H: c.H}
		if model.Columns[i] == model.Todo {
			r.W += spare
		}
		column := c.In(r)
		c.Hit(ui.Rect{X: r.X, Y: 0, W: r.W, H: v.rows + 2}, columnHit(i))
		v.heading(column, i)
		body := column.In(ui.Rect{X: 0, Y: 2, W: r.W, H: v.rows})
		end := v.drawList(body, i)
		if model.Columns[i] == model.Doing && w.refused != nil && w.refused.wall == v.session.Wall {
			defer w.drawRefusal(c, v, r.X+1, 2+end) // over whatever is there
		}
		x += r.W - 1 + gap
	}
}

func (v *wallView) heading(c *ui.Canvas, list int) {
	wall := v.session.Wall
	n := len(wall.Column(model.Columns[list]))
	switch model.Columns[list] {
	case model.Todo:
		c.Put(1, 0, ui.Plain|ui.Bold, fmt.Sprintf("TO DO  %d", n))
	case model.Doing:
		c.Put(1, 0, ui.Accent|ui.Bold, fmt.Sprintf("DOING  %d of %d", n, wall.Limit))
	case model.Done:
		c.Put(1, 0, ui.Plain|ui.Bold, fmt.Sprintf("DONE  %d", n))
	}
}

// drawList draws a column's cards and returns the row after them.
func (v *wallView) drawList(c *ui.Canvas, list int) int {
	doing := model.Columns[list] == model.Doing
	if doing && len(v.lists[list]) == 0 {
		hint := ui.Wrap("Nothing yet: select a card; m, → and enter bring it here.", c.W-1)
		for y, text := range hint {
			c.Put(1, y, ui.Plain, text)
		}
		return len(hint)
	}
	if doing && v.boxesFit(v.lists[list]) {
		y := 0
		for _, id := range v.lists[list] {
			y += v.box(c, y, v.cards[id])
		}
		return y
	}
	lines, note := v.part(list)
	y := 0
	for _, line := range lines {
		v.row(c, y, list, line)
		y += v.step
	}
	if note != "" {
		c.Put(1, c.H-1, ui.Accent|ui.Bold, ui.Fit(note, c.W-1))
		y = c.H
	}
	return y
}

// line is a card of a column, or the day that begins there.
type line struct {
	card model.ID
	day  string
}

func (v *wallView) lines(list int) []line {
	var lines []line
	day := 0
	for i, id := range v.lists[list] {
		if d := v.cards[id].Day; model.Columns[list] == model.Todo {
			if i > 0 && d != day && d > 0 {
				lines = append(lines, line{day: v.session.Wall.Days[d-1].Title.String()})
			}
			day = d
		}
		lines = append(lines, line{card: id})
	}
	return lines
}

// part is the page of a column that shows the selected card, and a note about the others. A column
// without the selection shows its first page, Done the cards that came last.
func (v *wallView) part(list int) (shown []line, note string) {
	lines := v.lines(list)
	rows := max(v.rows/v.step, 1)
	if len(lines) <= rows {
		return lines, ""
	}
	rows = max((v.rows-1)/v.step, 1) // one row is the note's
	at := slices.IndexFunc(lines, func(l line) bool { return l.card == v.selected && v.selected != "" })
	first, last, _ := ui.Page(len(lines), max(at, 0), rows)
	if at < 0 && model.Columns[list] == model.Done {
		first, last = len(lines)-rows, len(lines)
	}
	return lines[first:last], moreNote(countCards(lines[:first]), countCards(lines[last:]))
}

func moreNote(above, below int) string {
	switch {
	case above == 0:
		return fmt.Sprintf("%d more below ↓", below)
	case below == 0:
		return fmt.Sprintf("%d more above ↑", above)
	}
	return fmt.Sprintf("↑ %d  ↓ %d more", above, below)
}

func countCards(lines []line) int {
	n := 0
	for _, l := range lines {
		if l.card != "" {
			n++
		}
	}
	return n
}

// row draws one line: what it is at the left, its minutes at the right.
func (v *wallView) row(c *ui.Canvas, y, list int, l line) {
	if l.card == "" {
		c.Put(1, y, ui.Accent|ui.Bold, ui.Fit("── "+l.day+" ──", c.W-1))
		return
	}
	card := v.cards[l.card]
	ink, x := v.mark(c, ui.Rect{X: 0, Y: y, W: c.W, H: 1}, card.ID), 1
	if model.Columns[list] == model.Done {
		done := ui.Good
		if card.ID == v.selected {
			done = ink
		}
		x = c.Put(x, y, done, "✓ ")
	}
	right, warn := v.minutes(card, model.Columns[list], c.W >= 32)
	title := card.Title.String()
	room := c.W - x - ui.Width(right) - 1
	if card.Kind == model.BreakCard && model.Columns[list] == model.Todo {
		if title = "── " + title; ui.Width(title)+3 <= room {
			title += " ──"
		}
	}
	c.Put(x, y, ink, ui.Fit(title, room))
	if warn && card.ID != v.selected {
		ink = ui.Warn | ui.Bold
	}
	c.Right(c.W, y, ink, right)
}

// mark makes a card's rectangle answer to the mouse and shows whether it is selected.
func (v *wallView) mark(c *ui.Canvas, r ui.Rect, id model.ID) ui.Ink {
	c.Hit(r, id)
	if id != v.selected {
		return ui.Plain
	}
	ink := ui.Selected
	if id == v.carried {
		ink |= ui.Accent
	}
	c.Put(r.X, r.Y, ui.Accent, "▌")
	c.Fill(ui.Rect{X: r.X + 1, Y: r.Y, W: r.W - 1, H: 1}, ink, " ")
	return ink
}

// minutes is the short form for a card's line; warn is true where it is no figure but a warning. A card
// that was never open has no actual minutes.
func (v *wallView) minutes(card model.Card, column model.Column, wide bool) (text string, warn bool) {
	planned := fmt.Sprintf("%dm", card.Planned)
	spent, known := v.spent(card.ID)
	switch {
	case !card.Blocked.Empty():
		return "! blocked", true
	case column == model.Done && !known && wide:
		return "– of " + planned, false
	case column == model.Done && !known:
		return "–", false
	case column == model.Done && !wide:
		return fmt.Sprintf("%dm", spent), false
	case known && (spent > 0 || column != model.Todo):
		text = fmt.Sprintf("%d of %s", spent, planned)
		if column == model.Doing && spent > card.Planned {
			return "! " + text, true
		}
		return text, false
	case card.Optional:
		return "(" + planned + ")", false
	}
	return planned, false
}

// spent are the whole minutes that went to a card; known is false for one that was never open.
func (v *wallView) spent(id model.ID) (minutes int, known bool) {
	_, booked := v.session.Clock.Spent[id]
	return int(v.session.Spent(id, v.now) / time.Minute), booked || id == v.session.Clock.Open
}

// boxHeight of a card in Doing: frame, title, minutes, and the reason where it is blocked.
func boxHeight(card model.Card) int {
	if card.Blocked.Empty() {
		return 4
	}
	return 5
}

func (v *wallView) boxesFit(ids []model.ID) bool {
	height := 0
	for _, id := range ids {
		height += boxHeight(v.cards[id])
	}
	return height <= v.rows
}

// box draws a card in Doing and returns its height.
func (v *wallView) box(c *ui.Canvas, y int, card model.Card) int {
	r := ui.Rect{X: 1, Y: y, W: c.W - 1, H: boxHeight(card)}
	c.Hit(r, card.ID)
	frame := ui.Rule
	if card.ID == v.selected {
		frame = ui.Accent | ui.Bold
	}
	c.Box(r, frame)
	inner := c.In(r.Inset(1, 1))
	ink := v.mark(inner, ui.Rect{X: 0, Y: 0, W: inner.W, H: 1}, card.ID)
	inner.Put(1, 0, ink|ui.Bold, ui.Fit(card.Title.String(), inner.W-1))
	spent, _ := v.spent(card.ID)
	const over = "  ! over"
	worked := fmt.Sprintf("%d of %d min", spent, card.Planned)
	switch narrow := ui.Width(worked+over) > inner.W-1; {
	case spent <= card.Planned:
		inner.Put(1, 1, ui.Plain, worked)
	case narrow:
		inner.Put(1, 1, ui.Warn|ui.Bold, ui.Fit("! "+worked, inner.W-1))
	default:
		inner.Put(inner.Put(1, 1, ui.Plain, worked), 1, ui.Warn|ui.Bold, over)
	}
	if !card.Blocked.Empty() {
		inner.Put(1, 2, ui.Warn|ui.Bold, ui.Fit("! blocked: "+card.Blocked.String(), inner.W-1))
	}
	return r.H
}

// drawSelected tells about the selected card what its line has no room for.
func (v *wallView) drawSelected(c *ui.Canvas) {
	card, ok := v.cards[v.selected]
	if !ok {
		return
	}
	if v.carried != "" {
		c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit("You carry: "+card.Title.String(), c.W-4))
		return
	}
	column, _, _ := v.session.Wall.Find(card.ID)
	spent, known := v.spent(card.ID)
	facts := []string{fmt.Sprintf("%d min planned", card.Planned)}
	if known {
		facts[0] = fmt.Sprintf("%d of %d min", spent, card.Planned)
	}
	if card.Optional {
		facts = append(facts, "if time allows")
	}
	if !card.Blocked.Empty() {
		facts = append(facts, "! blocked: "+card.Blocked.String())
	}
	if column != model.Done && card.ID == v.session.Clock.Open && !v.session.Clock.Since.IsZero() {
		facts = append(facts, "open now: its minutes count")
	}
	lines := ui.Wrap(card.Title.String()+":  "+strings.Join(facts, "  ·  "), c.W-4)
	if len(lines) > 2 {
		lines = []string{lines[0], ui.Fit(lines[1]+" "+lines[2], c.W-5) + "…"}
	}
	for i, text := range lines {
		c.Put(2, i, ui.Quiet, text)
	}
}

// drawDay says when the day ends, or that the course has.
func (v *wallView) drawDay(c *ui.Canvas) {
	wall := v.session.Wall
	if len(wall.Done) > 0 && len(wall.Done) == wall.Total() {
		c.Put(2, 2, ui.Good|ui.Bold, "✓ The course is done. v shows how it flowed.")
		return
	}
	day := wall.Today()
	end, begun := v.session.DayEnd(day, v.now)
	if !begun {
		return
	}
	x := c.Put(2, 2, ui.Plain|ui.Bold, fmt.Sprintf("Day %d ends %s, ", day, end.Expected.Format("15:04")))
	switch late := end.Late.Round(time.Minute); {
	case late > 0:
		c.Put(x, 2, ui.Warn|ui.Bold, elapsed(late)+" late.")
	case late < 0:
		c.Put(x, 2, ui.Plain|ui.Bold, elapsed(-late)+" early.")
	default:
		c.Put(x, 2, ui.Plain|ui.Bold, "on time.")
	}
}

// drawRefusal lays the refusal below the cards that are in the way.
func (w *wall) drawRefusal(c *ui.Canvas, v *wallView, x, y int) {
	width := min(c.W-x-2, 50)
	lines := ui.Wrap(w.refused.text(v), width-4)
	r := ui.Rect{X: x, W: width, H: len(lines) + 2}
	r.Y = max(min(y, c.H-r.H), 0)
	c.Clear(r)
	c.Box(r, ui.Warn|ui.Bold)
	for i, text := range lines {
		c.Put(x+2, r.Y+1+i, ui.Plain|ui.Bold, text)
	}
}

// text names both ways out: finish one, or put one back.
func (r *refusal) text(v *wallView) string {
	if len(r.Cards) != 2 {
		return r.Error()
	}
	stay := "its minutes stay"
	if spent, _ := v.spent(r.Cards[1].ID); spent > 0 {
		stay = fmt.Sprintf("%d min stay", spent)
	}
	return fmt.Sprintf("Doing is full. Finish “%s”, or put “%s” back (%s).",
		ui.Fit(r.Cards[0].Title.String(), 30), ui.Fit(r.Cards[1].Title.String(), 30), stay)
}
