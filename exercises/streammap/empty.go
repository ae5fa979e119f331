package streammap

import "flipchart/tui/ui"

// emptyLine is a line of the empty map: a key or a column's name in it stands out.
type emptyLine struct {
	before, word, after string
	ink                 ui.Ink // of the word
}

// drawEmpty says how to begin, and what the figures will be.
func drawEmpty(c *ui.Canvas, backwards bool) {
	const key, column = ui.Accent | ui.Bold, ui.Plain | ui.Bold
	first := " and type the first step."
	if backwards {
		first = " and type the last step, which serves the customer."
	}
	lines := []emptyLine{
		{"Nothing here yet: press ", "a", first, key},
		{before: "Enter asks for the next step, and an empty enter ends."},
		{before: "A list that is pasted becomes steps, a line each."},
		{},
		{before: "When the steps stand, each gets its figures:"},
	}
	for _, f := range []field{processField, leadField, caField} {
		lines = append(lines, emptyLine{"  ", f.head(), " " + wording[f].means, column})
	}
	lines = append(lines,
		emptyLine{},
		emptyLine{"", "r", "  begins at the customer and walks backwards", key},
		emptyLine{"", "E", "  says what one item is, where it starts and who gets it", key},
	)
	for i, line := range lines {
		ink := ui.Plain
		if line.word == "" {
			ink = ui.Quiet
		}
		at := c.Put(2, 3+i, ink, line.before)
		at = c.Put(at, 3+i, line.ink, line.word)
		c.Put(at, 3+i, ink, ui.Fit(line.after, c.W-1-at))
	}
}
