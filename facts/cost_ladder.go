package facts

// CostLadder is what a defect costs where it is found.
type CostLadder struct {
	Currency string
	Rungs    []CostRung // the earliest first
}

// CostRung is a place where defects are found.
type CostRung struct {
	Key  string
	Name string
	Cost int // of one defect, in whole units of the currency
}

// CourseLadder is the course's ladder.
var CourseLadder = once[CostLadder]("cost_ladder.yaml")
