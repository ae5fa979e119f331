package model

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"
)

// DefaultWIPLimit is how many cards may be in Doing unless the course says otherwise: one exercise,
// and a break that is pulled in mid-item.
const DefaultWIPLimit = 2

// MaxWIPLimit is the largest limit that a course may set for Doing.
const MaxWIPLimit = 9

// Column is one of the three of the wall. The values are what the session's JSON says.
type Column string

// The columns in the order in which cards move.
const (
	Todo  Column = "todo"
	Doing Column = "doing"
	Done  Column = "done"
)

// Columns from left to right.
var Columns = []Column{Todo, Doing, Done}

// CardKind says what a card opens.
type CardKind string

// The kinds of cards.
const (
	ExerciseCard CardKind = "exercise"
	TalkCard     CardKind = "talk"
	BreakCard    CardKind = "break"
)

var cardKinds = []CardKind{ExerciseCard, TalkCard, BreakCard}

// Wall is the course Kanban: every card is in one column, Doing never holds more than Limit. Dropped cards
// are in none.
type Wall struct {
	Course Text   `json:"course,omitzero"` // the title of the course that the cards were copied from
	Days   []Day  `json:"days,omitempty"`
	Limit  int    `json:"limit"` // 1 to 9: how many may be in Doing
	Todo   []Card `json:"todo"`
	Doing  []Card `json:"doing"`
	Done   []Card `json:"done"`
	// Dropped are the cards that the room goes without, so that a day ends in time.
	Dropped []Card `json:"dropped,omitempty"`
}

// Day is one day of the course. Starts is the planned time of day in minutes after midnight.
type Day struct {
	Title  Text `json:"title"`
	Starts int  `json:"starts"`
}

// TimeOfDay writes minutes after midnight as clocks show them: 545 is "09:05". After 24 hours it begins anew.
func TimeOfDay(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60) }

// Card is one item of the course.
type Card struct {
	ID       ID       `json:"id"`
	Title    Text     `json:"title"`
	Kind     CardKind `json:"kind"`
	Exercise string   `json:"exercise,omitempty"` // its key in the catalogue, for an exercise
	Day      int      `json:"day,omitempty"`      // 1 for the first; 0 where the course has no days
	Optional bool     `json:"optional,omitempty"` // "if time allows"
	Shorten  Text     `json:"shorten,omitzero"`   // how to do it in less time
	Planned  int      `json:"planned"`            // minutes
	Cut      int      `json:"cut,omitempty"`      // minutes that were taken off it, so that its day ends in time
	Blocked  Text     `json:"blocked,omitzero"`   // the reason, while it is blocked
	Guide    Guide    `json:"guide,omitzero"`     // for talks and breaks; an exercise has its own
	Moves    []Move   `json:"moves,omitempty"`    // every move from one column to another, oldest first
}

func (c Card) id() ID { return c.ID }

// Guide is what the facilitator goes by, in Markdown. The room's part may be projected.
type Guide struct {
	Room        Prose `json:"room,omitzero"`
	Facilitator Prose `json:"facilitator,omitzero"`
}

// ReadGuide divides a guide's text at its line "<!-- facilitator -->": what the room may see stands above
// it. A text that is no Prose, because it is too long, makes an empty guide. It is read when somebody first
// wants it, and not at every start.
func ReadGuide(text string) func() Guide {
	return sync.OnceValue(func() (guide Guide) {
		room, facilitator, _ := strings.Cut(text, "<!-- facilitator -->")
		guide.Room, _ = CleanProse(room)
		guide.Facilitator, _ = CleanProse(facilitator)
		return guide
	})
}

// Move says when a card came into a column.
type Move struct {
	To Column    `json:"to"`
	At time.Time `json:"at"`
}

// Column is the cards of one column, top first.
func (w *Wall) Column(c Column) []Card { return *w.column(c) }

func (w *Wall) column(c Column) *[]Card {
	switch c {
	case Doing:
		return &w.Doing
	case Done:
		return &w.Done
	}
	return &w.Todo
}

