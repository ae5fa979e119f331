// Package model is what a workshop is: sessions, their documents, the rules and the arithmetic.
// It does no input or output, reads no clock and draws nothing.
package model

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ID names one item of a session for good ("n12"). An item keeps its id through edits, moves, undo,
// export and import; a pointer to an item is its id, never its name or its place in a list.
type ID string

// Stamp is what an edit gets from outside: the time, and the session's source of ids.
type Stamp struct {
	At    time.Time
	NewID func() ID
}

// Edit is one change that a person made. It returns the session with new documents in place of those
// it changes, and never changes a document in place; an error is a sentence and means nothing changed.
type Edit func(Session, Stamp) (Session, error)

// Session is one run of the course with one group. Every document is immutable once it is here: an
// edit puts a new one in its place, so that a changed document is one with a new pointer.
//
// A document's name in the file is its tag. "kept" documents (timers, the place where one stopped)
// are saved like the others but are no step of undo.
type Session struct {
	Name Text // belongs to the home screen's list of sessions, not to a document

	Group  *Group       `document:"group"`
	Wall   *Wall        `document:"wall"`
	Stream *ValueStream `document:"valueStream"`
	Swot   *Swot        `document:"swot"`
	Calms  *Calms       `document:"calms"`
	Park   *ParkingLot  `document:"parkingLot"`

	Clock *Clock `document:"clock,kept"`
	Place *Place `document:"place,kept"`
}

// Group is who works in the session and the figures that hold for all of it.
type Group struct {
	Organisation Text      `json:"organisation,omitzero"`
	Pipeline     Text      `json:"pipeline,omitzero"`
	CreatedAt    time.Time `json:"createdAt"`
	Calendar     Calendar  `json:"calendar"`
}

func (g *Group) validate(v *validator) {
	v.say(g.Organisation.within(NameLimit), "session.organisation")
	v.say(g.Pipeline.within(NameLimit), "session.pipeline")
	v.say(g.Calendar.Validate(), "session")
}

// Place is where the facilitator stopped: it brings the same screen back on the next start.
type Place struct {
	Card      ID            `json:"card,omitzero"`     // the open card; empty on the wall
	Selected  map[string]ID `json:"selected,omitzero"` // by screen, the item that was selected
	Volunteer bool          `json:"volunteer,omitzero"`
}

func (p *Place) validate(v *validator) {
	for _, screen := range slices.Sorted(maps.Keys(p.Selected)) {
		if id := p.Selected[screen]; id != "" {
			v.say(checkID(id), "place.selected.%s", screen)
		}
	}
}

// NewSession is an empty session with its cards still to be put on the wall.
func NewSession(name Text, at time.Time) Session {
	s := Session{Name: name}
	for i := range documents {
		s.setDocument(i, newDocument(i))
	}
	s.Group = &Group{CreatedAt: at.UTC(), Calendar: DefaultCalendar}
	s.Wall = &Wall{Limit: DefaultWIPLimit}
	return s
}

// ChangeGroup gives the session another organisation or pipeline. change gets a copy of the group; its
// time and calendar stay, since SetCalendar checks what hangs on the latter.
func ChangeGroup(change func(*Group)) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		g := *s.Group
		change(&g)
		g.CreatedAt, g.Calendar = s.Group.CreatedAt, s.Group.Calendar
		if err := cmp.Or(g.Organisation.within(NameLimit), g.Pipeline.within(NameLimit)); err != nil {
			return s, err
		}
		s.Group = &g
		return s, nil
	}
}

// document is one field of Session.
type document struct {
	name  string
	kept  bool
	field int
	kind  reflect.Type // the struct that the field points at
}

var documents = documentFields()

func documentFields() []document {
	var found []document
	session := reflect.TypeFor[Session]()
	for i := range session.NumField() {
		tag, ok := session.Field(i).Tag.Lookup("document")
		if !ok {
			continue
		}
		if !session.Field(i).Type.Implements(reflect.TypeFor[validated]()) {
			panic(tag + ": a document has no check of what comes from outside") // in development only
		}
		name, kept := strings.CutSuffix(tag, ",kept")
		found = append(found, document{name, kept, i, session.Field(i).Type.Elem()})
	}
	return found
}

func (s *Session) document(i int) reflect.Value {
	return reflect.ValueOf(s).Elem().Field(documents[i].field)
}

func newDocument(i int) reflect.Value { return reflect.New(documents[i].kind) }

func (s *Session) setDocument(i int, pointer reflect.Value) { s.document(i).Set(pointer) }

