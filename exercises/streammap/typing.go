package streammap

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// typing is a cell that is being typed: of a step, or the name of one that is not there yet.
type typing struct {
	ui.Entry
	step   model.ID // empty for a new one
	place  int      // of a new one
	field  field
	opened string // what stood there; leaving it so changes nothing
	adding bool   // enter asks for the next new step
	passed bool   // a new step that tab came to: an empty enter may still belong to the field before
}

func (t *typing) draft() bool { return t.step == "" }

// open begins to type in the selected cell; of a box, that is its name. A digit that opened it takes the
// place of what stood there.
func (s *screen) open(digit string) tea.Cmd {
	if s.view == boxView {
		s.view = mapView
		if digit == "" {
			s.field = nameField
		}
	}
	step, _, ok := s.selected()
	if !ok {
		s.start(0)
		return nil
	}
	f := s.here()
	text := f.typed(step, s.desk.Calendar())
	s.typing = &typing{Entry: ui.Entry{Field: ui.NewField(text, model.NameLimit)}, step: step.ID, field: f, opened: text}
	if digit != "" {
		s.typing.Clear()
		s.typing.Insert(digit)
	}
	return nil
}

// start begins a new step at a place of the line.
func (s *screen) start(place int) {
	if s.view == boxView {
		s.view = mapView
	}
	s.field = nameField
	s.typing = &typing{Entry: ui.Entry{Field: ui.NewField("", model.NameLimit)}, place: place, field: nameField, adding: true}
}

// add starts a new step behind the selected one, as the room walks: in front of it where it walks from
// the customer back.
func (s *screen) add(string) tea.Cmd { return s.addBeside(!s.backwards) }

// addBefore starts one on the other side.
func (s *screen) addBefore(string) tea.Cmd { return s.addBeside(s.backwards) }

func (s *screen) addBeside(behind bool) tea.Cmd {
	_, place, ok := s.selected()
	if ok && behind {
		place++
	}
	s.start(place)
	return nil
}

// keep puts what was typed into the session. It is false where that was refused: the text stays in the
// cell then, and the sentence below the table.
func (s *screen) keep() bool {
	t := s.typing
	if t.Value() == t.opened {
		return true
	}
	if err := s.put(t); err != nil {
		t.Refuse(err)
		return false
	}
	return true
}

func (s *screen) put(t *typing) error {
	if t.draft() {
		name, err := t.Text()
		if err != nil {
			return err
		}
		if err := s.desk.Edit("add "+short(name), model.AddStep(model.Step{Name: name}, t.place)); err != nil {
			return err
		}
		t.step = s.stream().Steps[t.place].ID
		s.board.Select(t.step)
		return nil
	}
	before, _, ok := s.stream().Step(t.step)
	if !ok {
		return errors.New("that step is not on the map any more")
	}
	change, err := t.field.read(t.Value(), before)
	if err != nil {
		return err
	}
	return s.desk.Edit(t.field.label()+short(before.Name), model.ChangeStep(t.step, change))
}

// leave is keep for who goes elsewhere. Where what was typed is refused the cell stays open and says why; left
// again with the same text, it is as it was before.
func (s *screen) leave() bool {
	refused := s.typing.Refused != ""
	return s.keep() || refused
}

// done ends typing, and keeps what was typed.
func (s *screen) done() bool {
	if !s.ending() && !s.leave() {
		return false
	}
	s.typing = nil
	return true
}

// ending is true for a new step without a name: that is how adding ends.
func (s *screen) ending() bool { return s.typing.draft() && s.typing.Empty() }

// enter keeps the cell and goes to the same column of the next step, or asks for the next new one.
func (s *screen) enter(string) tea.Cmd {
	switch {
	case s.ending():
		s.end()
	case s.keep():
		s.next()
	}
	return nil
}

// end leaves a new step without a name. Where tab came to it, who typed the figures does not look for the end
// of the list, and the next words would be commands: the first time it only says so.
func (s *screen) end() {
	if t := s.typing; t.passed {
		t.passed = false
		t.Refuse(errors.New("type the next step's name; enter once more ends"))
		return
	}
	s.typing = nil
}

// next asks for the next new step, or goes to the next one: what is empty there is typed, and what is filled
// is only selected, since whoever corrects a figure is done then.
func (s *screen) next() {
	if s.typing.adding {
		s.start(s.place(max(s.ahead(), 0)))
		return
	}
	step, ok := s.following()
	switch f := s.typing.field; {
	case ok && f.shown(step, s.desk.Calendar()) == "":
		s.goTo(s.place(s.ahead()), f)
	case ok:
		s.typing = nil
		s.board.Select(step.ID)
	default:
		s.typing = nil
	}
}

// ahead is one step on, as the room walks.
func (s *screen) ahead() int {
	if s.backwards {
		return -1
	}
	return 1
}

// following is the step that comes behind the one that is typed, as the room walks; ok is false at the end.
func (s *screen) following() (step model.Step, ok bool) {
	steps, place := s.stream().Steps, s.place(s.ahead())
	if place < 0 || place >= len(steps) {
		return model.Step{}, false
	}
	return steps[place], true
}

// place is so many steps behind the one that is typed.
func (s *screen) place(by int) int {
	_, place, _ := s.stream().Step(s.typing.step)
	return place + by
}

// goTo opens a cell; where there is none, typing ends.
func (s *screen) goTo(place int, f field) {
	steps := s.stream().Steps
	adding := s.typing.adding && place >= 0 && place < len(steps) && steps[place].ID == s.typing.step
	s.typing = nil
	if place < 0 || place >= len(steps) {
		return
	}
	s.board.Select(steps[place].ID)
	s.field = f
	s.open("")
	s.offer()
	s.typing.adding = adding
}

// offer lets the next figure typed replace what stands in the cell, as in a spreadsheet: "2d" typed on "1h" is
// no "1h2d".
func (s *screen) offer() {
	if f := s.typing.field; f.figure() || f == cycleField {
		s.typing.Offer()
	}
}

// goOn is leave for tab and the arrows. Who uses them types on without a look: the next figure does not stick
// to one that was refused. A new step's refused name stays until it is mended or dropped.
func (s *screen) goOn() bool {
	if s.typing.draft() {
		return s.keep()
	}
	if s.leave() {
		return true
	}
	s.offer()
	return false
}

// tab keeps the cell and goes to the next field, or with shift to the one before; behind the last field
// comes the next step.
func (s *screen) tab(key string) tea.Cmd {
	if s.ending() {
		s.end()
		return nil
	}
	if !s.goOn() {
		return nil
	}
	fields, at, place := s.fields(), s.column(), s.place(0)
	switch {
	case key == "tab" && at+1 < len(fields):
		s.goTo(place, fields[at+1])
	case key == "tab" && s.typing.adding:
		s.next()
		s.typing.passed = true
	case key == "tab":
		s.goTo(place+1, fields[0])
	case at > 0:
		s.goTo(place, fields[at-1])
	default:
		s.goTo(place-1, fields[len(fields)-1])
	}
	return nil
}

// upDown keeps the cell and goes to the one above or below.
func (s *screen) upDown(key string) tea.Cmd {
	by := 1
	if key == "up" {
		by = -1
	}
	switch {
	case s.ending():
		s.typing = nil
	case s.goOn():
		s.goTo(s.place(by), s.typing.field)
	}
	return nil
}