// Total counts the cards on the wall: those of all columns, without the dropped ones.
func (w *Wall) Total() int { return len(w.Todo) + len(w.Doing) + len(w.Done) }

// Full is true when Doing takes no further card.
func (w *Wall) Full() bool { return len(w.Doing) >= w.limit() }

// limit is the nearest one that is allowed, whatever a file says.
func (w *Wall) limit() int { return min(max(w.Limit, 1), MaxWIPLimit) }

// Find says where a card is; ok is false when there is none with this id.
func (w *Wall) Find(id ID) (c Column, index int, ok bool) {
	for _, c := range Columns {
		if i := indexOf(w.Column(c), id); i >= 0 {
			return c, i, true
		}
	}
	return "", 0, false
}

// Card is the card with this id, or a zero Card.
func (w *Wall) Card(id ID) Card {
	if c, i, ok := w.Find(id); ok {
		return w.Column(c)[i]
	}
	return Card{}
}

// Cards are those on the wall: to do, doing, done, without the dropped ones.
func (w *Wall) Cards() []Card { return slices.Concat(w.Todo, w.Doing, w.Done) }

// All goes through every card that there is, the dropped ones last, each with its path in the session's
// JSON ("wall.todo[2]").
func (w *Wall) All() iter.Seq2[string, Card] {
	return func(yield func(string, Card) bool) {
		for _, list := range []struct {
			name  string
			cards []Card
		}{{string(Todo), w.Todo}, {string(Doing), w.Doing}, {string(Done), w.Done}, {"dropped", w.Dropped}} {
			for i, card := range list.cards {
				if !yield(fmt.Sprintf("wall.%s[%d]", list.name, i), card) {
					return
				}
			}
		}
	}
}

// DoingFullError refuses a card because Doing is at its limit. It names the cards in progress, since
// finishing one of them or putting one back is the way out.
type DoingFullError struct {
	Limit int
	Cards []Card
}

func (e DoingFullError) Error() string {
	names := make([]string, len(e.Cards))
	for i, card := range e.Cards {
		names[i] = quote(card.Title.String())
	}
	switch len(names) {
	case 1:
		return fmt.Sprintf("Doing is full. Finish %s or put it back; its minutes stay.", names[0])
	case 2:
		return fmt.Sprintf("Doing is full. Finish %s, or put %s back; its minutes stay.", names[0], names[1])
	}
	return fmt.Sprintf("Doing is full. Finish one of these, or put one back; its minutes stay: %s.", strings.Join(names, ", "))
}

// check says what is wrong with a card of this wall, apart from its place.
func (w *Wall) check(c Card) error {
	switch title := quote(c.Title.String()); {
	case c.Title.Empty():
		return errors.New("a card needs a title")
	case c.Planned < 0 || c.Planned > 24*60:
		return fmt.Errorf("%s cannot take %d minutes: a card takes 0 minutes to 24 hours", title, c.Planned)
	case c.Cut < 0 || c.Planned+c.Cut > 24*60:
		return fmt.Errorf("%s cannot be %d minutes shorter than planned: a card takes 0 minutes to 24 hours", title, c.Cut)
	case !slices.Contains(cardKinds, c.Kind):
		return fmt.Errorf("%s is a card of no known kind: exercise, talk and break are", title)
	case strings.IndexFunc(c.Exercise, notInKey) >= 0:
		return fmt.Errorf("the exercise of %s is no name of one: letters and digits only", title)
	case c.Day < 0 || c.Day > len(w.Days):
		return fmt.Errorf("%s is for day %d, and the course has %d", title, c.Day, len(w.Days))
	}
	return c.Title.within(NameLimit)
}

func notInKey(r rune) bool {
	return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_')
}

var errNoCard = errors.New("that card is not on the wall any more")

