package report

import (
	"time"

	"flipchart/model"
)

var sessionPart = partOf("session", writeSession, func(r *reader, s *model.Session, j sessionJSON) {
	s.Name = r.text("session.name", j.Name, model.NameLimit)
	s.Group = r.group(j)
	if err := s.Group.Calendar.Validate(); err != nil {
		r.add(": session", "%s", err)
		s.Group.Calendar = model.DefaultCalendar // so that no time is found fault with on account of this one
	}
	r.calendar = s.Group.Calendar
})

type sessionJSON struct {
	Name         string     `json:"name"`
	Organisation string     `json:"organisation"`
	Pipeline     string     `json:"pipeline"`
	CreatedAt    *time.Time `json:"createdAt"`
	ChangedAt    *time.Time `json:"changedAt"`
	HoursPerDay  *float64   `json:"hoursPerDay"`
	DaysPerWeek  *float64   `json:"daysPerWeek"`
}

func writeSession(s model.Session, changedAt time.Time) sessionJSON {
	g := s.Group
	return sessionJSON{
		Name:         s.Name.String(),
		Organisation: g.Organisation.String(),
		Pipeline:     g.Pipeline.String(),
		CreatedAt:    instant(g.CreatedAt),
		ChangedAt:    instant(changedAt),
		HoursPerDay:  &g.Calendar.HoursPerDay,
		DaysPerWeek:  &g.Calendar.DaysPerWeek,
	}
}

func (r *reader) group(j sessionJSON) *model.Group {
	g := &model.Group{
		Organisation: r.text("session.organisation", j.Organisation, model.NameLimit),
		Pipeline:     r.text("session.pipeline", j.Pipeline, model.NameLimit),
		CreatedAt:    value(j.CreatedAt),
		Calendar:     model.DefaultCalendar,
	}
	if j.HoursPerDay != nil {
		g.Calendar.HoursPerDay = *j.HoursPerDay
	}
	if j.DaysPerWeek != nil {
		g.Calendar.DaysPerWeek = *j.DaysPerWeek
	}
	return g
}
