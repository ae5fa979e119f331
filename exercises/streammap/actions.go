package streammap

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// Actions are what can be done now.
func (s *screen) Actions() []tui.Action {
	if s.typing != nil {
		return s.typingActions()
	}
	if carried, _ := s.board.Carried(); carried != "" {
		return s.carryActions()
	}
	first, second := s.itemActions()
	empty := s.noStep() != ""
	actions := []tui.Action{
		{Keys: []string{"a"}, Label: s.addWord(), Help: "Add a step behind the selected one, or in front of it while you walk backwards. Enter asks for the next, an empty enter ends; pasted lines are steps of their own.", Footer: true, Do: s.add},
		{Keys: []string{"e", "enter"}, Label: "type", Help: "Type in the selected cell; in a column of figures a digit or ~ begins too.", Footer: !empty, Why: s.noStep, Do: func(string) tea.Cmd { return s.open("") }},
		first,
		{Keys: []string{"v"}, Label: s.viewWord(), Help: "Another view: the map to scale, boxes with arrows, a table of all columns.", Footer: !empty, Do: s.otherView},
		second,
		{Keys: []string{"A"}, Label: "add on the other side", Help: "Add a step on the other side of the selected one.", Do: s.addBefore},
		{Keys: []string{"c"}, Label: "copy", Help: "Put a copy of the step below it, with its figures.", Why: s.noStep, Do: s.duplicate},
		{Keys: []string{"d"}, Label: "delete", Help: "Delete the step; what depends on it is said first.", Why: s.noStep, Do: s.delete},
		{Keys: []string{"P"}, Label: "parallel or not", Help: "The step goes on at the same time as the one above it, or not any more.", Why: s.noStep, Do: s.switchParallel},
		{Keys: []string{"M"}, Label: "machine or people", Help: "The step's PT is a machine's run, or people's work again.", Why: s.noStep, Do: s.switchMachine},
		{Keys: []string{"r"}, Label: s.directionWord(), Help: "Walk backwards from the customer: a adds in front, and enter goes up. Or forwards again.", Footer: empty, Do: s.turnRound},
		{Keys: []string{"E"}, Label: "what the map is about", Help: "Product, what one item is, its start, the customer, what is left out, items a week and in progress.", Footer: empty, Do: func(string) tea.Cmd { s.askHead(); return nil }},
		{Keys: ui.ArrowKeys, Shown: "↑ ↓ ← →", Label: "select", Help: "Move the selection over steps and columns; Home and End go to the first step and the last.", Do: s.arrow},
		{Keys: ui.ShoveKeys, Shown: "shift+↑ ↓", Label: "move in one go", Help: "Move the step one place.", Do: s.shove},
	}
	return append(actions, s.digitActions()...)
}

// itemActions are to move a step and to ask who says so: whichever fits the selected column comes first,
// since the footer has room for one.
func (s *screen) itemActions() (first, second tui.Action) {
	move := tui.Action{Keys: []string{"m"}, Label: "move", Help: "Pick the step up: arrows carry it, enter drops it, esc puts it back.", Footer: s.noStep() == "", Why: s.noStep, Do: s.pickUp}
	who := tui.Action{Keys: []string{"i"}, Label: "who says so", Help: "How the selected figure is known, from whom, and between which low and high; of a step's name, its first figure.", Footer: s.noStep() == "", Why: s.noFigure, Do: s.askSource}
	if s.here().figure() && s.view != boxView {
		return who, move
	}
	return move, who
}

// digitActions are the digits: on a cycle they choose it, everywhere else they begin a figure. On a step's
// name and on a box that is its PT, since what follows the digit, such as the d of "3d", must not be taken for a command.
func (s *screen) digitActions() []tui.Action {
	if s.here() == cycleField && s.view != boxView {
		return []tui.Action{{
			Keys: []string{"1", "2", "3", "4", "0"}, Shown: "1-4, 0", Label: "cycle",
			Help: "The step belongs to Build, Test, Release or Transition, or to none.", Why: s.noStep, Do: s.setCycle,
		}}
	}
	return []tui.Action{{
		Keys: strings.Split("0 1 2 3 4 5 6 7 8 9 ~ -", " "), Shown: "0-9 ~", Label: "type a figure",
		Help: "Begin to type a figure: in the selected cell, or PT from a step's name or box.", Why: s.noStep, Do: s.openFigure,
	}}
}

func (s *screen) openFigure(digit string) tea.Cmd {
	if s.view == boxView || !s.here().figure() {
		s.field = processField
	}
	return s.open(digit)
}

func (s *screen) typingActions() []tui.Action {
	tab, skips := "next field", s.typing.Refused != "" && !s.typing.draft()
	if skips {
		tab = "skip it"
	}
	return []tui.Action{
		{Keys: []string{"tab"}, Label: tab, Footer: true, Do: s.tab},
		{Keys: []string{"shift+tab"}, Shown: "shift+tab", Label: "back", Footer: skips, Do: s.tab},
		{Keys: []string{"enter"}, Label: s.enterWord(), Footer: true, Do: s.enter},
		{Keys: []string{"up", "down"}, Shown: "↑ ↓", Label: "other step", Do: s.upDown},
		{Keys: []string{"esc"}, Label: s.escWord(), Footer: true, Do: func(string) tea.Cmd { s.done(); return nil }},
	}
}

// escWord is what esc does with what is typed.
func (s *screen) escWord() string {
	t := s.typing
	switch {
	case s.ending():
		return "end"
	case t.Refused != "" && t.draft():
		return "drop it"
	case t.Refused != "":
		return "as it was"
	case t.draft():
		return "add and end"
	case t.Value() != t.opened:
		return "keep"
	}
	return "done"
}

// enterWord is what enter does with the cell that is typed.
func (s *screen) enterWord() string {
	t := s.typing
	switch {
	case t.draft() && t.passed:
		return "add"
	case t.draft():
		return "add, empty ends"
	case t.adding:
		return "add the next"
	}
	step, ok := s.following()
	word := "next step"
	if s.backwards {
		word = "step before"
	}
	switch {
	case !ok:
		return "done"
	case t.field.shown(step, s.desk.Calendar()) != "":
		return "done, " + word
	}
	return "type the " + word
}

// carryActions are those of every board, but a line of boxes is longer than one step.
func (s *screen) carryActions() []tui.Action {
	actions := tui.Carrying("step", &s.board, s.lists, func(id model.ID, to ui.Spot) { s.move(id, to.Place) })
	actions[0].Do = s.arrow
	if s.view != boxView {
		actions[0].Shown = "↑ ↓"
	}
	return actions
}

func (s *screen) noStep() string {
	if len(s.stream().Steps) == 0 {
		return "there is no step yet: press a"
	}
	return ""
}

func (s *screen) noFigure() string {
	step, _, ok := s.selected()
	if !ok {
		return s.noStep()
	}
	if _, known := s.asked(step); !known {
		return "there is no figure yet: type one first"
	}
	return ""
}

func (s *screen) addWord() string {
	if s.backwards {
		return "add in front"
	}
	return "add"
}

func (s *screen) directionWord() string {
	if s.backwards {
		return "walk forwards"
	}
	return "walk backwards"
}

// turnRound changes the direction in which the room walks.
func (s *screen) turnRound(string) tea.Cmd {
	s.backwards = !s.backwards
	if s.backwards {
		s.desk.Toast("From the customer back: a adds in front of the selected step, enter goes up.")
	} else {
		s.desk.Toast("Forwards: a adds behind the selected step, enter goes down.")
	}
	return nil
}
