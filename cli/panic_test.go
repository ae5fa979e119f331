package cli

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/exercises/course"
	"flipchart/model"
	"flipchart/store"
	"flipchart/tui"
)

// panicking is the program with a mistake in it: ctrl+g panics.
func panicking() error {
	var o options
	return o.write(func(s *store.Store) error {
		session := model.NewSession(model.MustClean("Panic"), time.Now())
		session.Wall = course.BuiltIn().Wall(model.Counter(0))
		head, err := s.Create(session, time.Now())
		if err != nil {
			return err
		}
		return run(s, mistaken{tui.New(tui.Config{
			Sessions: sessions{s}, Exporter: exporter{}, Course: course.BuiltIn(), Now: time.Now, Tick: tea.Tick, Open: head.ID,
		})})
	})
}

type mistaken struct{ *tui.Stage }

func (m mistaken) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "ctrl+g" {
		panic("a mistake")
	}
	return m.Stage.Update(msg)
}
