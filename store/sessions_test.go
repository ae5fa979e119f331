package store_test

import (
	"errors"
	"testing"
	"time"

	"flipchart/model"
	"flipchart/store"
)

func TestHeadsAreNewestFirst(t *testing.T) {
	s := openNew(t)
	for i, name := range []string{"old", "older", "newest"} {
		at := monday.Add(time.Duration([]int{2, 1, 3}[i]) * time.Hour)
		if _, err := s.Create(model.NewSession(model.MustClean(name), at), at); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, "heads", names(t, s.Heads), []string{"newest", "old", "older"})
}

func TestNamesAreUnique(t *testing.T) {
	s := openNew(t)
	umlaut := create(t, s, "Ärzte")
	other := create(t, s, "Claims team")
	taken := func(what, name string, err error) {
		t.Helper()
		var e *store.NameTakenError
		if !errors.As(err, &e) || e.Name.String() != name {
			t.Errorf("%s: %v", what, err)
		}
	}
	_, err := s.Create(model.NewSession(model.MustClean("a\u0308RZTE"), monday), monday)
	taken("new, in another case and composition", "Ärzte", err)
	taken("rename", "Ärzte", s.Rename(other.ID, model.MustClean("ärzte"), monday))
	_, err = s.Duplicate(other.ID, model.MustClean("claims TEAM"), monday)
	taken("duplicate", "Claims team", err)
	if err := s.Rename(umlaut.ID, model.MustClean("ÄRZTE"), monday); err != nil {
		t.Errorf("another case of one's own name: %v", err)
	}
	if _, err := s.Create(model.NewSession(model.Text{}, monday), monday); err == nil {
		t.Error("a session without a name was made")
	}

	if err := s.Delete(umlaut.ID, monday); err != nil {
		t.Fatal(err)
	}
	create(t, s, "ärzte")
	taken("restore", "ärzte", s.Undelete(umlaut.ID, monday))
	expect(t, "heads", names(t, s.Heads), []string{"Claims team", "ärzte"})
	expect(t, "trash", names(t, s.Trash), []string{"ÄRZTE"})
}

