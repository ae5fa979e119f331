package swot

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// paste puts a line into the field; several lines, or any while nothing is typed, become notes of their
// own.
func (s *screen) paste(msg tea.PasteMsg) {
	switch t := s.typing; {
	case t == nil:
		s.pasteOnBoard(msg.Content)
	case t.note == "" && strings.ContainsAny(strings.TrimSpace(msg.Content), "\r\n"):
		if err := s.pasteLines(t.Value() + msg.Content); err != nil {
			s.refuse(err)
		}
	default:
		t.Update(msg)
	}
}

// pasteOnBoard adds notes at the end of the selected quadrant, unless a note is just on its way.
func (s *screen) pasteOnBoard(pasted string) {
	if carried, _ := s.board.Carried(); carried != "" || s.merging != "" {
		return
	}
	s.add("")
	if err := s.pasteLines(pasted); err != nil {
		s.desk.Warn(err.Error())
	}
	s.typing = nil
}

func (s *screen) pasteLines(pasted string) error {
	texts, err := lines(pasted)
	if err != nil || len(texts) == 0 {
		return err
	}
	if err := s.addNotes(texts...); err != nil {
		return err
	}
	s.desk.Toast(model.Count(len(texts), "note") + " added to " + string(quadrants[s.typing.list].Quadrant) + ".")
	return nil
}

// mostLines of one paste: more than a session holds, so that a pasted book is refused at once.
const mostLines = 5000

// lines are the lines of a pasted text that have words. One that is too long refuses them all, since
// nobody would notice that it is missing.
func lines(pasted string) ([]model.Text, error) {
	var texts []model.Text
	for line := range strings.FieldsFuncSeq(pasted, func(r rune) bool { return r == '\n' || r == '\r' }) {
		text, err := model.Clean(line, model.NoteLimit)
		if err != nil {
			return nil, fmt.Errorf("nothing is added, because of the line “%s”: %w", beginning(line), err)
		}
		if text.Empty() {
			continue
		}
		if texts = append(texts, text); len(texts) > mostLines {
			return nil, fmt.Errorf("nothing is added: that is more than %d lines, and nobody reads so many notes", mostLines)
		}
	}
	return texts, nil
}

// beginning is how a line starts that is too long to be a text of its own.
func beginning(line string) string {
	text, err := model.Clean(strings.ToValidUTF8(line[:min(len(line), 120)], ""), model.NoteLimit)
	if err != nil {
		return ""
	}
	return ui.Fit(text.String(), 30)
}
