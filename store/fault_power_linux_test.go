package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"flipchart/store"
)

// sector is what a disk writes whole or not at all.
const sector = 512

// disk is what a file's disk really holds. A write waits in the system's memory until the file is flushed;
// when that fails, what waited may have reached the disk or not, and is forgotten: all who read get it from
// memory for ever, and the next flush is a success without it. Linux is like that (LWN, "PostgreSQL's fsync
// surprise", 2018).
type disk struct {
	path    string
	holds   []byte
	waiting []waiting
	fails   func(write) syscall.Errno // asked about each write of the file
	cut     func()                    // called at each write of the file, before it
	writes  int
}

// waiting is one sector's new content, or with none the file's new length.
type waiting struct {
	at      int64
	content []byte
}

func (d *disk) answer(w write) syscall.Errno {
	if name, err := os.Readlink(fmt.Sprint("/proc/self/fd/", w.fd)); err != nil || name != d.path || w.call == unix.SYS_PREAD64 {
		return 0
	}
	d.writes++
	w.number = d.writes
	d.cut()
	errno := d.fails(w)
	if errno == killed {
		return errno
	}
	switch flush := w.call == unix.SYS_FDATASYNC || w.call == unix.SYS_FSYNC; {
	case flush && errno == 0:
		d.holds, d.waiting = d.after(1), nil
	case flush:
		d.holds, d.waiting = d.after(rand.Float64()*1.5-0.25), nil
	case errno != 0:
	case w.call == unix.SYS_FTRUNCATE:
		d.waiting = append(d.waiting, waiting{at: int64(w.at)})
	case w.call == unix.SYS_PWRITE64:
		for at := 0; at < len(w.data); at += sector {
			d.waiting = append(d.waiting, waiting{int64(w.at) + int64(at), w.data[at:min(at+sector, len(w.data))]})
		}
	}
	return errno
}

// after is what the disk holds when a share of what waits has reached it, from 0 to 1.
func (d *disk) after(share float64) []byte {
	b := bytes.Clone(d.holds)
	for _, c := range d.waiting {
		if rand.Float64() >= share {
			continue
		}
		end := int(c.at) + len(c.content)
		if end > len(b) {
			b = append(b, make([]byte, end-len(b))...)
		}
		if c.content == nil {
			b = b[:c.at]
		}
		copy(b[c.at:], c.content)
	}
	return b
}

// killed stands for the end of the process: the write is not made, and what waits goes on waiting.
const killed = syscall.Errno(1000)

// outage is what a power cut leaves, and the states that may then be found, by their numbers.
type outage struct {
	file        []byte
	least, most int
}

// TestTrustPowerCutAfterAFault lets a write fail, or the process end before it, goes on, and cuts the power
// at every write that follows. The disk then holds what was acknowledged, and at most one step more.
func TestTrustPowerCutAfterAFault(t *testing.T) {
	i := newInjector(t)
	stride := 23
	if os.Getenv("FLIPCHART_LONG") != "" {
		stride = 1
	}
	faults, cuts := 0, 0
	for _, with := range []syscall.Errno{syscall.EIO, killed} {
		for at := 1 + rand.IntN(stride); at < 160; at += stride {
			outages, states, err := playOn(t, i, at, with)
			if err == nil {
				err = survive(t, outages, states)
			}
			if err != nil {
				t.Errorf("write %d (killed: %t): %v", at, with == killed, err)
			}
			faults++
			cuts += len(outages)
		}
	}
	if t.Failed() {
		return
	}
	t.Logf("%d faults and ends of the process, %d power cuts after them: 0 acknowledged edits lost, 0 mixed", faults, cuts)
}

// playOn has one write fail and collects what power cuts would leave at each of those that follow.
func playOn(t *testing.T, i *injector, at int, with syscall.Errno) (outages []outage, states []string, err error) {
	const follow = 24
	p := &player{path: filepath.Join(quickFolder(t), "flipchart.db")}
	if err := play[0](p); err != nil {
		return nil, nil, err
	}
	defer func() { p.store.Close() }()
	d := &disk{path: p.path}
	if d.holds, err = os.ReadFile(p.path); err != nil {
		return nil, nil, err
	}
	ended, failed, least := false, false, 0
	note := func() error {
		held, err := holds(p.store)
		states = append(states, held)
		return err
	}
	if err := note(); err != nil {
		return nil, nil, err
	}
	d.fails = func(w write) syscall.Errno {
		if w.number != at && !ended {
			return 0
		}
		ended = with == killed // a process that ended writes nothing any more
		return with
	}
	d.cut = func() {
		if d.writes <= at || ended {
			return
		}
		for _, share := range []float64{0, 0.5, 1} {
			outages = append(outages, outage{d.after(share), least, len(states)})
		}
	}
	i.tell(d.answer)
	defer i.tell(nil)
	steps := play[1:23]
	for n := 0; n < len(steps) && d.writes < at+follow; {
		i.run(func() { err = steps[n](p) })
		switch {
		case err == nil:
			n++
			least = len(states)
		case with == killed:
			ended = false
			i.run(func() { err = p.restart() })
			if err != nil {
				return nil, nil, err
			}
		case failed:
			return nil, nil, fmt.Errorf("step %d failed again: %w", n, err)
		default:
			failed = true
			continue // as the program does, with the same again
		}
		if err := note(); err != nil {
			return nil, nil, err
		}
	}
	return outages, states, nil
}

// restart opens the file and the session, if there is one yet.
func (p *player) restart() error {
	p.store.Close()
	s, err := store.Open(p.path, monday)
	if err != nil {
		return err
	}
	p.store = s
	if p.live == nil {
		return nil
	}
	head, err := s.Find("Claims")
	if err == nil {
		p.live, err = s.Live(head.ID)
	}
	return err
}

// survive opens and reads what each power cut left.
func survive(t *testing.T, outages []outage, states []string) error {
	path := filepath.Join(quickFolder(t), "flipchart.db")
	for n, o := range outages {
		if n > 0 && bytes.Equal(o.file, outages[n-1].file) {
			continue
		}
		if err := os.WriteFile(path, o.file, 0o600); err != nil {
			return err
		}
		held, err := heldAt(path)
		if err == nil && !slices.Contains(states[o.least:min(o.most+1, len(states))], held) {
			err = errors.New("the disk holds neither what was acknowledged nor what was tried")
		}
		if err != nil {
			return fmt.Errorf("power cut %d: %w", n, err)
		}
	}
	return nil
}
