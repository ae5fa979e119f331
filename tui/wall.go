package tui

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// wall is the course Kanban: three columns of cards, through which one walks through the course.
type wall struct {
	desk  *Desk
	board ui.Board

	refused *refusal    // shown under Doing until the next key
	rows    int         // of a page, when it was drawn last: PageDown goes so far
	typed   string      // how much of the way out of volunteer mode was typed
	flow    *courseFlow // nil while the board is shown
}

// refusal is a pull that Doing had no room for. It is out of date as soon as the wall is another one.
type refusal struct {
	model.DoingFullError
	wall *model.Wall
}

func newWall(d *Desk) Screen {
	w := &wall{desk: d, board: ui.Board{Across: len(model.Columns)}}
	w.board.Select(d.Remembered())
	if doing := w.wall().Doing; d.Remembered() == "" && len(doing) > 0 {
		w.board.Select(doing[0].ID)
	}
	if done := w.wall().Done; wallDone(w.wall()) && w.Selected() == "" {
		w.board.Select(done[len(done)-1].ID)
	}
	return w
}

// Title of the wall, or of its flow.
func (w *wall) Title() string {
	if w.flow != nil {
		return "The course's flow"
	}
	return "The wall"
}

// Selected is the card that the wall comes back to.
func (w *wall) Selected() model.ID { return w.board.Selected(w.lists()) }

// wall is the document.
func (w *wall) wall() *model.Wall { return w.desk.Session().Wall }

// lists are the ids of the columns' cards.
func (w *wall) lists() [][]model.ID {
	lists := make([][]model.ID, len(model.Columns))
	for i, column := range model.Columns {
		for _, card := range w.wall().Column(column) {
			lists[i] = append(lists[i], card.ID)
		}
	}
	return lists
}

// carried is the card that is being carried, if it still is there.
func (w *wall) carried() model.ID {
	w.Selected()
	carried, _ := w.board.Carried()
	return carried
}

// card is the selected one; ok is false on an empty column.
func (w *wall) card() (card model.Card, ok bool) {
	id := w.Selected()
	return w.wall().Card(id), id != ""
}

// Update takes the mouse, the pages, and what a volunteer types.
func (w *wall) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case Returned:
		w.returned(msg)
	case Turn:
		w.turn(msg.Forward)
	case Click:
		w.refused = nil
		return w.clicked(msg)
	case Drop:
		w.refused = nil
		w.dropped(msg)
	case tea.KeyPressMsg:
		w.refused = nil
		if w.Exclusive() {
			w.typeWayOut(msg.String())
		}
	}
	return nil
}

// returned selects the card that one comes from, however it was opened; what comes next once it is done.
func (w *wall) returned(from Returned) {
	wall := w.wall()
	if _, _, ok := wall.Find(from.Card); ok {
		w.board.Select(from.Card)
	}
	if !from.Finished {
		return
	}
	for _, cards := range [][]model.Card{wall.Doing, wall.Todo} {
		if len(cards) > 0 {
			w.board.Select(cards[0].ID)
			return
		}
	}
}

func (w *wall) turn(forward bool) {
	if w.flow != nil {
		w.flow.turn(forward)
		return
	}
	lists := w.lists()
	spot := w.board.Spot(lists)
	by := max(w.rows, 1)
	if !forward {
		by = -by
	}
	if ids := lists[spot.List]; len(ids) > 0 {
		w.board.Select(ids[min(max(spot.Place+by, 0), len(ids)-1)])
	}
}

// GlobalKeys begin the footer once the course is done: then the report is what is left to do.
func (w *wall) GlobalKeys() []string {
	if w.flow == nil && w.carried() == "" && wallDone(w.wall()) {
		return []string{"x", ""}
	}
	return nil
}

// Actions of the wall: what is going on decides.
func (w *wall) Actions() []Action {
	var actions []Action
	switch {
	case w.flow != nil:
		actions = w.flowActions()
	case w.carried() != "":
		actions = w.carryActions()
	case w.Exclusive():
		actions = w.volunteerActions()
	default:
		actions = w.boardActions()
	}
	// Whatever is done next takes the refusal away, and begins the way out of volunteer mode anew.
	for i := range actions {
		do := actions[i].Do
		actions[i].Do = func(key string) tea.Cmd {
			w.refused, w.typed = nil, ""
			return do(key)
		}
	}
	return actions
}

func (w *wall) boardActions() []Action {
	empty, done := w.wall().Total() == 0, wallDone(w.wall())
	return []Action{
		{Keys: []string{"enter"}, Label: "open", Looks: true, Help: "Open the card: its exercise, talk or break. It stays in its column.", Footer: !empty && !done, Why: w.noCard, Do: w.open},
		{Keys: []string{"m"}, Label: "move", Help: "Pick the card up: arrows carry it, enter puts it down.", Footer: !empty && !done, Why: w.noCard, Do: w.carry},
		{Keys: []string{"!"}, Label: w.blockWord(), Help: "Block the card with a reason, or say that it can go on.", Footer: !empty && !done, Why: w.noCard, Do: w.block},
		{Keys: []string{"r"}, Label: "hand to the room", Help: "Hand the keyboard to the room: it can move cards and nothing else.", Footer: !empty && !done, Why: w.nothingToMove, Do: w.handOver},
		{Keys: []string{"a"}, Label: "add a card", Help: "Add a card below the selected one.", Footer: empty, Do: func(string) tea.Cmd { return w.add(1) }},
		{Keys: []string{"A"}, Label: "add before", Help: "Add a card above the selected one.", Do: func(string) tea.Cmd { return w.add(0) }},
		{Keys: []string{"e"}, Label: "edit", Help: "Give the card another title or other minutes.", Why: w.noCard, Do: w.edit},
		{Keys: []string{"d"}, Label: "delete", Help: "Take the card off the wall. What its exercise holds stays.", Why: w.noCard, Do: w.delete},
		{Keys: []string{"D"}, Label: "drop or shorten", Help: "Choose what the day can do without, so that it ends in time.", Why: w.nothingToShorten, Do: w.shorten},
		{Keys: []string{"v"}, Label: "course flow", Help: "Show the course's own flow: cycle time, throughput, cards in Doing.", Footer: done, Do: w.showFlow},
		w.selecting(),
		w.shoving(),
	}
}

