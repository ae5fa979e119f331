package model

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// Round is one time that the room goes through the questions of a quiz. Their order was drawn when it began and
// stays, so that a restart and an undo find the same question.
type Round struct {
	ID        ID        `json:"id"`
	At        time.Time `json:"at,omitzero"`       // when it began
	Questions []string  `json:"questions"`         // their keys, in the order in which they are asked
	Answers   []string  `json:"answers,omitempty"` // to the first so many of them
}

func (r Round) id() ID { return r.ID }

// Over is true once every question has its answer.
func (r Round) Over() bool { return len(r.Answers) == len(r.Questions) }

// Answer is what the room answered to a question; empty where it was not asked, or not answered yet.
func (r Round) Answer(question string) string {
	if i := slices.Index(r.Questions, question); i >= 0 && i < len(r.Answers) {
		return r.Answers[i]
	}
	return ""
}

// Score counts the answers that are right, by what the course answers to a question.
func (r Round) Score(course func(question string) string) (right int) {
	for i, answer := range r.Answers {
		if answer == course(r.Questions[i]) {
			right++
		}
	}
	return right
}

// Wrong are the questions that were answered otherwise than by the course, in the order in which they were asked.
func (r Round) Wrong(course func(question string) string) []string {
	var wrong []string
	for i, answer := range r.Answers {
		if answer != course(r.Questions[i]) {
			wrong = append(wrong, r.Questions[i])
		}
	}
	return wrong
}

// Quiz says where a session keeps the rounds of one quiz, and makes its edits.
type Quiz struct {
	rounds func(Session) []Round
	with   func(Session, []Round) Session
	check  func(answer string) error // refuses what is no answer
}

// Rounds of the quiz, the oldest first.
func (q Quiz) Rounds(s Session) []Round { return q.rounds(s) }

// Begin starts a round with these questions, in an order that is drawn. A round that is not over is gone on with
// or deleted before.
func (q Quiz) Begin(questions []string) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		rounds := q.rounds(s)
		if n := len(rounds); n > 0 && !rounds[n-1].Over() {
			return s, errors.New("the round before is not over: go on with it, or delete it")
		}
		if err := checkRoom("rounds", len(rounds), 1); err != nil {
			return s, err
		}
		round := Round{ID: stamp.NewID(), At: stamp.At.UTC()}
		round.Questions = shuffled(questions, stamp.At, round.ID)
		if err := round.check(q.check); err != nil {
			return s, err
		}
		return q.with(s, append(slices.Clip(rounds), round)), nil
	}
}

// Answer answers the question that comes next in a round; any other is refused, as it was answered already.
func (q Quiz) Answer(id ID, question, answer string) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		rounds, err := changed(q.rounds(s), id, errRoundGone, func(r *Round) error {
			if r.Over() || r.Questions[len(r.Answers)] != question {
				return errors.New("that question is not the next one")
			}
			r.Answers = append(slices.Clip(r.Answers), answer)
			return q.check(answer)
		})
		if err != nil {
			return s, err
		}
		return q.with(s, rounds), nil
	}
}

// Delete takes a round out, with its answers.
func (q Quiz) Delete(id ID) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		rounds, err := without(q.rounds(s), id, errRoundGone)
		if err != nil {
			return s, err
		}
		return q.with(s, rounds), nil
	}
}

var errRoundGone = errors.New("that round is not there any more")

// shuffled are the keys in an order that follows from the moment and the round's id alone.
func shuffled(keys []string, at time.Time, id ID) []string {
	var seed [32]byte
	binary.LittleEndian.PutUint64(seed[:], uint64(at.UnixNano()))
	copy(seed[8:], id)
	keys = slices.Clone(keys)
	rand.New(rand.NewChaCha8(seed)).Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	return keys
}

// maxQuestions of a round, and the length of a key.
const maxQuestions, maxKeyLength = 100, 40

// checkKey refuses what is no key of the course's: questions and answers of a quiz have some.
func checkKey(key string) error {
	if key == "" || len(key) > maxKeyLength || strings.IndexFunc(key, notInKey) >= 0 {
		return fmt.Errorf("%s is no key: up to %d letters and digits are", quote(key), maxKeyLength)
	}
	return nil
}

func (r Round) check(checkAnswer func(string) error) error {
	var err error
	switch {
	case len(r.Questions) == 0:
		err = errors.New("a round needs questions")
	case len(r.Questions) > maxQuestions:
		err = fmt.Errorf("a round has at most %d questions, not %d", maxQuestions, len(r.Questions))
	case len(r.Answers) > len(r.Questions):
		err = fmt.Errorf("%s to %s are too many", Count(len(r.Answers), "answer"), Count(len(r.Questions), "question"))
	}
	for i, question := range r.Questions {
		err = cmp.Or(err, checkKey(question))
		if err == nil && slices.Index(r.Questions, question) != i {
			err = fmt.Errorf("%s is asked twice", quote(question))
		}
	}
	for _, answer := range r.Answers {
		err = cmp.Or(err, checkAnswer(answer))
	}
	return err
}

// validate checks the rounds that stand at a path. Only the last one may still go on.
func (q Quiz) validate(v *validator, path string) {
	rounds := q.rounds(v.session)
	checkEach(v, "rounds", path, rounds, func(at string, r Round) {
		err := r.check(q.check)
		if err == nil && !r.Over() && r.ID != rounds[len(rounds)-1].ID {
			err = errors.New("it is not over, though another round follows")
		}
		v.say(err, "%s", at)
	})
}
