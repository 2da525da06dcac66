package cli

import (
	"context"
	"errors"
	"io"
)

var errInterrupted = errors.New("interrupted")

// inlet is standard input, of which nothing is waited for when the run has ended:
// at a terminal, nobody types on who has just interrupted it.
type inlet struct {
	io.Reader
	ctx context.Context
}

func (i *inlet) Read(into []byte) (int, error) {
	type read struct {
		text []byte
		err  error
	}
	done := make(chan read, 1)
	go func() { // which may outlive the run, so it has memory of its own
		text := make([]byte, len(into))
		n, err := i.Reader.Read(text)
		done <- read{text[:n], err}
	}()
	select {
	case <-i.ctx.Done():
		return 0, errInterrupted
	case r := <-done:
		return copy(into, r.text), r.err
	}
}
