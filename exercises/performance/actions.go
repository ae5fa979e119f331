package performance

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"flipchart/exercises/onmap"
	"flipchart/model"
	"flipchart/tui"
)

// Actions are what the room can do now.
func (s *screen) Actions() []tui.Action {
	if len(s.stream().Steps) == 0 {
		return []tui.Action{onmap.OpenEmpty(s.desk)}
	}
	mark := "mark, enter decides"
	enter := tui.Action{Keys: []string{"enter"}, Label: "decide", Help: "Make what is chosen the constraint, with its kind and reason.", Why: s.whyNothing, Do: s.decide}
	switch {
	case s.chosen != choice{}:
		mark, enter.Footer = "mark", true
	case s.stale():
		mark = "mark"
		enter = tui.Action{Keys: []string{"enter"}, Label: "confirm", Help: "Confirm the choice on today's figures.", Footer: true, Do: s.confirm}
	}
	return []tui.Action{
		enter,
		{Keys: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, Shown: s.digits(), Label: mark, Help: "Mark a candidate by its number; enter then makes it the constraint.", Footer: true, Do: s.chooseDigit},
		{Keys: []string{"="}, Label: "hands", Help: "Type how many hands were raised: for the chosen candidate, or for each.", Footer: true, Do: s.askHands},
		{Keys: []string{"e"}, Label: "why, against", Help: "Write down the reason, an objection, or the kind of constraint.", Footer: true, Do: s.askWords},
		{Keys: []string{"a"}, Label: "another step", Help: "Put another step forward as the room's own choice.", Do: s.askStep},
		{Keys: []string{"+", "-"}, Shown: "+ -", Label: "one hand", Help: "One hand more or fewer for the chosen candidate.", Why: s.whyNothing, Do: s.oneHand},
		{Keys: []string{"down", "up", "j", "k"}, Shown: "↑ ↓", Label: "candidate", Help: "Choose the candidate below or above.", Do: s.arrow},
		{Keys: []string{"d"}, Label: "open the choice again", Help: "Take the decision away; hands and objections stay.", Why: s.whyUndecided, Do: s.undecide},
		onmap.Open(s.desk),
	}
}

// digits are the keys of the candidates up to the last that can be chosen.
func (s *screen) digits() string {
	last := 1
	for _, r := range s.rows() {
		if r.step != "" {
			last = min(r.number, 9)
		}
	}
	return fmt.Sprintf("1-%d", last)
}

// stale is true where the decision stands on figures that are not today's.
func (s *screen) stale() bool {
	return len(s.stream().DecidedOnOtherFigures(s.desk.Calendar())) > 0
}

func (s *screen) whyNothing() string {
	if _, ok := s.chosenRow(); !ok {
		return "mark a candidate first, with " + s.digits()
	}
	return ""
}

func (s *screen) whyUndecided() string {
	if s.stream().Decision == nil {
		return "mark one with " + s.digits() + " and press enter"
	}
	return ""
}

func (s *screen) chooseDigit(key string) tea.Cmd {
	s.chooseRow(int(key[0] - '1'))
	return nil
}

// chooseRow takes up a row's candidate; of several with the same figure the room names one.
func (s *screen) chooseRow(i int) {
	rows := s.rows()
	switch {
	case i >= len(rows):
		s.desk.Warn("There is no candidate with this number: a puts another step forward.")
	case rows[i].step == "":
		s.desk.Warn(upper(rows[i].rules[0].Words()) + ": " + rows[i].why + "; a puts another step forward.")
	case len(rows[i].ties) > 0:
		s.askTie(rows[i])
	default:
		s.chosen = rows[i].choice()
	}
}

// choose takes up a step, by what it stands out by already where that is known.
func (s *screen) choose(ch choice) {
	s.chosen = ch
	if r, ok := s.chosenRow(); ok {
		s.chosen = r.choice()
	}
}

func (s *screen) askTie(r row) {
	steps := append([]model.ID{r.step}, r.ties...)
	menu := &tui.Menu{Title: fmt.Sprintf("%d steps have the %s, %s. Which one?", len(steps), r.rules[0].Words(), r.reasons[0].figure)}
	for _, id := range steps {
		step, _, _ := s.stream().Step(id)
		menu.Items = append(menu.Items, tui.MenuItem{Label: step.Name.String(), Do: func() tea.Cmd {
			s.choose(choice{r.rules[0], id})
			return nil
		}})
	}
	s.desk.Ask(menu)
}

// arrow goes to the next row that can be chosen.
func (s *screen) arrow(key string) tea.Cmd {
	rows := slices.DeleteFunc(s.rows(), func(r row) bool { return r.step == "" })
	if len(rows) == 0 {
		return nil
	}
	at := slices.IndexFunc(rows, func(r row) bool { return r.is(s.chosen) })
	switch {
	case at < 0:
		at = 0
	case key == "down" || key == "j":
		at = min(at+1, len(rows)-1)
	default:
		at = max(at-1, 0)
	}
	s.chosen = rows[at].choice()
	return nil
}

// askStep puts any step forward.
func (s *screen) askStep(string) tea.Cmd {
	menu := &tui.Menu{Title: "Which step does the room mean?"}
	for _, step := range s.stream().Steps {
		menu.Items = append(menu.Items, tui.MenuItem{Label: step.Name.String(), Do: func() tea.Cmd {
			s.own = step.ID
			s.choose(choice{model.RoomsChoice, step.ID})
			return nil
		}})
	}
	s.desk.Ask(menu)
	return nil
}

func (s *screen) oneHand(key string) tea.Cmd {
	r, _ := s.chosenRow()
	count := r.hands(s.stream())
	if key == "+" {
		count++
	} else {
		count = max(count-1, 0)
	}
	if s.desk.Try("count hands", r.raise(s.stream(), count)) {
		s.warnOfHands()
	}
	return nil
}

func (s *screen) confirm(string) tea.Cmd {
	s.desk.Try("confirm the constraint", model.ConfirmDecision())
	return nil
}

func (s *screen) undecide(string) tea.Cmd {
	s.desk.Try("open the choice again", model.Undecide())
	return nil
}
