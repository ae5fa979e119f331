package cli

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flipchart/exercises"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/report"
	"flipchart/store"
	"flipchart/tui/tuitest"
)

// soak is how long to play: so many starts of the program, of so many stretches between two visits of the list
// of sessions, of so many steps.
type soak struct {
	starts, stretches, steps int
	leak                     int // bytes that are lost with each message, to test the test
}

// sample is what the program holds on to, at home, where no session is open.
type sample struct {
	heap       uint64 // bytes after the garbage is collected
	goroutines int
}

// TestTrustSoak does anything at all on every screen, on a database in a file, for two days and more: the clock
// goes as it likes, and every second start ends by a crash. FLIPCHART_SEED repeats a run, FLIPCHART_LONG=1 makes
// it 100,000 steps.
func TestTrustSoak(t *testing.T) {
	length := soak{starts: 2, stretches: 10, steps: 130}
	if os.Getenv("FLIPCHART_LONG") != "" {
		length = soak{starts: 5, stretches: 20, steps: 1000}
	}
	if testing.Short() {
		length = soak{starts: 2, stretches: 7, steps: 30}
	}
	length.play(t)
}

// A soak that would not notice a leak would be worth nothing.
func TestTrustSoakNoticesALeak(t *testing.T) {
	samples := soak{starts: 1, stretches: 10, steps: 20, leak: 20_000}.play(t)
	if grown(samples[0]) == nil {
		t.Errorf("20,000 bytes were lost with each message, and nobody noticed: %v", samples)
	}
}

