package tuitest

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"flipchart/model"
	"flipchart/tui"
)

// Memory keeps sessions as the store does, in memory: one test, beside the command line, holds them to the
// same. Fail, while it is set, is what every save answers.
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
	before, after state
}

// state is what such a change changes of a session.
type state struct {
	name    model.Text
	deleted bool
}

// NewMemory holds no session.
func NewMemory() *Memory {
	return &Memory{sessions: map[model.SessionID]*kept{}, settings: tui.Settings{Theme: "dark", Mouse: true}}
}

// Session is a session as it is saved.
func (m *Memory) Session(id model.SessionID) (model.Session, error) {
	k, ok := m.sessions[id]
	if !ok {
		return model.Session{}, errGone
	}
	return model.DecodeDocuments(k.head.Name, k.documents)
}

var errGone = errors.New("this session is not in the file any more")

// Heads are the sessions that are not in the trash.
func (m *Memory) Heads() ([]model.Head, error) {
	heads := m.list(false)
	slices.SortFunc(heads, model.NewestFirst)
	return heads, nil
}

// Trash are those that are, the one deleted last first.
func (m *Memory) Trash() ([]model.Head, error) {
	heads := m.list(true)
	slices.SortFunc(heads, func(a, b model.Head) int {
		return cmp.Or(b.DeletedAt.Compare(a.DeletedAt), model.NewestFirst(a, b))
	})
	return heads, nil
}

func (m *Memory) list(deleted bool) []model.Head {
	var heads []model.Head
	for _, k := range m.sessions {
		if k.head.DeletedAt.IsZero() != deleted {
			heads = append(heads, k.head)
		}
	}
	return heads
}

// Create keeps a new session.
func (m *Memory) Create(s model.Session, at time.Time) (model.Head, error) {
	documents, err := model.EncodeDocuments(s)
	if err != nil {
		return model.Head{}, err
	}
	return m.add("new session", s.Name, documents, at)
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
	m.note(change{label, head.ID, state{name, true}, state{name, false}})
	return head, nil
}

func (m *Memory) free(name model.Text, but model.SessionID) error {
	if name.Empty() {
		return model.ErrNoName
	}
	folded := model.Fold(name.String())
	for id, k := range m.sessions {
		if id != but && k.head.DeletedAt.IsZero() && model.Fold(k.head.Name.String()) == folded {
			return fmt.Errorf("there is a session called \"%s\" already: choose another name", k.head.Name)
		}
	}
	return nil
}

func (m *Memory) note(c change) {
	m.changes = append(m.changes[:m.position], c)
	m.position++
}

// Rename gives a session another name.
func (m *Memory) Rename(id model.SessionID, name model.Text, at time.Time) error {
	return m.change("rename", id, at, func(before state) state { return state{name, before.deleted} })
}

// Delete puts a session into the trash.
func (m *Memory) Delete(id model.SessionID, at time.Time) error {
	return m.change("delete", id, at, func(before state) state { return state{before.name, true} })
}

// Undelete takes it out again, unless another session has its name by now.
func (m *Memory) Undelete(id model.SessionID, at time.Time) error {
	return m.change("restore", id, at, func(before state) state { return state{before.name, false} })
}

func (m *Memory) change(label string, id model.SessionID, at time.Time, to func(state) state) error {
	k, ok := m.sessions[id]
	if !ok {
		return errGone
	}
	before := state{k.head.Name, !k.head.DeletedAt.IsZero()}
	after := to(before)
	if after == before {
		return nil
	}
	if err := m.set(id, after, at); err != nil {
		return err
	}
	m.note(change{label, id, before, after})
	return nil
}

// Duplicate copies a session under another name.
func (m *Memory) Duplicate(id model.SessionID, name model.Text, at time.Time) (model.Head, error) {
	k, ok := m.sessions[id]
	if !ok {
		return model.Head{}, errGone
	}
	documents := map[string][]byte{}
	for document, b := range k.documents {
		documents[document] = slices.Clone(b)
	}
	return m.add("duplicate", name, documents, at)
}

// UndoHome takes back the newest change to the list.
func (m *Memory) UndoHome(at time.Time) (string, error) {
	if m.position == 0 {
		return "", model.ErrNothingToUndo
	}
	c := m.changes[m.position-1]
	if err := m.set(c.id, c.before, at); err != nil {
		return "", err
	}
	m.position--
	return c.label + " “" + c.before.name.String() + "”", nil
}

// RedoHome does it again.
func (m *Memory) RedoHome(at time.Time) (string, error) {
	if m.position == len(m.changes) {
		return "", model.ErrNothingToRedo
	}
	c := m.changes[m.position]
	if err := m.set(c.id, c.after, at); err != nil {
		return "", err
	}
	m.position++
	return c.label + " “" + c.after.name.String() + "”", nil
}

func (m *Memory) set(id model.SessionID, to state, at time.Time) error {
	head := &m.sessions[id].head
	if to.deleted {
		head.DeletedAt = at.UTC()
	} else {
		if err := m.free(to.name, id); err != nil {
			return err
		}
		head.DeletedAt = time.Time{}
	}
	head.Name = to.name
	return nil
}

// Live opens a session.
func (m *Memory) Live(id model.SessionID) (*model.Live, error) {
	k, ok := m.sessions[id]
	if !ok {
		return nil, errGone
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
