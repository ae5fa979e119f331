package tui

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// editGroup changes what holds for the whole session.
func (s *Stage) editGroup() tea.Cmd {
	group := s.live.Session().Group
	number := func(f float64) ui.Field {
		return ui.NewField(model.Number(f), 6)
	}
	s.ask(&Prompt{
		Title: "The group and its working time",
		Fields: []PromptField{
			{Label: "organisation", Optional: true, Field: ui.NewField(group.Organisation.String(), model.NameLimit)},
			{Label: "pipeline", Optional: true, Field: ui.NewField(group.Pipeline.String(), model.NameLimit)},
			{Label: "hours a day", Field: number(group.Calendar.HoursPerDay)},
			{Label: "days a week", Field: number(group.Calendar.DaysPerWeek)},
		},
		Then: func(values []model.Text) error {
			calendar, err := model.ParseCalendar(values[2].String(), values[3].String())
			if err != nil {
				return err
			}
			names := model.ChangeGroup(func(g *model.Group) { g.Organisation, g.Pipeline = values[0], values[1] })
			return s.desk().Edit("change the group", model.Several(names, model.SetCalendar(calendar)))
		},
	})
	return nil
}
