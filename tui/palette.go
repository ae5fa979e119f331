package tui

import (
	tea "charm.land/bubbletea/v2"
)

// help shows every key of the screen and of the stage.
func (s *Stage) help(string) tea.Cmd {
	s.ask(&Menu{Title: s.screenTitle() + ": keys", Reads: true, Items: s.everything(func(a Action) string {
		if a.Help != "" {
			return a.Help
		}
		return a.Label
	})})
	return nil
}

// palette finds anything by its name, and goes to any card.
func (s *Stage) palette(string) tea.Cmd {
	items := s.everything(func(a Action) string { return a.Label })
	items = append(items, s.mouseItem())
	if s.live != nil {
		items = append(items,
			MenuItem{Label: "rename the group, its pipeline and its working hours", Do: s.editGroup},
			MenuItem{Label: "parking lot", Do: s.showParkingLot})
		for _, card := range s.live.Session().Wall.Cards() {
			items = append(items, MenuItem{Label: "open " + card.Title.String(), Do: func() tea.Cmd { return s.openCard(card.ID) }})
		}
		for _, exercise := range s.withoutCard() {
			items = append(items, MenuItem{Label: "open " + exercise.Name + " (it has no card)", Do: func() tea.Cmd { return s.openExercise(exercise.Key) }})
		}
	}
	s.ask(&Menu{Title: "What do you want to do?", Items: items})
	return nil
}

func (s *Stage) everything(label func(Action) string) []MenuItem {
	var items []MenuItem
	for _, a := range append(s.screen().Actions(), s.globals()...) {
		if a.Label == "" {
			continue
		}
		items = append(items, MenuItem{Key: keyName(a), Label: label(a), Words: a.Label + " " + a.Help, Why: a.why(), Do: func() tea.Cmd { return s.do(a, a.key()) }})
	}
	return items
}
