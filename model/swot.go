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
	People        int    `json:"people,omitempty"`   // who vote; with DotsEach they make the quota
	DotsEach      int    `json:"dotsEach,omitempty"` // 0 stands for DefaultDots
	Strengths     []Note `json:"strengths"`
	Weaknesses    []Note `json:"weaknesses"`
	Opportunities []Note `json:"opportunities"`
	Threats       []Note `json:"threats"`
}

// DefaultDots each person may place unless the facilitator sets another number.
const DefaultDots = 3

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
	v.say(checkPeople(sw.People), "swot.people")
	v.say(checkDots(sw.DotsEach), "swot.dotsEach")
	v.say(checkRoom("notes", len(sw.Notes()), 0), "swot")
	for _, q := range Quadrants {
		for i, note := range sw.Quadrant(q) {
			path := fmt.Sprintf("swot.%s[%d]", q, i)
			v.own(note.ID, path)
			v.say(v.session.checkNote(note), "%s", path)
			if note.Votes < 0 || note.Votes > maxVotes {
				v.say(fmt.Errorf("a note has 0 to %d dots, not %d", maxVotes, note.Votes), "%s.votes", path)
			}
		}
	}
}
