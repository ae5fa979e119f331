package report

import (
	"cmp"
	"slices"

	"flipchart/model"
)

var performanceSection = section{
	title: "Workflow performance",
	open:  "workflow performance",
	held: func(s model.Session) bool {
		m := s.Stream.Metrics(s.Group.Calendar)
		return m.Figures > 0
	},
	gist: func(p *page) markdown {
		m := p.session.Stream.Metrics(p.session.Group.Calendar)
		found := slices.DeleteFunc([]markdown{p.result(m), passing(m)}, func(s markdown) bool { return s == "" })
		if len(found) == 0 {
			return ""
		}
		return "**Found:** " + join(found, " ")
	},
	write: func(p *page) {
		v, c := p.session.Stream, p.session.Group.Calendar
		m := v.Metrics(c)
		p.say(p.timesSentence(m), labourSentence(m, c), waitingSentence(m, c))
		p.say(rolledSentence(m), product(v, m), rangeSentence(v, m))
		p.say(littleSentence(v, c))
		p.known(v, m)
	},
}

// timesSentence tells Total LT, Total PT and what they say of each other.
func (p *page) timesSentence(m model.Metrics) markdown {
	c := p.session.Group.Calendar
	switch {
	case m.Lead == nil && m.Process == nil:
		return ""
	case m.Lead == nil:
		return fill("Total PT is %s%s; no LT is known yet.", both(*m.Process, c), ofSteps(m.WithProcess, m.Steps))
	case m.Process == nil:
		return fill("Total LT is %s%s; no PT is known yet.", both(*m.Lead, c), ofSteps(m.WithLead, m.Steps))
	}
	if m.ActivityRatio == nil {
		return fill("Total LT is %s%s and Total PT %s%s; there is no activity ratio until every step has both.",
			both(*m.Lead, c), ofSteps(m.WithLead, m.Steps), both(*m.Process, c), ofSteps(m.WithProcess, m.Steps))
	}
	return fill("Total LT is %s and Total PT %s: an activity ratio of %s %%.", both(*m.Lead, c), both(*m.Process, c), model.Percent(*m.ActivityRatio*100))
}

// result is the same for somebody who was not there: in words, without the names of the figures.
func (p *page) result(m model.Metrics) markdown {
	c := p.session.Group.Calendar
	if m.ActivityRatio == nil {
		if m.Lead == nil {
			return ""
		}
		return fill("One item takes %s of working time%s.", both(*m.Lead, c), ofSteps(m.WithLead, m.Steps))
	}
	ratio := *m.ActivityRatio * 100
	return fill("One item takes %s of working time from start to end. For %s %% of that, %s, something is done to it; the other %s %%, %s, it waits.",
		both(*m.Lead, c), model.Percent(ratio), both(*m.Process, c), rest(ratio), both(*m.Lead-*m.Process, c))
}

// passing is rolled %CA in words, with what it takes for granted.
func passing(m model.Metrics) markdown {
	if m.Rolled == nil {
		return ""
	}
	said := fill("Of 100 items, %s get to the end without a fix on the way", model.Percent(*m.Rolled))
	if m.Estimated < m.Steps {
		said += fill(", as far as %d of %d steps are estimated", m.Estimated, m.Steps)
	}
	if m.Estimated > 1 {
		said += ", if faults at one step do not depend on those at another"
	}
	return said + "."
}

// ofSteps says that a sum leaves steps out: " for 7 of 8 steps".
func ofSteps(n, all int) markdown {
	if n == all {
		return ""
	}
	return fill(" for %d of %d steps", n, all)
}

func labourSentence(m model.Metrics, c model.Calendar) markdown {
	if !m.LabourApart() {
		return ""
	}
	return fill("With the steps that run beside others, it is %s of work.", both(*m.Labour, c))
}

// waitingSentence sums the waits as the table shows them.
func waitingSentence(m model.Metrics, c model.Calendar) markdown {
	if m.Waiting == nil {
		return ""
	}
	said := fill("The waits add up to %s", both(*m.Waiting, c))
	if m.Lead != nil && m.Process != nil && m.ActivityRatio != nil && *m.Waiting != *m.Lead-*m.Process {
		said += ", those of steps that run beside others included"
	}
	return said + "."
}

func rolledSentence(m model.Metrics) markdown {
	if m.Rolled == nil {
		return ""
	}
	return fill("Of 100 items, %s pass every hand-over without a fix (rolled %%CA, %d of %d steps estimated).",
		model.Percent(*m.Rolled), m.Estimated, m.Steps)
}

// product shows how rolled %CA comes about, where the line is short enough to read it.
func product(v *model.ValueStream, m model.Metrics) markdown {
	if m.Estimated < 2 || m.Estimated > 15 {
		return ""
	}
	var factors []markdown
	for _, step := range v.Steps {
		if step.CA.Percent != nil {
			factors = append(factors, fill("%s %%", model.GivenPercent(*step.CA.Percent)))
		}
	}
	return fill("%s = %s %%, taking the faults of different steps as independent of each other.", join(factors, " × "), model.Percent(*m.Rolled))
}

