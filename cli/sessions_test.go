package cli

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flipchart/model"
	"flipchart/store"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

// The screens are tested on sessions in memory, which is worth something only where these do and say what
// the file does.
func TestSessionsInMemoryAreLikeThoseInTheFile(t *testing.T) {
	s, err := store.Open(filepath.Join(t.TempDir(), "workshop.db"), tuitest.Start)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if diff := cmp.Diff(protocol(sessions{s}), protocol(tuitest.NewMemory())); diff != "" {
		t.Errorf("in the file (-) and in memory (+):\n%s", diff)
	}
}

// protocol is what is said and seen while somebody works on the list of sessions, a minute for each step.
func protocol(s tui.Sessions) []string {
	var lines []string
	now := tuitest.Start
	ids := map[string]model.SessionID{}
	see := func(step string, said any) {
		now = now.Add(time.Minute)
		heads, errHeads := s.Heads()
		trash, errTrash := s.Trash()
		lines = append(lines, fmt.Sprintf("%s: %v; listed %s %v, trash %s %v", step, said, names(heads), errHeads, names(trash), errTrash))
	}
	create := func(name string) {
		head, err := s.Create(model.NewSession(model.MustClean(name), now), now)
		if err == nil {
			ids[name] = head.ID
		}
		see("create "+name, err)
	}
	rename := func(name, to string) { see("rename "+name+" to "+to, s.Rename(ids[name], model.MustClean(to), now)) }
	remove := func(name string) { see("delete "+name, s.Delete(ids[name], now)) }
	restore := func(name string) { see("restore "+name, s.Undelete(ids[name], now)) }
	duplicate := func(name, to string) {
		_, err := s.Duplicate(ids[name], model.MustClean(to), now)
		see("duplicate "+name+" as "+to, err)
	}
	walk := func(step string, take func(time.Time) (string, error)) {
		said, err := take(now)
		if err != nil {
			said = err.Error()
		}
		see(step, said)
	}
	undo := func() { walk("undo", s.UndoHome) }
	redo := func() { walk("redo", s.RedoHome) }

	undo()
	redo()
	create("Ada")
	create("Ben")
	create("ADA")
	create("")
	rename("Ada", "ben")
	rename("Ada", "")
	rename("Ada", "Cleo")
	rename("Ada", "Cleo")
	duplicate("Ben", "Dora")
	duplicate("Ben", "Cleo")
	duplicate("nobody", "Eve")
	remove("Ben")
	remove("Ada") // deleted last, though Ben is the younger one
	remove("Ada")
	remove("nobody")
	create("Ben")
	undo()
	redo()
	restore("Ada")
	restore("nobody")
	for range 12 {
		undo()
	}
	redo()
	redo()
	rename("Ada", "Zoe")
	redo()
	undo()
	return lines
}

func names(heads []model.Head) string {
	var list []string
	for _, head := range heads {
		list = append(list, fmt.Sprintf("%s %v %v", head.Name, head.ChangedAt.Format("15:04"), !head.DeletedAt.IsZero()))
	}
	return strings.Join(list, ", ")
}
