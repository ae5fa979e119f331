package breakit

import (
	"fmt"
	"strings"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui/sheet"
)

// attackTable has the three that attack.
func (s *screen) attackTable() sheet.Table {
	t := s.members(true)
	t.Columns = append(t.Columns, sheet.Column{
		Head: "we survive", Least: 13, Choices: []string{"yes", "no", "do not know"},
		Text: func(id model.ID) string { return mark(s.document().Member(string(id)).Survives) },
		Choose: func(id model.ID, choice int) error {
			return s.change("say if we survive", id, func(m *model.Member) {
				m.Survives = ""
				if choice > 0 {
					m.Survives = model.Survivals[choice-1]
				}
			})
		},
	}, s.first())
	return t
}

// inspectTable has the five that inspect.
func (s *screen) inspectTable() sheet.Table {
	t := s.members(false)
	t.Columns = append(t.Columns,
		s.typed("finds today", "find", 17, 2, model.NoteLimit, "what it would find today", func(m *model.Member) *model.Text { return &m.Finds }),
		s.typed("who is told", "tell of", 12, 1, model.NameLimit, "a role or a team; nobody is an answer, too", func(m *model.Member) *model.Text { return &m.Told }),
		s.first())
	return t
}

// members are the rows of those that attack, or of the others.
func (s *screen) members(attack bool) sheet.Table {
	t := sheet.Table{Thing: "member", Columns: []sheet.Column{
		{Head: "member", Least: 17, Text: func(id model.ID) string { return name(string(id)) }},
	}}
	for _, m := range facts.Monkeys() {
		if m.Attacks == attack {
			t.Rows = append(t.Rows, sheet.Row{ID: model.ID(m.Key)})
		}
	}
	return t
}

// first is the column of what has to be there before the member may come.
func (s *screen) first() sheet.Column {
	return s.typed("to be built first", "build before", 17, 2, model.NoteLimit, "what must be built before it may come: what we have to see, or to be able to do",
		func(m *model.Member) *model.Text { return &m.First })
}

// typed is a column of a text that a member has.
func (s *screen) typed(head, what string, least, share, limit int, takes string, text func(*model.Member) *model.Text) sheet.Column {
	return sheet.Column{
		Head: head, Least: least, Share: share, Takes: takes,
		Text: func(id model.ID) string {
			member := s.document().Member(string(id))
			return text(&member).String()
		},
		Type: sheet.Words(limit, func(id model.ID, clean model.Text) error {
			return s.change("say what to "+what, id, func(m *model.Member) { *text(m) = clean })
		}),
	}
}

func (s *screen) change(what string, id model.ID, change func(*model.Member)) error {
	return s.desk.Edit(what+", "+name(string(id)), model.ChangeMember(string(id), change))
}

// mark is an answer with a symbol, which the eye finds faster.
func mark(answer model.Survival) string {
	switch answer {
	case model.Survives:
		return "✓ yes"
	case model.Breaks:
		return "! no"
	case model.NobodyKnows:
		return "~ do not know"
	}
	return "·"
}

// said is the finding of the part, at the right of its question.
func (s *screen) said() string {
	switch s.part {
	case attacks:
		survived, asked := s.document().Survived()
		if asked == 0 {
			return "nothing answered yet"
		}
		return fmt.Sprintf("%d of %d survived", survived, asked)
	case inspecting:
		found, all := 0, 0
		for _, m := range facts.Monkeys() {
			if !m.Attacks {
				all++
				if !s.document().Member(m.Key).Finds.Empty() {
					found++
				}
			}
		}
		return fmt.Sprintf("%d of %d answered", found, all)
	}
	return ""
}

// The rows of the experiment.
const (
	radiusRow model.ID = "radius"
	stopRow   model.ID = "stop"
	ownerRow  model.ID = "owner"
	dateRow   model.ID = "date"
)

var trialRows = map[model.ID]struct{ name, takes string }{
	radiusRow: {"blast radius", "what may break, and nothing else: one machine, ten minutes"},
	stopRow:   {"stop condition", "what ends it at once, and who may say so"},
	ownerRow:  {"owner", "one name in this room"},
	dateRow:   {"date", "2026-12-01, or 1 Dec"},
}

// trialTable has the four things that an experiment needs.
func (s *screen) trialTable() sheet.Table {
	return sheet.Table{
		Thing: "line",
		Rows:  []sheet.Row{{ID: radiusRow}, {ID: stopRow}, {ID: ownerRow}, {ID: dateRow}},
		Columns: []sheet.Column{
			{Head: "needed", Least: 15, Text: func(id model.ID) string { return trialRows[id].name }},
			{
				Head: "ours", Least: 40, Share: 1,
				Text: s.trialText, Type: s.typeTrial,
			},
		},
	}
}

func (s *screen) trialText(id model.ID) string {
	t := s.document().Trial
	switch id {
	case radiusRow:
		return t.Radius.String()
	case stopRow:
		return t.Stop.String()
	case ownerRow:
		return t.Owner.String()
	}
	return t.Date.String()
}

func (s *screen) typeTrial(id model.ID, typed string) error {
	date, err := model.Date(""), error(nil)
	if id == dateRow {
		date, err = model.ParseDate(typed, model.DateOf(s.desk.Now()))
		typed = ""
	}
	if err != nil {
		return err
	}
	limit := model.NoteLimit
	if id == ownerRow {
		limit = model.NameLimit
	}
	text, err := model.Clean(typed, limit)
	if err != nil {
		return err
	}
	return s.desk.Edit("say the experiment's "+trialRows[id].name, model.ChangeTrial(func(t *model.BreakTrial) {
		switch id {
		case radiusRow:
			t.Radius = text
		case stopRow:
			t.Stop = text
		case ownerRow:
			t.Owner = text
		case dateRow:
			t.Date = date
		}
	}))
}

func (s *screen) trialQuestion() string {
	if key := s.document().Trial.Member; key != "" {
		return "Our experiment is " + name(key) + ": what may break, and who stops it?"
	}
	return "Which one do we let in first?  f chooses"
}

// trialFoot says what belongs into the selected row, and what is missing before it may begin.
func (s *screen) trialFoot() string {
	takes := trialRows[s.shown().Selected()].takes + "\n"
	missing := s.document().Trial.Missing()
	if len(missing) == 0 {
		return takes + "✓ Ready: it has a blast radius, a stop condition, an owner and a date."
	}
	return takes + "Still missing: " + strings.Join(missing, ", ") + "."
}
