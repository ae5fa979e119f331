package tui

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/model"
)

// cameUp is where a point comes up: the open exercise's key, or the title of what else is open.
func (s *Stage) cameUp() model.Text {
	where := s.screenTitle()
	if key := s.desk().key; key != "" {
		where = key
	}
	exercise, err := model.Clean(where, model.NameLimit)
	if err != nil {
		return model.Text{} // a title is never longer than a name
	}
	return exercise
}

// park stores an off-topic point with its time and the exercise in which it came up.
func (s *Stage) park(string) tea.Cmd {
	exercise := s.cameUp()
	prompt := AskFor("What shall we come back to?", "point", model.Text{}, model.NoteLimit, func(text model.Text) error {
		if err := s.desk().Edit("park a point", model.ParkPoint(text, exercise)); err != nil {
			return err
		}
		s.say("Parked. The palette (ctrl+p) shows the parking lot.", false)
		return nil
	})
	prompt.Note = "It waits in the palette (ctrl+p) and in the report."
	s.ask(prompt)
	return nil
}

// showParkingLot lists the parked points; enter changes one, an empty text deletes it.
func (s *Stage) showParkingLot() tea.Cmd {
	points := s.live.Session().Park.Points
	menu := &Menu{Title: "Parking lot: " + model.Count(len(points), "point")}
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
