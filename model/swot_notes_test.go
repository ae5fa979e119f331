package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flipchart/model"
)

func texts(words ...string) []model.Text {
	var list []model.Text
	for _, w := range words {
		list = append(list, text(w))
	}
	return list
}

// board shows a quadrant as "words votes, words votes".
func (d *desk) board(q model.Quadrant) string {
	var notes []string
	for _, n := range d.session.Swot.Quadrant(q) {
		notes = append(notes, fmt.Sprintf("%s %d", n.Text, n.Votes))
	}
	return strings.Join(notes, ", ")
}

func (d *desk) wantBoard(q model.Quadrant, want string) {
	d.t.Helper()
	if got := d.board(q); got != want {
		d.t.Errorf("%s are %q, want %q", q, got, want)
	}
}

func TestPastedLinesAreNotesOfTheirOwn(t *testing.T) {
	d := newDesk(t)
	d.do(
		model.AddNotes(model.Threats, texts("a", "", "b"), 0),
		model.AddNotes(model.Threats, texts("c"), 1),
		model.AddNotes(model.Threats, texts("d"), 99),
	)
	d.wantBoard(model.Threats, "a 0, c 0, b 0, d 0")
	d.refused(model.AddNotes(model.Threats, texts("", " "), 0), "needs words")
	d.refused(model.AddNotes(model.Threats, texts("fine", strings.Repeat("x", 501)), 0), "501 characters", "xxx")
	d.refused(model.AddNotes(model.Threats, slices.Repeat(texts("x"), 1997), 0), "at most 2000")
	d.do(model.AddNotes(model.Strengths, slices.Repeat(texts("x"), 1996), 0))
}

func TestNotesMoveChangeAndGo(t *testing.T) {
	d := newDesk(t)
	d.do(model.AddNotes(model.Weaknesses, texts("a", "b", "c"), 0)) // n6 n7 n8
	d.do(
		model.MoveNote("n8", model.Weaknesses, 0),
		model.MoveNote("n7", model.Opportunities, 5),
		model.ChangeNote("n6", func(n *model.Note) { n.Text, n.Cycle, n.ID, n.Votes = text("A"), model.Test, "n1", 9 }),
	)
	d.wantBoard(model.Weaknesses, "c 0, A 0")
	d.wantBoard(model.Opportunities, "b 0")
	if n := d.session.Swot.Note("n6"); n.Cycle != model.Test {
		t.Errorf("got %+v", n)
	}
	d.do(model.DeleteNote("n8"))
	d.wantBoard(model.Weaknesses, "A 0")
	d.refused(model.ChangeNote("n6", func(n *model.Note) { n.Text = model.Text{} }), "needs words")
	d.refused(model.ChangeNote("n6", func(n *model.Note) { n.About = "n1" }), "step", "not in the value stream")
	d.refused(model.ChangeNote("n6", func(n *model.Note) { n.Cycle = "Lunch" }), "Lunch", "Transition")
	for _, edit := range []model.Edit{
		model.ChangeNote("n8", func(*model.Note) {}), model.MoveNote("n8", model.Threats, 0), model.DeleteNote("n8"),
		model.Vote("n8", 1), model.MergeNotes("n6", "n8"), model.MergeNotes("n8", "n6"),
	} {
		d.refused(edit, "not on the board any more")
	}
}

func TestAMergedNoteHasTheWordsAndVotesOfBoth(t *testing.T) {
	type note struct {
		text, about, group string
		cycle              model.Cycle
		votes              int
	}
	for name, c := range map[string]struct{ into, from, want note }{
		"two texts":           {note{text: "Slow data", votes: 3}, note{text: "Test data late", votes: 2}, note{text: "Slow data / Test data late", votes: 5}},
		"the same words":      {note{text: "Flaky tests"}, note{text: "flaky  TESTS!", votes: 1}, note{text: "Flaky tests", votes: 1}},
		"signs make words":    {note{text: "C# build"}, note{text: "C build"}, note{text: "C# build / C build"}},
		"a subject comes":     {note{text: "x"}, note{text: "x", about: "Deploy"}, note{text: "x", about: "Deploy"}},
		"a cycle comes":       {note{text: "x"}, note{text: "x", cycle: model.Build}, note{text: "x", cycle: model.Build}},
		"one subject":         {note{text: "x", about: "Deploy"}, note{text: "x", about: "Deploy"}, note{text: "x", about: "Deploy"}},
		"two subjects":        {note{text: "x", about: "Deploy"}, note{text: "y", about: "Verify"}, note{text: "x / y (Verify)", about: "Deploy"}},
		"a step and a cycle":  {note{text: "x", about: "Deploy"}, note{text: "x", cycle: model.Test}, note{text: "x (Test)", about: "Deploy"}},
		"groups stand side":   {note{text: "x", group: "A"}, note{text: "x", group: "B"}, note{text: "x", group: "A, B"}},
		"one group":           {note{text: "x"}, note{text: "x", group: "B"}, note{text: "x", group: "B"}},
		"the same group once": {note{text: "x", group: "B"}, note{text: "x", group: "B"}, note{text: "x", group: "B"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.do(model.AddStep(model.Step{Name: text("Deploy")}, 0), model.AddStep(model.Step{Name: text("Verify")}, 1)) // n6, n7
			steps := map[string]model.ID{"Deploy": "n6", "Verify": "n7"}
			d.do(model.AddNotes(model.Weaknesses, texts(c.into.text), 0), model.AddNotes(model.Threats, texts(c.from.text), 0)) // n8, n9
			for id, n := range map[model.ID]note{"n8": c.into, "n9": c.from} {
				d.do(model.SetVotes(id, n.votes), model.ChangeNote(id, func(x *model.Note) {
					x.About, x.Cycle, x.Group = steps[n.about], n.cycle, text(n.group)
				}))
			}
			d.do(model.MergeNotes("n8", "n9"))
			want := model.Note{
				ID: "n8", Text: text(c.want.text), Votes: c.want.votes, About: steps[c.want.about], Cycle: c.want.cycle, Group: text(c.want.group),
			}
			if got := d.session.Swot.Note("n8"); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
			if len(d.session.Swot.Notes()) != 1 {
				t.Error("both notes are there")
			}
		})
	}
}

