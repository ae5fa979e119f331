package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Quadrant is the notes of one quadrant, top first. They are not to be changed.
func (sw *Swot) Quadrant(q Quadrant) []Note { return *sw.quadrant(q) }

func (sw *Swot) quadrant(q Quadrant) *[]Note {
	switch q {
	case Strengths:
		return &sw.Strengths
	case Weaknesses:
		return &sw.Weaknesses
	case Opportunities:
		return &sw.Opportunities
	}
	return &sw.Threats
}

// Notes are all of them, quadrant by quadrant.
func (sw *Swot) Notes() []Note {
	return slices.Concat(sw.Strengths, sw.Weaknesses, sw.Opportunities, sw.Threats)
}

// Find says where a note is; ok is false when there is none with this id.
func (sw *Swot) Find(id ID) (q Quadrant, index int, ok bool) {
	for _, q := range Quadrants {
		if i := indexOf(sw.Quadrant(q), id); i >= 0 {
			return q, i, true
		}
	}
	return "", 0, false
}

// Note is the note with this id, or a zero Note.
func (sw *Swot) Note(id ID) Note {
	if q, i, ok := sw.Find(id); ok {
		return sw.Quadrant(q)[i]
	}
	return Note{}
}

// Placed counts the dots on all notes.
func (sw *Swot) Placed() int {
	placed := 0
	for _, note := range sw.Notes() {
		placed += note.Votes
	}
	return placed
}

// Duplicates are the notes of a quadrant that say the same but for case, spaces and punctuation, each
// group in the order of the quadrant. Whether they mean the same is for the room to say.
func (sw *Swot) Duplicates(q Quadrant) [][]ID {
	var groups [][]ID
	place := map[string]int{}
	for _, note := range sw.Quadrant(q) {
		words := bareWords(note.Text)
		i, ok := place[words]
		if !ok {
			i = len(groups)
			place[words] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], note.ID)
	}
	return slices.DeleteFunc(groups, func(ids []ID) bool { return len(ids) < 2 })
}

// bareWords is a text without case and punctuation. Signs that make another word of it (C#, R&D) stay.
func bareWords(t Text) string {
	words := strings.FieldsFunc(Fold(t.s), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r) && !strings.ContainsRune("#&%@*/\\", r)
	})
	if len(words) == 0 {
		return t.s
	}
	return strings.Join(words, " ")
}

// AddNotes puts new notes into a quadrant at a place, 0 being the top; a place beyond the end is the end.
// Pasted lines are separate notes of one edit; empty lines are left out.
func AddNotes(q Quadrant, texts []Text, place int) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		texts, err := said(texts, errNoWords)
		if err != nil {
			return s, err
		}
		if err := checkRoom("notes", len(s.Swot.Notes()), len(texts)); err != nil {
			return s, err
		}
		added := make([]Note, len(texts))
		for i, text := range texts {
			added[i] = Note{ID: stamp.NewID(), Text: text}
		}
		return s.withNotes(q, func(notes []Note) []Note {
			return slices.Insert(notes, min(max(place, 0), len(notes)), added...)
		}), nil
	}
}

// ChangeNote gives a note another text, group, or step or cycle that it is about. change gets a copy of
// the note; its id and votes stay as they are.
func ChangeNote(id ID, change func(*Note)) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		q, i, ok := s.Swot.Find(id)
		if !ok {
			return s, errNoNote
		}
		before := s.Swot.Quadrant(q)[i]
		note := before
		change(&note)
		note.ID, note.Votes = before.ID, before.Votes
		if err := s.checkNote(note); err != nil {
			return s, err
		}
		return s.withNotes(q, func(notes []Note) []Note { notes[i] = note; return notes }), nil
	}
}

func (s Session) checkNote(note Note) error {
	switch {
	case note.Text.Empty():
		return errNoWords
	case note.About != "" && s.stepName(note.About).Empty():
		return errors.New("the step that the note is about is not in the value stream: choose another one")
	case note.Cycle != "" && !slices.Contains(Cycles, note.Cycle):
		return fmt.Errorf("%s is no cycle: Build, Test, Release and Transition are", quote(string(note.Cycle)))
	}
	return cmp.Or(note.Text.within(NoteLimit), note.Group.within(NameLimit))
}

// MoveNote puts a note into a quadrant at a place, counted without the note itself.
func MoveNote(id ID, to Quadrant, place int) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		from, i, ok := s.Swot.Find(id)
		if !ok {
			return s, errNoNote
		}
		note := s.Swot.Quadrant(from)[i]
		s = s.withNotes(from, func(notes []Note) []Note { return slices.Delete(notes, i, i+1) })
		return s.withNotes(to, func(notes []Note) []Note {
			return slices.Insert(notes, min(max(place, 0), len(notes)), note)
		}), nil
	}
}

