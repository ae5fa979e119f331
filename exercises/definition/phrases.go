package definition

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/sheet"
	"flipchart/tui/ui"
)

// phrases is the table of what people call out, under the names that the room gave.
func (s *screen) phrases() sheet.Table {
	d := s.document()
	most := 0
	for _, p := range d.Phrases {
		most = max(most, p.Votes)
	}
	t := sheet.Table{
		Thing: "phrase", Empty: "nothing yet: what has to be in it? One phrase a line.",
		Columns: []sheet.Column{
			{
				Head: "phrase", Least: 40, Share: 1, Takes: "One phrase. Pasted lines are a phrase each.",
				Text: func(id model.ID) string { return d.Phrase(id).Text.String() },
				Type: sheet.Words(model.NoteLimit, func(id model.ID, text model.Text) error {
					return s.desk.Edit("change phrase", model.ChangePhrase(id, text))
				}),
			},
			{
				Head: "dots", Least: ui.MostDots + 1, Figure: true, Takes: "the hands that you counted",
				Text:  func(id model.ID) string { return ui.Dots(d.Phrase(id).Votes, most) },
				Ink:   func(id model.ID) ui.Ink { return dotInk(d.Phrase(id).Votes) },
				Typed: func(model.ID) string { return "" },
				Type:  s.typeDots,
			},
		},
		Add: func(texts []model.Text, to ui.Spot) error {
			label := "add phrase"
			if len(texts) > 1 {
				label = "add " + model.Count(len(texts), "phrase")
			}
			return s.desk.Edit(label, model.AddPhrases(texts, s.group(to.List), to.Place))
		},
		Delete: func(id model.ID) error { return s.desk.Edit("delete phrase", model.DeletePhrase(id)) },
		Move: func(id model.ID, to ui.Spot) error {
			return s.desk.Edit("move phrase", model.MovePhrase(id, s.group(to.List), to.Place))
		},
	}
	groups := s.groups()
	for i, g := range groups {
		if len(groups) > 1 {
			t.Groups = append(t.Groups, sheet.Group{Heading: heading(g), Empty: "each phrase has a group"})
			if i > 0 {
				t.Groups[i].Bar = func(*ui.Canvas) {} // an empty line is enough
			}
		}
		for _, p := range g.Phrases {
			t.Rows = append(t.Rows, sheet.Row{ID: p.ID, Group: i})
		}
	}
	return t
}

// groups are the document's, with the one of the phrases without a name last, even where it is empty.
func (s *screen) groups() []model.PhraseGroup {
	groups := s.document().Groups()
	if n := len(groups); n == 0 || !groups[n-1].Name.Empty() {
		groups = append(groups, model.PhraseGroup{})
	}
	return groups
}

// group is the name of the group at a place.
func (s *screen) group(place int) model.Text { return s.groups()[place].Name }

func heading(g model.PhraseGroup) string {
	if g.Name.Empty() {
		return "no group yet"
	}
	name := strings.ToUpper(g.Name.String())
	if votes := g.Votes(); votes > 0 {
		name += "  " + model.Count(votes, "dot")
	}
	return name
}

func dotInk(votes int) ui.Ink {
	if votes == 0 {
		return ui.Quiet
	}
	return ui.Accent
}

func (s *screen) typeDots(id model.ID, typed string) error {
	text, err := model.Clean(typed, model.NameLimit)
	if err != nil {
		return err
	}
	if text.Empty() {
		return errors.New("type how many dots")
	}
	count, err := ui.ParseNumber(text)
	if err != nil {
		return err
	}
	return s.desk.Edit("count dots", model.SetPhraseVotes(id, count))
}

func (s *screen) drawPhrases(c *ui.Canvas) {
	d := s.document()
	tui.DrawBudget(c, s.view().question, d.Ballot, d.Placed())
	s.view().sheet.Draw(below(c, 0))
}

func (s *screen) phraseActions() []tui.Action {
	d := s.document()
	some, votes := len(d.Phrases) > 0, d.Placed() > 0
	return []tui.Action{
		{Keys: []string{"+", "-"}, Shown: "+ -", Label: "vote", Help: "Put a dot on the phrase, or take one off.", Footer: some, Why: s.whyNoPhrase, Do: s.vote},
		{Keys: []string{"w"}, Label: "group", Help: "Put the phrase under a name that the room gives.", Footer: some && !votes, Why: s.whyNoPhrase, Do: s.askGroup},
		{Keys: []string{"s"}, Label: "sort by votes", Help: "Put the groups with most dots on top, and the phrases in each.", Footer: votes, Why: s.whyNoPhrase, Do: s.sort},
		{Keys: []string{"="}, Label: "type the dots", Help: "Type how many dots the phrase has: the hands that you counted.", Why: s.whyNoPhrase, Do: s.countDots},
		{Keys: []string{"M"}, Label: "make one of two", Help: "Make one phrase of this one and another; their votes add up.", Why: s.whyNotTwo, Do: s.askMerge},
		{Keys: []string{"n"}, Label: "name the group", Help: "Give the phrase's group another name; the name of another group makes one of the two.", Why: s.whyNoGroup, Do: s.askName},
		{Keys: []string{"D"}, Label: "people and dots", Help: "Set how many people vote and how many dots each has.", Do: s.askDots},
	}
}

