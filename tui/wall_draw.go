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
	list     int // that the selection is in, an empty one too
	carried  model.ID
	keyless  bool // what moves a card is told elsewhere, or nothing does
	noRoom   bool // the carried card is held over Doing, which is full
	rows     int  // of a column
	step     int  // rows from one card to the next: 2 where there is air
	narrow   bool // Done has no room for what was planned
	cut      bool // the selected card does not show all of its words
}

func (w *wall) view(rows int) *wallView {
	lists := w.lists()
	v := &wallView{session: w.desk.Session(), now: w.desk.Now(), rows: rows, cards: map[model.ID]model.Card{}}
	for _, card := range v.session.Wall.Cards() {
		v.cards[card.ID] = card
	}
	v.keyless = v.session.Place.Volunteer || w.desk.stage.looking()
	v.selected, v.list = w.board.Selected(lists), w.board.Spot(lists).List
	if v.carried, _ = w.board.Carried(); v.carried != "" {
		v.selected = v.carried
	}
	v.lists = w.board.Lists(lists)
	v.noRoom = v.carried != "" && len(v.lists[1]) > v.session.Wall.Limit && len(v.lists[1]) > len(lists[1])
	v.step = 2
	for list := range v.lists {
		if 2*len(v.lines(list)) > rows {
			v.step = 1
		}
	}
	return v
}

// Draw shows the three columns, what is to be known about the selected card, and when the day ends. While
// the room has the keyboard, its keys come first instead.
func (w *wall) Draw(c *ui.Canvas) {
	if w.flow != nil {
		w.flow.draw(c)
		return
	}
	foot := 4 // a blank row, two of the selected card, one of the day
	if w.Exclusive() {
		w.drawHints(c)
		c = c.In(ui.Rect{X: 0, Y: volunteerRows, W: c.W, H: c.H - volunteerRows})
		foot = 0
	}
	v := w.view(max(c.H-2-foot, 1))
	w.rows, v.narrow = v.page(), wallColumns(c.W)[2].W < wideColumn
	if len(v.cards) == 0 {
		c.Put(2, 0, ui.Plain|ui.Bold, "The wall has no card yet.")
		c.Put(2, 2, ui.Plain, ui.Fit("Press a to add one: a talk, a break or an exercise.", c.W-4))
		return
	}
	end, doing := w.drawColumns(c, v)
	if !w.Exclusive() {
		bottom := c.In(ui.Rect{X: 0, Y: c.H - foot + 1, W: c.W, H: foot - 1})
		v.drawSelected(bottom)
		v.drawDay(bottom)
	}
	if w.refused != nil && w.refused.wall == v.session.Wall {
		w.drawRefusal(c, v, doing, end) // over whatever is there
	}
}

// wallColumns are the places of the three columns and the space between them. To do and Done are as wide as
// their titles ask for; Doing, which the room is to look at, takes the rest of a wide window.
func wallColumns(width int) [3]ui.Rect {
	const widest = 54
	gap := 2 + min(max((width-80)/20, 0), 6)
	inner := width - 4 - 2*gap
	todo, done := min(inner*36/100+1, widest), min(inner/3, widest)
	doing := inner - todo - done
	return [3]ui.Rect{{X: 2, W: todo}, {X: 2 + todo + gap, W: doing}, {X: 2 + todo + doing + 2*gap, W: done}}
}

// drawColumns returns where Doing is, and the row below its cards.
func (w *wall) drawColumns(c *ui.Canvas, v *wallView) (end int, doing ui.Rect) {
	for i, r := range wallColumns(c.W) {
		r.X, r.W, r.H = r.X-1, r.W+1, c.H // with a column for the mark of the selection
		column := c.In(r)
		c.Hit(ui.Rect{X: r.X, Y: 0, W: r.W, H: v.rows + 2}, columnHit(i))
		body := column.In(ui.Rect{X: 0, Y: 2, W: r.W, H: v.rows})
		if model.Columns[i] == model.Doing {
			doing, end = r, 2+v.drawDoing(body, i)
			v.heading(column, i, "")
			continue
		}
		v.drawList(body, i)
		unit := "min"
		if optional := func(card model.Card) bool { return card.Optional }; model.Columns[i] == model.Todo &&
			slices.ContainsFunc(v.session.Wall.Todo, optional) {
			if last := body.In(ui.Rect{Y: v.rows - 1, W: r.W, H: 1}); strings.TrimSpace(last.String()) == "" {
				last.Put(1, 0, ui.Quiet, ui.Fit("( ) = only if time allows", r.W-1))
			} else {
				unit += " (if time)"
			}
		}
		v.heading(column, i, unit)
	}
	return end, doing
}

