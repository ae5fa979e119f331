package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
)

// Desk is what a screen works at: the session, the way to change it, and the way to say something.
type Desk struct {
	stage *Stage
	card  model.ID // the card that the screen was opened from; empty for the wall
	done  bool     // it was in Done already
	key   string   // the exercise's key; empty for a talk and the wall
}

// Session is the session as it stands now; it is read at each Draw and never kept.
func (d *Desk) Session() model.Session { return d.stage.live.Session() }

// Calendar turns the session's days and weeks into hours.
func (d *Desk) Calendar() model.Calendar { return d.Session().Group.Calendar }

// Card is the card that the screen was opened from.
func (d *Desk) Card() model.ID { return d.card }

// Now is the time.
func (d *Desk) Now() time.Time { return d.stage.now() }

// Edit makes one change that is saved and undone as one. The label is read by people, in the toast of an
// undo: "add weakness". The error says why it was refused; nothing has changed then.
func (d *Desk) Edit(label string, edit model.Edit) error {
	if d.stage.looking() {
		return ErrLooking
	}
	err := d.stage.live.Edit(label, d.key, d.Now(), edit)
	if err == nil {
		d.stage.toast.outdate()
	}
	return err
}

// Try is Edit with the refusal shown as a toast; it is true when the edit was made.
func (d *Desk) Try(label string, edit model.Edit) bool {
	if err := d.Edit(label, edit); err != nil {
		d.Warn(err.Error())
		return false
	}
	return true
}

// Toast says something that the eye would miss otherwise.
func (d *Desk) Toast(sentence string) { d.stage.say(sentence, false) }

// Warn says why something did not happen.
func (d *Desk) Warn(sentence string) { d.stage.say(sentence, true) }

// Ask lays a dialog over the screen.
func (d *Desk) Ask(dialog Dialog) { d.stage.ask(dialog) }

// Remembered is the item that was selected when the screen was left.
func (d *Desk) Remembered() model.ID { return d.Session().Place.Selected[d.place()] }

func (d *Desk) place() string {
	if d.key == "" {
		return "wall"
	}
	return d.key
}

// OpenCard opens a card's exercise, talk or break.
func (d *Desk) OpenCard(id model.ID) tea.Cmd { return d.stage.enterCard(id) }

// OpenExercise opens an exercise by its key, from the card it has on the wall where there is one.
func (d *Desk) OpenExercise(key string) tea.Cmd { return d.stage.openExercise(key) }

// ExerciseName is what the catalogue calls an exercise; the key itself where it knows none.
func (d *Desk) ExerciseName(key string) string { return d.stage.exerciseName(key) }

// Back leaves the screen.
func (d *Desk) Back() tea.Cmd { return d.stage.back() }
