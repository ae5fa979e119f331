package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"flipchart/exercises"
	"flipchart/exercises/course"
	"flipchart/model"
	"flipchart/store"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

// workshop is the whole program on an emulated screen, with a database in a file and a clock of its own.
type workshop struct {
	*tuitest.Terminal
	t     *testing.T
	path  string
	store *store.Store

	mutex   sync.Mutex // guards what the program reads in goroutines of its own
	now     time.Time
	failing error // what every save answers; nil while saves work
}

func newWorkshop(t *testing.T) *workshop {
	t.Chdir(t.TempDir()) // where exports go
	w := &workshop{t: t, path: filepath.Join(t.TempDir(), "workshop.db"), now: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)}
	t.Cleanup(func() {
		if w.store != nil {
			w.Kill()
			w.store.Close()
		}
	})
	return w
}

func (w *workshop) clock() time.Time {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return w.now
}

func (w *workshop) later(d time.Duration) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.now = w.now.Add(d)
}

func (w *workshop) trouble() error {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return w.failing
}

func (w *workshop) fail(err error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.failing = err
}

// start begins with the list of sessions, or with the session of a name.
func (w *workshop) start(name string) {
	w.t.Helper()
	s, err := store.Open(w.path, w.clock())
	if err != nil {
		w.t.Fatal(err)
	}
	w.store = s
	var id model.SessionID
	if name != "" {
		head, err := s.Find(name)
		if err != nil {
			w.t.Fatal(err)
		}
		id = head.ID
	}
	w.Terminal = tuitest.NewTerminal(w.t, tui.New(tui.Config{
		Sessions: file{sessions{s}, w}, Exporter: exporter{}, Course: course.BuiltIn(), Exercises: exercises.Catalogue(),
		Now: w.clock, Tick: hurry, Open: id,
	}), 80, 24)
}

// file is the store with saves that a test can have fail.
type file struct {
	sessions
	w *workshop
}

func (f file) Save(save model.Save) error {
	if err := f.w.trouble(); err != nil {
		return err
	}
	return f.sessions.Save(save)
}

// hurry is tea.Tick for a test, which does not wait seconds.
func hurry(d time.Duration, message func(time.Time) tea.Msg) tea.Cmd {
	return tea.Tick(min(d, 20*time.Millisecond), message)
}

// stop quits from wherever one is.
func (w *workshop) stop() {
	w.t.Helper()
	w.Press("ctrl+c", "ctrl+c")
	if err := w.Ended(); err != nil {
		w.t.Fatal(err)
	}
	w.closeStore()
}

// crash ends the program at once.
func (w *workshop) crash() {
	w.t.Helper()
	w.Kill()
	w.closeStore()
}

func (w *workshop) closeStore() {
	w.t.Helper()
	if err := w.store.Close(); err != nil {
		w.t.Fatal(err)
	}
	w.store = nil
}

// open goes to a card by its name, and to the screen of a title.
func (w *workshop) open(card, title string) {
	w.t.Helper()
	w.later(10 * time.Second) // what was said before is not shown any more
	w.Press(":").See("What do you want to do?").Type("open " + card).Press("enter").See("› " + title)
}

// lines types texts, each with enter behind it.
func (w *workshop) lines(texts ...string) {
	for _, text := range texts {
		w.Type(text).Press("enter")
	}
}

