package calms

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// Actions are those of the view, or of what is going on.
func (s *screen) Actions() []tui.Action {
	carried, _ := s.cards.Carried()
	switch {
	case s.typing != nil:
		return s.typingActions()
	case s.shown() == answerView:
		return s.answerActions()
	case s.shown() == tableView:
		return append(s.tableActions(), s.commonActions()...)
	case len(s.calms().Orders) == 0:
		return s.emptyActions()
	case carried != "":
		return tui.Carrying("card", &s.cards, s.lists, s.move)
	}
	return append(s.groupActions(), s.commonActions()...)
}

func (s *screen) emptyActions() []tui.Action {
	return []tui.Action{
		{Keys: []string{"n", "enter", "a"}, Label: "first group", Help: "Begin the first group's order.", Footer: true, Do: s.add},
		{Keys: []string{"=", "e"}, Label: "type initials", Help: typeHelp, Footer: true, Do: s.startTyping},
		s.revealAction(false),
		{Keys: []string{"v"}, Label: "compare groups", Help: "Show the orders of all groups.", Why: func() string { return noGroup }, Do: s.nextView},
	}
}

func (s *screen) groupActions() []tui.Action {
	order, _, _ := s.order()
	done := order.Complete()
	return []tui.Action{
		{Keys: []string{"enter"}, Label: "place it", Help: "Put the selected card in the next free place.", Footer: !done, Why: s.whyPlaced, Do: s.placeNext},
		{Keys: []string{"m"}, Label: "move", Help: "Pick the card up; arrows carry it, enter drops it.", Footer: true, Do: s.pickUp},
		{Keys: []string{"n"}, Label: s.nextGroup(), Help: "Go to the next group; behind the last one a new group begins.", Footer: s.whyNoNext() == "", Why: s.whyNoNext, Do: s.next},
		s.typeAction(!done),
		{Keys: []string{"v"}, Label: "compare groups", Help: "Show the orders of all groups, and how much they agree.", Footer: done, Do: s.nextView},
		s.revealAction(done),
		{Keys: ui.ArrowKeys, Shown: "arrows", Label: "select", Help: "Select a card; those in place stand at the left.", Do: s.arrow},
		{Keys: ui.ShoveKeys, Shown: "shift+arrows", Label: "move in one go", Help: "Move the card up, down, into the order or out of it.", Do: s.shove},
	}
}

func (s *screen) tableActions() []tui.Action {
	return []tui.Action{
		{Keys: []string{"enter"}, Label: "open", Looks: true, Help: "Show the cards of the selected group.", Footer: true, Do: s.open},
		{Keys: []string{"down", "up", "j", "k"}, Shown: "↑ ↓", Label: "select", Help: "Select a group.", Do: s.upDown},
		{Keys: []string{"n"}, Label: "new group", Help: "Begin another group's order.", Footer: true, Why: s.whyNoNext, Do: s.next},
		s.typeAction(false),
		{Keys: []string{"v"}, Label: "cards", Help: "Show the selected group, or the course's answer once it was shown.", Footer: !s.calms().Revealed, Do: s.nextView},
		s.revealAction(true),
	}
}

// commonActions act on the selected group, in its own view and in the table.
func (s *screen) commonActions() []tui.Action {
	return []tui.Action{
		{Keys: []string{"a"}, Label: "add a group", Help: "Begin another group's order.", Why: s.whyNoNext, Do: s.add},
		{Keys: []string{"e"}, Label: "name", Help: "Change the group's name, or type its order anew.", Footer: s.shown() == tableView, Do: s.edit},
		{Keys: []string{"d"}, Label: "delete the group's order", Help: "Take the group's order out of the count.", Do: s.delete},
	}
}

