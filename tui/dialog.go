package tui

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/tui/ui"
)

// Dialog lies over the screen and has the keyboard and the mouse. Esc always closes it.
type Dialog interface {
	// Update gets what no action took: keys and pastes while text is typed, a Click on one of the dialog's
	// own hits or beside them, and Turn.
	Update(tea.Msg) tea.Cmd
	// Draw draws over the screen, on the part of the window between header and footer.
	Draw(*ui.Canvas)
	// Actions are what can be done now: the one table of the dialog's keys and of the footer.
	Actions() []Action
	// Done is true once the stage is to take the dialog away.
	Done() bool
}

// closing is a dialog's being done.
type closing struct{ done bool }

// Done is true once the stage is to take the dialog away.
func (c *closing) Done() bool { return c.done }

// close closes the dialog.
func (c *closing) close(string) tea.Cmd {
	c.done = true
	return nil
}

// Question asks for yes or no. It is only for what undo cannot repair, or what the room had better
// know first.
type Question struct {
	Title string
	Body  string
	Yes   string // what yes does, as a verb: "delete"
	Then  func() tea.Cmd

	closing
}

// Update has nothing to do: a question is answered with its actions.
func (q *Question) Update(tea.Msg) tea.Cmd { return nil }

func (q *Question) yes(string) tea.Cmd {
	q.done = true
	return q.Then()
}

// Draw shows the question in the middle.
func (q *Question) Draw(c *ui.Canvas) {
	lines := ui.Wrap(q.Body, dialogWidth(c)-2*dialogMargin)
	inner := window(c, q.Title, dialogWidth(c), len(lines)+1)
	if len(lines) > inner.H {
		lines = ui.FitLines(q.Body, inner.W, inner.H)
	}
	for i, line := range lines {
		inner.Put(0, i, ui.Plain, line)
	}
}

// Actions of a question are its two answers.
func (q *Question) Actions() []Action {
	return []Action{
		{Keys: []string{"enter", "y"}, Label: q.Yes, Footer: true, Do: q.yes},
		{Keys: []string{"esc", "n", "q"}, Label: "close", Footer: true, Do: q.close},
	}
}

// dialogMargin are the columns between the edge of a dialog and what stands in it.
const dialogMargin = 3

// titleLines a title takes at most where it does not fit into the dialog's edge.
const titleLines = 3

// scraps are so few columns beside a dialog that only pieces of what lies under it would be left.
const scraps = 10

// window fades the canvas and draws a dialog's frame of so many columns and rows in its middle. It returns
// the inside, which has fewer rows where the window is low. A title too long for the box's edge stands in
// the box.
func window(c *ui.Canvas, title string, width, rows int) *ui.Canvas {
	return shrunk(c, title, width, rows, rows)
}

// shrunk is window for a dialog that has so many rows now and full ones at other times: its top stays where
// it is then.
func shrunk(c *ui.Canvas, title string, width, rows, full int) *ui.Canvas {
	var above []string
	if ui.Width(title) > width-8 {
		above = ui.Wrap(title, width-2*dialogMargin)
		above = ui.FitLines(title, width-2*dialogMargin, min(len(above), titleLines))
		title = ""
	}
	edges := len(above) + 3
	height := min(rows+edges, c.H)
	full = min(max(rows, full)+edges, c.H)
	r := ui.Rect{X: (c.W - width) / 2, Y: (c.H - full) / 2, W: width, H: height}
	c.Fade()
	around := ui.Rect{X: r.X - 2, Y: r.Y - 1, W: r.W + 4, H: r.H + 2}
	if r.X < scraps || 2*full >= c.H {
		around = ui.Rect{X: 0, Y: 0, W: c.W, H: c.H}
	}
	c.Clear(around)
	c.Box(r, ui.Accent)
	if title != "" {
		c.Put(r.X+dialogMargin, r.Y, ui.Accent|ui.Bold, " "+title+" ")
	}
	for i, line := range above {
		c.Put(r.X+dialogMargin, r.Y+1+i, ui.Accent|ui.Bold, line)
	}
	top := 2 + len(above)
	return c.In(ui.Rect{X: r.X + dialogMargin, Y: r.Y + top, W: width - 2*dialogMargin, H: min(rows, height-top-1)})
}

// dialogWidth is a dialog's for a few lines of text.
func dialogWidth(c *ui.Canvas) int { return min(c.W, 76) }
