package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Definition is what the room means by DevOps, how it got there, and what it wants of the course.
type Definition struct {
	Ballot
	Phrases  []Phrase  `json:"phrases"`
	Sentence Text      `json:"sentence,omitzero"`
	Revealed bool      `json:"revealed,omitempty"` // what others say stands beside the sentence
	Missing  Text      `json:"missing,omitzero"`   // in the room's sentence, beside those of others
	Measures []Measure `json:"measures"`
	World    Text      `json:"world,omitzero"` // what "software is eating the world" means here

	Objectives []Objective `json:"objectives"`
}

// Phrase is one that belongs in the definition.
type Phrase struct {
	ID    ID   `json:"id"`
	Text  Text `json:"text"`
	Votes int  `json:"votes,omitempty"`
	Group Text `json:"group,omitzero"` // the name that the room gave to what it put together
}

func (p Phrase) id() ID { return p.ID }

func (p Phrase) check() error {
	return cmp.Or(needed(p.Text, "a phrase needs words: type some first"), p.Text.within(NoteLimit), p.Group.within(NameLimit))
}

// Measure is one by which the enterprise would notice DevOps.
type Measure struct {
	ID   ID   `json:"id"`
	Text Text `json:"text"`
}

func (m Measure) id() ID { return m.ID }

func (m Measure) check() error {
	return cmp.Or(needed(m.Text, "a measure needs words: type some first"), m.Text.within(NoteLimit))
}

// Objective is what the room said of one of the course's objectives: how much it wants it before, and what
// became of it after. One of which nothing was said is not in the document.
type Objective struct {
	Key     string `json:"key"`            // of the course's list
	Wish    int    `json:"wish,omitempty"` // dots, 0 to MostWish
	Reached bool   `json:"reached,omitempty"`
	Remark  Text   `json:"remark,omitzero"`
}

// MostWish is how many dots one objective can get.
const MostWish = 5

func (o Objective) check() error {
	var err error
	switch {
	case !plainKey(o.Key):
		err = errors.New("it does not say which objective it is")
	case o.Wish < 0 || o.Wish > MostWish:
		err = fmt.Errorf("an objective has 0 to %d dots, not %d", MostWish, o.Wish)
	}
	return cmp.Or(err, o.Remark.within(NoteLimit))
}

var (
	errNoPhrase  = errors.New("that phrase is not there any more")
	errNoMeasure = errors.New("that measure is not there any more")
)

// PhraseGroup is what the room put together under a name, which is empty for the phrases that have none.
type PhraseGroup struct {
	Name    Text
	Phrases []Phrase
}

// Votes of a group are those of its phrases.
func (g PhraseGroup) Votes() int {
	votes := 0
	for _, p := range g.Phrases {
		votes += p.Votes
	}
	return votes
}

// Groups are the phrases by their group, in the order in which the groups come first. Phrases without a group come
// last, under the empty name.
func (d *Definition) Groups() []PhraseGroup {
	var groups []PhraseGroup
	lone := PhraseGroup{}
	for _, p := range d.Phrases {
		if p.Group.Empty() {
			lone.Phrases = append(lone.Phrases, p)
			continue
		}
		i := slices.IndexFunc(groups, func(g PhraseGroup) bool { return g.Name == p.Group })
		if i < 0 {
			i = len(groups)
			groups = append(groups, PhraseGroup{Name: p.Group})
		}
		groups[i].Phrases = append(groups[i].Phrases, p)
	}
	if lone.Phrases != nil {
		groups = append(groups, lone)
	}
	return groups
}

