package report

import (
	"time"

	"flipchart/model"
)

// section is one chapter of the report.
type section struct {
	title string
	held  func(model.Session) bool // true once there is something to tell
	open  markdown                 // what the end of the report says is not held yet; empty to say nothing
	// gist is the section in a sentence for the summary; empty where there is nothing to say.
	gist  func(*page) markdown
	write func(*page)
}

// Markdown is the report for people: a title, what was found in sentences, then a section for each
// exercise that was held. at is the moment of the report; times are told in its time zone. No text of the
// session can make a heading, table, link, diagram or HTML of its own.
func Markdown(s model.Session, at time.Time) []byte {
	p := &page{session: s, at: at}
	p.heading(1, fill("%s", s.Name))
	p.say(p.subtitle()...)
	p.summary()
	var open []markdown
	for _, section := range sections {
		if !section.held(s) {
			if section.open != "" {
				open = append(open, section.open)
			}
			continue
		}
		p.heading(2, markdown(section.title))
		section.write(p)
	}
	if len(open) > 0 {
		p.say(fill("Not held yet: %s.", listing(open)))
	}
	return []byte(p.b.String())
}

func (p *page) subtitle() []markdown {
	g := p.session.Group
	said := []markdown{"DevOps workshop"}
	switch {
	case !g.Organisation.Empty() && !g.Pipeline.Empty():
		said[0] += fill(" of **%s** on the pipeline **%s**.", g.Organisation, g.Pipeline)
	case !g.Organisation.Empty():
		said[0] += fill(" of **%s**.", g.Organisation)
	case !g.Pipeline.Empty():
		said[0] += fill(" on the pipeline **%s**.", g.Pipeline)
	default:
		said[0] += "."
	}
	if !g.CreatedAt.IsZero() {
		said = append(said, fill("Begun %s;", p.day(g.CreatedAt)))
	}
	said = append(said, fill("as of %s.", p.clock(p.at)))
	if people := p.session.Swot.People; people > 0 {
		said = append(said, fill("%d people took part.", people))
	}
	return said
}

// unreached tells what a reader of the summary must not expect in it: an exercise can have been held though
// nobody moved its card. No session holds actions so far.
func unreached(w *model.Wall) markdown {
	said := markdown("**Still open:** no actions are recorded")
	if len(w.Done) < w.Total() {
		said += fill("; on the wall %d of %s of the course stand in Done", len(w.Done), model.Count(w.Total(), "card"))
	}
	return said + "."
}

func (p *page) summary() {
	var gists []markdown
	for _, section := range sections {
		if section.held(p.session) {
			if gist := section.gist(p); gist != "" {
				gists = append(gists, gist)
			}
		}
	}
	if len(gists) == 0 {
		p.say("Nothing has been found yet.")
		return
	}
	p.heading(2, "Summary")
	p.list(append(gists, unreached(p.session.Wall)))
	if len(p.session.Stream.Steps) > 0 {
		p.say(legend(p.session.Group.Calendar))
	}
}
