//go:build unix

package cli

import (
	"errors"
	"os"
	"os/signal"
	"syscall"
)

// receive makes an error of what would end the program by a signal: a file that
// outgrows a limit, and an output whose reader has gone. A process that is started
// gets neither of the two so.
func receive() {
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE, syscall.SIGXFSZ)
}

// gone reports whether an output could not be written to because nobody reads it
// any more.
func gone(err error) bool { return errors.Is(err, syscall.EPIPE) }

// full reports whether something could not be written because there is no room for it.
func full(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
