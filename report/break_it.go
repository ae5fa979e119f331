package report

import (
	"time"

	"flipchart/facts"
	"flipchart/model"
)

var breakItSection = section{
	title: "Break it on purpose",
	held:  func(s model.Session) bool { return !s.BreakIt.Empty() },
	gist: func(p *page) markdown {
		survived, asked := p.session.BreakIt.Survived()
		if asked == 0 {
			return ""
		}
		return fill("**Break it on purpose:** our pipeline would survive %d of %s today.", survived, model.Count(asked, "attack"))
	},
	write: func(p *page) {
		b := p.session.BreakIt
		p.say(survivors(b)...)
		p.trial(b.Trial)
		if len(b.Members) > 0 {
			p.attacks(b)
			p.inspections(b)
		}
		if rounds := told(b.Rounds); len(rounds) > 0 {
			var mistaken []markdown
			for _, key := range rounds[len(rounds)-1].Wrong(itself) {
				mistaken = append(mistaken, fill("%s", facts.MonkeyNamed(key).Name))
			}
			said := []markdown{"The room knew the army by what it does: " + scores(rounds, "member", itself) + "."}
			if len(mistaken) > 0 {
				said = append(said, "Not recognised: "+listing(mistaken)+".")
			}
			p.say(said...)
		}
	},
}

// survivors tells which attacks our pipeline would survive, and of which nobody knows.
func survivors(b *model.BreakIt) []markdown {
	names := map[model.Survival][]markdown{}
	for _, m := range b.Members {
		names[m.Survives] = append(names[m.Survives], fill("%s", facts.MonkeyNamed(m.Key).Name))
	}
	var said []markdown
	for _, answer := range []struct {
		model.Survival
		said markdown
	}{
		{model.Survives, "Our pipeline would survive today: "},
		{model.Breaks, "Our pipeline would not survive: "},
		{model.NobodyKnows, "Nobody knows whether our pipeline would survive: "},
	} {
		if of := names[answer.Survival]; len(of) > 0 {
			said = append(said, answer.said+listing(of)+".")
		}
	}
	return said
}

// trial tells the experiment that was chosen, and what it lacks.
func (p *page) trial(t model.BreakTrial) {
	if t == (model.BreakTrial{}) {
		return
	}
	chosen := markdown("The experiment is not chosen yet.")
	if t.Member != "" {
		chosen = fill("The experiment: **%s**.", facts.MonkeyNamed(t.Member).Name)
	}
	var missing []markdown
	for _, word := range t.Missing() {
		missing = append(missing, fill("%s", word))
	}
	if len(missing) > 0 {
		chosen += " Still missing: " + listing(missing) + "."
	}
	p.say(chosen)
	var agreed []markdown
	for _, part := range []struct{ name, text string }{
		{"Blast radius", t.Radius.String()}, {"Stop condition", t.Stop.String()}, {"Owner", t.Owner.String()}, {"Date", t.Date.String()},
	} {
		if part.text != "" {
			agreed = append(agreed, fill("%s: %s", part.name, part.text))
		}
	}
	p.list(agreed)
}

func (p *page) attacks(b *model.BreakIt) {
	var rows [][]markdown
	for _, m := range facts.Monkeys() {
		if said := b.Member(m.Key); m.Attacks {
			rows = append(rows, []markdown{fill("%s", m.Name), fill("%s", m.Does), survivalWord(said.Survives), fill("%s", said.First)})
		}
	}
	p.table([]string{"Attacks", "What it does", "We survive", "To be built first"}, rows)
}

func (p *page) inspections(b *model.BreakIt) {
	var rows [][]markdown
	for _, m := range facts.Monkeys() {
		if said := b.Member(m.Key); !m.Attacks {
			rows = append(rows, []markdown{fill("%s", m.Name), fill("%s", m.Does), fill("%s", said.Finds), fill("%s", said.Told), fill("%s", said.First)})
		}
	}
	p.table([]string{"Inspects", "What it does", "Finds today", "Who is told", "To be built first"}, rows)
}

func survivalWord(s model.Survival) markdown {
	if s == model.NobodyKnows {
		return "nobody knows"
	}
	return markdown(s)
}

// itself is the answer to a member's deed: the member.
func itself(key string) string { return key }

var breakItPart = partOf("breakIt",
	func(s model.Session, _ time.Time) breakItJSON {
		b := s.BreakIt
		return breakItJSON{
			each(b.Rounds, writeRound),
			each(b.Members, func(m model.Member) memberJSON {
				return memberJSON{m.Key, string(m.Survives), m.Finds.String(), m.Told.String(), m.First.String()}
			}),
			trialJSON{b.Trial.Member, b.Trial.Radius.String(), b.Trial.Stop.String(), b.Trial.Owner.String(), pointer(b.Trial.Date)},
		}
	},
	func(r *reader, s *model.Session, j breakItJSON) {
		t, at := j.Experiment, "breakIt.experiment."
		s.BreakIt = &model.BreakIt{
			Rounds: eachAt(j.Rounds, "", readRound),
			Members: eachAt(j.Members, "breakIt.members", func(path string, m memberJSON) model.Member {
				return model.Member{
					Key: m.Key, Survives: model.Survival(m.Survives), Finds: r.text(path+".finds", m.Finds, model.NoteLimit),
					Told: r.text(path+".told", m.Told, model.NameLimit), First: r.text(path+".first", m.First, model.NoteLimit),
				}
			}),
			Trial: model.BreakTrial{
				Member: t.Member, Radius: r.text(at+"blastRadius", t.Radius, model.NoteLimit),
				Stop: r.text(at+"stopCondition", t.Stop, model.NoteLimit), Owner: r.text(at+"owner", t.Owner, model.NameLimit),
				Date: model.Date(value(t.Date)),
			},
		}
	})

type breakItJSON struct {
	Rounds     []roundJSON  `json:"rounds"`
	Members    []memberJSON `json:"members"`
	Experiment trialJSON    `json:"experiment"`
}

type memberJSON struct {
	Key      string `json:"key"`
	Survives string `json:"survives"`
	Finds    string `json:"finds"`
	Told     string `json:"told"`
	First    string `json:"first"`
}

type trialJSON struct {
	Member string  `json:"member"`
	Radius string  `json:"blastRadius"`
	Stop   string  `json:"stopCondition"`
	Owner  string  `json:"owner"`
	Date   *string `json:"date"`
}
