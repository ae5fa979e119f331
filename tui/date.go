package tui

import (
	"flipchart/model"
	"flipchart/tui/ui"
)

// DateField is a line of a Prompt that asks for a date and offers the one that stands now; empty is not known. What
// is no date is refused when the field is left; model.ParseDate with the same day of today reads it in Then.
func DateField(label string, now, today model.Date) PromptField {
	return PromptField{Label: label, Optional: true, Field: ui.NewField(now.String(), model.NameLimit), Check: func(typed model.Text) error {
		_, err := model.ParseDate(typed.String(), today)
		return err
	}}
}

// Today is the day of the room.
func (d *Desk) Today() model.Date { return model.DateOf(d.Now()) }