// Heaviest are the groups with dots, most of them first. A phrase without a group stands for itself: it is a group
// of one, without a name.
func (d *Definition) Heaviest() []PhraseGroup {
	var groups []PhraseGroup
	for _, g := range d.Groups() {
		if !g.Name.Empty() {
			groups = append(groups, g)
			continue
		}
		for _, p := range g.Phrases {
			groups = append(groups, PhraseGroup{Phrases: []Phrase{p}})
		}
	}
	groups = slices.DeleteFunc(groups, func(g PhraseGroup) bool { return g.Votes() == 0 })
	slices.SortStableFunc(groups, func(a, b PhraseGroup) int { return cmp.Compare(b.Votes(), a.Votes()) })
	return groups
}

// Phrase is the phrase with an id, or a zero Phrase.
func (d *Definition) Phrase(id ID) Phrase {
	if i := indexOf(d.Phrases, id); i >= 0 {
		return d.Phrases[i]
	}
	return Phrase{}
}

// Placed counts the dots on all phrases.
func (d *Definition) Placed() int { return PhraseGroup{Phrases: d.Phrases}.Votes() }

// AddPhrases puts new phrases into a group at a place in it, 0 being the top; under no name for an empty one. Lines
// typed or pasted in one go are phrases of one edit; empty ones are left out.
func AddPhrases(texts []Text, group Text, place int) Edit {
	return changeDefinition(func(d *Definition, stamp Stamp) error {
		texts, err := said(texts, Phrase{}.check())
		if err := cmp.Or(err, group.within(NameLimit), checkRoom("phrases", len(d.Phrases), len(texts))); err != nil {
			return err
		}
		fresh := make([]Phrase, len(texts))
		for i, text := range texts {
			fresh[i] = Phrase{ID: stamp.NewID(), Text: text}
		}
		d.put(fresh, group, place)
		return nil
	})
}

// put puts phrases into a group at a place in it; a place beyond its end is the end. A name that differs from
// another one only in case, spaces or punctuation is that one.
func (d *Definition) put(phrases []Phrase, group Text, place int) {
	group = d.knownGroup(group)
	for i := range phrases {
		phrases[i].Group = group
	}
	var all []Phrase
	for _, g := range d.Groups() {
		if g.Name == group {
			at := min(max(place, 0), len(g.Phrases))
			g.Phrases = slices.Insert(g.Phrases, at, phrases...)
			phrases = nil
		}
		all = append(all, g.Phrases...)
	}
	d.Phrases = append(all, phrases...)
}

// ChangePhrase gives a phrase other words.
func ChangePhrase(id ID, text Text) Edit {
	return changePhrase(id, func(_ *Definition, p *Phrase) error { p.Text = text; return p.check() })
}

// MovePhrase moves a phrase into a group, at a place in it that is counted without the phrase itself; out of its
// group for an empty name.
func MovePhrase(id ID, group Text, place int) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) error {
		moved := d.Phrase(id)
		group := d.knownGroup(group)
		phrases, err := without(d.Phrases, id, errNoPhrase)
		if err := cmp.Or(err, group.within(NameLimit)); err != nil {
			return err
		}
		d.Phrases = phrases
		d.put([]Phrase{moved}, group, place)
		return nil
	})
}

// GroupPhrase puts a phrase at the end of a group; under no name for an empty one.
func GroupPhrase(id ID, group Text) Edit { return MovePhrase(id, group, MaxItems) }

// RenameGroup gives a group another name; the name of another group makes one of the two.
func RenameGroup(from, to Text) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) error {
		if err := cmp.Or(needed(to, "a group needs a name: type one"), to.within(NameLimit)); err != nil {
			return err
		}
		if bareWords(from) != bareWords(to) {
			to = d.knownGroup(to)
		}
		d.Phrases = slices.Clone(d.Phrases)
		for i := range d.Phrases {
			if p := &d.Phrases[i]; p.Group == from && !from.Empty() {
				p.Group = to
			}
		}
		return nil
	})
}

// knownGroup is a name as the group has it that is called so already.
func (d *Definition) knownGroup(name Text) Text {
	if name.Empty() {
		return name
	}
	for _, p := range d.Phrases {
		if !p.Group.Empty() && bareWords(p.Group) == bareWords(name) {
			return p.Group
		}
	}
	return name
}

