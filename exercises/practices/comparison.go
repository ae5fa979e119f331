package practices

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/exercises/onmap"
	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/sheet"
	"flipchart/tui/ui"
)

// compare shows the practices beside the map.
func (s *screen) compare(string) tea.Cmd {
	s.view = comparison
	s.comparing = sheet.New(s.desk, s.comparisonTable)
	return nil
}

// compared is a row: a step of the map, one of the pipeline, or one of both.
type compared struct {
	id       model.ID
	group    int
	name     string
	mapped   bool
	pipeline string // the key of its step in the pipeline; empty for none
	unknown  bool   // nobody said which one it is
}

// unmapped is before the key of a step that is not on the map, so that no id of a step is like it.
const unmapped = "unmapped:"

// compared are the rows, what differs first, and the groups that have any.
func (s *screen) compared() (rows []compared, groups []sheet.Group) {
	d := s.desk.Session().Differences(facts.PipelineSteps())
	group := func(heading string, count int) int {
		if count > 0 {
			groups = append(groups, sheet.Group{Heading: heading})
		}
		return len(groups) - 1
	}
	mapped := func(heading string, steps []model.MappedStep) {
		group := group(heading, len(steps))
		for _, m := range steps {
			rows = append(rows, compared{m.Step.ID, group, m.Step.Name.String(), true, m.Pipeline, !m.Known})
		}
	}
	mapped("Which step of the pipeline is this? enter says so", d.Unknown)
	mapped("Mapped, but with no practice", d.Idle)
	missing := group("Practised, but not on the map", len(d.Missing))
	for _, step := range d.Missing {
		rows = append(rows, compared{unmapped + model.ID(step.Key), missing, facts.StepName(step.Key), false, step.Key, false})
	}
	mapped("Mapped and practised", d.Both)
	return rows, groups
}

func (s *screen) comparisonTable() sheet.Table {
	all := map[model.ID]compared{}
	t := sheet.Table{Thing: "step", Columns: []sheet.Column{
		{Head: "step", Least: 30, Share: 1, Text: func(id model.ID) string { return all[id].name }},
		{Head: "in the pipeline", Least: 22, Text: func(id model.ID) string { return inPipeline(all[id]) }},
		{Head: "at best", Least: 14, Text: func(id model.ID) string { return s.atBest(all[id]) }},
	}}
	rows, groups := s.compared()
	t.Groups = groups
	for _, row := range rows {
		all[row.id] = row
		t.Rows = append(t.Rows, sheet.Row{ID: row.id, Group: row.group})
	}
	return t
}

func inPipeline(row compared) string {
	switch {
	case row.unknown:
		return "?"
	case row.pipeline == "":
		return "none of the sixteen"
	}
	return facts.StepName(row.pipeline)
}

// atBest is how widely the best of a step's patterns is practised, which makes it practised or not.
func (s *screen) atBest(row compared) string {
	if row.pipeline == "" {
		return ""
	}
	most := s.document().Step(row.pipeline).Most()
	return symbol(most) + " " + most.Word()
}

// selectedRow is the row that the keys act on; ok is false where there is none.
func (s *screen) selectedRow() (row compared, ok bool) {
	rows, _ := s.compared()
	for _, row := range rows {
		if row.id == s.comparing.Selected() {
			return row, true
		}
	}
	return compared{}, false
}

func (s *screen) hasMap() bool { return len(s.desk.Session().Stream.Steps) > 0 }

func (s *screen) comparisonActions() []tui.Action {
	if !s.hasMap() {
		return []tui.Action{onmap.OpenEmpty(s.desk), s.back()}
	}
	enter := "which step is it"
	if row, ok := s.selectedRow(); ok && !row.mapped {
		enter = "open"
	}
	return append(s.comparing.Actions(),
		tui.Action{Keys: []string{"enter"}, Label: enter, Help: "Say which step of the pipeline a step of the map is; one that is not on the map opens.", Footer: true, Do: s.enter},
		onmap.Open(s.desk), s.back())
}

// enter asks which step a mapped one is, or opens the practice that has none on the map.
func (s *screen) enter(string) tea.Cmd {
	row, ok := s.selectedRow()
	switch {
	case !ok:
		return nil
	case !row.mapped:
		s.heat.Select(model.ID(row.pipeline))
		return s.open("")
	}
	s.desk.Ask(s.matchMenu(row))
	return nil
}

func (s *screen) matchMenu(row compared) *tui.Menu {
	menu := &tui.Menu{Title: "Which step of the pipeline is “" + ui.Fit(row.name, 30) + "”, if any?"}
	add := func(label, help string, edit model.Edit) {
		menu.Items = append(menu.Items, tui.MenuItem{Label: label, Help: help, Do: func() tea.Cmd {
			s.desk.Try("match “"+ui.Fit(row.name, 30)+"” with the pipeline", edit)
			s.goOn(row)
			return nil
		}})
	}
	for _, cycle := range facts.Cycles() {
		for _, step := range cycle.Steps {
			add(step.Name, "in the "+strings.ToLower(string(cycle.Cycle))+" cycle", model.MatchStep(row.id, step.Key))
		}
	}
	add("none of the sixteen", "the pipeline has no such step", model.MatchStep(row.id, ""))
	add("go by its name", "take back what was said", model.UnmatchStep(row.id))
	return menu
}

// goOn selects the next step to ask about, once one is matched.
func (s *screen) goOn(matched compared) {
	if rows, _ := s.compared(); matched.unknown && rows[0].unknown {
		s.comparing.Select(rows[0].id)
	}
}

// updateComparison takes the mouse: a row pressed twice is entered.
func (s *screen) updateComparison(msg tea.Msg) tea.Cmd {
	if !s.hasMap() {
		return nil
	}
	cmd := s.comparing.Update(msg)
	if click, ok := msg.(tui.Click); ok && click.Double {
		return s.enter("")
	}
	return cmd
}

const differQuestion = "Where do the map and our practices differ?"

// drawComparison shows what differs; without a map it says that there is none.
func (s *screen) drawComparison(c *ui.Canvas) {
	if !s.hasMap() {
		onmap.DrawEmpty(c, differQuestion, "so nothing can be compared; this list fills itself")
		return
	}
	d := s.desk.Session().Differences(facts.PipelineSteps())
	said := model.Count(len(d.Idle)+len(d.Missing), "difference")
	if len(d.Unknown) > 0 {
		said = fmt.Sprintf("%s, %d to match", said, len(d.Unknown))
	}
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(differQuestion, c.W-ui.Width(said)-5))
	c.Right(c.W-1, 0, ui.Accent|ui.Bold, said)
	s.comparing.Draw(c.In(ui.Rect{X: 0, Y: 2, W: c.W, H: c.H - 4}))
	c.Put(2, c.H-1, ui.Quiet, ui.Fit("A step is practised where one of its patterns is at least tried.", c.W-3))
}
