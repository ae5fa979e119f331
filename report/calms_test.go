package report_test

import (
	"strings"
	"testing"

	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/report"
)

// ordered is a session with the orders, each told by the initials of its values.
func ordered(orders ...string) model.Session {
	s := model.NewSession(model.MustClean("Claims"), modeltest.Start)
	s.Calms = &model.Calms{}
	for i, initials := range orders {
		o := model.Order{ID: model.ID("n" + string(rune('1'+i))), By: model.MustClean("Table " + string(rune('A'+i)))}
		for _, initial := range initials {
			for _, v := range model.Values {
				if rune(v[0]) == initial {
					o.Order = append(o.Order, v)
				}
			}
		}
		s.Calms.Orders = append(s.Calms.Orders, o)
	}
	return s
}

func TestARoomThatDoesNotAgreeIsNotSaidToPutAValueFirst(t *testing.T) {
	s := ordered("CALMS", "CASML")
	says(t, s, "the room puts Culture first.", "Agreement (Kendall's W) is 0.8")
	s = ordered("CALMS", "SMLCA", "ACSML")
	says(t, s, "the groups did not agree;", "Counted together, they put Culture first.", "The groups did not agree: the order below")
	if strings.Contains(string(report.Markdown(s, modeltest.Start)), "the room puts") {
		t.Error("the room is said to put a value first")
	}
	says(t, ordered("CALMS", "SMLAC"), "Counted together, they put none before the others.")
}

func TestAllValuesThatSplitTheRoomMostAreNamed(t *testing.T) {
	says(t, ordered("CALMS", "SALMC"), "The room is split most, and equally, on Sharing and Culture.")
	says(t, ordered("CALMS", "CLAMS"), "The room is split most, and equally, on Lean and Automation.")
	says(t, ordered("CALMS", "ALCMS"), "The room is split most on Culture: place 1 by 1 and place 3 by 1.")
}

func TestTheCoursesPlaceIsExplained(t *testing.T) {
	s := ordered("CALMS")
	s.Calms.Revealed = true
	says(t, s, "when the five are put to work: Sharing, then Measurement, then Lean, then Automation, then Culture.")
}
