package report

import (
	"time"

	"flipchart/model"
)

var parkingSection = section{
	title: "Noted and parked (parking lot)",
	held:  func(s model.Session) bool { return len(s.Park.Points) > 0 },
	gist: func(p *page) markdown {
		n := len(p.session.Park.Points)
		if n == 1 {
			return "**Noted and parked:** 1 point on the way."
		}
		return fill("**Noted and parked:** %d points on the way.", n)
	},
	write: func(p *page) {
		p.say("Written down on the way: what a talk came to, and what led away from the topic and waits for later.")
		var rows [][]markdown
		for _, point := range p.session.Park.Points {
			when := markdown("")
			if !point.At.IsZero() {
				when = p.clock(point.At)
			}
			rows = append(rows, []markdown{fill("%s", point.Text), fill("%s", p.cameUp(point.Exercise)), when})
		}
		p.table([]string{"Point", "Came up in", "At"}, rows)
	},
}

// cameUp names an exercise as its card on the wall does.
func (p *page) cameUp(exercise model.Text) model.Text {
	for _, card := range p.session.Wall.Cards() {
		if card.Exercise != "" && card.Exercise == exercise.String() {
			return card.Title
		}
	}
	return exercise
}

var parkingPart = partOf("parkingLot",
	func(s model.Session, _ time.Time) []parkPointJSON { return each(s.Park.Points, writePoint) },
	func(r *reader, s *model.Session, points []parkPointJSON) {
		s.Park = &model.ParkingLot{Points: eachAt(points, "parkingLot", r.point)}
	})

type parkPointJSON struct {
	ID       ownID      `json:"id"`
	Text     string     `json:"text"`
	Exercise string     `json:"exercise"`
	At       *time.Time `json:"at"`
}

func writePoint(p model.Point) parkPointJSON {
	return parkPointJSON{ownID(p.ID), p.Text.String(), p.Exercise.String(), instant(p.At)}
}

func (r *reader) point(path string, j parkPointJSON) model.Point {
	return model.Point{
		ID:       model.ID(j.ID),
		Text:     r.text(path+".text", j.Text, model.NoteLimit),
		Exercise: r.text(path+".exercise", j.Exercise, model.NameLimit),
		At:       value(j.At),
	}
}
