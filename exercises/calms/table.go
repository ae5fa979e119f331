package calms

import (
	"cmp"
	"slices"
	"strconv"

	"flipchart/model"
	"flipchart/tui/ui"
)

// tableFoot are the rows below the groups: a blank one, points, places, the course's, and what they say.
const tableFoot = 8

// sumRows are the blank ones that points and places may have between them, airyPitch is how far apart the groups stand at most.
const sumRows, airyPitch = 4, 3

// nameColumn and its width are where the groups' names stand.
const nameColumn = 3

// drawTable shows which place each group gave each value, in the order of the word.
func (s *screen) drawTable(c *ui.Canvas) {
	calms := s.calms()
	a := calms.Agreement()
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(cmp.Or(apart(a), "On which card are we furthest apart?"), c.W-4))
	t := s.columns(c)
	value, place, alone := odd(a)
	c.Put(2, 1, ui.Quiet, ui.Fit("1 = first, 5 = last", c.W-4))

	head, pitch := 2, 1
	if 4+len(calms.Orders)+tableFoot <= c.H {
		head = 3
	}
	if n := len(calms.Orders); c.H >= airyRows && n > 0 {
		pitch = min(max((c.H-5-tableFoot-sumRows)/n, 1), airyPitch)
	}
	top := head + min(pitch, 2)
	s.rows = max((c.H-top-tableFoot)/pitch, 1)
	_, selected, _ := s.order()
	first, last, page := ui.Page(len(calms.Orders), selected, s.rows)
	if page != "" {
		c.ShowPaged()
	}
	t.head(head, model.Count(len(calms.Orders), "group")+pageOf(page), a.SplitMost())
	for i, order := range calms.Orders[first:last] {
		y := top + i*pitch
		c.Hit(ui.Rect{X: 0, Y: y, W: c.W, H: 1}, groupHit(order.ID))
		t.row(y, order.By.String(), first+i == selected, func(v model.Value) string {
			if place := slices.Index(order.Order, v); place >= 0 {
				return strconv.Itoa(place + 1)
			}
			return "·"
		})
		if at := slices.Index(model.Values, value); alone && order.Complete() && order.Order[place-1] == value {
			ink := ui.Accent | ui.Bold
			if first+i == selected {
				ink = ui.Selected
			}
			c.Put(t.right[at]+1, y, ink, "◄")
		}
	}
	y := top + 1 + (last-first)*pitch
	if a.Orders > 0 {
		y = t.sums(y, min(pitch, 2), a, calms.Revealed)
	}
	for _, sentence := range []string{agreement(a), openOrders(calms)} {
		for _, line := range ui.Wrap(sentence, min(c.W-6, 90)) {
			if line != "" && y < c.H {
				c.Put(nameColumn, y, ui.Plain, line)
				y++
			}
		}
	}
}

func pageOf(page string) string {
	if page == "" {
		return ""
	}
	return ", page " + page
}

// table is where the columns of the values stand.
type table struct {
	*ui.Canvas
	name  int // width of the names
	right []int
}

func (s *screen) columns(c *ui.Canvas) table {
	gap := 2 + max(c.W-80, 0)/6
	t := table{Canvas: c, name: 10, right: make([]int, len(model.Values))}
	for _, order := range s.calms().Orders {
		t.name = max(t.name, ui.Width(order.By.String()))
	}
	total := 0
	for _, v := range model.Values {
		total += len(v) + gap
	}
	t.name = min(max(t.name, 22), c.W-nameColumn-total-2, 50)
	x := nameColumn + t.name
	for i, v := range model.Values {
		x += gap + len(v)
		t.right[i] = x
	}
	return t
}

// head names the columns, and marks those that the headline speaks of.
func (t table) head(y int, names string, marked []model.Standing) {
	t.Put(nameColumn, y, ui.Quiet, ui.Fit(names, t.name))
	for i, v := range model.Values {
		ink, name := ui.Plain|ui.Bold, string(v)
		if slices.ContainsFunc(marked, func(x model.Standing) bool { return x.Value == v }) {
			ink, name = ui.Accent|ui.Bold, "▼"+name
		}
		t.Right(t.right[i], y, ink, name)
	}
}

// odd is the place and the value of the one order that stands alone; ok is false where none does.
func odd(a model.Agreement) (value model.Value, place int, ok bool) {
	most := a.SplitMost()
	if len(most) != 1 {
		return "", 0, false
	}
	place, ok = most[0].Outlier()
	return most[0].Value, place, ok
}

// selectOdd selects the group whose order stands alone.
func (s *screen) selectOdd() {
	value, place, ok := odd(s.calms().Agreement())
	for _, order := range s.calms().Complete() {
		if ok && order.Order[place-1] == value {
			s.groups.Select(order.ID)
		}
	}
}

func (t table) row(y int, name string, selected bool, cell func(model.Value) string) {
	ink := ui.Plain
	if selected {
		ink = t.SelectRow(ui.Rect{X: nameColumn, Y: y, W: t.right[len(t.right)-1] - nameColumn, H: 1})
	}
	t.Put(nameColumn, y, ink, ui.Fit(name, t.name))
	for i, v := range model.Values {
		t.Right(t.right[i], y, ink, cell(v))
	}
}

// sums shows the room's points and places, and the course's once they were shown. It returns the row
// after them.
func (t table) sums(y, pitch int, a model.Agreement, revealed bool) int {
	of := func(what func(model.Standing) string) func(model.Value) string {
		return func(v model.Value) string {
			return what(a.Standings[slices.IndexFunc(a.Standings, func(x model.Standing) bool { return x.Value == v })])
		}
	}
	t.Fill(ui.Rect{X: nameColumn, Y: y - 1, W: t.right[len(t.right)-1] - nameColumn, H: 1}, ui.Rule, "─")
	t.row(y, "points, more = earlier", false, of(func(x model.Standing) string { return strconv.Itoa(x.Points) }))
	t.row(y+pitch, "the room's place", false, of(sharedPlace))
	y += 2 * pitch
	if revealed {
		t.row(y, "the course's place", false, of(func(x model.Standing) string { return strconv.Itoa(x.CoursePlace) }))
		y += pitch
	}
	return y + 1
}
