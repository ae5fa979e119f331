package tui

import (
	"fmt"

	"flipchart/model"
	"flipchart/tui/ui"
)

// drawDoing draws the cards in Doing, as large as there is room for, and returns the row after them.
func (v *wallView) drawDoing(c *ui.Canvas, list int) int {
	ids := v.lists[list]
	if len(ids) == 0 {
		return v.nothingInDoing(c, list)
	}
	for _, size := range []boxSize{{big: true, gap: 2}, {gap: 1}, {}} {
		boxes := make([]box, len(ids))
		height := -size.gap
		for i, id := range ids {
			boxes[i] = v.box(v.cards[id], c.W-4, size.big)
			height += boxes[i].height() + size.gap
		}
		if height > v.rows || size.big && c.W < wideColumn {
			continue
		}
		y := 0
		for i, b := range boxes {
			b.draw(c, y, v, v.cards[ids[i]])
			y += b.height() + size.gap
		}
		return y - size.gap
	}
	v.drawList(c, list)
	return min(len(ids)*v.step, c.H)
}

// nothingInDoing says how a card comes here, or that none will, and returns the row after that. While a
// card is being carried, the keys are told elsewhere.
func (v *wallView) nothingInDoing(c *ui.Canvas, list int) int {
	text, ink, done := "Nothing yet.", ui.Plain|ui.Bold, wallDone(v.session.Wall)
	if done {
		text, ink = "✓ The course is done.", ui.Good|ui.Bold
	}
	if v.carried != "" {
		return 0
	}
	if v.empty(list) {
		ink = c.SelectRow(ui.Rect{X: 1, W: c.W - 1, H: 1})
	}
	c.Put(1, 0, ink, text)
	if done {
		for i, key := range [][2]string{{"x", "export the report"}, {"v", "course flow"}} {
			c.Put(c.Put(1, 2+i, ui.Accent|ui.Bold, key[0])+1, 2+i, ui.Plain, key[1])
		}
		return 4
	}
	y := 2
	if v.keyless {
		return y
	}
	keys := [][2]string{{"m", "pick it up"}, {"→", "carry it"}, {"enter", "put down"}}
	step := 3
	if y+step*len(keys) > c.H {
		step = 1
	}
	for _, key := range keys {
		if step == 3 {
			keyCap(c, 1, y, key[0], key[1])
		} else {
			c.Put(c.Put(1, y, ui.Accent|ui.Bold, key[0])+1, y, ui.Plain, key[1])
		}
		y += step
	}
	return y
}

type boxSize struct {
	big bool // the minutes in block digits
	gap int  // rows between two cards
}

// box is a card in Doing as it is drawn.
type box struct {
	bare         bool // without a frame: it is carried, and does not stay yet
	title        []string
	worked       string // its minutes, empty where it is bare
	number, unit string // what its timer says, in block digits; empty where it does not run, or has no room
	notes        []note
}

// note is one line of a card, in an ink.
type note struct {
	ink  ui.Ink
	text string
}

// box lays a card out for a width: its title, its minutes, its timer, and what blocks it.
func (v *wallView) box(card model.Card, width int, big bool) box {
	b := box{title: ui.Wrap(card.Title.String(), width), bare: card.ID == v.carried}
	if len(b.title) > 2 {
		b.title = []string{b.title[0], ui.Fit(b.title[1]+" "+b.title[2], width)}
	}
	if b.bare {
		n := note{ui.Accent | ui.Bold, "carrying"}
		if v.noRoom {
			n = note{ui.Warn | ui.Bold, "! Doing is full"}
		}
		b.notes = []note{n}
		return b
	}
	spent, _ := v.spent(card.ID)
	b.worked = fmt.Sprintf("%d of %d min", spent, card.Planned)
	at := countdownOf(v.session, card.ID, v.now)
	switch {
	case big && v.session.Timer(card.ID).Running():
		b.number, b.unit = at.figure()
	case at.phase != unstarted:
		b.notes = append(b.notes, note{at.ink() | ui.Bold, at.short()})
	case spent > card.Planned:
		b.notes = append(b.notes, note{ui.Warn | ui.Bold, fmt.Sprintf("! %d min over", spent-card.Planned)})
	}
	if !card.Blocked.Empty() {
		b.notes = append(b.notes, note{ui.Warn | ui.Bold, "! blocked: " + card.Blocked.String()})
	}
	return b
}

