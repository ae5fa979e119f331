package calms

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// startTyping begins the orders of many, typed by their initials one after the other. What was added before
// is not shown, so that it leads nobody; what was left by esc is.
func (s *screen) startTyping(string) tea.Cmd {
	s.typing = &ui.Entry{Field: ui.NewField(s.desk.TakeDraft(""), model.ReasonLimit)}
	return nil
}

func (s *screen) typingActions() []tui.Action {
	return []tui.Action{
		{Keys: []string{"enter"}, Label: "add, empty ends", Help: "Add what was typed; an empty line ends.", Footer: true, Do: s.enter},
		{Keys: []string{"esc"}, Label: "cancel", Help: "Leave what is being typed; what was added stays.", Footer: true, Do: s.stopTyping},
	}
}

func (s *screen) stopTyping(string) tea.Cmd {
	s.desk.LeaveDraft("", s.typing.Value(), "=")
	s.typing = nil
	return nil
}

// enter adds what was typed; what is refused stays to be mended.
func (s *screen) enter(string) tea.Cmd {
	t := s.typing
	text, err := t.Text()
	if err == nil && text.Empty() {
		return s.stopTyping("")
	}
	var entries []entry
	if err == nil {
		entries, err = parseEntries(text.String())
	}
	if err == nil {
		err = s.addEntries(entries)
	}
	if err != nil {
		t.Refuse(err)
		return nil
	}
	t.Take(model.Count(len(entries), "order"))
	return nil
}

// addEntries makes one edit of all. The first goes to the selected group where that has nothing in place.
func (s *screen) addEntries(entries []entry) error {
	edits := make([]model.Edit, len(entries))
	for i, e := range entries {
		edits[i] = addOrder(e)
	}
	if order, _, ok := s.order(); ok && len(order.Order) == 0 {
		edits[0] = placeAll(order.ID, entries[0].order)
		if by := entries[0].by; !by.Empty() {
			edits[0] = model.Several(model.RenameOrder(order.ID, by), edits[0])
		}
	}
	return s.desk.Edit("add "+model.Count(len(entries), "order"), model.Several(edits...))
}

// addOrder begins an order and puts all of its values in place.
func addOrder(e entry) model.Edit {
	return func(session model.Session, stamp model.Stamp) (model.Session, error) {
		after, err := model.AddOrder(e.by)(session, stamp)
		if err != nil {
			return session, err
		}
		orders := after.Calms.Orders
		return placeAll(orders[len(orders)-1].ID, e.order)(after, stamp)
	}
}

func placeAll(id model.ID, values []model.Value) model.Edit {
	edits := make([]model.Edit, len(values))
	for place, value := range values {
		edits[place] = model.PlaceValue(id, value, place)
	}
	return model.Several(edits...)
}

func (s *screen) drawTyping(c *ui.Canvas) {
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(question, c.W-4))
	y, pitch := 3, 2
	if c.H >= airyRows {
		pitch = 5
	}
	x := 2
	for _, v := range model.Values {
		at := c.Put(x, y, ui.Accent|ui.Bold, string(v)[:1])
		x = c.Put(at, y, ui.Plain, string(v)[1:]) + 2*pitch
	}
	c.Put(2, y+pitch, ui.Plain, ui.Fit("Type the initials, first to last; enter adds the order.", c.W-4))
	x = c.Put(2, y+2*pitch, ui.Accent|ui.Bold, "▌ ")
	s.typing.Draw(c, x, y+2*pitch, min(c.W-x-3, 72), ui.Plain|ui.Bold)
	c.Put(4, y+3*pitch, ui.Quiet, ui.Fit("A name may stand before it:  Window: "+example+".  Several go in one line.", c.W-6))
	y = s.typing.DrawMessage(c, 4, y+4*pitch, min(c.W-6, 72))
	c.Put(4, y+pitch/2, ui.Plain, ui.Fit(completeOrders(s.calms()), c.W-6))
}
