package tui_test

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"flipchart/model"
	"flipchart/tui"
	"flipchart/tui/tuitest"
	"flipchart/tui/ui"
)

// atHome is the list of sessions with these in it, the first the newest.
func atHome(tb testing.TB, sessions ...model.Session) *tuitest.Stage {
	tb.Helper()
	s := tuitest.New(tb, tuitest.Options{})
	for i, session := range sessions {
		if _, err := s.Sessions.Create(session, tuitest.Start.Add(-time.Duration(i*i)*37*time.Minute)); err != nil {
			tb.Fatal(err)
		}
	}
	s.Restart()
	return s
}

func session(name, organisation, pipeline string) model.Session {
	s := model.NewSession(model.MustClean(name), tuitest.Start)
	s.Group.Organisation, s.Group.Pipeline = model.MustClean(organisation), model.MustClean(pipeline)
	return s
}

// some are sessions as a trainer has them, long and foreign names among them.
func some() []model.Session {
	claims := session("Claims team", "Example Insurance", "Claims portal")
	claims.Wall = &model.Wall{Limit: model.DefaultWIPLimit}
	for newID := model.Counter(0); len(claims.Wall.Done) < 8; {
		card := model.Card{ID: newID(), Title: model.MustClean("A talk"), Kind: model.TalkCard, Planned: 10}
		if len(claims.Wall.Todo) < 3 {
			claims.Wall.Todo = append(claims.Wall.Todo, card)
		} else {
			claims.Wall.Done = append(claims.Wall.Done, card)
		}
	}
	return []model.Session{
		claims,
		session("Payments, second group", "Harbour Bank", "Instant payments"),
		session("Spring course", "", ""),
		session("保険金請求チームのワークショップ二日目", "株式会社サンプル保険", "請求ポータル"),
		session("Family 👩‍👩‍👧‍👦 insurance", "Example Insurance", "Tariffs 🇩🇪"),
		session(strings.Repeat("A very long name ", 4), strings.Repeat("organisation", 5), strings.Repeat("pipeline ", 8)),
		session("Rēzekne", "e\u0301tat", "-"),
	}
}

func many(n int) []model.Session {
	sessions := make([]model.Session, n)
	for i := range sessions {
		sessions[i] = session(fmt.Sprintf("Session %04d", i+1), fmt.Sprintf("Company %d", i%17), fmt.Sprintf("Pipeline %d", i%40))
	}
	return sessions
}

func TestHomeFrames(t *testing.T) {
	for name, sessions := range map[string][]model.Session{"empty": nil, "some": some(), "many": many(1000)} {
		s := atHome(t, sessions...)
		s.Press("down", "down", "down")
		for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}, {200, 60}} {
			t.Run(fmt.Sprintf("%s %dx%d", name, size[0], size[1]), func(t *testing.T) {
				s.Resize(size[0], size[1])
				golden.RequireEqual(t, s.Text())
			})
		}
	}
}

func TestHomeSaysThatAllIsInTheTrash(t *testing.T) {
	s := atHome(t, some()[0], some()[2])
	s.NotSee("v trash").Press("d", "d").See("Nothing here; 2 sessions are in the trash: v", "v trash").NotSee("Press a:")
	s.Press("d").See("! nothing here; 2 sessions are in the trash: v").Press("v", "enter").See("1 session")
	s.Press("v", "enter", "d").See("1 session").NotSee("Nothing here")
}

func TestHomeMakesASessionAndOpensIt(t *testing.T) {
	s := atHome(t)
	s.See("Press a:  start a session", "flipchart demo")
	s.Press("d").See("there is no session yet: a makes one").NotSee("v trash").Press("v").See("The trash is empty").NotSee("bring back").Press("v").See("Press a:")
	s.Press("a").See("A new session", "(may be empty)")
	s.Press("enter", "enter", "enter").See("! a session needs a name")
	s.Type("Claims").Press("tab").Type("Nordic").Press("ctrl+s").See("The wall", "Claims")
	if got := s.Session(); got.Name.String() != "Claims" || got.Group.Organisation.String() != "Nordic" || !got.Group.Pipeline.Empty() {
		t.Errorf("made %q of %q, pipeline %q", got.Name, got.Group.Organisation, got.Group.Pipeline)
	}
	s.Press("q").See("▌Claims", "Nordic", "just now", "1 session")
	s.Press("u").See("Undone: new session “Claims”. It is in the trash: v shows it.").Press("ctrl+r").See("▌Claims")
	s.Press("enter").See("The wall").Press("q")
	s.Press("a").Type("CLAIMS").Press("ctrl+s").See("! there is a session")
	s.Press("esc").See("1 session").Press("q")
	if !s.HasQuit() {
		t.Error("q does not quit")
	}
}

