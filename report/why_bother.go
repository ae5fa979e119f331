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
			l.Says(-sum.Saving), l.Says(sum.Target), l.Says(sum.Today))
	}
	return fill("Finding defects earlier would save %s of %s a year.", l.Says(sum.Saving), l.Says(sum.Today))
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
			row[1] = fill("%s", l.Says(*r.Cost))
		}
		if r.Today != nil {
			row[2] = fill("%s", model.Thousands(int64(*r.Today)))
		}
		if today, then, known := r.Costs(); known {
			row[4], row[5] = fill("%s", l.Says(today)), fill("%s", l.Says(then))
		}
		rows = append(rows, row)
	}
	rows = append(rows, []markdown{
		"**All**", "", fill("%s", model.Thousands(int64(sum.Found))), fill("%s", model.Thousands(int64(sum.Then))),
		fill("%s", l.Says(sum.Today)), fill("%s", l.Says(sum.Target)),
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
		if own == model.OwnDeployments && w.Deployments.Known() && w.Deployments.Per != "month" {
			said += fmt.Sprintf(" (%s a month)", figure(w.Deployments.PerMonth(p.session.Group.Calendar)))
		}
		rows = append(rows, []markdown{fill("%s", facts.OthersBenefits().Benefit(string(own)).Own), fill("%s", said), markdown(source.How), fill("%s", source.Who)})
	}
	p.say(fill("%d of %d own figures are known.", w.Known(), len(model.Owns)))
	p.table([]string{"Our own figure", "Today", "Known by", "Who says so"}, rows)
	others := facts.OthersBenefits()
	var ratios []markdown
	for _, b := range others.Benefits {
		ratios = append(ratios, fill("%s times %s (in the report %s times %s)",
			model.Thousands(int64(b.Times)), b.Benefit, model.Thousands(int64(b.Measured)), b.What))
	}
	p.say(fill("What others tell of theirs (%s; %s): %s. These are ratios and do not compare with a figure of ours.", others.Compared, others.Report, listing(ratios)))
}
