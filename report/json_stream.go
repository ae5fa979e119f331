package report

import (
	"math"
	"slices"
	"time"

	"flipchart/model"
	"flipchart/model/findings"
)

var streamPart = partOf("valueStream", writeStream, func(r *reader, s *model.Session, j streamJSON) {
	s.Stream = r.stream(j)
})

type streamJSON struct {
	Product         string          `json:"product"`
	Item            string          `json:"item"`
	Trigger         string          `json:"trigger"`
	Customer        string          `json:"customer"`
	LeftOut         string          `json:"leftOut"`
	ItemsPerWeek    *float64        `json:"itemsPerWeek"`
	ItemsInProgress *float64        `json:"itemsInProgress"`
	Steps           []stepJSON      `json:"steps"`
	Metrics         *metricsJSON    `json:"metrics"`
	Constraint      *constraintJSON `json:"constraint"`
	Hands           []handsJSON     `json:"hands"`
	Objections      []objectionJSON `json:"objections"`
	OtherMaps       []otherMapJSON  `json:"otherMaps"`
}

type stepJSON struct {
	ID                      ownID         `json:"id"`
	Name                    string        `json:"name"`
	Cycle                   string        `json:"cycle"`
	Owner                   string        `json:"owner"`
	ProcessTimeSeconds      *float64      `json:"processTimeSeconds"`
	LeadTimeSeconds         *float64      `json:"leadTimeSeconds"`
	PercentCompleteAccurate *float64      `json:"percentCompleteAccurate"`
	ParallelWithPrevious    bool          `json:"parallelWithPrevious"`
	Machine                 bool          `json:"machine"`
	ProcessTimeEntered      *string       `json:"processTimeEntered"`
	LeadTimeEntered         *string       `json:"leadTimeEntered"`
	WaitEntered             *string       `json:"waitEntered"`
	ProcessTimeKnown        *knownJSON    `json:"processTimeKnown"`
	LeadTimeKnown           *knownJSON    `json:"leadTimeKnown"`
	WaitKnown               *knownJSON    `json:"waitKnown"`
	PercentKnown            *evidenceJSON `json:"percentKnown"`
	AskedOf                 *string       `json:"askedOf"` // "" is the customer, null whoever is next
	AskedOfID               *string       `json:"askedOfId"`
	Disputed                bool          `json:"disputed"`
	Rounds                  [][]float64   `json:"rounds"`
}

// knownJSON says how a time is known, and its range beside the typical figure.
type knownJSON struct {
	How         string     `json:"how"`
	Who         string     `json:"who"`
	At          *time.Time `json:"at"`
	LowEntered  *string    `json:"lowEntered"`
	HighEntered *string    `json:"highEntered"`
}

type evidenceJSON struct {
	How string     `json:"how"`
	Who string     `json:"who"`
	At  *time.Time `json:"at"`
}

type metricsJSON struct {
	TotalProcessTimeSeconds       *float64 `json:"totalProcessTimeSeconds"`
	TotalLeadTimeSeconds          *float64 `json:"totalLeadTimeSeconds"`
	TotalLabourSeconds            *float64 `json:"totalLabourSeconds"`
	ActivityRatio                 *float64 `json:"activityRatio"`
	RolledPercentCompleteAccurate *float64 `json:"rolledPercentCompleteAccurate"`
	EstimatedSteps                int      `json:"estimatedSteps"`
	StepsWithProcessTime          int      `json:"stepsWithProcessTime"`
	StepsWithLeadTime             int      `json:"stepsWithLeadTime"`
}

type constraintJSON struct {
	Step   string     `json:"step"`
	StepID *string    `json:"stepId"`
	Rule   string     `json:"rule"`
	Reason string     `json:"reason"`
	Kind   string     `json:"kind"`
	At     *time.Time `json:"at"`
	Seen   []seenJSON `json:"seen"`
}

// seenJSON is a candidate with its figure when the room chose: seconds for times, per cent for %CA.
type seenJSON struct {
	Rule   string   `json:"rule"`
	Step   string   `json:"step"` // its name at that time
	StepID *string  `json:"stepId"`
	Value  float64  `json:"value"`
	Share  *float64 `json:"share"`
	TieIDs []string `json:"tieIds"`
}

type handsJSON struct {
	Step   string  `json:"step"`
	StepID *string `json:"stepId"`
	Rule   string  `json:"rule"`
	Count  int     `json:"count"`
}