func TestDuplicateHoldsTheSame(t *testing.T) {
	s := openNew(t)
	head := create(t, s, "Claims team")
	l := live(t, s, head.ID)
	park(t, l, "one")
	park(t, l, "two")
	save(t, s, l)
	copied, err := s.Duplicate(head.ID, model.MustClean("Copy"), monday.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	c := live(t, s, copied.ID)
	expect(t, "documents", encoded(t, c), encoded(t, l))
	if _, err := c.Undo(monday); !errors.Is(err, model.ErrNothingToUndo) {
		t.Errorf("the copy has a history: %v", err)
	}
	park(t, c, "three")
	save(t, s, c)
	if id := c.Session().Park.Points[2].ID; id != "n3" {
		t.Errorf("the copy's next id is %s", id)
	}
	if points := live(t, s, head.ID).Session().Park.Points; len(points) != 2 {
		t.Errorf("the original has %d points now", len(points))
	}
}

func TestTrashIsEmptiedAfterThirtyDays(t *testing.T) {
	path := newPath(t)
	s := openAt(t, path)
	head := create(t, s, "Claims team")
	if err := s.Delete(head.ID, monday); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	for _, step := range []struct {
		after time.Duration
		want  []string
	}{
		{30 * 24 * time.Hour, []string{"Claims team"}},
		{30*24*time.Hour + time.Second, []string{}},
	} {
		s, err := store.Open(path, monday.Add(step.after))
		if err != nil {
			t.Fatal(err)
		}
		expect(t, step.after.String(), names(t, s.Trash), step.want)
		closeStore(t, s)
	}
	s = openAt(t, path)
	defer closeStore(t, s)
	if _, _, err := s.Load(head.ID); !errors.Is(err, store.ErrGone) {
		t.Errorf("loading it gave %v", err)
	}
	if _, err := s.UndoHome(monday); !errors.Is(err, model.ErrNothingToUndo) {
		t.Errorf("undo of what is gone gave %v", err)
	}
}

// A laptop whose battery died says that it is the year 2000, until it has a network again.
func TestTrashOutlivesAWrongClock(t *testing.T) {
	path := newPath(t)
	s := openAt(t, path)
	head := create(t, s, "Claims team")
	if err := s.Delete(head.ID, time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	s = openAt(t, path)
	defer closeStore(t, s)
	expect(t, "trash", names(t, s.Trash), []string{"Claims team"})
}

func TestHomeUndoSurvivesRestarts(t *testing.T) {
	path := newPath(t)
	s := openAt(t, path)
	head := create(t, s, "Claims team")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(s.Rename(head.ID, model.MustClean("Motor claims"), monday))
	_, err := s.Duplicate(head.ID, model.MustClean("Copy"), monday.Add(-time.Hour))
	must(err)
	must(s.Delete(head.ID, monday))
	must(s.Undelete(head.ID, monday))

	// Each state of the list, from the beginning; undo walks them back, redo forth, each after a restart.
	states := [][]string{{}, {"Claims team"}, {"Motor claims"}, {"Motor claims", "Copy"}, {"Copy"}, {"Motor claims", "Copy"}}
	labels := []string{"new session", "rename", "duplicate", "delete", "restore"}
	restart := func() {
		closeStore(t, s)
		s = openAt(t, path)
	}
	defer func() { closeStore(t, s) }()
	for i := len(labels) - 1; i >= 0; i-- {
		restart()
		change, err := s.UndoHome(monday)
		must(err)
		expect(t, "undone", change.Label, labels[i])
		expect(t, "after undo of "+labels[i], names(t, s.Heads), states[i])
	}
	if _, err := s.UndoHome(monday); !errors.Is(err, model.ErrNothingToUndo) {
		t.Errorf("undo at the beginning gave %v", err)
	}
	for i, label := range labels {
		restart()
		change, err := s.RedoHome(monday)
		must(err)
		expect(t, "done again", change.Label, label)
		expect(t, "after redo of "+label, names(t, s.Heads), states[i+1])
	}
	if _, err := s.RedoHome(monday); !errors.Is(err, model.ErrNothingToRedo) {
		t.Errorf("redo at the end gave %v", err)
	}
}

func TestHomeUndoThatMeetsATakenName(t *testing.T) {
	s := openNew(t)
	head := create(t, s, "Claims team")
	if err := s.Delete(head.ID, monday); err != nil {
		t.Fatal(err)
	}
	other := create(t, s, "claims team")
	// The newest change goes first, so that the line itself clears the name.
	for _, want := range []model.SessionID{other.ID, head.ID} {
		change, err := s.UndoHome(monday)
		if err != nil || change.Session != want {
			t.Fatalf("undo gave %+v, %v", change, err)
		}
	}
	expect(t, "heads", names(t, s.Heads), []string{"Claims team"})
	// A new change after undo ends what could be done again.
	create(t, s, "Third")
	if _, err := s.RedoHome(monday); !errors.Is(err, model.ErrNothingToRedo) {
		t.Errorf("redo gave %v", err)
	}
}

func TestUndoneNewSessionStaysThirtyDaysInTheTrash(t *testing.T) {
	path := newPath(t)
	s := openAt(t, path)
	create(t, s, "Claims team")
	later := monday.Add(90 * 24 * time.Hour)
	if _, err := s.UndoHome(later); err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	s, err := store.Open(path, later.Add(29*24*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	defer closeStore(t, s)
	if _, err := s.RedoHome(later); err != nil {
		t.Fatal(err)
	}
	expect(t, "heads", names(t, s.Heads), []string{"Claims team"})
}

func TestFind(t *testing.T) {
	s := openNew(t)
	for _, name := range []string{"Claims team", "Motor claims", "Payments", "-rf", "Straße", "Q", "\u2800"} {
		create(t, s, name)
	}
	if _, err := s.Create(model.NewSession(model.MustClean("Payments again"), monday), monday.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		ask, want string
		near      []string
	}{
		{ask: "claims TEAM", want: "Claims team"},
		{ask: " Payments ", want: "Payments"},
		{ask: "-rf", want: "-rf"},
		{ask: "strase", near: []string{"Straße"}},
		{ask: "claims", near: []string{"Claims team", "Motor claims"}},
		{ask: "Paymnets", near: []string{"Payments"}},
		{ask: "pay", near: []string{"Payments", "Payments again"}},
		{ask: "zebra", near: nil},
		{ask: "x", near: nil},
		{ask: "xy", near: nil},
		{ask: "q2", near: []string{"Q"}},
		{ask: "", near: nil},
	} {
		t.Run(test.ask, func(t *testing.T) {
			head, err := s.Find(test.ask)
			if test.want != "" {
				if err != nil || head.Name.String() != test.want {
					t.Errorf("got %q, %v", head.Name, err)
				}
				return
			}
			var unknown *store.UnknownNameError
			if !errors.As(err, &unknown) {
				t.Fatalf("got %q, %v", head.Name, err)
			}
			var near []string
			for _, name := range unknown.Near {
				near = append(near, name.String())
			}
			expect(t, "near", near, test.near)
		})
	}
	head, _ := s.Find("Payments")
	if err := s.Delete(head.ID, monday); err != nil {
		t.Fatal(err)
	}
	if deleted, err := s.FindDeleted("payments"); err != nil || deleted.ID != head.ID {
		t.Errorf("in the trash: %v, %v", deleted.ID, err)
	}
	if _, err := s.Find("Payments"); err == nil {
		t.Error("a deleted session was found")
	}
}
