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
		return v.nothingInDoing(c)
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

// nothingInDoing says how a card comes here, or that none will, and returns the row after that. While the
// room has the keyboard or a card is being carried, the keys are told elsewhere.
func (v *wallView) nothingInDoing(c *ui.Canvas) int {
	done := wallDone(v.session.Wall)
	text := "Nothing yet."
	switch {
	case v.carried != "":
		return 0
	case done:
		text = "✓ The course is done. v shows how it flowed."
	}
	lines := ui.Wrap(text, c.W-1)
	for y, line := range lines {
		c.Put(1, y, ui.Plain|ui.Bold, line)
	}
	y := len(lines) + 1
	if done || v.session.Place.Volunteer {
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
	big    bool
	title  []string
	spent  int
	worked string
	over   bool
	notes  []note
}

// note is one line of a card, in an ink.
type note struct {
	ink  ui.Ink
	text string
}

// box lays a card out for a width: its title, its minutes, its timer, and what blocks it.
func (v *wallView) box(card model.Card, width int, big bool) box {
	b := box{big: big, title: ui.Wrap(card.Title.String(), width)}
	if len(b.title) > 2 {
		b.title = []string{b.title[0], ui.Fit(b.title[1]+" "+b.title[2], width)}
	}
	b.spent, _ = v.spent(card.ID)
	b.worked = fmt.Sprintf("%d of %d min", b.spent, card.Planned)
	b.over = b.spent > card.Planned
	if card.ID == v.carried {
		b.notes = append(b.notes, note{ui.Accent | ui.Bold, "carrying"})
	}
	if at := countdownOf(v.session, card.ID, v.now); at.phase != unstarted {
		b.notes = append(b.notes, note{at.ink() | ui.Bold, at.short()})
	} else if b.over {
		b.notes = append(b.notes, note{ui.Warn | ui.Bold, fmt.Sprintf("! %d min over", b.spent-card.Planned)})
	}
	if !card.Blocked.Empty() {
		b.notes = append(b.notes, note{ui.Warn | ui.Bold, "! blocked: " + card.Blocked.String()})
	}
	return b
}

// height is the frame's.
func (b box) height() int {
	height := 2 + len(b.title) + 1 + len(b.notes)
	if b.big {
		height += ui.BigHeight + min(len(b.notes), 1)
	}
	return height
}

func (b box) draw(c *ui.Canvas, y int, v *wallView, card model.Card) {
	r := ui.Rect{X: 1, Y: y, W: c.W - 1, H: b.height()}
	c.Hit(r, card.ID)
	c.ThickBox(r, ui.Accent|ui.Bold)
	inner := c.In(r.Inset(1, 1))
	at := 0
	for _, text := range b.title {
		ink := v.mark(inner, ui.Rect{X: 0, Y: at, W: inner.W, H: 1}, card.ID)
		inner.Put(1, at, ink|ui.Bold, text)
		at++
	}
	if b.big {
		x := ui.Big(inner, 2, at+1, ui.Plain, fmt.Sprint(b.spent))
		inner.Put(x+2, at+ui.BigHeight, ui.Plain|ui.Bold, fmt.Sprintf("of %d min", card.Planned))
		at += ui.BigHeight + 2
	} else {
		inner.Put(1, at, ui.Plain|ui.Bold, ui.Fit(b.worked, inner.W-1))
		at++
	}
	for i, n := range b.notes {
		if card.ID == v.selected && ui.Width(n.text) > inner.W-1 {
			v.cut = true
		}
		inner.Put(1, at+i, n.ink, ui.Fit(n.text, inner.W-1))
	}
}

// slivers of To do beside a refusal that are narrower than this only disturb.
const slivers = 4

// drawRefusal lays the refusal below the cards in Doing. Where that column is narrow it grows over To do,
// never over Done.
func (w *wall) drawRefusal(c *ui.Canvas, v *wallView, doing ui.Rect, y int) {
	right := doing.X + doing.W
	width := min(max(doing.W-1, 48), right-2, 60)
	lines := ui.Wrap(w.refused.text(v), width-4)
	r := ui.Rect{X: min(doing.X+1, right-width), W: width, H: len(lines) + 3}
	r.Y = max(min(y, c.H-r.H), 0)
	clear := r
	if r.X < 6 { // of To do only scraps of words would be left
		clear.X, clear.W = 0, right
	}
	c.Clear(clear)
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
		return "Finish a card that is there (L on it), or put one back (H on it; its minutes stay)."
	}
	stay := "its minutes stay"
	if spent, _ := v.spent(r.Cards[1].ID); spent > 0 {
		stay = fmt.Sprintf("its %d min stay", spent)
	}
	return fmt.Sprintf("Finish “%s” (L on it), or put “%s” back (H on it; %s).",
		ui.Fit(r.Cards[0].Title.String(), 30), ui.Fit(r.Cards[1].Title.String(), 30), stay)
}
