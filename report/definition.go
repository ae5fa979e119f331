package report

import (
	"cmp"
	"slices"
	"time"

	"flipchart/facts"
	"flipchart/model"
)

var definitionSection = section{
	title: "Our definition of DevOps",
	held: func(s model.Session) bool {
		d := s.Definition
		return len(d.Phrases)+len(d.Measures)+len(d.Objectives) > 0 || !d.Sentence.Empty() || !d.World.Empty()
	},
	gist: func(p *page) markdown {
		if p.session.Definition.Sentence.Empty() {
			return ""
		}
		return fill("**DevOps here:** “%s”", p.session.Definition.Sentence)
	},
	write: func(p *page) {
		d := p.session.Definition
		if d.Sentence.Empty() {
			p.say("The room has no sentence of its own yet.")
		} else {
			p.block("> " + string(fill("%s", d.Sentence)))
		}
		p.say(heaviestGroups(d), missing(d))
		if len(d.Measures) > 0 {
			p.say("The enterprise would notice it by this:")
			p.list(each(d.Measures, func(m model.Measure) markdown { return fill("%s", m.Text) }))
		}
		if !d.World.Empty() {
			title, _ := facts.World()
			p.say(fill("“%s” means here: “%s”.", title, d.World))
		}
		p.phrases(d)
		p.objectives(d)
	},
}

// heaviestGroups says what the sentence was made of.
func heaviestGroups(d *model.Definition) markdown {
	const named = 3
	groups := d.Heaviest()
	if len(groups) == 0 {
		return ""
	}
	var names []markdown
	for _, g := range groups[:min(named, len(groups))] {
		names = append(names, fill("“%s” (%s)", cmp.Or(g.Name, g.Phrases[0].Text), model.Count(g.Votes(), "dot")))
	}
	return "What weighs most for the room: " + listing(names) + "."
}

// missing is what the room found when it read the sentences of others.
func missing(d *model.Definition) markdown {
	if d.Missing.Empty() {
		return ""
	}
	return fill("Beside what others say, this is missing in ours: “%s”.", d.Missing)
}

// phrases is a table of them, the heaviest group first.
func (p *page) phrases(d *model.Definition) {
	if len(d.Phrases) == 0 {
		return
	}
	p.heading(3, "What the room said")
	p.say(ballot(d.Ballot, d.Placed(), model.Count(len(d.Phrases), "phrase")))
	groups := d.Groups()
	slices.SortStableFunc(groups, func(a, b model.PhraseGroup) int { return cmp.Compare(b.Votes(), a.Votes()) })
	var rows [][]markdown
	for _, g := range groups {
		slices.SortStableFunc(g.Phrases, func(a, b model.Phrase) int { return cmp.Compare(b.Votes, a.Votes) })
		for _, phrase := range g.Phrases {
			rows = append(rows, []markdown{fill("%d", phrase.Votes), fill("%s", phrase.Text), fill("%s", phrase.Group)})
		}
	}
	p.table([]string{"Dots:", "Phrase", "Group"}, rows)
}

// objectives are those that the room spoke of, with a finding first.
func (p *page) objectives(d *model.Definition) {
	if len(d.Objectives) == 0 {
		return
	}
	p.heading(3, "What the room wanted of the course")
	reached := 0
	var rows [][]markdown
	row := func(name string, o model.Objective) {
		tick := markdown("")
		if o.Reached {
			tick = "yes"
			reached++
		}
		rows = append(rows, []markdown{fill("%s", name), fill("%d", o.Wish), tick, fill("%s", o.Remark)})
	}
	for _, fact := range facts.Objectives() {
		row(fact.Name, d.Objective(fact.Key))
	}
	for _, o := range d.Objectives {
		known := func(fact facts.Objective) bool { return fact.Key == o.Key }
		if !slices.ContainsFunc(facts.Objectives(), known) { // of another version of the course
			row(o.Key, o)
		}
	}
	said := fill("%d of %d objectives are reached.", reached, len(rows))
	if reached == 0 {
		said = "No objective is ticked yet."
	}
	p.say(said, mostWanted(d))
	p.table([]string{"After two days we can", "Wish, 0 to 5:", "Reached", "Remark"}, rows)
}

