package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Flaw is something that a session must not hold. Path says where, as in the session's JSON
// ("wall.todo[2].title").
type Flaw struct {
	Path    string
	Problem string
}

func (f Flaw) Error() string { return f.Path + ": " + f.Problem }

// Validate is the check of a whole session that did not come from edits but from outside: it returns all
// faults, as Flaw values, in the order of the session's JSON; none means that every edit and every
// screen can work with it. What an edit refuses is a fault here too. The clock may hold time of cards
// that were taken off the wall, and of that only negative spans are faults.
func Validate(s Session) []error {
	v := validator{session: s, owners: map[ID]string{}}
	v.group()
	v.wall()
	v.stream()
	v.swot()
	v.calms()
	v.park()
	return v.faults
}

type validator struct {
	session Session
	owners  map[ID]string // the path of the item that has an id
	faults  []error
}

// say notes what is wrong at a path, if anything is.
func (v *validator) say(err error, format string, args ...any) {
	if err != nil {
		v.faults = append(v.faults, Flaw{fmt.Sprintf(format, args...), err.Error()})
	}
}

// own notes the id of the item at a path and refuses one that another item has.
func (v *validator) own(id ID, path string) {
	v.say(checkID(id), "%s.id", path)
	if first, taken := v.owners[id]; taken && id != "" {
		v.say(fmt.Errorf("%s is the id of %s too: each item needs its own", quote(string(id)), first), "%s.id", path)
	}
	v.owners[id] = path
}

// maxIDLength keeps the number in an id well below the largest one there is.
const maxIDLength = 12

func checkID(id ID) error {
	if id == "" {
		return errors.New("the id is missing")
	}
	if len(id) > maxIDLength || strings.IndexFunc(string(id), notInKey) >= 0 {
		return fmt.Errorf("%s is no id: up to %d letters and digits are", quote(string(id)), maxIDLength)
	}
	return nil
}

func (v *validator) group() {
	s := v.session
	v.say(cmp.Or(needed(s.Name, "a session needs a name"), s.Name.within(NameLimit)), "session.name")
	v.say(s.Group.Organisation.within(NameLimit), "session.organisation")
	v.say(s.Group.Pipeline.within(NameLimit), "session.pipeline")
	v.say(s.Group.Calendar.Validate(), "session")
}

func needed(t Text, sentence string) error {
	if t.Empty() {
		return errors.New(sentence)
	}
	return nil
}

func (v *validator) wall() {
	w := v.session.Wall
	if w.Limit < 1 || w.Limit > MaxWIPLimit {
		v.say(fmt.Errorf("the limit of Doing is 1 to %d, not %d", MaxWIPLimit, w.Limit), "wall.wipLimit")
	} else if len(w.Doing) > w.Limit {
		v.say(fmt.Errorf("%d cards are in Doing, and its limit is %d: put some back into To do", len(w.Doing), w.Limit), "wall.doing")
	}
	v.say(checkRoom("cards", w.Total(), 0), "wall")
	for i, day := range w.Days {
		if day.Starts < 0 || day.Starts >= 24*60 {
			v.say(fmt.Errorf("a day starts at 0 to %d minutes after midnight, not %d", 24*60-1, day.Starts), "wall.days[%d].starts", i)
		}
	}
	for _, column := range Columns {
		for i, card := range w.Column(column) {
			path := fmt.Sprintf("wall.%s[%d]", column, i)
			v.own(card.ID, path)
			v.say(w.check(card), "%s", path)
			for j, move := range card.Moves {
				if !slices.Contains(Columns, move.To) {
					v.say(fmt.Errorf("%s is no column: todo, doing and done are", quote(string(move.To))), "%s.moves[%d].to", path, j)
				}
			}
			if v.session.Clock.Spent[card.ID] < 0 {
				v.say(errors.New("nobody can spend less than no time on a card"), "%s.actualMinutes", path)
			}
		}
	}
}