func TestHomeRenamesAndDuplicates(t *testing.T) {
	s := atHome(t, some()...)
	s.Press("e").See("Rename “Claims team”").Press("ctrl+u").Press("enter").See("! a session needs a name")
	s.Type("Spring course").Press("enter").See("! there is a session")
	s.Press("ctrl+u").Type("Claims, day one").Press("enter").See("▌Claims, day one")
	s.Press("u").See("▌Claims team", "Undone: rename").Press("ctrl+r").See("▌Claims, day one", "Done again: rename")

	s.Press("c").See("A copy of “Claims, day one”", "Claims, day one copy").Press("enter")
	s.See("▌Claims, day one copy", "8 sessions")
	s.Press("u").NotSee("▌Claims, day one copy").See("7 sessions")
}

func TestHomeProposesACopyOfALongName(t *testing.T) {
	long := strings.Repeat("x", model.NameLimit)
	s := atHome(t, session(long, "", ""))
	s.Press("c", "enter").See("2 sessions")
	heads, _ := s.Sessions.Heads()
	if got := heads[0].Name.String(); !strings.HasSuffix(got, "xx copy") || len(got) != model.NameLimit {
		t.Errorf("the copy is called %q", got)
	}
}

func TestHomeDeletesAndBringsBack(t *testing.T) {
	s := atHome(t, some()...)
	s.Press("down", "d").See("“Payments, second group” is in the trash; u brings it", "▌Spring course", "6 sessions")
	s.Press("u").See("▌Payments, second group", "7 sessions")
	s.Press("d", "d").See("5 sessions")

	s.Press("v").See("What comes back from the trash?", "30 days", "2 sessions", "Payments, second group", "Spring course")
	s.Press("d").See("it is in the trash already").Press("x").See("bring the session back first")
	s.Press("/").Type("spring").Press("enter", "enter").See("“Spring course” is back", "▌Spring course", "Which session")
	s.Press("v", "enter").See("▌Payments, second group", "7 sessions")
	s.Press("v").See("The trash is empty").Press("esc").See("7 sessions")
}

func TestHomeRestoresUnderAnotherName(t *testing.T) {
	s := atHome(t, session("Claims", "", ""))
	s.Press("d", "a").Type("claims").Press("ctrl+s", "q")
	s.Press("v", "enter").See("There is a session", "What comes back from the trash?")
	s.Press("e").Type(" of May").Press("enter", "enter").See("▌Claims of May", "2 sessions")
}

func TestHomeFilters(t *testing.T) {
	s := atHome(t, some()...)
	s.Press("/").Type("INSURANCE").See("2 of 7 sessions", "Claims team", "Family").NotSee("Spring course")
	s.Type(" tar").See("1 of 7 sessions").NotSee("Claims team")
	s.Press("backspace", "backspace", "backspace", "backspace", "down", "enter")
	s.See("▌Family", "esc clears it").Press("enter").See("The wall", "Family").Press("q")
	s.Press("esc").See("7 sessions").NotSee("of 7", "esc clears it")
	s.Press("/").Paste("nobody\nhas this").See("No session holds that", "0 of 7 sessions")
	s.Press("enter", "enter").See("no session holds what the filter asks for")
	s.Press("esc").See("7 sessions", "▌")
}

func TestHomeExportsTheSelectedSession(t *testing.T) {
	s := atHome(t, some()...)
	s.Press("down", "x").See("Export “Payments, second group” as", "to /room/report.md").Press("enter").See("/room/report.md").Press("enter").See("Written: /room/report.md")
	if got := s.Files["/room/report.md"]; got != "md of Payments, second group" {
		t.Errorf("wrote %q", got)
	}
	s.Press("x", "enter", "enter").See("The file is there already").Press("n")
	atHome(t).Press("x").See("there is no session yet")
}

func TestHomeScrolls(t *testing.T) {
	s := atHome(t, many(1000)...)
	s.See("1000 sessions, page 1 of", "▌Session 0001").Press("pgdown").NotSee("Session 0001").See("page 2 of")
	s.Press("end").See("▌Session 1000").Press("j", "down").See("▌Session 1000")
	s.Press("pgup", "home", "up", "k").See("▌Session 0001", "page 1 of")
}

