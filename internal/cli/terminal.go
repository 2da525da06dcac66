package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"sync"
	"time"

	"golang.org/x/term"
)

// isTerminal reports whether w is a terminal.
func isTerminal(w any) bool {
	f := file(w)
	return f != nil && term.IsTerminal(int(f.Fd()))
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
	progressEvery = 100 * time.Millisecond
	eraseLine     = "\r\x1b[K"
)

// progress is a status line that appears when a run lasts long, and goes.
type progress struct {
	w    io.Writer
	noun string // of what is counted
	mu   sync.Mutex
	// next is when the line may be written again.
	next  time.Time
	shown bool
}

func newProgress(w io.Writer, noun string, after time.Duration) *progress {
	return &progress{w: w, noun: noun, next: time.Now().Add(after)}
}

func (p *progress) update(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if now := time.Now(); now.After(p.next) {
		p.next, p.shown = now.Add(progressEvery), true
		_, _ = fmt.Fprintf(p.w, "%s%d of %d %s", eraseLine, done, total, p.noun)
	}
}

// clear removes the line.
func (p *progress) clear() {
	if p.shown {
		_, _ = fmt.Fprint(p.w, eraseLine)
	}
}

// hidden asks for a line that is not shown while it is typed. When ctx ends, the
// terminal shows again what is typed.
func (p *program) hidden(ctx context.Context, terminal *os.File) ([]byte, error) {
	fd := int(terminal.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return nil, err
	}
	_, _ = fmt.Fprint(p.stderr, "Credential (not shown while typed): ")
	defer func() { _, _ = fmt.Fprintln(p.stderr) }()
	typed := make(chan []byte, 1)
	failed := make(chan error, 1)
	go func() {
		line, err := term.ReadPassword(fd)
		failed <- err
		typed <- line
	}()
	select {
	case err := <-failed:
		return <-typed, err
	case <-ctx.Done():
		_ = term.Restore(fd, before)
		return nil, errInterrupted
	}
}

// columns is how wide a table may be: as the terminal, as COLUMNS says, or as
// wide as a person reads where the output goes elsewhere.
func (p *program) columns() int {
	if f := file(p.stdout); f != nil {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
			return width
		}
	}
	if width, err := strconv.Atoi(p.env("COLUMNS")); err == nil && width > 0 {
		return width
	}
	return defaultColumns
}

const defaultColumns = 100
