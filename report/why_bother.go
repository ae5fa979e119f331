package report

import (
	"fmt"

	"flipchart/facts"
	"flipchart/model"
)

var whyBotherSection = section{
	title: "Why bother",
	held:  func(s model.Session) bool { return s.WhyBother.Known() > 0 || s.WhyBother.Ladder != nil },
	gist: func(p *page) markdown {
		if l := p.session.WhyBother.Ladder; l != nil {
			if said := savingSentence(*l); said != "" {
				return "**Why bother:** " + said
			}
		}
		return ""
	},
	write: func(p *page) {
		w := p.session.WhyBother
		if w.Ladder != nil {
			p.ladder(*w.Ladder)
		}
		p.ownFigures(w)
	},
}

// savingSentence says what finding defects elsewhere would save; nothing while that cannot be said.
func savingSentence(l model.CostLadder) markdown {
	sum := l.Sum()
	if sum.Found == 0 || len(sum.Unpriced) > 0 || sum.Saving == 0 {
		return ""
	}
	if sum.Saving < 0 {
		return fill("Finding the defects where the room says they could be found would cost %s more a year: %s instead of %s.",
			money(l, -sum.Saving), money(l, sum.Target), money(l, sum.Today))
	}
	return fill("Finding defects earlier would save %s of %s a year.", money(l, sum.Saving), money(l, sum.Today))
}

// money is an amount with the currency, whatever the room calls it, in a word of its own.
func money(l model.CostLadder, c model.Cents) markdown {
	if l.Currency.Empty() {
		return fill("%s", c)
	}
	return fill("%s %s", l.Currency, c)
}

// ladder writes what a defect costs where it is found, and what that adds up to.
func (p *page) ladder(l model.CostLadder) {
	sum := l.Sum()
	said := []markdown{savingSentence(l)}
	for _, r := range sum.Unpriced {
		said = append(said, fill("Nobody said what a defect costs that is found here: %s.", r.Name))
	}
	if len(sum.Unpriced) > 0 {
		said = append(said, "So no saving can be told.")
	}
	if sum.Counted < len(l.Rungs) {
		said = append(said, fill("%d of %s are counted.", sum.Counted, model.Count(len(l.Rungs), "rung")))
	}
	p.say(append(said, fill("%s", l.Assumes()))...)
	var rows [][]markdown
	for _, r := range l.Rungs {
		row := []markdown{fill("%s", r.Name), "", "", fill("%s", model.Thousands(int64(r.Then))), "", ""}
		if r.Cost != nil {
			row[1] = money(l, *r.Cost)
		}
		if r.Today != nil {
			row[2] = fill("%s", model.Thousands(int64(*r.Today)))
		}
		if today, then, known := r.Costs(); known {
			row[4], row[5] = money(l, today), money(l, then)
		}
		rows = append(rows, row)
	}
	rows = append(rows, []markdown{
		"**All**", "", fill("%s", model.Thousands(int64(sum.Found))), fill("%s", model.Thousands(int64(sum.Then))),
		money(l, sum.Today), money(l, sum.Target),
	})
	p.table([]string{"Found", "One costs:", "A year:", "Could be:", "Costs today:", "Would cost:"}, rows)
}

// ownFigures writes the room's own figures, and apart from them what others tell of theirs.
func (p *page) ownFigures(w *model.WhyBother) {
	if w.Known() == 0 {
		return
	}
	var rows [][]markdown
	for _, own := range model.Owns {
		said, _, source := w.Figure(own)
		if said == "" {
			said = "not known"
		}
		switch {
		case own == model.OwnDeployments && w.Deployments.Known() && w.Deployments.Per != "month":
			said += fmt.Sprintf(" (%s a month)", figure(w.Deployments.PerMonth(p.session.Group.Calendar)))
		case own == model.OwnLead && w.Lead.Known() && w.Lead.Range() != "":
			said += " (" + w.Lead.Range() + ")"
		case own == model.OwnRecovery && w.Recovery.Known() && w.Recovery.Range() != "":
			said += " (" + w.Recovery.Range() + ")"
		}
		rows = append(rows, []markdown{fill("%s", facts.OthersBenefits().Benefit(string(own)).Own), fill("%s", said), markdown(source.How), fill("%s", source.Who)})
	}
	p.say(fill("%d of %d own figures are known.", w.Known(), len(model.Owns)))
	p.table([]string{"Our own figure", "Today", "Known by", "Who says so"}, rows)
	others := facts.OthersBenefits()
	var ratios []markdown
	for _, b := range others.Benefits {
		ratio := fill("%s times %s", model.Thousands(int64(b.Times)), b.Benefit)
		if b.Benefit != b.What {
			ratio += fill(" (in the report %s times %s)", model.Thousands(int64(b.Measured)), b.What)
		}
		ratios = append(ratios, ratio)
	}
	p.say(fill("What others tell of theirs (%s; %s): %s. These are ratios and do not compare with a figure of ours.", others.Compared, others.Report, listing(ratios)))
}
