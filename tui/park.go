package tui

import (
	"errors"
	"io/fs"
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// park stores an off-topic point with its time and the exercise in which it came up.
func (s *Stage) park(string) tea.Cmd {
	where := s.screenTitle()
	if key := s.desk().key; key != "" {
		where = key
	}
	exercise, err := model.Clean(where, model.NameLimit)
	if err != nil {
		exercise = model.Text{} // a title is never longer than a name
	}
	s.ask(AskFor("Park a point for later", "point", model.Text{}, model.NoteLimit, func(text model.Text) error {
		if err := s.desk().Edit("park a point", model.ParkPoint(text, exercise)); err != nil {
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
			Label: point.Text.String() + "  (" + s.exerciseName(point.Exercise.String()) + ", " + ago(point.At, s.now()) + ")",
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
			return s.desk().Edit("delete a parked point", model.DeletePoint(point.ID))
		}
		return s.desk().Edit("change a parked point", model.ChangePoint(point.ID, text))
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
			names := model.ChangeGroup(func(g *model.Group) { g.Organisation, g.Pipeline = values[0], values[1] })
			return s.desk().Edit("change the group", model.Several(names, model.SetCalendar(calendar)))
		},
	})
	return nil
}

// reported is the session that a report is written of, and until when: the open one, or the selected one
// of the list.
func (s *Stage) reported() (model.Session, time.Time, error) {
	if s.live != nil {
		return s.live.Session(), s.now(), nil
	}
	head, _ := s.home.head()
	live, err := s.config.Sessions.Live(head.ID)
	if err != nil {
		return model.Session{}, time.Time{}, err
	}
	return live.Session(), head.ChangedAt, nil
}

func (s *Stage) nothingToExport() string {
	if s.live != nil {
		return ""
	}
	return s.home.nothingToExport()
}

// export asks in which format the report is to be written.
func (s *Stage) export(string) tea.Cmd {
	session, _, err := s.reported()
	if err != nil {
		s.say(sentence(err), true)
		return nil
	}
	menu := &Menu{Title: "Export " + quoted(session.Name) + " as"}
	for _, format := range s.config.Exporter.Formats() {
		menu.Items = append(menu.Items, MenuItem{Key: format.Ending, Label: format.Label, Do: func() tea.Cmd { s.askExport(format.Ending); return nil }})
	}
	s.ask(menu)
	return nil
}

// pathLimit is the length of a path, in graphemes.
const pathLimit = 1000

// askExport asks where it is to be written.
func (s *Stage) askExport(format string) {
	session, at, err := s.reported()
	if err != nil {
		s.say(sentence(err), true)
		return
	}
	path := s.config.Exporter.Suggest(session, format)
	s.ask(&Prompt{
		Title:  "Write the report",
		Fields: []PromptField{{Label: "file", Field: ui.NewField(path, pathLimit)}},
		Then: func(values []model.Text) error {
			if values[0].Empty() {
				return errors.New("type the file's name")
			}
			return s.writeExport(session, format, values[0].String(), at, false)
		},
	})
}

func (s *Stage) writeExport(session model.Session, format, path string, at time.Time, overwrite bool) error {
	err := s.config.Exporter.Export(session, format, path, overwrite, at)
	if errors.Is(err, fs.ErrExist) && !overwrite {
		s.ask(&Question{
			Title: "The file is there already",
			Body:  path + " exists. What it holds now would be lost.",
			Yes:   "replace it",
			Then: func() tea.Cmd {
				if err := s.writeExport(session, format, path, at, true); err != nil {
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