func TestAMergeThatWouldLoseWordsIsRefused(t *testing.T) {
	d := newDesk(t)
	d.do(model.AddNotes(model.Threats, texts(strings.Repeat("x", 300), strings.Repeat("y", 300)), 0))
	d.refused(model.MergeNotes("n6", "n7"), "too long", "603", "500")
	d.refused(model.MergeNotes("n6", "n6"), "itself")
}

func TestDuplicatesAreThoseThatSayTheSame(t *testing.T) {
	d := newDesk(t)
	d.do(model.AddNotes(model.Weaknesses, texts("Flaky tests", "C++", "Slow", "flaky tests.", "C#", "“Flaky – Tests”", "…", "C", "SLOW"), 0))
	d.do(model.AddNotes(model.Strengths, texts("Slow"), 0))
	got := d.session.Swot.Duplicates(model.Weaknesses)
	if diff := cmp.Diff([][]model.ID{{"n6", "n9", "n11"}, {"n8", "n14"}}, got); diff != "" {
		t.Error(diff)
	}
	if got := d.session.Swot.Duplicates(model.Strengths); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestDotsAreKeptToTheQuota(t *testing.T) {
	d := newDesk(t)
	d.do(model.AddNotes(model.Threats, texts("a", "b"), 0))
	d.do(model.Vote("n6", 50)) // nobody has said how many people there are
	d.do(model.SetVotes("n6", 4), model.SetDots(2, model.DefaultDots))
	if sw := d.session.Swot; sw.Quota() != 6 || sw.Placed() != 4 || sw.Dots() != model.DefaultDots {
		t.Errorf("%d of %d dots, %d each", sw.Placed(), sw.Quota(), sw.Dots())
	}
	d.do(model.Vote("n7", 1), model.Vote("n7", 1))
	d.refused(model.Vote("n6", 1), "6 dots", "2 people, 3 each", "6 are placed", "change the number of people")
	d.refused(model.SetVotes("n6", 5), "6 dots")
	d.do(model.Vote("n6", -1))
	d.refused(model.SetVotes("n7", 4), "1 dot is left of 6 (2 people, 3 each), so this note can have 3:")
	d.do(model.Vote("n7", 1))
	d.wantBoard(model.Threats, "a 3, b 3")
	d.do(model.SetDots(1, 2)) // fewer than are placed: they stay, and only taking off is left
	d.refused(model.Vote("n7", 1), "2 dots", "1 person, 2 each", "6 are placed")
	d.do(model.Vote("n7", -1))
	d.do(model.SetVotes("n7", 0))
	d.refused(model.Vote("n7", -1), "no dot")
	d.refused(model.SetVotes("n7", 10001), "10001")
	d.refused(model.SetDots(-1, 3), "-1")
	d.refused(model.SetDots(3, 101), "101")
	d.refused(model.SetDots(3, 0), "1 to 100 dots, not 0")
	d.wantBoard(model.Threats, "a 3, b 0")
}

func TestSortingByVotesKeepsTheOrderOfEqualNotes(t *testing.T) {
	d := newDesk(t)
	d.do(model.AddNotes(model.Threats, texts("a", "b", "c", "d"), 0))
	d.do(model.SetVotes("n7", 2), model.SetVotes("n9", 2), model.SetVotes("n8", 5))
	d.do(model.SortByVotes(model.Threats))
	d.wantBoard(model.Threats, "c 5, b 2, d 2, a 0")
}