// TestTwoDays is the course as it is meant to go: two days, a crash at lunch and a night in between, and
// a report whose figures are those that a person works out by hand.
func TestTwoDays(t *testing.T) {
	w := newWorkshop(t)
	cards := len(course.BuiltIn().Cards)

	// The first morning: a session, and a walk along the wall.
	w.start("")
	w.See("Sessions").Press("a").See("A new session")
	w.lines("Claims team", "Northwind Insurance", "Claims portal")
	w.See("Claims team, day 1 › The wall", fmt.Sprintf("TO DO  %d", cards), "DOING  0 of 2", "✓ saved")
	w.Press("m", "right", "enter").See("DOING  1 of 2")
	w.Press("enter").See("› Welcome", "min planned")
	w.later(22 * time.Minute)
	w.Press("enter").See("The wall", "✓ Welcome", "DONE  1")

	// Doing takes two; the third is refused and both ways out are named.
	w.Press("m", "right", "enter").See("DOING  1 of 2")
	w.Press("left", "m", "right", "enter").See("DOING  2 of 2")
	w.later(10 * time.Minute)
	w.Press("left", "m", "right", "enter").See("Doing is full", "Finish “Agile or DevOps”", "“Our definition” back")

	// A volunteer moves cards, and nothing else.
	w.Press("r").See("Hand the keyboard to the room", "g u i d e").Press("enter").See("You have the keyboard")
	w.Press("x", "p", "q", "u", "d", "a", "e").See("You have the keyboard", fmt.Sprintf("TO DO  %d", cards-3), "DOING  2 of 2", "DONE  1")
	w.Press("right", "m").See("You carry: ").Press("right", "enter").See("DOING  1 of 2", "DONE  2")
	w.Type("guide").See("You have the keyboard again")

	// CALMS: three groups, and the course's own order. By hand: Sharing 5+1+4, Measurement 4+2+5,
	// Lean 3+3+3, Automation 2+4+2, Culture 1+5+1 points; squares of their distances from 9 add up to 10,
	// so W = 12 x 10 / (3 x 3 x 120) = 0.111.
	w.open("CALMS order", "CALMS order")
	w.Press("n").See("Whose order comes now?").Press("enter").See("not placed yet").Press("=").See("Type the initials")
	w.lines("smlac Ops: calms Dev: mslac")
	w.See("3 orders added").Press("enter").NotSee("Type the initials")
	w.Press("v").See("W 0.11 of 1", "chance 0.33")
	w.Press("r").See("Show the course's order?").Press("enter").See("the course")

	// The map, by rows.
	w.open("Value stream map", "Value stream map")
	w.See("What is this map about?").Press("esc").See("press a and type the first step").Press("a")
	for _, step := range [][3]string{{"Commit", "1h", "4h"}, {"Review", "30m", "2d"}, {"Test", "1d", "1w"}, {"Approval", "1h", "2w"}, {"Deploy", "2h", "3d"}} {
		w.Type(step[0]).Press("tab").Type(step[1]).Press("tab").Type(step[2]).Press("enter")
	}
	w.See("Deploy").Press("enter").See("longest wait", "activity ratio 8 %", "Deploy: wait 22h", "✓ saved")

	// Somebody trips over the cable at lunch.
	w.crash()
	w.later(time.Hour)
	w.start("claims TEAM")
	w.See("› Value stream map", "Approval", "activity ratio 8 %")

	// SWOT with votes.
	w.open("SWOT of the pipeline", "SWOT of the pipeline")
	w.Press("D").See("Dots for the room").Type("4").Press("ctrl+s").NotSee("Dots for the room")
	w.Press("a")
	w.lines("Trunk builds every commit", "")
	w.Press("right", "a")
	w.lines("Approval meets every two weeks", "Test data takes two days", "")
	w.Press("+", "+", "+", "up", "+", "left", "+", "+", "+", "+", "+")
	w.See("9 of 12 dots")
	w.Press("p").See("What shall we come back to?").Type("Who owns the test data?").Press("enter").See("Parked")
	w.Press("right", "d").See("“Approval meets every two weeks” is deleted").See("✓ saved")
	w.stop()

	// The second morning, where they stopped; what was deleted yesterday comes back.
	w.later(22*time.Hour + 20*time.Minute)
	w.start("Claims team")
	w.See("› SWOT of the pipeline", "Test data takes two days").NotSee("Approval meets")
	w.Press("u").See("Approval meets", "Undone: ")

	// %CA: one round, the others directly.
	w.open("%CA estimates", "%CA estimates")
	w.See("items that COMMIT hands on").Type("90 90 95 85 90").See("● ● ● ● ●").Press("enter").See("median 90", "enter keeps 90")
	w.Press("enter").See("1 of 5 estimated")
	for i, percent := range []string{"80", "70", "95", "85"} {
		w.Press("right", "e").Type(percent).Press("enter").See(fmt.Sprintf("%d of 5 estimated", i+2))
	}
	w.See("41")

	// Performance: the room decides.
	w.open("Workflow performance", "Workflow performance")
	w.See("12.5 h", "164 h", "41", "longest wait", "Approval", "79 h", "not yet")
	w.Press("1", "enter").See("The constraint: Approval").Type("Every change waits for the board").Press("enter")
	w.Type("p").See("● policy").Press("enter")
	w.NotSee("not yet").See("Every change waits for the board", "✓ saved")

	// Three things are taken back, wherever they were done, and done again.
	w.Press("u").See("Undone: choose the constraint").NotSee("✓ 1")
	w.Press("u").See("Undone: type a %CA, in %CA estimates")
	w.later(10 * time.Second)
	w.Press("u").See("Undone: type a %CA")
	w.later(10 * time.Second)
	w.Press("v").See("3 of 5 estimated")
	w.Press("ctrl+r", "ctrl+r").See("5 of 5 estimated")
	w.Press("ctrl+r").See("Done again: choose the constraint")
	w.later(10 * time.Second)
	w.Press("t").See("Every change waits for the board", "✓ saved").Press("t")

	// The report.
	w.Press("x").See("Export “Claims team” as").Press("enter").See("report-claims-team.md").Press("enter").See("Written: ")
	report, err := os.ReadFile("report-claims-team.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"# Claims team", "Northwind Insurance", "Claims portal",
		"(164h)", "(12.5h)", "an activity ratio of 8 %", "| 4 | Approval |", "```mermaid",
		"| longest wait, largest share of LT | Approval | 79h, 52 % of all waiting; LT 2w (80h), 49 % of Total LT |", "| lowest %CA | Test | 70,",
		"90 % × 80 % × 70 % × 95 % × 85 % = 41 %", "Every change waits for the board",
		"Trunk builds every commit", "Test data takes two days", "Approval meets every two weeks", "Who owns the test data?",
		"0.11", "| 1 | Measurement | 11 | 2 |", fmt.Sprintf("2 of %d cards", cards), "Never more than 2 cards in Doing",
	} {
		if !strings.Contains(string(report), text) {
			t.Errorf("the report has no %q", text)
		}
	}
	w.stop()
	checkFigures(t, w.path)
	if t.Failed() {
		t.Logf("%s", report)
	}
}