type objectionJSON struct {
	ID   ownID  `json:"id"`
	Text string `json:"text"`
}

type otherMapJSON struct {
	Group string     `json:"group"`
	Steps []stepJSON `json:"steps"`
}

func writeStream(s model.Session, _ time.Time) streamJSON {
	v, calendar := s.Stream, s.Group.Calendar
	stream := streamJSON{
		Product:         v.Product.String(),
		Item:            v.Item.String(),
		Trigger:         v.Trigger.String(),
		Customer:        v.Customer.String(),
		LeftOut:         v.LeftOut.String(),
		ItemsPerWeek:    v.ItemsPerWeek,
		ItemsInProgress: v.ItemsInProgress,
		Steps:           writeSteps(v.Steps, calendar),
		Metrics:         writeMetrics(v.Metrics(calendar)),
		Hands:           []handsJSON{},
		Objections: each(v.Objections, func(o model.Objection) objectionJSON {
			return objectionJSON{ownID(o.ID), o.Text.String()}
		}),
		OtherMaps: each(v.Other, func(o model.OtherMap) otherMapJSON {
			return otherMapJSON{o.Group.String(), writeSteps(o.Steps, calendar)}
		}),
	}
	for _, h := range v.Hands {
		if step, _, ok := v.Step(h.Step); ok {
			stream.Hands = append(stream.Hands, handsJSON{step.Name.String(), pointer(step.ID), string(h.Rule), h.Count})
		}
	}
	if d := v.Decision; d != nil {
		stream.Constraint = writeDecision(v, *d)
	}
	return stream
}

func writeSteps(steps []model.Step, c model.Calendar) []stepJSON {
	names := map[model.ID]model.Text{}
	for _, step := range steps {
		names[step.ID] = step.Name
	}
	return each(steps, func(s model.Step) stepJSON {
		step := stepJSON{
			ID:                      ownID(s.ID),
			Name:                    s.Name.String(),
			Cycle:                   string(s.Cycle),
			Owner:                   s.Owner.String(),
			ProcessTimeSeconds:      lengthOf(s.PT(c)),
			LeadTimeSeconds:         lengthOf(s.LT(c)),
			PercentCompleteAccurate: s.CA.Percent,
			ParallelWithPrevious:    s.Parallel,
			Machine:                 s.Machine,
			ProcessTimeEntered:      pointer(s.Process.Span.String()),
			LeadTimeEntered:         pointer(s.Lead.Span.String()),
			WaitEntered:             pointer(s.Wait.Span.String()),
			ProcessTimeKnown:        writeKnown(s.Process),
			LeadTimeKnown:           writeKnown(s.Lead),
			WaitKnown:               writeKnown(s.Wait),
			PercentKnown:            writeEvidence(s.CA.Source),
			Disputed:                s.CA.Disputed,
			Rounds:                  each(s.CA.Rounds, func(answers []float64) []float64 { return append([]float64{}, answers...) }),
		}
		asked := s.CA.Gone.String()
		if name, ok := names[s.CA.Receiver]; ok {
			asked, step.AskedOfID = name.String(), pointer(s.CA.Receiver)
		}
		if asked != "" || s.CA.Percent != nil {
			step.AskedOf = &asked
		}
		return step
	})
}

func writeKnown(f model.Figure) *knownJSON {
	if f.Source == (model.Source{}) && !f.Low.Known() && !f.High.Known() {
		return nil
	}
	return &knownJSON{
		How: string(f.Source.How), Who: f.Source.Who.String(), At: instant(f.Source.At),
		LowEntered: pointer(f.Low.String()), HighEntered: pointer(f.High.String()),
	}
}

func writeEvidence(s model.Source) *evidenceJSON {
	if s == (model.Source{}) {
		return nil
	}
	return &evidenceJSON{string(s.How), s.Who.String(), instant(s.At)}
}

func writeMetrics(m model.Metrics) *metricsJSON {
	total := func(m *model.Milliseconds) *float64 { return lengthOf(value(m), m != nil) }
	return &metricsJSON{
		TotalProcessTimeSeconds:       total(m.Process),
		TotalLeadTimeSeconds:          total(m.Lead),
		TotalLabourSeconds:            total(m.Labour),
		ActivityRatio:                 m.ActivityRatio,
		RolledPercentCompleteAccurate: m.Rolled,
		EstimatedSteps:                m.Estimated,
		StepsWithProcessTime:          m.WithProcess,
		StepsWithLeadTime:             m.WithLead,
	}
}

