package streammap

import (
	"slices"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// headline is the room's question, and its answer once there are figures; behind it or below stand the
// constraint that was chosen, and where the map begins and ends. Its lines end at a column.
func (f *frame) headline(c *ui.Canvas, end int) {
	said, ok := f.answer()
	if !ok {
		said = question(f.stream)
	}
	const gap = 5
	x, y := c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(said, end-4)), 0
	put := func(ink ui.Ink, text string) {
		if text == "" {
			return
		}
		if x += gap; y == 0 && x+ui.Width(text) >= end-1 {
			x, y = 2, 1
		}
		x = c.Put(x, y, ink, ui.Fit(text, end-2-x))
	}
	if f.backwards {
		put(ui.Accent|ui.Bold, "↑ from the customer back")
	}
	put(f.constraint())
	put(ui.Quiet, boundaries(f.stream))
}

// constraint is the step that the room chose.
func (f *frame) constraint() (ui.Ink, string) {
	if f.stream.Decision == nil {
		return ui.Plain, ""
	}
	step, _, _ := f.stream.Step(f.stream.Decision.Step)
	said := "constraint: " + step.Name.String()
	if len(f.stream.DecidedOnOtherFigures(f.calendar)) > 0 {
		return ui.Warn | ui.Bold, "! " + said + ", old figures"
	}
	return ui.Accent | ui.Bold, said
}

// answer says how much work is inside how much time; nothing as long as the work would be that of other
// steps than the time.
func (f *frame) answer() (string, bool) {
	m := f.metrics
	halfKnown := func(step model.Step) bool {
		_, worked := step.PT(f.calendar)
		_, elapsed := step.LT(f.calendar)
		return worked != elapsed
	}
	if m.Process == nil || m.Lead == nil || slices.ContainsFunc(f.stream.Steps, halfKnown) {
		return "", false
	}
	work, lead := f.comparable(*m.Process, *m.Lead)
	said := inWords(work) + " of work inside " + inWords(lead)
	if m.WithLead < m.Steps {
		said += ", so far"
	}
	return said, true
}

// comparable says both times so that they can be compared when they are read out: within two weeks both in
// days or in hours, and of a longer LT no tenths of weeks beside days. Work of a few minutes stays in minutes.
func (f *frame) comparable(work, lead model.Milliseconds) (string, string) {
	day := f.calendar.HoursPerDay * hour
	week := day * f.calendar.DaysPerWeek
	short, long := work.Short(f.calendar), lead.Short(f.calendar)
	switch {
	case float64(work) < hour:
		return short, long
	case float64(lead) < 2*week && float64(work) < day:
		return tenths(work, hour) + "h", tenths(lead, hour) + "h"
	case float64(lead) < 2*week:
		return tenths(work, day) + "d", tenths(lead, day) + "d"
	case strings.Contains(long, ".") && !strings.HasSuffix(short, "w"):
		return short, tenths(lead, day) + "d"
	}
	return short, long
}

var unitWords = map[byte]string{'w': "week", 'd': "day", 'h': "hour", 'm': "minute", 's': "second"}

// inWords spells a time's units: "2w 1d" is "2 weeks 1 day".
func inWords(time string) string {
	parts := strings.Fields(time)
	for i, part := range parts {
		last := len(part) - 1
		word := unitWords[part[last]]
		if part[:last] != "1" {
			word += "s"
		}
		parts[i] = part[:last] + " " + word
	}
	return strings.Join(parts, " ")
}

// question is what the room is asked while there are no figures.
func question(v *model.ValueStream) string {
	item := "one item"
	if !v.Item.Empty() {
		item = v.Item.String()
	}
	return "How does " + item + " reach the customer, and where does it wait?"
}

// boundaries are the map's item, its start and its end: "one story: start of code → the claims handlers".
func boundaries(v *model.ValueStream) string {
	item, start, end := v.Item.String(), v.Trigger.String(), v.Customer.String()
	if start == "" && end == "" {
		return item
	}
	if start == "" {
		start, item = item, ""
	}
	if end == "" {
		end = "the customer"
	}
	if item != "" {
		item += ": "
	}
	return strings.TrimPrefix(item+start+" → "+end, " ")
}
