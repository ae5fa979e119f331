package report

import (
	"time"

	"flipchart/model"
)

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
