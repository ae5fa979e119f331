package report

import "flipchart/model"

// waits writes the waits of one map in one unit, so that a reader can compare and add them: days where
// each is a number of whole days, else hours.
type waits struct {
	calendar model.Calendar
	size     model.Milliseconds // of the unit
	unit     string
}

func waitsOf(v *model.ValueStream, c model.Calendar) waits {
	day := model.Milliseconds(c.HoursPerDay * 3600e3)
	for _, step := range v.Steps {
		if wait, known := step.WaitTime(c); known && wait%day != 0 {
			return waits{c, 3600e3, "h"}
		}
	}
	return waits{c, day, "d"}
}

// amount is a time in the unit, without its name.
func (w waits) amount(m model.Milliseconds) string { return figure(float64(m) / float64(w.size)) }

// of is a step's wait, or nothing where it is not known; "~" marks one that follows from a guess.
func (w waits) of(s model.Step) string {
	wait, known := s.WaitTime(w.calendar)
	switch {
	case !known:
		return ""
	case s.Wait.Span.Known() && s.Wait.Source.How == model.Guessed,
		!s.Wait.Span.Known() && (s.Lead.Source.How == model.Guessed || s.Process.Source.How == model.Guessed):
		return "~" + w.amount(wait) + w.unit
	}
	return w.amount(wait) + w.unit
}

// withRange is a step's wait with the range that was given for it.
func (w waits) withRange(s model.Step) markdown {
	said := w.of(s)
	if s.Wait.Range() == "" {
		return fill("%s", said)
	}
	spread := w.amount(s.Wait.Low.Length(w.calendar)) + ".." + w.amount(s.Wait.High.Length(w.calendar)) + w.unit
	if said == "" {
		return fill("%s", spread)
	}
	return fill("%s", said+" ("+spread+")")
}
