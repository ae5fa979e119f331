package model

import (
	"cmp"
	"errors"
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

func (p Point) id() ID { return p.ID }

// check is what is wrong with a point, apart from its place.
func (p Point) check() error {
	return cmp.Or(needed(p.Text, "a point needs words: type what it is about"), p.Text.within(NoteLimit), p.Exercise.within(NameLimit))
}

// ParkPoint stores a point with its time and the exercise in which it came up.
func ParkPoint(text, exercise Text) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		point := Point{Text: text, Exercise: exercise, At: stamp.At.UTC()}
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
		points, err := changed(s.Park.Points, id, errNoPoint, func(p *Point) error { p.Text = text; return p.check() })
		if err != nil {
			return s, err
		}
		s.Park = &ParkingLot{points}
		return s, nil
	}
}

// DeletePoint takes a point out of the parking lot.
func DeletePoint(id ID) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		points, err := without(s.Park.Points, id, errNoPoint)
		if err != nil {
			return s, err
		}
		s.Park = &ParkingLot{points}
		return s, nil
	}
}

var errNoPoint = errors.New("that point is not in the parking lot any more")

func (p *ParkingLot) validate(v *validator) {
	checkEach(v, "points", "parkingLot", p.Points, func(path string, point Point) { v.say(point.check(), "%s", path) })
}