// lengthOf a time in seconds, or null where it is not known.
func lengthOf(m model.Milliseconds, known bool) *float64 {
	if !known {
		return nil
	}
	seconds := m.Seconds()
	return &seconds
}

func writeDecision(v *model.ValueStream, d model.Decision) *constraintJSON {
	step, _, ok := v.Step(d.Step)
	if !ok {
		return nil
	}
	return &constraintJSON{
		Step: step.Name.String(), StepID: pointer(d.Step), Rule: string(d.Rule), Reason: d.Reason.String(),
		Kind: string(d.Kind), At: instant(d.At), Seen: each(d.Seen, writeSeen),
	}
}

func writeSeen(f model.Candidate) seenJSON {
	seen := seenJSON{
		Rule: string(f.Rule), Step: f.Name.String(), StepID: pointer(f.Step), Value: f.Value,
		TieIDs: each(f.Ties, func(id model.ID) string { return string(id) }),
	}
	if isTime(f.Rule) {
		seen.Value /= 1000
	}
	if f.Share != 0 {
		seen.Share = &f.Share
	}
	return seen
}

// isTime is true where a candidate's value is a time: seconds in JSON, milliseconds in the model.
func isTime(r model.Rule) bool {
	return r == model.LongestWait || r == model.LargestShare || r == model.RoomsChoice
}

func (r *reader) stream(j streamJSON) *model.ValueStream {
	v := &model.ValueStream{
		Product:         r.text("valueStream.product", j.Product, model.NameLimit),
		Item:            r.text("valueStream.item", j.Item, model.NameLimit),
		Trigger:         r.text("valueStream.trigger", j.Trigger, model.NameLimit),
		Customer:        r.text("valueStream.customer", j.Customer, model.NameLimit),
		LeftOut:         r.text("valueStream.leftOut", j.LeftOut, model.NoteLimit),
		ItemsPerWeek:    j.ItemsPerWeek,
		ItemsInProgress: j.ItemsInProgress,
		Steps:           r.steps("valueStream.steps", j.Steps),
		Objections: eachAt(j.Objections, "valueStream.objections", func(path string, o objectionJSON) model.Objection {
			return model.Objection{ID: model.ID(o.ID), Text: r.text(path+".text", o.Text, model.NoteLimit)}
		}),
		Other: eachAt(j.OtherMaps, "valueStream.otherMaps", func(path string, o otherMapJSON) model.OtherMap {
			return model.OtherMap{Group: r.text(path+".group", o.Group, model.NameLimit), Steps: r.steps(path+".steps", o.Steps)}
		}),
	}
	v.Hands = eachAt(j.Hands, "valueStream.hands", func(path string, h handsJSON) model.Hands {
		return model.Hands{Step: r.step(path+".step", h.StepID, h.Step, v.Steps), Rule: model.Rule(h.Rule), Count: h.Count}
	})
	if d := j.Constraint; d != nil {
		v.Decision = r.decision("valueStream.constraint", *d, v.Steps)
	}
	return v
}

func (r *reader) decision(path string, j constraintJSON, steps []model.Step) *model.Decision {
	if j.StepID == nil && j.Step == "" {
		r.add(": "+path+".step", "the constraint is a step: name one, or leave the constraint out")
	}
	return &model.Decision{
		Step:   r.step(path+".step", j.StepID, j.Step, steps),
		Rule:   model.Rule(j.Rule),
		Reason: r.text(path+".reason", j.Reason, model.ReasonLimit),
		Kind:   model.ConstraintKind(j.Kind),
		At:     value(j.At),
		Seen:   eachAt(j.Seen, path+".seen", r.seen),
	}
}

func (r *reader) seen(path string, j seenJSON) model.Candidate {
	f := model.Candidate{
		Rule: model.Rule(j.Rule), Step: id(j.StepID), Name: r.text(path+".step", j.Step, model.NameLimit), Value: j.Value, Share: value(j.Share),
		Ties: eachAt(j.TieIDs, path, func(_ string, id string) model.ID { return model.ID(id) }),
	}
	if isTime(f.Rule) {
		f.Value = math.Round(f.Value * 1000)
	}
	return f
}

