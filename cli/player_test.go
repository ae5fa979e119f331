package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"flipchart/exercises"
	"flipchart/model"
	"flipchart/store"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

// player is the whole program but its terminal, on a database in a file, with hands that do anything and a clock
// that goes as it likes. It runs commands as Bubble Tea does, each in a goroutine of its own, and hands their
// messages on when it likes; all else follows from what pick chooses.
type player struct {
	t    *testing.T
	pick func(n int) int
	path string // the database
	room string // the folder that exports go to

	store  *store.Store
	file   *witness
	stage  *tui.Stage
	title  string // of the window
	screen string // that was seen last
	ended  bool   // by itself

	hands tuitest.Hands
	plan  []tea.Msg // what the hands are about to do

	wall    time.Time     // what the machine's clock says
	steady  time.Duration // for how long the machine was awake
	alarms  []alarm
	pending []chan tea.Msg

	did       int
	trail     []string // the newest things that were done
	visits    map[string]int
	stretches int           // so far, of all starts: each one begins with the next exercise
	worst     time.Duration // the longest that something took, with its frame
	slow      string
	late      int    // how often it took longer than anybody waits
	keeps     []byte // what a test of the soak itself lets leak
	leak      int    // bytes of it with each message
}

// What is counted as if it were a screen.
const withTheRoom, doingFull = "(with the room)", "(Doing is full)"

// alarm is a message that comes when the machine was awake for so long.
type alarm struct {
	due     time.Duration
	message func(time.Time) tea.Msg
}

func (p *player) fatal(what any) {
	p.t.Helper()
	p.t.Fatalf("after %d messages: %v\nthe newest were %s", p.did, what, strings.Join(p.trail, " "))
}

// start begins the program on the list of sessions.
func (p *player) start() {
	p.t.Helper()
	s, err := store.Open(p.path, p.wall)
	if err != nil {
		p.fatal(err)
	}
	p.store, p.file = s, &witness{sessions: sessions{s}, saved: map[model.SessionID]int{}}
	p.ended, p.alarms, p.pending, p.plan = false, nil, nil, nil
	p.stage = tui.New(tui.Config{
		Sessions: p.file, Exporter: fenced{exporter{p.path}, p.room}, Course: builtIn{}, Exercises: exercises.Catalogue(),
		Now: func() time.Time { return p.wall },
		Tick: func(wait time.Duration, message func(time.Time) tea.Msg) tea.Cmd {
			return func() tea.Msg { return alarm{wait, message} }
		},
	})
	p.run(p.stage.Init())
	p.resize(80, 24)
}

// live is the session that is open; nil on the list of sessions.
func (p *player) live() *model.Live {
	if p.title == "flipchart" {
		return nil
	}
	return p.file.live
}

func (p *player) resize(width, height int) {
	p.hands.Width, p.hands.Height = width, height
	p.send(tea.WindowSizeMsg{Width: width, Height: height})
}

// send hands on a message, draws, and looks at all that must be so after any message.
func (p *player) send(msg tea.Msg) {
	p.t.Helper()
	p.did++
	p.trail = append(p.trail, fmt.Sprintf("%T(%.20v)", msg, msg))
	p.trail = p.trail[max(0, len(p.trail)-30):]
	p.keeps = append(p.keeps, make([]byte, p.leak)...)
	start := time.Now()
	_, cmd := p.stage.Update(msg)
	view := p.stage.View()
	p.title = view.WindowTitle
	took := time.Since(start)
	if took > p.worst {
		p.worst, p.slow = took, fmt.Sprintf("%T(%.20v) at %dx%d", msg, msg, p.hands.Width, p.hands.Height)
	}
	if took > 100*time.Millisecond {
		p.late++
	}
	p.run(cmd)
	if fault := tuitest.Misfit(view, p.hands.Width, p.hands.Height); fault != nil {
		p.fatal(fault)
	}
	if clashes := p.stage.KeyClashes(); len(clashes) > 0 {
		p.fatal(clashes)
	}
	if p.live() != nil {
		session := p.live().Session()
		if n := len(session.Wall.Doing); n > session.Wall.Limit {
			p.fatal(fmt.Sprintf("%d cards in Doing, where %d may be", n, session.Wall.Limit))
		}
		if session.Wall.Full() {
			p.visits[doingFull]++
		}
		if session.Place.Volunteer {
			p.visits[withTheRoom]++
		}
	}
	header, _, _ := strings.Cut(view.Content, "\n")
	header = ansi.Strip(header)
	if _, where, ok := strings.Cut(header, " › "); ok {
		title, _, _ := strings.Cut(where, "  ")
		p.screen, _, _ = strings.Cut(title, " › ") // an exercise may have views of its own
		p.visits[p.screen]++
	}
}

func (p *player) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	result := make(chan tea.Msg, 1)
	go func() { result <- cmd() }()
	p.pending = append(p.pending, result)
}

