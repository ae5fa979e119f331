package course

import (
	"regexp"
	"slices"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"flipchart/model"
	"flipchart/model/findings"
)

// maxMinutes of a card: a working day.
const maxMinutes = 480

// startsAt is when a day begins whose file does not say: nine o'clock.
const startsAt = 9 * 60

func (r *reader) readCourse(body ast.Node) Course {
	f, ok := r.fields(body, "a course", "title", "language", "wipLimit", "days")
	if !ok {
		return Course{}
	}
	r.need(f, "a course", "title", "days")
	c := Course{
		Title:    r.text(f, "title", model.NameLimit),
		Language: "en",
		WIPLimit: model.DefaultWIPLimit,
	}
	if limit := r.number(f, "wipLimit", 1, model.MaxWIPLimit); f.value("wipLimit") != nil {
		c.WIPLimit = limit
	}
	if language, at, ok := r.raw(f, "language"); ok {
		if !languageTag.MatchString(language) {
			r.add(at, "language takes a tag such as en, de or pt-BR, not %s", findings.Quoted(language))
		}
		c.Language = language
	}
	for _, n := range r.entries(f, "days") {
		if !r.readDay(&c, n) {
			break
		}
	}
	return c
}

var languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// readDay adds a day with its cards. It is false when there are more cards than a course has.
func (r *reader) readDay(c *Course, n ast.Node) bool {
	f, ok := r.fields(n, "a day", "title", "starts", "cards")
	if !ok {
		return true
	}
	r.need(f, "a day", "title", "cards")
	day := model.Day{Title: r.text(f, "title", model.NameLimit), Starts: startsAt}
	if f.value("starts") != nil {
		day.Starts = r.timeOfDay(f, "starts")
	}
	c.Days = append(c.Days, day)
	lines := map[string]int{} // where a title stands, by the form in which titles are compared
	for _, n := range r.entries(f, "cards") {
		if len(c.Cards) == MaxCards {
			r.add(position(n), "a course has at most %d cards, and this one is beyond them", MaxCards)
			return false
		}
		card, at := r.readCard(n)
		card.Day = len(c.Days)
		folded := model.Fold(card.Title.String())
		if line := lines[folded]; line > 0 && folded != "" {
			r.add(at, "a card of this day is called %s already, in line %d: each needs a title of its own", findings.Quoted(card.Title.String()), line)
		} else {
			lines[folded] = at.Line
		}
		c.Cards = append(c.Cards, card)
	}
	return true
}

var kinds = []model.CardKind{model.TalkCard, model.BreakCard, model.ExerciseCard}

// readCard also says where the card's title stands.
func (r *reader) readCard(n ast.Node) (card model.Card, title token.Position) {
	f, ok := r.fields(n, "a card", "title", "minutes", "kind", "exercise", "optional", "shorten", "guide")
	if !ok {
		return model.Card{}, f.at
	}
	r.need(f, "a card", "title", "minutes")
	card = model.Card{
		Title:    r.text(f, "title", model.NameLimit),
		Planned:  r.number(f, "minutes", 1, maxMinutes),
		Exercise: r.exercise(f),
		Optional: r.yes(f, "optional"),
		Shorten:  r.text(f, "shorten", model.NoteLimit),
		Guide:    r.guide(f),
	}
	card.Kind = r.kind(f)
	title = f.at
	if n := f.value("title"); n != nil {
		title = position(n)
	}
	return card, title
}

// kind may be left out: a card that names an exercise is one, any other is a talk.
func (r *reader) kind(f fields) model.CardKind {
	exercise := f.values["exercise"]
	s, at, given := r.raw(f, "kind")
	kind := model.CardKind(s)
	switch {
	case !given && exercise != nil:
		return model.ExerciseCard
	case !given:
		return model.TalkCard
	case !slices.Contains(kinds, kind):
		r.add(at, "kind takes talk, break or exercise, not %s", findings.Quoted(s))
	case kind == model.ExerciseCard && exercise == nil:
		r.add(at, "a card of kind exercise names it: add “exercise: swot”, or another key")
	case kind != model.ExerciseCard && exercise != nil:
		r.add(at, "a card of kind %s has no exercise: leave one of the two out", s)
	}
	return kind
}

var exerciseKey = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]{0,39}$`)

func (r *reader) exercise(f fields) string {
	key, at, ok := r.raw(f, "exercise")
	if !ok {
		return ""
	}
	if !exerciseKey.MatchString(key) {
		r.add(at, "exercise takes a key of letters and digits such as swot or valueStreamMap, not %s", findings.Quoted(key))
		return ""
	}
	r.exercises = append(r.exercises, exercise{key, at})
	return key
}

// guide is read for an exercise too: a program that does not know the exercise opens it as a talk.
func (r *reader) guide(f fields) model.Guide {
	n := f.value("guide")
	if n == nil {
		return model.Guide{}
	}
	g, ok := r.fields(n, "a guide", "room", "facilitator")
	if !ok {
		return model.Guide{}
	}
	return model.Guide{Room: r.prose(g, "room"), Facilitator: r.prose(g, "facilitator")}
}
