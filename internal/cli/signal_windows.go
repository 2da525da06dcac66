package cli

import (
	"errors"

	"golang.org/x/sys/windows"
)

// receive has nothing to do: Windows has no such signals.
func receive() {}

// gone reports whether an output could not be written to because nobody reads it
// any more.
func gone(err error) bool {
	return errors.Is(err, windows.ERROR_BROKEN_PIPE) || errors.Is(err, windows.ERROR_NO_DATA)
}