// rangeSentence tells where rolled %CA may lie, and how little of the line that rests on.
func rangeSentence(v *model.ValueStream, m model.Metrics) markdown {
	low, high, ok := v.RolledRange()
	if !ok || model.Percent(low) == model.Percent(high) {
		return ""
	}
	const named = 5
	from := v.RangeFrom()
	on := fill("%s", model.Count(len(from), "step"))
	if len(from) <= named {
		var names []markdown
		for _, step := range from {
			names = append(names, fill("%s", step.Name))
		}
		on += fill(" (%s)", listing(names))
	}
	said := fill("By the spread of the answers on %s it lies between %s and %s", on, model.Percent(low), model.Percent(high))
	switch m.Estimated - len(from) {
	case 0:
		return said + "."
	case 1:
		return said + "; the other step has one typed figure, taken as it is."
	}
	return said + "; the others have one typed figure each, taken as it is."
}

func littleSentence(v *model.ValueStream, c model.Calendar) markdown {
	little, ok := v.LittlesLaw(c)
	if !ok {
		return ""
	}
	said := fill("With %s items in progress and %s finished a week, an item would take %s on average (Little's law); the map says %s.",
		figure(*v.ItemsInProgress), figure(*v.ItemsPerWeek), both(little.Implied, c), both(little.Mapped, c))
	if little.Far() {
		said += " The two are far apart: check that both speak of the same first and last step and of the same kind of item, in a stable period."
	}
	return said
}

// known tells how the figures are known, and lists the guesses, the longest time first.
func (p *page) known(v *model.ValueStream, m model.Metrics) {
	counts := map[model.Evidence]int{}
	var guesses []guess
	for _, step := range v.Steps {
		for _, g := range guessable(step, p.session.Group.Calendar) {
			counts[g.how]++
			if g.how == model.Guessed {
				guesses = append(guesses, g)
			}
		}
	}
	p.heading(3, "How the figures are known")
	var said []markdown
	for _, how := range []struct {
		evidence model.Evidence
		words    markdown
	}{{model.Guessed, "guessed"}, {model.Seen, "seen"}, {model.Measured, "measured"}, {inRounds, "asked in rounds"}, {"", "without a word on how"}} {
		if n := counts[how.evidence]; n > 0 {
			said = append(said, fill("%d %s", n, how.words))
		}
	}
	p.say(fill("Of %s: %s.", model.Count(m.Figures, "figure"), listing(said)))
	if len(guesses) == 0 {
		return
	}
	slices.SortStableFunc(guesses, func(a, b guess) int { return cmp.Compare(b.weight, a.weight) })
	const listed = 10
	rows := make([][]markdown, 0, listed)
	for _, g := range guesses[:min(listed, len(guesses))] {
		when := markdown("")
		if !g.source.At.IsZero() {
			when = p.day(g.source.At)
		}
		rows = append(rows, []markdown{g.step, markdown(g.name), g.said, fill("%s", g.source.Who), when})
	}
	p.say(guessesTitle(len(guesses), listed))
	p.table([]string{"Step", "Figure", "Guess:", "From", "On"}, rows)
}

func guessesTitle(n, listed int) markdown {
	switch {
	case n > listed:
		return fill("The %d guesses that weigh most in Total LT, to be checked first:", listed)
	case n == 1:
		return "The guess, to be checked:"
	}
	return "The guesses, to be checked, those that weigh most in Total LT first:"
}

// inRounds is how a %CA is known that the room was asked for and of which nothing else is said.
const inRounds model.Evidence = "rounds"

// guess is one figure of a step with what is known about it.
type guess struct {
	step   markdown
	name   string
	said   markdown
	how    model.Evidence
	source model.Source
	weight model.Milliseconds // what it adds to Total LT; a %CA adds nothing
}

func guessable(s model.Step, c model.Calendar) []guess {
	name := fill("%s", s.Name)
	var found []guess
	for _, f := range []struct {
		name   string
		figure model.Figure
	}{{"PT", s.Process}, {"LT", s.Lead}, {"wait", s.Wait}} {
		if f.figure.Known() {
			found = append(found, guess{name, f.name, figureWords(f.figure), f.figure.Source.How, f.figure.Source, f.figure.Span.Length(c)})
		}
	}
	if s.CA.Percent != nil {
		how := s.CA.Source.How
		if how == "" && len(s.CA.Rounds) > 0 {
			how = inRounds
		}
		found = append(found, guess{name, "%CA", fill("%s", s.CA.String()), how, s.CA.Source, 0})
	}
	return found
}
