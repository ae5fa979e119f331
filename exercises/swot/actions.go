package swot

import (
	"strings"

	"flipchart/tui"
	"flipchart/tui/ui"
)

// Actions are those of the board, or of what is going on on it.
func (s *screen) Actions() []tui.Action {
	carried, _ := s.board.Carried()
	switch {
	case s.typing != nil:
		return s.typingActions()
	case carried != "":
		return tui.Carrying("note", &s.board, s.lists, s.move)
	case s.merging != "":
		return []tui.Action{
			{Keys: ui.ArrowKeys, Shown: "arrows", Label: "choose", Help: "Choose the note that stays.", Footer: true, Do: s.arrow},
			{Keys: []string{"enter", "M"}, Label: "make them one", Help: "Make one note of the two; its votes add up.", Footer: true, Why: s.whyNotMerged, Do: s.merge},
			{Keys: []string{"esc"}, Label: "cancel", Help: "Leave both notes as they are.", Footer: true, Do: s.leaveMerge},
		}
	}
	return s.boardActions()
}

func (s *screen) boardActions() []tui.Action {
	some, votes := len(s.swot().Notes()) > 0, s.swot().Placed() > 0
	unlimited := s.swot().Quota() == 0
	return []tui.Action{
		{Keys: []string{"a"}, Label: "add", Help: "Add notes to this quadrant; pasted lines are notes of their own.", Footer: true, Do: s.add},
		{Keys: []string{"+", "-"}, Shown: "+ -", Label: "vote", Help: "Put a dot on the note, or take one off.", Footer: some, Why: s.whyNoNote, Do: s.vote},
		{Keys: []string{"s"}, Label: "sort by votes", Help: "Put the quadrant's notes with most dots on top.", Footer: votes, Why: s.whyNoNote, Do: s.sort},
		{Keys: []string{"e", "enter"}, Label: "edit", Help: "Change the note's words in place.", Footer: some, Why: s.whyNoNote, Do: s.edit},
		{Keys: []string{"m"}, Label: "move", Help: "Pick the note up; arrows carry it, enter drops it.", Footer: some && !votes, Why: s.whyNoNote, Do: s.pickUp},
		{Keys: strings.Split("= 0 1 2 3 4 5 6 7 8 9", " "), Shown: "= 0-9", Label: "type the dots", Help: "Type how many dots the note has: the hands that you counted.", Why: s.whyNoNote, Do: s.countDots},
		{Keys: []string{"d"}, Label: "delete", Help: "Take the note and its dots off the board.", Why: s.whyNoNote, Do: s.remove},
		{Keys: []string{"w"}, Label: "what it is about", Help: "Name the step or cycle that the note is about.", Why: s.whyNoNote, Do: s.askAbout},
		{Keys: []string{"D"}, Label: "people and dots", Help: "Set how many people vote and how many dots each has.", Footer: !some || unlimited, Do: s.askDots},
		{Keys: []string{"M"}, Label: "make one of two", Help: "Merge the note with another one that you choose.", Why: s.whyNoNote, Do: s.startMerge},
		{Keys: []string{"S"}, Label: "same notes", Help: "Find notes that say the same, and make one of them.", Why: s.whyNoDuplicates, Do: s.askDuplicates},
		{Keys: []string{"/"}, Label: "find", Help: "Go to a note by its words.", Why: s.whyNothingToFind, Do: s.find},
		{Keys: []string{"A"}, Label: "add before", Help: "Add notes in front of the selected one.", Do: s.addBefore},
		{Keys: ui.ArrowKeys, Shown: "arrows", Label: "select", Help: "Select a note; the quadrants lie beside and below each other. Home and End go to the ends of one.", Do: s.arrow},
		{Keys: ui.ShoveKeys, Shown: "shift+arrows", Label: "move in one go", Help: "Move the note within its quadrant or to another one.", Why: s.whyNoNote, Do: s.shove},
	}
}

func (s *screen) whyNoNote() string {
	if s.Selected() == "" {
		return "there is no note here yet: a adds one"
	}
	return ""
}
