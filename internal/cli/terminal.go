package cli

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// isTerminal reports whether a person looks at w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colored decides about colours on w: the flag, then NO_COLOR (no-color.org),
// then whether w is a terminal that can show them.
func (p *program) colored(flag string, w io.Writer) bool {
	if flag != "auto" {
		return flag == "always"
	}
	return p.env("NO_COLOR") == "" && p.env("TERM") != "dumb" && isTerminal(w)
}

const (
	progressAfter = time.Second
	progressEvery = 100 * time.Millisecond
	eraseLine     = "\r\x1b[K"
)

// progress is a status line that appears when a run lasts long, and goes.
type progress struct {
	w  io.Writer
	mu sync.Mutex
	// next is when the line may be written again.
	next  time.Time
	shown bool
}

func newProgress(w io.Writer) *progress {
	return &progress{w: w, next: time.Now().Add(progressAfter)}
}

func (p *progress) update(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if now := time.Now(); now.After(p.next) {
		p.next, p.shown = now.Add(progressEvery), true
		_, _ = fmt.Fprintf(p.w, "%s%d of %d files", eraseLine, done, total)
	}
}

// clear removes the line.
func (p *progress) clear() {
	if p.shown {
		_, _ = fmt.Fprint(p.w, eraseLine)
	}
}
