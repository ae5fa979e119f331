package report

import (
	"strconv"

	"flipchart/model"
)

var estimatesSection = section{
	title: "%CA estimates",
	open:  "the %CA estimates",
	held: func(s model.Session) bool {
		for _, step := range s.Stream.Steps {
			if len(step.CA.Rounds) > 0 || step.CA.Disputed {
				return true
			}
		}
		return false
	},
	gist: func(p *page) markdown {
		disputed := p.disputed()
		if len(disputed) == 0 {
			return ""
		}
		return fill("The room did not agree on how much of the work can be used as it is after %s.", listing(disputed))
	},
	write: func(p *page) {
		p.say(asked(p.session.Stream), "The question was: of 100 items that the step hands on, how many can you use just as they are?")
		p.rounds()
		if disputed := p.disputed(); len(disputed) > 0 {
			p.say(fill("Stopped, not agreed: %s. The middle half of the answers still spanned more than %d points; there may be two kinds of item.",
				listing(disputed), model.AgreedIQR))
		}
	},
}

// asked says about how many steps the receivers answered in rounds, and for how many a figure was typed.
func asked(v *model.ValueStream) markdown {
	rounds, typed := 0, 0
	for _, step := range v.Steps {
		switch {
		case len(step.CA.Rounds) > 0:
			rounds++
		case step.CA.Percent != nil:
			typed++
		}
	}
	said := fill("Asked in the room, in rounds: %d of %s.", rounds, model.Count(len(v.Steps), "step"))
	if typed > 0 {
		said += fill(" Typed directly: %d.", typed)
	}
	return said
}

func (p *page) disputed() []markdown {
	var names []markdown
	for _, step := range p.session.Stream.Steps {
		if step.CA.Disputed {
			names = append(names, fill("%s", step.Name))
		}
	}
	return names
}

// rounds is a table of all rounds. No single answer is in it.
func (p *page) rounds() {
	v := p.session.Stream
	rounds := 1
	for _, step := range v.Steps {
		rounds = max(rounds, len(step.CA.Rounds))
	}
	header := []string{"Step"}
	for i := range rounds {
		header = append(header, "Round "+strconv.Itoa(i+1))
	}
	header = append(header, "Kept")
	var rows [][]markdown
	for i, step := range v.Steps {
		if len(step.CA.Rounds) == 0 {
			continue
		}
		cells := []markdown{fill("%s", step.Name)}
		for round := range rounds {
			if round < len(step.CA.Rounds) {
				cells = append(cells, spread(model.SpreadOf(step.CA.Rounds[round])))
			} else {
				cells = append(cells, "")
			}
		}
		rows = append(rows, append(cells, completeAccurate(v, i)))
	}
	if len(rows) > 0 {
		p.table(header, rows)
	}
}

// spread tells a round without its single answers: below a few, its median only.
func spread(s model.Spread) markdown {
	said := fill("median %s of %s", model.GivenPercent(s.Median), model.Count(s.Count, "answer"))
	if s.MedianOnly() {
		return said
	}
	if s.Q1 == s.Q3 {
		return said + fill(", at least half of them %s", model.GivenPercent(s.Q1))
	}
	return said + fill(", half of them between %s and %s", model.GivenPercent(s.Q1), model.GivenPercent(s.Q3))
}