// frame is the width of a box's border: 0 where it has none.
func (b box) frame() int {
	if b.bare {
		return 0
	}
	return 1
}

// height is that of the box, with its frame.
func (b box) height() int {
	height := 2*b.frame() + len(b.title) + len(b.notes)
	if b.worked != "" {
		height++
	}
	if b.number != "" {
		height += ui.BigHeight + 2
	}
	return height
}

func (b box) draw(c *ui.Canvas, y int, v *wallView, card model.Card) {
	r := ui.Rect{X: 1, Y: y, W: c.W - 1, H: b.height()}
	c.Hit(r, card.ID)
	if !b.bare {
		c.ThickBox(r, ui.Accent|ui.Bold)
	}
	inner := c.In(r.Inset(1, b.frame()))
	at := 0
	for _, text := range b.title {
		ink := v.mark(inner, ui.Rect{X: 0, Y: at, W: inner.W, H: 1}, card.ID)
		if ink == ui.Plain {
			ink = ui.Accent
		}
		inner.Put(1, at, ink|ui.Bold, text)
		at++
	}
	if b.number != "" {
		ink := countdownOf(v.session, card.ID, v.now).ink()
		x := ui.Big(inner, 2, at+1, ink&^ui.Bold, b.number)
		inner.Put(x+2, at+ui.BigHeight, ink|ui.Bold, b.unit)
		at += ui.BigHeight + 2
	}
	if b.worked != "" {
		inner.Put(1, at, ui.Plain, ui.Fit(b.worked, inner.W-1))
		at++
	}
	for i, n := range b.notes {
		if card.ID == v.selected && ui.Width(n.text) > inner.W-1 {
			v.cut = true
		}
		inner.Put(1, at+i, n.ink, ui.Fit(n.text, inner.W-1))
	}
}

// drawRefusal lays the refusal below the cards in Doing. Where that column is narrow it grows over the
// neighbour that the card did not come from.
func (w *wall) drawRefusal(c *ui.Canvas, v *wallView, doing ui.Rect, y int) {
	const slivers = 6 // fewer columns of the neighbour beside the box would only disturb
	width := max(doing.W-1, 48)
	r := ui.Rect{X: doing.X + 1, W: min(width, c.W-doing.X-3, 60)}
	if rest := c.W - r.X - r.W - 2; rest < slivers {
		r.W += rest
	}
	if column, _, _ := v.session.Wall.Find(v.selected); column == model.Done && width >= doing.W {
		right := doing.X + doing.W
		r.W = min(width, right-2, 60)
		r.X = right - r.W
		if rest := r.X - 2; rest < slivers {
			r.X, r.W = 2, r.W+rest
		}
	}
	lines := ui.Balance(w.refused.text(v), r.W-4)
	r.H = len(lines) + 3
	if y+1+r.H <= v.rows+2 {
		y++ // a blank row between, unless it is needed
	}
	r.Y = max(min(y, c.H-r.H), 0)
	c.Clear(r)
	c.ThickBox(r, ui.Warn|ui.Bold)
	title := ui.Rect{X: r.X + 1, Y: r.Y + 1, W: r.W - 2, H: 1}
	c.Fill(title, ui.Warn|ui.Bold|ui.Reverse, " ")
	c.Put(title.X+1, title.Y, ui.Warn|ui.Bold|ui.Reverse, "! Doing is full.")
	for i, text := range lines {
		c.Put(r.X+2, r.Y+2+i, ui.Plain|ui.Bold, text)
	}
}

// text names both ways out: finish one, or put one back.
func (r *refusal) text(v *wallView) string {
	if len(r.Cards) != 2 {
		return "Finish a card that is there, or put one back: select it, then\u00a0m."
	}
	stay := ""
	if spent, _ := v.spent(r.Cards[1].ID); spent > 0 {
		stay = fmt.Sprintf(" (its\u00a0%d\u00a0min stay)", spent)
	}
	return fmt.Sprintf("Finish “%s” first, or put “%s” back%s: select it, then\u00a0m.",
		ui.Fit(r.Cards[0].Title.String(), 30), ui.Fit(r.Cards[1].Title.String(), 30), stay)
}
