package practices

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/heat"
	"flipchart/tui/ui"
)

// groups are the four cycles, or all steps with the weakest first, in four columns as well.
func (s *screen) groups() []heat.Group {
	if !s.weakest {
		var groups []heat.Group
		for _, cycle := range facts.Cycles() {
			group := heat.Group{Name: strings.ToUpper(string(cycle.Cycle))}
			for _, step := range cycle.Steps {
				group.Cells = append(group.Cells, s.cell(step))
			}
			groups = append(groups, group)
		}
		return groups
	}
	order, across := s.order(), len(facts.Cycles())
	groups := make([]heat.Group, across)
	down := (len(order) + across - 1) / across
	for place, of := range order {
		step, _, _ := facts.Step(of.Key)
		group := &groups[place/down]
		group.Cells = append(group.Cells, s.cell(step))
	}
	for i := range groups {
		groups[i].Name = fmt.Sprintf("%d TO %d", i*down+1, min((i+1)*down, len(order)))
	}
	groups[0].Name += ", WEAKEST"
	return groups
}

// cell shows a step's heat and, where there is room, its primary patterns and who does it.
func (s *screen) cell(step facts.PipelineStep) heat.Cell {
	said := s.document().Step(step.Key)
	extent, _ := said.Least(step.Primary)
	cell := heat.Cell{ID: model.ID(step.Key), Name: step.Name, Band: band(extent)}
	for _, key := range step.Primary {
		cell.Lines = append(cell.Lines, symbol(said.Extent(key))+" "+facts.Pattern(key))
	}
	if here := doneBy(said); here != "" {
		cell.Lines = append(cell.Lines, here)
	}
	return cell
}

// band is filled at both ends of the scale, where the eye is to look first.
func band(extent model.Extent) heat.Band {
	b := heat.Band{Words: symbol(extent) + " " + extent.Word(), Ink: ink(extent)}
	switch extent {
	case model.Absent, model.Norm:
		b.Ink, b.Fill, b.Words = b.Ink|ui.Reverse, " ", " "+b.Words
	case model.Tried, model.SomeTeams:
		b.Fill, b.Words = "░", " "+b.Words
	default:
		b.Words = " " + b.Words
	}
	return b
}

func ink(extent model.Extent) ui.Ink {
	switch extent {
	case model.Absent, model.Tried:
		return ui.Warn
	case model.SomeTeams, model.Norm:
		return ui.Good
	}
	return ui.Quiet
}

func symbol(extent model.Extent) string {
	switch extent {
	case model.Absent:
		return "!"
	case model.Tried:
		return "~"
	case model.SomeTeams:
		return "+"
	case model.Norm:
		return "✓"
	}
	return "·"
}

// doneBy says who does a step and with what; empty where neither was said.
func doneBy(said model.StepPractice) string {
	if said.Who.Empty() || said.Tool.Empty() {
		return said.Who.String() + said.Tool.String()
	}
	return said.Who.String() + " · " + said.Tool.String()
}

func (s *screen) overviewActions() []tui.Action {
	sort := "weakest first"
	if s.weakest {
		sort = "pipeline's order"
	}
	return []tui.Action{
		{Keys: []string{"enter"}, Label: "open", Help: "Open the step: its facts, and each of its patterns.", Footer: true, Do: s.open},
		s.heat.Arrows(),
		{Keys: []string{"s"}, Label: sort, Help: "Put the weakest steps first; or the pipeline's order again.", Footer: true, Do: func(string) tea.Cmd {
			s.weakest = !s.weakest
			return nil
		}},
		{Keys: []string{"v"}, Label: "beside the map", Help: "Show where the practices and the value stream map differ.", Footer: true, Do: s.compare},
	}
}

const question = "Which steps do we do, and how widely?"

// drawOverview shows the heat map and, under it, the selected step and what the map says.
func (s *screen) drawOverview(c *ui.Canvas) {
	said := s.progress()
	c.Put(1, 0, ui.Plain|ui.Bold, ui.Fit(question, c.W-ui.Width(said)-4))
	c.Right(c.W-1, 0, ui.Accent|ui.Bold, said)
	under, top := s.under(c), 2
	if c.H < full {
		top = 1
	}
	y := c.H - len(under)
	s.heat.Draw(c.In(ui.Rect{X: 0, Y: top, W: c.W, H: y - top}))
	for i, line := range under {
		c.Put(1, y+i, line.ink, ui.Fit(line.text, c.W-2))
	}
}

// full is from how many rows on all that is said under the map has room, with a blank one above the map.
const full = 20

type inked struct {
	ink  ui.Ink
	text string
}

// under is what stands under the heat map: the selected step, the map of the value stream, and the rule.
func (s *screen) under(c *ui.Canvas) []inked {
	step, cycle, _ := s.step()
	named, compared := step.Name+": "+step.Purpose, inked{ui.Plain, "The map: " + s.differing()}
	if c.H < full {
		return []inked{{ui.Plain, named}, compared}
	}
	said := ui.FitLines(named, c.W-2, 2)
	return []inked{
		{ui.Quiet, fmt.Sprintf("%s cycle: %s.", cycle.Cycle, cycle.Objective)},
		{ui.Plain, said[0]}, {ui.Plain, said[1]}, compared,
		{ui.Quiet, "A step is as strong as the weakest of its primary patterns asked about."},
	}
}

// progress says how many steps are the norm.
func (s *screen) progress() string {
	said, norm := 0, 0
	for _, step := range facts.PipelineSteps() {
		switch s.document().Heat(step) {
		case "":
		case model.Norm:
			said, norm = said+1, norm+1
		default:
			said++
		}
	}
	if said == 0 {
		return "nothing said yet"
	}
	return fmt.Sprintf("%d of %d the norm", norm, said)
}

// differing says in a line how the map and the practices differ.
func (s *screen) differing() string {
	if len(s.desk.Session().Stream.Steps) == 0 {
		return "there is none yet."
	}
	d := s.desk.Session().Differences(facts.PipelineSteps())
	line := fmt.Sprintf("%d mapped with no practice, %d practised but not mapped", len(d.Idle), len(d.Missing))
	if len(d.Unknown) > 0 {
		line += fmt.Sprintf(", %d to match", len(d.Unknown))
	}
	return line + "."
}
