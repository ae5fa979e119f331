package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"time"

	"flipchart/model"
)

// JSON is the whole session in the public form of docs/formats.md, complete but for its history. changedAt
// is when it was changed last: the open card's minutes count up to then, so that reading the file back
// gives the session as it would be if it had been closed at that moment.
func JSON(s model.Session, changedAt time.Time) ([]byte, error) {
	file := sessionFile{
		Schema:      schema,
		Generator:   "flipchart",
		Session:     writeSession(s, changedAt),
		Wall:        writeWall(s, changedAt),
		ValueStream: writeStream(s),
		Swot:        writeSwot(s),
		Calms:       writeCalms(s.Calms),
		ParkingLot:  each(s.Park.Points, writePoint),
		Place:       writePlace(s),
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(file); err != nil {
		return nil, fmt.Errorf("the session cannot be written as JSON: %w", err)
	}
	return b.Bytes(), nil
}

// ReadJSON makes a session of what JSON wrote, or of what another program wrote in the same form: names
// that are missing mean empty, items without an id get one. filename is for the sentences of the error,
// which lists all findings, one a line. Nothing else of the file is used when there is one.
func ReadJSON(filename string, data []byte) (model.Session, error) {
	f := &findings{file: fileName(filename)}
	tree, ok := parse(data, f)
	if !ok {
		return model.Session{}, f.err()
	}
	if !checkSchema(tree, f) {
		return model.Session{}, f.err()
	}
	b := &binder{findings: f}
	var file sessionFile
	b.bind("", tree, reflect.ValueOf(&file).Elem())
	b.giveIDs()
	r := &reader{findings: f}
	s := r.session(file)
	r.addFlaws(model.Validate(s))
	if err := f.err(); err != nil {
		return model.Session{}, err
	}
	return s, nil
}

// checkSchema refuses a file from a newer flipchart: what its names mean is not known here.
func checkSchema(tree any, f *findings) bool {
	file, ok := tree.(object)
	if !ok {
		f.add("", "%s stands here; a session in { } was expected", kindOf(tree))
		return false
	}
	digits, ok := file.values["schema"].(json.Number)
	version, err := digits.Int64()
	switch {
	case file.values["schema"] == nil:
		f.add(": schema", "the schema is missing, so this may be no session of flipchart; it is %d in this version", schema)
	case !ok || err != nil || version < 1:
		f.add(": schema", "the schema is a whole number from 1, and this is none")
	case version > schema:
		f.add(": schema", "the file has schema %d, from a newer flipchart; this one reads up to %d: update it", version, schema)
	default:
		return true
	}
	return false
}

// reader makes documents of the file's structs. Rules are the model's to check; here is only what the
// documents cannot even hold.
type reader struct {
	*findings
	calendar model.Calendar
}

func (r *reader) session(file sessionFile) model.Session {
	s := model.NewSession(r.text("session.name", file.Session.Name, model.NameLimit), time.Time{})
	s.Group = r.group(file.Session)
	r.calendar = s.Group.Calendar
	if r.calendar.Validate() != nil {
		r.calendar = model.DefaultCalendar // the fault is told; times still need one
	}
	r.wall(&s, file)
	s.Stream = r.stream(file.ValueStream)
	s.Swot = r.swot(file.Swot, s.Stream.Steps)
	s.Calms = r.calms(file.Calms)
	s.Park = &model.ParkingLot{Points: eachAt(file.ParkingLot, "parkingLot", r.point)}
	s.Place = readPlace(file.Place)
	return s
}

func writeSession(s model.Session, changedAt time.Time) sessionJSON {
	g := s.Group
	return sessionJSON{
		Name:         s.Name.String(),
		Organisation: g.Organisation.String(),
		Pipeline:     g.Pipeline.String(),
		CreatedAt:    instant(g.CreatedAt),
		ChangedAt:    instant(changedAt),
		HoursPerDay:  &g.Calendar.HoursPerDay,
		DaysPerWeek:  &g.Calendar.DaysPerWeek,
	}
}

func (r *reader) group(j sessionJSON) *model.Group {
	g := &model.Group{
		Organisation: r.text("session.organisation", j.Organisation, model.NameLimit),
		Pipeline:     r.text("session.pipeline", j.Pipeline, model.NameLimit),
		CreatedAt:    value(j.CreatedAt),
		Calendar:     model.DefaultCalendar,
	}
	if j.HoursPerDay != nil {
		g.Calendar.HoursPerDay = *j.HoursPerDay
	}
	if j.DaysPerWeek != nil {
		g.Calendar.DaysPerWeek = *j.DaysPerWeek
	}
	return g
}

// writePlace leaves out a card that is not there any more.
func writePlace(s model.Session) placeJSON {
	place := placeJSON{Selected: map[string]string{}, Volunteer: s.Place.Volunteer}
	if s.Wall.Card(s.Place.Card).ID != "" {
		place.CardID = pointer(s.Place.Card)
	}
	for screen, id := range s.Place.Selected {
		place.Selected[screen] = string(id)
	}
	return place
}

func readPlace(j placeJSON) *model.Place {
	place := &model.Place{Card: id(j.CardID), Volunteer: j.Volunteer}
	for screen, selected := range j.Selected {
		if place.Selected == nil {
			place.Selected = map[string]model.ID{}
		}
		place.Selected[screen] = model.ID(selected)
	}
	return place
}

func writePoint(p model.Point) parkPointJSON {
	return parkPointJSON{ownID(p.ID), p.Text.String(), p.Exercise.String(), instant(p.At)}
}

func (r *reader) point(path string, j parkPointJSON) model.Point {
	return model.Point{
		ID:       model.ID(j.ID),
		Text:     r.text(path+".text", j.Text, model.NoteLimit),
		Exercise: r.text(path+".exercise", j.Exercise, model.NameLimit),
		At:       value(j.At),
	}
}

// text cleans what was read, and refuses more characters than its place takes.
func (r *reader) text(path, s string, limit int) model.Text {
	text, err := model.Clean(s, limit)
	if err != nil {
		r.add(": "+path, "%s", err)
	}
	return text
}

func (r *reader) prose(path, s string) model.Prose {
	prose, err := model.CleanProse(s)
	if err != nil {
		r.add(": "+path, "%s", err)
	}
	return prose
}

// addFlaws adds what the model's rules say, but nothing about a place where something was found already.
func (r *reader) addFlaws(flaws []error) {
	found := r.lines
	for _, err := range flaws {
		var flaw model.Flaw
		if !errors.As(err, &flaw) {
			r.add("", "%s", err)
			continue
		}
		if at := r.file + ": " + flaw.Path; !startsAny(found, at+":", at+".", at+"[") {
			r.add(": "+flaw.Path, "%s", flaw.Problem)
		}
	}
}

func startsAny(lines []string, prefixes ...string) bool {
	for _, line := range lines {
		for _, prefix := range prefixes {
			if strings.HasPrefix(line, prefix) {
				return true
			}
		}
	}
	return false
}

// each writes a list; an empty one is [] and never null.
func each[T, J any](list []T, write func(T) J) []J {
	written := make([]J, len(list))
	for i, item := range list {
		written[i] = write(item)
	}
	return written
}

// eachAt reads a list, each entry with its path.
func eachAt[J, T any](list []J, path string, read func(string, J) T) []T {
	var items []T
	for i, j := range list {
		items = append(items, read(fmt.Sprintf("%s[%d]", path, i), j))
	}
	return items
}

// instant is null for a time that is not known.
func instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

// pointer is null for an id or a word that is empty.
func pointer[S ~string](s S) *string {
	if s == "" {
		return nil
	}
	text := string(s)
	return &text
}

// value is what stands behind a pointer, or nothing.
func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

func id(p *string) model.ID { return model.ID(value(p)) }

// duration of a number of units. Beyond what a duration holds it is the longest.
func duration(amount float64, unit time.Duration) time.Duration {
	return time.Duration(min(max(math.Round(amount*float64(unit)), -math.MaxInt64/2), math.MaxInt64/2))
}
