package streammap

import (
	"slices"
	"strings"

	"flipchart/model"
)

// frame is what one Draw knows of the stream.
type frame struct {
	stream   *model.ValueStream
	calendar model.Calendar
	metrics  model.Metrics
	words    map[model.ID][]string // the candidates, in words
	longest  float64               // of the LTs: the scale of the bars
	rows     []row
	at       int // the row that is selected or typed

	backwards bool // the room walks from the customer back
}

// row is a step as it is shown, or the new one that is being typed.
type row struct {
	model.Step
	place int  // in the stream; -1 for a new one
	above bool // the step below is in one group with it
}

// shown is the stream with a carried step where it would be dropped.
func (s *screen) shown() *model.ValueStream {
	carried, to := s.board.Carried()
	after, err := model.MoveStep(carried, to.Place)(s.desk.Session(), model.Stamp{})
	if err != nil { // nothing is carried
		return s.stream()
	}
	return after.Stream
}

func (s *screen) newFrame() *frame {
	selected := s.Selected()
	v, c := s.shown(), s.desk.Calendar()
	f := &frame{stream: v, calendar: c, metrics: v.Metrics(c), backwards: s.backwards}
	f.words = f.candidates()
	for i, step := range v.Steps {
		lt, _ := step.LT(c)
		pt, _ := step.PT(c)
		f.longest = max(f.longest, float64(lt), float64(pt))
		f.rows = append(f.rows, row{Step: step, place: i})
		if step.ID == selected {
			f.at = i
		}
	}
	if t := s.typing; t != nil && t.draft() {
		f.at = min(t.place, len(f.rows))
		f.rows = slices.Insert(f.rows, f.at, row{place: -1})
	}
	for i := range f.rows[:max(len(f.rows)-1, 0)] {
		f.rows[i].above = f.rows[i+1].Parallel
	}
	return f
}

// candidates are the words at the bars' ends. The only figure there is would be no extreme.
func (f *frame) candidates() map[model.ID][]string {
	words := map[model.ID][]string{}
	for _, found := range f.stream.Candidates(f.calendar) {
		word, of := "", f.metrics.WithLead
		switch found.Rule {
		case model.LongestWait:
			word = "longest wait"
		case model.LowestCA:
			word, of = "lowest %CA", f.metrics.Estimated
		}
		if word == "" || of < 2 { // the largest share of LT is the longest bar
			continue
		}
		for _, id := range append([]model.ID{found.Step}, found.Ties...) {
			words[id] = append(words[id], word)
		}
	}
	return words
}

// remarks are the words at a bar's end.
func (f *frame) remarks(r row) string {
	words, doubts := strings.Join(f.words[r.ID], ", "), f.doubts(r)
	if words != "" && doubts != "" {
		words += ", "
	}
	return words + doubts
}

// doubts about a step's %CA.
func (f *frame) doubts(r row) string {
	said := ""
	if r.CA.Disputed {
		said = "not agreed"
	}
	if r.place < 0 {
		return said
	}
	if asked, elsewhere := f.stream.AskedElsewhere(r.place); elsewhere {
		if said != "" {
			said += ", "
		}
		said += "%CA asked of " + asked.String()
	}
	return said
}

// bracket joins the steps of a parallel group.
func bracket(r row) string {
	switch {
	case r.Parallel && r.above:
		return "├"
	case r.Parallel:
		return "└"
	case r.above:
		return "┌"
	}
	return ""
}
