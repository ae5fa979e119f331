package cli

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"flipchart/store"
)

// backupEvery so often a copy is taken while a workshop is open, if something has changed.
const backupEvery = 10 * time.Minute

// backups are the copies that are taken without being asked.
type backups struct {
	store *store.Store
	tell  func(error) // says on the screen that none could be taken
	told  string      // what it said last
}

// keep takes a copy at once, and one at each tick until stop is called, which takes the last one.
func (b *backups) keep(net *crashes, tick <-chan time.Time) (stop func()) {
	done := make(chan struct{})
	var running sync.WaitGroup
	running.Add(1)
	net.beside(func() {
		defer running.Done()
		for {
			b.take()
			select {
			case <-tick:
			case <-done:
				return
			}
		}
	})
	return func() {
		close(done)
		running.Wait()
		b.tell = func(err error) { fmt.Fprintln(os.Stderr, sentence(err)) }
		b.take()
	}
}

// take takes a copy, and tells a trouble once.
func (b *backups) take() {
	taken, err := b.store.Backup(time.Now())
	if err == nil {
		slog.Debug("backup", "file", taken.Path)
		b.told = ""
		return
	}
	slog.Error("backup", "error", err)
	if damaged := (*store.DamagedError)(nil); errors.As(err, &damaged) {
		err = fmt.Errorf("something in the database is damaged. %w", err)
	}
	if err.Error() != b.told {
		b.told = err.Error()
		b.tell(err)
	}
}
