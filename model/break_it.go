package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// BreakIt is what the room knows of breaking its own system on purpose: how it matched the simian army, what each
// member would meet today, and the one experiment that is chosen.
type BreakIt struct {
	Rounds  []Round    `json:"rounds"`
	Members []Member   `json:"members,omitempty"`
	Trial   BreakTrial `json:"trial,omitzero"`
}

// Member is what the room says of one member of the army. One that nobody spoke of is not kept.
type Member struct {
	Key      string   `json:"key"`                // the course's
	Survives Survival `json:"survives,omitempty"` // of one that attacks: would our pipeline, today?
	Finds    Text     `json:"finds,omitzero"`     // of one that inspects: what it would find today
	Told     Text     `json:"told,omitzero"`      // and who is told
	First    Text     `json:"first,omitzero"`     // what must be built before
}

// Survival says whether the pipeline would live; empty is not asked yet.
type Survival string

// The answers to it.
const (
	Survives    Survival = "yes"
	Breaks      Survival = "no"
	NobodyKnows Survival = "unknown"
)

// Survivals are the answers in the order in which they are chosen.
var Survivals = []Survival{Survives, Breaks, NobodyKnows}

// BreakTrial is the one experiment that the room dares to make.
type BreakTrial struct {
	Member string `json:"member,omitempty"` // the key of the one that does it
	Radius Text   `json:"radius,omitzero"`  // the blast radius: what may break, and nothing else
	Stop   Text   `json:"stop,omitzero"`    // when it is ended at once
	Owner  Text   `json:"owner,omitzero"`
	Date   Date   `json:"date,omitempty"`
}

// ArmyQuiz are the members' deeds, and who was said to do each: the key of a member.
var ArmyQuiz = Quiz{
	rounds: func(s Session) []Round { return s.BreakIt.Rounds },
	with: func(s Session, rounds []Round) Session {
		return s.withBreakIt(func(b *BreakIt) { b.Rounds = rounds })
	},
	check: checkKey,
}

// Empty is true where nobody said anything yet.
func (b *BreakIt) Empty() bool {
	return len(b.Rounds) == 0 && len(b.Members) == 0 && b.Trial == BreakTrial{}
}

// Member is what was said of a member of the army; nothing where nobody spoke of it.
func (b *BreakIt) Member(key string) Member {
	if i := b.index(key); i >= 0 {
		return b.Members[i]
	}
	return Member{Key: key}
}

func (b *BreakIt) index(key string) int {
	return slices.IndexFunc(b.Members, func(m Member) bool { return m.Key == key })
}

// Survived is how many of the attacks that were asked about our pipeline would survive today.
func (b *BreakIt) Survived() (survived, asked int) {
	for _, m := range b.Members {
		switch m.Survives {
		case "":
			continue
		case Survives:
			survived++
		}
		asked++
	}
	return survived, asked
}

// ChangeMember changes what is said of a member. What says nothing any more is forgotten.
func ChangeMember(key string, change func(*Member)) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		member := s.BreakIt.Member(key)
		change(&member)
		member.Key = key
		if err := member.check(); err != nil {
			return s, err
		}
		members := slices.Clone(s.BreakIt.Members)
		i := s.BreakIt.index(key)
		switch said := member != (Member{Key: key}); {
		case i < 0 && said:
			members = append(members, member)
		case i >= 0 && said:
			members[i] = member
		case i >= 0:
			members = slices.Delete(members, i, i+1)
		}
		if err := checkRoom("members", len(members), 0); err != nil {
			return s, err
		}
		return s.withBreakIt(func(b *BreakIt) { b.Members = members }), nil
	}
}

// ChangeTrial changes the experiment that is chosen.
func ChangeTrial(change func(*BreakTrial)) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		trial := s.BreakIt.Trial
		change(&trial)
		return s.withBreakIt(func(b *BreakIt) { b.Trial = trial }), trial.check()
	}
}

// withBreakIt changes a copy of the document.
func (s Session) withBreakIt(change func(*BreakIt)) Session {
	b := *s.BreakIt
	change(&b)
	s.BreakIt = &b
	return s
}

// Missing says what an experiment still needs before it may begin, in words for a sentence.
func (t BreakTrial) Missing() []string {
	var missing []string
	for _, part := range []struct {
		there bool
		word  string
	}{
		{t.Member != "", "who attacks"}, {!t.Radius.Empty(), "a blast radius"}, {!t.Stop.Empty(), "a stop condition"},
		{!t.Owner.Empty(), "an owner"}, {t.Date.Known(), "a date"},
	} {
		if !part.there {
			missing = append(missing, part.word)
		}
	}
	return missing
}

func (m Member) check() error {
	err := checkKey(m.Key)
	if err == nil && m.Survives != "" && !slices.Contains(Survivals, m.Survives) {
		err = fmt.Errorf("%s is no answer: yes, no and unknown are", quote(string(m.Survives)))
	}
	return cmp.Or(err, m.Finds.within(NoteLimit), m.Told.within(NameLimit), m.First.within(NoteLimit))
}

func (t BreakTrial) check() error {
	var err error
	if t.Member != "" {
		err = checkKey(t.Member)
	}
	return cmp.Or(err, t.Radius.within(NoteLimit), t.Stop.within(NoteLimit), t.Owner.within(NameLimit), t.Date.check())
}

func (b *BreakIt) validate(v *validator) {
	ArmyQuiz.validate(v, "breakIt.rounds")
	v.say(checkRoom("members", len(b.Members), 0), "breakIt.members")
	for i, m := range b.Members {
		err := m.check()
		if b.index(m.Key) != i {
			err = cmp.Or(err, errors.New(quote(m.Key)+" stands there twice"))
		}
		v.say(err, "breakIt.members[%d]", i)
	}
	v.say(b.Trial.check(), "breakIt.experiment")
}
