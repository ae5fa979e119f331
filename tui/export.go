package tui

import (
	"errors"
	"io/fs"
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

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
		menu.Items = append(menu.Items, MenuItem{
			Key: format.Ending, Label: format.Label, Note: "to " + s.config.Exporter.Suggest(session, format.Ending),
			Do: func() tea.Cmd { s.askExport(format.Ending); return nil },
		})
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
	written, err := s.config.Exporter.Export(session, format, path, overwrite, at)
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
		s.say("Written: "+written, false)
	}
	return err
}