func (v *validator) stream() {
	stream := v.session.Stream
	v.say(checkRoom("steps", len(stream.Steps), 0), "valueStream.steps")
	steps := v.line(stream, "valueStream")
	if d := stream.Decision; d != nil {
		v.point(d.Step, steps, "valueStream.constraint.stepId")
		for i, seen := range d.Seen {
			for _, id := range append([]ID{seen.Step}, seen.Ties...) {
				v.point(id, steps, fmt.Sprintf("valueStream.constraint.seen[%d]", i))
			}
		}
	}
	for i, hands := range stream.Hands {
		path := fmt.Sprintf("valueStream.hands[%d]", i)
		v.point(hands.Step, steps, path+".step")
		if hands.Count < 0 {
			v.say(errors.New("there cannot be fewer than no hands"), "%s.count", path)
		}
	}
	for i, objection := range stream.Objections {
		path := fmt.Sprintf("valueStream.objections[%d]", i)
		v.own(objection.ID, path)
		v.say(needed(objection.Text, "an objection needs words"), "%s.text", path)
	}
	for i, other := range stream.Other {
		v.line(&ValueStream{Steps: other.Steps}, fmt.Sprintf("valueStream.otherMaps[%d]", i))
	}
}

// line checks the steps of one map and returns their ids.
func (v *validator) line(stream *ValueStream, path string) map[ID]bool {
	steps := map[ID]bool{}
	for i, step := range stream.Steps {
		v.own(step.ID, fmt.Sprintf("%s.steps[%d]", path, i))
		steps[step.ID] = true
	}
	for _, fault := range stream.Faults(v.session.Group.Calendar) {
		if fault.Step < 0 {
			v.say(fault, "%s.%s", path, inJSON(fault.Field))
		} else {
			v.say(fault, "%s.steps[%d].%s", path, fault.Step, inJSON(fault.Field))
		}
	}
	for i, step := range stream.Steps {
		v.point(step.CA.Receiver, steps, fmt.Sprintf("%s.steps[%d].askedOfId", path, i))
	}
	return steps
}

// point refuses a pointer at a step that does not exist; an empty one points at nothing.
func (v *validator) point(id ID, steps map[ID]bool, path string) {
	if id != "" && !steps[id] {
		v.say(fmt.Errorf("%s is the id of no step", quote(string(id))), "%s", path)
	}
}

// inJSON is a field's name in the session's JSON, where it differs from the CSV's.
func inJSON(f Field) string {
	switch f {
	case ProcessField:
		return "processTimeSeconds"
	case LeadField:
		return "leadTimeSeconds"
	case WaitField:
		return "waitEntered"
	case CAField:
		return "percentCompleteAccurate"
	case ParallelField:
		return "parallelWithPrevious"
	}
	return string(f)
}

func (v *validator) swot() {
	sw := v.session.Swot
	v.say(sw.checkDots(), "swot.dotsEach")
	v.say(checkRoom("notes", len(sw.Notes()), 0), "swot")
	for _, q := range Quadrants {
		for i, note := range sw.Quadrant(q) {
			path := fmt.Sprintf("swot.%s[%d]", q, i)
			v.own(note.ID, path)
			v.say(v.session.checkNote(note), "%s", path)
			if note.Votes < 0 || note.Votes > maxVotes {
				v.say(fmt.Errorf("a note has 0 to %d dots, not %d", maxVotes, note.Votes), "%s.votes", path)
			}
		}
	}
}

func (v *validator) calms() {
	c := v.session.Calms
	v.say(checkRoom("orders", len(c.Orders), 0), "calms.orders")
	for i, order := range c.Orders {
		path := fmt.Sprintf("calms.orders[%d]", i)
		v.own(order.ID, path)
		v.say(cmp.Or(needed(order.By, "an order needs the name of the group or person that it is from"), order.By.within(NameLimit)), "%s.by", path)
		for j, value := range order.Order {
			switch {
			case !slices.Contains(Values, value):
				v.say(fmt.Errorf("%s is no value of CALMS", quote(string(value))), "%s.order[%d]", path, j)
			case slices.Index(order.Order, value) != j:
				v.say(fmt.Errorf("%s has a place already", value), "%s.order[%d]", path, j)
			}
		}
	}
}

func (v *validator) park() {
	points := v.session.Park.Points
	v.say(checkRoom("points", len(points), 0), "parkingLot")
	for i, point := range points {
		path := fmt.Sprintf("parkingLot[%d]", i)
		v.own(point.ID, path)
		v.say(cmp.Or(needed(point.Text, "a point needs words"), point.Text.within(NoteLimit)), "%s.text", path)
		v.say(point.Exercise.within(NameLimit), "%s.exercise", path)
	}
}
