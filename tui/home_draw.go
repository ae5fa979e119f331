package tui

import (
	"errors"
	"fmt"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// homeTop are the rows above the list: headline, filter, a free one where there is room, and the names of
// the columns.
func homeTop(c *ui.Canvas) int {
	if c.H < 20 {
		return 3
	}
	return 4
}

// Draw shows a page of the list, the selected session's words in full where a column cuts them, and in the last
// row where all of it is kept.
func (h *home) Draw(c *ui.Canvas) {
	if kept := h.stage.keptIn(c.W - 4); kept != "" {
		c.Put(2, c.H-1, ui.Quiet, kept)
		c = c.In(ui.Rect{X: 0, Y: 0, W: c.W, H: c.H - 1})
	}
	foot := h.foot(c)
	h.rows = max(1, c.H-homeTop(c)-1-len(foot))
	if len(h.heads) == 0 {
		h.drawEmpty(c)
	} else {
		h.drawTop(c)
		h.drawList(c.In(ui.Rect{X: 0, Y: homeTop(c) - 1, W: c.W, H: h.rows + 1}))
	}
	for i, line := range foot {
		ink := ui.Plain
		if h.trouble != "" {
			ink = ui.Warn | ui.Bold
		}
		c.Put(2, c.H-len(foot)+i, ink, line)
	}
}

// foot are the lines under the list: what is wrong with it, or all words of the selected session. There
// are always as many, so that nothing jumps when the selection moves.
func (h *home) foot(c *ui.Canvas) []string {
	rows := 3
	if c.H < 16 {
		rows = 2
	}
	text := ""
	if head, ok := h.head(); ok && h.columnsFor(c.W).cut(head) {
		text = strings.Join(wordsOf(head), " · ")
	}
	if h.trouble != "" {
		text = "! " + h.trouble
	}
	return ui.FitLines(text, c.W-4, rows)
}

func (h *home) drawTop(c *ui.Canvas) {
	question := "Which session do we open?"
	if h.trash {
		question = "What comes back from the trash?"
	}
	at := c.Put(2, 0, ui.Plain|ui.Bold, question)
	count := model.Count(len(h.shown), "session")
	if len(h.shown) < len(h.heads) {
		count = fmt.Sprintf("%d of %s", len(h.shown), model.Count(len(h.heads), "session"))
	}
	if _, _, page := ui.Page(len(h.shown), h.place, h.rows); page != "" {
		count += ", page " + page
		c.ShowPaged()
	}
	c.Put(at+3, 0, ui.Quiet, count)
	switch {
	case h.typing:
		at := c.Put(2, 1, ui.Accent|ui.Bold, "filter ")
		h.filter.Draw(c, at, 1, min(c.W-2-at, 40), ui.Plain)
	case !h.filter.Empty():
		at := c.Put(2, 1, ui.Accent|ui.Bold, "filter ")
		at = c.Put(at, 1, ui.Plain, ui.Fit(h.filter.Value(), c.W/2))
		c.Put(at, 1, ui.Quiet, "   esc clears it")
	case h.trash:
		c.Put(2, 1, ui.Quiet, "A session stays here for 30 days, then it goes for good.")
	default:
		c.Put(2, 1, ui.Quiet, "Enter goes on where a session was left.")
	}
}

// airyRows are from how many rows on a free one stands between the sessions, where all of them fit.
const airyRows = 30

// homeColumns are the list's, from left to right: name, organisation, pipeline, cards done, last change. Those of
// no width are left out.
type homeColumns struct {
	gap    int
	widths [5]int
}

// homeHeadings are those of the columns; the last one is another in the trash.
var homeHeadings = [5]string{"name", "organisation", "pipeline", "cards done", "last change"}

// doneWidth holds "120 of 120".
const doneWidth = 10

// textLimit is how wide a column of words becomes, and names twice as wide: a longer line is harder
// to follow.
const textLimit = 30

// narrowHome is a window in which the pipeline has no place.
const narrowHome = 76

// columnsFor shares a width out: each column of words takes what its longest one needs, and where there
// is not enough for all, the widest give way.
func (h *home) columnsFor(width int) homeColumns {
	cols := homeColumns{gap: 2}
	if width >= 120 {
		cols.gap = 4
	}
	words := h.longest[:]
	if width < narrowHome {
		words = h.longest[:2]
	}
	room := width - 3 - doneWidth - agoWidth - (len(words)+1)*cols.gap
	for limit := textLimit; limit > 0; limit-- {
		used := 0
		for i, longest := range words {
			if cols.widths[i] = min(longest, limit); i == 0 {
				cols.widths[i] = min(longest, 2*limit)
			}
			used += cols.widths[i]
		}
		if used <= room {
			break
		}
	}
	cols.widths[3], cols.widths[4] = doneWidth, agoWidth
	return cols
}

// cut is true when a session has words that its line does not show in full.
func (cols homeColumns) cut(head model.Head) bool {
	for i, text := range []model.Text{head.Name, head.Organisation, head.Pipeline} {
		if ui.Width(text.String()) > cols.widths[i] {
			return true
		}
	}
	return false
}

// wordsOf are a session's name, organisation and pipeline, as far as it has them.
func wordsOf(head model.Head) []string {
	found := []string{head.Name.String()}
	for _, text := range []model.Text{head.Organisation, head.Pipeline} {
		if !text.Empty() {
			found = append(found, text.String())
		}
	}
	return found
}

// end is the column after the last one.
func (cols homeColumns) end() int {
	x := 2 - cols.gap
	for _, width := range cols.widths {
		if width > 0 {
			x += width + cols.gap
		}
	}
	return x
}

// put writes one line of the list.
func (cols homeColumns) put(c *ui.Canvas, y int, ink ui.Ink, texts [5]string) {
	x := 2
	for i, width := range cols.widths {
		if width == 0 {
			continue
		}
		if text := ui.Fit(texts[i], width); i == 3 {
			c.Right(x+width, y, ink, text)
		} else {
			c.Put(x, y, ink, text)
		}
		x += width + cols.gap
	}
}

func (h *home) drawList(c *ui.Canvas) {
	cols := h.columnsFor(c.W)
	top := homeHeadings
	if h.trash {
		top[4] = "deleted"
	}
	cols.put(c, 0, ui.Quiet, top)
	if len(h.shown) == 0 {
		c.Put(2, 2, ui.Plain, "No session holds that: esc clears the filter.")
	}
	pitch := 1
	if h.rows >= airyRows && 2*len(h.shown) <= h.rows {
		pitch = 2
	}
	now := h.stage.now()
	first, last, _ := ui.Page(len(h.shown), h.place, h.rows)
	for i, head := range h.shown[first:last] {
		y, ink := 1+pitch*i, ui.Plain
		changed := head.ChangedAt
		if h.trash {
			changed = head.DeletedAt
		}
		if head.ID == h.selected {
			ink = c.SelectRow(ui.Rect{X: 2, Y: y, W: cols.end() - 2, H: 1})
		}
		cols.put(c, y, ink, [5]string{
			head.Name.String(), head.Organisation.String(), head.Pipeline.String(),
			fmt.Sprintf("%d of %d", head.CardsDone, head.CardsTotal), ago(changed, now),
		})
		c.Hit(ui.Rect{X: 0, Y: y, W: c.W, H: 1}, head.ID)
	}
}

// drawEmpty says what is to be done where there is nothing yet.
func (h *home) drawEmpty(c *ui.Canvas) {
	switch {
	case h.trouble != "":
		c.Put(2, 0, ui.Plain|ui.Bold, "The list of sessions cannot be read.")
		return
	case h.trash:
		c.Put(2, 0, ui.Plain|ui.Bold, "The trash is empty.")
		c.Put(2, 2, ui.Plain, "A deleted session stays here for 30 days.")
		c.Put(2, 3, ui.Plain, "v goes back to the sessions.")
		return
	case h.deleted > 0:
		c.Put(2, 0, ui.Plain|ui.Bold, sentence(errors.New(h.allDeleted())))
		c.Put(2, 2, ui.Plain, "v shows them, and enter brings one back. a starts a new session.")
		return
	}
	y := 0
	for _, line := range ui.Wrap("flipchart runs a DevOps workshop from this terminal: the room decides, and one report remains.", min(c.W-4, 72)) {
		c.Put(2, y, ui.Plain|ui.Bold, line)
		y++
	}
	for _, line := range []struct {
		ink              ui.Ink
		what, text, more string
	}{
		{ui.Accent, "Press a:", "start a session", "Name it, and the wall with the course's cards opens."},
		{ui.Plain, "flipchart demo", "in the shell: a filled example", "It is thrown away when you leave it."},
		{ui.Accent, "Press ?:", "every key, in words", ""},
	} {
		y++
		at := c.Put(2, y, line.ink|ui.Bold, line.what)
		c.Put(at+2, y, ui.Plain|ui.Bold, line.text)
		c.Put(2, y+1, ui.Quiet, line.more)
		y += 2
	}
}
