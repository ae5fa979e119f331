package practices

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/sheet"
	"flipchart/tui/ui"
)

// open shows the selected step.
func (s *screen) open(string) tea.Cmd {
	s.view = oneStep
	s.patterns = sheet.New(s.desk, s.patternTable)
	return nil
}

// patternTable has the step's primary patterns and, on demand, its helper patterns.
func (s *screen) patternTable() sheet.Table {
	step, _, said := s.step()
	shown := slices.Clone(step.Primary)
	if s.helpers {
		shown = append(shown, step.Helpers...)
	}
	t := sheet.Table{Thing: "pattern", Columns: []sheet.Column{
		{Head: "pattern", Least: longest(shown), Text: func(id model.ID) string { return facts.Pattern(string(id)) }},
		{
			Head: "how widely", Least: 14, Choices: words(),
			Text: func(id model.ID) string {
				return symbol(said.Extent(string(id))) + " " + said.Extent(string(id)).Word()
			},
			Ink: func(id model.ID) ui.Ink { return ink(said.Extent(string(id))) },
			Choose: func(id model.ID, choice int) error {
				var extent model.Extent
				if choice > 0 {
					extent = model.Extents[choice-1]
				}
				return s.desk.Edit("say how widely “"+facts.Pattern(string(id))+"” is done", model.RatePattern(step.Key, string(id), extent))
			},
		},
	}}
	t.Rows = rows("Primary patterns", step.Primary)
	if s.helpers {
		t.Rows = append(t.Rows, rows("Helper patterns", step.Helpers)...)
	}
	return t
}

// longest is the width that the names of some patterns need.
func longest(patterns []string) int {
	width := 30
	for _, key := range patterns {
		width = max(width, ui.Width(facts.Pattern(key)))
	}
	return width
}

func words() []string {
	var words []string
	for _, extent := range model.Extents {
		words = append(words, extent.Word())
	}
	return words
}

// rows are patterns under a heading.
func rows(heading string, patterns []string) []sheet.Row {
	var rows []sheet.Row
	for _, key := range patterns {
		rows = append(rows, sheet.Row{ID: model.ID(key), Heading: heading})
		heading = ""
	}
	return rows
}

func (s *screen) stepActions() []tui.Action {
	actions := s.patterns.Actions()
	if s.patterns.Busy() {
		return actions
	}
	for i := range actions {
		if actions[i].Shown == "1-4" {
			actions[i].Label = "how widely" // what they choose stands above the table
		}
	}
	helpers := "helpers"
	if s.helpers {
		helpers = "primary only"
	}
	return append(actions,
		tui.Action{Keys: []string{"e"}, Label: "who, tool", Help: "Say who does the step, and with which tool.", Do: s.askWho},
		tui.Action{Keys: []string{"v"}, Label: helpers, Help: "Show the helper patterns as well, or hide them.", Footer: true, Do: func(string) tea.Cmd {
			s.helpers = !s.helpers
			return nil
		}},
		tui.Action{Keys: []string{"n", "N"}, Label: "next", Help: "Open the next step; N the one before.", Footer: true, Do: s.next},
		s.back())
}

// next opens the step after the open one, in the order of the heat map; the last one is followed by the first.
func (s *screen) next(key string) tea.Cmd {
	order, by := s.order(), 1
	if key == "N" {
		by = len(order) - 1
	}
	at := slices.IndexFunc(order, func(step model.PipelineStep) bool { return step.Key == string(s.heat.Selected()) })
	s.heat.Select(model.ID(order[(at+by)%len(order)].Key))
	return s.open("")
}

func (s *screen) askWho(string) tea.Cmd {
	step, _, said := s.step()
	s.desk.Ask(&tui.Prompt{
		Title: step.Name + ": who does it, and with what?",
		Fields: []tui.PromptField{
			{Label: "who", Optional: true, Field: ui.NewField(said.Who.String(), model.NameLimit)},
			{Label: "tool", Optional: true, Field: ui.NewField(said.Tool.String(), model.NameLimit)},
		},
		Then: func(values []model.Text) error {
			return s.desk.Edit("say who does “"+step.Name+"”", model.ChangePractice(step.Key, func(p *model.StepPractice) {
				p.Who, p.Tool = values[0], values[1]
			}))
		},
	})
	return nil
}

// keys names the digits with what they choose.
func keys() string {
	var keys []string
	for i, word := range words() {
		keys = append(keys, fmt.Sprintf("%d %s", i+1, word))
	}
	return strings.Join(keys, "   ")
}

// fact is a line of what the course says of a step.
type fact struct{ label, text string }

// factsOf are the step's in the document's order; a cell that is empty there stays so.
func factsOf(step facts.PipelineStep, cycle facts.Cycle) []fact {
	found := []fact{
		{"purpose", step.Purpose}, {"aim", cycle.Objective + "."}, {"agile", cycle.Context + "."},
		{"measures", strings.Join(step.Measures, ", ")}, {"trigger", step.Trigger}, {"tools", strings.Join(step.Tools, ", ")},
	}
	for _, target := range []string{step.Target, cycle.Target} {
		if target != "" {
			found = append(found, fact{"target", target})
		}
	}
	return found
}

// textAt is the first column of a fact.
const textAt = 12

// drawStep shows the open step: what the course says, who does it here, and its patterns.
func (s *screen) drawStep(c *ui.Canvas) {
	step, cycle, said := s.step()
	place := slices.IndexFunc(facts.PipelineSteps(), func(of model.PipelineStep) bool { return of.Key == step.Key })
	where := fmt.Sprintf("%s, %d of %d", cycle.Cycle, place+1, len(facts.PipelineSteps()))
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(step.Name+": how widely do we do this?", c.W-ui.Width(where)-5))
	c.Right(c.W-1, 0, ui.Accent|ui.Bold, where)
	y := 1
	if c.H >= airy {
		y++
	}
	table := s.patternTable()
	const around = 6 // who does it, the keys, two headings, the heads of the columns and a line below
	for _, f := range factsOf(step, cycle) {
		lines := f.lines(c)
		if y+len(lines)+around+len(table.Rows) > c.H {
			break
		}
		y = drawFact(c, y, f, ui.Quiet)
	}
	here := doneBy(said)
	if here == "" {
		here = "not said yet: e says who does it, and with which tool"
	}
	y = drawFact(c, y, fact{"here", here}, ui.Plain|ui.Bold)
	y = drawFact(c, y, fact{"keys", keys()}, ui.Accent|ui.Bold)
	if c.H >= airy {
		y++
	}
	s.patterns.Draw(c.In(ui.Rect{X: 0, Y: y, W: c.W, H: c.H - y}))
}

// airy is from how many rows on blank ones stand between the parts.
const airy = 24

// lines are a fact's text in one line, or two where it is long.
func (f fact) lines(c *ui.Canvas) []string {
	if f.text == "" {
		return []string{"–"}
	}
	width := min(c.W-textAt-1, 110)
	return ui.FitLines(f.text, width, min(len(ui.Wrap(f.text, width)), 2))
}

// drawFact shows a fact with its label, and returns the row after it.
func drawFact(c *ui.Canvas, y int, f fact, ink ui.Ink) int {
	c.Put(2, y, ui.Quiet, f.label)
	for _, line := range f.lines(c) {
		c.Put(textAt, y, ink, line)
		y++
	}
	return y
}
