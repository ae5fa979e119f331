package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"flipchart/model"
	"flipchart/model/modeltest"
)

// phrases of a session as "group: words votes, words votes; words votes".
func phrases(s model.Session) string {
	var groups []string
	for _, g := range s.Definition.Groups() {
		var said []string
		for _, p := range g.Phrases {
			said = append(said, fmt.Sprintf("%s %d", p.Text, p.Votes))
		}
		name := ""
		if !g.Name.Empty() {
			name = g.Name.String() + ": "
		}
		groups = append(groups, name+strings.Join(said, ", "))
	}
	return strings.Join(groups, "; ")
}

// defined is a session after some edits; a refusal of one ends the test.
func defined(t *testing.T, s model.Session, edits ...model.Edit) model.Session {
	t.Helper()
	s, err := model.Several(edits...)(s, stampAfter(s))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func stampAfter(s model.Session) model.Stamp {
	return model.Stamp{At: monday, NewID: model.Counter(s.HighestID())}
}

// room is a session with the phrases a (2 dots), b (1), c (0) and d (3).
func room(t *testing.T) model.Session {
	return defined(t, model.NewSession(text("x"), monday),
		model.AddPhrases(texts("a", "", "b", "c", "d"), model.Text{}, 0),
		model.SetPhraseVotes("n1", 2), model.SetPhraseVotes("n2", 1), model.SetPhraseVotes("n4", 3))
}

func TestPhrasesAreGroupedSortedAndMerged(t *testing.T) {
	for name, c := range map[string]struct {
		edits []model.Edit
		want  string
	}{
		"as they came":                     {nil, "a 2, b 1, c 0, d 3"},
		"a group comes first":              {[]model.Edit{model.GroupPhrase("n3", text("Fast"))}, "Fast: c 0; a 2, b 1, d 3"},
		"a name is found by its words":     {[]model.Edit{model.GroupPhrase("n3", text("Fast")), model.GroupPhrase("n1", text(" fast!"))}, "Fast: c 0, a 2; b 1, d 3"},
		"out of the group":                 {[]model.Edit{model.GroupPhrase("n3", text("Fast")), model.GroupPhrase("n3", model.Text{})}, "a 2, b 1, d 3, c 0"},
		"new ones join the group":          {[]model.Edit{model.GroupPhrase("n3", text("Fast")), model.AddPhrases(texts("e"), text("Fast"), 0)}, "Fast: e 0, c 0; a 2, b 1, d 3"},
		"moved into a group at its place":  {[]model.Edit{model.GroupPhrase("n3", text("Fast")), model.MovePhrase("n4", text("Fast"), 0)}, "Fast: d 3, c 0; a 2, b 1"},
		"moved in its own group":           {[]model.Edit{model.MovePhrase("n1", model.Text{}, 2)}, "b 1, c 0, a 2, d 3"},
		"beyond the end is the end":        {[]model.Edit{model.MovePhrase("n1", model.Text{}, 99)}, "b 1, c 0, d 3, a 2"},
		"another name for a group":         {[]model.Edit{model.GroupPhrase("n3", text("Fast")), model.RenameGroup(text("Fast"), text("FAST"))}, "FAST: c 0; a 2, b 1, d 3"},
		"the name of another one":          {[]model.Edit{model.GroupPhrase("n3", text("Fast")), model.GroupPhrase("n1", text("Safe")), model.RenameGroup(text("Fast"), text("safe"))}, "Safe: c 0, a 2; b 1, d 3"},
		"the heaviest group is on top":     {[]model.Edit{model.GroupPhrase("n3", text("Fast")), model.GroupPhrase("n1", text("Safe")), model.GroupPhrase("n4", text("Safe")), model.SortPhrases()}, "Safe: d 3, a 2; Fast: c 0; b 1"},
		"two become one, with all dots":    {[]model.Edit{model.MergePhrases("n1", "n4")}, "a / d 5, b 1, c 0"},
		"the one that stays has its group": {[]model.Edit{model.GroupPhrase("n3", text("Fast")), model.MergePhrases("n3", "n4")}, "Fast: c / d 3; a 2, b 1"},
		"the same words stand once":        {[]model.Edit{model.ChangePhrase("n4", text("A.")), model.MergePhrases("n1", "n4")}, "a 5, b 1, c 0"},
		"gone with its dots":               {[]model.Edit{model.DeletePhrase("n4")}, "a 2, b 1, c 0"},
	} {
		if got := phrases(defined(t, room(t), c.edits...)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestWhatTheDefinitionRefuses(t *testing.T) {
	long := text(strings.Repeat("x", model.NoteLimit+1))
	for want, edit := range map[string]model.Edit{
		"a phrase needs words":                       model.AddPhrases(texts("", " "), model.Text{}, 0),
		"500 fit here":                               model.AddPhrases([]model.Text{long}, model.Text{}, 0),
		"80 fit here":                                model.GroupPhrase("n1", text(strings.Repeat("x", 81))),
		"that phrase is not there any more":          model.MergePhrases("n1", "n9"),
		"cannot be merged with itself":               model.MergePhrases("n1", "n1"),
		"there is no dot on this phrase to take off": model.VotePhrase("n3", -1),
		"a phrase has at most 10000":                 model.SetPhraseVotes("n1", 10001),
		"a group needs a name":                       model.RenameGroup(text("Fast"), model.Text{}),
		"the room writes its own sentence first":     model.RevealDefinitions(true),
		"a measure needs words":                      model.AddMeasures(texts(""), 0),
		"that measure is not there any more":         model.MoveMeasure("n1", 0),
		"an objective has 0 to 5 dots, not 6":        model.ChangeObjective("stages", func(o *model.Objective) { o.Wish = 6 }),
		"it does not say which objective it is":      model.ChangeObjective("", func(o *model.Objective) { o.Wish = 1 }),
		"the room has 4 dots (2 people, 2 each)":     model.Several(model.SetPhraseDots(2, 2), model.VotePhrase("n1", 1)),
		"2 dots are left of 8":                       model.Several(model.SetPhraseDots(4, 2), model.SetPhraseVotes("n3", 3)),
		"each person has 1 to 100 dots, not 0":       model.SetPhraseDots(3, 0),
		"0 to 1000 people can vote, not -1":          model.SetPhraseDots(-1, 3),
	} {
		before := room(t)
		after, err := edit(before, stampAfter(before))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not refused but %v", want, err)
		}
		if phrases(after) != "a 2, b 1, c 0, d 3" {
			t.Errorf("%q changed the phrases: %s", want, phrases(after))
		}
	}
}

// Several edits that all go through are one; what was said once is not said by nothing.
func TestObjectivesAreWishedForAndReached(t *testing.T) {
	s := defined(t, room(t),
		model.ChangeObjective("stages", func(o *model.Objective) { o.Wish = 5 }),
		model.ChangeObjective("roles", func(o *model.Objective) { o.Wish = 1 }),
		model.ChangeObjective("stages", func(o *model.Objective) { o.Key, o.Reached, o.Remark = "roles", true, text("four") }),
		model.ChangeObjective("roles", func(o *model.Objective) { o.Wish = 0 }))
	want := []model.Objective{{Key: "stages", Wish: 5, Reached: true, Remark: text("four")}}
	if !slices.Equal(s.Definition.Objectives, want) {
		t.Errorf("%+v", s.Definition.Objectives)
	}
}

func TestTheHeaviestAreGroupsAndLonePhrases(t *testing.T) {
	s := defined(t, room(t), model.GroupPhrase("n1", text("Safe")), model.GroupPhrase("n2", text("Safe")), model.GroupPhrase("n3", text("Fast")))
	var got []string
	for _, g := range s.Definition.Heaviest() {
		got = append(got, fmt.Sprintf("%q %d", g.Name, g.Votes()))
	}
	if want := []string{`"Safe" 3`, `"" 3`}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// Whatever is grouped, moved, renamed, merged and sorted: the dots that were placed are there, and every phrase that
// was not merged stands in exactly one group.
func TestGroupingAndMergingNeverLoseAVote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := modeltest.Sessions().Draw(t, "session")
		var ids []model.ID
		for _, p := range s.Definition.Phrases {
			ids = append(ids, p.ID)
		}
		if len(ids) == 0 {
			t.Skip()
		}
		id := rapid.SampledFrom(ids)
		name := rapid.Map(rapid.SampledFrom([]string{"", "Fast", "fast!", "Safe"}), text)
		place := rapid.IntRange(-1, 9)
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			edit := rapid.SampledFrom([]func() model.Edit{
				func() model.Edit { return model.GroupPhrase(id.Draw(t, "id"), name.Draw(t, "group")) },
				func() model.Edit {
					return model.MovePhrase(id.Draw(t, "id"), name.Draw(t, "group"), place.Draw(t, "place"))
				},
				func() model.Edit { return model.MergePhrases(id.Draw(t, "into"), id.Draw(t, "from")) },
				func() model.Edit { return model.RenameGroup(name.Draw(t, "from"), name.Draw(t, "to")) },
				func() model.Edit { return model.SortPhrases() },
			}).Draw(t, "edit")()
			before := s.Definition
			after, err := edit(s, model.Stamp{At: time.Time{}, NewID: model.Counter(s.HighestID())})
			if err != nil {
				continue
			}
			s = after
			if got, want := s.Definition.Placed(), before.Placed(); got != want {
				t.Fatalf("there are %d dots, and were %d", got, want)
			}
			grouped, votes := 0, 0
			for _, g := range s.Definition.Groups() {
				grouped += len(g.Phrases)
				votes += g.Votes()
			}
			if grouped != len(s.Definition.Phrases) || votes != before.Placed() {
				t.Fatalf("the groups have %d of %d phrases, and %d of %d dots", grouped, len(s.Definition.Phrases), votes, before.Placed())
			}
			if gone := len(before.Phrases) - len(s.Definition.Phrases); gone < 0 || gone > 1 {
				t.Fatalf("%d phrases are gone", gone)
			}
		}
		if faults := model.Validate(s); len(faults) > 0 {
			t.Fatal(faults)
		}
	})
}

