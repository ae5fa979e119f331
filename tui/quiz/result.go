package quiz

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// drawResult shows how many answers were the course's, all questions in their columns, and the reason for the
// selected one.
func (s *Screen) drawResult(c *ui.Canvas, round model.Round) {
	selected := s.selected(round)
	score, right := s.quiz.score(round), strconv.Itoa(round.Score(s.quiz.course))
	c.Put(margin, 0, ui.Plain|ui.Bold, ui.Fit(s.quiz.After, c.W-2*margin))
	y := 2
	if c.H >= tall+2 {
		y += (c.H - tall) / 8
		x := ui.Big(c, margin, y-1, ui.Accent|ui.Bold, right) + 2
		for i, line := range ui.FitLines(s.said(round), c.W-x-margin, ui.BigHeight-1) {
			c.Put(x, y+i, ui.Plain, line)
		}
		y += ui.BigHeight
	} else {
		c.Put(margin, 1, ui.Accent|ui.Bold, ui.Fit(score+" as the course has it", c.W-2*margin))
	}
	y = s.drawColumns(c, y, round, selected)
	if c.H-y >= 4 {
		y++
	}
	question := s.quiz.question(selected)
	reason := question.Reason
	if question.Line != "" { // what was asked is not in its line
		reason = question.Text + " " + reason
	}
	if answer := round.Answer(selected); answer != "" {
		drawVerdict(c, y, question.Answer == answer, s.quiz.verdict(question, answer), reason)
	}
}

// said is what there is to say beside the score.
func (s *Screen) said(round model.Round) string {
	said := []string{fmt.Sprintf("of %s as the course has it.", model.Count(len(round.Questions), s.quiz.Thing))}
	if rounds := s.rounds(); len(rounds) > 1 {
		var scores []string
		for _, r := range rounds {
			score := strconv.Itoa(r.Score(s.quiz.course))
			if !r.Over() {
				score += " so far"
			}
			scores = append(scores, score)
		}
		said = append(said, fmt.Sprintf("This is round %d of %d; %s", s.index()+1, len(rounds), lately(scores)))
	}
	return strings.Join(append(said, s.quiz.Note), "\n")
}

// lately tells the scores of the last few rounds.
func lately(scores []string) string {
	const most = 6
	if len(scores) <= most {
		return "round by round " + strings.Join(scores, ", ") + "."
	}
	return fmt.Sprintf("the last %d: %s.", most, strings.Join(scores[len(scores)-most:], ", "))
}

// drawColumns shows the questions and returns the row after them.
func (s *Screen) drawColumns(c *ui.Canvas, y int, round model.Round, selected string) int {
	wrong := round.Wrong(s.quiz.course)
	across := min(2, len(s.quiz.Columns))
	width := (c.W - 2*margin - 2*(across-1)) / across
	spacing := 1
	if c.H >= 2*tall {
		spacing = 2
	}
	for row := range slices.Chunk(s.quiz.Columns, across) {
		longest := 0
		for i, column := range row {
			x := margin + i*(width+2)
			c.Put(x, y, ui.Plain|ui.Bold, ui.Fit(column.Head, width))
			for j, key := range column.Questions {
				s.drawLine(c, ui.Rect{X: x, Y: y + (j+1)*spacing, W: width, H: 1}, s.quiz.question(key), slices.Contains(wrong, key), key == selected)
			}
			longest = max(longest, len(column.Questions))
		}
		y += (longest + 1) * spacing
	}
	return y
}

func (s *Screen) drawLine(c *ui.Canvas, at ui.Rect, q Question, wrong, selected bool) {
	mark, ink := "✓ ", ui.Plain
	if wrong {
		mark, ink = "! ", ui.Warn|ui.Bold
	}
	if selected {
		ink = c.SelectRow(at)
	}
	c.Hit(at, lineHit(q.Key))
	c.Put(at.X, at.Y, ink, ui.Fit(mark+q.line(), at.W))
}
