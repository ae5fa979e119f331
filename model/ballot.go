package model

import (
	"cmp"
	"fmt"
)

// Ballot is what a room may place on the things of one list: every person has as many dots. It is part of the
// document that has the list.
type Ballot struct {
	People   int `json:"people,omitempty"`   // who vote; 0 means that nobody has said it
	DotsEach int `json:"dotsEach,omitempty"` // 0 stands for DefaultDots
}

// DefaultDots each person may place unless the facilitator sets another number.
const DefaultDots = 3

// Largest figures of a vote: far more than any room has.
const (
	maxVotes  = 10000
	maxPeople = 1000
	maxDots   = 100
)

// Dots each person may place.
func (b Ballot) Dots() int { return cmp.Or(b.DotsEach, DefaultDots) }

// Quota is the number of dots that the room may place; 0 means that nobody has said how many people vote,
// and that there is no quota.
func (b Ballot) Quota() int { return b.People * b.Dots() }

// allow refuses to give a thing another number of dots: below 0, more than a thing can have, and one more than
// the quota, where there is one. Placed counts the dots on all things, those of this one with them.
func (b Ballot) allow(thing string, votes, count, placed int) error {
	quota := b.Quota()
	over := count > votes && quota > 0 && placed+count-votes > quota
	switch {
	case count < 0:
		return fmt.Errorf("there is no dot on this %s to take off", thing)
	case count > maxVotes:
		return fmt.Errorf("%d dots are too many: a %s has at most %d", count, thing, maxVotes)
	case over && placed == votes:
		return fmt.Errorf("the room has %d dots in all (%s, %d each): change the number of people or of dots if there are more",
			quota, peopleCount(b.People), b.Dots())
	case over && placed < quota:
		return fmt.Errorf("%s left of %d (%s, %d each), so this %s can have %d: take some off another %s, or change the number of people or of dots",
			dotsAre(quota-placed), quota, peopleCount(b.People), b.Dots(), thing, votes+quota-placed, thing)
	case over:
		return fmt.Errorf("the room has %d dots (%s, %d each) and %d are placed: take some off another %s, or change the number of people or of dots",
			quota, peopleCount(b.People), b.Dots(), placed, thing)
	}
	return nil
}

// set says how many people vote and how many dots each has, at least one. Dots that are placed already stay.
func (b *Ballot) set(people, each int) error {
	if each == 0 { // which a document may hold for DefaultDots: somebody who types it means no dots
		return fmt.Errorf("each person has 1 to %d dots, not 0", maxDots)
	}
	b.People, b.DotsEach = people, each
	return cmp.Or(checkPeople(people), checkDots(each))
}

func (b Ballot) validate(v *validator, path string) {
	v.say(checkPeople(b.People), "%s.people", path)
	v.say(checkDots(b.DotsEach), "%s.dotsEach", path)
}

func checkPeople(people int) error {
	if people < 0 || people > maxPeople {
		return fmt.Errorf("0 to %d people can vote, not %d", maxPeople, people)
	}
	return nil
}

func checkDots(each int) error {
	if each < 0 || each > maxDots {
		return fmt.Errorf("each person can have 1 to %d dots, not %d", maxDots, each)
	}
	return nil
}

// checkVotes is what is wrong with the dots that a thing has.
func checkVotes(thing string, votes int) error {
	if votes < 0 || votes > maxVotes {
		return fmt.Errorf("a %s has 0 to %d dots, not %d", thing, maxVotes, votes)
	}
	return nil
}

// added are the dots of two things that become one.
func added(thing string, votes, others int) (int, error) {
	sum := votes + others
	if sum > maxVotes {
		return votes, fmt.Errorf("a %s has at most %d dots, and these two have %d", thing, maxVotes, sum)
	}
	return sum, nil
}

// joined are the words of two things that become one: those of both, unless they say the same.
func joined(kept, gone Text) string {
	if bareWords(kept) == bareWords(gone) {
		return kept.s
	}
	return kept.s + " / " + gone.s
}

// said are the texts that have words. It refuses where there is none, which none says, and a text that is longer
// than NoteLimit.
func said(texts []Text, none error) ([]Text, error) {
	var words []Text
	for _, text := range texts {
		if err := text.within(NoteLimit); err != nil {
			return nil, fmt.Errorf("%s: %w", quote(text.s), err)
		}
		if !text.Empty() {
			words = append(words, text)
		}
	}
	if len(words) == 0 {
		return nil, none
	}
	return words, nil
}

func dotsAre(n int) string {
	if n == 1 {
		return "1 dot is"
	}
	return fmt.Sprintf("%d dots are", n)
}

func peopleCount(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}
