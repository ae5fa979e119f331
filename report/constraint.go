package report

import "flipchart/model"

var constraintSection = section{
	title: "The constraint",
	held: func(s model.Session) bool {
		v := s.Stream
		return v.Decision != nil || len(v.Candidates(s.Group.Calendar)) > 0 || len(v.Objections) > 0
	},
	gist: func(p *page) markdown { return p.decisionSentence() },
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
	said := fill("The room chose **%s** as the constraint: %s", step.Name, markdown(d.Rule.Words()))
	for _, seen := range d.Seen {
		if seen.Rule == d.Rule && seen.Value > 0 {
			said += fill(", %s", p.candidateFigure(seen))
		}
	}
	return said + "."
}

func (p *page) decidedOn() markdown {
	if d := p.session.Stream.Decision; d != nil && !d.At.IsZero() {
		return fill("Decided on %s.", p.clock(d.At))
	}
	return ""
}

func kindSentence(d *model.Decision) markdown {
	if d == nil || d.Kind == "" {
		return ""
	}
	return fill("It is a constraint of %s.", markdown(d.Kind.Words()))
}

// candidateFigure is a candidate's figure with its share.
func (p *page) candidateFigure(f model.Candidate) markdown {
	c := p.session.Group.Calendar
	ms := model.Milliseconds(f.Value)
	switch f.Rule {
	case model.LongestWait:
		return fill("%s, %s %% of all waiting", both(ms, c), percent(f.Share*100))
	case model.LowestCA:
		return fill("%s, so %s of 100 items need a fix", tenths(f.Value), tenths(100-model.Tenths(f.Value)))
	case model.LargestShare, model.RoomsChoice:
		return fill("LT %s, %s %% of Total LT", both(ms, c), percent(f.Share*100))
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

func (p *page) candidates(v *model.ValueStream, c model.Calendar) {
	candidates := v.Candidates(c)
	if len(candidates) == 0 {
		return
	}
	p.say("What the figures put forward:")
	var rows [][]markdown
	named := map[model.Hands]bool{}
	for _, f := range candidates {
		rows = append(rows, []markdown{markdown(f.Rule.Words()), p.candidateName(v, f), p.candidateFigure(f), hands(v.HandsFor(f.Step, f.Rule))})
		named[model.Hands{Step: f.Step, Rule: f.Rule}] = true
	}
	for _, h := range v.Hands {
		step, _, ok := v.Step(h.Step)
		if ok && !named[model.Hands{Step: h.Step, Rule: h.Rule}] {
			rows = append(rows, []markdown{markdown(h.Rule.Words()), fill("%s", step.Name), "", hands(h.Count)})
		}
	}
	p.table([]string{"Candidate", "Step", "Figure", "Hands:"}, rows)
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
	var said []markdown
	for _, o := range v.Objections {
		said = append(said, fill("“%s”", o.Text))
	}
	p.list(said)
}
