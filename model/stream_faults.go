package model

import (
	"fmt"
	"slices"
)

// Field names what of a value stream breaks a rule, so that a file's reader can say where it stands.
type Field string

// The fields of a step and, below, of the whole map.
const (
	NameField     Field = "name"
	CycleField    Field = "cycle"
	OwnerField    Field = "owner"
	ProcessField  Field = "pt"
	LeadField     Field = "lt"
	WaitField     Field = "wait"
	CAField       Field = "ca"
	RoundsField   Field = "rounds"
	ParallelField Field = "parallel"

	ProductField         Field = "product"
	ItemField            Field = "item"
	TriggerField         Field = "trigger"
	CustomerField        Field = "customer"
	LeftOutField         Field = "leftOut"
	ItemsPerWeekField    Field = "itemsPerWeek"
	ItemsInProgressField Field = "itemsInProgress"
	ConstraintField      Field = "constraint"
)

// StreamFault is one broken rule of a value stream. Step is the step's place in the line, -1 for the whole map.
type StreamFault struct {
	Step     int
	Field    Field
	Sentence string // names the step, and says what to do
}

func (f StreamFault) Error() string { return f.Sentence }

// Faults are all broken rules of a value stream in a calendar: none in one that was made by edits. They
// are for what comes from a file. That every id is there once is not looked at.
func (v *ValueStream) Faults(c Calendar) []StreamFault {
	faults := v.headFaults()
	for i := range v.Steps {
		faults = append(faults, v.stepFaults(i, c)...)
	}
	if v.Decision != nil {
		if err := v.Decision.check(); err != nil {
			faults = append(faults, StreamFault{-1, ConstraintField, err.Error()})
		}
	}
	return faults
}

func (v *ValueStream) headFaults() []StreamFault {
	var faults []StreamFault
	for _, line := range []struct {
		field Field
		what  string
		text  Text
		limit int
	}{
		{ProductField, "the product", v.Product, NameLimit},
		{ItemField, "what one item is", v.Item, NameLimit},
		{TriggerField, "what starts an item", v.Trigger, NameLimit},
		{CustomerField, "the customer", v.Customer, NameLimit},
		{LeftOutField, "what is left out", v.LeftOut, NoteLimit},
	} {
		if err := line.text.within(line.limit); err != nil {
			faults = append(faults, StreamFault{-1, line.field, fmt.Sprintf("%s: %v", line.what, err)})
		}
	}
	for _, rate := range []struct {
		field Field
		what  string
		value *float64
	}{
		{ItemsPerWeekField, "items finished a week", v.ItemsPerWeek},
		{ItemsInProgressField, "items in progress", v.ItemsInProgress},
	} {
		if n := rate.value; n != nil && *n != 0 && !(*n >= 0.001 && *n <= 1e6) {
			faults = append(faults, StreamFault{-1, rate.field,
				fmt.Sprintf("the %s are 0, or 0.001 to a million, not %s", rate.what, Number(*n))})
		}
	}
	return faults
}

func (v *ValueStream) stepFaults(place int, c Calendar) []StreamFault {
	step := v.Steps[place]
	var faults []StreamFault
	add := func(field Field, format string, args ...any) {
		faults = append(faults, StreamFault{place, field, fmt.Sprintf(format, args...)})
	}
	who := step.name()
	if step.Name.Empty() {
		who = fmt.Sprintf("step %d", place+1)
		add(NameField, "%s needs a name", who)
	}
	if err := step.Name.within(NameLimit); err != nil {
		add(NameField, "the name of %s: %v", who, err)
	}
	if err := step.Owner.within(NameLimit); err != nil {
		add(OwnerField, "who does %s: %v", who, err)
	}
	if step.Cycle != "" && !slices.Contains(Cycles, step.Cycle) {
		add(CycleField, "the cycle of %s is Build, Test, Release, Transition or none, not %s", who, quote(string(step.Cycle)))
	}
	if step.Parallel && place == 0 {
		add(ParallelField, "%s is the first step, so there is none above that it could be parallel with", who)
	}
	for _, f := range []struct {
		field  Field
		name   string
		figure Figure
	}{{ProcessField, "PT", step.Process}, {LeadField, "LT", step.Lead}, {WaitField, "wait", step.Wait}} {
		if sentence := f.figure.fault(c); sentence != "" {
			add(f.field, "the %s of %s %s", f.name, who, sentence)
		}
	}
	if step.Lead.Span.Known() && step.Wait.Span.Known() {
		add(WaitField, "%s has both an LT and a wait: leave one of them empty", who)
	} else if pt, known := step.PT(c); known {
		if lt, known := step.LT(c); known && lt < pt {
			add(LeadField, "the LT of %s is %s, below its PT of %s: LT includes PT", who, step.Lead.Span, step.Process.Span)
		} else if known && lt > c.tenYears() && !step.Lead.Span.Known() {
			add(WaitField, "PT and wait of %s are together over ten years: no step takes that long", who)
		}
	}
	if p := step.CA.Percent; p != nil && !validPercent(*p) {
		add(CAField, "the %%CA of %s is 0 to 100, not %s", who, Number(*p))
	}
	if err := step.CA.Source.check(); err != nil {
		add(CAField, "the %%CA of %s: %v", who, err)
	}
	if err := checkRounds(step.CA.Rounds); err != nil {
		add(RoundsField, "the %%CA rounds of %s: %v", who, err)
	}
	return faults
}

// fault is what is wrong with a figure, as the end of a sentence.
func (f Figure) fault(c Calendar) string {
	for _, span := range []Span{f.Span, f.Low, f.High} {
		if span.Length(c) > c.tenYears() {
			return fmt.Sprintf("is %s, over ten years: no step takes that long", span)
		}
	}
	if f.Low.Known() != f.High.Known() {
		return "has half a range: write it like 4..10d"
	}
	if f.Low.Known() && f.Low.Length(c) > f.High.Length(c) {
		return fmt.Sprintf("has a range whose low end %s is above its high end %s", f.Low, f.High)
	}
	if typical := f.Span.Length(c); f.Low.Known() && f.Span.Known() && (typical < f.Low.Length(c) || typical > f.High.Length(c)) {
		return fmt.Sprintf("is %s, outside its range %s: type both anew, like 6d 4..10d, or clear it first", f.Span, f.Range())
	}
	if err := f.Source.check(); err != nil {
		return "is not settled: " + err.Error()
	}
	return ""
}

func (s Source) check() error {
	if how := s.How; how != "" && how != Guessed && how != Seen && how != Measured {
		return fmt.Errorf("a figure is guessed, seen or measured, not %s", quote(string(how)))
	}
	return s.Who.within(NameLimit)
}

func validPercent(p float64) bool { return p >= 0 && p <= 100 }

func (s Step) name() string { return quote(s.Name.String()) }
