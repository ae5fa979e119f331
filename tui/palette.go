package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// help shows every key of the screen and of the stage.
func (s *Stage) help(string) tea.Cmd {
	s.ask(&Menu{Title: s.screenTitle() + ": keys", Reads: true, Items: s.everything(func(Action) bool { return true })})
	return nil
}

// palette finds anything by its name, and goes to any card. What has no key stands first: it is found
// nowhere else.
func (s *Stage) palette(string) tea.Cmd {
	var items []MenuItem
	if s.live != nil {
		items = []MenuItem{
			{Label: "show the parking lot", Help: "Read, change or delete what was parked.", Do: s.showParkingLot},
			{Label: "change the group", Help: "Organisation, pipeline and working hours.", Do: s.editGroup},
		}
		for _, card := range s.live.Session().Wall.Cards() {
			items = append(items, MenuItem{Label: "open " + card.Title.String(), Do: func() tea.Cmd { return s.openCard(card.ID) }})
		}
		for _, exercise := range s.withoutCard() {
			items = append(items, MenuItem{Label: "open " + exercise.Name, Help: "It has no card.", Do: func() tea.Cmd { return s.openExercise(exercise.Key) }})
		}
	}
	all := s.everything(func(a Action) bool { return !a.moves() })
	slices.SortStableFunc(all, func(a, b MenuItem) int { return min(len(a.Key), 1) - min(len(b.Key), 1) })
	s.ask(&Menu{Title: "What do you want to do?", Items: append(append(items, all...), s.mouseItem())})
	return nil
}

// moves is true for what only goes about on the screen or leaves it: it is done with its keys or not at all.
func (a Action) moves() bool {
	switch a.key() {
	case "up", "down", "left", "right", "pgup", "pgdown", "esc":
		return true
	}
	return strings.HasPrefix(a.key(), "shift+")
}

// everything is what the screen and the stage can do now, as far as it is wanted.
func (s *Stage) everything(wanted func(Action) bool) []MenuItem {
	var items []MenuItem
	for _, a := range append(s.screen().Actions(), s.globals()...) {
		if a.Label == "" || !wanted(a) {
			continue
		}
		items = append(items, MenuItem{Key: keyName(a), Label: a.Label, Help: a.Help, Why: a.why(), Do: func() tea.Cmd { return s.do(a, a.key()) }})
	}
	return items
}
