package tui

import (
	"fmt"
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
// nowhere else. The cards stand last; they are many, and the wall has them too.
func (s *Stage) palette(string) tea.Cmd {
	var items, cards []MenuItem
	if s.live != nil {
		items = []MenuItem{
			{Label: "show the parking lot", Help: "Read, change or delete what was parked.", Do: s.showParkingLot},
			{Label: "change the group", Help: "Organisation, pipeline and working hours.", Why: s.why(Action{}), Do: s.editGroup},
		}
		cards = s.openings()
	}
	all := s.everything(func(a Action) bool { return !a.moves() })
	slices.SortStableFunc(all, func(a, b MenuItem) int { return min(len(a.Key), 1) - min(len(b.Key), 1) })
	if s.config.Backup != nil {
		items = append(items, s.backupItem())
	}
	items = slices.Concat(items, []MenuItem{s.mouseItem()}, all, cards)
	s.ask(&Menu{Title: "What do you want to do?", Items: items})
	return nil
}

// openings open a card, or an exercise that has none. In a course of several days cards may share a title:
// the day tells them apart.
func (s *Stage) openings() []MenuItem {
	var items []MenuItem
	wall := s.live.Session().Wall
	for _, card := range wall.Cards() {
		label := "open " + card.Title.String()
		if card.Day > 0 && len(wall.Days) > 1 {
			label += fmt.Sprintf(", day %d", card.Day)
		}
		exercise, _ := s.exercise(card.Exercise)
		items = append(items, MenuItem{Label: label, Help: exercise.About, Do: func() tea.Cmd { return s.enterCard(card.ID) }})
	}
	for _, exercise := range s.withoutCard() {
		items = append(items, MenuItem{Label: "open " + exercise.Name, Help: strings.TrimSpace(exercise.About + " It has no card."), Do: func() tea.Cmd { return s.openExercise(exercise.Key) }})
	}
	return items
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
		items = append(items, MenuItem{Key: keyName(a), Label: a.Label, Help: a.Help, Why: s.why(a), Do: func() tea.Cmd { return s.do(a, a.key()) }})
	}
	return items
}
