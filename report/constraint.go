package report

import (
	"slices"

	"flipchart/model"
)

var constraintSection = section{
	title: "The constraint",
	held: func(s model.Session) bool {
		v := s.Stream
		return v.Decision != nil || len(v.Candidates(s.Group.Calendar)) > 0 || len(v.Objections) > 0
	},
	gist: func(p *page) markdown { return p.decisionGist() },
	write: func(p *page) {
		v, c := p.session.Stream, p.session.Group.Calendar
		decision := p.decisionSentence()
		if decision == "" {
			decision = "The room has not chosen the constraint yet."
		}
		p.say(decision, p.decidedOn(), kindSentence(v.Decision))
		if d := v.Decision; d != nil && !d.Reason.Empty() {
			p.say(fill("Why: %s", d.Reason))
		}
		p.changes(v.DecidedOnOtherFigures(c))
		p.candidates(v, c)
		p.objections(v)
	},
}

func (p *page) decisionSentence() markdown {
	v := p.session.Stream
	d := v.Decision
	if d == nil {
		return ""
	}
	step, _, _ := v.Step(d.Step)
	said := fill("The room chose **%s** as the constraint, the step to begin with: %s", step.Name, ruleSentences[d.Rule])
	for _, seen := range d.Seen {
		if seen.Rule == d.Rule && seen.Value > 0 {
			said += fill(", %s", p.seenFigure(seen))
		}
	}
	said += "."
	if n := v.AllHandsFor(d.Step); n > 0 {
		said += fill(" It had %s%s.", model.Count(n, "raised hand"), p.inRoomOf())
	}
	return said
}

// inRoomOf says how many people there were: " in a room of 20"; empty where nobody said.
func (p *page) inRoomOf() markdown {
	if people := p.session.Swot.People; people > 0 {
		return fill(" in a room of %d", people)
	}
	return ""
}

// ruleSentences say why the room chose the step, to somebody who was not there.
var ruleSentences = map[model.Rule]markdown{
	model.LongestWait:   "work waits there the longest",
	model.LowestCA:      "the fewest of its items can be used as they are",
	model.LargestShare:  "it takes the longest",
	model.LeastCapacity: "it can do the least",
	model.RoomsChoice:   "by the room's own judgement",
}

// seenFigure is the figure behind the choice, without the names of figures.
func (p *page) seenFigure(f model.Candidate) markdown {
	if f.Rule == model.LargestShare || f.Rule == model.RoomsChoice {
		return fill("%s, %s %% of the whole time", both(model.Milliseconds(f.Value), p.session.Group.Calendar), model.Percent(f.Share*100))
	}
	return p.candidateFigure(f)
}

// decisionGist is the choice with what was said for and against it.
func (p *page) decisionGist() markdown {
	v := p.session.Stream
	said := p.decisionSentence()
	if said == "" {
		return ""
	}
	said = "**Decided:** " + said
	if kind := kindSentences[v.Decision.Kind]; kind != "" {
		said += " " + kind
	}
	if reason := v.Decision.Reason; !reason.Empty() {
		said += fill(" For it was said: “%s”.", reason)
	}
	if len(v.Objections) > 0 {
		said += fill(" Against it: %s.", listing(objections(v)))
	}
	if len(v.DecidedOnOtherFigures(p.session.Group.Calendar)) > 0 {
		said += " Figures have changed since, and the choice waits to be confirmed."
	}
	return said
}

func (p *page) decidedOn() markdown {
	if d := p.session.Stream.Decision; d != nil && !d.At.IsZero() {
		return fill("Decided on %s.", p.clock(d.At))
	}
	return ""
}

func kindSentence(d *model.Decision) markdown {
	if d == nil {
		return ""
	}
	return kindSentences[d.Kind]
}

// kindSentences say what a kind of constraint means for what can be expected of an improvement.
var kindSentences = map[model.ConstraintKind]markdown{
	model.CapacityConstraint: "What limits it is capacity: the step cannot do more, and work piles up before it. More items get done only once this step can do more.",
	model.PolicyConstraint:   "What limits it is a rule (a gate, a fixed date or a batch), not a lack of hands: changing the rule makes each item faster, and does not by itself make more items.",
	model.DemandConstraint:   "Every step keeps up with what comes in, so what limits it is demand: an improvement makes each item faster, and does not by itself make more items.",
}

