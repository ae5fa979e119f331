package calms

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// The two lists of a group's cards.
const (
	placed = iota
	unplaced
)

// lists are the group's cards as the board takes them; a value's name is its id.
func (s *screen) lists() [][]model.ID {
	order, _, _ := s.order()
	lists := make([][]model.ID, 2)
	for _, v := range order.Order {
		lists[placed] = append(lists[placed], model.ID(v))
	}
	for _, v := range order.Unplaced() {
		lists[unplaced] = append(lists[unplaced], model.ID(v))
	}
	return lists
}

// card is the selected value: never none, since one of the two lists holds a card.
func (s *screen) card() model.Value {
	lists := s.lists()
	if s.cards.Selected(lists) == "" {
		s.cards.SelectList(1 - s.cards.Spot(lists).List)
	}
	return model.Value(s.cards.Selected(lists))
}

func (s *screen) arrow(key string) tea.Cmd {
	s.card()
	s.cards.Arrow(key, s.lists())
	s.card() // back from a list without cards
	return nil
}

// placeNext puts the selected card behind those that are in place, and selects the next one.
func (s *screen) placeNext(string) tea.Cmd {
	order, _, _ := s.order()
	value := s.card()
	if s.desk.Try("place "+string(value), model.PlaceValue(order.ID, value, len(order.Order))) {
		s.cards.SelectList(unplaced)
	}
	return nil
}

func (s *screen) whyPlaced() string {
	order, _, _ := s.order()
	if value := s.card(); slices.Contains(order.Order, value) {
		return string(value) + " has its place: m or shift+arrows move it"
	}
	return ""
}

func (s *screen) pickUp(string) tea.Cmd {
	s.card()
	s.cards.Carry(s.lists())
	return nil
}

func (s *screen) shove(key string) tea.Cmd {
	value := s.card()
	if to, ok := s.cards.Shove(key, s.lists()); ok {
		s.move(model.ID(value), to)
	}
	return nil
}

// move puts a card at a place of the order, or takes it out.
func (s *screen) move(id model.ID, to ui.Spot) {
	order, _, _ := s.order()
	value := model.Value(id)
	in := slices.Contains(order.Order, value)
	s.cards.Select(id)
	switch {
	case to.List == placed:
		s.desk.Try("place "+string(value), model.PlaceValue(order.ID, value, to.Place))
	case in:
		s.desk.Try("take "+string(value)+" out of the order", model.TakeValue(order.ID, value))
	default:
		s.desk.Toast(string(value) + " is in no place yet: enter or shift+left brings it into the order.")
	}
}

// clickedCard selects a card, puts it in the next place on a double click, or puts down a carried one.
func (s *screen) clickedCard(at ui.Spot, double bool) tea.Cmd {
	if carried, _ := s.cards.Carried(); carried != "" {
		s.cards.PutBack()
		s.move(carried, at)
		return nil
	}
	ids := s.lists()[at.List]
	if at.Place >= len(ids) {
		return nil
	}
	s.cards.Select(ids[at.Place])
	if double && at.List == unplaced {
		return s.placeNext("")
	}
	return nil
}

func (s *screen) dropped(drop tui.Drop) {
	from, ok := drop.From.(cardHit)
	to, also := drop.To.(cardHit)
	if !ok || !also {
		return
	}
	if ids := s.lists()[from.List]; from.Place < len(ids) {
		s.cards.PutBack()
		s.move(ids[from.Place], ui.Spot(to))
	}
}

// next goes to the next group; behind the last one, and from the other views, a new one begins.
func (s *screen) next(key string) tea.Cmd {
	orders := s.calms().Orders
	if _, index, ok := s.order(); ok && s.shown() == groupView && index+1 < len(orders) {
		s.groups.Select(orders[index+1].ID)
		return nil
	}
	return s.add(key)
}

// add asks for the name of another group and begins its order, unless there is one in which nothing is in place.
func (s *screen) add(string) tea.Cmd {
	if at := s.waiting(); at >= 0 {
		s.show(at)
		return nil
	}
	name := ui.NewField(s.calms().FreeName().String(), model.NameLimit)
	name.Offer()
	s.desk.Ask(&tui.Prompt{
		Title:  "Whose order comes now?",
		Note:   "Type a name, or leave this one.",
		Fields: []tui.PromptField{{Label: "group", Field: name}},
		Then: func(values []model.Text) error {
			if err := s.desk.Edit("begin an order", model.AddOrder(values[0])); err != nil {
				return err
			}
			s.show(len(s.calms().Orders) - 1)
			return nil
		},
	})
	return nil
}

// waiting is the place of the first group that has nothing in place, -1 where none waits.
func (s *screen) waiting() int {
	return slices.IndexFunc(s.calms().Orders, func(o model.Order) bool { return len(o.Order) == 0 })
}

// show goes to the cards of a group.
func (s *screen) show(at int) {
	s.groups.Select(s.calms().Orders[at].ID)
	s.view = groupView
}

// edit changes the group's name, and its order where one is typed.
func (s *screen) edit(string) tea.Cmd {
	order, _, _ := s.order()
	s.desk.Ask(&tui.Prompt{
		Title: "The group's order",
		Note:  "Initials, first to last: " + example + " is the order of the word.",
		Fields: []tui.PromptField{
			{Label: "name", Field: ui.NewField(order.By.String(), model.NameLimit)},
			{Label: "order", Optional: true, Field: ui.NewField(initials(order.Order), model.NameLimit)},
		},
		Then: func(values []model.Text) error {
			change := model.RenameOrder(order.ID, values[0])
			if typed := values[1].String(); typed != initials(order.Order) {
				retyped, err := parseInitials(typed)
				if err != nil {
					return err
				}
				change = model.Several(change, placeAll(order.ID, retyped))
			}
			return s.desk.Edit("change the order of "+order.By.String(), change)
		},
	})
	return nil
}

func (s *screen) delete(string) tea.Cmd {
	order, _, _ := s.order()
	if s.desk.Try("delete the order of "+order.By.String(), model.DeleteOrder(order.ID)) {
		s.desk.Toast("The order of " + order.By.String() + " is deleted; u brings it back.")
	}
	return nil
}