func TestHomeTakesTheMouse(t *testing.T) {
	s := atHome(t, many(50)...)
	x, y := s.Find("Session 0004")
	s.Click(x, y).See("▌Session 0004")
	s.Send(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
	s.See("page 2 of")
	s.Send(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelUp})
	s.Click(s.Find("Session 0002")).See("▌Session 0002")
	s.Click(s.Find("Session 0002")).See("The wall", "Session 0002")
	s.Press("q")
	s.Click(s.Find("a new ")).See("A new session", "organisation")
}

// failing cannot list what it keeps.
type failing struct{ *tuitest.Memory }

func (failing) Heads() ([]model.Head, error) { return nil, fmt.Errorf("the file is damaged") }

func TestHomeNeverCallsADamagedListEmpty(t *testing.T) {
	stage := tui.New(tui.Config{Sessions: failing{tuitest.NewMemory()}, Now: func() time.Time { return tuitest.Start }})
	frame := stage.Text()
	if !strings.Contains(frame, "! The file is damaged.") || strings.Contains(frame, "demo") {
		t.Error(frame)
	}
}

func TestHomeColumnsAlign(t *testing.T) {
	for _, width := range []int{60, 76, 80, 100, 120, 200} {
		s := atHome(t, some()...)
		s.Resize(width, 24)
		lines := strings.Split(s.Text(), "\n")
		end := -1
		for i, line := range lines[5 : 5+1+len(some())] {
			if w := ui.Width(strings.TrimRight(line, " ")); w >= width {
				t.Errorf("width %d, line %d is %d wide", width, i, w)
			}
			if i == 0 {
				end = ui.Width(line[:strings.Index(line, "last change")])
				continue
			}
			if cell := strings.TrimSpace(cutColumns(line, end)); !strings.HasSuffix(cell, "ago") && cell != "just now" && cell != "yesterday" {
				t.Errorf("width %d, line %d: %q stands under last change", width, i, cell)
			}
		}
	}
}

// cutColumns is the part of a line from a column on.
func cutColumns(line string, from int) string {
	for i := range line {
		if ui.Width(line[:i]) == from {
			return line[i:]
		}
	}
	return ""
}

func BenchmarkHomeFirstFrame(b *testing.B) {
	for _, n := range []int{10, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			memory := fill(b, n)
			for b.Loop() {
				stage := newStage(memory)
				io.WriteString(io.Discard, stage.View().Content)
			}
		})
	}
}

func BenchmarkHomeKey(b *testing.B) {
	for _, n := range []int{10, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			stage := newStage(fill(b, n))
			stage.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
			keys := []tea.Msg{tuitest.Key("down"), tuitest.Key("up"), tuitest.Key("pgdown"), tuitest.Key("pgup")}
			for i := 0; b.Loop(); i++ {
				stage.Update(keys[i%len(keys)])
				io.WriteString(io.Discard, stage.View().Content)
			}
		})
	}
}

func BenchmarkHomeFilterKey(b *testing.B) {
	stage := newStage(fill(b, 1000))
	stage.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
	stage.Update(tuitest.Key("/"))
	keys := []tea.Msg{tuitest.Key("1"), tuitest.Key("backspace")}
	for i := 0; b.Loop(); i++ {
		stage.Update(keys[i%len(keys)])
		io.WriteString(io.Discard, stage.View().Content)
	}
}

func fill(b *testing.B, n int) *tuitest.Memory {
	memory := tuitest.NewMemory()
	for _, session := range many(n) {
		if _, err := memory.Create(session, tuitest.Start); err != nil {
			b.Fatal(err)
		}
	}
	return memory
}

func newStage(memory *tuitest.Memory) *tui.Stage {
	return tui.New(tui.Config{
		Sessions: memory, Now: func() time.Time { return tuitest.Start },
		Tick: func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil },
	})
}

func TestTheRoomFindsItsWallAgainAndNotTheListOfSessions(t *testing.T) {
	s := atHome(t, *wallOptions(t).Session)
	s.Press("enter", "r", "enter").See("You have the keyboard.").Press("ctrl+c", "ctrl+c")
	s.Restart()
	s.See("You have the keyboard.").NotSee("Which session")
	s.Type("guide").Press("q").See("Which session do we open?")
	s.Restart()
	s.See("Which session do we open?")
}
