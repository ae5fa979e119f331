package model

import "fmt"

// Quadrant is one of the four of a SWOT. The values are what the session's JSON says.
type Quadrant string

// The quadrants in the order in which they are shown.
const (
	Strengths     Quadrant = "strengths"
	Weaknesses    Quadrant = "weaknesses"
	Opportunities Quadrant = "opportunities"
	Threats       Quadrant = "threats"
)

// Quadrants from top left to bottom right.
var Quadrants = []Quadrant{Strengths, Weaknesses, Opportunities, Threats}

// Swot is the analysis of the deployment pipeline.
type Swot struct {
	Ballot
	Strengths     []Note `json:"strengths"`
	Weaknesses    []Note `json:"weaknesses"`
	Opportunities []Note `json:"opportunities"`
	Threats       []Note `json:"threats"`
}

// Note is one thing that somebody said.
type Note struct {
	ID    ID    `json:"id"`
	Text  Text  `json:"text"`
	Votes int   `json:"votes,omitempty"`
	About ID    `json:"about,omitempty"` // the pipeline's step that it is about
	Cycle Cycle `json:"cycle,omitempty"` // or the cycle
	Group Text  `json:"group,omitzero"`  // the table that it came from, where there were two
}

func (n Note) id() ID { return n.ID }

func (sw *Swot) validate(v *validator) {
	sw.Ballot.validate(v, "swot")
	v.say(checkRoom("notes", len(sw.Notes()), 0), "swot")
	for _, q := range Quadrants {
		for i, note := range sw.Quadrant(q) {
			path := fmt.Sprintf("swot.%s[%d]", q, i)
			v.own(note.ID, path)
			v.say(v.session.checkNote(note), "%s", path)
			v.say(checkVotes("note", note.Votes), "%s.votes", path)
		}
	}
}
