package tui

import (
	"flipchart/model"
	"flipchart/tui/ui"
)

// SourceFields are a prompt's fields for how a figure is known and from whom, for "i". TypedSource reads
// what was typed into them.
func SourceFields(before model.Source) []PromptField {
	choices := []string{string(model.Guessed), string(model.Seen), string(model.Measured)}
	return []PromptField{
		{Label: "how it is known", Choices: choices, Field: ui.NewField(string(before.How), model.NameLimit)},
		{Label: "from whom, which system", Field: ui.NewField(before.Who.String(), model.NameLimit)},
	}
}

// TypedSource is what was typed into the first two of a prompt's fields, which are SourceFields.
func TypedSource(values []model.Text) model.Source {
	return model.Source{How: model.Evidence(values[0].String()), Who: values[1]}
}
