package cli

import (
	"os"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/exercises/course"
	"flipchart/model"
	"flipchart/store"
	"flipchart/tui"
)

// panicking is the program with a mistake in it, of the kind that its argument names: ctrl+g makes it. The
// session bears the name of the mistake.
func panicking() error {
	var o options
	startLog(false)
	return o.write(func(s *store.Store) error {
		session := model.NewSession(model.MustClean(os.Args[1]), time.Now())
		session.Wall = course.BuiltIn().Wall(model.Counter(0))
		head, err := s.Create(session, time.Now())
		if err != nil {
			return err
		}
		disk := &disk{sessions: sessions{s}}
		return run(s, o, &mistaken{kind: os.Args[1], disk: disk, Stage: tui.New(tui.Config{
			Sessions: disk, Exporter: exporter{}, Course: course.BuiltIn(), Now: time.Now, Tick: tea.Tick, Open: head.ID,
		})})
	})
}

// mistaken is a stage with a mistake in it.
type mistaken struct {
	*tui.Stage
	kind    string
	drawing bool // is the mistake from now on
	disk    *disk
}

// disk is the sessions on one that may not answer any more.
type disk struct {
	sessions
	deaf atomic.Bool
}

// Save saves, or waits for ever.
func (d *disk) Save(save model.Save) error {
	if d.deaf.Load() {
		select {}
	}
	return d.sessions.Save(save)
}

// Init makes the mistake of the kind "Init".
func (m *mistaken) Init() tea.Cmd {
	if m.kind == "Init" {
		mistake()
	}
	return m.Stage.Init()
}

// Update makes its mistake at ctrl+g.
func (m *mistaken) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); !ok || key.String() != "ctrl+g" {
		return m.Stage.Update(msg)
	}
	wrong := func() tea.Msg { mistake(); return nil }
	switch m.kind {
	case "Update":
		mistake()
	case "View":
		m.drawing = true
	case "Command":
		return m, wrong
	case "Batch":
		return m, tea.Batch(tea.ClearScreen, tea.Batch(tea.ClearScreen, wrong))
	case "Nobody":
		go mistake()
	case "Disk":
		m.disk.deaf.Store(true)
	case "Hang":
		select {}
	}
	return m, nil
}

// View draws, as long as that is no mistake.
func (m *mistaken) View() tea.View {
	if m.drawing {
		mistake()
	}
	return m.Stage.View()
}

// mistake panics with what could be from a workshop.
func mistake() { panic("said in confidence") }
