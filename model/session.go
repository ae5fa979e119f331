// Package model is what a workshop is: sessions, their documents, the rules and the arithmetic.
// It does no input or output, reads no clock and draws nothing.
package model

import "time"

// Session is one run of the course with one group. Every document is immutable once it is here: an
// edit puts a new one in its place, so that a changed document is one with a new pointer.
//
// A document's name in the file is its tag. "kept" documents (timers, the place where one stopped)
// are saved like the others but are no step of undo.
type Session struct {
	Name Text // belongs to the home screen's list of sessions, not to a document

	Group  *Group       `document:"group"`
	Wall   *Wall        `document:"wall"`
	Stream *ValueStream `document:"valueStream"`
	Swot   *Swot        `document:"swot"`
	Calms  *Calms       `document:"calms"`
	Park   *ParkingLot  `document:"parkingLot"`

	Clock *Clock `document:"clock,kept"`
	Place *Place `document:"place,kept"`
}

// NewSession is an empty session with its cards still to be put on the wall.
func NewSession(name Text, at time.Time) Session {
	s := Session{Name: name}
	for i := range documents {
		s.setDocument(i, newDocument(i))
	}
	s.Group = &Group{CreatedAt: at.UTC(), Calendar: DefaultCalendar}
	s.Wall = &Wall{Limit: DefaultWIPLimit}
	return s
}
