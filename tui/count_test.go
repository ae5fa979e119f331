package tui_test

import (
	"testing"

	"flipchart/tui"
)

func TestACountOfNoneIsNotNoCount(t *testing.T) {
	for _, c := range []struct {
		now  int
		want string
	}{{0, "hands  0"}, {7, "hands  7"}, {tui.NoCount, "hands   (may be empty)"}} {
		s, _ := asking(t, func(*tui.Desk) tui.Dialog {
			field := tui.CountField("hands", c.now)
			field.Optional = true
			return tui.AskCounts("How many?", []tui.PromptField{field}, func([]int) error { return nil })
		})
		s.See(c.want)
	}
}
