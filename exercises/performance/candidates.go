package performance

import (
	"fmt"
	"slices"

	"flipchart/model"
	"flipchart/tui/ui"
)

// row is one candidate as it is shown. Its step is empty where no step stands out by the rule.
type row struct {
	choice
	number        int // the key that chooses it
	name          string
	figure, share string
	ties          []model.ID // further steps with the same figure
	why           string     // why it cannot be chosen; empty where it can
}

// nobody says why no step stands out by a rule.
var nobody = map[model.Rule]string{
	model.LongestWait:  "no wait is known yet",
	model.LowestCA:     "no %CA below 100 yet",
	model.LargestShare: "no LT is known yet",
}

// rows are the candidates by the figures, in a fixed order, and below them what else the room put
// forward, raised hands for or chose.
func (s *screen) rows() []row {
	v, c := s.stream(), s.desk.Calendar()
	candidates := v.Candidates(c)
	var rows []row
	for _, rule := range []model.Rule{model.LongestWait, model.LowestCA, model.LargestShare} {
		i := slices.IndexFunc(candidates, func(f model.Candidate) bool { return f.Rule == rule })
		if i < 0 {
			rows = append(rows, row{choice: choice{rule: rule}, why: nobody[rule]})
			continue
		}
		rows = append(rows, rowOf(candidates[i]))
	}
	add := func(ch choice) {
		step, _, ok := v.Step(ch.step)
		if !ok || slices.ContainsFunc(rows, func(r row) bool { return r.choice == ch }) {
			return
		}
		rows = append(rows, ownRow(step, ch, v, c))
	}
	for _, hands := range v.Hands {
		add(choice{hands.Rule, hands.Step})
	}
	if v.Decision != nil {
		add(choice{v.Decision.Rule, v.Decision.Step})
	}
	add(choice{model.RoomsChoice, s.own})
	add(s.chosen)
	for i := range rows {
		rows[i].number = i + 1
	}
	return rows
}

func rowOf(f model.Candidate) row {
	figure, share := words(f)
	return row{choice: choice{f.Rule, f.Step}, name: f.Name.String(), figure: figure, share: share, ties: f.Ties}
}

// words are a candidate's figure and what it is a share of.
func words(f model.Candidate) (figure, share string) {
	switch f.Rule {
	case model.LongestWait:
		return model.Milliseconds(f.Value).Hours(), percent(f.Share*100) + " % of waiting"
	case model.LowestCA:
		ca := model.Tenths(f.Value) // both parts add up as they are read
		return model.Number(ca), model.Number(model.Tenths(100-ca)) + " need a fix"
	}
	if f.Value == 0 {
		return "", ""
	}
	return model.Milliseconds(f.Value).Hours(), percent(f.Share*100) + " % of elapsed"
}

// ownRow is a step that does not stand out by the figures.
func ownRow(step model.Step, ch choice, v *model.ValueStream, c model.Calendar) row {
	r := row{choice: ch, name: step.Name.String()}
	switch {
	case ch.rule == model.RoomsChoice:
		f := model.Candidate{Rule: ch.rule}
		if lt, ok := step.LT(c); ok && lt > 0 {
			f.Value, f.Share = float64(lt), float64(lt)/float64(*v.Metrics(c).Lead)
		}
		r.figure, r.share = words(f)
	default:
		r.share = "no longer so"
		for _, f := range v.Candidates(c) {
			if f.Rule == ch.rule && slices.Contains(f.Ties, ch.step) {
				r.figure, r.share = words(f)
			}
		}
	}
	return r
}

func percent(p float64) string { return model.Number(model.Rounded(p)) }

// drawCandidates shows the rows, and below them that any other step may be one; only what the room has
// chosen is marked.
func (s *screen) drawCandidates(c *ui.Canvas, y, width, pitch int, f content) {
	c.Put(2, y, ui.Plain|ui.Bold, "CANDIDATES: where does the pile grow?")
	c.Right(width, y, ui.Quiet, "hands")
	v := s.stream()
	name := 28 + max(width-78, 0)/6
	figure := width - 22 - max(width-78, 0)/2
	if width < 74 {
		figure = width - 6 // no room for what it is a share of
	}
	for i, r := range f.rows {
		y := y + pitch*(i+1)
		ink := ui.Plain
		switch d := v.Decision; {
		case r.step == "":
		case r.choice == s.chosen:
			ink = c.SelectRow(ui.Rect{X: 1, Y: y, W: width - 1, H: 1})
		case d != nil && r.choice == choice{d.Rule, d.Step}:
			ink = ui.Plain | ui.Bold
			c.Put(4, y, ui.Good|ui.Bold, "✓")
		}
		c.Hit(ui.Rect{X: 0, Y: y, W: width, H: 1}, rowHit(r.number-1))
		c.Put(2, y, ink|ui.Bold, r.digit())
		c.Put(6, y, ink, r.rule.Words())
		if r.step == "" {
			c.Put(name, y, ui.Quiet, ui.Fit(r.why, width-name))
			continue
		}
		c.Put(name, y, ink|ui.Bold, named(r, figure-name-2-ui.Width(r.figure)))
		c.Right(figure, y, ink, r.figure)
		c.Put(figure+2, y, ink, ui.Fit(r.share, width-figure-6))
		if n := v.HandsFor(r.step, r.rule); n > 0 {
			c.Right(width, y, ink|ui.Bold, model.Number(float64(n)))
		}
	}
	if !f.brief {
		y += pitch * f.candidateRows()
		c.Put(2, y, ui.Accent|ui.Bold, "a")
		c.Put(6, y, ui.Plain, ui.Fit("another step, as the room's own choice", width-6))
	}
}

// digit is the key that chooses a row; rows beyond the ninth are reached with the arrows.
func (r row) digit() string {
	if r.number > 9 {
		return " "
	}
	return model.Number(float64(r.number))
}

func named(r row, width int) string {
	if len(r.ties) == 0 {
		return ui.Fit(r.name, width)
	}
	more := fmt.Sprintf(" and %d more", len(r.ties))
	return ui.Fit(r.name, width-len(more)) + more
}
