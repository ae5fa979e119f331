package streammap

import (
	"slices"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// headline is the room's question, and its answer once there are figures. Its line ends at a column.
func (f *frame) headline(c *ui.Canvas, end int) {
	said, ok := f.answer()
	if !ok {
		said = question(f.stream)
	}
	at := c.Put(2, 0, ui.Plain|ui.Bold, ui.Fit(said, end-4))
	about := ui.Fit(boundaries(f.stream), c.W-4)
	if at+5+ui.Width(about) < end-1 {
		c.Put(at+5, 0, ui.Quiet, about)
	} else {
		c.Put(2, 1, ui.Quiet, about)
	}
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
	said := inWords(m.Process.Short(f.calendar)) + " of work inside " + inWords(m.Lead.Short(f.calendar))
	if m.WithLead < m.Steps {
		said += ", so far"
	}
	return said, true
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