func (w *wall) selecting() Action {
	return Action{Keys: ui.ArrowKeys, Shown: "← ↑ ↓ →", Label: "select", Help: "Select a card; Home and End go to the first and the last of the column.", Do: func(key string) tea.Cmd {
		w.board.Arrow(key, w.lists())
		return nil
	}}
}

func (w *wall) shoving() Action {
	return Action{Keys: ui.ShoveKeys, Shown: "shift+arrows", Label: "move in one go", Help: "Move the card in one go; HJKL do it too.", Why: w.noCard, Do: w.shove}
}

func (w *wall) carryActions() []Action {
	actions := Carrying("card", &w.board, w.lists, w.move)
	for i := range actions {
		actions[i].Footer = !w.Exclusive() // the room has them in large letters
	}
	return actions
}

func (w *wall) noCard() string {
	if w.Selected() == "" {
		return "no card is selected in this empty column: ← and → go back to the cards"
	}
	return ""
}

func (w *wall) nothingToMove() string {
	if w.wall().Total() == 0 {
		return "there is no card to move yet: a adds one"
	}
	return ""
}

func (w *wall) open(string) tea.Cmd {
	return w.desk.OpenCard(w.Selected())
}

func (w *wall) carry(string) tea.Cmd {
	w.board.Carry(w.lists())
	return nil
}

// shove moves the card in one go: up and down by one, to another column behind the cards that are there,
// or on top of To do, since what is put back comes next.
func (w *wall) shove(key string) tea.Cmd {
	lists := w.lists()
	from := w.board.Spot(lists)
	to, ok := w.board.Shove(key, lists)
	if !ok {
		return nil
	}
	if to.List != from.List {
		to.Place = len(lists[to.List])
		if model.Columns[to.List] == model.Todo {
			to.Place = 0
		}
	}
	w.move(w.Selected(), to)
	return nil
}

// move makes the move, or keeps the refusal for the board to show.
func (w *wall) move(id model.ID, to ui.Spot) {
	column := model.Columns[to.List]
	before := w.wall()
	from, _, _ := before.Find(id)
	title := before.Card(id).Title.String()
	label := "move " + title
	if from != column {
		label += " to " + columnNames[column]
	}
	edit := model.MoveCard(id, column, to.Place)
	if from == model.Todo && column == model.Todo {
		edit = model.Several(edit, model.ChangeCard(id, func(c *model.Card) { c.Day = dayAt(before.Todo, *c, to.Place) }))
	}
	err := w.desk.Edit(label, edit)
	w.board.Select(id)
	var full model.DoingFullError
	switch {
	case errors.As(err, &full):
		w.refused = &refusal{full, before}
	case err != nil:
		w.desk.Warn(sentence(err))
	case column == model.Done && from != column:
		w.desk.stage.rest(id)
	}
}

var columnNames = map[model.Column]string{model.Todo: "To do", model.Doing: "Doing", model.Done: "Done"}

// dayAt is the day of a card at a place of To do: its own while one of its neighbours is of that day,
// else that of the card before it.
func dayAt(todo []model.Card, card model.Card, place int) int {
	rest := slices.DeleteFunc(slices.Clone(todo), func(c model.Card) bool { return c.ID == card.ID })
	place = min(place, len(rest))
	neighbours := rest[max(place-1, 0):min(place+1, len(rest))]
	if len(neighbours) == 0 || slices.ContainsFunc(neighbours, func(c model.Card) bool { return c.Day == card.Day }) {
		return card.Day
	}
	return neighbours[0].Day
}

// columnHit is the part of a column that no card covers.
type columnHit int

func (w *wall) clicked(msg Click) tea.Cmd {
	if carried := w.carried(); carried != "" {
		w.board.PutBack()
		w.dropped(Drop{carried, msg.ID})
		return nil
	}
	switch id := msg.ID.(type) {
	case model.ID:
		w.board.Select(id)
		if msg.Double && !w.Exclusive() {
			return w.open("")
		}
	case columnHit:
		w.board.SelectList(int(id))
	}
	return nil
}

// dropped moves a dragged card to the place of the card it was dropped on, or behind a column's cards.
func (w *wall) dropped(msg Drop) {
	id, ok := msg.From.(model.ID)
	if !ok {
		return
	}
	switch target := msg.To.(type) {
	case model.ID:
		if column, place, ok := w.wall().Find(target); ok {
			w.move(id, ui.Spot{List: slices.Index(model.Columns, column), Place: place})
		}
	case columnHit:
		w.move(id, ui.Spot{List: int(target), Place: len(w.lists()[target])})
	}
}
