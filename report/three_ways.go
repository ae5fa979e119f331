package report

import (
	"fmt"
	"time"

	"flipchart/facts"
	"flipchart/model"
)

var threeWaysSection = section{
	title: "The Three Ways",
	held: func(s model.Session) bool {
		w := s.ThreeWays
		return len(w.Practices) > 0 || len(w.Hypotheses) > 0 || w.Overruling != nil || !w.Outcomes.Empty()
	},
	gist: func(p *page) markdown {
		w := p.session.ThreeWays
		if len(w.Practices) == 0 && w.Overruling == nil {
			return ""
		}
		said := fill("**The Three Ways:** the gate behind flow is %s (%s).", gateWord(p.session.GateOpen()), p.session.Gate().Words())
		if _, overdue := w.Experiments(model.DateOf(p.at)); overdue > 0 {
			said += fill(" %s overdue.", model.Count(overdue, "experiment")+" "+are(overdue))
		}
		return said
	},
	write: func(p *page) {
		w := p.session.ThreeWays
		p.gate(w)
		p.wayPractices(w)
		var rows [][]markdown
		for _, way := range facts.Ways() {
			for _, m := range way.Measures {
				rows = append(rows, []markdown{fill("%s", way.Name), fill("%s", m.Name), p.wayMeasure(w, m.Key)})
			}
		}
		p.table([]string{"Way", "Measure", "Today"}, rows)
		p.hypotheses(w)
	},
}

func gateWord(open bool) string {
	if open {
		return "open"
	}
	return "shut"
}

// gate says what holds, by which rule or whose word, and whether it still stands on the same marks.
func (p *page) gate(w *model.ThreeWays) {
	gate := p.session.Gate()
	if !p.session.Overruled() {
		p.say(fill("The gate behind flow is %s by its rule (%s): %s.", gateWord(gate.Done()), model.GateRule, gate.Words()))
		return
	}
	o := w.Overruling
	p.say(fill("By its rule (%s) the gate behind flow is %s: %s.", model.GateRule, gateWord(gate.Done()), gate.Words()),
		fill("The room holds it %s all the same: %s", gateWord(o.Open), o.Reason))
	if o.Seen != gate {
		p.say(fill("That was decided on other marks: %s.", o.Seen.Words()))
	}
}

// wayPractices says how much of each way is strong, and lists all practices.
func (p *page) wayPractices(w *model.ThreeWays) {
	var said []markdown
	var rows [][]markdown
	for _, way := range facts.Ways() {
		key := model.Way(way.Key)
		practices := w.Of(key)
		if len(practices) == 0 {
			said = append(said, fill("%s has no practice", way.Name))
			continue
		}
		said = append(said, fill("%s has %d strong of %d", way.Name, w.Marked(key, model.Strong), len(practices)))
		for _, practice := range practices {
			rows = append(rows, []markdown{fill("%s", way.Name), fill("%s", practice.Text), markdown(practice.Strength)})
		}
	}
	p.say(listing(said) + ".")
	if len(rows) > 0 {
		p.table([]string{"Way", "Practice", "Today"}, rows)
	}
}

// wayMeasure is today's figure of a measure, and who says so.
func (p *page) wayMeasure(w *model.ThreeWays, key string) markdown {
	time := func(f model.Figure) markdown {
		switch {
		case f.String() == "":
			return "not known"
		case f.Source.Who.Empty():
			return fill("%s", f.String())
		}
		return fill("%s, says %s", f.String(), f.Source.Who)
	}
	switch key {
	case "deploymentLeadTime":
		return time(p.session.WhyBother.Lead)
	case "timeToResolve":
		return time(p.session.WhyBother.Recovery)
	case "businessOutcomes":
		if w.Outcomes.Empty() {
			return "not known"
		}
		return fill("%s", w.Outcomes)
	}
	decided, _ := w.Experiments(model.DateOf(p.at))
	return fill("%d of %d", decided, len(w.Hypotheses))
}

