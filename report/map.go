package report

import "flipchart/model"

var mapSection = section{
	title: "Value stream map",
	open:  "the value stream map",
	held:  func(s model.Session) bool { return len(s.Stream.Steps) > 0 },
	gist: func(p *page) markdown { // its totals are the performance's
		return "**Looked at:** " + way(p.session.Stream)
	},
	write: func(p *page) {
		v, c := p.session.Stream, p.session.Group.Calendar
		p.mapHead(v)
		p.mapTable(v, v.Metrics(c))
		p.say(chain(v))
		p.diagram(v)
		for _, other := range v.Other {
			group := fill("another group")
			if !other.Group.Empty() {
				group = fill("%s", other.Group)
			}
			p.heading(3, "The map of "+group)
			p.say("It stands beside the map above until the room picks one.")
			stream := &model.ValueStream{Steps: other.Steps}
			p.mapTable(stream, stream.Metrics(c))
		}
	},
}

// calendarWords is the rule that totals stand on.
func calendarWords(c model.Calendar) markdown {
	return fill("1d = %sh and 1w = %sd of working time", model.Number(c.HoursPerDay), model.Number(c.DaysPerWeek))
}

// legend explains what stands in the tables, in one line before the first of them.
func legend(c model.Calendar) markdown {
	return fill("**PT** (processing time) is how long one item is worked on; **LT** (lead time) is how long it takes from its "+
		"arrival at a step until it is handed on, PT included. **%%CA** (percent complete and accurate) is how many of 100 items the "+
		"next step can use as they are; **rolled %%CA** is how many get through all steps like that. %s. A figure after ~ is a guess.", calendarWords(c))
}

// way tells from where to where one item goes.
func way(v *model.ValueStream) markdown {
	line := fill("One item goes through %s", model.Count(len(v.Steps), "step"))
	if !v.Item.Empty() {
		line = fill("One item is %s. It goes through %s", v.Item, model.Count(len(v.Steps), "step"))
	}
	if !v.Trigger.Empty() {
		line += fill(", from “%s”", v.Trigger)
	}
	if !v.Customer.Empty() {
		line += fill(" to %s", v.Customer)
	}
	return line + "."
}

// chain is the line in words and arrows, for readers whose program draws no diagrams.
func chain(v *model.ValueStream) markdown {
	var places []markdown
	for _, group := range v.Groups() {
		var names []markdown
		for _, step := range group {
			name := fill("%s", step.Name)
			if d := v.Decision; d != nil && d.Step == step.ID {
				name = fill("**%s** (the constraint)", step.Name)
			}
			names = append(names, name)
		}
		place := listing(names)
		if len(group) > 1 {
			place += " side by side"
		}
		places = append(places, place)
	}
	return join(places, " → ")
}

func (p *page) mapHead(v *model.ValueStream) {
	said := []markdown{way(v)}
	if !v.Product.Empty() {
		said = append(said, fill("The product is %s.", v.Product))
	}
	if !v.LeftOut.Empty() {
		said = append(said, fill("Left out: %s.", v.LeftOut))
	}
	p.say(said...)
}

func (p *page) mapTable(v *model.ValueStream, m model.Metrics) {
	c := p.session.Group.Calendar
	waits := waitsOf(v, c)
	var rows [][]markdown
	for i, step := range v.Steps {
		rows = append(rows, []markdown{
			fill("%d", i+1), stepName(step), fill("%s", string(step.Cycle)), fill("%s", step.Owner),
			processTime(step), leadTime(step, c), waits.withRange(step), completeAccurate(v, i),
		})
	}
	total := func(m *model.Milliseconds) markdown {
		if m == nil {
			return ""
		}
		return fill("**%s**", both(*m, c))
	}
	rolled := markdown("")
	if m.Rolled != nil {
		rolled = fill("**%s rolled**", model.Percent(*m.Rolled))
	}
	rows = append(rows, []markdown{"", "**Total**", "", "", total(m.Process), total(m.Lead), total(m.Waiting), rolled})
	p.table([]string{"#:", "Step", "Cycle", "Who", "PT:", "LT:", "Wait:", "%CA:"}, rows)
}

func stepName(s model.Step) markdown {
	if s.Parallel {
		return fill("%s (parallel with the step above)", s.Name)
	}
	return fill("%s", s.Name)
}

func processTime(s model.Step) markdown {
	said := figureWords(s.Process)
	if s.Machine && said != "" {
		said += " (machine)"
	}
	return said
}

func leadTime(s model.Step, c model.Calendar) markdown {
	if lt, known := s.LT(c); known && !s.Lead.Known() {
		return fill("%s", model.Derived(lt, c, s.Wait, s.Process))
	}
	return figureWords(s.Lead)
}

// figureWords is a time with its range.
func figureWords(f model.Figure) markdown {
	said := model.Compact(f.String())
	if spread := f.Range(); f.Known() && spread != "" {
		said += " (" + model.Compact(spread) + ")"
	}
	return fill("%s", said)
}

func completeAccurate(v *model.ValueStream, place int) markdown {
	ca := v.Steps[place].CA
	said := fill("%s", ca.String())
	if ca.Percent != nil && ca.Disputed {
		said += ", disputed"
	}
	if asked, elsewhere := v.AskedElsewhere(place); elsewhere {
		said += fill(", asked of %s", asked)
	}
	return said
}

// diagram draws the line with the wait on the arrow to each step.
func (p *page) diagram(v *model.ValueStream) {
	const most = 100 // steps: beyond that, viewers refuse the diagram
	if len(v.Steps) > most {
		p.say("The map is too long for a diagram.")
		return
	}
	p.fence("mermaid", mermaid(v, p.session.Group.Calendar))
}
