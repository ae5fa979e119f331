package report

import (
	"time"

	"flipchart/model"
)

var whyBotherPart = partOf("whyBother", writeWhyBother, readWhyBother)

type whyBotherJSON struct {
	FailedPercent       *float64      `json:"failedChangesPercent"`
	FailedKnown         *evidenceJSON `json:"failedChangesKnown"`
	RecoverySeconds     *float64      `json:"recoverySeconds"` // follows from what was entered
	RecoveryEntered     *string       `json:"recoveryEntered"`
	RecoveryKnown       *knownJSON    `json:"recoveryKnown"`
	Deployments         *float64      `json:"deployments"`
	DeploymentsPer      *string       `json:"deploymentsPer"`
	DeploymentsPerMonth *float64      `json:"deploymentsPerMonth"` // follows from the two
	DeploymentsKnown    *evidenceJSON `json:"deploymentsKnown"`
	LeadTimeSeconds     *float64      `json:"leadTimeSeconds"` // follows from what was entered
	LeadTimeEntered     *string       `json:"leadTimeEntered"`
	LeadTimeKnown       *knownJSON    `json:"leadTimeKnown"`
	Ladder              *ladderJSON   `json:"ladder"` // null while it is as the course has it
}

// ladderJSON has amounts in hundredths of the currency. The costs and the saving follow from the rungs.
type ladderJSON struct {
	Currency       string     `json:"currency"`
	FewerArise     bool       `json:"fewerArise"`
	Rungs          []rungJSON `json:"rungs"`
	CostTodayCents int64      `json:"costTodayCents"`
	CostThenCents  int64      `json:"costThenCents"`
	SavingCents    *int64     `json:"savingCents"`
}

type rungJSON struct {
	ID           ownID  `json:"id"`
	Name         string `json:"name"`
	CostCents    *int64 `json:"costCents"`
	FoundToday   *int   `json:"foundToday"`
	CouldBeFound *int   `json:"couldBeFound"`
}

func writeWhyBother(s model.Session, _ time.Time) whyBotherJSON {
	w, c := s.WhyBother, s.Group.Calendar
	j := whyBotherJSON{
		FailedPercent: w.Failed.Percent, FailedKnown: writeEvidence(w.Failed.Source),
		RecoverySeconds: lengthOf(w.Recovery.Span.Length(c), w.Recovery.Known()),
		RecoveryEntered: pointer(w.Recovery.Span.String()), RecoveryKnown: writeKnown(w.Recovery),
		LeadTimeSeconds: lengthOf(w.Lead.Span.Length(c), w.Lead.Known()),
		LeadTimeEntered: pointer(w.Lead.Span.String()), LeadTimeKnown: writeKnown(w.Lead),
		DeploymentsPer: pointer(w.Deployments.Per), DeploymentsKnown: writeEvidence(w.Deployments.Source),
	}
	if d := w.Deployments; d.Known() {
		month := d.PerMonth(c)
		j.Deployments, j.DeploymentsPerMonth = &d.Times, &month
	}
	if w.Ladder != nil {
		j.Ladder = writeLadder(*w.Ladder)
	}
	return j
}

func writeLadder(l model.CostLadder) *ladderJSON {
	sum := l.Sum()
	j := &ladderJSON{
		Currency: l.Currency.String(), FewerArise: l.Fewer, CostTodayCents: int64(sum.Today), CostThenCents: int64(sum.Target),
		Rungs: each(l.Rungs, func(r model.Rung) rungJSON {
			return rungJSON{ownID(r.ID), r.Name.String(), (*int64)(r.Cost), r.Today, &r.Then}
		}),
	}
	if len(sum.Unpriced) == 0 {
		j.SavingCents = (*int64)(&sum.Saving)
	}
	return j
}

func readWhyBother(r *reader, s *model.Session, j whyBotherJSON) {
	w := &model.WhyBother{
		Failed:      model.Share{Percent: j.FailedPercent, Source: r.evidence("whyBother.failedChangesKnown", j.FailedKnown)},
		Recovery:    r.entered("whyBother.recovery", j.RecoverySeconds, j.RecoveryEntered, j.RecoveryKnown),
		Lead:        r.entered("whyBother.leadTime", j.LeadTimeSeconds, j.LeadTimeEntered, j.LeadTimeKnown),
		Deployments: model.Frequency{Times: value(j.Deployments), Per: model.Period(value(j.DeploymentsPer)), Source: r.evidence("whyBother.deploymentsKnown", j.DeploymentsKnown)},
	}
	if w.Deployments.Per == "" && j.Deployments == nil && j.DeploymentsPerMonth != nil {
		w.Deployments.Times, w.Deployments.Per = *j.DeploymentsPerMonth, "month"
	}
	if j.Ladder != nil {
		w.Ladder = r.ladder(*j.Ladder)
	}
	s.WhyBother = w
}

// entered is a time as it was entered, or of its seconds where nothing was.
func (r *reader) entered(path string, seconds *float64, entered *string, known *knownJSON) model.Figure {
	figure := r.figure(path, known)
	figure.Span = r.span(path+"Entered", entered)
	if m := r.seconds(path+"Seconds", seconds); m != nil && !(figure.Known() && figure.Span.Length(r.calendar) == *m) {
		figure.Span = model.SpanOf(*m, r.calendar)
	}
	return figure
}

func (r *reader) evidence(path string, j *evidenceJSON) model.Source {
	if j == nil {
		return model.Source{}
	}
	return r.source(path, j.How, j.Who, j.At)
}

// ladder reads the rungs; what could be found on one that does not say so is what is found there.
func (r *reader) ladder(j ladderJSON) *model.CostLadder {
	const path = "whyBother.ladder"
	return &model.CostLadder{
		Currency: r.text(path+".currency", j.Currency, model.NameLimit), Fewer: j.FewerArise,
		Rungs: eachAt(j.Rungs, path+".rungs", func(path string, j rungJSON) model.Rung {
			rung := model.Rung{ID: model.ID(j.ID), Name: r.text(path+".name", j.Name, model.NameLimit), Cost: (*model.Cents)(j.CostCents), Today: j.FoundToday, Then: value(j.FoundToday)}
			if j.CouldBeFound != nil {
				rung.Then = *j.CouldBeFound
			}
			return rung
		}),
	}
}
