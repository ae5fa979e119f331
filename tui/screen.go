// Package tui is the stage: the frame around every screen, the list of sessions, the wall, dialogs, the
// timer and undo. It knows no exercise, only the Screen interface, and what it needs from outside it
// asks for as small interfaces.
package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/model"
	"flipchart/tui/ui"
)

// Screen is one view inside the stage's frame. It keeps what is selected and typed; what the room said
// is in the session, which it reads through its Desk whenever it draws.
type Screen interface {
	// Update gets what no action took: keys and pastes while text is typed, Click and Drop, and the
	// screen's own messages.
	Update(tea.Msg) tea.Cmd
	// Draw shows the screen on the part of the window between header and footer.
	Draw(*ui.Canvas)
	// Actions are what can be done now, the most useful first.
	Actions() []Action
}

// Starting is a Screen that does something when it opens: it asks for what is missing.
type Starting interface{ Init() tea.Cmd }

// Titled is a Screen with a title of its own in the header; the others go by their exercise's name.
type Titled interface{ Title() string }

// Typing is a Screen on which text is typed in place. While CapturesText is true only enter, tab, esc,
// arrows and ctrl keys act; the others go to Update.
type Typing interface{ CapturesText() bool }

// Exclusive is a Screen that keeps every key to itself while Exclusive is true: the room has the
// keyboard. Only ctrl+c still reaches the stage.
type Exclusive interface{ Exclusive() bool }

// UsesGlobals is a Screen for which some of the keys that work everywhere matter so much that they have
// a place in its footer. GlobalKeys are the first keys of those, in the footer's order; an empty one stands
// for the screen's own actions, which come first without it.
type UsesGlobals interface{ GlobalKeys() []string }

// Selecting is a Screen whose selected item is remembered when it is left, for the next time.
type Selecting interface{ Selected() model.ID }

// Action is one thing that can be done. The one table of a screen's actions feeds the keys, the footer,
// the help, the palette and the key reference in the docs.
type Action struct {
	Keys   []string // as Bubble Tea names them; the first is shown
	Shown  string   // how the keys are shown, where the first alone will not do: "← →"
	Label  string   // a word or two, for the footer
	Help   string   // a sentence, for the help; the label stands in for an empty one
	Footer bool     // worth one of the six places in the footer
	Looks  bool     // it changes nothing, though its first key does not tell: it can be done in a copy, too
	// Why says why it cannot be done now. It stays visible and tells so; nil or "" means it can be done.
	Why func() string
	Do  func(key string) tea.Cmd
}

// Exercise is one activity as the catalogue lists it.
type Exercise struct {
	Key   string // in courses, documents and JSON: "swot"
	Name  string
	About string             // what is done there, with the words that somebody looks for: "Total times, activity ratio."
	Guide func() model.Guide // nil for none
	New   func(*Desk) Screen
}

// Course is what a new session's wall is made of.
type Course interface {
	Wall(newID func() model.ID) *model.Wall
}

// Sessions is where sessions are kept. Calls return an error that is a sentence.
type Sessions interface {
	Heads() ([]model.Head, error)
	Trash() ([]model.Head, error)
	Create(s model.Session, at time.Time) (model.Head, error)
	Rename(id model.SessionID, name model.Text, at time.Time) error
	Duplicate(id model.SessionID, name model.Text, at time.Time) (model.Head, error)
	Delete(id model.SessionID, at time.Time) error
	Undelete(id model.SessionID, at time.Time) error
	// UndoHome and RedoHome go along the line of new, rename, duplicate and delete, and say which of
	// them it was; model.ErrNothingToUndo and model.ErrNothingToRedo at its ends.
	UndoHome(at time.Time) (label string, err error)
	RedoHome(at time.Time) (label string, err error)

	Live(id model.SessionID) (*model.Live, error)
	Save(model.Save) error
	Close(id model.SessionID) error

	Settings() (Settings, error)
	SetSettings(Settings) error
}

// Exporter writes a session to a file. Formats are those it knows, the usual one first.
type Exporter interface {
	Formats() []Format
	// Suggest is the whole path that the export dialog begins with.
	Suggest(s model.Session, format string) string
	// Export writes the file and says its whole path; an existing one is refused with fs.ErrExist unless
	// overwrite is true.
	Export(s model.Session, format, path string, overwrite bool, at time.Time) (written string, err error)
}

// Click reaches a screen when the mouse is pressed on one of its hits.
type Click struct {
	ID     any
	Double bool // the second press on the same hit within half a second
}

// Drop reaches a screen when the mouse was pressed on one hit and released on another: a drag.
type Drop struct{ From, To any }

// Format is one kind of file that a session can be written as.
type Format struct {
	Ending string // of the file's name: "md"
	Label  string // what it is for, in a line
}
