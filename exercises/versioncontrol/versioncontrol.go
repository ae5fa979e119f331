// Package versioncontrol is the exercise in which the room says what of all that it takes to build, test and run
// the product is under version control, and what is missing most.
package versioncontrol

import (
	_ "embed"
	"fmt"
	"math"
	"slices"

	tea "charm.land/bubbletea/v2"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/sheet"
	"flipchart/tui/ui"
)

//go:embed guide.md
var guide string

// Exercise is its entry in the catalogue.
var Exercise = tui.Exercise{
	Key: "versionControl", Name: "Version control",
	About: "What is under version control, where, whose it is, and which gap hurts most on a bad day.",
	Guide: model.ReadGuide(guide), New: newScreen,
}

type screen struct {
	*sheet.Sheet
	desk   *tui.Desk
	byHarm bool // what is missing most stands first
}

func newScreen(d *tui.Desk) tui.Screen {
	s := &screen{desk: d}
	s.Sheet = sheet.New(d, s.table)
	return s
}

func (s *screen) document() *model.VersionControl { return s.desk.Session().VersionControl }

// table has the ten kinds, whatever was said of them.
func (s *screen) table() sheet.Table {
	asset := func(id model.ID) model.Asset { return s.document().Asset(string(id)) }
	change := func(what string, id model.ID, change func(*model.Asset)) error {
		return s.desk.Edit(what+" "+name(id), model.ChangeAsset(string(id), change))
	}
	t := sheet.Table{Thing: "kind", Columns: []sheet.Column{
		{Head: "kind of thing", Least: 19, Share: 1, Text: name},
		{
			Head: "held", Least: 8, Choices: words(model.HeldAnswers),
			Text: func(id model.ID) string { return mark(asset(id).Held) },
			Choose: func(id model.ID, choice int) error {
				return change("say if we have", id, func(a *model.Asset) { a.Held = chosen(model.HeldAnswers, choice) })
			},
		},
		{
			Head: "hurts", Least: 6, Choices: words(model.HarmAnswers),
			Text: func(id model.ID) string { return string(asset(id).Harm) },
			Choose: func(id model.ID, choice int) error {
				return change("say how it hurts without", id, func(a *model.Asset) { a.Harm = chosen(model.HarmAnswers, choice) })
			},
		},
		{
			Head: "where", Least: 16, Share: 2, Takes: "the system and the place in it",
			Text: func(id model.ID) string { return asset(id).Where.String() },
			Type: sheet.Words(model.NameLimit, func(id model.ID, text model.Text) error {
				return change("say where we have", id, func(a *model.Asset) { a.Where = text })
			}),
		},
		{
			Head: "whose", Least: 14, Share: 2, Takes: "a role or a team",
			Text: func(id model.ID) string { return asset(id).Owner.String() },
			Type: sheet.Words(model.NameLimit, func(id model.ID, text model.Text) error {
				return change("say who keeps", id, func(a *model.Asset) { a.Owner = text })
			}),
		},
	}}
	for _, kind := range s.kinds() {
		t.Rows = append(t.Rows, sheet.Row{ID: model.ID(kind)})
	}
	return t
}

// kinds are the keys of the ten: in the document's order, or what is missing most first.
func (s *screen) kinds() []string {
	var kinds []string
	if s.byHarm {
		for _, a := range s.document().Missing() {
			kinds = append(kinds, a.Kind)
		}
	}
	for _, a := range facts.Assets() {
		if !slices.Contains(kinds, a.Key) {
			kinds = append(kinds, a.Key)
		}
	}
	return kinds
}

// Actions are those of the table and, while nothing is typed, to sort it.
func (s *screen) Actions() []tui.Action {
	actions := s.Sheet.Actions()
	if s.Busy() {
		return actions
	}
	word := "sort by harm"
	if s.byHarm {
		word = "course's order"
	}
	return append(actions, tui.Action{Keys: []string{"s"}, Label: word, Footer: true,
		Help: "Put what is missing first, sorted by how much a bad day would hurt; or the course's order again.",
		Do: func(string) tea.Cmd {
			s.byHarm = !s.byHarm
			return nil
		}})
}

const question = "If this building were gone, what could we build again?"

// Draw shows the question, how much is held, the table, and the rule.
func (s *screen) Draw(c *ui.Canvas) {
	share, answered := s.document().Share()
	said := "nothing answered yet"
	if answered > 0 {
		said = fmt.Sprintf("%.0f %% held", math.Round(100*share))
	}
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(question, c.W-ui.Width(said)-5))
	c.Right(c.W-1, 0, ui.Accent|ui.Bold, said)
	s.Sheet.Draw(c.In(ui.Rect{X: 0, Y: 2, W: c.W, H: c.H - 4}))
	c.Put(2, c.H-1, ui.Quiet, ui.Fit(fmt.Sprintf("yes counts 1, partly a half, no 0; %d of %d answered", answered, len(facts.Assets())), c.W-3))
}

// name of a kind.
func name(id model.ID) string { return facts.AssetNamed(string(id)).Name }

// mark is an answer with a symbol, which the eye finds faster.
func mark(h model.Held) string {
	switch h {
	case "yes":
		return "✓ yes"
	case "partly":
		return "~ partly"
	case "no":
		return "! no"
	}
	return "·"
}

func words[T ~string](answers []T) []string {
	var words []string
	for _, a := range answers {
		words = append(words, string(a))
	}
	return words
}

// chosen is the answer of a choice, none for 0.
func chosen[T ~string](answers []T, choice int) T {
	if choice == 0 {
		return ""
	}
	return answers[choice-1]
}
