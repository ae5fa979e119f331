package facts

// Definition is what others mean by DevOps, told in our words.
type Definition struct {
	By   string // who says so
	Text string
}

// Objective is one of what the course wants to reach.
type Objective struct {
	Key  string
	Name string // completes "after two days we can"
}

var definition = once[struct {
	Definitions []Definition
	Objectives  []Objective
	World       struct {
		Title string
		Asks  []string
	}
}]("definition.yaml")

// Definitions are the prevailing ones of the course document, in its order.
func Definitions() []Definition { return definition().Definitions }

// Objectives are the document's nine, in its order.
func Objectives() []Objective { return definition().Objectives }

// ObjectiveNamed is the objective of a key; only that key where the course has no such objective.
func ObjectiveNamed(key string) Objective {
	return withKey(Objectives(), key, func(o Objective) string { return o.Key }, Objective{Key: key, Name: key})
}

// World is what the course says of software and the world, and what it asks the room about it.
func World() (title string, asks []string) { return definition().World.Title, definition().World.Asks }