// DeleteNote takes a note and its dots off the board.
func DeleteNote(id ID) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		q, i, ok := s.Swot.Find(id)
		if !ok {
			return s, errNoNote
		}
		return s.withNotes(q, func(notes []Note) []Note { return slices.Delete(notes, i, i+1) }), nil
	}
}

// MergeNotes makes one note of two, in the place of the first: their votes add up, and every word of
// both stays unless they say the same. It is refused where the text would be longer than a note takes.
func MergeNotes(into, from ID) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		q, i, ok := s.Swot.Find(into)
		if _, _, both := s.Swot.Find(from); !ok || !both {
			return s, errNoNote
		}
		if into == from {
			return s, errors.New("a note cannot be merged with itself: choose another one")
		}
		kept, gone := s.Swot.Note(into), s.Swot.Note(from)
		merged, err := s.merge(kept, gone)
		if err != nil {
			return s, err
		}
		s = s.withNotes(q, func(notes []Note) []Note { notes[i] = merged; return notes })
		return DeleteNote(from)(s, stamp)
	}
}

func (s Session) merge(kept, gone Note) (Note, error) {
	words := joined(kept.Text, gone.Text)
	switch subject := s.subject(gone); {
	case subject == "" || subject == s.subject(kept):
	case s.subject(kept) == "":
		kept.About, kept.Cycle = gone.About, gone.Cycle
	default:
		words += " (" + subject + ")"
	}
	groups := kept.Group.s
	if !gone.Group.Empty() && gone.Group != kept.Group {
		groups = strings.TrimPrefix(groups+", "+gone.Group.s, ", ")
	}
	var err error
	if kept.Text, err = Clean(words, NoteLimit); err != nil {
		return Note{}, fmt.Errorf("together the two notes are too long (%w)", err)
	}
	if kept.Group, err = Clean(groups, NameLimit); err != nil {
		return Note{}, fmt.Errorf("together the names of the two notes' groups are too long (%w)", err)
	}
	kept.Votes, err = added("note", kept.Votes, gone.Votes)
	return kept, err
}

// subject names what a note is about: a step, a cycle, or nothing.
func (s Session) subject(n Note) string {
	if n.About != "" {
		return s.stepName(n.About).s
	}
	return string(n.Cycle)
}

func (s Session) stepName(id ID) Text {
	for _, step := range s.Stream.Steps {
		if step.ID == id {
			return step.Name
		}
	}
	return Text{}
}

// Vote puts dots on a note, or takes them off where by is below 0. See SetVotes for what is refused.
func Vote(id ID, by int) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		return SetVotes(id, s.Swot.Note(id).Votes+by)(s, stamp)
	}
}

// SetVotes gives a note as many dots as hands were counted. A count below 0 is refused, and so is one
// more dot than the quota, where there is one.
func SetVotes(id ID, count int) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		q, i, ok := s.Swot.Find(id)
		if !ok {
			return s, errNoNote
		}
		if err := s.Swot.allow("note", s.Swot.Note(id).Votes, count, s.Swot.Placed()); err != nil {
			return s, err
		}
		return s.withNotes(q, func(notes []Note) []Note { notes[i].Votes = count; return notes }), nil
	}
}

// SetDots says how many people vote and how many dots each has, at least one. People 0 means no quota.
// Dots that are placed already stay, even where they are more than the new quota.
func SetDots(people, each int) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		sw := *s.Swot
		if err := sw.Ballot.set(people, each); err != nil {
			return s, err
		}
		s.Swot = &sw
		return s, nil
	}
}

// SortByVotes puts the notes with most dots on top; equal ones keep their order.
func SortByVotes(q Quadrant) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		return s.withNotes(q, func(notes []Note) []Note {
			slices.SortStableFunc(notes, func(a, b Note) int { return cmp.Compare(b.Votes, a.Votes) })
			return notes
		}), nil
	}
}

var (
	errNoNote  = errors.New("that note is not on the board any more")
	errNoWords = errors.New("a note needs words: type some first")
)

// withNotes changes a copy of one quadrant.
func (s Session) withNotes(q Quadrant, change func([]Note) []Note) Session {
	sw := *s.Swot
	notes := sw.quadrant(q)
	*notes = change(slices.Clone(*notes))
	s.Swot = &sw
	return s
}