// heading names a column, and at its right the unit of its figures, where it has some.
func (v *wallView) heading(c *ui.Canvas, list int, unit string) {
	wall, column := v.session.Wall, model.Columns[list]
	cards := wall.Column(column)
	n := len(cards)
	switch column {
	case model.Todo:
		c.Put(1, 0, ui.Plain|ui.Bold, fmt.Sprintf("TO DO  %d", n))
		if n > 0 {
			c.Right(c.W, 0, ui.Quiet, unit)
		}
	case model.Doing:
		c.Put(1, 0, ui.Accent|ui.Bold, fmt.Sprintf("DOING  %d of %d", n, wall.Limit))
	case model.Done:
		c.Put(1, 0, ui.Plain|ui.Bold, fmt.Sprintf("DONE  %d", n))
		timed := func(card model.Card) bool { _, known := v.spent(card.ID); return known }
		if slices.ContainsFunc(cards, timed) {
			c.Right(c.W, 0, ui.Quiet, unit)
		}
	}
}

// drawSelected tells about the selected card what its line has no room for.
func (v *wallView) drawSelected(c *ui.Canvas) {
	card, ok := v.cards[v.selected]
	if !ok {
		return
	}
	title := card.Title.String()
	if v.carried != "" {
		c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit("You carry: "+title, c.W-4))
		if v.noRoom {
			c.Put(2, 1, ui.Warn|ui.Bold, ui.Fit("! Doing is full: it cannot stay there until a card is finished or put back.", c.W-4))
		}
		return
	}
	facts := v.more(card)
	if len(facts) > 0 {
		title += ":  " + strings.Join(facts, "  ·  ")
	} else if !v.cut {
		return
	}
	lines := ui.Wrap(title, c.W-4)
	if len(lines) > 2 {
		lines = []string{lines[0], ui.Fit(lines[1]+" "+lines[2], c.W-5) + "…"}
	}
	for i, text := range lines {
		c.Put(2, i, ui.Plain, text)
	}
}

// more is what the selected card does not say itself.
func (v *wallView) more(card model.Card) (facts []string) {
	column, _, _ := v.session.Wall.Find(card.ID)
	if spent, known := v.spent(card.ID); column == model.Done && known && v.narrow {
		facts = append(facts, fmt.Sprintf("%d of %d min", spent, card.Planned))
	}
	if card.Optional && column == model.Todo {
		facts = append(facts, "only if time allows")
	}
	if !card.Blocked.Empty() && (column != model.Doing || v.cut) {
		facts = append(facts, "! blocked: "+card.Blocked.String())
	}
	return facts
}

// drawDay says when the day ends, while it is on.
func (v *wallView) drawDay(c *ui.Canvas) {
	wall := v.session.Wall
	if wallDone(wall) {
		return
	}
	day := wall.Today()
	end, begun := v.session.DayEnd(day, v.now)
	if !begun {
		return
	}
	const hint = "drop or shorten"
	x := drawDayEnd(c, 2, 2, wall, day, "ends", end, v.now)
	if end.Late > 0 && len(wall.ToShorten(day)) > 0 && x+4+ui.Width(hint) < c.W {
		c.Put(c.Put(x+2, 2, ui.Accent|ui.Bold, "D")+1, 2, ui.Plain, hint)
	}
}

// drawDayEnd says when a day "ends" or "would end" and from when on that is reckoned, and returns the column
// behind it.
func drawDayEnd(c *ui.Canvas, x, y int, wall *model.Wall, day int, verb string, end model.DayEnd, now time.Time) int {
	ends, ink := fmt.Sprintf("Day %d %s %s, ", day, verb, end.Expected.Format("15:04")), ui.Plain|ui.Bold
	switch late := end.Late; {
	case late > 0:
		ends, ink = "! "+ends+elapsed(late)+" late", ui.Warn|ui.Bold
	case late < 0:
		ends += elapsed(-late) + " early"
	default:
		ends += "on time"
	}
	ends += ", if we "
	if starts := wall.Days[day-1].Starts; clockTime(now) < time.Duration(starts)*time.Minute {
		ends += fmt.Sprintf("start at %02d:%02d.", starts/60, starts%60)
	} else {
		ends += "go on now."
	}
	return c.Put(x, y, ink, ui.Fit(ends, c.W-x))
}

// wallDone is true when every card is done.
func wallDone(wall *model.Wall) bool { return len(wall.Done) > 0 && len(wall.Done) == wall.Total() }
