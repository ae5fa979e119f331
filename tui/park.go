package tui

import (
	"errors"
	"io/fs"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// park stores an off-topic point with its time and the exercise in which it came up.
func (s *Stage) park(string) tea.Cmd {
	where := s.screen().Title()
	if key := s.desk().key; key != "" {
		where = key
	}
	exercise, err := model.Clean(where, model.NameLimit)
	if err != nil {
		exercise = model.Text{} // a title is never longer than a name
	}
	s.ask(AskFor("Park a point for later", "point", model.Text{}, model.NoteLimit, func(text model.Text) error {
		if err := s.live.Edit("park a point", s.desk().key, s.now(), model.ParkPoint(text, exercise)); err != nil {
			return err
		}
		s.say("Parked. The palette (ctrl+p) shows the parking lot.", false)
		return nil
	}))
	return nil
}

// showParkingLot lists the parked points; enter changes one, an empty text deletes it.
func (s *Stage) showParkingLot() tea.Cmd {
	points := s.live.Session().Park.Points
	menu := &Menu{Title: "Parking lot: " + ui.Count(len(points), "point")}
	for _, point := range points {
		menu.Items = append(menu.Items, MenuItem{
			Label: point.Text.String() + "  (" + point.At.In(s.now().Location()).Format("15:04") + ", " + s.exerciseName(point.Exercise.String()) + ")",
			Do:    func() tea.Cmd { s.editPoint(point); return nil },
		})
	}
	if len(points) == 0 {
		menu.Items = []MenuItem{{Label: "Nothing yet: p parks a point from anywhere."}}
	}
	s.ask(menu)
	return nil
}

func (s *Stage) editPoint(point model.Point) {
	prompt := AskFor("Parked point", "point", point.Text, model.NoteLimit, func(text model.Text) error {
		if text.Empty() {
			return s.live.Edit("delete a parked point", "", s.now(), model.DeletePoint(point.ID))
		}
		return s.live.Edit("change a parked point", "", s.now(), model.ChangePoint(point.ID, text))
	})
	prompt.Note = "Empty it to delete it."
	s.ask(prompt)
}

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
			return s.live.Edit("change the group", "", s.now(), model.ChangeGroup(func(g *model.Group) {
				g.Organisation, g.Pipeline, g.Calendar = values[0], values[1], calendar
			}))
		},
	})
	return nil
}

// export asks where the report is to be written.
func (s *Stage) export(string) tea.Cmd {
	menu := &Menu{Title: "Export the report as"}
	for _, format := range s.config.Exporter.Formats() {
		menu.Items = append(menu.Items, MenuItem{Label: format, Do: func() tea.Cmd { s.askExport(format); return nil }})
	}
	s.ask(menu)
	return nil
}

func (s *Stage) askExport(format string) {
	session := s.live.Session()
	path := s.config.Exporter.Suggest(session, format)
	prompt := &Prompt{Title: "Write the report", Fields: []PromptField{{Label: "file", Field: ui.NewField(path, 1000)}}}
	prompt.Then = func(values []model.Text) error { return s.writeExport(format, values[0].String(), false) }
	s.ask(prompt)
}

func (s *Stage) writeExport(format, path string, overwrite bool) error {
	if strings.TrimSpace(path) == "" {
		return errors.New("type the file's name")
	}
	err := s.config.Exporter.Export(s.live.Session(), format, path, overwrite, s.now())
	if errors.Is(err, fs.ErrExist) && !overwrite {
		s.ask(&Question{
			Title: "The file is there already",
			Body:  path + " exists. What it holds now would be lost.",
			Yes:   "replace it",
			Then: func() tea.Cmd {
				if err := s.writeExport(format, path, true); err != nil {
					s.say(sentence(err), true)
				}
				return nil
			},
		})
		return nil
	}
	if err == nil {
		s.say("Written: "+path, false)
	}
	return err
}
