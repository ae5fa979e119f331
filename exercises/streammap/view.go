package streammap

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// view is one way to show the stream.
type view int

const (
	mapView   view = iota // figures and bars; all columns where there is room
	boxView               // boxes with arrows
	tableView             // all columns, no bars
)

// nextView is the one that v shows. A wide frame has all columns beside the bars already.
func (s *screen) nextView() view {
	switch {
	case s.view == mapView:
		return boxView
	case s.view == boxView && !s.wide():
		return tableView
	}
	return mapView
}

// viewWord is the same at all sizes: the map of a wide frame is a table of all columns.
func (s *screen) viewWord() string {
	if s.view == boxView {
		return "table"
	}
	return [...]string{"map", "boxes", "table"}[s.nextView()]
}

func (s *screen) otherView(string) tea.Cmd {
	s.view = s.nextView()
	return nil
}

// wide is true where all columns and the bars stand beside each other.
func (s *screen) wide() bool { return s.width >= wideFrom }

// fields are the columns that are seen, from left to right.
func (s *screen) fields() []field {
	if s.view == tableView || s.wide() {
		return allFields
	}
	return mapFields
}

// column is the place of the selected one among them.
func (s *screen) column() int { return max(0, slices.Index(s.fields(), s.field)) }

// here is the selected column; the first where the frame has become too narrow for the one that was.
func (s *screen) here() field { return s.fields()[s.column()] }
