package report

import (
	"cmp"
	"slices"

	"flipchart/model"
)

var swotSection = section{
	title: "SWOT of the pipeline",
	open:  "the SWOT",
	held:  func(s model.Session) bool { return len(s.Swot.Notes()) > 0 },
	gist: func(p *page) markdown {
		sw := p.session.Swot
		var said []markdown
		for _, q := range []struct {
			quadrant     model.Quadrant
			one, several markdown
		}{{model.Weaknesses, "weakness", "weaknesses"}, {model.Strengths, "strength", "strengths"}} {
			if marked := markedMost(sw.Quadrant(q.quadrant), q.one, q.several); marked != "" {
				said = append(said, marked)
			}
		}
		if len(said) == 0 {
			return ""
		}
		return "**Marked most:** " + listing(said) + "."
	},
	write: func(p *page) {
		sw := p.session.Swot
		p.say(ballot(sw.Ballot, sw.Placed(), model.Count(len(sw.Notes()), "note")))
		for _, q := range model.Quadrants {
			if notes := byVotes(sw.Quadrant(q)); len(notes) > 0 {
				p.heading(3, quadrantTitles[q])
				p.notes(notes)
			}
		}
	},
}

var quadrantTitles = map[model.Quadrant]markdown{
	model.Strengths:     "Strengths (inside, they help)",
	model.Weaknesses:    "Weaknesses (inside, they hurt)",
	model.Opportunities: "Opportunities (outside, they help)",
	model.Threats:       "Threats (outside, they hurt)",
}

func byVotes(notes []model.Note) []model.Note {
	return slices.SortedStableFunc(slices.Values(notes), func(a, b model.Note) int { return cmp.Compare(b.Votes, a.Votes) })
}

// markedMost names the note with most dots, or all that have as many: "the weaknesses “a” and “b” (14 dots
// each)". Of many, as in a room that marked little, it names the first few. Empty without a dot.
func markedMost(notes []model.Note, one, several markdown) markdown {
	const named = 5
	notes = byVotes(notes)
	if len(notes) == 0 || notes[0].Votes == 0 {
		return ""
	}
	most := model.Count(notes[0].Votes, "dot")
	var texts []markdown
	for _, note := range notes {
		if note.Votes == notes[0].Votes {
			texts = append(texts, fill("“%s”", note.Text))
		}
	}
	if len(texts) == 1 {
		return fill("the %s %s (%s)", one, texts[0], most)
	}
	if more := len(texts) - named; more > 0 {
		texts = append(texts[:named], fill("%d more", more))
	}
	return fill("the %s %s (%s each)", several, listing(texts), most)
}

// ballot says how many dots were placed on what is counted, of those that the room has.
func ballot(b model.Ballot, placed int, counted string) markdown {
	said := fill("%s.", counted)
	switch {
	case placed == 0:
		return said + " Nobody has voted yet."
	case b.Quota() == 0:
		return said + fill(" %s placed.", model.Count(placed, "dot"))
	default:
		return said + fill(" %d of %s placed: %d people, %s each.", placed, model.Count(b.Quota(), "dot"), b.People, model.Count(b.Dots(), "dot"))
	}
}

// notes is a table of notes with the columns that have something in them.
func (p *page) notes(notes []model.Note) {
	about := slices.ContainsFunc(notes, func(n model.Note) bool { return p.about(n) != "" })
	group := slices.ContainsFunc(notes, func(n model.Note) bool { return !n.Group.Empty() })
	header := []string{"Dots:", "Note"}
	if about {
		header = append(header, "About")
	}
	if group {
		header = append(header, "Group")
	}
	var rows [][]markdown
	for _, n := range notes {
		cells := []markdown{fill("%d", n.Votes), fill("%s", n.Text)}
		if about {
			cells = append(cells, p.about(n))
		}
		if group {
			cells = append(cells, fill("%s", n.Group))
		}
		rows = append(rows, cells)
	}
	p.table(header, rows)
}

func (p *page) about(n model.Note) markdown {
	if step, _, ok := p.session.Stream.Step(n.About); ok {
		return fill("%s", step.Name)
	}
	return fill("%s", string(n.Cycle))
}
