package performance

import (
	"fmt"
	"slices"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// row is one step as a candidate, by all that it stands out by, so that hands for a step are counted once. Its
// step is empty where no step stands out by the rule.
type row struct {
	step    model.ID
	rules   []model.Rule // hands and a decision by any of these are the row's; new ones go under the first
	reasons []reason
	number  int // the key that chooses it
	name    string
	ties    []model.ID // further steps with the same figure
	why     string     // why it cannot be chosen; empty where it can
}

// reason is one figure by which a step stands out.
type reason struct {
	rule          model.Rule
	figure, share string
}

// choice is the row's step as it is chosen now.
func (r row) choice() choice { return choice{r.rules[0], r.step} }

// is true where a choice is the row's.
func (r row) is(ch choice) bool { return r.step == ch.step && slices.Contains(r.rules, ch.rule) }

// alone is true for the row of one step, whatever it stands out by.
func (r row) alone(step model.ID) bool { return r.step == step && len(r.ties) == 0 }

// hands are those that were counted for the row's step.
func (r row) hands(v *model.ValueStream) int {
	n := 0
	for _, rule := range r.rules {
		n += v.HandsFor(r.step, rule)
	}
	return n
}

// raise makes a count the row's hands, under one rule.
func (r row) raise(v *model.ValueStream, count int) model.Edit {
	edits := []model.Edit{model.RaiseHands(r.step, r.rules[0], count)}
	for _, rule := range r.rules[1:] {
		if v.HandsFor(r.step, rule) > 0 {
			edits = append(edits, model.RaiseHands(r.step, rule, 0))
		}
	}
	return model.Several(edits...)
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
	rows := candidateRows(v.Candidates(c))
	add := func(ch choice) {
		step, _, ok := v.Step(ch.step)
		if !ok || slices.ContainsFunc(rows, func(r row) bool { return r.is(ch) }) {
			return
		}
		if i := slices.IndexFunc(rows, func(r row) bool { return r.alone(ch.step) }); i >= 0 {
			rows[i].rules = append(rows[i].rules, ch.rule)
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

// candidateRows are those of the steps that stand out by their figures, and of rules by which none does.
func candidateRows(candidates []model.Candidate) []row {
	var rows []row
	for _, rule := range []model.Rule{model.LongestWait, model.LowestCA, model.LargestShare} {
		i := slices.IndexFunc(candidates, func(f model.Candidate) bool { return f.Rule == rule })
		if i < 0 {
			rows = append(rows, row{rules: []model.Rule{rule}, reasons: []reason{{rule: rule}}, why: nobody[rule]})
			continue
		}
		f := candidates[i]
		why := reasonOf(f)
		if at := slices.IndexFunc(rows, func(r row) bool { return r.alone(f.Step) }); at >= 0 && len(f.Ties) == 0 {
			rows[at].rules, rows[at].reasons = append(rows[at].rules, rule), append(rows[at].reasons, why)
			continue
		}
		rows = append(rows, row{step: f.Step, rules: []model.Rule{rule}, reasons: []reason{why}, name: f.Name.String(), ties: f.Ties})
	}
	return rows
}

func reasonOf(f model.Candidate) reason {
	figure, share := words(f)
	return reason{f.Rule, figure, share}
}

// chosenRow is that of what the room is about to choose; ok is false where it chooses nothing.
func (s *screen) chosenRow() (row, bool) {
	for _, r := range s.rows() {
		if r.step != "" && r.is(s.chosen) {
			return r, true
		}
	}
	return row{}, false
}

// words are a candidate's figure with its unit, and what it is a share of; the waits are those of all steps,
// also of such as run beside each other.
func words(f model.Candidate) (figure, share string) {
	switch f.Rule {
	case model.LongestWait:
		return model.Milliseconds(f.Value).Hours(), model.Percent(f.Share*100) + " % of all waits"
	case model.LowestCA:
		ca := model.Tenths(f.Value) // both parts add up as they are read
		return model.Number(ca) + " of 100", model.GivenPercent(100-ca) + " need a fix"
	}
	if f.Value == 0 {
		return "", ""
	}
	return model.Milliseconds(f.Value).Hours(), model.Percent(f.Share*100) + " % of elapsed"
}

// ownRow is a step that does not stand out by the figures.
func ownRow(step model.Step, ch choice, v *model.ValueStream, c model.Calendar) row {
	why := reason{ch.rule, "", "no longer so"}
	if ch.rule == model.RoomsChoice {
		f := model.Candidate{Rule: ch.rule}
		if lt, ok := step.LT(c); ok && lt > 0 {
			f.Value, f.Share = float64(lt), float64(lt)/float64(*v.Metrics(c).Lead)
		}
		why = reasonOf(f)
	}
	for _, f := range v.Candidates(c) {
		if f.Rule == ch.rule && slices.Contains(f.Ties, ch.step) {
			why = reasonOf(f)
		}
	}
	return row{step: ch.step, rules: []model.Rule{ch.rule}, reasons: []reason{why}, name: step.Name.String()}
}

// drawCandidates shows the rows, and below them that any other step may be one; only what the room has
// chosen is marked.
func (s *screen) drawCandidates(c *ui.Canvas, y, width, pitch int, f content) {
	c.Put(2, y, ui.Plain|ui.Bold, "CANDIDATES: where does the pile grow?")
	c.Right(width, y, ui.Quiet, "hands")
	v := s.stream()
	name, number := nameColumn(width), numberColumn(width)
	y += pitch
	for _, r := range f.rows {
		area, ink := ui.Rect{X: 1, Y: y, W: width - 1, H: f.height(r)}, ui.Plain
		switch d := v.Decision; {
		case r.step == "":
		case r.is(s.chosen):
			ink = c.SelectRow(area)
		case d != nil && r.is(choice{d.Rule, d.Step}):
			ink = ui.Plain | ui.Bold
			c.Put(4, y, ui.Good|ui.Bold, "✓")
		}
		c.Hit(area, rowHit(r.number-1))
		c.Put(2, y, ink|ui.Bold, r.digit())
		if r.step == "" {
			c.Put(name, y, ui.Quiet, ui.Fit(r.why, width-name))
		}
		for i, line := range r.names(nameWidth(width), f.height(r)) {
			c.Put(name, y+i, ink|ui.Bold, line)
		}
		for i, why := range r.reasons {
			c.Put(6, y+i, ink, standsOut[why.rule])
			digits, unit, _ := strings.Cut(why.figure, " ")
			c.Right(number, y+i, ink, digits)
			if said := unit + comma(unit, why.share); ui.Width(said) <= width-number-6 {
				unit = said
			}
			c.Put(number+1, y+i, ink, unit)
		}
		if n := r.hands(v); n > 0 {
			c.Right(width, y, ink|ui.Bold, model.Number(float64(n)))
		}
		y += pitch + f.height(r) - 1
	}
	if !f.brief {
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

// standsOut is by what a step stands out, in a column's width.
var standsOut = map[model.Rule]string{
	model.LongestWait:   "longest wait",
	model.LowestCA:      "lowest %CA",
	model.LargestShare:  "largest LT",
	model.LeastCapacity: "least capacity",
	model.RoomsChoice:   "room's choice",
}

// comma parts what a figure is a share of from its unit.
func comma(unit, share string) string {
	if unit == "" || share == "" {
		return share
	}
	return ", " + share
}

// names are the step and how many others have the same figure, as at most so many lines.
func (r row) names(width, rows int) []string {
	name, more := r.name, ""
	if n := len(r.ties); n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	switch lines := ui.Wrap(name, width); {
	case ui.Width(name+more) <= width || rows == 1:
		return []string{ui.Fit(name, width-len(more)) + more}
	case more != "":
		return []string{ui.Fit(name, width), more[1:]}
	case len(lines) > rows:
		return append(lines[:rows-1], ui.Fit(strings.Join(lines[rows-1:], " "), width))
	default:
		return lines
	}
}

// nameColumn is where the candidates' names begin, numberColumn the one after the digits of their figures.
func nameColumn(width int) int { return 22 + max(width-78, 0)/6 }

func numberColumn(width int) int {
	if width < 74 {
		return width - 14 // no room for what a figure is a share of
	}
	return width - 29 - max(width-78, 0)/2
}

// nameWidth leaves room for the digits.
func nameWidth(width int) int { return numberColumn(width) - nameColumn(width) - 5 }
