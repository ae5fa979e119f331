package model

// Value is one letter of CALMS. The values are what the session's JSON says.
type Value string

// The five in the order of the word.
const (
	Culture     Value = "Culture"
	Automation  Value = "Automation"
	Lean        Value = "Lean"
	Measurement Value = "Measurement"
	Sharing     Value = "Sharing"
)

// Values in the order of the word.
var Values = []Value{Culture, Automation, Lean, Measurement, Sharing}

// CourseOrder is the order in which the course document puts them to work.
var CourseOrder = []Value{Sharing, Measurement, Lean, Automation, Culture}

// Calms holds the orders that groups or people gave.
type Calms struct {
	Orders   []Order `json:"orders"`
	Revealed bool    `json:"revealed,omitempty"` // the course's order has been shown
}

// Order is one group's order, first place first. It may be incomplete while it is being made.
type Order struct {
	ID    ID      `json:"id"`
	By    Text    `json:"by"`
	Order []Value `json:"order"`
}
