package estimates

import (
	"fmt"

	"flipchart/model"
	"flipchart/tui/ui"
)

// said is one line of what the answers say.
type said struct {
	ink  ui.Ink
	text string
}

// wrapped are lines no wider than a window has room for.
func wrapped(lines []said, width int) []said {
	var all []said
	for _, line := range lines {
		for _, text := range ui.Wrap(line.text, min(width-5, 100)) {
			all = append(all, said{line.ink, text})
		}
	}
	return all
}

// verdict is what the rounds of a step say, and what is to be done.
func verdict(step model.Step, kept bool) []said {
	last := step.CA.Last()
	lines := []said{{ui.Plain, answered(step.CA.Rounds) + "  " + middle(step.CA.Rounds)}}
	if last.ExtremesSpeak() && !kept {
		lines = append(lines, said{ui.Plain | ui.Bold, fmt.Sprintf("Let the lowest (%s) and the highest (%s) say why.",
			model.GivenPercent(last.Lowest), model.GivenPercent(last.Highest))})
	}
	stop := step.CA.Stop()
	if !kept && slip(step.CA.Rounds) {
		return append(lines, said{ui.Warn | ui.Bold, "! " + slipWords(step.CA.Rounds)})
	}
	rule := stopRule(stop, last.Count)
	switch {
	case kept && step.CA.NotAgreed():
		return append(lines, said{ui.Warn | ui.Bold, "! Stopped, not agreed. Are there two kinds of item?"})
	case kept:
		return lines
	case stop == model.GoOn:
		return append(lines, rule)
	case step.CA.NotAgreed():
		return append(lines, rule, said{ui.Warn | ui.Bold,
			"! " + apart(last) + ": enter keeps " + model.GivenPercent(last.Median) + " as disputed. Perhaps two kinds of item?"})
	}
	rule.text += "   enter keeps " + model.GivenPercent(last.Median)
	return append(lines, rule)
}

// apart says that a round did not agree, and how wide its middle half is where that gives no single answer away.
func apart(last model.Spread) string {
	if last.MedianOnly() {
		return "Not agreed"
	}
	return "Half of the answers still lie " + model.GivenPercent(last.IQR()) + " apart"
}

// slip is true where the newest round has fewer than half of the answers of the largest: rather a slip of the
// keys than a round.
func slip(rounds [][]float64) bool {
	return len(rounds) > 1 && 2*len(rounds[len(rounds)-1]) < mostAnswers(rounds)
}

// mostAnswers is how many answered the round that most did.
func mostAnswers(rounds [][]float64) int {
	most := 0
	for _, answers := range rounds {
		most = max(most, len(answers))
	}
	return most
}

// slipWords ask about such a round, and say what to do.
func slipWords(rounds [][]float64) string {
	last := rounds[len(rounds)-1]
	return fmt.Sprintf("%s after %d: a slip? d deletes the round", model.Count(len(last), "answer"), mostAnswers(rounds))
}

// answered says how many answered, now and before.
func answered(rounds [][]float64) string {
	first, last := len(rounds[0]), len(rounds[len(rounds)-1])
	switch {
	case len(rounds) == 1:
		return fmt.Sprintf("%d answered.", last)
	case last > first:
		return fmt.Sprintf("%d answered, %d in round 1.", last, first)
	case last == first:
		return fmt.Sprintf("%d answered, all again.", last)
	}
	return fmt.Sprintf("%d answered, %d again.", first, last)
}

// middle says where the newest round's answers lie: how many are the same, or the quartiles.
func middle(rounds [][]float64) string {
	answers := rounds[len(rounds)-1]
	s := model.SpreadOf(answers)
	switch {
	case s.MedianOnly():
		return fmt.Sprintf("Below %d answers only the median is shown.", model.FewAnswers)
	case s.Q1 == s.Q3:
		return fmt.Sprintf("%d of %d answers are %s.", same(answers, s.Median), s.Count, model.GivenPercent(s.Median))
	}
	return "The middle half: " + model.GivenPercent(s.Q1) + " to " + model.GivenPercent(s.Q3) + "."
}

// same counts the answers that are one figure.
func same(answers []float64, figure float64) int {
	n := 0
	for _, answer := range answers {
		if answer == figure {
			n++
		}
	}
	return n
}

func stopRule(stop model.Stop, answers int) said {
	switch stop {
	case model.StopAgreed:
		if answers == 1 {
			return said{ui.Good, "✓ One answer: there is nothing to agree on."}
		}
		return said{ui.Good, fmt.Sprintf("✓ Stop rule: half of the answers lie within %d points.", model.AgreedIQR)}
	case model.StopSettled:
		return said{ui.Good, fmt.Sprintf("✓ Stop rule: the median moved less than %d points.", model.SettledBy)}
	case model.StopLastHeld:
		return said{ui.Good, fmt.Sprintf("✓ Stop rule: %d rounds are held.", model.MaxRounds)}
	}
	return said{ui.Quiet, fmt.Sprintf("Stop when half lie within %d points, or the median moves less than %d.",
		model.AgreedIQR, model.SettledBy)}
}

// keptLine is the step's figure with what is to be known about it, and which step is next.
func (s *screen) keptLine(v *model.ValueStream, place int) said {
	ca := v.Steps[place].CA
	if ca.Percent == nil {
		return said{ui.Quiet, "no %CA yet"}
	}
	line := keptFigure(ca)
	if asked, ok := v.AskedElsewhere(place); ok {
		line.ink = ui.Warn | ui.Bold
		line.text += ", asked of " + ui.Fit(asked.String(), longestName) + ", not next now"
	} else if s.typing == nil && place+1 < len(v.Steps) && roundBefore(ca) == 0 {
		line.text += fmt.Sprintf("   → step %d", place+2)
	}
	return line
}

// keptFigure is the step's figure, whether it is disputed, and how it is known; where a round was held since,
// which one it comes from.
func keptFigure(ca model.Estimate) said {
	disputed := ""
	if ca.Disputed {
		disputed = ", disputed"
	}
	if round := roundBefore(ca); round > 0 {
		return said{ui.Plain | ui.Bold, fmt.Sprintf("kept after round %d: %s%s", round, ca, disputed)}
	}
	if ca.Disputed {
		return said{ui.Warn | ui.Bold, "! " + ca.String() + " of 100 kept" + disputed + told(ca)}
	}
	return said{ui.Good | ui.Bold, "✓ " + ca.String() + " of 100 kept" + told(ca)}
}

// roundBefore is the round that told the figure where that is not the newest; 0 where it is, or none did.
func roundBefore(ca model.Estimate) int {
	for n := 1; n < len(ca.Rounds); n++ {
		if ca.Source.Who == answerers(ca.Rounds[:n]) {
			return n
		}
	}
	return 0
}
