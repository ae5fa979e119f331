package ui

import (
	"slices"

	"flipchart/model"
)

// Spot is a place on a board: a list, counted from 0, and a place in it.
type Spot struct{ List, Place int }

// Board is the selection on lists that stand side by side, row by row: the wall's columns, the quadrants
// of a SWOT, a single list of steps. It knows which item is selected by its id, so that the selection
// stays with the item whatever happens around it.
type Board struct {
	Across int // lists in a row; 1 for a single list

	selected model.ID
	spot     Spot // where the selection was seen last: for an empty list, and after a delete
	carried  model.ID
	to       Spot // where the carried item would be dropped
}

// Selected is the selected item; empty on an empty list.
func (b *Board) Selected(lists [][]model.ID) model.ID {
	b.settle(lists)
	return b.selected
}

// Spot is where the selection is.
func (b *Board) Spot(lists [][]model.ID) Spot {
	b.settle(lists)
	return b.spot
}

// Select puts the selection on an item.
func (b *Board) Select(id model.ID) { b.selected = id }

// SelectList puts the selection on a list, at the place nearest to where it was.
func (b *Board) SelectList(list int) {
	b.selected, b.spot.List = "", list
}

// settle finds the selected item again, or takes the one that stands in its place now. A carried item
// that is gone is not carried any more.
func (b *Board) settle(lists [][]model.ID) {
	if b.carried != "" {
		b.settleCarried(lists)
	}
	if spot, ok := find(lists, b.selected); ok {
		b.spot = spot
		return
	}
	b.selected = ""
	if len(lists) == 0 {
		b.spot = Spot{}
		return
	}
	b.spot.List = min(max(b.spot.List, 0), len(lists)-1)
	ids := lists[b.spot.List]
	b.spot.Place = min(max(b.spot.Place, 0), max(len(ids)-1, 0))
	if len(ids) > 0 {
		b.selected = ids[b.spot.Place]
	}
}

func (b *Board) settleCarried(lists [][]model.ID) {
	from, ok := find(lists, b.carried)
	if !ok {
		b.carried = ""
		return
	}
	b.to.List = min(max(b.to.List, 0), len(lists)-1)
	last := len(lists[b.to.List])
	if from.List == b.to.List {
		last--
	}
	b.to.Place = min(max(b.to.Place, 0), last)
}

func find(lists [][]model.ID, id model.ID) (Spot, bool) {
	if id == "" {
		return Spot{}, false
	}
	for list, ids := range lists {
		if place := slices.Index(ids, id); place >= 0 {
			return Spot{list, place}, true
		}
	}
	return Spot{}, false
}

// Carry picks the selected item up: arrows carry it until Drop or PutBack.
func (b *Board) Carry(lists [][]model.ID) {
	b.settle(lists)
	if b.selected != "" {
		b.carried, b.to = b.selected, b.spot
	}
}

// Carried is the item that is being carried, and where it would be dropped; empty when none is.
func (b *Board) Carried() (model.ID, Spot) { return b.carried, b.to }

// PutBack ends carrying without a move.
func (b *Board) PutBack() { b.carried = "" }

// Drop ends carrying; the caller moves the item to the spot.
func (b *Board) Drop() (model.ID, Spot) {
	id := b.carried
	b.carried = ""
	return id, b.to
}

// Lists shows a carried item where it would be dropped, and the lists as they are otherwise.
func (b *Board) Lists(lists [][]model.ID) [][]model.ID {
	b.settle(lists)
	if b.carried == "" {
		return lists
	}
	shown := make([][]model.ID, len(lists))
	for i, ids := range lists {
		shown[i] = slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool { return id == b.carried })
	}
	at := &shown[b.to.List]
	*at = slices.Insert(*at, b.to.Place, b.carried)
	return shown
}

// Arrow moves the selection, or the item that is carried. The key is an arrow, one of hjkl, or home or end,
// which go to the ends of the list; any other is not taken.
func (b *Board) Arrow(key string, lists [][]model.ID) bool {
	b.settle(lists)
	if b.carried != "" {
		// The carried item is not counted in its own list while a place for it is looked for.
		to, ok := b.step(key, b.to, b.Lists(lists), 1)
		if ok {
			b.to = to
		}
		return ok
	}
	to, ok := b.step(key, b.spot, lists, 0)
	if ok {
		b.selected, b.spot = "", to
		b.settle(lists)
	}
	return ok
}

// Shove is the spot to which shift+arrow or HJKL would move the selected item in one go; ok is false for
// any other key.
func (b *Board) Shove(key string, lists [][]model.ID) (Spot, bool) {
	b.settle(lists)
	key, ok := shoves[key]
	if !ok || b.selected == "" {
		return Spot{}, false
	}
	to, _ := b.step(key, b.spot, lists, 1)
	return to, true
}

// ArrowKeys are what Board.Arrow takes, ShoveKeys what Board.Shove takes: for tables of actions.
var (
	ArrowKeys = []string{"up", "down", "left", "right", "k", "j", "h", "l", "home", "end"}
	ShoveKeys = []string{"shift+up", "shift+down", "shift+left", "shift+right", "K", "J", "H", "L"}
)

var shoves = map[string]string{
	"shift+up": "up", "shift+down": "down", "shift+left": "left", "shift+right": "right",
	"K": "up", "J": "down", "H": "left", "L": "right",
}

// step is the spot one arrow further. extra is 1 where an item looks for a place, since it may also
// stand behind the last one of another list.
func (b *Board) step(key string, from Spot, lists [][]model.ID, extra int) (Spot, bool) {
	across := max(b.Across, 1)
	if len(lists) == 0 {
		lists = [][]model.ID{nil}
	}
	to := from
	switch key {
	case "up", "k":
		to.Place--
		if to.Place < 0 {
			to = Spot{from.List, 0}
			if above := from.List - across; above >= 0 {
				to = Spot{above, len(lists[above]) - 1 + extra}
			}
		}
	case "down", "j":
		to.Place++
		if to.Place >= len(lists[from.List]) {
			to = from
			if below := from.List + across; below < len(lists) {
				to = Spot{below, 0}
			}
		}
	case "left", "h":
		if from.List%across > 0 {
			to.List--
		}
	case "right", "l":
		if from.List%across < across-1 && from.List+1 < len(lists) {
			to.List++
		}
	case "home":
		to.Place = 0
	case "end":
		to.Place = len(lists[from.List]) - 1
	default:
		return from, false
	}
	longest := len(lists[to.List]) - 1
	if to.List != from.List {
		longest += extra
	}
	to.Place = min(max(to.Place, 0), max(longest, 0))
	return to, true
}
