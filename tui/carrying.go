package tui

import (
	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// putBack is the one action of a screen that may take u, which is undo elsewhere (KeyClashes).
const putBack = "put it back"

// Carrying are the actions of a screen while something is carried on its board: arrows carry it, enter
// drops it, esc or u puts it back: an undo meanwhile would take back something else. The thing is what the
// help calls it: "note"; move puts it where it was dropped.
func Carrying(thing string, board *ui.Board, lists func() [][]model.ID, move func(id model.ID, to ui.Spot)) []Action {
	return []Action{
		{Keys: ui.ArrowKeys, Shown: "arrows", Label: "carry", Help: "Carry the " + thing + " to another place.", Footer: true, Do: func(key string) tea.Cmd {
			board.Arrow(key, lists())
			return nil
		}},
		{Keys: []string{"enter", "m"}, Label: "drop it here", Help: "Leave the " + thing + " where it is shown.", Footer: true, Do: func(string) tea.Cmd {
			move(board.Drop())
			return nil
		}},
		{Keys: []string{"esc", "u"}, Label: putBack, Help: "Leave the " + thing + " where it was.", Footer: true, Do: func(string) tea.Cmd {
			board.PutBack()
			return nil
		}},
	}
}
