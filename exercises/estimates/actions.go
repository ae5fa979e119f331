package estimates

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"flipchart/exercises/onmap"
	"flipchart/model"
	"flipchart/tui"
)

// Actions are those of the step in question, of the list of all steps, or of what is being typed.
func (s *screen) Actions() []tui.Action {
	switch {
	case s.typing != nil:
		return s.typing.actions(s.finish, s.leave)
	case len(s.stream().Steps) == 0:
		return []tui.Action{onmap.OpenEmpty(s.desk)}
	case s.overview:
		return s.listActions()
	}
	return s.stepActions()
}

func (s *screen) stepActions() []tui.Action {
	again, slip := len(s.rounds()) > 0 && s.whyNoRound() == "", slip(s.rounds())
	enter := tui.Action{Keys: []string{"enter"}, Label: "type answers", Help: "Type everybody's answers of a round, as they are read out.", Footer: true, Do: s.startRound}
	if step, _, _ := s.current(); len(step.CA.Rounds) > 0 {
		enter.Label = "keep " + model.GivenPercent(step.CA.Last().Median)
		enter.Help = "Keep the median of the newest round as the step's %CA; without agreement it is marked disputed."
		enter.Footer, enter.Why, enter.Do = s.whyNotKept() == "", s.whyNotKept, s.keep
	}
	return []tui.Action{
		enter,
		{Keys: []string{"r"}, Label: "new round", Help: "Type the answers of another round, blind: 80 70 90 85.", Footer: again, Why: s.whyNoRound, Do: s.startRound},
		{Keys: []string{"e"}, Label: "type a figure", Help: "Type the step's %CA without a round; an empty one takes it away.", Footer: true, Do: s.startFigure},
		{Keys: []string{"right", "left", "l", "h"}, Shown: "← →", Label: "step", Help: "Go to the next step, or the one before.", Footer: true, Do: s.arrow},
		{Keys: []string{"v"}, Label: "list", Help: "Show all steps, and which of them have a figure.", Footer: !again, Do: s.switchView},
		{Keys: []string{"up", "down", "k", "j"}, Shown: "↑ ↓", Label: "round", Help: "Choose the round that c and d act on; the newest unless chosen.", Why: s.whyOneRound, Do: s.arrowRound},
		{Keys: []string{"c"}, Label: "correct a round", Help: "Correct the answers of a mistyped round.", Why: s.whyNoRounds, Do: s.correctRound},
		{Keys: []string{"d"}, Label: "delete a round", Help: "Delete a round; the step's figure stays.", Footer: slip, Why: s.whyNoRounds, Do: s.deleteRound},
		s.sourceAction(),
		onmap.Open(s.desk),
		{Keys: []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}, Shown: "0-9", Label: "type answers", Help: "A digit begins a round.", Why: s.whyNoRound, Do: s.startRoundWith},
	}
}

func (s *screen) listActions() []tui.Action {
	return []tui.Action{
		{Keys: []string{"enter"}, Label: "ask", Looks: true, Help: "Show the step's question and its rounds.", Footer: true, Do: s.switchView},
		{Keys: []string{"down", "up", "j", "k"}, Shown: "↑ ↓", Label: "step", Help: "Select a step.", Footer: true, Do: s.arrow},
		{Keys: []string{"e"}, Label: "type a figure", Help: "Type the step's %CA without a round; an empty one takes it away.", Footer: true, Do: s.startFigure},
		{Keys: []string{"v"}, Label: "one step", Help: "Show one step and its question.", Footer: true, Do: s.switchView},
		s.sourceAction(),
		onmap.Open(s.desk),
	}
}

func (s *screen) sourceAction() tui.Action {
	return tui.Action{Keys: []string{"i"}, Label: "who says so", Help: "How the step's %CA is known, and from whom.", Why: s.whyNoFigure, Do: s.askSource}
}

func (s *screen) rounds() [][]float64 {
	step, _, _ := s.current()
	return step.CA.Rounds
}

func (s *screen) switchView(string) tea.Cmd {
	s.overview = !s.overview
	return nil
}

// arrow goes along the line of steps, whichever way it is drawn.
func (s *screen) arrow(key string) tea.Cmd {
	switch key {
	case "left", "h":
		key = "up"
	case "right", "l":
		key = "down"
	}
	s.steps.Arrow(key, s.list())
	s.afresh()
	return nil
}

