package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"
)

// ParkingLot keeps what is off the topic until there is time for it.
type ParkingLot struct {
	Points []Point `json:"points"`
}

// Point is one entry of the parking lot.
type Point struct {
	ID       ID        `json:"id"`
	Text     Text      `json:"text"`
	Exercise Text      `json:"exercise,omitzero"` // where it came up: an exercise's key, or a card's title
	At       time.Time `json:"at"`
}

// check is what is wrong with a point, apart from its place.
func (p Point) check() error {
	return cmp.Or(needed(p.Text, "a point needs words: delete it instead"), p.Text.within(NoteLimit), p.Exercise.within(NameLimit))
}

// ParkPoint stores a point with its time and the exercise in which it came up.
func ParkPoint(text, exercise Text) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		point := Point{Text: text, Exercise: exercise, At: stamp.At.UTC()}
		if text.Empty() {
			return s, errors.New("there is nothing to park yet: type the point first")
		}
		if err := cmp.Or(point.check(), checkRoom("points", len(s.Park.Points), 1)); err != nil {
			return s, err
		}
		point.ID = stamp.NewID()
		s.Park = &ParkingLot{append(slices.Clip(s.Park.Points), point)}
		return s, nil
	}
}

// ChangePoint gives a point another text.
func ChangePoint(id ID, text Text) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		i, err := s.Park.find(id)
		if err != nil {
			return s, err
		}
		points := slices.Clone(s.Park.Points)
		points[i].Text = text
		if err := points[i].check(); err != nil {
			return s, err
		}
		s.Park = &ParkingLot{points}
		return s, nil
	}
}

// DeletePoint takes a point out of the parking lot.
func DeletePoint(id ID) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		i, err := s.Park.find(id)
		if err != nil {
			return s, err
		}
		s.Park = &ParkingLot{slices.Delete(slices.Clone(s.Park.Points), i, i+1)}
		return s, nil
	}
}

func (p *ParkingLot) find(id ID) (int, error) {
	i := slices.IndexFunc(p.Points, func(point Point) bool { return point.ID == id })
	if i < 0 {
		return 0, errors.New("that point is not in the parking lot any more")
	}
	return i, nil
}

func (p *ParkingLot) validate(v *validator) {
	points := p.Points
	v.say(checkRoom("points", len(points), 0), "parkingLot")
	for i, point := range points {
		path := fmt.Sprintf("parkingLot[%d]", i)
		v.own(point.ID, path)
		v.say(point.check(), "%s", path)
	}
}
