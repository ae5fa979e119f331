package model_test

import (
	"testing"

	"flipchart/model"
)

func TestACalendarIsRefusedWhereAnotherTablesMapWouldBreakARule(t *testing.T) {
	d := newDesk(t)
	span := func(typed string) model.Figure {
		s, err := model.ParseSpan(typed)
		if err != nil {
			t.Fatal(err)
		}
		return model.Figure{Span: s}
	}
	stream := *d.session.Stream
	stream.Other = []model.OtherMap{{Group: text("Table B"), Steps: []model.Step{{ID: "n900", Name: text("Deploy"), Process: span("3d"), Lead: span("24h")}}}}
	d.session.Stream = &stream
	d.refused(model.SetCalendar(model.Calendar{HoursPerDay: 9, DaysPerWeek: 5}), "on the map of “Table B”: the LT of “Deploy” is 24h, below its PT of 3d")
}