// checkFigures looks at what another program gets to read.
func checkFigures(t *testing.T, path string) {
	t.Helper()
	data, err := options{database: path}.export("claims team", "json")
	if err != nil {
		t.Fatal(err)
	}
	var s struct {
		Wall        struct{ Todo, Doing, Done []struct{ Title string } }
		ValueStream struct {
			Metrics struct {
				TotalProcessTimeSeconds, TotalLeadTimeSeconds, ActivityRatio, RolledPercentCompleteAccurate float64
			}
			Constraint struct{ Step, Rule, Kind, Reason string }
		}
		Swot  struct{ Strengths, Weaknesses []struct{ Votes int } }
		Calms struct {
			KendallW    float64
			BordaPoints map[string]int
		}
	}
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	near := func(what string, got, want float64) {
		if got < want-1e-9 || got > want+1e-9 {
			t.Errorf("%s is %v instead of %v", what, got, want)
		}
	}
	near("Total PT", s.ValueStream.Metrics.TotalProcessTimeSeconds, 12.5*3600)
	near("Total LT", s.ValueStream.Metrics.TotalLeadTimeSeconds, 164*3600)
	near("the activity ratio", s.ValueStream.Metrics.ActivityRatio, 12.5/164)
	near("the rolled %CA", s.ValueStream.Metrics.RolledPercentCompleteAccurate, 100*0.9*0.8*0.7*0.95*0.85)
	near("W", s.Calms.KendallW, 1.0/9)
	if c := s.ValueStream.Constraint; c.Step != "Approval" || c.Rule != "longestWait" || c.Kind != "policy" || c.Reason != "Every change waits for the board" {
		t.Errorf("the constraint is %+v", c)
	}
	if p := s.Calms.BordaPoints; p["Sharing"] != 10 || p["Measurement"] != 11 || p["Lean"] != 9 || p["Automation"] != 8 || p["Culture"] != 7 {
		t.Errorf("the points are %v", p)
	}
	if len(s.Wall.Done) != 2 || len(s.Wall.Doing) != 1 || len(s.Swot.Weaknesses) != 2 || s.Swot.Strengths[0].Votes != 5 {
		t.Errorf("%+v %+v", s.Wall, s.Swot)
	}
}

func TestNotSaved(t *testing.T) {
	w := newWorkshop(t)
	w.start("")
	w.Press("a").See("A new session")
	w.lines("Claims", "", "")
	w.See("The wall", "✓ saved").Press("p").Type("said before").Press("enter").See("Parked", "✓ saved")

	// The file cannot be written: the header says so and why, and the workshop goes on.
	w.fail(errors.New("the disk is full"))
	w.Press("p").Type("said without a disk").Press("enter").See("! not saved: the disk is full")
	w.later(time.Minute)
	w.Press("p").Type("said after that").Press("enter").See("Parked", "! not saved: the disk is full")

	// It is tried again by itself.
	w.fail(nil)
	w.See("✓ saved")
	points := func(data []byte, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		var s struct{ ParkingLot []struct{ Text string } }
		if err := json.Unmarshal(data, &s); err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(s.ParkingLot)
	}

	// Who leaves is asked, may stay, and may write everything to another file.
	w.fail(errors.New("the disk is full"))
	w.Press("p").Type("said last").Press("enter").See("! not saved")
	w.later(time.Minute)
	w.Press("ctrl+c", "ctrl+c").See("Not saved: the disk is full", "leave, and lose what is not saved")
	w.Press("enter").NotSee("leave, and lose what is not saved")
	w.Press("q").See("leave, and lose what is not saved").Type("another file").Press("enter").See("report-claims.json")
	w.Press("enter").See("Written: /", "report-claims.json")
	if got := points(os.ReadFile("report-claims.json")); got != "[{said before} {said without a disk} {said after that} {said last}]" {
		t.Errorf("the rescued file has %s", got)
	}

	// Who insists leaves without it, and only that is lost.
	w.later(time.Minute)
	w.Press("ctrl+c", "ctrl+c").See("leave, and lose what is not saved").Type("leave without").Press("enter")
	if err := w.Ended(); err != nil {
		t.Fatal(err)
	}
	w.closeStore()
	if got := points(options{database: w.path}.export("claims", "json")); got != "[{said before} {said without a disk} {said after that}]" {
		t.Errorf("the database has %s", got)
	}

	// The rescued file comes back as a session.
	if err := (options{database: w.path}).importJSON("report-claims.json", "Rescued", true, io.Discard); err != nil {
		t.Fatal(err)
	}
	if got := points(options{database: w.path}.export("rescued", "json")); !strings.Contains(got, "said last") {
		t.Errorf("the restored session has %s", got)
	}
}
