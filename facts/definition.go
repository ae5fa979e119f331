package facts

// Definition is what others mean by DevOps, told in our words.
type Definition struct {
	By   string // who says so
	Text string
}

// Definitions are the prevailing ones of the course document, in its order.
var Definitions = once[[]Definition]("definition.yaml")

// Objective is one of what the course wants to reach.
type Objective struct {
	Key  string
	Name string // completes "after two days we can"
}

// Objectives are the document's nine, in its order.
var Objectives = once[[]Objective]("objectives.yaml")
