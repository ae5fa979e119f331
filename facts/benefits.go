package facts

// Benefits are what DevOps is said to bring, and where that is from.
type Benefits struct {
	Report   string // where the figures are from
	Compared string // whom the ratios compare
	Benefits []Benefit
}

// Benefit is one ratio, as the course tells it and as the report does.
type Benefit struct {
	Key      string // of the room's own figure
	Times    int    // as the course tells it
	Benefit  string
	Measured int // times as the report has it
	What     string
	Own      string // the name of the room's own figure
}

// Benefit is the benefit to which one of the room's own figures belongs; an empty one where there is none.
func (b Benefits) Benefit(key string) Benefit {
	return withKey(b.Benefits, key, func(b Benefit) string { return b.Key }, Benefit{})
}

// OthersBenefits are the course's four, in its order.
var OthersBenefits = once[Benefits]("benefits.yaml")
