package model

import (
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
	Exercise string    `json:"exercise,omitempty"` // where it came up: an exercise's key, or a card's title
	At       time.Time `json:"at"`
}

// ParkPoint stores a point with its time and the exercise in which it came up.
func ParkPoint(text Text, exercise string) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		if text.Empty() {
			return s, errors.New("there is nothing to park yet: type the point first")
		}
		if err := checkRoom("points", len(s.Park.Points)); err != nil {
			return s, err
		}
		point := Point{stamp.NewID(), text, exercise, stamp.At.UTC()}
		s.Park = &ParkingLot{append(slices.Clip(s.Park.Points), point)}
		return s, nil
	}
}

// ChangePoint gives a point another text.
func ChangePoint(id ID, text Text) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		if text.Empty() {
			return s, errors.New("a point needs words: delete it instead")
		}
		points := slices.Clone(s.Park.Points)
		for i := range points {
			if points[i].ID == id {
				points[i].Text = text
			}
		}
		s.Park = &ParkingLot{points}
		return s, nil
	}
}

// DeletePoint takes a point out of the parking lot.
func DeletePoint(id ID) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		s.Park = &ParkingLot{slices.DeleteFunc(slices.Clone(s.Park.Points), func(p Point) bool { return p.ID == id })}
		return s, nil
	}
}
