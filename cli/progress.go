package cli

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
)

// progress shows on a terminal's standard error how far long work is.
type progress struct {
	begun, last time.Time
	width       int // of what stands there; 0 for nothing
	on          bool
}

func newProgress() *progress {
	return &progress{begun: time.Now(), on: term.IsTerminal(os.Stderr.Fd())}
}

// Short work passes without a word, and long work is not slowed down by words.
const quietFor, betweenShows = 500 * time.Millisecond, 100 * time.Millisecond

func (p *progress) show(share float64) {
	now := time.Now()
	if !p.on || now.Sub(p.begun) < quietFor || now.Sub(p.last) < betweenShows {
		return
	}
	p.last = now
	text := fmt.Sprintf("reading the database: %d%%", int(100*share))
	p.width = len(text)
	fmt.Fprint(os.Stderr, "\r"+text)
}

// end takes away what stands there.
func (p *progress) end() {
	if p.width > 0 {
		fmt.Fprint(os.Stderr, "\r"+strings.Repeat(" ", p.width)+"\r")
	}
}