// mostWanted names what the room wished for most.
func mostWanted(d *model.Definition) markdown {
	most := 0
	for _, o := range d.Objectives {
		most = max(most, o.Wish)
	}
	if most == 0 {
		return ""
	}
	var names []markdown
	for _, fact := range facts.Objectives() {
		if d.Objective(fact.Key).Wish == most {
			names = append(names, fill("%s", fact.Name))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "Wanted most: to " + listing(names) + "."
}

var definitionPart = partOf("definition", writeDefinition, readDefinition)

type definitionJSON struct {
	People     *int            `json:"people"`
	DotsEach   *int            `json:"dotsEach"`
	Phrases    []phraseJSON    `json:"phrases"`
	Sentence   string          `json:"sentence"`
	Revealed   bool            `json:"revealed"`
	Missing    string          `json:"missing"`
	Measures   []measureJSON   `json:"measures"`
	World      string          `json:"world"`
	Objectives []objectiveJSON `json:"objectives"`
}

type phraseJSON struct {
	ID    ownID  `json:"id"`
	Text  string `json:"text"`
	Votes int    `json:"votes"`
	Group string `json:"group"`
}

type measureJSON struct {
	ID   ownID  `json:"id"`
	Text string `json:"text"`
}

type objectiveJSON struct {
	Objective string `json:"objective"`
	Wish      int    `json:"wish"`
	Reached   bool   `json:"reached"`
	Remark    string `json:"remark"`
}

func writeDefinition(s model.Session, _ time.Time) definitionJSON {
	d := s.Definition
	return definitionJSON{
		People: set(d.People), DotsEach: set(d.DotsEach),
		Phrases: each(d.Phrases, func(p model.Phrase) phraseJSON {
			return phraseJSON{ownID(p.ID), p.Text.String(), p.Votes, p.Group.String()}
		}),
		Sentence: d.Sentence.String(), Revealed: d.Revealed, Missing: d.Missing.String(), World: d.World.String(),
		Measures: each(d.Measures, func(m model.Measure) measureJSON { return measureJSON{ownID(m.ID), m.Text.String()} }),
		Objectives: each(d.Objectives, func(o model.Objective) objectiveJSON {
			return objectiveJSON{o.Key, o.Wish, o.Reached, o.Remark.String()}
		}),
	}
}

func readDefinition(r *reader, s *model.Session, j definitionJSON) {
	s.Definition = &model.Definition{
		Ballot: model.Ballot{People: value(j.People), DotsEach: value(j.DotsEach)},
		Phrases: eachAt(j.Phrases, "definition.phrases", func(path string, p phraseJSON) model.Phrase {
			return model.Phrase{
				ID: model.ID(p.ID), Votes: p.Votes,
				Text: r.text(path+".text", p.Text, model.NoteLimit), Group: r.text(path+".group", p.Group, model.NameLimit),
			}
		}),
		Sentence: r.text("definition.sentence", j.Sentence, model.NoteLimit),
		Revealed: j.Revealed,
		Missing:  r.text("definition.missing", j.Missing, model.NoteLimit),
		World:    r.text("definition.world", j.World, model.NoteLimit),
		Measures: eachAt(j.Measures, "definition.measures", func(path string, m measureJSON) model.Measure {
			return model.Measure{ID: model.ID(m.ID), Text: r.text(path+".text", m.Text, model.NoteLimit)}
		}),
		Objectives: eachAt(j.Objectives, "definition.objectives", func(path string, o objectiveJSON) model.Objective {
			return model.Objective{Key: o.Objective, Wish: o.Wish, Reached: o.Reached, Remark: r.text(path+".remark", o.Remark, model.NoteLimit)}
		}),
	}
}
