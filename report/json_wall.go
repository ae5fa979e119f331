package report

import (
	"strconv"
	"strings"
	"time"

	"flipchart/model"
	"flipchart/model/findings"
)

var wallPart = partOf("wall", writeWall, readWall)

type wallJSON struct {
	Course     string     `json:"course"`
	Days       []dayJSON  `json:"days"`
	WIPLimit   *int       `json:"wipLimit"`
	OpenCardID *string    `json:"openCardId"` // the card opened last
	Todo       []cardJSON `json:"todo"`
	Doing      []cardJSON `json:"doing"`
	Done       []cardJSON `json:"done"`
	Dropped    []cardJSON `json:"dropped,omitempty"`
}

type dayJSON struct {
	Title  string `json:"title"`
	Starts string `json:"starts"` // "09:00"
}

type cardJSON struct {
	ID             ownID      `json:"id"`
	Title          string     `json:"title"`
	Kind           string     `json:"kind"`
	Exercise       string     `json:"exercise"`
	Day            int        `json:"day"` // 0 where the course has no days
	Optional       bool       `json:"optional"`
	Shorten        string     `json:"shorten"`
	PlannedMinutes int        `json:"plannedMinutes"`
	CutMinutes     int        `json:"cutMinutes,omitempty"` // taken off, so that the day ends in time
	ActualMinutes  float64    `json:"actualMinutes"`
	BlockedReason  *string    `json:"blockedReason"`
	Guide          *guideJSON `json:"guide"`
	Moves          []moveJSON `json:"moves"`
	Timer          *timerJSON `json:"timer"`
}

type guideJSON struct {
	Room        string `json:"room"`
	Facilitator string `json:"facilitator"`
}

type moveJSON struct {
	To string     `json:"to"`
	At *time.Time `json:"at"`
}

type timerJSON struct {
	LeftSeconds *float64   `json:"leftSeconds"` // while it is paused, below 0 in overtime
	Deadline    *time.Time `json:"deadline"`    // while it runs
}

func writeWall(s model.Session, changedAt time.Time) wallJSON {
	w := s.Wall
	wall := wallJSON{
		Course:   w.Course.String(),
		WIPLimit: &w.Limit,
		Days: each(w.Days, func(d model.Day) dayJSON {
			return dayJSON{d.Title.String(), model.TimeOfDay(d.Starts)}
		}),
	}
	if w.Card(s.Clock.Open).ID != "" {
		wall.OpenCardID = pointer(s.Clock.Open)
	}
	card := func(c model.Card) cardJSON { return writeCard(s, c, changedAt) }
	wall.Todo, wall.Doing, wall.Done = each(w.Todo, card), each(w.Doing, card), each(w.Done, card)
	wall.Dropped = each(w.Dropped, card)
	return wall
}

func writeCard(s model.Session, c model.Card, changedAt time.Time) cardJSON {
	card := cardJSON{
		ID:             ownID(c.ID),
		Title:          c.Title.String(),
		Kind:           string(c.Kind),
		Exercise:       c.Exercise,
		Day:            c.Day,
		Optional:       c.Optional,
		Shorten:        c.Shorten.String(),
		PlannedMinutes: c.Planned,
		CutMinutes:     c.Cut,
		ActualMinutes:  s.Spent(c.ID, changedAt).Minutes(),
		BlockedReason:  pointer(c.Blocked.String()),
		Moves:          each(c.Moves, func(m model.Move) moveJSON { return moveJSON{string(m.To), instant(m.At)} }),
	}
	if c.Guide != (model.Guide{}) {
		card.Guide = &guideJSON{c.Guide.Room.String(), c.Guide.Facilitator.String()}
	}
	if timer, started := s.Clock.Timers[c.ID]; started {
		card.Timer = writeTimer(timer)
	}
	return card
}

func writeTimer(t model.Timer) *timerJSON {
	if t.Running() {
		return &timerJSON{Deadline: instant(t.Deadline)}
	}
	left := t.Left.Seconds()
	return &timerJSON{LeftSeconds: &left}
}

