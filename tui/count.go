package tui

import (
	"fmt"
	"strconv"

	"flipchart/model"
	"flipchart/tui/ui"
)

// AskCount asks for one count, such as the hands that were raised. What was typed already stands in the
// field: the digit that asked; empty for none. An empty answer is refused.
func AskCount(title, label, typed string, then func(count int) error) *Prompt {
	field := CountField(label, NoCount)
	field.Field = ui.NewField(typed, model.NameLimit)
	return AskCounts(title, []PromptField{field}, func(counts []int) error { return then(counts[0]) })
}

// AskCounts asks for several. An empty answer is 0 where the field is optional, and refused elsewhere.
func AskCounts(title string, fields []PromptField, then func(counts []int) error) *Prompt {
	return &Prompt{Title: title, Fields: fields, figures: true, Then: func(values []model.Text) error {
		counts := make([]int, len(values))
		for i, value := range values {
			var err error
			if counts[i], err = ui.ParseNumber(value); err != nil {
				return err
			}
			if value.Empty() && !fields[i].Optional {
				return fmt.Errorf("type how many %s", fields[i].Label)
			}
		}
		return then(counts)
	}}
}

// NoCount says that nothing was counted yet, which is not 0.
const NoCount = -1

// CountField is a line of a Prompt that asks for a count and offers the one that stands now, or none where that is
// NoCount. What is no count is refused when the field is left.
func CountField(label string, now int) PromptField {
	offer := ""
	if now != NoCount {
		offer = strconv.Itoa(now)
	}
	return PromptField{Label: label, Field: ui.NewNumber(offer), Check: func(typed model.Text) error {
		_, err := ui.ParseNumber(typed)
		return err
	}}
}