// deliver waits for one of the commands and hands on what it gave.
func (p *player) deliver(i int) {
	p.t.Helper()
	msg := <-p.pending[i]
	p.pending = slices.Delete(p.pending, i, i+1)
	switch msg := msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			p.run(cmd)
		}
	case tea.QuitMsg:
		p.ended = true
	case tea.SuspendMsg:
		p.send(tea.ResumeMsg{})
	case alarm:
		msg.due += p.steady
		p.alarms = append(p.alarms, msg)
	default:
		p.send(msg)
	}
}

// settle waits until nothing is under way, so that all is saved.
func (p *player) settle() {
	p.t.Helper()
	for len(p.pending) > 0 {
		p.deliver(0)
	}
	if p.live() != nil && p.live().Unsaved() {
		p.fatal("nothing is under way, and something is not saved")
	}
}

// step does one thing after some time, and lets some commands come to their end.
func (p *player) step() {
	p.t.Helper()
	p.passTime()
	if len(p.plan) == 0 && p.pick(40) == 0 {
		p.plan = p.errand()
	}
	msgs := p.plan[:min(1, len(p.plan))]
	if len(msgs) > 0 {
		p.plan = p.plan[1:]
	} else {
		p.hands.Keys = tuitest.EveryKey
		if offered := p.stage.Offered(); p.pick(3) > 0 && len(offered) > 0 {
			p.hands.Keys = offered
		}
		msgs = p.hands.Next()
	}
	for _, msg := range msgs {
		switch msg := msg.(type) {
		case tea.WindowSizeMsg:
			if p.pick(3) > 0 { // the others cost time
				usual := [][2]int{{80, 24}, {80, 24}, {60, 16}, {120, 40}, {200, 60}}[p.pick(5)]
				p.resize(usual[0], usual[1])
				continue
			}
		case tea.KeyPressMsg:
			if msg.String() == "q" && p.live() == nil {
				continue // the day is not over yet
			}
		}
		p.send(msg)
	}
	for len(p.pending) > 0 && p.pick(3) > 0 {
		p.deliver(p.pick(len(p.pending)))
	}
}

// passTime lets some time pass, mostly seconds; else the lid is shut, or somebody sets the clock.
func (p *player) passTime() {
	awake := time.Duration(p.pick(2000)) * time.Millisecond
	switch n := p.pick(100); {
	case n < 5:
		awake = time.Duration(p.pick(600)) * time.Second
	case n < 7:
		p.wall = p.wall.Add(time.Duration(p.pick(14*60)) * time.Minute)
	case n < 9:
		p.wall = p.wall.Add(time.Duration(p.pick(2*48*60)-48*60) * time.Minute)
	case n == 9 && p.pick(10) == 0:
		p.wall = tuitest.Start.AddDate(p.pick(100)-30, 0, 0)
	}
	p.steady += awake
	p.wall = p.wall.Add(awake)
	for i := len(p.alarms) - 1; i >= 0; i-- {
		if a := p.alarms[i]; a.due <= p.steady {
			p.alarms = slices.Delete(p.alarms, i, i+1)
			p.send(a.message(p.wall))
		}
	}
}

// errand is something that takes several keys in the right order.
func (p *player) errand() []tea.Msg {
	text := tea.PasteMsg{Content: tuitest.Pasted[p.pick(len(tuitest.Pasted))]}
	if p.live() != nil && p.live().Session().Place.Volunteer && p.pick(3) > 0 {
		return keys("g", "u", "i", "d", "e") // the facilitator takes the keyboard back
	}
	switch p.pick(13) {
	case 0:
		return keys("pgdown", "pgup", "G", "enter", "pgdown", "esc", "g")
	case 1, 10:
		list := exercises.Catalogue()
		return p.opening(list[p.pick(len(list))])
	case 2:
		return keys("esc", "esc", "q", "q")
	case 3:
		return slices.Concat(keys("a", "n", "e", "w"), typed(fmt.Sprint(p.pick(1000))), keys("enter", "enter", "enter"))
	case 4:
		return slices.Concat(slices.Repeat(keys("u"), p.pick(20)), slices.Repeat(keys("ctrl+r"), p.pick(20)))
	case 5:
		return slices.Concat(keys("x", "enter"), typed(fmt.Sprint(p.pick(30))), keys("enter", "enter"))
	case 6:
		return slices.Concat(keys("T"), slices.Repeat(keys(">"), p.pick(9)), keys("T", "<", "T"))
	case 7:
		return slices.Concat(keys("p"), []tea.Msg{text}, keys("enter"))
	case 8:
		return slices.Concat(keys("e", "ctrl+u"), []tea.Msg{text}, keys("tab"), []tea.Msg{text}, keys("enter", "esc"))
	case 9:
		return slices.Concat(p.toWall(), keys("r", "enter")) // hand the keyboard to the room
	case 11:
		return slices.Concat(p.toWall(), p.shoving())
	}
	return keys("b", "t", "v", "v", "s", "/", "esc", "?", "esc")
}

