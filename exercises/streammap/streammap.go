// Package streammap is the value stream map: a table that is filled as fast as a spreadsheet, and bars
// beside it that show to scale where an item is worked on and where it waits.
package streammap

import (
	_ "embed"
	"slices"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// screen is the map in one of its views. The steps are in the session; it keeps what is selected and
// typed.
type screen struct {
	desk      *tui.Desk
	board     ui.Board
	field     field // the selected column
	view      view
	backwards bool // the room walks from the customer back: a adds in front
	typing    *typing

	width int // of the frame drawn last: keys act on what is seen
	page  int // steps on it
	boxes int // boxes in a row
	row   int // of the frame, in which the selected step stands
}

// view is one way to show the stream.
type view int

const (
	mapView   view = iota // figures and bars; all columns where there is room
	boxView               // boxes with arrows
	tableView             // all columns, no bars
)

//go:embed guide.md
var guide string

// Exercise is its entry in the catalogue.
var Exercise = tui.Exercise{Key: "valueStreamMap", Name: "Value stream map", Guide: model.ReadGuide(guide), New: newScreen}

// newScreen is the screen of the exercise.
func newScreen(d *tui.Desk) tui.Screen {
	s := &screen{desk: d, page: 1, boxes: 1}
	s.board.Select(d.Remembered())
	return s
}

// Init asks what the map is about, where nothing is there yet.
func (s *screen) Init() tea.Cmd {
	if v := s.stream(); len(v.Steps) == 0 && nothingSaid(v) {
		s.askHead()
	}
	return nil
}

// Selected is the step that is remembered when the screen is left.
func (s *screen) Selected() model.ID { return s.board.Selected(s.lists()) }

// CapturesText is true while a cell is typed.
func (s *screen) CapturesText() bool { return s.typing != nil }

func (s *screen) stream() *model.ValueStream { return s.desk.Session().Stream }

// lists are the steps' ids as the board takes them: one list.
func (s *screen) lists() [][]model.ID {
	steps := s.stream().Steps
	ids := make([]model.ID, len(steps))
	for i, step := range steps {
		ids[i] = step.ID
	}
	return [][]model.ID{ids}
}

// selected is the selected step and its place; ok is false on an empty map.
func (s *screen) selected() (step model.Step, place int, ok bool) {
	return s.stream().Step(s.Selected())
}

// Update takes what is typed and pasted, the mouse, and pages.
func (s *screen) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		s.paste(msg.Content)
	case tea.KeyPressMsg:
		s.key(msg)
	case tui.Turn:
		s.turn(msg.Forward)
	case tui.Click:
		s.click(msg)
	case tui.Drop:
		s.dropped(msg)
	}
	return nil
}

func (s *screen) key(key tea.KeyPressMsg) {
	if s.typing != nil {
		s.typing.update(key)
		return
	}
	if key.String() == "esc" {
		s.board.PutBack()
	}
}

// turn goes a page on or back.
func (s *screen) turn(forward bool) {
	by := s.page
	if !forward {
		by = -by
	}
	s.walk(by)
}

// walk moves the selection by so many steps, or carries the step that is picked up.
func (s *screen) walk(by int) {
	key := "down"
	if by < 0 {
		key, by = "up", -by
	}
	lists := s.lists()
	for range by {
		s.board.Arrow(key, lists)
	}
}

// arrow moves the selection by an arrow or one of hjkl, as the view lies.
func (s *screen) arrow(key string) tea.Cmd {
	along, across := 1, 0 // one step on, and one column on
	if s.view == boxView {
		along, across = s.boxes, 1
	}
	switch key {
	case "down", "j":
		s.walk(along)
	case "up", "k":
		s.walk(-along)
	case "right", "l":
		s.sideways(1, across)
	case "left", "h":
		s.sideways(-1, across)
	}
	return nil
}

// sideways goes to the next box, or to the next column of a table.
func (s *screen) sideways(by, steps int) {
	if steps > 0 {
		s.walk(by * steps)
		return
	}
	fields := s.fields()
	s.field = fields[min(max(s.column()+by, 0), len(fields)-1)]
}

// shove moves the selected step in one go.
func (s *screen) shove(key string) tea.Cmd {
	_, place, ok := s.selected()
	if !ok {
		return nil
	}
	by := map[string]int{"shift+down": 1, "J": 1, "shift+up": -1, "K": -1}[key]
	if s.view == boxView {
		if by *= s.boxes; by == 0 {
			by = map[string]int{"shift+right": 1, "L": 1, "shift+left": -1, "H": -1}[key]
		}
	}
	s.move(s.Selected(), place+by)
	return nil
}

func (s *screen) move(id model.ID, place int) {
	step, _, ok := s.stream().Step(id)
	if ok && s.desk.Try("move "+short(step.Name), model.MoveStep(id, place)) {
		s.board.Select(id)
	}
}

func (s *screen) pickUp(string) tea.Cmd {
	s.board.Carry(s.lists())
	return nil
}

func (s *screen) drop(string) tea.Cmd {
	id, to := s.board.Drop()
	s.move(id, to.Place)
	return nil
}

// cell is what the mouse finds: a step and, in a table, a column of it.
type cell struct {
	step  model.ID
	field field
}

func (s *screen) click(click tui.Click) {
	at, ok := click.ID.(cell)
	if !ok || s.typing != nil && !s.done() {
		return // a refusal stands beside what was typed
	}
	if carried, _ := s.board.Carried(); carried != "" {
		s.board.PutBack()
		s.dropped(tui.Drop{From: cell{step: carried}, To: at})
		return
	}
	s.board.Select(at.step)
	if s.view != boxView {
		s.field = at.field
	}
	if click.Double {
		s.open("")
	}
}

func (s *screen) dropped(drop tui.Drop) {
	from, ok := drop.From.(cell)
	to, also := drop.To.(cell)
	if !ok || !also || from.step == to.step || s.typing != nil {
		return
	}
	if _, place, ok := s.stream().Step(to.step); ok {
		s.move(from.step, place)
	}
}

// short is a name for a label, which stands in a toast.
func short(name model.Text) string { return ui.Fit(name.String(), 30) }

// wide is true where all columns and the bars stand beside each other.
func (s *screen) wide() bool { return s.width >= wideFrom }

// fields are the columns that are seen, from left to right.
func (s *screen) fields() []field {
	if s.view == tableView || s.wide() {
		return allFields
	}
	return mapFields
}

// column is the place of the selected one among them.
func (s *screen) column() int { return max(0, slices.Index(s.fields(), s.field)) }

// here is the selected column; the first where the frame has become too narrow for the one that was.
func (s *screen) here() field { return s.fields()[s.column()] }
