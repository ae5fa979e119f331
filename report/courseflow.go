package report

import (
	"time"

	"flipchart/model"
)

var courseFlowSection = section{
	title: "How the course flowed",
	held: func(s model.Session) bool {
		return len(s.Wall.Doing)+len(s.Wall.Done) > 0
	},
	gist: func(*page) markdown { return "" }, // how the course went is for whoever holds the next one
	write: func(p *page) {
		flow := p.session.CourseFlow(p.at)
		p.say(p.pace(flow), throughput(p, flow), cycle(flow), inDoing(p.session.Wall, flow))
		p.say(dropped(p.session.Wall), shortened(flow))
		p.cards(flow)
	},
}

// pace compares planned and actual minutes of what is done.
func (p *page) pace(flow model.CourseFlow) markdown {
	var planned, actual time.Duration
	done := 0
	for _, c := range flow.Cards {
		if c.Column == model.Done {
			planned, actual, done = planned+c.Planned, actual+c.Actual, done+1
		}
	}
	if done == 0 {
		return fill("No card of %d is done yet.", len(flow.Cards))
	}
	return fill("%d of %s of the course are done, in %s where %s were planned.", done, model.Count(len(flow.Cards), "card"), clockTime(actual), clockTime(planned))
}

func throughput(p *page, flow model.CourseFlow) markdown {
	var days []markdown
	for _, day := range flow.Throughput {
		days = append(days, fill("%d on %s", day.Cards, p.day(day.Day)))
	}
	if len(days) == 0 {
		return ""
	}
	return fill("Throughput: %s.", listing(days))
}

func cycle(flow model.CourseFlow) markdown {
	if flow.Cycled == 0 {
		return ""
	}
	return fill("From Doing to Done a card took %s by the calendar (median of %d).", clockTime(flow.MedianCycle), flow.Cycled)
}

func inDoing(w *model.Wall, flow model.CourseFlow) markdown {
	most := 0
	for _, level := range flow.WIP {
		most = max(most, level.Cards)
	}
	if most == 0 {
		return ""
	}
	return fill("Never more than %s in Doing at once (limit %d).", model.Count(most, "card"), w.Limit)
}

// dropped names the cards that the room went without.
func dropped(w *model.Wall) markdown {
	var cards []markdown
	for _, card := range w.Dropped {
		cards = append(cards, fill("%s (%dm)", card.Title, card.Planned))
	}
	if len(cards) == 0 {
		return ""
	}
	return fill("Dropped, so that the day ends in time: %s.", listing(cards))
}

// shortened names the cards that were given fewer minutes on the day.
func shortened(flow model.CourseFlow) markdown {
	var cards []markdown
	for _, c := range flow.Cards {
		if c.Card.Cut > 0 {
			cards = append(cards, fill("%s (%dm to %dm)", c.Card.Title, c.Card.Planned+c.Card.Cut, c.Card.Planned))
		}
	}
	if len(cards) == 0 {
		return ""
	}
	return fill("Shortened: %s.", listing(cards))
}

// cards is a table of the cards that were begun.
func (p *page) cards(flow model.CourseFlow) {
	var rows [][]markdown
	for _, c := range flow.Cards {
		if c.Column == model.Todo && c.Actual == 0 {
			continue
		}
		cycle := ""
		if c.Known {
			cycle = clockTime(c.Cycle)
		}
		rows = append(rows, []markdown{
			fill("%s", c.Card.Title), columnWords(c), fill("%s", clockTime(c.Planned)), fill("%s", clockTime(c.Actual)), fill("%s", cycle),
		})
	}
	p.table([]string{"Card", "State", "Planned:", "Actual:", "Doing to Done:"}, rows)
}

func columnWords(c model.CardFlow) markdown {
	state := map[model.Column]markdown{model.Todo: "to do", model.Doing: "doing", model.Done: "done"}[c.Column]
	if !c.Card.Blocked.Empty() {
		state += fill(", blocked: %s", c.Card.Blocked)
	}
	return state
}