// phrase is the selected one, or a zero Phrase.
func (s *screen) phrase() model.Phrase { return s.document().Phrase(s.view().sheet.Selected()) }

func (s *screen) whyNoPhrase() string {
	if s.phrase().ID == "" {
		return "there is no phrase here yet: a adds one"
	}
	return ""
}

func (s *screen) whyNotTwo() string {
	if len(s.document().Phrases) < 2 {
		return "there are no two phrases yet: a adds one"
	}
	return s.whyNoPhrase()
}

func (s *screen) whyNoGroup() string {
	if s.phrase().Group.Empty() {
		return "this phrase has no group yet: w puts it under a name"
	}
	return ""
}

func (s *screen) vote(key string) tea.Cmd {
	label, by := "add a dot", 1
	if key == "-" {
		label, by = "take a dot off", -1
	}
	s.desk.Try(label, model.VotePhrase(s.phrase().ID, by))
	return nil
}

func (s *screen) countDots(key string) tea.Cmd {
	p := s.phrase()
	s.desk.Ask(tui.AskVotes(short(p.Text), key, func(count int) error {
		return s.desk.Edit("count dots", model.SetPhraseVotes(p.ID, count))
	}))
	return nil
}

func (s *screen) askDots(string) tea.Cmd {
	s.desk.Ask(tui.AskDots(s.document().Ballot, func(people, each int) error {
		return s.desk.Edit("set the dots", model.SetPhraseDots(people, each))
	}))
	return nil
}

func (s *screen) sort(string) tea.Cmd {
	s.desk.Try("sort phrases", model.SortPhrases())
	return nil
}

// askGroup puts the selected phrase under a name: one that there is, or a new one.
func (s *screen) askGroup(string) tea.Cmd {
	p := s.phrase()
	into := func(group model.Text) error {
		label := "take phrase out of its group"
		if !group.Empty() {
			label = "put phrase under “" + group.String() + "”"
		}
		return s.desk.Edit(label, model.GroupPhrase(p.ID, group))
	}
	fresh := func() tea.Cmd {
		s.desk.Ask(tui.AskFor("What do "+short(p.Text)+" and its like have in common?", "name", model.Text{}, model.NameLimit, into))
		return nil
	}
	menu := &tui.Menu{Title: "Under which name does " + short(p.Text) + " belong?"}
	for _, g := range s.document().Groups() {
		if !g.Name.Empty() && g.Name != p.Group {
			menu.Items = append(menu.Items, tui.MenuItem{Label: g.Name.String(), Do: func() tea.Cmd {
				if err := into(g.Name); err != nil {
					s.desk.Warn(err.Error())
				}
				return nil
			}})
		}
	}
	menu.Items = append(menu.Items, tui.MenuItem{Label: "a new name …", Do: fresh})
	if !p.Group.Empty() {
		menu.Items = append(menu.Items, tui.MenuItem{Label: "no group", Do: func() tea.Cmd {
			if err := into(model.Text{}); err != nil {
				s.desk.Warn(err.Error())
			}
			return nil
		}})
	}
	if len(menu.Items) == 1 {
		return fresh()
	}
	s.desk.Ask(menu)
	return nil
}

// askName gives the group of the selected phrase another name.
func (s *screen) askName(string) tea.Cmd {
	from := s.phrase().Group
	s.desk.Ask(tui.AskFor("What is this group called?", "name", from, model.NameLimit, func(to model.Text) error {
		return s.desk.Edit("rename group", model.RenameGroup(from, to))
	}))
	return nil
}

// askMerge makes one of the selected phrase and one that is chosen, which stays.
func (s *screen) askMerge(string) tea.Cmd {
	gone := s.phrase()
	menu := &tui.Menu{Title: "Which one says the same as " + short(gone.Text) + "?"}
	for _, p := range s.likeFirst(gone) {
		menu.Items = append(menu.Items, tui.MenuItem{Label: p.Text.String(), Help: p.Group.String(), Do: func() tea.Cmd {
			if s.desk.Try("make one phrase of two", model.MergePhrases(p.ID, gone.ID)) {
				s.view().sheet.Select(p.ID)
			}
			return nil
		}})
	}
	s.desk.Ask(menu)
	return nil
}

// likeFirst are the other phrases, those of the same group first.
func (s *screen) likeFirst(than model.Phrase) []model.Phrase {
	var like, others []model.Phrase
	for _, p := range s.document().Phrases {
		switch {
		case p.ID == than.ID:
		case p.Group == than.Group:
			like = append(like, p)
		default:
			others = append(others, p)
		}
	}
	return slices.Concat(like, others)
}

// short is a text for a label, a title or a toast.
func short(t model.Text) string { return "“" + ui.Fit(t.String(), 30) + "”" }