// MergePhrases makes one phrase of two, in the place and group of the first: their votes add up, and every word of
// both stays unless they say the same.
func MergePhrases(into, from ID) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) error {
		kept, gone := d.Phrase(into), d.Phrase(from)
		switch {
		case kept.ID == "" || gone.ID == "":
			return errNoPhrase
		case into == from:
			return errors.New("a phrase cannot be merged with itself: choose another one")
		}
		var err error
		if kept.Text, err = Clean(joined(kept.Text, gone.Text), NoteLimit); err != nil {
			return fmt.Errorf("together the two phrases are too long (%w)", err)
		}
		if kept.Votes, err = added("phrase", kept.Votes, gone.Votes); err != nil {
			return err
		}
		d.Phrases, err = without(d.Phrases, from, errNoPhrase)
		d.Phrases[indexOf(d.Phrases, into)] = kept
		return err
	})
}

// DeletePhrase takes a phrase and its dots off the list.
func DeletePhrase(id ID) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) (err error) {
		d.Phrases, err = without(d.Phrases, id, errNoPhrase)
		return err
	})
}

// SetPhraseVotes gives a phrase as many dots as hands were counted, within the quota where there is one.
func SetPhraseVotes(id ID, count int) Edit {
	return changePhrase(id, func(d *Definition, p *Phrase) error {
		if err := d.allow("phrase", p.Votes, count, d.Placed()); err != nil {
			return err
		}
		p.Votes = count
		return nil
	})
}

// VotePhrase puts dots on a phrase, or takes them off where by is below 0. See SetPhraseVotes for what is refused.
func VotePhrase(id ID, by int) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		return SetPhraseVotes(id, s.Definition.Phrase(id).Votes+by)(s, stamp)
	}
}

// SetPhraseDots says how many people vote on phrases and how many dots each has. See SetDots.
func SetPhraseDots(people, each int) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) error { return d.Ballot.set(people, each) })
}

// SortPhrases puts the groups with most dots on top, and in each the phrases with most; equal ones keep their order.
func SortPhrases() Edit {
	return changeDefinition(func(d *Definition, _ Stamp) error {
		groups := d.Groups()
		slices.SortStableFunc(groups, func(a, b PhraseGroup) int { return cmp.Compare(b.Votes(), a.Votes()) })
		var phrases []Phrase
		for _, g := range groups {
			slices.SortStableFunc(g.Phrases, func(a, b Phrase) int { return cmp.Compare(b.Votes, a.Votes) })
			phrases = append(phrases, g.Phrases...)
		}
		d.Phrases = phrases
		return nil
	})
}

// Define writes the room's sentence; an empty one takes it back.
func Define(sentence Text) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) error {
		d.Sentence = sentence
		return sentence.within(NoteLimit)
	})
}

// RevealDefinitions shows what others say beside the room's sentence, or hides it. It is not shown before there is a
// sentence of the room's own.
func RevealDefinitions(shown bool) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) error {
		d.Revealed = shown
		if shown && d.Sentence.Empty() {
			return errors.New("the room writes its own sentence first: then others may speak")
		}
		return nil
	})
}

// SayMissing says what is missing in the room's sentence.
func SayMissing(missing Text) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) error {
		d.Missing = missing
		return missing.within(NoteLimit)
	})
}

// SayWorld says what "software is eating the world" means for the enterprise.
func SayWorld(means Text) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) error {
		d.World = means
		return means.within(NoteLimit)
	})
}

// AddMeasures puts new measures at a place, 0 being the top; empty ones are left out.
func AddMeasures(texts []Text, place int) Edit {
	return changeDefinition(func(d *Definition, stamp Stamp) error {
		texts, err := said(texts, Measure{}.check())
		if err := cmp.Or(err, checkRoom("measures", len(d.Measures), len(texts))); err != nil {
			return err
		}
		fresh := make([]Measure, len(texts))
		for i, text := range texts {
			fresh[i] = Measure{stamp.NewID(), text}
		}
		d.Measures = slices.Insert(slices.Clone(d.Measures), min(max(place, 0), len(d.Measures)), fresh...)
		return nil
	})
}

