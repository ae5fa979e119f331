package report

import (
	"strconv"

	"flipchart/model"
)

var calmsSection = section{
	title: "CALMS order",
	open:  "the CALMS order",
	held:  func(s model.Session) bool { return len(s.Calms.Orders) > 0 },
	gist: func(p *page) markdown {
		a := p.session.Calms.Agreement()
		if a.Orders == 0 {
			return ""
		}
		put := fill("%s first", listing(first(a)))
		if len(first(a)) == len(model.Values) {
			put = "none before the others"
		}
		if a.ByChance() {
			return fill("**Where to begin:** the groups did not agree; their orders of Culture, Automation, Lean, Measurement and "+
				"Sharing (CALMS) have no more in common than orders drawn by lot. Counted together, they put %s.", put)
		}
		return fill("**Where to begin:** of Culture, Automation, Lean, Measurement and Sharing (CALMS), the room puts %s.", put)
	},
	write: func(p *page) {
		c := p.session.Calms
		a := c.Agreement()
		p.say(ordersSentence(c, a), agreementSentence(a))
		if a.Orders == 0 {
			return
		}
		p.standings(a, c.Revealed)
		p.say(fill("A first place gives %d points, a last one 1.", len(model.Values)))
		if c.Revealed {
			p.say(courseOrder(), fill("%d of %d pairs are the other way round than in the course's order.", a.Distance, a.Pairs), apart(a))
		} else {
			p.say("The course's own order is hidden on the screen, so it is left out here.", apart(a))
		}
		if a.Orders > 1 {
			p.orders(c.Complete())
		}
	},
}

// first names the value, or the values, that the room puts first.
func first(a model.Agreement) []markdown {
	var values []markdown
	for _, x := range a.Standings {
		if x.Place == 1 {
			values = append(values, markdown(x.Value))
		}
	}
	return values
}

func ordersSentence(c *model.Calms, a model.Agreement) markdown {
	said := fill("%s.", model.Count(a.Orders, "complete order"))
	switch open := len(c.Orders) - a.Orders; open {
	case 0:
		return said
	case 1:
		return said + " 1 more is not complete and does not count."
	default:
		return said + fill(" %d more are not complete and do not count.", open)
	}
}

func agreementSentence(a model.Agreement) markdown {
	if !a.Known {
		return ""
	}
	said := fill("Agreement (Kendall's W) is %.2f; orders drawn by lot would give %.2f on average, and full agreement 1.", a.W, a.Chance)
	if a.ByChance() {
		said += " The groups did not agree: the order below is no order of the room, only what their points add up to."
	}
	return said
}

func (p *page) standings(a model.Agreement, revealed bool) {
	header := []string{"Place:", "The room", "Points:"}
	if revealed {
		header = append(header, "The course's place:")
	}
	var rows [][]markdown
	for _, x := range a.Standings {
		place := strconv.Itoa(x.Place)
		if x.Tied {
			place += " (shared)"
		}
		cells := []markdown{markdown(place), markdown(x.Value), fill("%d", x.Points)}
		if revealed {
			cells = append(cells, fill("%d", x.CoursePlace))
		}
		rows = append(rows, cells)
	}
	p.table(header, rows)
}

// courseOrder explains the course's places.
func courseOrder() markdown {
	var values []markdown
	for _, v := range model.CourseOrder {
		values = append(values, markdown(v))
	}
	return fill("The course's place is where the course takes the value up when the five are put to work: %s.", join(values, ", then "))
}

// apart tells where the room differs most: on one value, whether that is one group or a split, or on several
// alike.
func apart(a model.Agreement) markdown {
	most := a.SplitMost()
	switch len(most) {
	case 0:
		return ""
	case 1:
		return apartOn(most[0])
	case len(model.Values):
		return "The room is split on all five values equally."
	}
	var values []markdown
	for _, x := range most {
		values = append(values, markdown(x.Value))
	}
	return fill("The room is split most, and equally, on %s.", listing(values))
}

func apartOn(x model.Standing) markdown {
	if place, one := x.Outlier(); one {
		return fill("Furthest apart: %s, which one order puts in place %d, away from all the others.", string(x.Value), place)
	}
	var places []markdown
	for i, n := range x.Places {
		if n > 0 {
			places = append(places, fill("place %d by %d", i+1, n))
		}
	}
	return fill("The room is split most on %s: %s.", string(x.Value), listing(places))
}

func (p *page) orders(orders []model.Order) {
	header := []string{"By"}
	for i := range model.Values {
		header = append(header, strconv.Itoa(i+1))
	}
	var rows [][]markdown
	for _, o := range orders {
		cells := []markdown{fill("%s", o.By)}
		for _, v := range o.Order {
			cells = append(cells, markdown(v))
		}
		rows = append(rows, cells)
	}
	p.table(header, rows)
}
