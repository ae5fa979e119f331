package model

import (
	"cmp"
	"time"
)

// SessionID names a session in the store; people see its name only.
type SessionID string

// Head is all that the list of sessions shows of one of them, kept up to date with every save.
type Head struct {
	ID           SessionID `json:"id"`
	Name         Text      `json:"name"`
	Organisation Text      `json:"organisation,omitzero"`
	Pipeline     Text      `json:"pipeline,omitzero"`
	CardsDone    int       `json:"cardsDone"`
	CardsTotal   int       `json:"cardsTotal"`
	ChangedAt    time.Time `json:"changedAt"`
	DeletedAt    time.Time `json:"deletedAt,omitzero"`  // in the trash since; zero when it is not
	Volunteer    bool      `json:"volunteer,omitempty"` // the room has the keyboard

	Position int `json:"position"` // the newest history record that is in force: undo lowers it
	Newest   int `json:"newest"`   // the newest history record there is: redo goes up to it
	LastID   int `json:"lastId"`   // the largest n given to an id, which undo never sets back
	Revision int `json:"revision"` // rises by one with each change: the number that the saved mark compares
}

// Describe brings the head up to date with its session.
func (h *Head) Describe(s Session) {
	h.Organisation, h.Pipeline = s.Group.Organisation, s.Group.Pipeline
	h.CardsDone, h.CardsTotal = len(s.Wall.Done), s.Wall.Total()
	h.Volunteer = s.Place.Volunteer
}

// NewestFirst orders heads for the list of sessions: by their last change, then by name.
func NewestFirst(a, b Head) int {
	return cmp.Or(b.ChangedAt.Compare(a.ChangedAt), cmp.Compare(a.Name.s, b.Name.s), cmp.Compare(a.ID, b.ID))
}
