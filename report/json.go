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
	"flipchart/model/findings"
)

// Schema of the JSON that this version writes. A version that adds names, optional ones too, raises it by one,
// once for all of them: an older program refuses names that it does not know. 1 is not released yet: names may
// still join it.
const Schema = 2

// part is what one name of the file holds. The structs of the parts are the public form of a session,
// described in docs/formats.md. Names are added, never renamed or given another meaning. A pointer is null
// where nothing is known; derived values are written for readers and not trusted when read.
type part struct {
	name  string
	write func(s model.Session, changedAt time.Time) any
	// bind puts what the file has, nil where it has nothing, into the part's struct. What it returns makes a
	// document of that, once every item of the file has an id.
	bind func(b *binder, value any) (read func(*reader, *model.Session))
}

// partOf makes a part of a struct J for encoding/json.
func partOf[J any](name string, write func(model.Session, time.Time) J, read func(*reader, *model.Session, J)) part {
	return part{
		name:  name,
		write: func(s model.Session, changedAt time.Time) any { return write(s, changedAt) },
		bind: func(b *binder, value any) func(*reader, *model.Session) {
			var j J
			b.bind(name, value, reflect.ValueOf(&j).Elem())
			return func(r *reader, s *model.Session) { read(r, s, j) }
		},
	}
}

// JSON is the whole session in the public form of docs/formats.md, complete but for its history. changedAt
// is when it was changed last: the open card's minutes count up to then, so that reading the file back
// gives the session as it would be if it had been closed at that moment.
func JSON(s model.Session, changedAt time.Time) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "{\n  \"schema\": %d,\n  \"generator\": \"flipchart\"", Schema)
	encoder := json.NewEncoder(&b)
	encoder.SetIndent("  ", "  ")
	for _, part := range parts {
		fmt.Fprintf(&b, ",\n  %q: ", part.name)
		if err := encoder.Encode(part.write(s, changedAt)); err != nil {
			return nil, fmt.Errorf("the session cannot be written as JSON: %w", err)
		}
		b.Truncate(b.Len() - 1) // the encoder ends a line
	}
	b.WriteString("\n}\n")
	return b.Bytes(), nil
}

// ReadJSON makes a session of what JSON wrote, or of what another program wrote in the same form: names
// that are missing mean empty, items without an id get one. filename is for the sentences of the error,
// which lists all findings, one a line. Nothing else of the file is used when there is one.
func ReadJSON(filename string, data []byte) (model.Session, error) {
	f := &found{file: findings.File(filename)}
	tree, ok := parse(data, f)
	if !ok {
		return model.Session{}, f.Err()
	}
	file, ok := checkSchema(tree, f)
	if !ok {
		return model.Session{}, f.Err()
	}
	r := &reader{found: f}
	s := r.session(file)
	r.addFaults(model.Validate(s))
	if err := f.Err(); err != nil {
		return model.Session{}, err
	}
	return s, nil
}

// checkSchema refuses what is no session, and a file from a newer flipchart: what its names mean is not
// known here.
func checkSchema(tree any, f *found) (file object, ok bool) {
	file, ok = tree.(object)
	if !ok {
		f.add("", "%s stands here; a session in { } was expected", kindOf(tree))
		return file, false
	}
	digits, isNumber := file.values["schema"].(json.Number)
	version, err := digits.Int64()
	switch {
	case file.values["schema"] == nil:
		f.add(": schema", "the schema is missing, so this may be no session of flipchart; it is %d in this version", Schema)
	case !isNumber || err != nil || version < 1:
		f.add(": schema", "the schema is a whole number from 1, and this is none")
	case version > Schema:
		f.add(": schema", "the file has schema %d, from a newer flipchart; this one reads up to %d: update it", version, Schema)
	default:
		return file, true
	}
	return file, false
}

// reader makes documents of the file's structs. Rules are the model's to check; here is only what the
// documents cannot even hold.
type reader struct {
	*found
	calendar model.Calendar
}

func (r *reader) session(file object) model.Session {
	b := &binder{found: r.found}
	known := map[string]bool{"schema": true, "generator": true}
	b.bind("generator", file.values["generator"], reflect.ValueOf(new(string)).Elem())
	var reads []func(*reader, *model.Session)
	for _, part := range parts {
		known[part.name] = true
		reads = append(reads, part.bind(b, file.values[part.name]))
	}
	b.refuseUnknown("", file, known)
	b.giveIDs()
	s := model.NewSession(model.Text{}, time.Time{})
	for _, read := range reads {
		read(r, &s)
	}
	return s
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

// addFaults adds what the model's rules say, but nothing about a place where something was found already.
func (r *reader) addFaults(faults []error) {
	told := r.Lines()
	for _, err := range faults {
		var fault model.Fault
		if !errors.As(err, &fault) {
			r.add("", "%s", err)
			continue
		}
		if at := r.file + ": " + fault.Path; !startsAny(told, at+":", at+".", at+"[") {
			r.add(": "+fault.Path, "%s", fault.Problem)
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
