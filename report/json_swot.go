package report

import (
	"slices"
	"time"

	"flipchart/model"
)

var swotPart = partOf("swot", writeSwot, readSwot)

type swotJSON struct {
	People        *int       `json:"people"`
	DotsEach      *int       `json:"dotsEach"`
	Strengths     []noteJSON `json:"strengths"`
	Weaknesses    []noteJSON `json:"weaknesses"`
	Opportunities []noteJSON `json:"opportunities"`
	Threats       []noteJSON `json:"threats"`
}

type noteJSON struct {
	ID      ownID   `json:"id"`
	Text    string  `json:"text"`
	Votes   int     `json:"votes"`
	About   *string `json:"about"` // a step's name, or a cycle
	AboutID *string `json:"aboutId"`
	Group   string  `json:"group"`
}

func writeSwot(s model.Session, _ time.Time) swotJSON {
	sw := s.Swot
	note := func(n model.Note) noteJSON { return writeNote(s, n) }
	return swotJSON{
		People:        set(sw.People),
		DotsEach:      set(sw.DotsEach),
		Strengths:     each(sw.Strengths, note),
		Weaknesses:    each(sw.Weaknesses, note),
		Opportunities: each(sw.Opportunities, note),
		Threats:       each(sw.Threats, note),
	}
}

// set is null for a number that nobody has set.
func set(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

func writeNote(s model.Session, n model.Note) noteJSON {
	note := noteJSON{
		ID:    ownID(n.ID),
		Text:  n.Text.String(),
		Votes: n.Votes,
		About: pointer(n.Cycle),
		Group: n.Group.String(),
	}
	if step, _, ok := s.Stream.Step(n.About); ok {
		note.About, note.AboutID = pointer(step.Name.String()), pointer(step.ID)
	}
	return note
}

func readSwot(r *reader, s *model.Session, j swotJSON) {
	note := func(path string, n noteJSON) model.Note { return r.note(path, n, s.Stream.Steps) }
	s.Swot = &model.Swot{
		Ballot:        model.Ballot{People: value(j.People), DotsEach: value(j.DotsEach)},
		Strengths:     eachAt(j.Strengths, "swot.strengths", note),
		Weaknesses:    eachAt(j.Weaknesses, "swot.weaknesses", note),
		Opportunities: eachAt(j.Opportunities, "swot.opportunities", note),
		Threats:       eachAt(j.Threats, "swot.threats", note),
	}
}

func (r *reader) note(path string, j noteJSON, steps []model.Step) model.Note {
	note := model.Note{
		ID:    model.ID(j.ID),
		Text:  r.text(path+".text", j.Text, model.NoteLimit),
		Votes: j.Votes,
		Group: r.text(path+".group", j.Group, model.NameLimit),
	}
	if cycle := model.Cycle(value(j.About)); j.AboutID == nil && slices.Contains(model.Cycles, cycle) {
		note.Cycle = cycle
		return note
	}
	note.About = r.step(path+".about", j.AboutID, value(j.About), steps)
	return note
}