// hypotheses says how many are decided and which are overdue, and tells each as a sentence.
func (p *page) hypotheses(w *model.ThreeWays) {
	if len(w.Hypotheses) == 0 {
		return
	}
	today := model.DateOf(p.at)
	decided, overdue := w.Experiments(today)
	said := fill("%d of %s decided.", decided, model.Count(len(w.Hypotheses), "experiment")+" "+are(decided))
	if overdue > 0 {
		said += fill(" %d %s overdue.", overdue, are(overdue))
	}
	p.say(said)
	var rows [][]markdown
	for _, h := range w.Hypotheses {
		rows = append(rows, []markdown{
			fill("%s", h.Believe), fill("%s", h.If), fill("%s", h.Then), fill("%s", h.Measure), markdown(h.Due.String()),
			verdict(h, today), fill("%s", h.Learnt),
		})
	}
	p.table([]string{"We believe", "If we", "Then", "Measured by", "Decided on", "Held", "Learnt"}, rows)
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// verdict says whether a hypothesis held, or since when that should be known.
func verdict(h model.Hypothesis, today model.Date) markdown {
	if days := h.Overdue(today); days > 0 {
		return markdown("overdue by " + model.Count(days, "day"))
	}
	if h.Decided() {
		return markdown(h.Verdict)
	}
	return "open"
}

var threeWaysPart = partOf("threeWays", writeThreeWays, func(r *reader, s *model.Session, j threeWaysJSON) { s.ThreeWays = r.threeWays(j) })

type threeWaysJSON struct {
	Practices          []wayPracticeJSON `json:"practices"`
	BusinessOutcomes   string            `json:"businessOutcomes"`
	ExperimentsDecided int               `json:"experimentsDecided"` // derived
	Gate               gateJSON          `json:"gate"`
	Overruling         *overrulingJSON   `json:"overruling"`
	Hypotheses         []hypothesisJSON  `json:"hypotheses"`
}

type wayPracticeJSON struct {
	ID       ownID   `json:"id"`
	Way      string  `json:"way"`
	Text     string  `json:"text"`
	Strength *string `json:"strength"`
}

// gateJSON is derived.
type gateJSON struct {
	Open  bool          `json:"open"`
	Count gateCountJSON `json:"count"`
}

type gateCountJSON struct {
	Practices     int  `json:"practices"`
	Strong        int  `json:"strong"`
	LeadTimeKnown bool `json:"leadTimeKnown"`
}

type overrulingJSON struct {
	Open   bool          `json:"open"`
	Reason string        `json:"reason"`
	At     *time.Time    `json:"at"`
	Seen   gateCountJSON `json:"seen"`
}

type hypothesisJSON struct {
	ID      ownID   `json:"id"`
	Believe string  `json:"believe"`
	If      string  `json:"if"`
	Then    string  `json:"then"`
	Measure string  `json:"measure"`
	Due     *string `json:"due"`
	Verdict *string `json:"verdict"`
	Learnt  string  `json:"learnt"`
}

func writeThreeWays(s model.Session, _ time.Time) threeWaysJSON {
	w := s.ThreeWays
	decided, _ := w.Experiments("")
	j := threeWaysJSON{
		Practices: each(w.Practices, func(p model.WayPractice) wayPracticeJSON {
			return wayPracticeJSON{ownID(p.ID), string(p.Way), p.Text.String(), pointer(p.Strength)}
		}),
		BusinessOutcomes: w.Outcomes.String(), ExperimentsDecided: decided,
		Gate: gateJSON{s.GateOpen(), writeGateCount(s.Gate())},
		Hypotheses: each(w.Hypotheses, func(h model.Hypothesis) hypothesisJSON {
			return hypothesisJSON{ownID(h.ID), h.Believe.String(), h.If.String(), h.Then.String(), h.Measure.String(), pointer(h.Due), pointer(h.Verdict), h.Learnt.String()}
		}),
	}
	if o := w.Overruling; o != nil {
		j.Overruling = &overrulingJSON{o.Open, o.Reason.String(), instant(o.At), writeGateCount(o.Seen)}
	}
	return j
}

func writeGateCount(g model.GateCount) gateCountJSON {
	return gateCountJSON{g.Practices, g.Strong, g.Measured}
}

func (r *reader) threeWays(j threeWaysJSON) *model.ThreeWays {
	w := &model.ThreeWays{
		Practices: eachAt(j.Practices, "threeWays.practices", func(path string, j wayPracticeJSON) model.WayPractice {
			return model.WayPractice{
				ID: model.ID(j.ID), Way: model.Way(j.Way), Text: r.text(path+".text", j.Text, model.NoteLimit),
				Strength: model.Strength(value(j.Strength)),
			}
		}),
		Outcomes:   r.text("threeWays.businessOutcomes", j.BusinessOutcomes, model.NoteLimit),
		Hypotheses: eachAt(j.Hypotheses, "threeWays.hypotheses", r.hypothesis),
	}
	if o := j.Overruling; o != nil {
		w.Overruling = &model.Overruling{
			Open: o.Open, Reason: r.text("threeWays.overruling.reason", o.Reason, model.ReasonLimit), At: value(o.At),
			Seen: model.GateCount{Practices: o.Seen.Practices, Strong: o.Seen.Strong, Measured: o.Seen.LeadTimeKnown},
		}
	}
	return w
}

func (r *reader) hypothesis(path string, j hypothesisJSON) model.Hypothesis {
	note := func(name, text string) model.Text {
		return r.text(fmt.Sprintf("%s.%s", path, name), text, model.NoteLimit)
	}
	return model.Hypothesis{
		ID: model.ID(j.ID), Believe: note("believe", j.Believe), If: note("if", j.If), Then: note("then", j.Then),
		Measure: note("measure", j.Measure), Due: model.Date(value(j.Due)), Verdict: model.Verdict(value(j.Verdict)), Learnt: note("learnt", j.Learnt),
	}
}