// step finds the step that is pointed at: its id wins over its name. No id and no name is no step.
func (r *reader) step(path string, stepID *string, name string, steps []model.Step) model.ID {
	if stepID != nil || name == "" {
		return id(stepID)
	}
	var found []model.ID
	for _, step := range steps {
		if model.Fold(step.Name.String()) == model.Fold(r.text(path, name, model.NameLimit).String()) {
			found = append(found, step.ID)
		}
	}
	switch len(found) {
	case 1:
		return found[0]
	case 0:
		r.add(": "+path, "no step is called %s", findings.Quoted(name))
	default:
		r.add(": "+path, "%d steps are called %s: say which by its id", len(found), findings.Quoted(name))
	}
	return ""
}

// steps of one map. A %CA that does not say who was asked is taken as told by the step that is next.
func (r *reader) steps(path string, list []stepJSON) []model.Step {
	line := model.ValueStream{Steps: eachAt(list, path, r.oneStep)}
	for i := range line.Steps {
		ca := &line.Steps[i].CA
		if next := line.Receivers(i); ca.Percent != nil && list[i].AskedOf == nil && ca.Receiver == "" && len(next) > 0 {
			ca.Receiver = next[0].ID
		}
	}
	return line.Steps
}

func (r *reader) oneStep(path string, j stepJSON) model.Step {
	step := model.Step{
		ID:       model.ID(j.ID),
		Name:     r.text(path+".name", j.Name, model.NameLimit),
		Cycle:    model.Cycle(j.Cycle),
		Owner:    r.text(path+".owner", j.Owner, model.NameLimit),
		Process:  r.figure(path+".processTime", j.ProcessTimeKnown),
		Lead:     r.figure(path+".leadTime", j.LeadTimeKnown),
		Wait:     r.figure(path+".wait", j.WaitKnown),
		Parallel: j.ParallelWithPrevious,
		Machine:  j.Machine,
		CA: model.Estimate{
			Percent: j.PercentCompleteAccurate, Receiver: id(j.AskedOfID), Rounds: slices.Clone(j.Rounds), Disputed: j.Disputed,
		},
	}
	if j.AskedOfID == nil {
		step.CA.Gone = r.text(path+".askedOf", value(j.AskedOf), model.NameLimit)
	}
	if e := j.PercentKnown; e != nil {
		step.CA.Source = r.source(path+".percentKnown", e.How, e.Who, e.At)
	}
	r.times(path, j, &step)
	return step
}

// times takes the form that was entered where it says the same as the seconds, else the seconds.
func (r *reader) times(path string, j stepJSON, step *model.Step) {
	pt := r.seconds(path+".processTimeSeconds", j.ProcessTimeSeconds)
	lt := r.seconds(path+".leadTimeSeconds", j.LeadTimeSeconds)
	step.Process.Span = r.span(path+".processTimeEntered", j.ProcessTimeEntered)
	step.Lead.Span = r.span(path+".leadTimeEntered", j.LeadTimeEntered)
	step.Wait.Span = r.span(path+".waitEntered", j.WaitEntered)
	if said, known := step.PT(r.calendar); pt != nil && (!known || said != *pt) {
		step.Process.Span = model.SpanOf(*pt, r.calendar)
	}
	if said, known := step.LT(r.calendar); lt != nil && (!known || said != *lt) {
		step.Lead.Span = model.SpanOf(*lt, r.calendar)
		step.Wait = model.Figure{}
	}
}

// seconds are a time of the file in milliseconds, nil where it is not known.
func (r *reader) seconds(path string, s *float64) *model.Milliseconds {
	const tenYears = 520 * 7 * 24 * 3600 // around the clock; the session's own ten years are the model's rule
	switch {
	case s == nil:
		return nil
	case *s < 0:
		r.add(": "+path, "a time is never below zero")
		return nil
	case *s > tenYears:
		r.add(": "+path, "that is over ten years: no step takes that long")
		return nil
	}
	m := model.Milliseconds(math.Round(*s * 1000))
	return &m
}

func (r *reader) span(path string, entered *string) model.Span {
	span, err := model.ParseSpan(value(entered))
	if err != nil {
		r.add(": "+path, "%s", err)
	}
	return span
}

func (r *reader) figure(path string, j *knownJSON) model.Figure {
	if j == nil {
		return model.Figure{}
	}
	return model.Figure{
		Low:    r.span(path+"Known.lowEntered", j.LowEntered),
		High:   r.span(path+"Known.highEntered", j.HighEntered),
		Source: r.source(path+"Known", j.How, j.Who, j.At),
	}
}

func (r *reader) source(path, how, who string, at *time.Time) model.Source {
	return model.Source{How: model.Evidence(how), Who: r.text(path+".who", who, model.NameLimit), At: value(at)}
}
