package whybother

import (
	"fmt"

	"flipchart/facts"
	"flipchart/model"
	"flipchart/tui/sheet"
	"flipchart/tui/ui"
)

// ownTable has the room's own figures.
func (s *screen) ownTable() sheet.Table {
	name := func(id model.ID) string { return facts.OthersBenefits().Benefit(string(id)).Own }
	source := func(id model.ID) model.Source {
		_, _, source := s.document().Figure(model.Own(id))
		return source
	}
	know := func(id model.ID, change func(*model.Source)) error {
		return s.desk.Edit("say how we know "+name(id), model.KnowOwn(model.Own(id), change))
	}
	t := sheet.Table{Thing: "figure", Columns: []sheet.Column{
		{Head: "our own figures", Least: 27, Text: name},
		{
			Head: "today", Least: 14, Share: 1, Figure: true, Takes: "like 4 (a month), 1/quarter, 3d, 4h, 15 %; ~ is a guess, empty not known",
			Text: func(id model.ID) string {
				if said, _, _ := s.document().Figure(model.Own(id)); said != "" {
					return said
				}
				return "not known"
			},
			Typed: func(id model.ID) string {
				_, typed, _ := s.document().Figure(model.Own(id))
				return typed
			},
			Type: func(id model.ID, typed string) error {
				return s.desk.Edit("say "+name(id), model.TypeOwn(model.Own(id), typed))
			},
			Ink: func(id model.ID) ui.Ink {
				if said, _, _ := s.document().Figure(model.Own(id)); said != "" {
					return ui.Accent | ui.Bold
				}
				return ui.Quiet
			},
		},
		{
			Head: "known by", Least: 9, Choices: evidence,
			Text: func(id model.ID) string { return string(source(id).How) },
			Choose: func(id model.ID, choice int) error {
				return know(id, func(source *model.Source) {
					source.How = ""
					if choice > 0 {
						source.How = model.Evidence(evidence[choice-1])
					}
				})
			},
		},
		{
			Head: "who says so", Least: 14, Share: 2, Takes: "a role, a team or a system",
			Text: func(id model.ID) string { return source(id).Who.String() },
			Type: sheet.Words(model.NameLimit, func(id model.ID, who model.Text) error {
				return know(id, func(source *model.Source) { source.Who = who })
			}),
		},
	}}
	for _, own := range model.Owns {
		t.Rows = append(t.Rows, sheet.Row{ID: model.ID(own)})
	}
	return t
}

var evidence = []string{string(model.Guessed), string(model.Seen), string(model.Measured)}

const figuresQuestion = "How often do we deliver, how fast, and how well?"

// figuresHeight is the rows of the room's figures; a wide window has those of others to the right of them, and in a
// tall one both get air.
const figuresHeight, wide, airy = 9, 150, 34

// drawFigures shows the room's own figures, and apart from them what others tell of theirs.
func (s *screen) drawFigures(c *ui.Canvas) {
	known := fmt.Sprintf("%d of %d known", s.document().Known(), len(model.Owns))
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(figuresQuestion, c.W-ui.Width(known)-5))
	c.Right(c.W-1, 0, ui.Accent|ui.Bold, known)
	height, spacing := figuresHeight, 1
	if c.H >= airy {
		height, spacing = height+5, 2
	}
	if c.W >= wide {
		own := c.W / 2
		s.Sheet.Draw(c.In(ui.Rect{X: 0, Y: 2, W: own, H: height}))
		drawOthers(c.In(ui.Rect{X: own + 2, Y: 2, W: c.W - own - 2, H: c.H - 2}), spacing)
		return
	}
	s.Sheet.Draw(c.In(ui.Rect{X: 0, Y: 2, W: c.W, H: height}))
	drawOthers(c.In(ui.Rect{X: 0, Y: 3 + height, W: c.W, H: c.H - 3 - height}), spacing)
}

// drawOthers shows the ratios as the course tells them, with the report's own reading in small.
func drawOthers(c *ui.Canvas, spacing int) {
	others := facts.OthersBenefits()
	c.Put(2, 0, ui.Quiet, "what others tell of theirs")
	c.Put(readingAt, 0, ui.Quiet, ui.Fit("as the report has it", c.W-readingAt-1))
	y := spacing
	for _, b := range others.Benefits {
		c.Right(8, y, ui.Plain|ui.Bold, model.Thousands(int64(b.Times)))
		c.Put(8, y, ui.Plain|ui.Bold, " times")
		c.Put(15, y, ui.Plain, ui.Fit(b.Benefit, readingAt-16))
		c.Put(readingAt, y, ui.Quiet, ui.Fit(model.Thousands(int64(b.Measured))+" times "+b.What, c.W-readingAt-1))
		y += spacing
	}
	said := fmt.Sprintf("%s, %s. A ratio does not compare with a figure: ours compares with ours, in a year.", others.Report, others.Compared)
	for i, line := range ui.Wrap(said, min(c.W, 90)-4) {
		c.Put(2, y+1+i, ui.Quiet, line)
	}
}

// readingAt is the column of the report's own reading.
const readingAt = 42