func (s *screen) arrowRound(key string) tea.Cmd {
	at := s.chosenRound()
	if key == "up" || key == "k" {
		at--
	} else {
		at++
	}
	s.round = min(max(at, 0), len(s.rounds())-1) + 1
	return nil
}

func (s *screen) whyNoRounds() string {
	if len(s.rounds()) == 0 {
		return "there is no round yet: type the answers first"
	}
	return ""
}

func (s *screen) whyOneRound() string {
	if len(s.rounds()) < 2 {
		return "there are no two rounds to choose from"
	}
	return ""
}

func (s *screen) whyNoRound() string {
	if len(s.stream().Steps) == 0 || s.overview {
		return "open a step first"
	}
	if len(s.rounds()) >= model.MaxRounds {
		return fmt.Sprintf("%d rounds are held, and that ends it: keep a figure, or delete a round", model.MaxRounds)
	}
	return ""
}

func (s *screen) whyNotKept() string {
	step, place, _ := s.current()
	if s.kept(step, place) {
		return "this figure is kept already: ← → goes to another step"
	}
	if slip(step.CA.Rounds) {
		return slipWords(step.CA.Rounds)
	}
	return ""
}

// kept is true where the step's figure is what the newest round says, told by who is next now, and nothing
// would be known better if it were kept once more.
func (s *screen) kept(step model.Step, place int) bool {
	if len(step.CA.Rounds) == 0 || step.CA.Percent == nil {
		return false
	}
	_, elsewhere := s.stream().AskedElsewhere(place)
	return !elsewhere && *step.CA.Percent == step.CA.Last().Median && (toldByRounds(step.CA) || toldByNamed(step.CA)) &&
		step.CA.Disputed == step.CA.NotAgreed()
}

// toldByRounds is true where the figure is the newest round's median and was not said by anybody else.
func toldByRounds(ca model.Estimate) bool {
	return len(ca.Rounds) > 0 && *ca.Percent == ca.Last().Median && (ca.Source == model.Source{} || ca.Source.Who == answerers(ca.Rounds))
}

// toldByNamed is true where it was written down how the figure is known and from whom.
func toldByNamed(ca model.Estimate) bool { return ca.Source.How != "" && !ca.Source.Who.Empty() }

// named is true for a figure of which somebody wrote down how it is known or from whom: no round told it.
func named(ca model.Estimate) bool {
	if ca.Percent == nil || ca.Source.How == "" && ca.Source.Who.Empty() {
		return false
	}
	for n := range ca.Rounds {
		if ca.Source.Who == answerers(ca.Rounds[:n+1]) {
			return false
		}
	}
	return true
}

// answerers are who told what the newest of these rounds says.
func answerers(rounds [][]float64) model.Text {
	n := len(rounds)
	return model.MustClean(fmt.Sprintf("%s, round %d", model.Count(len(rounds[n-1]), "answer"), n))
}

// keep makes the newest round's median the step's figure. Where that asks to be sure, the first enter only
// says so: the one that shows the answers is soon pressed twice.
func (s *screen) keep(string) tea.Cmd {
	step, _, _ := s.current()
	if doubt := doubt(step.CA); doubt != "" && s.sure != step.ID {
		s.sure = step.ID
		s.desk.Warn(doubt)
		return nil
	}
	s.sure = ""
	s.desk.Try("keep a %CA", model.CommitEstimate(step.ID, step.CA.Last().Median, model.Source{Who: answerers(step.CA.Rounds)}))
	return nil
}

// doubt is why the newest round's median is kept only by a second enter; empty where the first does.
func doubt(ca model.Estimate) string {
	last := ca.Last()
	switch {
	case named(ca) && *ca.Percent != last.Median:
		disputed := ""
		if ca.NotAgreed() {
			disputed = ", as disputed"
		}
		return fmt.Sprintf("%s is kept%s: enter once more keeps %s instead%s.", ca, told(ca), model.GivenPercent(last.Median), disputed)
	case last.Count == 1:
		return "That is one answer only: enter once more keeps " + model.GivenPercent(last.Median) + "."
	case ca.NotAgreed():
		return "That is not agreed: enter once more keeps " + model.GivenPercent(last.Median) + " as disputed."
	}
	return ""
}

func (s *screen) deleteRound(string) tea.Cmd {
	at := s.chosenRound()
	if s.desk.Try("delete a %CA round", model.DeleteRound(s.Selected(), at)) {
		s.desk.Toast(fmt.Sprintf("Round %d is deleted; u brings it back.", at+1))
	}
	s.afresh()
	return nil
}