// play gives the samples of each start.
func (length soak) play(t *testing.T) (samples [][]sample) {
	seed := rand.Uint64()
	if given := os.Getenv("FLIPCHART_SEED"); given != "" {
		var err error
		if seed, err = strconv.ParseUint(given, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("FLIPCHART_SEED=%d repeats this run", seed)
	room := t.TempDir()
	t.Chdir(room)
	pick := rand.New(rand.NewPCG(seed, 0)).IntN
	p := &player{
		t: t, pick: pick, path: filepath.Join(t.TempDir(), "soak.db"), room: whole(room), leak: length.leak, visits: map[string]int{},
		hands: tuitest.Hands{Pick: pick, Most: [2]int{400, 200}},
	}
	defer func() {
		if cause := recover(); cause != nil {
			p.fatal(fmt.Sprintf("%v\n%s", cause, debug.Stack()))
		}
	}()
	began := time.Now()
	var sizes []int64
	for start := range length.starts {
		p.prepare(start)
		samples = append(samples, p.workshop(length))
		p.end(start%2 == 1)
		p.checkFile()
		info, err := os.Stat(p.path)
		if err != nil {
			t.Fatal(err)
		}
		sizes = append(sizes, info.Size())
	}
	if length.leak == 0 {
		p.judge(samples, sizes)
	}
	first, last := samples[0][0], samples[len(samples)-1]
	t.Logf("%d steps, %d messages in %v, no panic; heap %d kB at first, %d kB at last; goroutines %d and %d; file %v bytes; %d took over 100 ms, the longest %v: %s",
		length.starts*length.stretches*length.steps, p.did, time.Since(began).Round(time.Second), first.heap>>10, last[len(last)-1].heap>>10,
		first.goroutines, last[len(last)-1].goroutines, sizes, p.late, p.worst.Round(time.Microsecond), p.slow)
	t.Logf("messages by screen: %v", p.visits)
	return samples
}

// judge looks at what only the whole run can tell: every screen was there, and nothing grows.
func (p *player) judge(samples [][]sample, sizes []int64) {
	p.t.Helper()
	titles := []string{"The wall", "Sessions", "Trash", doingFull}
	for _, e := range exercises.Catalogue() {
		titles = append(titles, e.Name)
	}
	for _, title := range titles {
		if p.visits[title] == 0 {
			p.t.Errorf("%s was not visited", title)
		}
	}
	for _, each := range samples {
		if err := grown(each); err != nil {
			p.t.Error(err)
		}
	}
	if n := len(sizes); n > 3 { // the first starts make the room that the later ones use again
		if before, after := slices.Max(sizes[:n-2]), slices.Max(sizes[n-2:]); after > before+before*3/4 {
			p.t.Errorf("the file grows: %v bytes", sizes)
		}
	}
}

// prepare empties the file, by the trash and thirty days, and puts a session of some size into it.
func (p *player) prepare(start int) {
	p.t.Helper()
	p.wall = tuitest.Start.AddDate(200, 0, 0)
	p.start()
	heads, err := p.store.Heads()
	if err != nil {
		p.fatal(err)
	}
	for _, head := range heads {
		if err := p.store.Delete(head.ID, p.wall); err != nil {
			p.fatal(err)
		}
	}
	p.closeStore()
	p.wall = p.wall.AddDate(0, 2, 0)
	p.start()
	p.closeStore()
	p.wall = tuitest.Start
	p.start()
	session := []model.Session{modeltest.Claims(), modeltest.Hostile("=1+1 <b>no</b> | a | 世界 👩‍👩‍👧"), modeltest.Full()}[start%3]
	if faults := model.Validate(session); len(faults) > 0 {
		p.fatal(faults[0])
	}
	for _, s := range []model.Session{session, model.NewSession(model.MustClean("Begun"), p.wall)} {
		if s.Wall.Total() == 0 {
			s.Wall = builtIn{}.Wall(model.Counter(0))
		}
		if _, err := p.store.Create(s, p.wall); err != nil {
			p.fatal(err)
		}
	}
	p.closeStore()
	p.start()
}

// workshop plays; between two stretches it goes home and samples what the program holds on to.
func (p *player) workshop(length soak) (samples []sample) {
	p.t.Helper()
	list := exercises.Catalogue()
	for range length.stretches {
		p.goHome()
		samples = append(samples, p.sample())
		p.plan = keys("d", "v", "enter", "esc", "enter", "esc") // there and back again
		for len(p.plan) > 0 && !p.ended {
			p.step()
		}
		p.goIn()
		p.plan = slices.Concat(p.toWall(), p.shoving(), p.opening(list[p.stretches%len(list)]))
		p.stretches++
		for step := range length.steps {
			if p.ended { // by the palette
				p.closeStore()
				p.start()
			}
			if p.step(); step%50 == 0 {
				p.compare()
			}
		}
		p.compare()
	}
	p.visitTheRest()
	return samples
}

// visitTheRest opens what chance has left out: a dialog or the room's hands may have been in the way.
func (p *player) visitTheRest() {
	p.t.Helper()
	for _, e := range exercises.Catalogue() {
		for try := 0; try < 5 && p.visits[e.Name] == 0; try++ {
			p.goHome()
			p.goIn()
			p.plan = slices.Concat(p.toWall(), p.opening(e))
			for len(p.plan) > 0 && !p.ended {
				p.step()
			}
			p.step()
		}
	}
}

func (p *player) sample() sample {
	p.t.Helper()
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return sample{m.HeapAlloc, runtime.NumGoroutine()}
}

// grown says what grew from the first half of the samples to the second. A file's pages, a font and the largest
// window are taken once; what is lost again and again shows in the second half.
func grown(samples []sample) error {
	const slack = 512 << 10
	most := func(half []sample) (most sample) {
		for _, s := range half {
			most.heap, most.goroutines = max(most.heap, s.heap), max(most.goroutines, s.goroutines)
		}
		return most
	}
	before, after := most(samples[:len(samples)/2]), most(samples[len(samples)/2:])
	if after.heap > before.heap+slack || after.goroutines > before.goroutines {
		return fmt.Errorf("the first half held %+v at most, the second %+v: %v", before, after, samples)
	}
	return nil
}

// end ends the program, as its keys do or as a crash does, and starts nothing again.
func (p *player) end(crash bool) {
	p.t.Helper()
	if crash {
		for _, command := range p.pending {
			<-command // bbolt must not be closed under a save
		}
	} else {
		for range 20 {
			p.do("esc", "ctrl+c", "ctrl+c")
			if p.settle(); p.ended {
				break
			}
		}
		if !p.ended {
			p.fatal("it does not end")
		}
	}
	p.closeStore()
}

func (p *player) closeStore() {
	p.t.Helper()
	for _, command := range p.pending {
		<-command
	}
	p.pending = nil
	if err := p.store.Close(); err != nil {
		p.fatal(err)
	}
}

// checkExport makes a session of a session's JSON, and its JSON again: it is the same.
func (p *player) checkExport(live *model.Live) {
	p.t.Helper()
	data, err := report.JSON(live.Session(), live.Head().ChangedAt)
	if err != nil {
		p.fatal(err)
	}
	back, err := report.ReadJSON("soak.json", data)
	if err != nil {
		p.fatal(err)
	}
	again, err := report.JSON(back, live.Head().ChangedAt)
	if err != nil {
		p.fatal(err)
	}
	if diff := cmp.Diff(string(data), string(again)); diff != "" {
		p.fatal(diff)
	}
}

// checkFile starts once more: what was acknowledged is there, every session keeps every rule, and every history
// can be taken back to its beginning, or as far as it is kept.
func (p *player) checkFile() {
	p.t.Helper()
	saved := p.file.saved
	p.start()
	defer p.closeStore()
	heads, err := p.store.Heads()
	trash, err2 := p.store.Trash()
	if err := errors.Join(err, err2); err != nil {
		p.fatal(err)
	}
	for _, head := range slices.Concat(heads, trash) {
		live, err := p.store.Live(head.ID)
		if err != nil {
			p.fatal(err)
		}
		if head.Revision < saved[head.ID] {
			p.fatal(fmt.Sprintf("change %d of %q was acknowledged, the file holds %d", saved[head.ID], head.Name, head.Revision))
		}
		if faults := model.Validate(live.Session()); len(faults) > 0 {
			p.fatal(faults[0])
		}
		p.checkExport(live)
		for err == nil {
			_, err = live.Undo(p.wall)
		}
		if !errors.Is(err, model.ErrNothingToUndo) {
			p.fatal(err)
		}
		if kept := live.Head().Newest - live.Head().Position; kept < min(live.Head().Newest, store.KeptEdits) {
			p.fatal(fmt.Sprintf("only %d of %d edits of %q can be taken back", kept, live.Head().Newest, head.Name))
		}
	}
}