// candidateFigure is a candidate's figure with its share.
func (p *page) candidateFigure(f model.Candidate) markdown {
	c := p.session.Group.Calendar
	ms := model.Milliseconds(f.Value)
	switch f.Rule {
	case model.LongestWait:
		return fill("%s, %s %% of all waiting", both(ms, c), model.Percent(f.Share*100))
	case model.LowestCA:
		return fill("%s, so %s of 100 items need a fix", model.GivenPercent(f.Value), model.GivenPercent(100-model.Tenths(f.Value)))
	case model.LargestShare, model.RoomsChoice:
		return fill("LT %s, %s %% of Total LT", both(ms, c), model.Percent(f.Share*100))
	}
	return fill("%s", figure(f.Value))
}

// changes tells where the choice stands on figures that are not today's.
func (p *page) changes(changes []model.Change) {
	if len(changes) == 0 {
		return
	}
	p.say("**Decided on other figures.** Since the room chose, these changed, and the choice waits to be confirmed:")
	told := func(f *model.Candidate) markdown {
		if f == nil {
			return "none"
		}
		return fill("%s: %s", f.Name, p.candidateFigure(*f))
	}
	var rows [][]markdown
	for _, change := range changes {
		rows = append(rows, []markdown{markdown(change.Rule.Words()), told(change.Then), told(change.Now)})
	}
	p.table([]string{"Candidate", "Then", "Now"}, rows)
}

// candidates are one row a step, with all that it stands out by, so that its hands are told once.
func (p *page) candidates(v *model.ValueStream, c model.Calendar) {
	candidates := v.Candidates(c)
	if len(candidates) == 0 {
		return
	}
	p.say("What the figures put forward:")
	var rows [][]markdown
	rowOf := map[model.ID]int{} // of a step that stands out alone
	for _, f := range candidates {
		rule, figure := markdown(f.Rule.Words()), p.candidateFigure(f)
		if at, ok := rowOf[f.Step]; ok && len(f.Ties) == 0 {
			rows[at][0] += ", " + rule
			rows[at][2] += "; " + figure
			continue
		}
		count := v.HandsFor(f.Step, f.Rule)
		if len(f.Ties) == 0 {
			rowOf[f.Step] = len(rows)
			count = v.AllHandsFor(f.Step)
		}
		rows = append(rows, []markdown{rule, p.candidateName(v, f), figure, hands(count)})
	}
	for _, h := range v.Hands {
		step, _, ok := v.Step(h.Step)
		_, told := rowOf[h.Step]
		if told || !ok || isTied(candidates, h) {
			continue
		}
		rows = append(rows, []markdown{markdown(h.Rule.Words()), fill("%s", step.Name), "", hands(h.Count)})
	}
	p.table([]string{"Candidate", "Step", "Figure", "Hands:"}, rows)
}

// isTied is true for hands that stand in the row of several steps with the same figure.
func isTied(candidates []model.Candidate, h model.Hands) bool {
	return slices.ContainsFunc(candidates, func(f model.Candidate) bool { return f.Step == h.Step && f.Rule == h.Rule })
}

func (p *page) candidateName(v *model.ValueStream, f model.Candidate) markdown {
	names := []markdown{fill("%s", f.Name)}
	for _, id := range f.Ties {
		if step, _, ok := v.Step(id); ok {
			names = append(names, fill("%s", step.Name))
		}
	}
	return listing(names)
}

func hands(n int) markdown {
	if n == 0 {
		return ""
	}
	return fill("%d", n)
}

func (p *page) objections(v *model.ValueStream) {
	if len(v.Objections) == 0 {
		return
	}
	p.say("Objections, in the objectors' words:")
	p.list(objections(v))
}

func objections(v *model.ValueStream) []markdown {
	var said []markdown
	for _, o := range v.Objections {
		said = append(said, fill("“%s”", o.Text))
	}
	return said
}
