package model

import (
	"cmp"
	"time"
)

// Group is who works in the session and the figures that hold for all of it.
type Group struct {
	Organisation Text      `json:"organisation,omitzero"`
	Pipeline     Text      `json:"pipeline,omitzero"`
	CreatedAt    time.Time `json:"createdAt"`
	Calendar     Calendar  `json:"calendar"`
}

// check is what is wrong with a group's names.
func (g *Group) check() error {
	return cmp.Or(g.Organisation.within(NameLimit), g.Pipeline.within(NameLimit))
}

func (g *Group) validate(v *validator) {
	v.say(g.Organisation.within(NameLimit), "session.organisation")
	v.say(g.Pipeline.within(NameLimit), "session.pipeline")
	v.say(g.Calendar.Validate(), "session")
}

// ChangeGroup gives the session another organisation or pipeline. change gets a copy of the group; its
// time and calendar stay, since SetCalendar checks what hangs on the latter.
func ChangeGroup(change func(*Group)) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		g := *s.Group
		change(&g)
		g.CreatedAt, g.Calendar = s.Group.CreatedAt, s.Group.Calendar
		if err := g.check(); err != nil {
			return s, err
		}
		s.Group = &g
		return s, nil
	}
}