// HighestID is the largest n among the session's ids of the form "n12": the next one to give is one
// more.
func (s Session) HighestID() int {
	highest := 0
	s.eachID(func(id ID) {
		if digits, ok := strings.CutPrefix(string(id), "n"); ok {
			if n, err := strconv.Atoi(digits); err == nil {
				highest = max(highest, n)
			}
		}
	})
	return highest
}

func (s Session) eachID(visit func(ID)) {
	id := reflect.TypeFor[ID]()
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[time.Time]() {
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Map:
			for entries := v.MapRange(); entries.Next(); {
				walk(entries.Key())
				walk(entries.Value())
			}
		case reflect.String:
			if v.Type() == id && v.String() != "" {
				visit(ID(v.String()))
			}
		case reflect.Array, reflect.Interface, reflect.Chan, reflect.Func:
			panic("a document has a field of a kind that is not searched for ids: " + v.Kind().String()) // in development only
		}
	}
	walk(reflect.ValueOf(s))
}

// SessionID names a session in the store; people see its name only.
type SessionID string

// Head is all that the list of sessions shows of one of them, kept up to date with every save.
type Head struct {
	ID           SessionID `json:"id"`
	Name         Text      `json:"name"`
	Organisation Text      `json:"organisation,omitzero"`
	Pipeline     Text      `json:"pipeline,omitzero"`
	CardsDone    int       `json:"cardsDone"`
	CardsTotal   int       `json:"cardsTotal"`
	ChangedAt    time.Time `json:"changedAt"`
	DeletedAt    time.Time `json:"deletedAt,omitzero"` // in the trash since; zero when it is not

	Position int `json:"position"` // the newest history record that is in force: undo lowers it
	Newest   int `json:"newest"`   // the newest history record there is: redo goes up to it
	LastID   int `json:"lastId"`   // the largest n given to an id, which undo never sets back
	Revision int `json:"revision"` // rises by one with each change: the number that the saved mark compares
}

// Describe brings the head up to date with its session.
func (h *Head) Describe(s Session) {
	h.Organisation, h.Pipeline = s.Group.Organisation, s.Group.Pipeline
	h.CardsDone, h.CardsTotal = len(s.Wall.Done), s.Wall.Total()
}

// NewestFirst orders heads for the list of sessions: by their last change, then by name.
func NewestFirst(a, b Head) int {
	return cmp.Or(b.ChangedAt.Compare(a.ChangedAt), cmp.Compare(a.Name.s, b.Name.s), cmp.Compare(a.ID, b.ID))
}

// Several makes one edit of some that belong together, as when a day is cut short: one step of undo, and
// nothing happens unless all of them can.
func Several(edits ...Edit) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		after := s
		for _, edit := range edits {
			var err error
			if after, err = edit(after, stamp); err != nil {
				return s, err
			}
		}
		return after, nil
	}
}

// MaxItems of one kind are in a session at most, so that a pasted file cannot make it too slow to use.
const MaxItems = 2000

// checkRoom refuses items that would make a list longer than MaxItems.
func checkRoom(what string, count, more int) error {
	switch {
	case count+more <= MaxItems:
		return nil
	case more == 0:
		return fmt.Errorf("there are %d %s, and a session holds at most %d", count, what, MaxItems)
	case count == 0:
		return fmt.Errorf("those are %d %s, and a session holds at most %d", more, what, MaxItems)
	case more > 1:
		return fmt.Errorf("%d more %s do not fit: a session holds at most %d, and there are %d already", more, what, MaxItems, count)
	default:
		return fmt.Errorf("there are %d %s already, and a session holds at most %d: merge or delete some first", count, what, MaxItems)
	}
}

// Remember keeps which item of a screen was selected.
func Remember(screen string, id ID) Edit {
	return changePlace(func(p *Place) {
		p.Selected = maps.Clone(p.Selected)
		if p.Selected == nil {
			p.Selected = map[string]ID{}
		}
		p.Selected[screen] = id
	})
}

// StopAt keeps which card is open, so that the next start opens it again; empty is the wall.
func StopAt(card ID) Edit { return changePlace(func(p *Place) { p.Card = card }) }

// HandOver keeps whether the keyboard is with the room.
func HandOver(volunteer bool) Edit { return changePlace(func(p *Place) { p.Volunteer = volunteer }) }

func changePlace(change func(*Place)) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		p := *s.Place
		change(&p)
		s.Place = &p
		return s, nil
	}
}