// ChangeMeasure gives a measure other words.
func ChangeMeasure(id ID, text Text) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) (err error) {
		d.Measures, err = changed(d.Measures, id, errNoMeasure, func(m *Measure) error { m.Text = text; return m.check() })
		return err
	})
}

// MoveMeasure puts a measure at a place, counted without itself.
func MoveMeasure(id ID, place int) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) error {
		from := indexOf(d.Measures, id)
		measures, err := without(d.Measures, id, errNoMeasure)
		if err != nil {
			return err
		}
		d.Measures = slices.Insert(measures, min(max(place, 0), len(measures)), d.Measures[from])
		return nil
	})
}

// DeleteMeasure takes a measure off the list.
func DeleteMeasure(id ID) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) (err error) {
		d.Measures, err = without(d.Measures, id, errNoMeasure)
		return err
	})
}

// Objective is what was said of an objective; nothing where nobody spoke of it.
func (d *Definition) Objective(key string) Objective {
	if i := d.objective(key); i >= 0 {
		return d.Objectives[i]
	}
	return Objective{Key: key}
}

func (d *Definition) objective(key string) int {
	return slices.IndexFunc(d.Objectives, func(o Objective) bool { return o.Key == key })
}

// ChangeObjective changes what is said of an objective. What says nothing any more is forgotten.
func ChangeObjective(key string, change func(*Objective)) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) error {
		objective := d.Objective(key)
		change(&objective)
		objective.Key = key
		if err := objective.check(); err != nil {
			return err
		}
		i := d.objective(key)
		d.Objectives = slices.Clone(d.Objectives)
		switch said := objective != (Objective{Key: key}); {
		case i < 0 && said:
			d.Objectives = append(d.Objectives, objective)
		case i >= 0 && said:
			d.Objectives[i] = objective
		case i >= 0:
			d.Objectives = slices.Delete(d.Objectives, i, i+1)
		}
		return nil
	})
}

// changeDefinition changes a copy of the document, whose lists change does not write into.
func changeDefinition(change func(*Definition, Stamp) error) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		d := *s.Definition
		if err := change(&d, stamp); err != nil {
			return s, err
		}
		s.Definition = &d
		return s, nil
	}
}

// changePhrase changes a copy of one phrase.
func changePhrase(id ID, change func(*Definition, *Phrase) error) Edit {
	return changeDefinition(func(d *Definition, _ Stamp) (err error) {
		d.Phrases, err = changed(d.Phrases, id, errNoPhrase, func(p *Phrase) error { return change(d, p) })
		return err
	})
}

func (d *Definition) validate(v *validator) {
	d.Ballot.validate(v, "definition")
	v.say(d.Sentence.within(NoteLimit), "definition.sentence")
	v.say(d.Missing.within(NoteLimit), "definition.missing")
	v.say(d.World.within(NoteLimit), "definition.world")
	checkEach(v, "phrases", "definition.phrases", d.Phrases, func(path string, p Phrase) {
		v.say(cmp.Or(p.check(), checkVotes("phrase", p.Votes)), "%s", path)
	})
	checkEach(v, "measures", "definition.measures", d.Measures, func(path string, m Measure) { v.say(m.check(), "%s", path) })
	v.say(checkRoom("objectives", len(d.Objectives), 0), "definition.objectives")
	for i, o := range d.Objectives {
		err := o.check()
		if d.objective(o.Key) != i {
			err = cmp.Or(err, fmt.Errorf("%s stands there twice", quote(o.Key)))
		}
		v.say(err, "definition.objectives[%d]", i)
	}
}