func TestADefinitionFromOutsideIsChecked(t *testing.T) {
	for want, change := range map[string]func(*model.Definition){
		"definition.people: 0 to 1000":                            func(d *model.Definition) { d.People = -1 },
		"definition.phrases[0]: a phrase needs words":             func(d *model.Definition) { d.Phrases[0].Text = model.Text{} },
		"definition.phrases[1]: a phrase has 0 to 10000 dots":     func(d *model.Definition) { d.Phrases[1].Votes = -1 },
		"definition.phrases[1].id: “n1” is the id of":             func(d *model.Definition) { d.Phrases[1].ID = "n1" },
		"definition.measures[0]: a measure needs words":           func(d *model.Definition) { d.Measures = []model.Measure{{ID: "n9"}} },
		"definition.objectives[0]: an objective has 0 to 5":       func(d *model.Definition) { d.Objectives = []model.Objective{{Key: "roles", Wish: 6}} },
		"definition.objectives[1]: “roles” stands there twice":    func(d *model.Definition) { d.Objectives = []model.Objective{{Key: "roles"}, {Key: "roles"}} },
		"definition.objectives[0]: it does not say which objecti": func(d *model.Definition) { d.Objectives = []model.Objective{{Key: "\x1b[2J"}} },
		"definition.sentence: that is 501 characters":             func(d *model.Definition) { d.Sentence = text(strings.Repeat("x", 501)) },
	} {
		s := room(t)
		if faults := model.Validate(s); len(faults) > 0 {
			t.Fatal(faults)
		}
		change(s.Definition)
		if faults := model.Validate(s); len(faults) != 1 || !strings.HasPrefix(faults[0].Error(), want) {
			t.Errorf("%q is not what is wrong, but %v", want, faults)
		}
	}
}

// A screen whose rows the course gives is left on a row that has a key, not an id; it may be longer than an id.
func TestAGivenRowIsRemembered(t *testing.T) {
	s := defined(t, room(t), model.Remember("definition", "ourDefinition"), model.Remember("versionControl", "configurations"))
	if faults := model.Validate(s); len(faults) > 0 {
		t.Error(faults)
	}
	for _, id := range []model.ID{"n1234567890123", "a b", model.ID(strings.Repeat("x", 81))} {
		if faults := model.Validate(defined(t, s, model.Remember("definition", id))); len(faults) != 1 {
			t.Errorf("%q is remembered: %v", id, faults)
		}
	}
}