// readWall reads the cards, and with them the clock.
func readWall(r *reader, s *model.Session, j wallJSON) {
	clock := &model.Clock{Open: id(j.OpenCardID)}
	card := func(path string, j cardJSON) model.Card { return r.card(path, j, clock) }
	s.Clock = clock
	s.Wall = &model.Wall{
		Course:  r.text("wall.course", j.Course, model.NameLimit),
		Days:    eachAt(j.Days, "wall.days", r.day),
		Limit:   model.DefaultWIPLimit,
		Todo:    eachAt(j.Todo, "wall.todo", card),
		Doing:   eachAt(j.Doing, "wall.doing", card),
		Done:    eachAt(j.Done, "wall.done", card),
		Dropped: eachAt(j.Dropped, "wall.dropped", card),
	}
	if j.WIPLimit != nil {
		s.Wall.Limit = *j.WIPLimit
	}
	r.checkCard("wall.openCardId", j.OpenCardID, s.Wall)
}

// checkCard refuses a pointer at a card that is not there.
func (r *reader) checkCard(path string, pointer *string, w *model.Wall) {
	if id := id(pointer); id != "" && w.Card(id).ID == "" {
		r.add(": "+path, "no card has the id %s", findings.Quoted(string(id)))
	}
}

func (r *reader) day(path string, j dayJSON) model.Day {
	day := model.Day{Title: r.text(path+".title", j.Title, model.NameLimit)}
	hours, minutes, _ := strings.Cut(j.Starts, ":")
	h, errHours := strconv.ParseUint(hours, 10, 8)
	m, errMinutes := strconv.ParseUint(minutes, 10, 8)
	if errHours != nil || errMinutes != nil || h > 23 || m > 59 {
		r.add(": "+path+".starts", "%s is no time of day: it is written like 09:00", findings.Quoted(j.Starts))
		return day
	}
	day.Starts = int(h*60 + m)
	return day
}

func (r *reader) card(path string, j cardJSON, clock *model.Clock) model.Card {
	card := model.Card{
		ID:       model.ID(j.ID),
		Title:    r.text(path+".title", j.Title, model.NameLimit),
		Kind:     model.CardKind(j.Kind),
		Exercise: j.Exercise,
		Day:      j.Day,
		Optional: j.Optional,
		Shorten:  r.text(path+".shorten", j.Shorten, model.NoteLimit),
		Planned:  j.PlannedMinutes,
		Cut:      j.CutMinutes,
		Blocked:  r.text(path+".blockedReason", value(j.BlockedReason), model.ReasonLimit),
	}
	if j.Kind == "" {
		card.Kind = model.TalkCard
	}
	if guide := j.Guide; guide != nil {
		card.Guide = model.Guide{
			Room:        r.prose(path+".guide.room", guide.Room),
			Facilitator: r.prose(path+".guide.facilitator", guide.Facilitator),
		}
	}
	card.Moves = eachAt(j.Moves, path+".moves", func(_ string, m moveJSON) model.Move {
		return model.Move{To: model.Column(m.To), At: value(m.At)}
	})
	if j.ActualMinutes != 0 {
		put(&clock.Spent, card.ID, duration(j.ActualMinutes, time.Minute))
	}
	if j.Timer != nil {
		put(&clock.Timers, card.ID, r.timer(path+".timer", *j.Timer))
	}
	return card
}

func put[V any](m *map[model.ID]V, id model.ID, v V) {
	if *m == nil {
		*m = map[model.ID]V{}
	}
	(*m)[id] = v
}

func (r *reader) timer(path string, j timerJSON) model.Timer {
	if j.LeftSeconds != nil && j.Deadline != nil {
		r.add(": "+path, "a timer has leftSeconds while it is paused or a deadline while it runs, not both")
	}
	return model.Timer{Deadline: value(j.Deadline), Left: duration(value(j.LeftSeconds), time.Second)}
}
