package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
)

// undo takes back the newest edit, of the session or of the list of sessions.
func (s *Stage) undo(string) tea.Cmd {
	if s.live == nil {
		label, err := s.config.Sessions.UndoHome(s.now())
		return s.home.undone("Undone: ", label, err)
	}
	record, err := s.live.Undo(s.now())
	return s.undone("Undone: ", record, err)
}

// redo does again what was taken back.
func (s *Stage) redo(string) tea.Cmd {
	if s.live == nil {
		label, err := s.config.Sessions.RedoHome(s.now())
		return s.home.undone("Done again: ", label, err)
	}
	record, err := s.live.Redo(s.now())
	return s.undone("Done again: ", record, err)
}

// undone names the edit and shows the screen that it was made on.
func (s *Stage) undone(what string, record model.Record, err error) tea.Cmd {
	if err != nil {
		s.notUndone(err)
		return nil
	}
	where := "on the wall"
	if record.Exercise != "" {
		where = "in " + s.exerciseName(record.Exercise)
	}
	var cmd tea.Cmd
	switch {
	case record.Exercise == s.desk().key:
	case record.Exercise == "":
		cmd = s.toWall()
	default:
		cmd = s.openExercise(record.Exercise)
	}
	s.say(what+record.Label+", "+where+".", false) // on the screen that it is about
	return cmd
}

// notUndone says why nothing was taken back or done again. The end of the line is no mistake.
func (s *Stage) notUndone(err error) {
	if errors.Is(err, model.ErrNothingToUndo) || errors.Is(err, model.ErrNothingToRedo) {
		s.mention(sentence(err))
		return
	}
	s.say(sentence(err), true)
}
