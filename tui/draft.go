package tui

import (
	"slices"
	"strings"

	"flipchart/model"
)

// draft is what was typed in the fields of one place and left by esc: a presenter's clicker sends that, too.
type draft []string

// empty is true where nothing but blanks was typed.
func (d draft) empty() bool { return strings.TrimSpace(strings.Join(d, "")) == "" }

// draftPlace is where something is typed: in which session, and what tells it from the rest that is typed there.
type draftPlace struct {
	session model.SessionID
	what    string
}

func (s *Stage) draftPlace(what string) draftPlace {
	if s.live == nil {
		return draftPlace{what: what}
	}
	return draftPlace{s.live.Head().ID, what}
}

// takeDraft is what was left in a place; it is forgotten there.
func (s *Stage) takeDraft(at draftPlace) draft {
	left := s.drafts[at]
	delete(s.drafts, at)
	return left
}

// keepDraft keeps what is left in a place for the next time, and says how it comes back.
func (s *Stage) keepDraft(at draftPlace, left draft, said string) {
	if left.empty() {
		return
	}
	if s.drafts == nil {
		s.drafts = map[draftPlace]draft{}
	}
	s.drafts[at] = left
	s.mention(said)
}

// rememberTyping gives a prompt what was left in it by esc, and keeps what is left in it now.
func (s *Stage) rememberTyping(p *Prompt) {
	at := s.draftPlace(p.Title + "\n" + strings.Join(p.values(), "\n"))
	begun := p.values()
	if left := s.takeDraft(at); left != nil {
		p.fill(left)
	}
	p.left = func(values []string) {
		if !slices.Equal(values, begun) {
			s.keepDraft(at, values, "Your words are kept: they come back when you open this again.")
		}
	}
}

// LeaveDraft keeps words that are left untaken by esc, and says with which key they come back to this screen.
// what tells them from others that are typed there.
func (d *Desk) LeaveDraft(what, words, key string) {
	d.stage.keepDraft(d.draftPlace(what), draft{words}, "Your words are kept: "+key+" brings them back.")
}

// TakeDraft are the words that were left, empty where there are none; they are forgotten here.
func (d *Desk) TakeDraft(what string) string {
	return strings.Join(d.stage.takeDraft(d.draftPlace(what)), "")
}

func (d *Desk) draftPlace(what string) draftPlace { return d.stage.draftPlace(d.place() + "\n" + what) }
