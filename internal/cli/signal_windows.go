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

// full reports whether something could not be written because there is no room for it.
func full(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}
