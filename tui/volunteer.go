package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// wayOut is what the facilitator types to get the keyboard back. None of its letters moves a card, and
// any other key begins it anew, so that nobody types it by accident.
const wayOut = "guide"

// Exclusive is true while the keyboard is with the room, which can move cards and nothing else.
func (w *wall) Exclusive() bool { return w.desk.Session().Place.Volunteer }

// handOver tells the facilitator the way back before the room has the keyboard.
func (w *wall) handOver(string) tea.Cmd {
	w.desk.Ask(&Question{
		Title: "Hand the keyboard to the room",
		Body: "The room can move cards then and nothing else, also after a restart. To get the keyboard back, type the letters " +
			strings.Join(strings.Split(wayOut, ""), " ") + " one after the other. Remember them: they are not shown again.",
		Yes: "hand it over",
		Then: func() tea.Cmd {
			w.desk.stage.keep(model.HandOver(true))
			return nil
		},
	})
	return nil
}

// typeWayOut takes one more key on the way out.
func (w *wall) typeWayOut(key string) {
	w.typed += strings.ToLower(key)
	if !strings.HasPrefix(wayOut, w.typed) {
		w.typed = ""
	}
	if w.typed == wayOut {
		w.typed = ""
		w.board.PutBack()
		w.desk.stage.keep(model.HandOver(false))
		w.desk.Toast("You have the keyboard again.")
	}
}

func (w *wall) volunteerActions() []Action {
	return []Action{
		w.selecting(),
		{Keys: []string{"enter", "m"}, Label: "pick it up", Help: "Pick the card up.", Why: w.noCard, Do: w.carry},
		w.shoving(),
	}
}

// volunteerRows is the height of the hints, with a blank row below them.
const volunteerRows = 5

// drawHints shows the keys as large as a terminal can; they are in no footer besides.
func (w *wall) drawHints(c *ui.Canvas) {
	carried := w.carried()
	if carried == "" {
		c.Put(2, 0, ui.Plain|ui.Bold, "You have the keyboard. Move a card; the facilitator ends this.")
		x := keyCap(c, 2, 1, "← ↑ ↓ →", "choose a card")
		keyCap(c, x, 1, "enter", "pick it up")
		return
	}
	title := w.wall().Card(carried).Title.String()
	c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit("You carry: "+title, c.W-4))
	x := keyCap(c, 2, 1, "← ↑ ↓ →", "carry")
	x = keyCap(c, x, 1, "enter", "put down")
	keyCap(c, x, 1, "esc", "put back")
}

// keyCap draws a key with what it does, three rows high, and returns where the next one goes.
func keyCap(c *ui.Canvas, x, y int, key, does string) int {
	width := ui.Width(key) + 4
	c.Box(ui.Rect{X: x, Y: y, W: width, H: 3}, ui.Accent|ui.Bold)
	c.Put(x+2, y+1, ui.Accent|ui.Bold, key)
	return c.Put(x+width+1, y+1, ui.Plain|ui.Bold, does) + 3
}
