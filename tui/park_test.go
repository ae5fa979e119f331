package tui_test

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"flipchart/tui"
	"flipchart/tui/tuitest"
)

func points(s *tuitest.Stage) []string {
	var found []string
	for _, point := range s.Session().Park.Points {
		found = append(found, point.Text.String())
	}
	return found
}

func parkingLot(s *tuitest.Stage) *tuitest.Stage {
	return s.Press("ctrl+p").Type("parking lot").Press("enter")
}

func TestParkingLot(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Asked"} })
	s.Press("esc")
	parkingLot(s).See("Parking lot: 0 points", "Nothing yet").Press("esc")
	s.Press("p").Press("enter").See("! a point needs words").Type("Who pays?").Press("enter")
	s.Now = s.Now.Add(2 * time.Hour)
	s.Press("p").Type("Budget").Press("enter")
	parkingLot(s).See("Parking lot: 2 points", "Who pays?  (Board, 2 h ago)", "Budget  (Board, just now)")
	s.Press("enter").See("Empty it to delete it").Type(" And when?").Press("enter")
	if diff := cmp.Diff([]string{"Who pays? And when?", "Budget"}, points(s)); diff != "" {
		t.Error(diff)
	}
	parkingLot(s).Type("budget").Press("enter", "ctrl+u", "enter")
	if diff := cmp.Diff([]string{"Who pays? And when?"}, points(s)); diff != "" {
		t.Error(diff)
	}
	s.Press("u").See("Undone: delete a parked point, in Board", "Claims › Board")
}

func TestGroupAndItsHours(t *testing.T) {
	s, _ := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Asked"} })
	s.Press("esc", "ctrl+p").Type("working hours").Press("enter").See("hours a day")
	s.Type("Harbour Bank").Press("tab", "tab", "ctrl+u").Type("25").Press("ctrl+s").See("!")
	s.Press("ctrl+u").Type("7,5").Press("ctrl+s").NotSee("hours a day")
	group := s.Session().Group
	if group.Organisation.String() != "Harbour Bank" || group.Calendar.HoursPerDay != 7.5 || group.Calendar.DaysPerWeek != 5 {
		t.Errorf("the group is %+v", group)
	}
	s.Press("u")
	if got := s.Session().Group; !got.Organisation.Empty() || got.Calendar.HoursPerDay != 8 {
		t.Errorf("undone, the group is %+v", got)
	}
}

func TestAScreensOwnMessageReachesItUnderADialog(t *testing.T) {
	type loaded struct{}
	s, reached := asking(t, func(*tui.Desk) tui.Dialog { return &tui.Menu{Title: "Asked"} })
	s.Send(loaded{})
	if diff := cmp.Diff([]tea.Msg{loaded{}}, *reached); diff != "" {
		t.Error(diff)
	}
}