// toWall leads to the wall from an exercise.
func (p *player) toWall() []tea.Msg {
	if p.screen == "The wall" {
		return keys("esc", "esc")
	}
	return keys("esc", "esc", "q")
}

// shoving moves more cards into Doing than it takes.
func (p *player) shoving() []tea.Msg {
	return slices.Repeat(keys("esc", "left", "left", "shift+right"), 4)
}

func keys(names ...string) (msgs []tea.Msg) {
	for _, name := range names {
		msgs = append(msgs, tuitest.Key(name))
	}
	return msgs
}

func typed(text string) []tea.Msg { return keys(strings.Split(text, "")...) }

// opening goes to an exercise by the palette, which knows it by its card where it has one.
func (p *player) opening(e tui.Exercise) []tea.Msg {
	name := e.Name
	if p.live() != nil {
		for _, card := range p.live().Session().Wall.Cards() {
			if card.Exercise == e.Key {
				name = card.Title.String()
			}
		}
	}
	return slices.Concat(keys("esc", "esc", "esc", ":"), []tea.Msg{tea.PasteMsg{Content: "open " + name}}, keys("enter"))
}

// goIn opens some session, and takes the keyboard back from the room.
func (p *player) goIn() {
	p.t.Helper()
	for range 20 {
		if p.settle(); p.live() != nil {
			p.do("g", "u", "i", "d", "e", "esc", "esc", "esc")
			p.settle()
			return
		}
		p.do("esc", "esc", "esc", "enter")
		if p.settle(); p.live() == nil {
			p.do("esc", "esc", "a", "n")
			for _, msg := range slices.Concat(typed(fmt.Sprint(p.did)), keys("enter", "enter", "enter")) {
				p.send(msg)
			}
		}
	}
	p.fatal("there is no way into a session from\n" + p.stage.Text())
}

// goHome goes to the list of sessions from wherever one is: there is always a way.
func (p *player) goHome() {
	p.t.Helper()
	p.plan = nil
	p.resize(80, 24)
	for range 20 {
		p.settle()
		if p.live() == nil {
			p.do("esc", "esc", "esc")
			return
		}
		if p.do("esc", "esc", "esc"); p.live().Session().Place.Volunteer {
			p.do("g", "u", "i", "d", "e")
		}
		if p.settle(); p.live() != nil {
			p.do("q")
		}
	}
	p.fatal("there is no way home from\n" + p.stage.Text())
}

func (p *player) do(names ...string) {
	p.t.Helper()
	for _, msg := range keys(names...) {
		p.send(msg)
	}
}

// compare holds what the file has of the open session to what is in memory.
func (p *player) compare() {
	p.t.Helper()
	if p.settle(); p.live() == nil {
		return
	}
	session := p.live().Session()
	if faults := model.Validate(session); len(faults) > 0 {
		p.fatal(faults[0])
	}
	head, documents, err := p.store.Load(p.live().Head().ID)
	if err != nil {
		p.fatal(err)
	}
	loaded, err := model.DecodeDocuments(head.Name, documents)
	if err != nil {
		p.fatal(err)
	}
	if diff := cmp.Diff(p.encoded(session), p.encoded(loaded)); diff != "" || head.Revision != p.live().Head().Revision {
		p.fatal(fmt.Sprintf("change %d is in memory, %d in the file: %s", p.live().Head().Revision, head.Revision, diff))
	}
}

func (p *player) encoded(s model.Session) map[string]string {
	p.t.Helper()
	documents, err := model.EncodeDocuments(s)
	if err != nil {
		p.fatal(err)
	}
	all := map[string]string{}
	for name, b := range documents {
		all[name] = string(b)
	}
	return all
}

// witness is the store as the stage has it, and what of it is open and acknowledged.
type witness struct {
	sessions
	live *model.Live // the one asked for last

	mutex sync.Mutex
	saved map[model.SessionID]int // the newest revision of each
}

func (w *witness) Live(id model.SessionID) (*model.Live, error) {
	live, err := w.sessions.Live(id)
	if err == nil {
		w.live = live
	}
	return live, err
}

func (w *witness) Save(save model.Save) error {
	err := w.sessions.Save(save)
	if err == nil {
		w.mutex.Lock()
		defer w.mutex.Unlock()
		w.saved[save.Head.ID] = save.Head.Revision
	}
	return err
}

// fenced writes no export outside a folder, whatever is typed.
type fenced struct {
	exporter
	folder string
}

func (f fenced) Export(s model.Session, format, path string, overwrite bool, at time.Time) (string, error) {
	if !strings.HasPrefix(filepath.Clean(whole(path)), f.folder+string(os.PathSeparator)) {
		return "", fmt.Errorf("%q is outside the test's folder", path)
	}
	return f.exporter.Export(s, format, path, overwrite, at)
}
