package quiz

import (
	"fmt"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

const (
	margin = 2
	widest = 116 // columns: further apart, the eye loses what belongs together
	tall   = 18  // rows from which on there is air
)

// Draw shows the question, the course's answer, or the result.
func (s *Screen) Draw(c *ui.Canvas) {
	now, round := s.now()
	body := c.In(ui.Rect{X: max(0, (c.W-widest)/2), W: min(c.W, widest), H: c.H})
	switch now {
	case begin:
		s.drawBegin(body)
	case over:
		s.drawResult(body, round)
	default:
		s.drawQuestion(body, round, now == tell)
	}
}

func (s *Screen) drawBegin(c *ui.Canvas) {
	c.Put(margin, 0, ui.Plain|ui.Bold, ui.Fit(s.quiz.Headline, c.W-2*margin))
	c.Put(margin, 2, ui.Plain, ui.Fit(fmt.Sprintf("%s, one at a time, in random order.", model.Count(len(s.quiz.Questions), s.quiz.Thing)), c.W-2*margin))
	c.Put(c.Put(margin, 4, ui.Accent|ui.Bold, "enter"), 4, ui.Plain, " begins")
}

// drawQuestion shows one question with the choices, and once it is answered which of them is the course's.
func (s *Screen) drawQuestion(c *ui.Canvas, round model.Round, told bool) {
	question := s.quiz.question(round.Questions[s.at])
	count := fmt.Sprintf("%d of %d", s.at+1, len(round.Questions))
	if n := s.index(); n > 0 {
		count = fmt.Sprintf("round %d, ", n+1) + count
	}
	c.Right(c.W-margin, 0, ui.Accent|ui.Bold, count)
	c.Put(margin, 0, ui.Plain|ui.Bold, ui.Fit(s.quiz.Headline, c.W-ui.Width(count)-2*margin-3))
	y, gap := 1, 0
	if c.H >= tall {
		y, gap = 2+(c.H-tall)/6, 1
	}
	y = drawLarge(c, y, question.Text) + gap
	answer := ""
	if told {
		answer = round.Answers[s.at]
	}
	y = s.drawChoices(c, y, question, answer) + gap
	if told {
		drawVerdict(c, y, question.Answer == answer, s.quiz.verdict(question, answer), question.Reason)
	}
	if c.H >= tall {
		c.Put(margin, c.H-1, ui.Quiet, ui.Fit(s.soFar(round), c.W-2*margin))
	}
}

// drawLarge shows a text in a heavy frame, with air around it where rows allow, and returns the row after it.
func drawLarge(c *ui.Canvas, y int, text string) int {
	lines := ui.Balance(text, c.W-2*margin-8)
	height := len(lines) + 2
	if c.H >= tall {
		height = max(height, 7+(c.H-tall)/8)
	}
	c.ThickBox(ui.Rect{X: margin, Y: y, W: c.W - 2*margin, H: height}, ui.Accent)
	for i, line := range lines {
		c.Center(y+(height-len(lines))/2+i, ui.Plain|ui.Bold, line)
	}
	return y + height
}

// drawChoices shows what there is to choose from, with its keys, and returns the row after it. Once there is an
// answer the course's is marked, and the room's where it is another.
func (s *Screen) drawChoices(c *ui.Canvas, y int, q Question, answer string) int {
	across, height := len(s.quiz.Choices), 3
	if across > fewChoices || s.quiz.longest()+6 > (c.W-2*margin)/across {
		across, height = 2, 1
	}
	rows := (len(s.quiz.Choices) + across - 1) / across
	left := func(column int) int { return margin + column*(c.W-2*margin+1)/across }
	for i, choice := range s.quiz.Choices {
		column, row := i, 0
		if height == 1 { // read down, as a list
			column, row = i/rows, i%rows
		}
		at := ui.Rect{X: left(column), Y: y + row*height, W: left(column+1) - left(column) - 1, H: height}
		drawChoice(c, at, choice, q.Answer, answer)
	}
	return y + rows*height
}

// longest is the width of the longest choice.
func (q Quiz) longest() (width int) {
	for _, choice := range q.Choices {
		width = max(width, ui.Width(choice.Word))
	}
	return width
}

func drawChoice(c *ui.Canvas, at ui.Rect, choice Choice, course, answer string) {
	mark, ink := choice.Shown, ui.Plain
	switch {
	case answer == "":
		c.Hit(at, choiceHit(choice.Answer))
	case choice.Answer == course:
		mark, ink = "✓", ui.Good|ui.Bold
	case choice.Answer == answer:
		mark, ink = "!", ui.Warn|ui.Bold
	default:
		mark, ink = " ", ui.Quiet
	}
	key := ink
	if answer == "" {
		key = ui.Accent | ui.Bold
	}
	if at.H == 1 {
		c.Put(c.Put(at.X+2, at.Y, key, mark), at.Y, ink, "  "+ui.Fit(choice.Word, at.W-6))
		return
	}
	if answer != "" && choice.Answer == course {
		c.ThickBox(at, ui.Good)
	} else {
		c.Box(at, ui.Rule)
	}
	word := ui.Fit(choice.Word, at.W-6)
	x := at.X + (at.W-ui.Width(word)-ui.Width(mark)-1)/2
	c.Put(c.Put(x, at.Y+1, key, mark), at.Y+1, ink, " "+word)
}

// verdict says whose answer was which.
func (q Quiz) verdict(question Question, answer string) string {
	course := q.word(question.Answer)
	if question.Answer == answer {
		return "As the course has it: " + course
	}
	return "The room: " + q.word(answer) + ". The course: " + course
}

// drawVerdict shows whether the room's answer is the course's, and the course's reason.
func drawVerdict(c *ui.Canvas, y int, right bool, verdict, reason string) {
	mark, ink := "! ", ui.Warn|ui.Bold
	if right {
		mark, ink = "✓ ", ui.Good|ui.Bold
	}
	c.Put(margin, y, ink, ui.Fit(mark+verdict, c.W-2*margin))
	if rows := c.H - y - 1; rows > 0 {
		for i, line := range ui.FitLines(reason, c.W-2*margin-2, min(rows, len(ui.Wrap(reason, c.W-2*margin-2)))) {
			c.Put(margin+2, y+1+i, ui.Plain, line)
		}
	}
}

// soFar are the answers of the round with a mark each, and how many were right.
func (s *Screen) soFar(round model.Round) string {
	var marks strings.Builder
	for i, question := range round.Questions {
		switch {
		case i >= len(round.Answers):
			marks.WriteString("·")
		case round.Answers[i] == s.quiz.course(question):
			marks.WriteString("✓")
		default:
			marks.WriteString("!")
		}
	}
	return fmt.Sprintf("%s  %d as the course has it", marks.String(), round.Score(s.quiz.course))
}
