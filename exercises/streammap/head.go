package streammap

import (
	"fmt"
	"strconv"
	"strings"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/ui"
)

// nothingSaid is true for a map that has no head yet.
func nothingSaid(v *model.ValueStream) bool {
	return v.Product.Empty() && v.Item.Empty() && v.Trigger.Empty() && v.Customer.Empty() && v.LeftOut.Empty() &&
		v.ItemsPerWeek == nil && v.ItemsInProgress == nil
}

// askHead asks what the map is about: everything may stay empty.
func (s *screen) askHead() {
	v := s.stream()
	text := func(label string, t model.Text, limit int) tui.PromptField {
		return tui.PromptField{Label: label, Field: ui.NewField(t.String(), limit)}
	}
	rate := func(label string, value *float64) tui.PromptField {
		f := ui.NewField(rateText(value), model.NameLimit)
		return tui.PromptField{Label: label, Field: f, Check: func(typed model.Text) error {
			_, err := readRate(typed)
			return err
		}}
	}
	s.desk.Ask(&tui.Prompt{
		Title: "What is this map about?",
		Note:  "Leave open what you do not know; esc skips it, E comes back.",
		Fields: []tui.PromptField{
			text("product", v.Product, model.NameLimit),
			text("one item is", v.Item, model.NameLimit),
			text("it starts with", v.Trigger, model.NameLimit),
			text("the customer", v.Customer, model.NameLimit),
			text("left out", v.LeftOut, model.NoteLimit),
			rate("finished a week", v.ItemsPerWeek),
			rate("in progress now", v.ItemsInProgress),
		},
		Then: s.describe,
	})
}

func (s *screen) describe(values []model.Text) error {
	perWeek, err := readRate(values[5])
	if err != nil {
		return err
	}
	inProgress, err := readRate(values[6])
	if err != nil {
		return err
	}
	return s.desk.Edit("say what the map is about", model.DescribeStream(func(v *model.ValueStream) {
		v.Product, v.Item, v.Trigger, v.Customer, v.LeftOut = values[0], values[1], values[2], values[3], values[4]
		v.ItemsPerWeek, v.ItemsInProgress = perWeek, inProgress
	}))
}

func rateText(value *float64) string {
	if value == nil {
		return ""
	}
	return model.Number(*value)
}

// mostItems a week or in progress: more than any pipeline carries.
const mostItems = 100_000

// readRate reads a count of items; nil where nothing was typed.
func readRate(typed model.Text) (*float64, error) {
	if typed.Empty() {
		return nil, nil
	}
	n, err := strconv.ParseFloat(strings.Replace(typed.String(), ",", ".", 1), 64)
	switch {
	case err != nil || strings.Trim(typed.String(), "0123456789.,") != "":
		return nil, fmt.Errorf("“%s” is no number of items: type one like 6 or 2.5", typed)
	case n > mostItems:
		return nil, fmt.Errorf("%s items are more than any pipeline carries: type up to %d", typed, mostItems)
	}
	return &n, nil
}