// MoveCard puts a card into a column at a place, 0 being the top; a place beyond the end is the end.
// A card that would exceed the limit of Doing is refused with a DoingFullError.
func MoveCard(id ID, to Column, place int) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		from, index, ok := s.Wall.Find(id)
		if !ok {
			return s, errNoCard
		}
		card := s.Wall.Column(from)[index]
		w := *s.Wall
		if from != to {
			if to == Doing && w.Full() {
				return s, DoingFullError{w.limit(), slices.Clone(w.Doing)}
			}
			card.Moves = append(slices.Clone(card.Moves), Move{to, stamp.At.UTC()})
		}
		source := w.column(from)
		*source = slices.Delete(slices.Clone(*source), index, index+1)
		target := w.column(to)
		*target = slices.Insert(slices.Clone(*target), min(max(place, 0), len(*target)), card)
		s.Wall = &w
		return s, nil
	}
}

// AddCard puts a new card into To do at a place. It gets an id of its own and no moves yet; one of no
// kind is a talk.
func AddCard(card Card, place int) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		card.Kind = cmp.Or(card.Kind, TalkCard)
		if err := s.Wall.check(card); err != nil {
			return s, err
		}
		if err := checkRoom("cards", s.Wall.Total()+len(s.Wall.Dropped), 1); err != nil {
			return s, err
		}
		card.ID, card.Moves = stamp.NewID(), nil
		w := *s.Wall
		w.Todo = slices.Insert(slices.Clone(w.Todo), min(max(place, 0), len(w.Todo)), card)
		s.Wall = &w
		return s, nil
	}
}

// ChangeCard gives a card another title, length, mark or block. change gets a copy of the card; its id
// and moves stay as they are. Minutes that a shortened card gets back are not cut any more.
func ChangeCard(id ID, change func(*Card)) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		column, index, ok := s.Wall.Find(id)
		if !ok {
			return s, errNoCard
		}
		before := s.Wall.Column(column)[index]
		card := before
		change(&card)
		card.ID, card.Moves = before.ID, before.Moves
		if more := card.Planned - before.Planned; more > 0 {
			card.Cut = max(before.Cut-more, 0)
		}
		if err := s.Wall.check(card); err != nil {
			return s, err
		}
		w := *s.Wall
		cards := w.column(column)
		*cards = slices.Clone(*cards)
		(*cards)[index] = card
		s.Wall = &w
		return s, nil
	}
}

// DeleteCard takes a card off the wall. What its exercise holds stays.
func DeleteCard(id ID) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		column, index, ok := s.Wall.Find(id)
		if !ok {
			return s, errNoCard
		}
		w := *s.Wall
		cards := w.column(column)
		*cards = slices.Delete(slices.Clone(*cards), index, index+1)
		s.Wall = &w
		return s, nil
	}
}

func (w *Wall) validate(v *validator) {
	if w.Limit < 1 || w.Limit > MaxWIPLimit {
		v.say(fmt.Errorf("the limit of Doing is 1 to %d, not %d", MaxWIPLimit, w.Limit), "wall.wipLimit")
	} else if len(w.Doing) > w.Limit {
		v.say(fmt.Errorf("%d cards are in Doing, and its limit is %d: put some back into To do", len(w.Doing), w.Limit), "wall.doing")
	}
	v.say(checkRoom("cards", w.Total()+len(w.Dropped), 0), "wall")
	for i, day := range w.Days {
		if day.Starts < 0 || day.Starts >= 24*60 {
			v.say(fmt.Errorf("a day starts at 0 to %d minutes after midnight, not %d", 24*60-1, day.Starts), "wall.days[%d].starts", i)
		}
	}
	for path, card := range w.All() {
		v.own(card.ID, path)
		v.say(w.check(card), "%s", path)
		for j, move := range card.Moves {
			if !slices.Contains(Columns, move.To) {
				v.say(fmt.Errorf("%s is no column: todo, doing and done are", quote(string(move.To))), "%s.moves[%d].to", path, j)
			}
			if move.At.IsZero() {
				v.say(errors.New("a move needs its time"), "%s.moves[%d].at", path, j)
			}
		}
	}
}
