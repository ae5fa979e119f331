// Package model is what a workshop is: sessions, their documents, the rules and the arithmetic.
// It does no input or output, reads no clock and draws nothing.
package model

import (
	"cmp"
	"errors"
	"time"
)

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

	VersionControl *VersionControl `document:"versionControl"`
	WhyBother      *WhyBother      `document:"whyBother"`
	Definition     *Definition     `document:"definition"`
	Practices      *Practices      `document:"practices"`
	ThreeWays      *ThreeWays      `document:"threeWays"`

	AgileOrDevOps *AgileOrDevOps `document:"agileOrDevOps"`
	BreakIt       *BreakIt       `document:"breakIt"`

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

// StartSession is the session of a group that begins a course, with the course's cards on the wall. It is
// refused without a name (ErrNoName) and where a name is too long.
func StartSession(name, organisation, pipeline Text, wall *Wall, at time.Time) (Session, error) {
	s := NewSession(name, at)
	s.Wall = wall
	s.Group.Organisation, s.Group.Pipeline = organisation, pipeline
	return s, cmp.Or(CheckName(name), s.Group.check())
}

// ErrNoName says that a session has no name.
var ErrNoName = errors.New("a session needs a name")

// CheckName refuses what cannot be the name of a session: no name (ErrNoName), and more than NameLimit.
func CheckName(name Text) error {
	if name.Empty() {
		return ErrNoName
	}
	return name.within(NameLimit)
}
