package tuitest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"flipchart/model"
	"flipchart/tui"
)

// Memory keeps sessions as the store does, in memory. Fail, while it is set, is what every save answers.
type Memory struct {
	Fail error

	sessions map[model.SessionID]*kept
	changes  []change
	position int
	settings tui.Settings
	last     model.SessionID
}

type kept struct {
	head      model.Head
	documents map[string][]byte
	records   map[int][]byte
}

// change is one line of the history of the list of sessions.
type change struct {
	label         string
	id            model.SessionID
	before, after model.Head
}

// NewMemory holds no session.
func NewMemory() *Memory {
	return &Memory{sessions: map[model.SessionID]*kept{}, settings: tui.Settings{Theme: "dark", Mouse: true}}
}

// Session is a session as it is saved.
func (m *Memory) Session(id model.SessionID) (model.Session, error) {
	k, ok := m.sessions[id]
	if !ok {
		return model.Session{}, errors.New("no such session")
	}
	return model.DecodeDocuments(k.head.Name, k.documents)
}

// Heads are the sessions that are not in the trash.
func (m *Memory) Heads() ([]model.Head, error) { return m.list(false), nil }

// Trash are those that are.
func (m *Memory) Trash() ([]model.Head, error) { return m.list(true), nil }

func (m *Memory) list(deleted bool) []model.Head {
	var heads []model.Head
	for _, k := range m.sessions {
		if k.head.DeletedAt.IsZero() != deleted {
			heads = append(heads, k.head)
		}
	}
	slices.SortFunc(heads, model.NewestFirst)
	return heads
}

// Create keeps a new session.
func (m *Memory) Create(s model.Session, at time.Time) (model.Head, error) {
	documents, err := model.EncodeDocuments(s)
	if err != nil {
		return model.Head{}, err
	}
	return m.add("new", s.Name, documents, at)
}

func (m *Memory) add(label string, name model.Text, documents map[string][]byte, at time.Time) (model.Head, error) {
	if err := m.free(name, ""); err != nil {
		return model.Head{}, err
	}
	session, err := model.DecodeDocuments(name, documents)
	if err != nil {
		return model.Head{}, err
	}
	head := model.Head{ID: model.SessionID(fmt.Sprintf("s%d", len(m.sessions)+1)), Name: name, ChangedAt: at.UTC(), LastID: session.HighestID()}
	head.Describe(session)
	m.sessions[head.ID] = &kept{head, documents, map[int][]byte{}}
	m.last = head.ID
	gone := head
	gone.DeletedAt = at
	m.note(label, gone, head)
	return head, nil
}

func (m *Memory) free(name model.Text, but model.SessionID) error {
	folded := model.Fold(name.String())
	for id, k := range m.sessions {
		if id != but && k.head.DeletedAt.IsZero() && model.Fold(k.head.Name.String()) == folded {
			return fmt.Errorf("there is a session %q already: take another name", name)
		}
	}
	return nil
}

func (m *Memory) note(label string, before, after model.Head) {
	m.changes = append(m.changes[:m.position], change{label, after.ID, before, after})
	m.position++
}

// Rename gives a session another name.
func (m *Memory) Rename(id model.SessionID, name model.Text, _ time.Time) error {
	if err := m.free(name, id); err != nil {
		return err
	}
	return m.change("rename", id, func(h *model.Head) { h.Name = name })
}

// Delete puts a session into the trash.
func (m *Memory) Delete(id model.SessionID, at time.Time) error {
	return m.change("delete", id, func(h *model.Head) { h.DeletedAt = at })
}

// Restore takes it out again, unless another session has its name by now.
func (m *Memory) Restore(id model.SessionID, _ time.Time) error {
	if k, ok := m.sessions[id]; ok {
		if err := m.free(k.head.Name, id); err != nil {
			return err
		}
	}
	return m.change("restore", id, func(h *model.Head) { h.DeletedAt = time.Time{} })
}

func (m *Memory) change(label string, id model.SessionID, do func(*model.Head)) error {
	k, ok := m.sessions[id]
	if !ok {
		return errors.New("no such session")
	}
	before := k.head
	do(&k.head)
	m.note(label, before, k.head)
	return nil
}

// Duplicate copies a session under another name.
func (m *Memory) Duplicate(id model.SessionID, name model.Text, at time.Time) (model.Head, error) {
	documents := map[string][]byte{}
	for document, b := range m.sessions[id].documents {
		documents[document] = slices.Clone(b)
	}
	return m.add("duplicate", name, documents, at)
}

// UndoHome takes back the newest change to the list.
func (m *Memory) UndoHome(time.Time) (string, error) {
	if m.position == 0 {
		return "", model.ErrNothingToUndo
	}
	m.position--
	c := m.changes[m.position]
	m.set(c.id, c.before)
	return c.label + " " + c.after.Name.String(), nil
}

// RedoHome does it again.
func (m *Memory) RedoHome(time.Time) (string, error) {
	if m.position == len(m.changes) {
		return "", model.ErrNothingToRedo
	}
	c := m.changes[m.position]
	m.position++
	m.set(c.id, c.after)
	return c.label + " " + c.after.Name.String(), nil
}

func (m *Memory) set(id model.SessionID, to model.Head) {
	head := &m.sessions[id].head
	head.Name, head.DeletedAt = to.Name, to.DeletedAt
}

// Live opens a session.
func (m *Memory) Live(id model.SessionID) (*model.Live, error) {
	k, ok := m.sessions[id]
	if !ok {
		return nil, errors.New("no such session")
	}
	m.last = id
	documents := map[string][]byte{}
	for name, b := range k.documents {
		documents[name] = b
	}
	return model.Open(k.head, documents, func(number int) (model.Record, error) {
		var record model.Record
		err := json.Unmarshal(k.records[number], &record)
		return record, err
	})
}

// Save keeps what an edit changed.
func (m *Memory) Save(save model.Save) error {
	if m.Fail != nil {
		return m.Fail
	}
	k := m.sessions[save.Head.ID]
	k.head = save.Head
	for name, b := range save.Documents {
		k.documents[name] = b
	}
	for number := range k.records {
		if save.DropFrom > 0 && number >= save.DropFrom {
			delete(k.records, number)
		}
	}
	for number, b := range save.Records {
		k.records[number] = b
	}
	return nil
}

// Close does nothing.
func (m *Memory) Close(model.SessionID) error { return nil }

// Settings of the machine.
func (m *Memory) Settings() (tui.Settings, error) { return m.settings, nil }

// SetSettings keeps them.
func (m *Memory) SetSettings(settings tui.Settings) error {
	m.settings = settings
	return nil
}

// exporter writes into the stage's Files.
type exporter struct{ stage *Stage }

func (exporter) Formats() []tui.Format {
	return []tui.Format{{Ending: "md", Label: "the report"}, {Ending: "json", Label: "everything"}, {Ending: "csv", Label: "the steps"}}
}

func (exporter) Suggest(s model.Session, format string) string { return "/room/report." + format }

func (e exporter) Export(s model.Session, format, path string, overwrite bool, _ time.Time) (string, error) {
	if _, there := e.stage.Files[path]; there && !overwrite {
		return "", fs.ErrExist
	}
	e.stage.Files[path] = format + " of " + s.Name.String()
	return path, nil
}