func (s *screen) answerActions() []tui.Action {
	return []tui.Action{
		{Keys: []string{"down", "up", "j", "k"}, Shown: "↑ ↓", Label: "reason", Help: "Show the reason for another place of the course's order.", Footer: true, Do: s.upDown},
		{Keys: []string{"right", "left", "l", "h"}, Shown: "← →", Label: "read on", Help: "Show why a value has its place, what to do, or what one gets for it.", Footer: !s.whole, Why: s.whyWhole, Do: s.turnPart},
		{Keys: []string{"n"}, Label: "new group", Help: "Begin another group's order.", Why: s.whyNoNext, Do: s.next},
		{Keys: []string{"v"}, Label: "compare groups", Help: "Show the orders of all groups, and how much they agree.", Footer: true, Why: s.whyNoTable, Do: s.nextView},
		s.typeAction(false),
		s.revealAction(false),
	}
}

const typeHelp = "Type the orders of many groups or people by their initials."

func (s *screen) typeAction(footer bool) tui.Action {
	return tui.Action{Keys: []string{"="}, Label: "type initials", Help: typeHelp, Footer: footer, Do: s.startTyping}
}

// revealAction shows the course's answer, goes to it, or hides it again.
func (s *screen) revealAction(footer bool) tui.Action {
	a := tui.Action{Keys: []string{"r"}, Label: "course's order", Help: "Show the course's order beside the room's, after a question.", Footer: footer, Why: s.whyNoReveal, Do: s.askReveal}
	switch {
	case s.shown() == answerView:
		a.Label, a.Help, a.Why, a.Do = "hide course's order", "Hide the course's order again.", nil, s.hide
	case s.calms().Revealed:
		a.Label, a.Help, a.Why, a.Do = "course's order", "Show the course's order beside the room's again.", nil, s.toAnswer
	}
	return a
}

// nextGroup is what n goes to.
func (s *screen) nextGroup() string {
	if _, index, _ := s.order(); index == len(s.calms().Orders)-1 && s.waiting() < 0 {
		return "new group"
	}
	return "next group"
}

const noGroup = "no group has begun: press n"

// whyNoNext keeps empty orders from piling up.
func (s *screen) whyNoNext() string {
	order, index, ok := s.order()
	if ok && s.shown() == groupView && index == len(s.calms().Orders)-1 && len(order.Order) == 0 {
		return order.By.String() + " comes first: none of its cards is in place"
	}
	return ""
}

func (s *screen) whyNoReveal() string {
	if len(s.calms().Complete()) == 0 {
		return "no order is complete yet: put all five cards in place first"
	}
	return ""
}

func (s *screen) whyNoTable() string {
	if len(s.calms().Orders) == 0 {
		return noGroup
	}
	return ""
}

func (s *screen) whyWhole() string {
	if s.whole {
		return "all of it is shown already"
	}
	return ""
}

// nextView goes from the cards or the answer to the table, and from there back.
func (s *screen) nextView(string) tea.Cmd {
	if s.shown() == tableView {
		s.view = answerView // the group's cards while it is hidden
	} else {
		s.view = tableView
		s.selectOdd()
	}
	return nil
}

func (s *screen) upDown(key string) tea.Cmd {
	if key == "up" || key == "k" {
		s.walk(-1)
	} else {
		s.walk(1)
	}
	return nil
}

func (s *screen) turnPart(key string) tea.Cmd {
	by := 1
	if key == "left" || key == "h" {
		by = len(parts) - 1
	}
	s.part = (s.part + by) % len(parts)
	return nil
}

func (s *screen) open(string) tea.Cmd {
	s.view = groupView
	return nil
}

func (s *screen) toAnswer(string) tea.Cmd {
	s.view = answerView
	return nil
}

func (s *screen) askReveal(string) tea.Cmd {
	body := "The room will see the course's answer, and no order after that is a group's own. r hides it again, but not from those who have seen it."
	if open := openOrders(s.calms()); open != "" {
		body = open + " " + body
	}
	s.desk.Ask(&tui.Question{Title: "Show the course's order?", Body: body, Yes: "show it", Then: func() tea.Cmd {
		if s.desk.Try("show the course's order", model.Reveal(true)) {
			s.view, s.part = answerView, 0
			s.toFurthestApart()
		}
		return nil
	}})
	return nil
}

func (s *screen) hide(string) tea.Cmd {
	if s.desk.Try("hide the course's order", model.Reveal(false)) {
		s.desk.Toast("The course's order is hidden; r shows it again.")
	}
	return nil
}
