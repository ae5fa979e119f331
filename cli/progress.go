package cli

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
)

// working shows on a terminal's standard error what goes on, and for how long, until done is called. Of work
// that takes less than half a second it says nothing.
func working(what string) (done func()) {
	if !term.IsTerminal(os.Stderr.Fd()) {
		return func() {}
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		began, width := time.Now(), 0
		ticks := time.NewTicker(500 * time.Millisecond)
		defer ticks.Stop()
		for {
			select {
			case <-stop:
				if width > 0 {
					fmt.Fprint(os.Stderr, "\r"+strings.Repeat(" ", width)+"\r")
				}
				return
			case now := <-ticks.C:
				text := fmt.Sprintf("%s, %.0f s", what, now.Sub(began).Seconds())
				width = len(text)
				fmt.Fprint(os.Stderr, "\r"+text)
			}
		}
	}()
	return func() {
		close(stop)
		<-stopped
	}
}
