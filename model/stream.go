package model

import "time"

// Cycle is one of the four cycles of the deployment pipeline, or none.
type Cycle string

// The four cycles in the order of the pipeline; the empty Cycle is none.
const (
	Build      Cycle = "Build"
	Test       Cycle = "Test"
	Release    Cycle = "Release"
	Transition Cycle = "Transition"
)

// Cycles in the order of the pipeline.
var Cycles = []Cycle{Build, Test, Release, Transition}

// ValueStream is the one document that the map, the %CA estimates and the workflow performance share: a
// figure changed in one of them is changed in all.
type ValueStream struct {
	Product Text `json:"product,omitzero"`
	Item    Text `json:"item,omitzero"`    // what one item is: a story, a change, a release
	Trigger Text `json:"trigger,omitzero"` // what starts it
	// Customer receives what the last step hands on, and tells its %CA.
	Customer        Text     `json:"customer,omitzero"`
	LeftOut         Text     `json:"leftOut,omitzero"`
	ItemsPerWeek    *float64 `json:"itemsPerWeek,omitempty"`
	ItemsInProgress *float64 `json:"itemsInProgress,omitempty"`

	Steps      []Step      `json:"steps"`
	Decision   *Decision   `json:"decision,omitempty"` // the room's constraint; nil until it has chosen
	Hands      []Hands     `json:"hands,omitempty"`    // counted per candidate before the choice
	Objections []Objection `json:"objections,omitempty"`
	Other      []OtherMap  `json:"other,omitempty"` // another table's maps beside this one
}

// Objection is what somebody holds against the choice of the constraint, in that person's words.
type Objection struct {
	ID   ID   `json:"id"`
	Text Text `json:"text"`
}

func (o Objection) id() ID { return o.ID }

// OtherMap is a second map, kept beside the first until the room picks one.
type OtherMap struct {
	Group Text   `json:"group"`
	Steps []Step `json:"steps"`
}

// Step is one step of the value stream. Times are of one item, in working time.
type Step struct {
	ID      ID     `json:"id"`
	Name    Text   `json:"name"`
	Cycle   Cycle  `json:"cycle,omitempty"`
	Owner   Text   `json:"owner,omitzero"`   // who does it
	Process Figure `json:"process,omitzero"` // PT: time in which the item is worked on
	// Lead is LT: from the work's arrival until it is handed on; it contains PT. Where the wait was
	// typed in its place, Wait is known, Lead is not, and LT is PT + Wait.
	Lead     Figure   `json:"lead,omitzero"`
	Wait     Figure   `json:"wait,omitzero"`
	CA       Estimate `json:"ca,omitzero"`
	Parallel bool     `json:"parallel,omitempty"` // in a group with the step above
	Machine  bool     `json:"machine,omitempty"`  // its PT is a machine's run, not a person's work
}

func (s Step) id() ID { return s.ID }

// Evidence says how a figure is known. The empty Evidence is not asked yet.
type Evidence string

// The kinds of evidence, weakest first.
const (
	Guessed  Evidence = "guessed"
	Seen     Evidence = "seen"
	Measured Evidence = "measured"
)

// Source says how a figure is known, from whom or which system, and since when.
type Source struct {
	How Evidence  `json:"how,omitempty"`
	Who Text      `json:"who,omitzero"`
	At  time.Time `json:"at,omitzero"`
}

// Figure is a time as typed, with what the room knows about it. Low and High are a range beside the
// typical figure.
type Figure struct {
	Span   Span   `json:"span,omitzero"`
	Low    Span   `json:"low,omitzero"`
	High   Span   `json:"high,omitzero"`
	Source Source `json:"source,omitzero"`
}

// Estimate is a step's %CA: the share, 0 to 100, of what it hands on that the next step can use as it
// is, told by that receiver.
type Estimate struct {
	Percent  *float64    `json:"percent,omitempty"`  // nil where not estimated
	Receiver ID          `json:"receiver,omitempty"` // the step that was asked, the first one of a group; empty for the customer, or for nobody where there are no rounds
	Gone     Text        `json:"gone,omitzero"`      // the name of the receiver that was asked, once that step is deleted
	Rounds   [][]float64 `json:"rounds,omitempty"`   // every answer of every round; single answers have no names
	Disputed bool        `json:"disputed,omitempty"` // kept although the room did not agree
	Source   Source      `json:"source,omitzero"`
}

// Rule is why a step was taken for the constraint.
type Rule string

// The rules, as the session's JSON names them.
const (
	LongestWait   Rule = "longestWait"
	LowestCA      Rule = "lowestCA"
	LargestShare  Rule = "largestShareOfLT"
	LeastCapacity Rule = "leastCapacity"
	RoomsChoice   Rule = "room"
)

// ConstraintKind is what keeps the constraint from going faster.
type ConstraintKind string

// The kinds of constraint; the empty one is not said yet.
const (
	CapacityConstraint ConstraintKind = "capacity"
	PolicyConstraint   ConstraintKind = "policy" // a gate, a calendar, a batch
	DemandConstraint   ConstraintKind = "demand" // every step keeps up
)

// Decision is the constraint that the room chose, with the figures that it saw when it did.
type Decision struct {
	Step   ID             `json:"step"`
	Rule   Rule           `json:"rule"`
	Reason Text           `json:"reason,omitzero"` // always there where the rule is the room's own choice
	Kind   ConstraintKind `json:"kind,omitempty"`
	At     time.Time      `json:"at"`             // decided, or confirmed last
	Seen   []Candidate    `json:"seen,omitempty"` // the candidates as they stood then
}

// Candidate is one candidate for the constraint with its figure: milliseconds for the waits and lead
// times, per cent for %CA. Share is of all waiting or of Total LT, 0 to 1; a %CA has none. In what a
// decision has seen, the room's own choice stands with its LT.
type Candidate struct {
	Rule  Rule    `json:"rule"`
	Step  ID      `json:"step,omitempty"` // empty once the step is deleted
	Name  Text    `json:"name"`           // the step's name at that time
	Value float64 `json:"value"`
	Share float64 `json:"share,omitempty"`
	Ties  []ID    `json:"ties,omitempty"` // the steps further down the line with the same figure
}

// Hands are the hands that were raised for one candidate.
type Hands struct {
	Step  ID   `json:"step"`
	Rule  Rule `json:"rule"`
	Count int  `json:"count"`
}
