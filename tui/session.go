package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
)

// openSession takes up a session where it was left: on the same card, and with the room at the keyboard
// if it was.
func (s *Stage) openSession(id model.SessionID) tea.Cmd {
	live, err := s.config.Sessions.Live(id)
	if err != nil {
		s.say(sentence(err), true)
		s.home.reload("")
		return nil
	}
	s.live = live
	s.saving = saving{}
	if s.looking() {
		s.keep(model.HandOver(false)) // in the copy, whose keyboard the room does not have
	}
	session := live.Session()
	changed := live.Head().ChangedAt
	s.keep(model.CloseClock(changed)) // a session that was not closed counts up to its last change
	if s.now().Before(changed) {
		s.keep(model.SetBack(changed)) // no clock goes back by itself
	}
	s.keep(model.SettleTimers())
	cmd := s.push(&Desk{stage: s}, newWall)
	if card := session.Place.Card; card != "" && !session.Place.Volunteer {
		if _, _, ok := session.Wall.Find(card); ok {
			cmd = tea.Batch(cmd, s.openCard(card))
		}
	}
	return tea.Batch(cmd, s.tick(), s.tidy(id))
}

// tidy forgets, while work goes on, the edits that closing the session would have forgotten: last time the
// program was killed, or the laptop lost its power.
func (s *Stage) tidy(id model.SessionID) tea.Cmd {
	sessions := s.config.Sessions
	return func() tea.Msg {
		_ = sessions.Close(id) // what it cannot do now it does when the session is closed
		return nil
	}
}

// keep changes what is saved but is no step of undo.
func (s *Stage) keep(edit model.Edit) {
	if err := s.live.Edit("", "", s.now(), edit); err != nil {
		s.say(sentence(err), true)
	}
}

// closeSession saves what is left and goes back to the list of sessions.
func (s *Stage) closeSession() tea.Cmd {
	s.remember()
	s.keep(model.CloseClock(s.now()))
	if s.live.Unsaved() {
		s.saving.closing = true // settled when the last save is done
		if s.saving.trouble != "" {
			s.askUnsaved() // now, and not when the next try has failed too
		}
		return nil
	}
	return s.closed()
}

func (s *Stage) closed() tea.Cmd {
	id := s.live.Head().ID
	s.toast = toast{}
	if err := s.config.Sessions.Close(id); err != nil {
		s.say(sentence(err), true)
	}
	s.live, s.screens, s.guide, s.saving = nil, nil, guide{}, saving{}
	s.dialogs = nil // they were about the session, and must not act on it any more
	s.home.reload(id)
	return tea.Batch(s.tick(), s.seekBackup())
}

// push lays a screen on top.
func (s *Stage) push(desk *Desk, begin func(*Desk) Screen) tea.Cmd {
	s.remember()
	s.guide, s.toast = guide{}, toast{} // what was said was about the screen before
	screen := begin(desk)
	s.screens = append(s.screens, open{screen, desk})
	if starting, ok := screen.(Starting); ok {
		return starting.Init()
	}
	return nil
}

// remember keeps the selection of the screen on top.
func (s *Stage) remember() {
	if len(s.screens) == 0 {
		return
	}
	top := s.screens[len(s.screens)-1]
	if selecting, ok := top.Screen.(Selecting); ok && selecting.Selected() != top.desk.Remembered() {
		s.keep(model.Remember(top.desk.place(), selecting.Selected()))
	}
}

// back leaves the screen on top: an exercise to the wall, the wall to the list of sessions, the list to
// the shell.
func (s *Stage) back() tea.Cmd {
	switch len(s.screens) {
	case 0:
		return s.quit()
	case 1:
		return s.closeSession()
	}
	return s.toWall()
}

func (s *Stage) toWall() tea.Cmd {
	s.remember()
	desk := s.desk()
	s.guide, s.toast = guide{}, toast{}
	s.screens = s.screens[:1]
	s.keep(model.StopAt(""))
	return s.screen().Update(Returned{Card: desk.card, Finished: !desk.done && s.done(desk.card)})
}

// done is true for a card in Done.
func (s *Stage) done(card model.ID) bool {
	column, _, ok := s.live.Session().Wall.Find(card)
	return ok && column == model.Done
}

// Returned tells a screen that it is on top again.
type Returned struct {
	Card     model.ID // what was opened; empty for an exercise without a card
	Finished bool     // it came to Done meanwhile
}

// openCard opens a card's exercise, talk or break; from now on time goes to it.
func (s *Stage) openCard(id model.ID) tea.Cmd {
	session := s.live.Session()
	if _, _, ok := session.Wall.Find(id); !ok {
		return nil
	}
	card := session.Wall.Card(id)
	if len(s.screens) > 1 {
		s.toWall()
	}
	s.keep(model.OpenCard(id))
	s.keep(model.StopAt(id))
	desk := &Desk{stage: s, card: id, done: s.done(id)}
	if exercise, ok := s.exercise(card.Exercise); ok {
		desk.key = exercise.Key
		return tea.Batch(s.push(desk, exercise.New), s.tick())
	}
	return tea.Batch(s.push(desk, newTalk), s.tick())
}

// enterCard opens a card because somebody asks for it, and says what is left to be done on the wall.
func (s *Stage) enterCard(id model.ID) tea.Cmd {
	cmd := s.openCard(id)
	wall := s.live.Session().Wall
	if column, _, ok := wall.Find(id); ok && column == model.Todo && len(wall.Doing) < wall.Limit {
		s.mention("Not in Doing yet: on the wall m, then → and enter pull it there.")
	}
	return cmd
}

// openExercise opens an exercise by its key: from its card, or without one.
func (s *Stage) openExercise(key string) tea.Cmd {
	exercise, ok := s.exercise(key)
	if !ok {
		return nil
	}
	cards := s.live.Session().Wall.Cards()
	if i := slices.IndexFunc(cards, func(c model.Card) bool { return c.Exercise == key }); i >= 0 {
		return s.openCard(cards[i].ID)
	}
	if len(s.screens) > 1 {
		s.toWall()
	}
	return s.push(&Desk{stage: s, key: key}, exercise.New)
}

// withoutCard are the exercises that have no card on the wall.
func (s *Stage) withoutCard() []Exercise {
	cards := s.live.Session().Wall.Cards()
	return slices.DeleteFunc(slices.Clone(s.config.Exercises), func(e Exercise) bool {
		return slices.ContainsFunc(cards, func(c model.Card) bool { return c.Exercise == e.Key })
	})
}

func (s *Stage) exercise(key string) (Exercise, bool) {
	i := slices.IndexFunc(s.config.Exercises, func(e Exercise) bool { return e.Key == key && key != "" })
	if i < 0 {
		return Exercise{}, false
	}
	return s.config.Exercises[i], true
}

func (s *Stage) exerciseName(key string) string {
	if exercise, ok := s.exercise(key); ok {
		return exercise.Name
	}
	return key
}

// newSession makes a session with the course's cards and opens it.
func (s *Stage) newSession(name, organisation, pipeline model.Text) (model.SessionID, error) {
	session, err := model.StartSession(name, organisation, pipeline, s.config.Course.Wall(model.Counter(0)), s.now())
	if err != nil {
		return "", err
	}
	head, err := s.config.Sessions.Create(session, s.now())
	return head.ID, err
}
